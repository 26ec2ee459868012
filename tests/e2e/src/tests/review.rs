//! A package that came in is checked on the page: a good one, one with a wrong bit, one for another agency, and files that are
//! none. The person's own draft stays as it is. (What else can be wrong with a package is tried natively, on the same code.)

use std::path::{Path, PathBuf};

use crate::browser::Browser;
use crate::problem::{Problem, expect, expect_equal};
use crate::programs::make_package;
use crate::scratch::{read, write};
use crate::screens::address;
use crate::world::World;
use requisite_request::{Follows, Request};

const DAY: &str = "2026-11-27";

pub async fn run(world: &World) -> Result<(), Problem> {
    let folder = world.scratch.folder("inbox")?;
    let good = package(world, "ospi", &folder.join("good.zip"))?;
    let browser = world.browser().await?;
    browser.load(&address("who")).await?;
    browser.type_into("q-contact_name", "Ada Lovelace").await?;
    browser.wait_until_saved().await?;
    let draft = browser.draft().await?;

    browser.go("review").await?;
    check(&browser, &good, "Good: every file follows from the request").await?;
    let shown = browser.text("main").await?;
    for part in
        ["Cascade Valley University", "de-identified", "The requestor says:", "Made on November 27, 2026"]
    {
        let text = shown.replace('\n', " ");
        expect(text.contains(part), || format!("the page on a package does not say \u{201c}{part}\u{201d}"))?;
    }
    let links = browser.count(".review-reading dd a").await?;
    let visible = browser.ask("return [...document.querySelectorAll('.review-reading dd a')].filter((it) => it.checkVisibility()).length").await?;
    expect(links > 0 && visible == 0, || {
        format!("{visible} of {links} links change what cannot be changed")
    })?;

    // What came out is there when the person comes back.
    browser.jump(&address("tasks")).await?;
    browser.jump(&address("review")).await?;
    browser.wait_to_see("#review-outcome").await?;

    let returned = decide(&browser).await?;
    goes_on(&browser, &draft).await?;

    let mut bytes = read(&good)?;
    let middle = bytes.len() / 2;
    if let Some(byte) = bytes.get_mut(middle) {
        *byte ^= 1;
    }
    check(&browser, &file(&folder, "damaged.zip", &bytes)?, "Not a whole package").await?;
    expect(!browser.sees(".review-reading").await?, || "a damaged package is shown to read".to_owned())?;
    check(&browser, &file(&folder, "letter.zip", b"Dear agency")?, "Not a whole package").await?;
    check(&browser, &file(&folder, "empty.zip", b"")?, "Not a whole package").await?;

    // Decisions are there when the package is opened again, and a note when a decision is taken back and made again.
    check(&browser, &good, "Good: every file follows from the request").await?;
    browser.wait_for_text("#review-decided", "has the decisions", |text| text.trim() == DECIDED).await?;
    browser.choose("element-gender-decision", "").await?;
    browser.choose("element-gender-decision", "question").await?;
    let note = browser.ask("return document.getElementById('element-gender-note').value").await?;
    expect_equal("the note", &note.as_str().unwrap_or_default(), &NOTE)?;

    let other = package(world, "cde", &folder.join("other.zip"))?;
    check(&browser, &other, "Made for another agency, or by another edition of its rules").await?;
    expect(!browser.sees("#follow-up").await?, || {
        "a request to another agency can be gone on from".to_owned()
    })?;
    browser.follow("#/cde/review").await?;
    check(&browser, &other, "Good: every file follows from the request").await?;

    browser.jump(&address("who")).await?;
    comes_back(world, &browser, &returned).await?;
    says_what_changed(world, &browser, &folder).await?;
    browser.jump(&address("tasks")).await?;
    // The draft was opened, linked, and its elements changed.
    for _ in 0..3 {
        browser.click("#undo").await?;
    }
    expect_equal("the draft changed while a package was checked", &browser.draft().await?, &draft)?;
    browser.expect_own_origin_only().await?;
    browser.expect_quiet_console().await?;
    browser.end().await
}

const DECIDED: &str = "Decided so far: 1 must change, 1 to ask about, 1 accepted.";
const NOTE: &str = "Say why \u{201c}gender\u{201d} is needed; r\u{e9}sum\u{e9} \u{6f22}";

/// Decides about an element and about a finding, and saves the return file.
async fn decide(browser: &Browser) -> Result<PathBuf, Problem> {
    browser.choose("element-gender-decision", "change").await?;
    browser.type_into("element-gender-note", NOTE).await?;
    browser.choose("element-rid-decision", "accept").await?;
    browser.ask("const list = document.querySelector('select[id^=\"finding-\"]'); list.value = 'question'; list.dispatchEvent(new Event('change', { bubbles: true }))").await?;
    browser.type_into("review-reviewer", "R. Vargas").await?;
    browser.wait_for_text("#review-decided", "counts the decisions", |text| text.trim() == DECIDED).await?;
    browser.download(async || browser.click_id("save-return").await).await
}

/// The requestor opens the return file, and each remark leads into the draft; where the draft has not what it is about, that is
/// said.
async fn comes_back(world: &World, browser: &Browser, returned: &Path) -> Result<(), Problem> {
    browser.jump(&address("review")).await?;
    browser.give_file("review-file", returned).await?;
    let gone = "Your draft does not have this any more.";
    browser
        .wait_for_text("main", "says that the draft has not what it is about", |text| text.contains(gone))
        .await?;
    browser.jump(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-complete.json")).await?;
    browser.jump(&address("review")).await?;
    let text = browser.text("main").await?;
    for part in ["Must change (1)", "A question (1)", "Accepted as it is: 1.", "by R. Vargas", NOTE] {
        expect(text.contains(part), || {
            format!("the return file does not say \u{201c}{part}\u{201d}: {text}")
        })?;
    }
    expect(!text.contains(gone), || "the draft has what it is about".to_owned())?;
    browser.click("a[href=\"#/ospi/reasons?at=reason:gender\"]").await?;
    browser.wait_to_see("#reason-gender-open").await
}

/// From the package at hand a renewal is started in the place of the draft, which an undo brings back.
async fn goes_on(browser: &Browser, draft: &Request) -> Result<(), Problem> {
    browser.click("#follow-up > summary").await?;
    browser.click_id("follow-renewal").await?;
    browser
        .wait_for_text("#follow-state", "says what the draft is now", |text| text.contains("now a renewal"))
        .await?;
    browser.wait_until_saved().await?;
    let follows = browser.draft().await?.follows.map(|earlier| earlier.how);
    expect_equal("how the draft follows the package", &follows, &Some(Follows::Renewal))?;
    browser.jump(&address("check")).await?;
    browser
        .wait_for_text("#following", "names the earlier package", |text| {
            text.contains("a renewal of ospi-request")
        })
        .await?;
    browser.jump(&address("tasks")).await?;
    browser.click("#undo").await?;
    browser.wait_until_saved().await?;
    expect_equal("the draft after an undo", &browser.draft().await?, draft)?;
    browser.jump(&address("review")).await?;
    browser.wait_to_see("#review-outcome").await
}

/// The draft is linked to the package that came back and changed; its own package, opened here, says what is otherwise.
async fn says_what_changed(world: &World, browser: &Browser, folder: &Path) -> Result<(), Problem> {
    browser.jump(&address("review")).await?;
    browser.click_id("link-earlier").await?;
    browser
        .wait_for_text("#link-returned", "says that the draft is linked", |text| text.contains("is linked"))
        .await?;
    browser.jump(&address("data")).await?;
    let remove = "[...document.querySelectorAll('button')].find((it) => it.textContent.startsWith('Remove Gender')).click()";
    browser.ask(remove).await?;
    browser.jump(&address("package")).await?;
    browser
        .wait_for_text("#following", "says what the request follows", |text| text.contains("a correction of"))
        .await?;
    browser.click_id("make-package").await?;
    browser.wait_to_see("#receipt").await?;
    let made = browser.download(async || browser.click("#download-package").await).await?;
    let next = file(folder, "next.zip", &read(&made)?)?;
    let verified = crate::programs::run(
        &world.requisite,
        ["verify".as_ref(), next.as_os_str(), "--pack".as_ref(), world.pack().as_os_str()],
    )?;
    expect(verified.good, || {
        format!("`requisite verify` refuses the next package:\n{}", verified.everything)
    })?;
    browser.jump(&address("review")).await?;
    check(browser, &next, "Good: every file follows from the request").await?;
    let changed = browser.text("section[aria-labelledby=review-changed]").await?;
    for part in ["It is a correction of ospi-request", "Gender", "Not asked for any more"] {
        expect(changed.contains(part), || {
            format!("the page does not say \u{201c}{part}\u{201d}: {changed}")
        })?;
    }
    Ok(())
}

/// Makes the package of the complete request to an agency, with the command line.
fn package(world: &World, agency: &str, out: &Path) -> Result<PathBuf, Problem> {
    let request = world.source(&format!("tests/requests/{agency}-complete.json"));
    let pack = world.source(&format!("public/packs/{agency}"));
    make_package(world, &request, &pack, out, DAY)?;
    Ok(out.to_owned())
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Problem> {
    let path = folder.join(name);
    write(&path, bytes)?;
    Ok(path)
}

/// Gives a file to the page and waits for what comes out.
async fn check(browser: &Browser, file: &Path, outcome: &str) -> Result<(), Problem> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    browser.give_file("review-file", file).await?;
    let said = format!("{name}: {outcome}");
    browser.wait_for_text("#review-state", "says what came out", |text| text.trim() == said).await?;
    let heading = browser.text("#review-outcome").await?;
    expect_equal("the heading of what came out", &heading.as_str(), &outcome)
}
