//! The page on what is kept, loaded and sent tells the truth, notices a file that is not the published one, and removes everything.

use serde_json::json;

use crate::browser::Browser;
use crate::patience::{self, Look, until};
use crate::problem::{Problem, expect, expect_equal};
use crate::scratch::{read, write_served};
use crate::screens::address;
use crate::world::World;

const PAGE: &str = "#/privacy";
const FIELD: &str = "q-contact_name";

pub async fn run(world: &World) -> Result<(), Problem> {
    let site = world.own_site()?;
    let browser = world.browser_at(&site.address).await?;
    browser.load(&address("who")).await?;
    browser.type_into(FIELD, "Ada on a shared computer").await?;
    browser.wait_until_saved().await?;
    browser.load(PAGE).await?;
    let has_draft = |text: &str| text.contains("1 draft.");
    browser.wait_for_text("#device-keeps", "counts the draft", has_draft).await?;
    let own = |text: &str| text.contains("all from this page\u{2019}s own address");
    browser.wait_for_text("#privacy-loaded", "says where the files are from", own).await?;
    let policy = browser.text("#privacy-sends").await?;
    expect(policy.contains("send nothing to any other address"), || policy.clone())?;
    let compared = files(&browser).await?;
    expect(compared.contains("files are those of the list"), || compared.clone())?;
    wiped(&browser).await?;
    browser.type_into(FIELD, "Ada on a shared computer").await?;
    browser.wait_until_saved().await?;
    browser.load(PAGE).await?;
    browser.wait_to_see("#device-keeps").await?;
    kept_nowhere(&browser).await?;

    // Someone has changed a file of the site.
    let file = site.folder.join("icon.svg");
    let list = site.folder.join("packs/index.json");
    write_served(&list, &[read(&list)?, b"\n".to_vec()].concat())?;
    expect(file.exists(), || "the icon of the installed page is missing".to_owned())?;
    site.start_again()?;
    browser.expect_own_origin_only().await?;
    browser.end().await?;
    // A browser that was here before goes on with the files that it kept.
    let browser = world.browser_at(&site.address).await?;
    browser.load("#/").await?;
    browser.wait_to_see(".agencies").await?;
    browser.jump(PAGE).await?;
    let compared = files(&browser).await?;
    expect(compared.contains("Not as in the list: packs/index.json"), || compared.clone())?;
    browser.expect_own_origin_only().await?;
    // The browser itself says that it does not keep what is not as published.
    browser.expect_console_quiet_but(|entry| entry.text.contains("integrity")).await?;
    browser.end().await
}

/// What comparing the files says.
async fn files(browser: &Browser) -> Result<String, Problem> {
    browser.click_id("check-files").await?;
    until("the files are compared", patience::LONG, async || {
        let text = browser.text("#files-checked").await?;
        let is_there = text.contains("list");
        Ok(if is_there { Look::There(text) } else { Look::NotYet(text) })
    })
    .await
}

/// On a computer that others use: the draft goes on in the tab, leaves no trace, and is gone when the page is loaded again.
async fn kept_nowhere(browser: &Browser) -> Result<(), Problem> {
    browser.click_id("keep-nothing").await?;
    let none = |text: &str| text.contains("No drafts.");
    browser.wait_for_text("#device-keeps", "counts no draft", none).await?;
    browser.jump(&address("who")).await?;
    browser.wait_for_value(FIELD, "Ada on a shared computer").await?;
    browser.type_into(FIELD, "Ada without a trace").await?;
    browser.leave_field().await?;
    let is_said = |text: &str| text.contains("keeps nothing for this page");
    browser.wait_for_text("#save-state", "says that nothing is kept", is_said).await?;
    expect_equal("records and texts that are left", &left(browser).await?, &json!([0, 0]))?;
    browser.load(&address("who")).await?;
    browser.wait_for_value(FIELD, "").await?;
    browser.jump(PAGE).await?;
    browser.wait_to_see("#device-keeps").await?;
    browser.click_id("keep-nothing").await?;
    browser.jump(&address("who")).await?;
    browser.type_into(FIELD, "Ada at home again").await?;
    browser.wait_until_saved().await
}

/// How many records and texts are in the browser's storages.
async fn left(browser: &Browser) -> Result<serde_json::Value, Problem> {
    let script = "const [done] = arguments;
        indexedDB.databases().then(async (databases) => {
          const stores = [];
          for (const { name } of databases) {
            // One that is being removed must not be made anew by the look at it.
            const database = await new Promise((then) => {
              const asked = indexedDB.open(name);
              asked.onupgradeneeded = () => asked.transaction.abort();
              asked.onsuccess = () => then(asked.result);
              asked.onerror = () => then(null);
            });
            if (!database) continue;
            for (const store of database.objectStoreNames) {
              const asked = database.transaction(store).objectStore(store).count();
              stores.push(await new Promise((then) => { asked.onsuccess = () => then(asked.result); }));
            }
            database.close();
          }
          done([stores.reduce((sum, n) => sum + n, 0), localStorage.length]);
        });";
    browser.ask_later(script, Vec::new()).await
}

/// Removes everything; nothing comes back, in this tab or after it.
async fn wiped(browser: &Browser) -> Result<(), Problem> {
    browser.click_id("wipe").await?;
    browser.click_id("wipe-no").await?;
    browser.click_id("wipe").await?;
    browser.click_id("wipe-yes").await?;
    browser.wait_to_see(".agencies").await?;
    expect_equal("records and texts that are left", &left(browser).await?, &json!([0, 0]))?;
    browser.load(&address("who")).await?;
    browser.wait_for_value(FIELD, "").await
}
