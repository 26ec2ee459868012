//! How long the check takes against catalogs of thousands of published files: the release app itself, with a pack to which
//! generated elements and files are added.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use requisite_request::{
    Ask, AskId, BreakdownId, Chosen, ElementId, Form, PackStamp, RequestFile, UnitId, Years, draft_page,
};

use super::{KEYSTROKES, in_95_of_100, shown, spread};
use crate::problem::{Problem, expect_equal};
use crate::scratch::{read, write_served};
use crate::screens::address;
use crate::tests::journey::request_of;
use crate::world::World;

/// How large a catalog is.
#[derive(Clone, Copy)]
struct Size {
    products: u32,
    series: u32,
    elements: u32,
}

/// Ten times as much of everything; then all files in a few series, so that each element has thousands of them.
const SIZES: [Size; 3] = [
    Size { products: 1_000, series: 50, elements: 50 },
    Size { products: 10_000, series: 500, elements: 500 },
    Size { products: 10_000, series: 5, elements: 500 },
];

/// How many elements the page on what is public lists.
const COMPARED: &str = "return [...document.querySelectorAll('.rq-shelf > summary .rq-tag')]
    .reduce((sum, it) => sum + Number(it.textContent), 0);";

pub async fn run(world: &World) -> Result<(), Problem> {
    for size in SIZES {
        // The server goes when this size is measured.
        let (_server, site) = world.changed_site(|site| enlarge(world, site, size))?;
        let browser = world.browser_at(&site).await?;
        browser.load(&address("tasks")).await?;
        browser.open_draft(&draft(world, size)?).await?;
        browser.jump(&address("public")).await?;
        browser.wait_to_see(".rq-matrix tbody tr").await?;
        let compared = browser.ask(COMPARED).await?.as_u64();
        expect_equal("elements that were compared", &compared, &Some(u64::from(size.elements)))?;
        browser.jump(&address("study")).await?;
        browser.wait_to_see("#q-study_title").await?;
        let times = browser.ask_later(KEYSTROKES, vec!["q-study_title".into()]).await?;
        let [half, most] = spread(times.get(2));
        println!(
            "figure: whole check of {} elements x 15 years against {} files in {} series: {} ms ({} ms in 95 of 100, worst {} ms)",
            size.elements,
            size.products,
            size.series,
            shown(half),
            shown(in_95_of_100(times.get(2))),
            shown(most)
        );
        browser.end().await?;
    }
    Ok(())
}

/// Adds generated elements and files to the pack of a site.
fn enlarge(world: &World, site: &Path, size: Size) -> Result<(), Problem> {
    add_rows(world, site, [("products.csv", products(size)), ("elements.csv", elements(size))])
}

/// Adds rows to lists of the pack of a site.
pub(super) fn add_rows<const N: usize>(
    world: &World,
    site: &Path,
    added: [(&str, String); N],
) -> Result<(), Problem> {
    let pack = site.join("packs/ospi");
    for (name, rows) in added {
        let mut bytes = read(&world.pack().join(name))?;
        if bytes.last() != Some(&b'\n') {
            bytes.push(b'\n');
        }
        bytes.extend(rows.into_bytes());
        write_served(&pack.join(name), &bytes)?;
    }
    Ok(())
}

/// Files of all kinds, always the same: the levels, breakdowns and years that each holds follow from its number.
fn products(size: Size) -> String {
    const UNITS: [&str; 4] = ["state", "esd", "district", "school"];
    const BREAKDOWNS: [&str; 6] = ["grade", "race", "gender", "el", "swd", "low_income"];
    let some = |all: &[&'static str], bits: u32| -> String {
        let chosen = all.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, it)| *it);
        chosen.collect::<Vec<_>>().join(";")
    };
    let mut rows = String::new();
    for number in 0..size.products {
        // A step that shares no factor with the moduli goes through all of them.
        let mixed = number.wrapping_mul(2_654_435_761) >> 7;
        let units = some(&UNITS, mixed % 15 + 1);
        let breakdowns = some(&BREAKDOWNS, mixed / 16 % 64);
        let first = 2000 + mixed / 1024 % 20;
        let last = first + mixed / 20_480 % 8;
        let sums = match mixed / 3 % 3 {
            0 => "",
            1 => "yes",
            _ => "no",
        };
        let _ = writeln!(
            rows,
            "g{number},g-series-{},Generated file {number},,assumption,Counts,{units},{breakdowns},,{},{},{sums},,10,CSV,assumption,SEED-OSPI,",
            number % size.series,
            school_year(first),
            school_year(last),
        );
    }
    rows
}

/// Elements of one or two of the series.
fn elements(size: Size) -> String {
    let mut rows = String::new();
    for number in 0..size.elements {
        let (one, other) = (number % size.series, (number * 7 + 3) % size.series);
        let _ = writeln!(
            rows,
            "g-element-{number},,Generated {number},Generated element {number},demographics,Generated,student,2000-01,,assumption,ordinary,no,assumption,no,,,assumption,SEED-OSPI,g-series-{one};g-series-{other},,,"
        );
    }
    rows
}

fn school_year(start: u32) -> String {
    format!("{start}-{:02}", (start + 1) % 100)
}

/// The complete request with the generated elements in one data set of fifteen years.
fn draft(world: &World, size: Size) -> Result<PathBuf, Problem> {
    let not_so = |error: &dyn std::fmt::Display| Problem::NotSo(error.to_string());
    let mut request = request_of(&world.source("tests/requests/ospi-complete.json"))?;
    let mut ask = Ask::empty(AskId(1));
    ask.form = Some(Form::AggregateSuppressed);
    ask.unit = Some(UnitId::new("district").map_err(|error| not_so(&error))?);
    ask.breakdowns = vec![BreakdownId::new("gender").map_err(|error| not_so(&error))?];
    let year = |text: &str| text.parse().map_err(|error| not_so(&error));
    ask.years = Years::span(year("2005-06")?, year("2019-20")?);
    for number in 0..size.elements {
        let id = ElementId::new(&format!("g-element-{number}")).map_err(|error| not_so(&error))?;
        ask.elements.push(Chosen { id, years: None });
    }
    request.asks = vec![ask];
    let stamp = PackStamp { id: "ospi".to_owned(), version: "1".to_owned(), hash: String::new() };
    let page = draft_page(&RequestFile::new(stamp, request), "A large request", &[]);
    world.scratch.file(&format!("catalog-{}-{}.html", size.elements, size.series), page.as_bytes())
}
