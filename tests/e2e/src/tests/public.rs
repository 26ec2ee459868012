//! What is public: the picture by keyboard, the answer in short, and how small groups get, with files of all kinds.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::problem::{Problem, expect, expect_equal};
use crate::screens::address;
use crate::world::World;

/// Where the message about the enrollment file is.
const SAID: &str = "#enrollment-file-said";

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.load(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-totals.json")).await?;
    browser.jump(&address("public")).await?;

    // The picture: one stop for the Tab key, arrow keys from cell to cell, and each cell is told in full.
    browser.wait_to_see(".rq-matrix td[tabindex=\"0\"]").await?;
    expect_equal("cells on the way of Tab", &browser.count(".rq-matrix td[tabindex=\"0\"]").await?, &1)?;
    browser.focus("matrix-1-0-0").await?;
    let first = browser.text("[aria-label=\"The chosen cell\"]").await?;
    browser.press("\u{e014}").await?;
    let moved = "document.activeElement.id === 'matrix-1-0-1'";
    browser.until_true("the next cell after an arrow key", moved, "document.activeElement.id").await?;
    let second = browser.text("[aria-label=\"The chosen cell\"]").await?;
    expect(first != second && second.contains("20"), || {
        format!("the chosen cell is told as \u{201c}{second}\u{201d}")
    })?;
    let told = "return [...document.querySelectorAll('.rq-matrix td')].every((it) => it.querySelector('.rq-hidden').textContent.length > 3)";
    expect(browser.ask(told).await?.as_bool() == Some(true), || "a cell has no words".to_owned())?;

    // Groups: from rough totals, then by a file; a file of another kind is refused and changes nothing.
    browser.wait_to_see("#small-groups-title").await?;
    browser.wait_to_see(".rq-bars").await?;
    browser.give_file("enrollment-file", &web_page(world)?).await?;
    browser.wait_to_see(&format!("{SAID} .rq-must")).await?;
    let said = browser.text(SAID).await?;
    expect(said.contains("web page"), || format!("a web page is refused with \u{201c}{said}\u{201d}"))?;
    browser.give_file("enrollment-file", &enrollment(world)?).await?;
    browser.wait_to_see(&format!("{SAID} .rq-ok")).await?;
    let counted = "document.querySelector('main').textContent.includes('Counted from your file')";
    browser
        .until_true("the estimate by the file", counted, "document.querySelector('main').innerText")
        .await?;

    // A step that makes groups larger does what it says, and can be undone.
    browser.click_id("larger-1-0").await?;
    browser.wait_to_see("#larger-apply").await?;
    browser.click_id("larger-apply").await?;
    browser.wait_not_to_see("#larger-apply").await?;
    // The count of what is asked for now comes to an end, and so does that of what was asked for before.
    let ended = "!document.querySelector('main').textContent.includes('Counting with')";
    let text = "document.querySelector('main').innerText";
    browser.until_true("counting with the change ends", ended, text).await?;
    browser.click_id("undo").await?;
    browser.until_true("the file counts again", &format!("{counted} && {ended}"), text).await?;

    // A file that is refused takes nothing away from the one of before.
    browser.give_file("enrollment-file", &web_page(world)?).await?;
    browser.wait_to_see(&format!("{SAID} .rq-must")).await?;
    let said = browser.text(SAID).await?;
    expect(said.contains("still used"), || format!("after a refused file it says \u{201c}{said}\u{201d}"))?;
    browser
        .until_true("the file before is used", counted, "document.querySelector('main').innerText")
        .await?;
    browser.click_id("forget-file").await?;
    browser.wait_not_to_see("#forget-file").await?;
    browser.expect_own_origin_only().await?;
    browser.expect_quiet_console().await
}

fn web_page(world: &World) -> Result<PathBuf, Problem> {
    world
        .scratch
        .file("page.csv", b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body></body></html>\n")
}

/// A file as OSPI publishes it, with 60 districts of 2 to 600 students in a grade.
fn enrollment(world: &World) -> Result<PathBuf, Problem> {
    let mut text = format!("{ENROLLMENT_HEAD}\n");
    for district in 1..=60 {
        (0..4).for_each(|grade| text += &enrollment_row(2023, district, grade));
    }
    world.scratch.file("Report_Card_Enrollment.csv", text.as_bytes())
}

/// The columns of OSPI's enrollment file.
pub const ENROLLMENT_HEAD: &str = "SchoolYear,OrganizationLevel,County,ESDName,ESDOrganizationID,DistrictCode,DistrictName,\
    DistrictOrganizationId,SchoolCode,SchoolName,SchoolOrganizationId,GradeLevel,All Students,Female,Gender X,Male,\
    American Indian/ Alaskan Native,Asian,Black/ African American,Hispanic/ Latino of any race(s),\
    Native Hawaiian/ Other Pacific Islander,Two or More Races,White,English Language Learners,Low-Income,Students with Disabilities";

/// The row of one district and grade in the school year that starts then; grade 0 is all of them.
pub fn enrollment_row(start: u32, district: u32, grade: usize) -> String {
    let size = district % 60 + 1;
    let students = size * size / 6 + 2;
    let students = if grade == 0 { students * 3 } else { students };
    let (half, esd) = (students / 2, district % 9);
    let name = ["All Grades", "3rd Grade", "4th Grade", "5th Grade"].get(grade).unwrap_or(&"6th Grade");
    let mut row = format!(
        "{start}-{:02},District,County,ESD {esd},{esd},{:05},District {district},{},,,,{name},{students},{half},0,{}",
        (start + 1) % 100,
        10_000 + district,
        100_000 + district,
        students - half
    );
    for part in [20, 12, 20, 4, 30, 12, 2] {
        let _ = write!(row, ",{}", students / part);
    }
    let _ = writeln!(row, ",{},{},{}", students / 8, students / 2, students / 7);
    row
}
