//! Nothing has to be scrolled sideways: on a phone, a tablet, a laptop, and with letters twice as large.

use super::page_states::visit;
use crate::browser::{Browser, Width, text_of};
use crate::problem::{Problem, expect_none};
use crate::world::World;

/// What stands out of the window, if the page is wider than it.
const TOO_WIDE: &str = "const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return '';
    const out = [...document.querySelectorAll('body *')]
        .filter((it) => it.getBoundingClientRect().right > page.clientWidth + 0.5)
        .filter((it) => ![...it.children].some((child) => child.getBoundingClientRect().right > page.clientWidth + 0.5))
        .slice(0, 3).map((it) => it.outerHTML.slice(0, 120).replace(/\\s+/g, ' '));
    return `${page.scrollWidth} px of ${page.clientWidth}: ${out.join(' and ')}`;";

/// Size of letters where a person has doubled it.
const DOUBLE: u32 = 32;

pub async fn run(world: &World) -> Result<(), Problem> {
    let mut complaints = Vec::new();
    let browser = world.browser().await?;
    look_everywhere(world, &browser, &[Width::SMALL, Width::MIDDLE, Width::WIDE], "", &mut complaints)
        .await?;
    let mut wishes = world.wishes()?;
    wishes.text_size = Some(DOUBLE);
    let browser = world.browser_with(wishes).await?;
    look_everywhere(world, &browser, &[Width::WIDE, Width(640)], ", large text", &mut complaints).await?;
    let size = browser.ask("return getComputedStyle(document.documentElement).fontSize").await?;
    if text_of(&size) != format!("{DOUBLE}px") {
        complaints.push(format!("the person's size of text is not respected: {size}"));
    }
    expect_none("wider than the window", &complaints)
}

async fn look_everywhere(
    world: &World,
    browser: &Browser,
    widths: &[Width],
    note: &str,
    complaints: &mut Vec<String>,
) -> Result<(), Problem> {
    visit(world, browser, async |name| {
        for width in widths {
            browser.set_width(*width).await?;
            let found = text_of(&browser.ask(TOO_WIDE).await?);
            if !found.is_empty() {
                complaints.push(format!("{name} at {} px{note}: {found}", width.0));
            }
        }
        browser.set_width(Width::WIDE).await
    })
    .await
}
