//! Every page in every state as a screen reader is given it: landmarks, headings in order, each control with a name that tells it
//! from the others, each wrong field with what is wrong. It is read from the browser's accessibility tree, not from the markup.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

use super::page_states::visit;
use crate::browser::Browser;
use crate::problem::{Problem, expect, expect_none};
use crate::world::World;

/// Roles of what a person can use.
const CONTROLS: [&str; 9] =
    ["button", "link", "textbox", "checkbox", "radio", "combobox", "searchbox", "DisclosureTriangle", "Date"];
/// Roles of what is no use without a name.
const NAMED: [&str; 5] = ["image", "img", "table", "region", "navigation"];

/// Beginnings of names that several buttons may have, because they do the same: of the browser's own date fields, at the head
/// and foot of a list, and of an element in the catalog and in the list of chosen ones.
const SAME: [&str; 3] = ["Show date picker", "Next element that needs", "Remove "];

/// A thing that a screen reader stops at.
struct Stop {
    role: String,
    name: String,
    description: String,
    level: Option<u64>,
    invalid: bool,
    address: String,
}

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    let mut complaints = BTreeMap::new();
    let mut read = 0;
    visit(world, &browser, async |name| {
        let stops = stops(&browser).await?;
        read += stops.len();
        for complaint in complaints_of(&stops) {
            // The same fault on many pages is told once.
            complaints.entry(complaint).or_insert_with(|| name.to_owned());
        }
        Ok(())
    })
    .await?;
    let complaints: Vec<String> =
        complaints.into_iter().map(|(complaint, name)| format!("{name}: {complaint}")).collect();
    expect_none("as it is read aloud", &complaints)?;
    expect(read > 5000, || format!("only {read} stops on all pages: the tree was not read"))
}

/// All that the accessibility tree holds and does not ignore, in order.
async fn stops(browser: &Browser) -> Result<Vec<Stop>, Problem> {
    browser.tool("Accessibility.enable", json!({})).await?;
    let tree = browser.tool("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree.get("nodes").and_then(Value::as_array).cloned().unwrap_or_default();
    Ok(nodes.iter().filter(|node| node.get("ignored") != Some(&Value::Bool(true))).map(stop).collect())
}

fn stop(node: &Value) -> Stop {
    let text = |key: &str| {
        let text = node.get(key).and_then(|it| it.get("value")).and_then(Value::as_str);
        text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let property = |name: &str| {
        let all = node.get("properties").and_then(Value::as_array).into_iter().flatten();
        all.filter(|it| it.get("name").and_then(Value::as_str) == Some(name))
            .find_map(|it| it.get("value")?.get("value").cloned())
    };
    Stop {
        role: text("role"),
        name: text("name"),
        description: text("description"),
        level: property("level").and_then(|it| it.as_u64()),
        invalid: property("invalid").is_some_and(|it| it.as_str() == Some("true")),
        address: property("url").and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default(),
    }
}

fn complaints_of(stops: &[Stop]) -> Vec<String> {
    let mut complaints = Vec::new();
    let count = |role: &str| stops.iter().filter(|it| it.role == role).count();
    for (role, wanted) in [("main", 1), ("banner", 1), ("contentinfo", 1)] {
        if count(role) != wanted {
            complaints.push(format!("{} landmarks of the kind {role}", count(role)));
        }
    }
    complaints.extend(headings(stops));
    complaints.extend(names(stops));
    complaints
}

/// One heading of the first level, and none that skips a level.
fn headings(stops: &[Stop]) -> Vec<String> {
    let levels: Vec<(u64, &str)> = stops
        .iter()
        .filter_map(|it| Some((it.level.filter(|_| it.role == "heading")?, it.name.as_str())))
        .collect();
    let mut complaints = Vec::new();
    let first = levels.iter().filter(|(level, _)| *level == 1).count();
    if first != 1 {
        complaints.push(format!("{first} headings of the first level"));
    }
    // What stands before the heading of the page is the header's.
    for pair in levels.windows(2) {
        if let [(before, _), (level, name)] = pair
            && *level > before + 1
        {
            complaints
                .push(format!("the heading \u{201c}{name}\u{201d} skips from level {before} to {level}"));
        }
    }
    complaints
}

/// Names that are missing, and names that two different things have.
fn names(stops: &[Stop]) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut known: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    let mut buttons: BTreeMap<&str, u32> = BTreeMap::new();
    for it in stops {
        let is_control = CONTROLS.contains(&it.role.as_str());
        if it.name.is_empty() && (is_control || NAMED.contains(&it.role.as_str())) {
            complaints.push(format!("a {} without a name", it.role));
        }
        match it.role.as_str() {
            "link" => {
                known.entry(("link", &it.name)).or_default().insert(&it.address);
            }
            "button" => *buttons.entry(&it.name).or_default() += 1,
            _ => {}
        }
        if it.invalid && it.description.is_empty() {
            complaints.push(format!("the field \u{201c}{}\u{201d} is wrong and does not say why", it.name));
        }
    }
    for ((_, name), addresses) in known {
        if addresses.len() > 1 {
            complaints.push(format!(
                "links of one name, \u{201c}{name}\u{201d}, lead to different places: {addresses:?}"
            ));
        }
    }
    for (name, n) in buttons {
        if n > 1 && !SAME.iter().any(|same| name.starts_with(same)) {
            complaints.push(format!("{n} buttons have the name \u{201c}{name}\u{201d}"));
        }
    }
    complaints
}
