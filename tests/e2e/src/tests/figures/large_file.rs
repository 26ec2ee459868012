//! Whether the page stays alive while a large enrollment file is read: the longest time for which nothing else could happen.

use std::fs::File;
use std::io::{BufWriter, Write as _};

use crate::patience;
use crate::problem::Problem;
use crate::screens::address;
use crate::tests::public::{ENROLLMENT_HEAD, enrollment_row};
use crate::world::World;

/// Size of the file.
const MEGABYTES: u64 = 300;
/// Places in it.
const DISTRICTS: u32 = 10_000;

/// Asks for a turn again and again, and keeps the longest time that one took to come.
const HEARTBEAT: &str = "const beat = { longest: 0, tasks: 0, over: false };
    window.heartbeat = beat;
    new PerformanceObserver((list) => { beat.tasks += list.getEntries().length; }).observe({ type: 'longtask' });
    const channel = new MessageChannel();
    let last = performance.now();
    channel.port1.onmessage = () => {
        const now = performance.now();
        beat.longest = Math.max(beat.longest, now - last);
        last = now;
        if (!beat.over) { setTimeout(() => channel.port2.postMessage(0), 1); }
    };
    channel.port2.postMessage(0);
    return null;";

pub async fn run(world: &World) -> Result<(), Problem> {
    let path = world.scratch.folder("files")?.join("Report_Card_Enrollment_large.csv");
    let fault = || Problem::file(path.display().to_string());
    let mut file = BufWriter::new(File::create(&path).map_err(fault())?);
    let mut written = 0;
    writeln!(file, "{ENROLLMENT_HEAD}").map_err(fault())?;
    // As many districts as schools in the largest states, and year after year of them.
    let rows = (0..).flat_map(|start| {
        (0..DISTRICTS)
            .flat_map(move |district| (0..4).map(move |grade| enrollment_row(1950 + start, district, grade)))
    });
    for row in rows {
        written += row.len() as u64;
        file.write_all(row.as_bytes()).map_err(fault())?;
        if written > MEGABYTES * 1_000_000 {
            break;
        }
    }
    file.into_inner().map_err(|error| fault()(error.into_error()))?;

    let browser = world.browser().await?;
    browser.load(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-totals.json")).await?;
    browser.jump(&address("public")).await?;
    browser.wait_to_see("#enrollment-file").await?;
    browser.ask(HEARTBEAT).await?;
    let start = browser.ask("return performance.now()").await?.as_f64().unwrap_or_default();
    browser.give_file("enrollment-file", &path).await?;
    browser
        .wait_as_long_to_see("#enrollment-file-said .rq-ok, #enrollment-file-said .rq-must", patience::LONG)
        .await?;
    let end = browser.ask("window.heartbeat.over = true; return performance.now()").await?.as_f64();
    let longest = browser.ask("return window.heartbeat.longest").await?.as_f64().unwrap_or_default();
    let tasks = browser.ask("return window.heartbeat.tasks").await?.as_u64().unwrap_or_default();
    let said = browser.text("#enrollment-file-said").await?;
    let said = said.lines().next().unwrap_or_default();
    println!(
        "figure: a file of {MEGABYTES} MB read in {:.1} s; the page was held up for {longest:.0} ms at most, {tasks} tasks over 50 ms; it says: {said}",
        (end.unwrap_or_default() - start) / 1000.0
    );
    Ok(())
}
