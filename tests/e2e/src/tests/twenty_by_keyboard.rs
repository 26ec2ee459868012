//! A newcomer's way by keyboard alone: from the list of tasks to twenty chosen elements with their years. Presses beside
//! typing are counted.

use crate::browser::{Browser, key, text_of};
use crate::patience::{self, Look, until};
use crate::problem::{Problem, expect, expect_equal};
use crate::screens::address;
use crate::world::World;

/// What is typed, and the element that must stand first.
const WANTED: [(&str, &str); 20] = [
    ("gender", "gender"),
    ("race", "federal-race-ethnicity"),
    ("grade level", "grade-level"),
    ("school year", "school-year"),
    ("free lunch", "free-reduced"),
    ("low income", "low-income"),
    ("migrant", "migrant"),
    ("homeless", "homeless"),
    ("504", "section-504"),
    ("gpa", "gpa"),
    ("scale score", "scale-score"),
    ("sgp", "sgp"),
    ("dropout", "dropout-flag"),
    ("dual credit", "dual-credit"),
    ("letter grade", "letter-grade"),
    ("foster care", "foster-care"),
    ("home language", "home-language"),
    ("special ed", "special-ed"),
    ("excused absences", "days-absent-excused"),
    ("ninth grade on track", "ninth-grade-on-track"),
];

/// Fewer presses than this are wanted.
const MOST_PRESSES: u32 = 120;

/// Which control has the focus.
const ACTIVE: &str =
    "return document.activeElement?.id || document.activeElement?.getAttribute('href') || ''";

pub async fn run(world: &World) -> Result<(), Problem> {
    let browser = world.browser().await?;
    browser.load(&address("tasks")).await?;
    browser.wait_to_see(&format!("main a[href=\"{}\"]", address("data"))).await?;
    let mut presses = Presses { browser: &browser, count: 0 };
    presses.tab_to(&address("data")).await?;
    presses.press(key::ENTER).await?;
    browser.arrived(&address("data")).await?;
    presses.tab_to("ask-1-form-aggregate_suppressed").await?;
    presses.press(" ").await?;
    for (id, year) in [("ask-1-from", "2018-19"), ("ask-1-to", "2022-23")] {
        presses.tab_to(id).await?;
        // A list is searched by typing; that counts as typing.
        browser.press(year).await?;
        browser.wait_for_value(id, year).await?;
    }
    presses.tab_to("find-element").await?;
    for (number, (text, id)) in WANTED.into_iter().enumerate() {
        browser.press(text).await?;
        browser.wait_for_value("find-element", text).await?;
        let box_id = format!("choose-{id}");
        until(&format!("\u{201c}{text}\u{201d} finds {id} first"), patience::USUAL, async || {
            let first = browser.ask("return document.querySelector('.rq-results input')?.id ?? ''").await?;
            let first = text_of(&first);
            Ok(if first == box_id { Look::There(()) } else { Look::NotYet(first) })
        })
        .await?;
        presses.press(key::DOWN).await?;
        presses.press(" ").await?;
        presses.press(key::ESCAPE).await?;
        let chosen = browser.count(".rq-basket-row").await?;
        expect_equal("elements in the list", &chosen, &(number as u64 + 1))?;
        browser
            .until_true(
                "the search has the focus, and typing replaces what is in it",
                "document.activeElement.id === 'find-element' && document.activeElement.selectionEnd > 0",
                "document.activeElement.outerHTML.slice(0, 200)",
            )
            .await?;
    }
    println!("figure: twenty elements with years by keyboard alone: {} presses beside typing", presses.count);
    expect(presses.count < MOST_PRESSES, || format!("it took {} presses", presses.count))?;
    browser.expect_quiet_console().await
}

struct Presses<'a> {
    browser: &'a Browser,
    count: u32,
}

impl Presses<'_> {
    async fn press(&mut self, keys: &str) -> Result<(), Problem> {
        self.count += 1;
        self.browser.press(keys).await
    }

    /// Tab until a control has the focus.
    async fn tab_to(&mut self, control: &str) -> Result<(), Problem> {
        let before = self.count;
        while text_of(&self.browser.ask(ACTIVE).await?) != control {
            expect(self.count - before < 60, || format!("60 presses of Tab do not lead to {control}"))?;
            self.press(key::TAB).await?;
        }
        Ok(())
    }
}
