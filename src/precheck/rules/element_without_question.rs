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

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    if input.request.research_questions.iter().all(|question| question.text.trim().is_empty()) {
        return Vec::new();
    }
    // Elements that need a reason are told one by one by `element_without_reason`. Those that tie rows together, such as
    // the research number and what the pack exempts, serve every question.
    let exempt = |group: &str| {
        let groups = with.get("except_groups").and_then(Value::as_array);
        groups.is_some_and(|groups| groups.iter().any(|it| it.as_str() == Some(group)))
    };
    let mut seen = BTreeSet::new();
    let loose = input.chosen().filter(|(ask, _, element)| {
        let named = input.request.reasons.get(&element.id).is_some_and(|reason| !reason.questions.is_empty());
        let is_key = input.pack.research_number.as_ref() == Some(&element.id) || exempt(&element.group);
        asks_for_reasons(ask) && !element.reason && !named && !is_key && seen.insert(element.id.clone())
    });
    let labels: Vec<&str> = loose.map(|(_, _, element)| element.label.as_str()).collect();
    if labels.is_empty() {
        return Vec::new();
    }
    let n = labels.len().to_string();
    vec![Found::at(Place::Reasons).with("labels", list_labels(labels)).with("n", n)]
}
