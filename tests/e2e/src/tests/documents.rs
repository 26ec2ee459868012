//! The agency's documents by their headings, and what the agency wants to be done before its form.

use crate::browser::Browser;
use crate::problem::{Problem, expect, expect_equal};
use crate::screens::address;
use crate::world::World;

const FORM: &str = "document/data_sharing_request_form";

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.load(&address("tasks")).await?;
    the_form_opens_after_what_comes_before(&browser).await?;
    browser.jump(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-complete.json")).await?;
    one_answer_under_two_headings(&browser).await?;
    edited_sentences_are_told_once_they_are_old(&browser).await?;
    browser.expect_quiet_console().await
}

async fn the_form_opens_after_what_comes_before(browser: &Browser) -> Result<(), Problem> {
    browser.jump(&address("data")).await?;
    browser.tick("ask-1-form-de_identified", true).await?;
    for page in ["people", FORM] {
        browser.jump(&address(page)).await?;
        browser.wait_to_see("#before-form #q-agreement_template_reviewed").await?;
        expect(!browser.sees("#q-data_manager_name").await?, || format!("{page} is open"))?;
    }
    // Who wants to look first can, and a link to a question leads to it.
    browser.click_id("open-form").await?;
    browser.wait_to_see("#q-data_manager_name").await?;
    browser.jump(&address("protection")).await?;
    browser.wait_not_to_see("#q-software").await?;
    browser.ask(&format!("location.hash = '{}?at=question%3Asoftware'", address("protection"))).await?;
    browser.wait_to_see("#q-software").await?;

    browser.jump(&address("people")).await?;
    browser.tick("q-agreement_template_reviewed", true).await?;
    browser.wait_to_see("#q-agreement_review_date").await?;
    expect(!browser.sees("#q-data_manager_name").await?, || "it is open without the day".to_owned())?;
    browser.type_into("q-agreement_review_date", "2026-11-02").await?;
    browser.wait_to_see("#q-data_manager_name").await?;
    browser.jump(&address("protection")).await?;
    browser.wait_to_see("#q-software").await?;
    browser.wait_not_to_see("#before-form").await
}

async fn one_answer_under_two_headings(browser: &Browser) -> Result<(), Problem> {
    browser.go("tasks").await?;
    browser.follow(&address(FORM)).await?;
    browser.type_into("q-purpose", "Written under the heading of the form.").await?;
    browser.click_id("document-reads").await?;
    browser.wait_not_to_see("#q-purpose").await?;
    let text = browser.text("main").await?;
    expect(text.contains("Written under the heading of the form."), || format!("it reads: {text}"))?;
    browser.click_id("document-reads").await?;
    browser.wait_to_see("#q-purpose").await?;
    browser.jump(&address("study")).await?;
    let there = browser.value("q-purpose").await?;
    expect_equal("on its own page", &there.as_str(), &"Written under the heading of the form.")
}

async fn edited_sentences_are_told_once_they_are_old(browser: &Browser) -> Result<(), Problem> {
    browser.click("[data-at=\"question:scope\"] .rq-assembled summary").await?;
    browser.click_id("q-scope-begin").await?;
    browser.wait_to_see("#q-scope-edit").await?;
    browser.click_id("q-scope-edit").await?;
    browser.wait_to_see("#q-scope-again").await?;
    browser.jump(&address("check")).await?;
    browser.wait_not_to_see("#outdated").await?;
    browser.jump(&address("data")).await?;
    browser.choose("ask-1-unit", "district").await?;
    browser.jump(&address("check")).await?;
    browser.wait_to_see("#outdated a").await?;
    browser.click("#outdated a").await?;
    browser.wait_to_see("#q-scope-keep").await?;
    browser.click_id("q-scope-keep").await?;
    browser.jump(&address("check")).await?;
    browser.wait_not_to_see("#outdated").await
}
