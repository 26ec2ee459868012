//! How long a package of 500 elements takes, with all documents, and whether the page stands still meanwhile.

use std::fmt::Write as _;
use std::path::PathBuf;

use requisite_request::{Chosen, ElementId, PackStamp, RequestFile, draft_page};

use super::large_catalog::add_rows;
use crate::problem::Problem;
use crate::screens::address;
use crate::tests::journey::request_of;
use crate::world::World;

const ELEMENTS: u32 = 500;

/// Notes every task of the page that takes longer than 50 ms.
const WATCH: &str = "window.longTasks = [];
    new PerformanceObserver((list) => {
        for (const it of list.getEntries()) window.longTasks.push(it.duration);
    }).observe({ type: 'longtask' });
    window.watchedFrom = performance.now();";

/// Waits for the receipt, by whatever changes on the page.
const RECEIPT: &str = "const [done] = arguments;
    const look = () => document.querySelector('#receipt') && (observer.disconnect(), done([performance.now() - start, window.longTasks]));
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    const start = performance.now();
    document.getElementById('make-package').click();";

pub async fn run(world: &World) -> Result<(), Problem> {
    let (_server, site) = world.changed_site(|site| add_rows(world, site, [("elements.csv", elements())]))?;
    let browser = world.browser_at(&site).await?;
    browser.load(&address("tasks")).await?;
    browser.open_draft(&draft(world)?).await?;
    browser.jump(&address("package")).await?;
    browser.wait_to_see("#make-package").await?;
    browser.ask(WATCH).await?;
    let made = browser.ask_later(RECEIPT, Vec::new()).await?;
    let time = made.get(0).and_then(serde_json::Value::as_f64).unwrap_or_default();
    let tasks = made.get(1).and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
    let longest = tasks.iter().filter_map(serde_json::Value::as_f64).fold(0.0, f64::max);
    let size = browser.download_package().await?.metadata().map_or(0, |file| file.len());
    println!(
        "figure: package of {ELEMENTS} elements more, {:.1} MB: {time:.0} ms from the click to the receipt, {} tasks over 50 ms (longest {longest:.0} ms)",
        size as f64 / 1_000_000.0,
        tasks.len(),
    );
    browser.end().await
}

/// Elements that nothing is public of.
fn elements() -> String {
    let mut rows = String::new();
    for number in 0..ELEMENTS {
        let _ = writeln!(
            rows,
            "g-element-{number},,Generated {number},Generated element {number},demographics,Generated,student,2000-01,,assumption,ordinary,no,assumption,yes,,,assumption,SEED-OSPI,,,,"
        );
    }
    rows
}

/// The complete request with all of them, each with its reason.
fn draft(world: &World) -> Result<PathBuf, Problem> {
    let not_so = |error: &dyn std::fmt::Display| Problem::NotSo(error.to_string());
    let mut request = request_of(&world.source("tests/requests/ospi-complete.json"))?;
    let gender = ElementId::new("gender").map_err(|error| not_so(&error))?;
    let reason = request.reasons.get(&gender).cloned().unwrap_or_default();
    for number in 0..ELEMENTS {
        let id = ElementId::new(&format!("g-element-{number}")).map_err(|error| not_so(&error))?;
        let mut own = reason.clone();
        own.why_needed = format!("Element {number} tells apart what the first question asks about.");
        request.reasons.insert(id.clone(), own);
        if let Some(ask) = request.asks.first_mut() {
            ask.elements.push(Chosen { id, years: None });
        }
    }
    let stamp = PackStamp { id: "ospi".to_owned(), version: "1".to_owned(), hash: String::new() };
    let page = draft_page(&RequestFile::new(stamp, request), "A large request", &[]);
    world.scratch.file("large-package.html", page.as_bytes())
}
