//! What a request says in a line, for whoever has many of them before them.

use crate::Contents;
use requisite_pack::Severity;
use serde::Serialize;

/// A request in short, and what the rules at hand say to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InShort {
    /// Title of the study; blank where the pack asks for none or it is not given.
    pub title: String,
    /// Name of the requestor.
    pub requestor: String,
    /// Organization of the requestor.
    pub organization: String,
    /// E-mail address of the requestor.
    pub email: String,
    /// The kind of data, with what is sure about it.
    pub class: String,
    /// Number of data sets.
    pub data_sets: usize,
    /// Number of elements asked for, each once.
    pub elements: usize,
    /// How many of them need a reason.
    pub elements_with_reasons: usize,
    /// Findings that would keep a package from being made.
    pub to_fix: usize,
    /// Findings that stay with what the requestor says to them.
    pub explained: usize,
}

impl InShort {
    /// Of a request and its check.
    pub fn of(contents: &Contents<'_>) -> Self {
        let uses = &contents.pack.uses;
        let said = |question| contents.used(question).unwrap_or_default().to_owned();
        let chosen = contents.request.elements();
        let known = chosen.iter().filter_map(|id| contents.pack.element(id));
        let findings = &contents.report.findings;
        Self {
            title: said(uses.title.as_ref()),
            requestor: said(uses.requestor.as_ref()),
            organization: said(uses.organization.as_ref()),
            email: said(uses.email.as_ref()),
            class: contents.class_in_words(),
            data_sets: contents.request.asks.len(),
            elements_with_reasons: known.filter(|it| it.reason).count(),
            elements: chosen.len(),
            to_fix: findings.iter().filter(|it| it.blocks()).count(),
            explained: findings
                .iter()
                .filter(|it| it.severity == Severity::Check && it.explained.is_some())
                .count(),
        }
    }
}
