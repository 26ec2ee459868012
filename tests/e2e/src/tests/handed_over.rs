//! The app in a frame of the agency's own page hands the package to it, and to no other page; no other page can hold it.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::host_page::HostPage;
use crate::patience::{self, Look, until};
use crate::problem::{Problem, expect, expect_equal};
use crate::receiver::sha256;
use crate::scratch::read;
use crate::screens::address;
use crate::submission::Submission;
use crate::world::World;

pub async fn run(world: &World) -> Result<(), Problem> {
    let (host, stranger) = (HostPage::start()?, HostPage::start()?);
    let origins = [host.origin()];
    let page: Vec<&str> = origins.iter().map(String::as_str).collect();
    let (_server, site) = world.site_for_sending(&Submission { page: &page, ..Submission::default() })?;
    let browser = world.browser_at(&site).await?;
    // On its own, the page cannot send: nothing is around it.
    browser.load(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-complete.json")).await?;
    browser.wait_until_saved().await?;
    browser.jump(&address("package")).await?;
    browser.make_package().await?;
    let package = read(&browser.download_package().await?)?;
    expect(!browser.has("send-package").await?, || "it offers to hand over to nobody".to_owned())?;

    let app = format!("{site}{}", address("package"));
    for page in [&host, &stranger] {
        page.hold(app.clone());
    }
    browser.load_elsewhere(&host.origin()).await?;
    answers(&browser, &json!([{ "status": 503, "retry_after": 1 }])).await?;
    browser.enter_frame("#app").await?;
    browser.wait_to_see("#make-package").await?;
    browser.make_package().await?;
    forged(&browser, &host).await?;
    browser.send_package().await?;
    let said = browser.wait_for_standing("received").await?;
    expect(said.contains("HOST-1"), || format!("the reference is not said: {said}"))?;
    browser.leave_frame().await?;
    let heard = browser.ask("return window.heard").await?;
    let digest = sha256(&package);
    let field =
        |at: usize, name: &str| heard.get(at).and_then(|it| it.get(name)).cloned().unwrap_or_default();
    expect_equal("what the page got", &heard.as_array().map(Vec::len), &Some(2))?;
    for at in 0..2 {
        expect_equal("the bytes that it got", &field(at, "digest"), &Value::from(digest.as_str()))?;
        expect_equal("the digest that it was told", &field(at, "said"), &Value::from(digest.as_str()))?;
    }
    expect_equal("the key of both times", &field(0, "key"), &field(1, "key"))?;

    browser.load_elsewhere(&stranger.origin()).await?;
    browser.enter_frame("#app").await?;
    until("a strange page holds nothing", patience::USUAL, async || {
        let there = browser.ask("return !!document.querySelector('#boot, .rq-header')").await?;
        Ok(if there == false { Look::There(()) } else { Look::NotYet("the app".to_owned()) })
    })
    .await?;
    browser.leave_frame().await?;
    // The browser itself says why the frame stays empty.
    browser.expect_console_quiet_but(|entry| entry.text.contains("frame-ancestors")).await?;
    browser.end().await
}

/// What the page around the app answers, one after the other.
async fn answers(browser: &Browser, answers: &Value) -> Result<(), Problem> {
    browser.ask_with("window.answers = arguments[0]", vec![answers.clone()]).await.map(|_| ())
}

/// Messages that are no answer of the page around the app, although they say so: of the app's own window, and from before anything
/// was sent.
async fn forged(browser: &Browser, host: &HostPage) -> Result<(), Problem> {
    let script = "const body = { 'file-sha256': '', reference: 'FORGED' };
        for (let n = 0; n < 1000; n += 1) {
          const message = { source: 'requisite-host', v: 1, type: 'package-answer', key: String(n), status: 200, body };
          window.postMessage(message, '*');
          window.dispatchEvent(new MessageEvent('message', { data: message, origin: arguments[0] }));
        }";
    browser.ask_with(script, vec![json!(host.origin())]).await.map(|_| ())
}
