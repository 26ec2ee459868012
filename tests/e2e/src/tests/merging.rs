//! A draft goes to a co-author and comes back changed, while it was changed here too: both become one, in one step that can be undone.

use serde_json::Value;
use std::path::PathBuf;

use super::axe::violations;
use crate::browser::{Browser, Width, key};
use crate::problem::{Problem, expect, expect_equal, expect_none};
use crate::screens::address;
use crate::world::World;

const NAME: &str = "q-contact_name";
const ORGANIZATION: &str = "q-contact_organization";
const EMAIL: &str = "q-contact_email";

pub async fn run(world: &World) -> Result<(), Problem> {
    let (anna, ben) = (world.browser().await?, world.browser().await?);
    anna.load(&address("who")).await?;
    write(&anna, &[(NAME, "Nobody yet"), (ORGANIZATION, "University")]).await?;
    let first = save(&anna).await?;

    ben.load(&address("tasks")).await?;
    ben.open_draft(&first).await?;
    ben.jump(&address("who")).await?;
    ben.wait_for_value(NAME, "Nobody yet").await?;
    write(&ben, &[(NAME, "Ben Okafor"), (EMAIL, "ben@example.org")]).await?;
    // What both began with is known after a new start too.
    ben.reload().await?;
    let back = save(&ben).await?;

    anna.jump(&address("who")).await?;
    write(&anna, &[(NAME, "Anna Lindqvist"), (ORGANIZATION, "University of Washington")]).await?;
    anna.reload().await?;
    let before = anna.draft().await?;
    anna.jump(&address("tasks")).await?;
    anna.give_file("open-draft-file", &back).await?;
    anna.arrived(&address("merge")).await?;
    anna.wait_to_see("#merge-conflicts").await?;
    expect_equal("changes that come in", &anna.count("#merge-taken > li").await?, &1)?;
    expect_equal("places to decide", &anna.count("#merge-conflicts > li").await?, &1)?;
    let conflict = anna.text("#conflict-1").await?;
    for text in ["Anna Lindqvist", "Ben Okafor"] {
        expect(conflict.contains(text), || {
            format!("\u{201c}{text}\u{201d} is not in \u{201c}{conflict}\u{201d}")
        })?;
    }
    looks_well(world, &anna).await?;
    expect_equal("the draft while nothing is decided", &anna.draft().await?, &before)?;
    decide_by_keyboard(&anna).await?;

    let together = anna.draft().await?;
    holds(
        &anna,
        [(NAME, "Ben Okafor"), (ORGANIZATION, "University of Washington"), (EMAIL, "ben@example.org")],
    )
    .await?;
    anna.jump(&address("merge")).await?;
    anna.click_id("undo").await?;
    anna.wait_to_see("#merge-conflicts").await?;
    expect_equal("the draft after an undo", &anna.draft().await?, &before)?;
    anna.click_id("redo").await?;
    expect_equal("the draft after a redo", &anna.draft().await?, &together)?;

    // What came in once is not asked about again; and what goes out now can be taken as it is.
    let next = save(&anna).await?;
    anna.jump(&address("merge")).await?;
    anna.give_file("merge-file", &back).await?;
    let known = |text: &str| text.contains("Nothing in the file is new");
    anna.wait_for_text("#merge-standing", "says that nothing is new", known).await?;
    ben.jump(&address("tasks")).await?;
    ben.open_draft(&next).await?;
    expect_equal("the draft of the co-author", &ben.draft().await?, &together)?;
    for browser in [anna, ben] {
        browser.expect_quiet_console().await?;
        browser.end().await?;
    }
    Ok(())
}

/// Nothing is brought together before all is decided; then it is, and the focus is where an undo is.
async fn decide_by_keyboard(browser: &Browser) -> Result<(), Problem> {
    browser.jump(&address("merge")).await?;
    browser.wait_to_see("#merge-conflicts").await?;
    reach(browser, "merge-apply").await?;
    browser.press(key::ENTER).await?;
    let open = |text: &str| text.contains("1 place is still open");
    browser.wait_for_text("#merge-open", "says what is open", open).await?;
    has_focus(browser, "conflict-1-mine").await?;
    browser.press(key::DOWN).await?;
    has_focus(browser, "conflict-1-theirs").await?;
    let chosen = browser.ask("return document.activeElement.checked").await?;
    expect(chosen == Value::Bool(true), || "the arrow key chooses nothing".to_owned())?;
    reach(browser, "merge-apply").await?;
    browser.press(key::ENTER).await?;
    browser.wait_to_see("#merge-done #merge-undo").await?;
    has_focus(browser, "merge-undo").await?;
    browser.press(key::ENTER).await?;
    browser.wait_to_see("#merge-conflicts").await?;
    has_focus(browser, "merge-apply").await?;
    browser.press(key::ENTER).await?;
    browser.wait_to_see("#merge-done #merge-undo").await?;
    browser.wait_until_saved().await
}

/// Puts the focus on a button without pressing it.
async fn reach(browser: &Browser, id: &str) -> Result<(), Problem> {
    browser.ask(&format!("document.getElementById('{id}').focus()")).await?;
    has_focus(browser, id).await
}

async fn has_focus(browser: &Browser, id: &str) -> Result<(), Problem> {
    let test = format!("document.activeElement.id === '{id}'");
    browser
        .until_true(&format!("{id} has the focus"), &test, "document.activeElement.outerHTML.slice(0, 99)")
        .await
}

async fn looks_well(world: &World, browser: &Browser) -> Result<(), Problem> {
    let mut complaints = Vec::new();
    for width in [Width::SMALL, Width::WIDE] {
        browser.set_width(width).await?;
        let found = violations(world, browser).await?;
        complaints.extend(found.into_iter().map(|(place, complaint)| format!("{place}{complaint}")));
        let fits = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        if browser.ask(fits).await? != Value::Bool(true) {
            complaints.push(format!("wider than {} px", width.0));
        }
    }
    expect_none("on the page", &complaints)
}

async fn write(browser: &Browser, texts: &[(&str, &str)]) -> Result<(), Problem> {
    for (id, text) in texts {
        browser.fill(id, text).await?;
    }
    browser.leave_field().await?;
    browser.wait_until_saved().await
}

async fn save(browser: &Browser) -> Result<PathBuf, Problem> {
    browser.jump(&address("tasks")).await?;
    let file = browser.download(async || browser.click_id("save-draft-file").await).await?;
    browser.wait_until_saved().await?;
    Ok(file)
}

async fn holds(browser: &Browser, texts: [(&str, &str); 3]) -> Result<(), Problem> {
    browser.jump(&address("who")).await?;
    for (id, text) in texts {
        browser.wait_for_value(id, text).await?;
    }
    Ok(())
}
