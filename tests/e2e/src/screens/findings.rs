//! What the check found, on whatever page it is shown.

use std::collections::BTreeSet;

use requisite_request::{Place, Request};
use serde_json::json;

use crate::browser::{Browser, by_id, quoted};
use crate::patience::{self, Look, until};
use crate::problem::Problem;

/// Rule code and place of a finding: its id is `code@place`.
pub type FindingIds = BTreeSet<String>;

/// The selector of a finding by its id.
pub fn finding(id: &str) -> String {
    let (code, place) = id.split_once('@').unwrap_or((id, ""));
    format!("[data-finding=\"{}\"][data-place=\"{}\"]", quoted(code), quoted(place))
}

impl Browser {
    /// The ids of the findings on this page.
    pub async fn findings(&self) -> Result<FindingIds, Problem> {
        self.show_all_findings().await?;
        let script = "return [...document.querySelectorAll('main [data-finding]')]
            .map((it) => `${it.dataset.finding}@${it.dataset.place}`)";
        let found = self.ask(script).await?;
        Ok(found.as_array().into_iter().flatten().map(crate::browser::text_of).collect())
    }

    /// A long list shows its first entries; the rest is there for the asking.
    async fn show_all_findings(&self) -> Result<(), Problem> {
        loop {
            let script = "const more = [...document.querySelectorAll('main button')]
                .find((it) => /^Show \\d+ more$/.test(it.innerText.trim()) && it.checkVisibility());
                if (more) more.dataset.e2eMore = '';
                return !!more";
            if self.ask(script).await?.as_bool() != Some(true) {
                return Ok(());
            }
            self.click("[data-e2e-more]").await?;
            self.ask("document.querySelectorAll('[data-e2e-more]').forEach((it) => { delete it.dataset.e2eMore; })").await?;
        }
    }

    /// Waits until the findings on this page are these.
    pub async fn wait_for_findings(&self, wanted: &FindingIds) -> Result<(), Problem> {
        until("the findings are those of the command line", patience::USUAL, async || {
            let found = self.findings().await?;
            if found == *wanted {
                return Ok(Look::There(()));
            }
            let too_many: Vec<_> = found.difference(wanted).collect();
            let too_few: Vec<_> = wanted.difference(&found).collect();
            Ok(Look::NotYet(format!("too many {too_many:?}, too few {too_few:?}")))
        })
        .await
    }

    /// Asks for a remedy of a finding and sees its preview.
    pub async fn preview_fix(&self, finding_id: &str, kind: &str) -> Result<(), Problem> {
        let finding = finding(finding_id);
        let fix = format!("{finding} [data-fix=\"{kind}\"]");
        self.open_around(&fix).await?;
        self.click(&fix).await?;
        self.wait_to_see("#fix-apply").await
    }

    /// Carries out the remedy that is previewed.
    pub async fn apply_fix(&self) -> Result<(), Problem> {
        self.click_id("fix-apply").await?;
        self.wait_not_to_see("#fix-apply").await
    }

    /// Gives each element that has years of its own those years: by the remedy that the check offers for it.
    pub async fn trim_years_of_elements(&self, request: &Request) -> Result<(), Problem> {
        let elements =
            request.asks.iter().flat_map(|ask| ask.elements.iter().map(move |chosen| (ask.id, chosen)));
        let own: Vec<_> = elements.filter(|(_, chosen)| chosen.years.is_some()).collect();
        if own.is_empty() {
            return Ok(());
        }
        self.go("check").await?;
        for (ask, chosen) in own {
            let place = Place::Element { ask, element: chosen.id.clone() };
            self.preview_fix(&format!("years_before_element@{place}"), "trim_years").await?;
            self.apply_fix().await?;
        }
        Ok(())
    }

    /// Says why a finding may stay.
    pub async fn explain(&self, finding_id: &str, text: &str) -> Result<(), Problem> {
        let id = format!("explain-{finding_id}");
        self.open_around(&by_id(&id)).await?;
        self.type_into(&id, text).await
    }

    /// Opens every closed `<details>` around an element, the outermost first.
    pub async fn open_around(&self, selector: &str) -> Result<(), Problem> {
        loop {
            let script = "document.querySelectorAll('[data-e2e-open]').forEach((it) => { delete it.dataset.e2eOpen; });
                let closed = null;
                for (let it = document.querySelector(arguments[0]); it; it = it.parentElement) {
                    if (it.matches('details:not([open])')) closed = it;
                }
                if (closed) closed.querySelector('summary').dataset.e2eOpen = '';
                return !!closed";
            if self.ask_with(script, vec![json!(selector)]).await?.as_bool() != Some(true) {
                return Ok(());
            }
            self.click("[data-e2e-open]").await?;
            self.wait_not_to_see("details:not([open]) > [data-e2e-open]").await?;
        }
    }
}
