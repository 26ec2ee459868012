//! Several drafts for one agency: each keeps what was entered in it, also after the browser was closed, and a deleted one comes back.

use crate::browser::Browser;
use crate::problem::{Problem, expect, expect_equal};
use crate::screens::address;
use crate::world::World;

const FIELD: &str = "q-contact_name";
const FIRST: &str = "[data-draft='ospi']";
const SECOND: &str = "[data-draft='ospi-2']";
const COPY: &str = "[data-draft='ospi-3']";

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.load(&address("who")).await?;
    write(&browser, "Ada in the first").await?;

    // Unsaved strokes are not lost by the change.
    browser.jump(&address("drafts")).await?;
    browser.click_id("new-draft").await?;
    browser.wait_to_see("#next-task").await?;
    browser.jump(&address("who")).await?;
    browser.wait_for_value(FIELD, "").await?;
    write(&browser, "Ada in the second").await?;
    browser.jump(&address("drafts")).await?;
    browser.wait_to_see(SECOND).await?;
    open(&browser, FIRST).await?;
    holds(&browser, "Ada in the first").await?;

    browser.jump(&address("drafts")).await?;
    browser.click(&format!("{SECOND} .draft-rename")).await?;
    browser.type_into("draft-name-ospi-2", "Attendance study").await?;
    browser.press("\u{e007}").await?;
    let named = |text: &str| text.contains("Attendance study");
    browser.wait_for_text(SECOND, "has its name", named).await?;
    browser.click(&format!("{SECOND} .draft-copy")).await?;
    browser.wait_for_text(COPY, "is a copy", |text| text.contains("Copy of Attendance study")).await?;
    expect(!browser.sees(&format!("{FIRST} .draft-delete")).await?, || {
        "the draft of this tab can be deleted".to_owned()
    })?;
    browser.click(&format!("{SECOND} .draft-delete")).await?;
    browser.wait_not_to_see(SECOND).await?;
    browser.click_id("undelete").await?;
    browser.wait_for_text(SECOND, "is back with its name", named).await?;
    browser.click(&format!("{SECOND} .draft-delete")).await?;
    browser.wait_not_to_see(SECOND).await?;
    open(&browser, COPY).await?;
    holds(&browser, "Ada in the second").await?;
    write(&browser, "Ada in the copy").await?;
    browser.jump(&address("drafts")).await?;
    browser.wait_for_text(COPY, "keeps its name", |text| text.contains("Copy of Attendance study")).await?;

    // The next visit goes on with the draft that was used last.
    browser.expect_quiet_console().await?;
    let wishes = browser.wishes().clone();
    browser.end().await?;
    let browser = world.browser_with(wishes).await?;
    browser.load(&address("who")).await?;
    browser.wait_for_value(FIELD, "Ada in the copy").await?;
    browser.load(&address("drafts")).await?;
    browser.wait_to_see(FIRST).await?;
    expect_equal("drafts in the list", &browser.count("#drafts > li").await?, &2)?;
    browser.load("#/").await?;
    let has = |text: &str| text.contains("You have a draft here");
    browser.wait_for_text(".agencies", "says that a draft is here", has).await?;
    browser.end().await
}

async fn write(browser: &Browser, name: &str) -> Result<(), Problem> {
    browser.type_into(FIELD, name).await?;
    browser.wait_until_saved().await
}

async fn open(browser: &Browser, draft: &str) -> Result<(), Problem> {
    browser.wait_to_see(&format!("{draft} .draft-open")).await?;
    browser.click(&format!("{draft} .draft-open")).await?;
    browser.wait_to_see("#next-task").await
}

async fn holds(browser: &Browser, name: &str) -> Result<(), Problem> {
    browser.jump(&address("who")).await?;
    browser.wait_for_value(FIELD, name).await
}
