//! Elements with different roles share one text as their reason.
//!
//! *Why it matters*: a copied text rarely says what each element does; a reviewer will ask.
//! *Found*: the same sentence for an outcome and a control. *Fine*: the same sentence for elements of one role, which
//! is how a shared reason is meant; elements of which no reason is asked.
//! *Source*: general knowledge (good practice).

use super::{Found, Input, list_labels};
use crate::class::takes_a_reason;
use requisite_request::{ElementId, Place, Role};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let mut by_text: BTreeMap<String, BTreeMap<&ElementId, Option<Role>>> = BTreeMap::new();
    for (_, _, element) in input.chosen().filter(|(ask, _, element)| takes_a_reason(ask, element)) {
        let Some(reason) = input.request.reasons.get(&element.id) else { continue };
        let text = reason.why_needed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        by_text.entry(text).or_default().insert(&element.id, reason.role);
    }
    let copied = by_text.into_iter().filter(|(text, users)| {
        let mut roles = users.values();
        let first = roles.next();
        !text.is_empty() && roles.any(|role| Some(role) != first)
    });
    let found = copied.filter_map(|(_, users)| {
        let first = users.keys().next()?;
        let labels = list_labels(users.keys().map(|id| input.pack.label(id)));
        Some(Found::at(Place::Reason((*first).clone())).with("labels", labels))
    });
    found.collect()
}
