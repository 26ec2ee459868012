//! Long texts: whatever they are typed with, they are there after Back, a reload and a change of an earlier answer. And the
//! sentences with which an answer may begin: they follow the request, and are the person's own once edited.

use serde_json::json;

use crate::browser::Browser;
use crate::problem::{Problem, expect, expect_equal};
use crate::screens::address;
use crate::world::World;

/// Written from right to left, with signs that take several code units.
const MIXED: &str = "שלום עולם مرحبا \u{1f469}\u{200d}\u{1f52c} e\u{301} \u{1f1fa}\u{1f1f8}";
/// What an input method shows while a word is composed, and the word that is taken.
const COMPOSED: [&str; 4] = ["k", "\u{304b}", "\u{304b}\u{3093}", "\u{6f22}\u{5b57}"];
const PASTED: usize = 50_000;

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.load(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-complete.json")).await?;
    texts_stay(&browser).await?;
    sentences_follow(&browser).await?;
    marks_are_listed(&browser).await?;
    browser.expect_quiet_console().await
}

async fn texts_stay(browser: &Browser) -> Result<(), Problem> {
    browser.jump(&address("study")).await?;
    browser.type_into("q-purpose", "").await?;
    compose(browser, "q-purpose").await?;
    browser.paste_into("q-benefit", MIXED).await?;
    let long = "A line of a plan of analysis that goes on and on.\n".repeat(PASTED / 50);
    browser.type_into("q-expected_use", "").await?;
    browser.paste_into("q-expected_use", &long).await?;
    browser.wait_for_value("q-expected_use", &long).await?;
    let written = written(browser).await?;
    expect(written[0].contains(COMPOSED[3]) && written[1].contains(MIXED), || {
        format!("written: {written:?}")
    })?;
    browser.wait_until_saved().await?;

    browser.jump(&address("people")).await?;
    browser.back().await?;
    browser.arrived(&address("study")).await?;
    expect_equal("after Back", &self::written(browser).await?, &written)?;
    browser.reload().await?;
    browser.wait_for_value("q-expected_use", &long).await?;
    expect_equal("after a reload", &self::written(browser).await?, &written)?;

    // Totals ask less; what is hidden then comes back with the kind of data.
    browser.jump(&address("data")).await?;
    browser.tick("ask-1-form-aggregate_suppressed", true).await?;
    browser.jump(&address("study")).await?;
    browser.wait_not_to_see("#q-benefit").await?;
    browser.jump(&address("data")).await?;
    browser.tick("ask-1-form-de_identified", true).await?;
    browser.jump(&address("study")).await?;
    browser.wait_for_value("q-expected_use", &long).await?;
    expect_equal("after a change of an earlier answer", &self::written(browser).await?, &written)
}

/// The three texts as they are in their fields.
async fn written(browser: &Browser) -> Result<[String; 3], Problem> {
    let [purpose, benefit, long] = ["q-purpose", "q-benefit", "q-expected_use"];
    Ok([browser.value(purpose).await?, browser.value(benefit).await?, browser.value(long).await?])
}

/// Composes a word with an input method, stroke by stroke.
async fn compose(browser: &Browser, id: &str) -> Result<(), Problem> {
    browser.focus(id).await?;
    for text in COMPOSED {
        let at = text.chars().count();
        let step = json!({ "text": text, "selectionStart": at, "selectionEnd": at });
        browser.tool("Input.imeSetComposition", step).await?;
    }
    browser.paste(COMPOSED[3]).await?;
    browser.wait_for_value(id, COMPOSED[3]).await
}

async fn sentences_follow(browser: &Browser) -> Result<(), Problem> {
    let quote = ".rq-assembled .rq-quote";
    let own = browser.value("q-scope").await?;
    browser.click("[data-at=\"question:scope\"] .rq-assembled summary").await?;
    browser.click_id("q-scope-begin").await?;
    browser.wait_to_see("#q-scope-edit").await?;
    expect_equal("the own text stays", &browser.value("q-scope").await?, &own)?;
    let first = browser.text(&format!("[data-at=\"question:scope\"] {quote}")).await?;
    expect(first.starts_with("We request"), || format!("the sentences are \u{201c}{first}\u{201d}"))?;

    // Another level of the data is said at once.
    browser.jump(&address("data")).await?;
    browser.choose("ask-1-unit", "district").await?;
    browser.jump(&address("study")).await?;
    let second = browser.text(&format!("[data-at=\"question:scope\"] {quote}")).await?;
    expect(second != first && second.contains("district"), || format!("they say \u{201c}{second}\u{201d}"))?;

    // Edited, they follow no longer; a change is said, and what was written stays.
    browser.click_id("q-scope-edit").await?;
    browser.wait_for_value("q-scope", &format!("{second}\n\n{own}")).await?;
    browser.press("\u{e010}!").await?;
    let edited = browser.value("q-scope").await?;
    browser.jump(&address("data")).await?;
    browser.choose("ask-1-unit", "school").await?;
    browser.jump(&address("study")).await?;
    browser.wait_to_see("#q-scope-keep").await?;
    expect_equal("the edited text", &browser.value("q-scope").await?, &edited)?;
    browser.click_id("q-scope-keep").await?;
    browser.wait_not_to_see("#q-scope-keep").await?;
    browser.click_id("undo").await?;
    browser.wait_to_see("#q-scope-keep").await?;
    browser.click_id("q-scope-again").await?;
    browser.wait_to_see("#q-scope-edit").await?;
    let rest = edited.strip_prefix(&second).unwrap_or(&edited).trim_start();
    browser.wait_for_value("q-scope", rest).await
}

async fn marks_are_listed(browser: &Browser) -> Result<(), Problem> {
    browser.click_id("q-scope-come-back").await?;
    browser.go("tasks").await?;
    browser.wait_to_see("#come-back a").await?;
    browser.click("#come-back a").await?;
    browser.wait_to_see("#q-scope-come-back.rq-marked").await?;
    browser.click_id("q-scope-come-back").await?;
    browser.go("tasks").await?;
    browser.wait_not_to_see("#come-back").await
}
