//! The check page shows what the command line finds; two remedies are previewed, carried out and undone.

use serde_json::Value;

use super::journey::request_of;
use crate::browser::Browser;
use crate::problem::{Problem, expect, expect_equal};
use crate::programs::run as run_program;
use crate::screens::address;
use crate::screens::findings::FindingIds;
use crate::world::World;

const REQUEST: &str = "tests/requests/ospi-before-fixes.json";

pub async fn run(world: &World) -> Result<(), Problem> {
    let file = world.source(REQUEST);
    let browser = world.browser().await?;
    browser.load(&address("tasks")).await?;
    let said = browser.open_draft(&file).await?;
    expect(!said.to_lowercase().contains("not opened"), || format!("the draft was not opened: {said}"))?;
    let request = request_of(&file)?;
    super::journey::same_request(&browser, &request).await?;
    let day = browser.today().await?;
    let before = by_command_line(world, &file, &day)?;
    browser.jump(&address("check")).await?;
    browser.wait_for_findings(&before).await?;

    remedy(world, &browser, "trim_years", "years_before", &before, &day).await?;
    remedy(world, &browser, "use_research_number", "direct_identifier", &before, &day).await?;
    super::journey::same_request(&browser, &request).await
}

/// The ids of the findings as the command line gives them.
fn by_command_line(world: &World, file: &std::path::Path, day: &str) -> Result<FindingIds, Problem> {
    let pack = world.pack();
    let arguments = ["check".as_ref(), file.as_os_str(), "--pack".as_ref(), pack.as_os_str()];
    let rest = ["--format", "json", "--today", day].map(std::ffi::OsStr::new);
    // It is content or not: there are findings to be fixed.
    let ended = run_program(&world.requisite, arguments.into_iter().chain(rest))?;
    let report: Value = serde_json::from_slice(&ended.output).map_err(|error| {
        Problem::NotSo(format!("`requisite check` gave no report ({error}):\n{}", ended.everything))
    })?;
    let report = report.get("report").unwrap_or(&report);
    let findings = report.get("findings").and_then(Value::as_array).into_iter().flatten();
    let ids: FindingIds =
        findings.filter_map(|it| it.get("id").and_then(Value::as_str)).map(str::to_owned).collect();
    expect(!ids.is_empty(), || format!("`requisite check` found nothing:\n{}", ended.everything))?;
    Ok(ids)
}

/// Previews a remedy, carries it out, compares with the command line, and undoes it.
async fn remedy(
    world: &World,
    browser: &Browser,
    kind: &str,
    code: &str,
    before: &FindingIds,
    day: &str,
) -> Result<(), Problem> {
    let wanted = before.iter().find(|id| id.starts_with(code));
    let finding =
        wanted.ok_or_else(|| Problem::NotSo(format!("no finding begins with {code}: {before:?}")))?;
    browser.preview_fix(finding, kind).await?;
    expect_equal("findings while a remedy is previewed", &browser.findings().await?, before)?;
    browser.click_id("fix-cancel").await?;
    browser.wait_not_to_see("#fix-apply").await?;
    browser.preview_fix(finding, kind).await?;
    browser.apply_fix().await?;

    let draft = browser.draft().await?;
    let text = serde_json::json!({
        "format": requisite_request::FORMAT,
        "pack": { "id": crate::screens::AGENCY, "version": "", "hash": "" },
        "request": draft,
    });
    let file = world.scratch.file("after.json", text.to_string().as_bytes())?;
    let after = by_command_line(world, &file, day)?;
    browser.wait_for_findings(&after).await?;
    expect(!after.contains(finding), || format!("{kind} leaves {finding}"))?;
    browser.click_id("undo").await?;
    browser.wait_for_findings(before).await?;
    browser.click_id("redo").await?;
    browser.wait_for_findings(&after).await?;
    browser.click_id("undo").await?;
    browser.wait_for_findings(before).await
}
