//! How long a key in the search box takes until what it finds is painted: in the agency's own catalog, and in one of ten
//! thousand elements.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::large_catalog::add_rows;
use super::{in_95_of_100, shown, spread};
use crate::browser::Browser;
use crate::problem::{Problem, expect};
use crate::screens::address;
use crate::world::World;

/// What is typed, letter by letter: whole words, several words, slips of the pen, a number.
const QUERIES: [&str; 10] = [
    "grade",
    "english learner",
    "disability",
    "suspension days",
    "asessment",
    "math score",
    "enrolment",
    "atendance",
    "reading level spring",
    "q4711",
];

/// Types each query letter by letter. Of each key: the time until it is handled; the work until what it finds is painted, which
/// is that and the frame; and the time until then, which is bound to the beat of the screen.
const TYPING: &str = "const done = arguments[arguments.length - 1];
    const field = document.getElementById('find-element');
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set;
    const turn = () => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => {
        const start = performance.now();
        turn().then(() => resolve(performance.now() - start));
    }));
    (async () => {
        field.focus();
        const handled = [], worked = [], painted = [];
        for (const query of arguments[0]) {
            for (let length = 0; length <= query.length; length += 1) {
                await frame();
                const start = performance.now();
                setter.call(field, query.slice(0, length));
                field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
                await turn();
                const until = performance.now() - start;
                handled.push(until);
                worked.push(until + await frame());
                painted.push(performance.now() - start);
            }
        }
        done([handled, worked, painted]);
    })();";

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.unpaced_browser(None).await?;
    measure(&browser, "the catalog of the agency").await?;
    browser.end().await?;
    let (_server, site) =
        world.changed_site(|site| add_rows(world, site, [("elements.csv", elements(10_000))]))?;
    let browser = world.unpaced_browser(Some(&site)).await?;
    measure(&browser, "a catalog of 10,000 elements more").await?;
    browser.end().await
}

async fn measure(browser: &Browser, what: &str) -> Result<(), Problem> {
    browser.load(&address("data")).await?;
    browser.wait_to_see("#find-element").await?;
    let index = browser
        .ask("return performance.getEntriesByName('index', 'measure').at(-1)?.duration ?? null")
        .await?;
    println!("figure: index of {what}: {} ms", shown(index.as_f64()));
    let times = browser.ask_later(TYPING, vec![json!(QUERIES)]).await?;
    for (index, kind) in ["handled", "work until it is painted", "painted"].into_iter().enumerate() {
        let [half, most] = spread(times.get(index));
        println!(
            "figure: a key in the search box, {what}: {kind}, {} ms ({} ms in 95 of 100, worst {} ms)",
            shown(half),
            shown(in_95_of_100(times.get(index))),
            shown(most)
        );
    }
    println!("figure: memory of the page with {what}: {} MB (PSS)", shown(memory_of_page(browser)?));
    let keys = times.get(1).and_then(Value::as_array).map_or(0, Vec::len);
    expect(keys > 80, || format!("only {keys} keys were measured"))
}

/// The largest share of memory, in megabytes, that a process of the browser has which draws pages; nothing where the system
/// does not say.
fn memory_of_page(browser: &Browser) -> Result<Option<f64>, Problem> {
    let root = browser.process()?;
    let Ok(processes) = std::fs::read_dir("/proc") else { return Ok(None) };
    let numbers = processes.flatten().filter_map(|it| it.file_name().to_str()?.parse::<u64>().ok());
    let sizes = numbers.filter(|pid| draws_pages(*pid) && is_below(*pid, root)).filter_map(proportional_size);
    Ok(sizes.reduce(f64::max))
}

fn draws_pages(pid: u64) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/cmdline")).is_ok_and(|line| {
        line.contains("--type=renderer")
            && !line.contains("--extension-process")
            && !line.contains("top-chrome")
    })
}

/// Whether a process was started by another, however many steps away.
fn is_below(mut pid: u64, root: u64) -> bool {
    for _ in 0..10 {
        if pid == root {
            return true;
        }
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let parent = status.lines().find_map(|line| line.strip_prefix("PPid:")?.trim().parse().ok());
        match parent {
            Some(parent) if parent > 1 => pid = parent,
            _ => return false,
        }
    }
    false
}

fn proportional_size(pid: u64) -> Option<f64> {
    let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.trim().trim_end_matches("kB").trim().parse::<f64>().ok().map(|kilobytes| kilobytes / 1000.0)
}

/// Elements with names of several words, so that words are shared as in a real catalog; always the same.
fn elements(count: u32) -> String {
    const WHO: [&str; 10] = [
        "grade",
        "reading",
        "science",
        "mathematics",
        "english",
        "program",
        "course",
        "teacher",
        "school",
        "attendance",
    ];
    const WHAT: [&str; 12] = [
        "score",
        "level",
        "start date",
        "end date",
        "status",
        "credits",
        "percentile",
        "enrollment",
        "absences",
        "service",
        "accommodation",
        "placement",
    ];
    const WHEN: [&str; 9] =
        ["fall", "winter", "spring", "summer", "annual", "monthly", "weekly", "initial", "final"];
    let word = |list: &[&'static str], number: u32| -> &'static str {
        list.get(usize::try_from(number).unwrap_or_default() % list.len()).copied().unwrap_or_default()
    };
    let mut rows = String::new();
    for number in 0..count {
        let (who, what, when) = (word(&WHO, number), word(&WHAT, number / 10), word(&WHEN, number / 120));
        let _ = writeln!(
            rows,
            "g-element-{number},Q{number},{who} {what} {when} {number},{when} {who} {what} q{number},demographics,Generated,student,2000-01,,assumption,ordinary,no,assumption,no,,,assumption,SEED-OSPI,,,,"
        );
    }
    rows
}
