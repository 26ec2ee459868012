//! A part of the program that does not come: it is said, nothing is lost, and trying again brings it.

use serde_json::json;

use crate::browser::Browser;
use crate::problem::Problem;
use crate::screens::address;
use crate::world::World;

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.tool("Network.enable", json!({})).await?;
    block(&browser, &["*/agency-*.wasm"]).await?;
    browser.load("#/").await?;
    browser.click(&format!("a[href=\"{}\"]", address(""))).await?;
    browser.wait_to_see("#try-again").await?;
    block(&browser, &[]).await?;
    browser.click_id("try-again").await?;
    browser.wait_to_see("#start-now").await?;

    block(&browser, &["*/pages-*.wasm"]).await?;
    browser.load(&address("who")).await?;
    browser.wait_to_see("#try-again").await?;
    // The pages that are here can be used meanwhile.
    browser.jump(&address("tasks")).await?;
    block(&browser, &[]).await?;
    browser.jump(&address("who")).await?;
    browser.type_into("q-contact_name", "Ada Lovelace").await?;
    browser.wait_until_saved().await?;
    // What was kept from it is in its console, as it should be.
    browser.end().await
}

async fn block(browser: &Browser, addresses: &[&str]) -> Result<(), Problem> {
    browser.tool("Network.setBlockedURLs", json!({ "urls": addresses })).await.map(|_| ())
}
