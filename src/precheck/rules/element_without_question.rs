//! Elements that no research question needs.
//!
//! *Why it matters*: agencies release the least data that answers the study (34 CFR 99.31(a)(6)).
//! *Found*: elements whose reason names no research question, though the study has some. *Fine*: each names one, or
//! the element is in the base file and student-level data are not asked for.
//! *Source*: AG-MI; ERDC.

use super::{Found, Input, list_labels};
use crate::class::asks_for_reasons;
use requisite_request::Place;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    if input.request.research_questions.iter().all(|question| question.text.trim().is_empty()) {
        return Vec::new();
    }
    // Elements that need a reason are told one by one by `element_without_reason`; keys such as years and the research
    // number serve every question.
    let mut seen = BTreeSet::new();
    let loose = input.chosen().filter(|(ask, _, element)| {
        let named = input.request.reasons.get(&element.id).is_some_and(|reason| !reason.questions.is_empty());
        let is_key = input.pack.research_number.as_ref() == Some(&element.id) || element.group == "enrollment";
        asks_for_reasons(ask) && !element.reason && !named && !is_key && seen.insert(element.id.clone())
    });
    let labels: Vec<&str> = loose.map(|(_, _, element)| element.label.as_str()).collect();
    if labels.is_empty() {
        return Vec::new();
    }
    let section = Place::Reason(match input.chosen().find(|(_, _, element)| element.label == labels.first().copied().unwrap_or_default()) {
        Some((_, _, element)) => element.id.clone(),
        None => return Vec::new(),
    });
    vec![Found::at(section).with("labels", list_labels(labels.iter().copied())).with("n", labels.len().to_string())]
}
