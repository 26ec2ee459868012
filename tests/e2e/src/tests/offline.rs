//! Once the page was loaded, everything goes on without its server: also after the browser was closed. A newer version is offered,
//! and comes when the person says so; one that is not whole never comes.

use std::path::Path;

use crate::browser::Browser;
use crate::own_site::OwnSite;
use crate::patience::{self, Look, until};
use crate::problem::{Problem, expect, expect_equal};
use crate::scratch::{read, write_served};
use crate::screens::address;
use crate::tests::main_job::main_job;
use crate::world::World;

const FIELD: &str = "q-contact_name";
const VERSION: &str = "2026.11.1";
const NEWER: &str = "2026.99.1";
const NOTICE: &str = "#build-notice";

pub async fn run(world: &World) -> Result<(), Problem> {
    let site = world.own_site()?;
    let browser = world.browser_at(&site.address).await?;
    browser.load(&address("tasks")).await?;
    kept(&browser).await?;
    site.stop();

    main_job(world, &browser).await?;

    // The browser is closed, and starts on a day without a network.
    browser.load(&address("who")).await?;
    browser.type_into(FIELD, "Ada without a network").await?;
    browser.wait_until_saved().await?;
    let wishes = browser.wishes().clone();
    browser.end().await?;
    let browser = world.browser_again(&site.address, wishes).await?;
    browser.load(&address("who")).await?;
    browser.wait_for_value(FIELD, "Ada without a network").await?;

    for fault in [missing, cut_short, of_another_build] {
        broken_version(&site, &browser, fault).await?;
    }
    newer_version(&site, &browser).await?;
    browser.end().await
}

/// Waits until this device keeps the page.
async fn kept(browser: &Browser) -> Result<(), Problem> {
    until("the page is kept", patience::LONG, async || {
        let state = browser.ask("return document.documentElement.dataset.build ?? 'no'").await?;
        Ok(if state == "kept" { Look::There(()) } else { Look::NotYet(state.to_string()) })
    })
    .await
}

/// The version of the rules that the page shows.
async fn shown_version(browser: &Browser) -> Result<&'static str, Problem> {
    until("a version is shown", patience::USUAL, async || {
        let footer = browser.text(".rq-footer").await?;
        let shown = |version: &&str| footer.contains(&format!("(version {version})"));
        Ok([VERSION, NEWER].into_iter().find(shown).map_or_else(|| Look::NotYet(footer.clone()), Look::There))
    })
    .await
}

/// Puts a version of the rules into the site.
fn put_version(site: &OwnSite, from: &str, to: &str) -> Result<(), Problem> {
    let file = site.folder.join("packs/ospi/pack.json");
    let text = String::from_utf8_lossy(&read(&file)?).replace(from, to);
    write_served(&file, text.as_bytes())
}

/// A file of the newer version is not there.
fn missing(site: &OwnSite) -> Result<(), Problem> {
    let file = site.folder.join("requisite-reader_loader.js");
    std::fs::remove_file(&file).map_err(Problem::file(file.display().to_string()))
}

/// A file of the newer version came only in part.
fn cut_short(site: &OwnSite) -> Result<(), Problem> {
    let file = site.folder.join("packs/ospi/elements.csv");
    let bytes = read(&file)?;
    write_served(&file, bytes.get(..bytes.len() / 2).unwrap_or_default())
}

/// A file is still, or already, that of another version.
fn of_another_build(site: &OwnSite) -> Result<(), Problem> {
    put_version(site, NEWER, "2026.98.1")
}

/// A newer version that is not whole: the one before stays, and nothing is said.
async fn broken_version(
    site: &OwnSite,
    browser: &Browser,
    fault: fn(&OwnSite) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let whole = Path::new("packs/ospi");
    let before = [
        read(&site.folder.join(whole).join("pack.json"))?,
        read(&site.folder.join(whole).join("elements.csv"))?,
    ];
    let loader = read(&site.folder.join("requisite-reader_loader.js"))?;
    put_version(site, VERSION, NEWER)?;
    site.refresh()?;
    fault(site)?;
    site.start_again()?;
    browser.load(&address("who")).await?;
    until("the newer version was tried, and given up", patience::LONG, async || {
        let script = "const [done] = arguments;
            navigator.serviceWorker.getRegistration().then(async (it) => {
              const found = new Promise((then) => it.addEventListener('updatefound', () => then(it.installing), { once: true }));
              await it.update().catch(() => {});
              const worker = it.installing ?? (await Promise.race([found, new Promise((then) => setTimeout(then, 3000))]));
              if (!worker) return done('no try');
              const ended = () => worker.state === 'redundant' || worker.state === 'installed';
              while (!ended()) await new Promise((then) => worker.addEventListener('statechange', then, { once: true }));
              done(worker.state);
            });";
        let state = browser.ask_later(script, Vec::new()).await?;
        Ok(if state == "redundant" { Look::There(()) } else { Look::NotYet(state.to_string()) })
    })
    .await?;
    expect(!browser.sees(NOTICE).await?, || "a version that is not whole is offered".to_owned())?;
    browser.load(&address("who")).await?;
    expect_equal("the version", &shown_version(browser).await?, &VERSION)?;
    write_served(&site.folder.join(whole).join("pack.json"), &before[0])?;
    write_served(&site.folder.join(whole).join("elements.csv"), &before[1])?;
    write_served(&site.folder.join("requisite-reader_loader.js"), &loader)?;
    site.refresh()?;
    site.start_again()
}

/// A newer version is offered; the one before stays until the person takes it, and what was entered stays with either.
async fn newer_version(site: &OwnSite, browser: &Browser) -> Result<(), Problem> {
    put_version(site, VERSION, NEWER)?;
    site.refresh()?;
    site.start_again()?;
    browser.load(&address("who")).await?;
    browser.wait_as_long_to_see(NOTICE, patience::LONG).await?;
    expect_equal("the version", &shown_version(browser).await?, &VERSION)?;
    browser.type_into(FIELD, "Ada at the last moment").await?;
    browser.click_id("load-newer").await?;
    until("the newer version is there", patience::LONG, async || {
        let version = shown_version(browser).await?;
        Ok(if version == NEWER { Look::There(()) } else { Look::NotYet(version.to_owned()) })
    })
    .await?;
    browser.wait_for_value(FIELD, "Ada at the last moment").await?;
    expect(!browser.sees(NOTICE).await?, || "it is offered again".to_owned())
}
