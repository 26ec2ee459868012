//! Several details that together could single out a student, in a de-identified data set.
//!
//! *Why it matters*: information that is linkable to a student is personally identifiable (34 CFR 99.3(f)).
//! *Found*: four or more indirect identifiers. *Fine*: fewer, what describes staff, or identifiable data asked for as such.
//! *Source*: FERPA-993; the number is the pack's, and so is whether they put the kind of data in doubt (CDE-08, CDE-14).

use super::{Found, Input, list_labels, number};
use crate::class::says_who;
use crate::report::{Fix, FixKind};
use requisite_pack::{Element, Identifier, Level, Pack};
use requisite_request::{Ask, AskPart, Edit, Form, Place};
use serde_json::{Map, Value};

/// How many are found where the pack does not say.
const LEAST: usize = 4;

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let asks = input.request.asks.iter().filter(|ask| ask.form == Some(Form::DeIdentified));
    let found = asks.filter_map(|ask| {
        let indirect = in_ask(input.pack, ask, with)?;
        let found = Found::at(Place::Ask { ask: ask.id, part: AskPart::Elements })
            .with("ask", ask.title())
            .with("n", indirect.len().to_string())
            .with("labels", list_labels(indirect.iter().map(|element| element.label.as_str())));
        let least = number(with, "at_least").unwrap_or(LEAST);
        let fixes = if indirect.len() == least { one_less(input.pack, ask, &indirect) } else { Vec::new() };
        Some(fixes.into_iter().fold(found, Found::fix))
    });
    found.collect()
}

/// The indirect identifiers of an ask, where there are as many as the rule's parameters name.
pub(crate) fn in_ask<'a>(pack: &'a Pack, ask: &Ask, with: &Map<String, Value>) -> Option<Vec<&'a Element>> {
    let chosen = ask.elements.iter().filter_map(|chosen| pack.element(&chosen.id));
    let of_students = |it: &&Element| it.identifier == Identifier::Indirect && it.level != Level::Staff;
    let indirect: Vec<&Element> = chosen.filter(of_students).collect();
    (indirect.len() >= number(with, "at_least").unwrap_or(LEAST)).then_some(indirect)
}

/// One detail less, where that is enough: a broader one in its place, or nothing.
pub(crate) fn one_less(pack: &Pack, ask: &Ask, indirect: &[&Element]) -> Vec<Fix> {
    let fix = |element: &&Element| {
        let tells_less = |it: &&Element| it.identifier == Identifier::Ordinary && !says_who(it);
        let coarser = element.coarser.iter().filter_map(|id| pack.element(id)).find(tells_less);
        let (ask, element, label) = (ask.id, element.id.clone(), element.label.clone());
        match coarser {
            Some(with) => Fix {
                kind: FixKind::UseCoarser,
                subject: with.label.clone(),
                edits: vec![Edit::SwapElement { ask, element, with: with.id.clone() }],
            },
            None => Fix {
                kind: FixKind::RemoveElement,
                subject: label,
                edits: vec![Edit::RemoveElement { ask, element }],
            },
        }
    };
    indirect.iter().map(fix).collect()
}
