//! Class of a request, from the kind of data and the elements. Near a line it lands on the stricter side.

use crate::coverage::all_public;
use crate::report::{Class, Coverage, Doubt, Verdict};
use crate::rules::{known_combination, quasi_identifiers_combined};
use requisite_pack::{BaseFile, Element, Identifier, Level, Pack, RuleTest};
use requisite_request::{Ask, AskPart, Detail, ElementId, Form, Place, Request};
use serde_json::Value;
use std::collections::BTreeSet;

/// The kinds of data that a request asks for, one an ask.
pub fn forms(request: &Request) -> impl Iterator<Item = Form> + '_ {
    request.asks.iter().filter_map(|ask| ask.form)
}

/// Whether an ask takes the data-sharing process: student-level, or totals with small groups shown.
pub fn uses_sharing_process(ask: &Ask) -> bool {
    matches!(ask.form, Some(Form::AggregateUnsuppressed | Form::DeIdentified | Form::Identifiable))
}

/// Whether an element says who a student is, so that a de-identified file cannot hold it.
pub fn says_who(element: &Element) -> bool {
    let telling = element.base_file == BaseFile::Removed || element.identifier == Identifier::Direct;
    telling && element.level == Level::Student
}

/// Class of a request. Undecided until the kind of data is chosen in every ask.
pub fn class_of(pack: &Pack, request: &Request, coverage: &[Coverage]) -> Verdict<Class> {
    let without_form = request.asks.iter().filter(|ask| ask.form.is_none());
    let mut missing: Vec<Place> =
        without_form.map(|ask| Place::Ask { ask: ask.id, part: AskPart::Form }).collect();
    if request.asks.is_empty() {
        missing.push(Place::Data);
    }
    let Some(strictest) = forms(request).max().filter(|_| missing.is_empty()) else {
        return Verdict::Undecided { missing };
    };
    match strictest {
        Form::AggregateSuppressed if all_public(request, coverage) == Some(true) => {
            Verdict::Decided(Class::Public)
        }
        // A group of one or two students can say who they are; whether it does, nobody can tell beforehand.
        Form::AggregateUnsuppressed => {
            Verdict::Person { lean: Class::AggregateUnsuppressed, because: Doubt::SmallGroups }
        }
        // What a de-identified file cannot hold makes the file identifiable, and leaves no doubt about it.
        Form::DeIdentified if says_who_anywhere(pack, request) => Verdict::Decided(Class::Identifiable),
        Form::DeIdentified => match combined(pack, request) {
            None => Verdict::Decided(Class::DeIdentified),
            Some(because) => Verdict::Person { lean: Class::Identifiable, because },
        },
        Form::AggregateSuppressed | Form::Identifiable => Verdict::Decided(strictest.into()),
    }
}

/// Asks for de-identified data.
fn de_identified(request: &Request) -> impl Iterator<Item = &Ask> {
    request.asks.iter().filter(|ask| ask.form == Some(Form::DeIdentified))
}

fn says_who_anywhere(pack: &Pack, request: &Request) -> bool {
    let mut chosen = de_identified(request).flat_map(|ask| &ask.elements);
    chosen.any(|chosen| pack.element(&chosen.id).is_some_and(says_who))
}

/// What could single out a student together, where the pack says that it puts the class in doubt.
fn combined(pack: &Pack, request: &Request) -> Option<Doubt> {
    let (mut ids, mut units) = (BTreeSet::new(), BTreeSet::new());
    for rule in &pack.rules {
        let RuleTest::Check { name, with } = &rule.test else { continue };
        if with.get("class_in_doubt") != Some(&Value::Bool(true)) {
            continue;
        }
        for ask in de_identified(request) {
            let details = match name.as_str() {
                "quasi_identifiers_combined" => quasi_identifiers_combined::in_ask(pack, ask, with),
                "known_combination" => {
                    let (elements, level) = known_combination::in_ask(pack, ask, with);
                    units.extend(level.cloned());
                    Some(elements)
                }
                _ => None,
            };
            ids.extend(details.into_iter().flatten().map(|element| element.id.clone()));
        }
    }
    // A level alone is no combination.
    (!ids.is_empty())
        .then(|| Doubt::Together { elements: ids.into_iter().collect(), units: units.into_iter().collect() })
}

/// Whether a reason is asked for each element that needs one: not for totals with small groups hidden.
pub fn asks_for_reasons(ask: &Ask) -> bool {
    ask.detail() == Some(Detail::StudentLevel) || uses_sharing_process(ask)
}

/// Whether a reason can be given for an element of an ask. What a de-identified file cannot hold must go, and no reason
/// would keep it.
pub fn takes_a_reason(ask: &Ask, element: &Element) -> bool {
    asks_for_reasons(ask) && !(ask.form == Some(Form::DeIdentified) && says_who(element))
}

/// The chosen elements of which a reason is asked or can be given, and something of it is said.
pub fn elements_with_reasons(pack: &Pack, request: &Request) -> BTreeSet<ElementId> {
    let mut elements = BTreeSet::new();
    // Nothing is looked up for nothing.
    if request.reasons.is_empty() {
        return elements;
    }
    for ask in &request.asks {
        for id in ask.elements.iter().map(|chosen| &chosen.id) {
            let takes = || pack.element(id).is_none_or(|element| takes_a_reason(ask, element));
            if request.reasons.contains_key(id) && takes() {
                elements.insert(id.clone());
            }
        }
    }
    elements
}
