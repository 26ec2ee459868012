//! What is said to be saved is there again: after a reload, after the tab crashed, after the whole browser was killed.

use serde_json::json;

use crate::browser::Browser;
use crate::patience::{self, Look, until};
use crate::problem::Problem;
use crate::screens::address;
use crate::world::World;

const FIELD: &str = "q-contact_name";

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.load(&address("who")).await?;
    write_and_save(&browser, "Ada after a reload").await?;
    browser.reload().await?;
    browser.wait_for_value(FIELD, "Ada after a reload").await?;

    write_and_save(&browser, "Ada after a crash").await?;
    browser.expect_quiet_console().await?;
    let first = browser.second_tab().await?;
    browser.load(&address("who")).await?;
    let second = browser.second_tab().await?;
    browser.load(&address("who")).await?;
    write_and_save(&browser, "Ada in a third tab").await?;
    browser.close_tab().await?;
    browser.to_tab(second).await?;
    browser.reload().await?;
    browser.wait_for_value(FIELD, "Ada in a third tab").await?;

    write_and_save(&browser, "Ada after a crashed page").await?;
    crash(&browser).await;
    browser.to_tab(first).await?;
    browser.load(&address("who")).await?;
    browser.wait_for_value(FIELD, "Ada after a crashed page").await?;

    write_and_save(&browser, "Ada after a killed browser").await?;
    browser.kill()?;
    let again = world.browser_with(browser.wishes().clone()).await?;
    again.load(&address("who")).await?;
    again.wait_for_value(FIELD, "Ada after a killed browser").await?;
    again.expect_quiet_console().await
}

/// Writes a name, and waits until the program says that exactly this is saved.
async fn write_and_save(browser: &Browser, name: &str) -> Result<(), Problem> {
    browser.type_into(FIELD, name).await?;
    browser.wait_until_saved().await
}

/// Kills the process that draws the page. The command never answers well: its page is gone.
async fn crash(browser: &Browser) {
    let _ = browser.tool("Page.crash", json!({})).await;
    let gone = until("the page is gone", patience::USUAL, async || {
        Ok(if browser.ask("return 1").await.is_err() { Look::There(()) } else { Look::NotYet(String::new()) })
    });
    let _ = gone.await;
}
