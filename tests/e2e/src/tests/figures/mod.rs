//! Measurements that say how fast it is. The machine may be busy: they are printed, not judged.

mod large_catalog;
mod large_file;
mod large_package;
mod search;

use std::path::PathBuf;

use requisite_request::{Ask, AskId, Chosen, ElementId, PackStamp, RequestFile, draft_page};
use serde_json::Value;

use crate::browser::{Browser, Traffic};
use crate::problem::Problem;
use crate::scratch::read;
use crate::screens::address;
use crate::tests::journey::request_of;
use crate::world::World;

/// Notes when the first heading of the program is in the page.
const NOTE_HEADING: &str = "new MutationObserver((_, observer) => {
    if (!window.firstHeading && document.querySelector('h1')) {
        window.firstHeading = performance.now();
        observer.disconnect();
    }
}).observe(document, { childList: true, subtree: true });";

/// Writes a letter as a key does, and waits until everything that follows from it is done.
const KEYSTROKES: &str = "const done = arguments[arguments.length - 1];
    const field = document.getElementById(arguments[0]);
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set;
    const turn = () => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => turn().then(resolve)));
    (async () => {
        field.focus();
        const handled = [], painted = [], checked = [];
        for (let number = 0; number < 60; number += 1) {
            await frame();
            const start = performance.now();
            setter.call(field, field.value + 'a');
            field.dispatchEvent(new InputEvent('input', { bubbles: true, data: 'a', inputType: 'insertText' }));
            await turn();
            handled.push(performance.now() - start);
            checked.push(performance.getEntriesByName('precheck', 'measure').at(-1)?.duration ?? null);
            await frame();
            painted.push(performance.now() - start);
        }
        done([handled, painted, checked]);
    })();";

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.before_every_page(NOTE_HEADING).await?;
    for (name, hash) in [("list of agencies", "#/".to_owned()), ("tasks of an agency", address("tasks"))] {
        let before = received(&browser).await?;
        browser.load(&hash).await?;
        let time = browser.ask("return window.firstHeading ?? null").await?.as_f64();
        println!("figure: {name}: first heading after {} ms", shown(time));
        println!("figure: {name}: {:.0} kB received", (received(&browser).await? - before) / 1000.0);
    }
    browser.open_draft(&world.source("tests/requests/ospi-complete.json")).await?;
    browser.jump(&address("study")).await?;
    browser.wait_to_see("#q-study_title").await?;
    let times = browser.ask_later(KEYSTROKES, vec!["q-study_title".into()]).await?;
    for (index, what) in ["handled, with the whole check", "drawn"].into_iter().enumerate() {
        let [half, most] = spread(times.get(index));
        println!(
            "figure: keystroke in a request of 38 elements: {what} in {} ms (worst {} ms)",
            shown(half),
            shown(most)
        );
    }
    for number in [50, 500, 5_000] {
        let file = request_of_size(world, number)?;
        browser.jump(&address("tasks")).await?;
        browser.open_draft(&file).await?;
        browser.jump(&address("study")).await?;
        browser.wait_to_see("#q-study_title").await?;
        let times = browser.ask_later(KEYSTROKES, vec!["q-study_title".into()]).await?;
        for (index, what) in [(2, "whole check alone"), (0, "keystroke with the whole check")] {
            let [half, most] = spread(times.get(index));
            println!(
                "figure: {what} of {number} chosen elements: {} ms ({} ms in 95 of 100, worst {} ms)",
                shown(half),
                shown(in_95_of_100(times.get(index))),
                shown(most)
            );
        }
    }
    browser.jump(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-complete.json")).await?;
    let start = browser.ask("return performance.now()").await?.as_f64().unwrap_or_default();
    browser.go("package").await?;
    browser.make_package().await?;
    let end = browser.ask("return performance.now()").await?.as_f64().unwrap_or_default();
    println!("figure: from a question to the receipt: {:.0} ms", end - start);
    large_package::run(world).await?;
    search::run(world).await?;
    large_catalog::run(world).await?;
    large_file::run(world).await
}

/// Bytes that came over the network so far.
async fn received(browser: &Browser) -> Result<f64, Problem> {
    let traffic = browser.traffic().await?;
    Ok(traffic.iter().map(|it| if let Traffic::Received { bytes } = it { *bytes } else { 0.0 }).sum())
}

/// The complete request with so many chosen elements, in as many data sets as it takes.
fn request_of_size(world: &World, number: usize) -> Result<PathBuf, Problem> {
    let mut request = request_of(&world.source("tests/requests/ospi-complete.json"))?;
    let catalog = String::from_utf8_lossy(&read(&world.pack().join("elements.csv"))?).into_owned();
    let ids: Vec<ElementId> =
        catalog.lines().skip(1).filter_map(|line| ElementId::new(line.split(',').next()?).ok()).collect();
    let first = request.asks.first().cloned().ok_or_else(|| Problem::NotSo("no data set".to_owned()))?;
    request.asks.clear();
    let mut left = number;
    for id in 1_u32.. {
        let take = left.min(ids.len());
        let chosen = ids.iter().take(take).map(|id| Chosen { id: id.clone(), years: None });
        request.asks.push(Ask { id: AskId(id), elements: chosen.collect(), ..first.clone() });
        left -= take;
        if left == 0 || take == 0 {
            break;
        }
    }
    let stamp = PackStamp { id: "ospi".to_owned(), version: "1".to_owned(), hash: String::new() };
    let page = draft_page(&RequestFile::new(stamp, request), "A large request", &[]);
    world.scratch.file(&format!("large-{number}.html"), page.as_bytes())
}

/// The time that 95 of 100 keep.
fn in_95_of_100(times: Option<&Value>) -> Option<f64> {
    let mut times: Vec<f64> =
        times.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() * 95 / 100).copied()
}

/// Median and worst of a list of times.
fn spread(times: Option<&Value>) -> [Option<f64>; 2] {
    let mut times: Vec<f64> =
        times.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    [times.get(times.len() / 2).copied(), times.last().copied()]
}

fn shown(time: Option<f64>) -> String {
    time.map_or_else(|| "?".to_owned(), |time| format!("{time:.1}"))
}
