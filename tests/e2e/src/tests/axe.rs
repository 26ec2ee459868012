//! The accessibility checker finds nothing on any page, wide and narrow, light and dark.

use serde_json::{Value, json};

use super::page_states::visit;
use crate::browser::{Browser, Colors, Width, text_of};
use crate::problem::{Problem, expect_none};
use crate::scratch::write;
use crate::world::World;

/// From the head of the page: what has been scrolled half under the fixed head is not small, it is under way.
const RUN: &str = "const done = arguments[arguments.length - 1];
    scrollTo(0, 0);
    axe.run(document, { runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'] })
        .then((result) => done(result.violations.map((it) => ({
            rule: it.id, help: it.help,
            nodes: it.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)} - ${node.any.concat(node.all, node.none).map((check) => check.message).join('; ').slice(0, 300)}`),
            count: it.nodes.length,
        }))), (error) => done([{ rule: 'axe itself', help: String(error), nodes: [], count: 1 }]));";

const TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    let mut complaints: Vec<String> = Vec::new();
    visit(world, &browser, async |name| {
        for width in [Width::WIDE, Width::SMALL] {
            browser.set_width(width).await?;
            for colors in [Colors::Light, Colors::Dark] {
                browser.set_colors(colors).await?;
                let here = format!("{name} ({} px, {})", width.0, colors.as_str());
                for (key, complaint) in violations(world, &browser).await? {
                    // The same fault on many pages and sizes is told once.
                    if !complaints.iter().any(|known| known.starts_with(&key)) {
                        complaints.push(format!("{key}first on {here}: {complaint}"));
                    }
                }
                keep_picture(world, &browser, &here).await?;
            }
        }
        browser.set_width(Width::WIDE).await?;
        browser.set_colors(Colors::Light).await
    })
    .await?;
    expect_none("violations", &complaints)
}

/// What the checker finds on the page as it is: each fault, and what is wrong there.
pub async fn violations(world: &World, browser: &Browser) -> Result<Vec<(String, String)>, Problem> {
    if browser.ask("return typeof axe").await?.as_str() != Some("object") {
        browser.ask(&world.axe).await?;
    }
    let found = browser.ask_later(RUN, vec![json!(TAGS)]).await?;
    let found = found.as_array().cloned().unwrap_or_default();
    Ok(found.iter().flat_map(by_node).collect())
}

/// Each element at fault: the rule with the element, and what is wrong.
fn by_node(violation: &Value) -> Vec<(String, String)> {
    let text = |key: &str| violation.get(key).map(text_of).unwrap_or_default();
    let nodes = violation.get("nodes").and_then(Value::as_array).cloned().unwrap_or_default();
    let of = |node: &Value| {
        let node = text_of(node);
        let target = node.split_once(" <").map_or(node.as_str(), |(target, _)| target).to_owned();
        (format!("{}: {target}: ", text("rule")), format!("{}; {node}", text("help")))
    };
    if nodes.is_empty() {
        vec![(format!("{}: ", text("rule")), text("help"))]
    } else {
        nodes.iter().map(of).collect()
    }
}

/// Where pictures are wanted, every state is kept.
async fn keep_picture(world: &World, browser: &Browser, name: &str) -> Result<(), Problem> {
    let Some(folder) = &world.show else { return Ok(()) };
    let width = if name.contains("(320") { Width::SMALL } else { Width::WIDE };
    let picture = browser.picture_of_all().await?;
    write(&folder.join(format!("{}.png", name.replace([' ', ',', '(', ')'], "_"))), &picture)?;
    browser.set_width(width).await
}
