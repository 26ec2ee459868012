//! An element is chosen that needs a reason, and no text speaks of its theme.
//!
//! *Why it matters*: a reviewer looks for what each element is for.
//! *Found*: disability category, and no text speaks of disability. *Fine*: a text or a reason that speaks of it; nothing written
//! yet.
//! *Source*: general knowledge (good practice); the themes are those of the rule on what texts name.

use super::{Found, Input, list_labels};
use crate::prose::themes::themes;
use requisite_pack::{Element, RuleTest};
use requisite_request::{Place, set_of};
use serde_json::{Map, Value};

/// The name of the check whose parameters the themes are.
const THEMES_OF: &str = "text_names_unchosen";

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let rules = input.pack.rules.iter().filter_map(|rule| match &rule.test {
        RuleTest::Check { name, with } if name == THEMES_OF => Some(with),
        _ => None,
    });
    let texts = || input.written.iter().flat_map(|at| &at.texts);
    if input.written.is_empty() {
        return Vec::new();
    }
    // A reason is about its element, whatever its words.
    let has_reason = |element: &Element| {
        input.request.reasons.get(&element.id).is_some_and(|it| !it.why_needed.trim().is_empty())
    };
    let mut labels: Vec<&str> = Vec::new();
    for theme in rules.flat_map(themes) {
        let chosen = input
            .chosen()
            .filter(|(_, _, element)| element.reason && theme.has(element) && !has_reason(element));
        let chosen: Vec<&str> = chosen.map(|(_, _, element)| element.label.as_str()).collect();
        let said = || texts().any(|it| theme.is_said_in(&it.words));
        if !chosen.is_empty() && !said() {
            labels.extend(chosen);
        }
    }
    let labels: Vec<&str> = set_of(labels).into_iter().collect();
    if labels.is_empty() {
        return Vec::new();
    }
    vec![Found::at(Place::Reasons).with("labels", list_labels(labels.iter().copied()))]
}
