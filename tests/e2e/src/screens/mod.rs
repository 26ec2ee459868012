//! How the pages are used: where they are, and what a person does on each.

pub mod data;
pub mod draft;
pub mod findings;
pub mod package;
pub mod questions;
pub mod reasons;
pub mod sending;

use crate::browser::{Browser, quoted};
use crate::patience::{self, Look, until};
use crate::problem::Problem;

/// The agency whose pack the tests use.
pub const AGENCY: &str = "ospi";

/// The address of a page of the agency, such as `#/ospi/tasks`; the start page for an empty name.
pub fn address(page: &str) -> String {
    if page.is_empty() { format!("#/{AGENCY}") } else { format!("#/{AGENCY}/{page}") }
}

/// Where the tests go, besides the sections: name for messages and pictures, and address.
pub const PAGES: [(&str, &str); 16] = [
    ("choose", "#/"),
    ("start", "#/ospi"),
    ("tasks", "#/ospi/tasks"),
    ("data", "#/ospi/data"),
    ("public", "#/ospi/public"),
    ("reasons", "#/ospi/reasons"),
    ("check", "#/ospi/check"),
    ("package", "#/ospi/package"),
    ("form", "#/ospi/document/data_sharing_request_form"),
    ("questions", "#/ospi/questions"),
    ("element", "#/ospi/element/birth-date"),
    ("review", "#/ospi/review"),
    ("drafts", "#/ospi/drafts"),
    ("merge", "#/ospi/merge"),
    ("privacy", "#/privacy"),
    ("unknown", "#/ospi/no/such/page"),
];

/// The agency's pages of questions, in order.
pub const SECTIONS: [&str; 5] = ["who", "study", "people", "protection", "destruction"];

/// The outcomes that end elsewhere.
pub const OUTCOMES: [&str; 3] = ["early_learning", "postsecondary", "teacher_certification"];

/// Pages of the other agency, which has questions and parts of its own.
const OTHER_AGENCY: [&str; 14] = [
    "#/cde",
    "#/cde/tasks",
    "#/cde/who",
    "#/cde/data",
    "#/cde/public",
    "#/cde/reasons",
    "#/cde/study",
    "#/cde/laws",
    "#/cde/protection",
    "#/cde/document/concept_paper",
    "#/cde/check",
    "#/cde/package",
    "#/cde@2022-24",
    "#/cde@2022-24/study",
];

/// Name and address of every page.
pub fn all_pages() -> Vec<(String, String)> {
    let fixed = PAGES.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned()));
    let sections = SECTIONS.iter().map(|section| ((*section).to_owned(), address(section)));
    let outcomes =
        OUTCOMES.iter().map(|outcome| (format!("outcome {outcome}"), address(&format!("route/{outcome}"))));
    let other =
        OTHER_AGENCY.iter().map(|hash| (hash.trim_start_matches("#/").replace('/', " "), (*hash).to_owned()));
    // The agency's own pages last, so that a test that goes on from here is at its agency.
    fixed.chain(other).chain(sections).chain(outcomes).collect()
}

impl Browser {
    /// Goes to a page by a link on the screen; by way of the list of tasks when this page has none to it.
    pub async fn go(&self, page: &str) -> Result<(), Problem> {
        let hash = address(page);
        if self.hash().await? == hash {
            return Ok(());
        }
        if !self.sees(&link_to(&hash)).await? {
            self.follow(&address("tasks")).await?;
        }
        self.follow(&hash).await
    }

    /// Clicks on a link to an address and waits for the page.
    pub async fn follow(&self, hash: &str) -> Result<(), Problem> {
        self.click(&link_to(hash)).await?;
        self.arrived(hash).await
    }

    /// Types an address and waits for the page.
    pub async fn jump(&self, hash: &str) -> Result<(), Problem> {
        if self.hash().await? == hash {
            return Ok(());
        }
        self.leave_field().await?;
        self.ask_with("location.hash = arguments[0]", vec![serde_json::json!(hash)]).await?;
        self.arrived(hash).await
    }

    /// Waits until the page of an address is there: its heading has the focus.
    pub async fn arrived(&self, hash: &str) -> Result<(), Problem> {
        until(&format!("the heading of {hash} has the focus"), patience::USUAL, async || {
            let script = "return [location.hash, document.activeElement?.tagName ?? '',
                document.activeElement?.id ?? '', document.title].join(' | ')";
            let seen = crate::browser::text_of(&self.ask(script).await?);
            let mut parts = seen.split(" | ");
            let there = parts.next() == Some(hash) && parts.next() == Some("H1");
            Ok(if there { Look::There(()) } else { Look::NotYet(seen) })
        })
        .await
    }

    /// Waits until the program says that everything entered is saved.
    pub async fn wait_until_saved(&self) -> Result<(), Problem> {
        self.wait_for_text("#save-state", "says that all is saved", |text| {
            text.contains("Saved in this browser")
        })
        .await
        .map(|_| ())
    }
}

fn link_to(hash: &str) -> String {
    format!("a[href=\"{}\"]", quoted(hash))
}
