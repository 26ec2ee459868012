//! Files that are no drafts, or not of this agency: each is refused in words, and the open draft stays as it is.

use std::fs::File;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::journey::same_request;
use crate::problem::{Problem, expect, expect_equal};
use crate::screens::address;
use crate::world::World;

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.load(&address("who")).await?;
    browser.type_into("q-contact_name", "Ada Lovelace").await?;
    browser.tick("q-topic-k12", true).await?;
    browser.wait_until_saved().await?;
    browser.go("tasks").await?;
    let kept = browser.draft().await?;
    let steps = browser.attributes("#undo", "title").await?;
    for (name, file) in bad_files(world)? {
        // Away and back, so that what was said of the file before is gone.
        browser.jump(&address("who")).await?;
        let said = browser.open_draft(&file).await?;
        expect(said.chars().count() > 20, || format!("{name}: the message is only \u{201c}{said}\u{201d}"))?;
        // A file that was taken would be one more step to undo.
        expect_equal(name, &browser.attributes("#undo", "title").await?, &steps)?;
        expect(!browser.sees("#boot").await?, || format!("{name}: the program ended"))?;
    }
    // Saved once for all of them: Chromium lets a page save no more than ten files in a row.
    same_request(&browser, &kept).await?;

    // Unknown parts are left out and named; what is known is opened.
    let odd = draft_with(&[("request", "colour", json!("green"))])?;
    let said = browser.open_draft(&world.scratch.file("odd.json", odd.to_string().as_bytes())?).await?;
    expect(said.contains("colour"), || format!("the unknown part is not named: \u{201c}{said}\u{201d}"))?;
    expect_equal(
        "what was known of the odd draft",
        &browser.draft().await?,
        &requisite_request::Request::default(),
    )?;
    browser.click_id("undo").await?;
    same_request(&browser, &kept).await?;

    browser.reload().await?;
    same_request(&browser, &kept).await
}

/// Files that must be refused.
fn bad_files(world: &World) -> Result<Vec<(&'static str, PathBuf)>, Problem> {
    let file = |name: &str, bytes: &[u8]| world.scratch.file(name, bytes);
    let mut noise: u32 = 0x9e37_79b9;
    let random: Vec<u8> = std::iter::repeat_with(|| {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        noise.to_be_bytes()[0]
    })
    .take(100_000)
    .collect();
    let newer = draft_with(&[("", "format", json!(99))])?;
    let other = draft_with(&[("pack", "id", json!("cde"))])?;
    let huge = world.scratch.folder("huge")?.join("huge.html");
    let sparse = File::create(&huge).map_err(Problem::file("the huge file"))?;
    sparse.set_len(200 * 1024 * 1024).map_err(Problem::file("the huge file"))?;
    let deep = "[".repeat(100_000);
    Ok(vec![
        ("malformed JSON", file("malformed.json", br#"{"format": 1, "pack": {"id": "ospi""#)?),
        ("random bytes", file("random.html", &random)?),
        (
            "a page without a draft",
            file("page.html", b"<!DOCTYPE html><title>Page</title><h1>Nothing here</h1>")?,
        ),
        ("an empty file", file("empty.json", b"")?),
        ("a draft of format 99", file("newer.json", newer.to_string().as_bytes())?),
        ("a draft for another agency", file("other.json", other.to_string().as_bytes())?),
        ("deep nesting", file("deep.json", format!("{{\"request\": {deep}").as_bytes())?),
        ("a key twice", file("twice.json", br#"{"format": 1, "format": 1, "pack": {}, "request": {}}"#)?),
        ("200 MB", huge),
    ])
}

/// An empty draft with some members changed: member of which object, name, value.
fn draft_with(changes: &[(&str, &str, Value)]) -> Result<Value, Problem> {
    let mut draft = json!({
        "format": 1,
        "pack": { "id": "ospi", "version": "2026.11.1", "hash": "" },
        "request": {},
    });
    for (object, name, value) in changes {
        let place = if object.is_empty() { Some(&mut draft) } else { draft.get_mut(*object) };
        let members = place.and_then(Value::as_object_mut);
        let members = members.ok_or_else(|| Problem::NotSo(format!("the test's draft has no {object}")))?;
        members.insert((*name).to_owned(), value.clone());
    }
    Ok(draft)
}
