//! An element that needs a reason lacks part of it.
//!
//! *Why it matters*: elements beyond the base file and sensitive ones must be tied to the project (OSPI-16).
//! *Found*: a disability category without role, research question or explanation. *Fine*: all are given; totals with
//! small groups hidden need none.
//! *Source*: SEED-OSPI: the rule was found. What is in the base file is an assumption, which the screen says of each element.

use super::{Found, Input, list_labels};
use crate::class::takes_a_reason;
use requisite_pack::Element;
use requisite_request::{Place, Reason};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let none = Reason::default();
    let chosen = input.chosen().filter(|(ask, _, element)| element.reason && takes_a_reason(ask, element));
    let found = chosen.filter_map(|(_, _, element)| {
        let reason = input.request.reasons.get(&element.id).unwrap_or(&none);
        let missing = missing(element, reason);
        if missing.is_empty() {
            return None;
        }
        let found = Found::at(Place::Reason(element.id.clone()))
            .with("label", element.label.as_str())
            .with("missing", list_labels(missing));
        Some(found.incomplete())
    });
    found.collect()
}

/// What is missing of a reason. Why a less sensitive variant fails is asked only where the catalog has one.
pub fn missing(element: &Element, reason: &Reason) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if reason.role.is_none() {
        missing.push("its role in the study");
    }
    if reason.questions.is_empty() {
        missing.push("the research question it serves");
    }
    if reason.why_needed.trim().is_empty() {
        missing.push("why it is needed");
    }
    if !element.coarser.is_empty() && reason.why_not_less.trim().is_empty() {
        missing.push("why a less sensitive one would not do");
    }
    missing
}
