//! Enters a whole request as a person does and makes its package. The command line makes the package of the same request from
//! its file: both must be the same to the byte, and readers that know nothing of Requisite must accept it.

use std::path::Path;

use requisite_request::{Request, read_request};

use crate::browser::Browser;
use crate::patience::{self, Look, until};
use crate::problem::{Problem, expect, expect_equal, expect_none};
use crate::programs::{make_package, must_run, run as run_program};
use crate::scratch::{read, write};
use crate::screens::{SECTIONS, address};
use crate::world::World;

const REQUEST: &str = "tests/requests/ospi-complete.json";

/// Reads a request of the tests.
pub fn request_of(path: &Path) -> Result<Request, Problem> {
    let read = read_request(&read(path)?);
    read.map(|read| read.file.request)
        .map_err(|error| Problem::NotSo(format!("{} is no request: {error}", path.display())))
}

pub async fn run(world: &World) -> Result<(), Problem> {
    let file = world.source(REQUEST);
    let request = request_of(&file)?;
    let mut wishes = world.wishes()?;
    let network_log = world.scratch.path("network.json");
    wishes.network_log = Some(network_log.clone());
    let browser = world.browser_with(wishes).await?;

    browser.load("#/").await?;
    browser.follow(&address("")).await?;
    enter(world, &browser, &request).await?;
    same_request(&browser, &request).await?;

    let day = browser.today().await?;
    browser.go("package").await?;
    browser.make_package().await?;
    let made = browser.download_package().await?;
    expect_equal("the day changed during the test", &browser.today().await?, &day)?;
    compare_with_command_line(world, &made, &file, &day)?;
    receipt_names_the_package(world, &browser, &made).await?;
    others_accept(world, &made, &day)?;

    browser.expect_own_origin_only().await?;
    browser.expect_quiet_console().await?;
    browser.end().await?;
    nothing_left_the_browser(&network_log, &browser.origin())
}

/// The request, page by page in the order of the tasks; on the way back and forth, and a reload.
async fn enter(world: &World, browser: &Browser, request: &Request) -> Result<(), Problem> {
    let mut answers = request.answers.clone();
    browser.go("who").await?;
    let asked_for = world.requests()?.len();
    browser.answer_what_is_asked(&mut answers).await?;
    browser.go("data").await?;
    for ask in &request.asks {
        browser.choose_data(ask).await?;
    }
    browser.trim_years_of_elements(request).await?;
    browser.go("public").await?;
    browser.answer_what_is_asked(&mut answers).await?;
    back_and_forth(browser).await?;
    if !request.reasons.is_empty() {
        browser.go("reasons").await?;
        browser.give_reasons(request).await?;
    }
    browser.go("study").await?;
    browser.answer_what_is_asked(&mut answers).await?;
    browser.wait_until_saved().await?;
    let later: Vec<String> = world.requests()?.into_iter().skip(asked_for).collect();
    expect_none("requests to the server while the person writes", &later)?;
    browser.reload().await?;
    for section in SECTIONS.into_iter().skip(2).chain(SECTIONS.into_iter().take(2)) {
        browser.go(section).await?;
        browser.answer_what_is_asked(&mut answers).await?;
    }
    back_and_forth(browser).await?;
    let left: Vec<String> = answers.keys().map(ToString::to_string).collect();
    expect_none("questions that no page asked", &left)?;
    browser.go("check").await?;
    for (finding, text) in &request.explained {
        browser.explain(finding, text).await?;
    }
    browser.wait_until_saved().await
}

/// Back and Forward a few times end where they began.
async fn back_and_forth(browser: &Browser) -> Result<(), Problem> {
    let here = browser.hash().await?;
    for _ in 0..3 {
        browser.back().await?;
        until("the page before is there", patience::USUAL, async || {
            let hash = browser.hash().await?;
            Ok(if hash == here { Look::NotYet(hash) } else { Look::There(()) })
        })
        .await?;
        browser.forward().await?;
        browser.arrived(&here).await?;
    }
    Ok(())
}

/// What the program has is what the file has.
pub async fn same_request(browser: &Browser, wanted: &Request) -> Result<(), Problem> {
    let found = browser.draft().await?;
    if found == *wanted {
        return Ok(());
    }
    let lines = |request: &Request| {
        let text = serde_json::to_string_pretty(request).map_err(Problem::json("the request"))?;
        Ok::<_, Problem>(text.lines().map(str::to_owned).collect::<Vec<_>>())
    };
    let (found, wanted) = (lines(&found)?, lines(wanted)?);
    let differing = found.iter().zip(&wanted).position(|(one, other)| one != other).unwrap_or(0);
    let around = |lines: &[String]| {
        lines.iter().skip(differing.saturating_sub(6)).take(14).cloned().collect::<Vec<_>>()
    };
    Err(Problem::NotSo(format!(
        "the draft is not what was entered, from line {differing} on:\n{}\nwanted:\n{}",
        around(&found).join("\n"),
        around(&wanted).join("\n")
    )))
}

fn compare_with_command_line(world: &World, made: &Path, request: &Path, day: &str) -> Result<(), Problem> {
    let out = world.scratch.folder("package")?.join("package.zip");
    let pack = world.pack();
    make_package(world, request, &pack, &out, day)?;
    let (ours, theirs) = (read(made)?, read(&out)?);
    if ours == theirs {
        return Ok(());
    }
    let report = must_run(
        &world.python,
        [world.source("tests/e2e/python/compare.py").as_os_str(), made.as_os_str(), out.as_os_str()],
    )?;
    Err(Problem::NotSo(format!(
        "the browser's package ({} bytes) is not the command line's ({} bytes):\n{}",
        ours.len(),
        theirs.len(),
        String::from_utf8_lossy(&report)
    )))
}

async fn receipt_names_the_package(world: &World, browser: &Browser, made: &Path) -> Result<(), Problem> {
    let script = "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())";
    let digest = must_run(&world.python, ["-c".as_ref(), script.as_ref(), made.as_os_str()])?;
    let digest = String::from_utf8_lossy(&digest).trim().to_owned();
    let shown = browser.text("#receipt-digest").await?;
    let letters: String = shown.chars().filter(char::is_ascii_hexdigit).collect();
    expect(letters.len() >= 16 && (digest.starts_with(&letters) || letters.contains(&digest)), || {
        format!("the receipt's digest is \u{201c}{shown}\u{201d}, the file's {digest}")
    })
}

/// `requisite verify`, BagIt's own validator and a JSON Schema validator; one wrong bit is noticed.
fn others_accept(world: &World, made: &Path, day: &str) -> Result<(), Problem> {
    let verify = |file: &Path| {
        let pack = world.pack();
        let arguments = ["verify".as_ref(), file.as_os_str(), "--pack".as_ref(), pack.as_os_str()];
        run_program(&world.requisite, arguments)
    };
    let verified = verify(made)?;
    expect(verified.good, || {
        format!("`requisite verify` refuses the package of {day}:\n{}", verified.everything)
    })?;
    let public = world.source("public");
    let checks = world.source("tests/e2e/python/accept.py");
    let folder = world.scratch.folder("bag")?;
    must_run(&world.python, [checks.as_os_str(), made.as_os_str(), public.as_os_str(), folder.as_os_str()])?;
    let mut bytes = read(made)?;
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 1;
    }
    let damaged = world.scratch.folder("damaged")?.join("package.zip");
    write(&damaged, &bytes)?;
    expect(!verify(&damaged)?.good, || {
        format!("`requisite verify` accepts a package with a wrong bit in byte {middle}")
    })
}

/// The browser's own list of everything that pages, workers and beacons asked for.
fn nothing_left_the_browser(log: &Path, origin: &str) -> Result<(), Problem> {
    let text = String::from_utf8_lossy(&read(log)?).into_owned();
    let elsewhere: Vec<String> = text
        .lines()
        .filter(|line| line.contains(&format!("\"initiator\":\"{origin}\"")))
        .filter_map(|line| line.split_once("\"url\":\"").and_then(|(_, rest)| rest.split_once('"')))
        .map(|(address, _)| address.to_owned())
        .filter(|address| !address.starts_with(&format!("{origin}/")))
        .collect();
    expect_none("the page sent requests to other places", &elsewhere)?;
    expect(text.contains(origin), || "the browser's list of requests is empty".to_owned())
}
