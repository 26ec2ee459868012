//! Ways into the catalog: a link that brings elements, a pasted list of variables, the page of an element.

use crate::browser::Browser;
use crate::problem::{Problem, expect, expect_equal};
use crate::screens::address;
use crate::world::World;

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    an_example_begins_a_list(&browser).await?;
    a_link_brings_elements_once(&browser).await?;
    a_list_is_matched_and_taken(&browser).await?;
    a_spreadsheet_is_read(world, &browser).await?;
    an_element_has_a_page(&browser).await?;
    browser.expect_quiet_console().await
}

async fn an_example_begins_a_list(browser: &Browser) -> Result<(), Problem> {
    browser.load(&address("data")).await?;
    browser.click_id("example-graduation").await?;
    browser.wait_to_see("#chosen-dropout-flag").await?;
    browser.wait_not_to_see("#example-graduation").await?;
    browser.click("#undo").await?;
    browser.wait_to_see("#example-graduation").await
}

async fn a_link_brings_elements_once(browser: &Browser) -> Result<(), Problem> {
    browser.load("#/start?agency=ospi&elements=gender,gpa,shoe-size").await?;
    browser.wait_to_see("#chosen-gpa").await?;
    browser.wait_to_see("#chosen-gender").await?;
    says(browser, "main", "The link names what this catalog does not have: shoe-size.").await?;
    expect_equal("the address once it is done", &browser.hash().await?, &address("data"))?;
    browser.wait_until_saved().await?;
    browser.click_id("chosen-gpa-remove").await?;
    browser.wait_not_to_see("#chosen-gpa").await?;
    browser.wait_until_saved().await?;
    browser.reload().await?;
    browser.wait_to_see("#chosen-gender").await?;
    expect(!browser.has("chosen-gpa").await?, || "a reload chose it again".to_owned())
}

async fn a_list_is_matched_and_taken(browser: &Browser) -> Result<(), Problem> {
    browser.click("#from-list summary").await?;
    browser.click_id("find-list").await?;
    says(browser, "#list-message", "There is no name in the list yet.").await?;
    browser.paste_into("variable-list", "stu_gender\nfree_lunch 2018-19\nexit_reason\nshoe size\n").await?;
    browser.click_id("find-list").await?;
    says(browser, "#matched-title", "4 lines: 2 found, 1 for you to decide, 1 not in the catalog.").await?;
    // Gender is chosen already, so one is new; what is decided counts.
    says(browser, "#take-list", "Add 1 element").await?;
    browser.choose("line-2", "withdrawal-code").await?;
    says(browser, "#take-list", "Add 2 elements").await?;
    browser.click_id("take-list").await?;
    browser.wait_to_see("#chosen-free-reduced").await?;
    browser.wait_to_see("#chosen-withdrawal-code").await?;
    says(browser, "#take-list", "All of these are in your request").await?;
    browser.click_id("another-list").await?;
    expect(browser.value("variable-list").await?.contains("shoe size"), || "the list is gone".to_owned())
}

async fn a_spreadsheet_is_read(world: &World, browser: &Browser) -> Result<(), Problem> {
    browser.give_file("list-file", &world.source("tests/catalog/codebook.xlsx")).await?;
    says(browser, "#matched-title", "3 lines: 2 found, 1 not in the catalog.").await?;
    browser.click_id("another-list").await?;
    // What only begins like a workbook says so, and leaves the list that is there.
    let broken = world.scratch.file("broken.xlsx", b"PK\x03\x04 and nothing else")?;
    browser.give_file("list-file", &broken).await?;
    says(browser, "#list-message", "Save it as XLSX or CSV").await?;
    expect(browser.value("variable-list").await?.contains("gpa_1819"), || "the list is gone".to_owned())
}

async fn an_element_has_a_page(browser: &Browser) -> Result<(), Problem> {
    browser.jump(&address("element/gpa")).await?;
    says(browser, "h1", "GPA").await?;
    browser.tick("in-ask-1", true).await?;
    browser.follow(&address("data")).await?;
    browser.wait_to_see("#chosen-gpa").await?;
    browser.jump(&address("element/no-such-element")).await?;
    says(browser, "h1", "not found").await
}

/// Waits until a text is on the screen.
async fn says(browser: &Browser, selector: &str, text: &str) -> Result<(), Problem> {
    browser
        .wait_for_text(selector, &format!("says \u{201c}{text}\u{201d}"), |shown| shown.contains(text))
        .await
        .map(|_| ())
}
