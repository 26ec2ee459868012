//! Without a mouse: every control can be reached and left, it can be seen where the focus is, a new page starts at its heading,
//! and a whole page can be filled in.

use serde_json::Value;

use super::journey::request_of;
use crate::browser::{Browser, key, text_of};
use crate::patience::{self, Look, until};
use crate::problem::{Problem, expect, expect_equal, expect_none};
use crate::screens::{address, all_pages};
use crate::world::World;

/// Notes the control with the focus, how it looks, and how the one before looks now that the focus has left it.
const STEP: &str = include_str!("../../js/focus_step.js");

/// All controls that Tab should reach.
const CONTROLS: &str = include_str!("../../js/controls.js");

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.load(&address("tasks")).await?;
    browser.open_draft(&world.source("tests/requests/ospi-before-fixes.json")).await?;
    let mut complaints = Vec::new();
    for (name, hash) in all_pages() {
        browser.jump(&hash).await?;
        if let Err(problem) = title_follows(&browser).await {
            complaints.push(format!("{name}: {problem}"));
        }
        complaints
            .extend(tab_through(&browser).await?.into_iter().map(|complaint| format!("{name}: {complaint}")));
    }
    expect_none("by keyboard", &complaints)?;
    skip_link(&browser).await?;
    heading_after_a_link(&browser).await?;
    who_by_keyboard(world).await
}

async fn title_follows(browser: &Browser) -> Result<(), Problem> {
    let heading = browser.text("main h1").await?;
    let title = browser.title().await?;
    let known = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    expect(known(&title).contains(&known(&heading)), || {
        format!("the title \u{201c}{title}\u{201d} does not name the page \u{201c}{heading}\u{201d}")
    })
}

/// Presses Tab from the heading on until every control has had the focus.
async fn tab_through(browser: &Browser) -> Result<Vec<String>, Problem> {
    let controls = browser.ask(CONTROLS).await?.as_u64().unwrap_or_default();
    let mut complaints = Vec::new();
    let mut reached = 0;
    // A control may open others, such as a folded list; radio buttons count once a group.
    for _ in 0..(controls * 2 + 20) {
        browser.press(key::TAB).await?;
        let step = browser.ask(STEP).await?;
        reached = step.get("reached").and_then(Value::as_u64).unwrap_or_default();
        complaints.extend(step.get("complaint").and_then(Value::as_str).map(str::to_owned));
        if step.get("left").and_then(Value::as_u64) == Some(0) {
            break;
        }
    }
    let unreached = browser.ask("return window.e2eControls.filter((it) => !it.reached && it.element.isConnected && it.seen()).map((it) => it.name)").await?;
    let unreached: Vec<String> = unreached.as_array().into_iter().flatten().map(text_of).collect();
    if !unreached.is_empty() {
        complaints
            .push(format!("Tab reached {reached} of {controls} controls, not {}", unreached.join(", ")));
    }
    complaints.dedup();
    Ok(complaints)
}

/// The first press of Tab finds a link that leads past the header.
async fn skip_link(browser: &Browser) -> Result<(), Problem> {
    browser.load(&address("tasks")).await?;
    let hash = browser.hash().await?;
    browser.press(key::TAB).await?;
    let first = browser.ask("return document.activeElement.getAttribute('href') ?? ''").await?;
    expect(text_of(&first).starts_with('#'), || format!("the first control is no skip link: {first}"))?;
    let seen = browser
        .ask(
            "const box = document.activeElement.getBoundingClientRect();
        return box.top >= 0 && box.left >= 0 && box.width > 1 && box.height > 1",
        )
        .await?;
    expect(seen.as_bool() == Some(true), || {
        "the skip link cannot be seen while it has the focus".to_owned()
    })?;
    browser.press(key::ENTER).await?;
    browser
        .until_true(
            "the skip link leads to the content",
            "!!document.activeElement.closest('main')",
            "document.activeElement.outerHTML.slice(0, 200)",
        )
        .await?;
    expect_equal("the address after the skip link", &browser.hash().await?, &hash)?;
    browser.press(key::TAB).await?;
    let inside = browser.ask("return !!document.activeElement.closest('main')").await?;
    expect(inside.as_bool() == Some(true), || "Tab after the skip link leaves the content".to_owned())
}

/// Enter on a link leads to the heading of the next page, Back to that of the page before.
async fn heading_after_a_link(browser: &Browser) -> Result<(), Problem> {
    browser.jump(&address("tasks")).await?;
    for target in ["who", "data"] {
        let link = format!("main a[href=\"{}\"]", address(target));
        browser.ask_with("document.querySelector(arguments[0])?.focus()", vec![link.clone().into()]).await?;
        browser.press(key::ENTER).await?;
        browser.arrived(&address(target)).await?;
        browser.back().await?;
        browser.arrived(&address("tasks")).await?;
    }
    Ok(())
}

/// The first page of questions, filled in from the address bar on without a mouse.
async fn who_by_keyboard(world: &World) -> Result<(), Problem> {
    let request = request_of(&world.source("tests/requests/ospi-before-fixes.json"))?;
    let browser = world.browser().await?;
    browser.load(&address("who")).await?;
    let answer = |id: &str| {
        let found = request.answers.iter().find(|(question, _)| question.as_str() == id);
        found.and_then(|(_, answer)| answer.as_text()).unwrap_or_default().to_owned()
    };
    let topic = format!("q-topic-{}", answer("topic"));
    let affiliation = format!("q-affiliation-{}", answer("affiliation"));
    pick_by_arrows(&browser, "q-topic-", &topic).await?;
    pick_by_arrows(&browser, "q-affiliation", &affiliation).await?;
    pick_by_arrows(&browser, "q-legislative_requirement-", "q-legislative_requirement-no").await?;
    for question in ["contact_name", "contact_organization", "contact_email"] {
        let id = format!("q-{question}");
        tab_to(&browser, &id).await?;
        browser.press(&answer(question)).await?;
        browser.wait_for_value(&id, &answer(question)).await?;
    }
    browser.press(key::TAB).await?;
    browser.wait_until_saved().await?;
    browser.jump(&address("tasks")).await?;
    let status = browser.attributes("[data-task=\"who\"]", "data-status").await?;
    expect_equal("the state of the first task", &status, &vec!["completed".to_owned()])
}

/// Presses Tab until the control with the focus has an id that begins so.
async fn tab_to(browser: &Browser, id: &str) -> Result<String, Problem> {
    for _ in 0..80 {
        let active = text_of(&browser.ask("return document.activeElement?.id ?? ''").await?);
        if active.starts_with(id) {
            return Ok(active);
        }
        browser.press(key::TAB).await?;
    }
    Err(Problem::NotSo(format!("80 presses of Tab do not reach `{id}`")))
}

/// Chooses one of several round buttons, or of a list.
async fn pick_by_arrows(browser: &Browser, group: &str, wanted: &str) -> Result<(), Problem> {
    let first = tab_to(browser, group).await?;
    let option =
        wanted.strip_prefix(&first).and_then(|rest| rest.strip_prefix('-')).unwrap_or_default().to_owned();
    if browser.count(&format!("input{}", crate::browser::by_id(&first))).await? == 1 {
        browser.press(key::SPACE).await?;
        for _ in 0..20 {
            let active = text_of(&browser.ask("return document.activeElement.id").await?);
            if active == wanted {
                return until_ticked(browser, wanted).await;
            }
            browser.press(key::DOWN).await?;
        }
        return Err(Problem::NotSo(format!("the arrow keys do not reach `{wanted}`")));
    }
    for _ in 0..20 {
        if browser.value(&first).await? == option {
            return Ok(());
        }
        browser.press(key::DOWN).await?;
    }
    Err(Problem::NotSo(format!("the arrow keys do not reach `{option}` in the list `{first}`")))
}

async fn until_ticked(browser: &Browser, id: &str) -> Result<(), Problem> {
    until(&format!("`{id}` is ticked"), patience::USUAL, async || {
        let value = browser.value(id).await?;
        Ok(if value == "true" { Look::There(()) } else { Look::NotYet(value) })
    })
    .await
}
