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
    // The elements of each text in the order of their ids, whatever the order of choosing.
    let mut by_text: BTreeMap<String, Vec<(&ElementId, Option<Role>)>> = BTreeMap::new();
    for (_, _, element) in input.chosen().filter(|(ask, _, element)| takes_a_reason(ask, element)) {
        let Some(reason) = input.request.reasons.get(&element.id) else { continue };
        let text = reason.why_needed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let users = by_text.entry(text).or_default();
        if let Err(at) = users.binary_search_by_key(&&element.id, |(id, _)| id) {
            users.insert(at, (&element.id, reason.role));
        }
    }
    let mut found = Vec::new();
    for (text, users) in &by_text {
        let Some((first, role)) = users.first() else { continue };
        if !text.is_empty() && users.iter().any(|(_, other)| other != role) {
            let labels = list_labels(users.iter().map(|(id, _)| input.pack.label(id)));
            found.push(Found::at(Place::Reason((*first).clone())).with("labels", labels));
        }
    }
    found
}
