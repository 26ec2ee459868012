//! A browser that keeps nothing, and one that has no room: both are said at once, and a request can still be made.

use serde_json::json;

use super::journey::{request_of, same_request};
use crate::browser::Browser;
use crate::problem::{Problem, expect};
use crate::screens::address;
use crate::world::World;

/// As in a private window of some browsers, or in a frame of another site: opening fails at once.
const THROWS: &str = "IDBFactory.prototype.open = function () {
    throw new DOMException('The operation is insecure.', 'SecurityError');
};";

/// As in others: it fails later.
const FAILS: &str = "IDBFactory.prototype.open = function () {
    const request = new EventTarget();
    request.error = new DOMException('Internal error opening backing store.', 'UnknownError');
    request.readyState = 'pending';
    setTimeout(() => {
        request.readyState = 'done';
        const event = new Event('error');
        request.onerror?.(event);
        request.dispatchEvent(event);
    }, 10);
    return request;
};";

/// As where there is none at all.
const ABSENT: &str = "Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined });";

/// As where it hangs: no answer ever comes.
const SILENT: &str = "IDBFactory.prototype.open = function () { return new EventTarget(); };";

pub async fn run(world: &World) -> Result<(), Problem> {
    for (kind, script) in
        [("throws", THROWS), ("fails", FAILS), ("is absent", ABSENT), ("never answers", SILENT)]
    {
        without_storage(world, script)
            .await
            .map_err(|problem| Problem::NotSo(format!("storage {kind}: {problem}")))?;
    }
    full(world).await.map_err(|problem| Problem::NotSo(format!("storage is full: {problem}")))
}

async fn without_storage(world: &World, script: &str) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.before_every_page(script).await?;
    browser.load(&address("who")).await?;
    browser.type_into("q-contact_name", "Ada").await?;
    it_is_said(&browser).await?;
    // The whole of a request goes on as usual, and nothing is lost from page to page.
    let file = world.source("tests/requests/ospi-complete.json");
    browser.open_draft(&file).await?;
    for page in ["study", "data", "check"] {
        browser.go(page).await?;
        it_is_said(&browser).await?;
    }
    same_request(&browser, &request_of(&file)?).await?;
    browser.go("package").await?;
    browser.make_package().await?;
    browser.download_package().await?;
    browser.expect_quiet_console().await
}

/// The state says that nothing is saved, and the draft file is offered on the same page.
async fn it_is_said(browser: &Browser) -> Result<(), Problem> {
    browser
        .wait_for_text("#save-state", "says \u{201c}Not saved\u{201d}", |text| text.contains("Not saved"))
        .await?;
    browser.wait_to_see("#banner-save-file, #save-draft-file").await
}

/// A quota of a few bytes, given by the browser itself; then there is room again.
async fn full(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    let origin = json!(browser.origin());
    // Before the page is loaded: a browser remembers for a while how much room there was.
    let quota = json!({ "origin": origin, "quotaSize": 1 });
    browser.tool("Storage.overrideQuotaForOrigin", quota).await?;
    browser.load(&address("who")).await?;
    browser.type_into("q-contact_name", "Ada Byron").await?;
    it_is_said(&browser).await?;
    let draft = browser.draft().await?;
    let text = serde_json::to_string(&draft).map_err(Problem::json("the draft"))?;
    expect(text.contains("Ada Byron"), || format!("the draft file lacks what was not saved: {text}"))?;
    browser.tool("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await?;
    browser.type_into("q-contact_name", "Ada Lovelace").await?;
    browser.wait_until_saved().await?;
    browser.reload().await?;
    browser.wait_for_value("q-contact_name", "Ada Lovelace").await
}
