//! What a request changes of the earlier one that it follows.
//!
//! Both are read with the same rules and words, so that only what a person changed shows; a change of the rules shows in what the check
//! finds. Everything follows from the later request, which holds the earlier one.

mod data;
mod reasons;

use crate::Contents;
use crate::formats::{Said, label, said};
use requisite_pack::{Pack, Question};
use requisite_precheck::finding_sentences;
use requisite_request::{Date, Request};
use std::collections::BTreeMap;

/// One thing that is otherwise now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub what: String,
    /// What it was; blank where there was nothing.
    pub before: String,
    /// What it is; blank where there is nothing.
    pub now: String,
}

impl Change {
    /// A change, where there is one.
    fn of(what: &str, before: &str, now: &str) -> Option<Self> {
        let (before, now) = (before.trim(), now.trim());
        (before != now).then(|| Self {
            what: what.to_owned(),
            before: before.to_owned(),
            now: now.to_owned(),
        })
    }
}

/// Changes of one kind, never none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// Of what they are, as a heading.
    pub of: &'static str,
    /// The changes, in the order of the package.
    pub list: Vec<Change>,
}

/// What a request changes of the earlier one, as on the day `today`; empty where it changes nothing. `None` where it follows none.
pub fn changes(pack: &Pack, request: &Request, today: Date) -> Option<Vec<Changes>> {
    changes_of(&Contents::new(pack, request, today))
}

/// The same of contents that are there.
pub(crate) fn changes_of(now: &Contents<'_>) -> Option<Vec<Changes>> {
    let earlier = now.request.follows.as_ref()?;
    let before = Contents::new(now.pack, &earlier.request, earlier.day);
    let kinds = [
        ("The data asked for", data::changes(&before, now)),
        ("Why each element is needed", reasons::changes(&before, now)),
        ("Answers to the agency\u{2019}s questions", answers(&before, now)),
        ("What the check finds", findings(&before, now)),
    ];
    let found = kinds.into_iter().filter(|(_, list)| !list.is_empty());
    Some(found.map(|(of, list)| Changes { of, list }).collect())
}

fn answers(before: &Contents<'_>, now: &Contents<'_>) -> Vec<Change> {
    let text = |contents: &Contents<'_>, question: &Question| {
        let is_asked = contents.report.shown.contains(&question.id);
        if is_asked { in_one_text(said(contents, question)) } else { String::new() }
    };
    let change = |question: &Question| {
        Change::of(&label(now, question), &text(before, question), &text(now, question))
    };
    now.pack.questions().filter_map(change).collect()
}

/// An answer as one text, a line an option or a row.
fn in_one_text(said: Said) -> String {
    match said {
        Said::Nothing => String::new(),
        Said::Text(text) => text,
        Said::List(options) => options.join("\n"),
        Said::Rows { heads, rows } => {
            let cell = |(head, text): (&String, &String)| format!("{head}: {text}");
            let row = |row: &Vec<String>| {
                let told = heads.iter().zip(row).filter(|(_, text)| !text.trim().is_empty());
                told.map(cell).collect::<Vec<_>>().join("; ")
            };
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
    }
}

/// Findings that are new or gone, and those to which the requestor says something else.
fn findings(before: &Contents<'_>, now: &Contents<'_>) -> Vec<Change> {
    let told = |contents: &Contents<'_>| -> BTreeMap<String, (String, String)> {
        let findings = contents.report.findings.iter();
        findings
            .map(|finding| {
                let what = finding_sentences(contents.pack, contents.language(), finding).what;
                let reason = finding.explained.as_ref().map(|text| format!("With the reason: {text}"));
                (finding.id.clone(), (what, reason.unwrap_or_else(|| "Found".to_owned())))
            })
            .collect()
    };
    let (before, now) = (told(before), told(now));
    let mut changes = Vec::new();
    for (id, (what, said)) in &before {
        let later = now.get(id).map_or("Not found any more", |(_, said)| said);
        changes.extend(Change::of(what, said, later));
    }
    let new = now.iter().filter(|(id, _)| !before.contains_key(*id));
    changes.extend(new.filter_map(|(_, (what, said))| Change::of(what, "Not found", said)));
    changes
}
