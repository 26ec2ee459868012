//! Details of which it is known that together they single out many people, in a de-identified data set.
//!
//! *Why it matters*: birth date, gender and a small place are enough to find most people; so are rare traits in one school (34 CFR
//! 99.3(f)).
//! *Found*: date of birth, gender and ZIP code. *Fine*: two of the three; identifiable data asked for as such.
//! *Source*: the rule's own: L. Sweeney, Simple Demographics Often Identify People Uniquely (2000), for birth date, gender and place.

use super::{Found, Input, list_labels};
use crate::report::{Fix, FixKind};
use requisite_pack::{Element, Pack};
use requisite_request::{Ask, AskPart, Edit, ElementId, Form, Place};
use serde_json::{Map, Value};

/// The parts of a combination, each with the elements that stand for it.
type Parts<'a> = Vec<Vec<&'a str>>;

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let combinations = combinations(with);
    let asks = input.request.asks.iter().filter(|ask| ask.form == Some(Form::DeIdentified));
    let found = asks.filter_map(|ask| {
        let here = there(input.pack, ask, &combinations);
        let mut labels: Vec<&str> = here
            .iter()
            .flatten()
            .filter_map(|part| part.first())
            .map(|element| element.label.as_str())
            .collect();
        labels.sort_unstable();
        labels.dedup();
        let found = Found::at(Place::Ask { ask: ask.id, part: AskPart::Elements })
            .with("ask", input.ask_name(ask))
            .with("labels", list_labels(labels.iter().copied()));
        // A remedy is for all combinations that are there, so that it takes the finding away.
        let (first, others) = here.split_first()?;
        let common = first.iter().filter(|part| others.iter().all(|parts| parts.contains(part)));
        Some(common.map(|part| without(input.pack, ask, part, &combinations)).fold(found, Found::fix))
    });
    found.collect()
}

/// The elements of an ask that belong to a known combination of which all parts are there.
pub fn in_ask<'a>(pack: &'a Pack, ask: &Ask, with: &Map<String, Value>) -> Vec<&'a Element> {
    there(pack, ask, &combinations(with)).into_iter().flatten().flatten().collect()
}

/// The combinations of which all parts are there, each with the chosen elements of each part.
fn there<'a>(pack: &'a Pack, ask: &Ask, combinations: &[Parts<'_>]) -> Vec<Vec<Vec<&'a Element>>> {
    let chosen: Vec<&Element> = ask.elements.iter().filter_map(|it| pack.element(&it.id)).collect();
    combinations.iter().filter_map(|parts| all_parts(parts, &chosen)).collect()
}

fn combinations(with: &Map<String, Value>) -> Vec<Parts<'_>> {
    let parts = |it| list(it, "parts").map(|part| list(part, "elements").filter_map(Value::as_str).collect());
    with.get("combinations")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|it| parts(it).collect())
        .collect()
}

fn list<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    of.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// For each part of a combination the chosen elements that stand for it, where there are some for all.
fn all_parts<'a>(parts: &Parts<'_>, chosen: &[&'a Element]) -> Option<Vec<Vec<&'a Element>>> {
    let of_part = |ids: &Vec<&str>| {
        let here: Vec<&Element> = chosen.iter().filter(|it| ids.contains(&it.id.as_str())).copied().collect();
        (!here.is_empty()).then_some(here)
    };
    parts.iter().map(of_part).collect()
}

/// Without the elements of one part: with a broader variant in the place of a single one, where that stands for no part itself.
fn without(pack: &Pack, ask: &Ask, part: &[&Element], combinations: &[Parts<'_>]) -> Fix {
    let stands_for_a_part =
        |id: &ElementId| combinations.iter().flatten().flatten().any(|it| *it == id.as_str());
    if let [element] = part {
        let coarser = element
            .coarser
            .iter()
            .find(|id| !stands_for_a_part(id) && !ask.has(id))
            .and_then(|id| pack.element(id));
        if let Some(with) = coarser {
            return Fix {
                kind: FixKind::UseCoarser,
                subject: with.label.clone(),
                edits: vec![Edit::SwapElement {
                    ask: ask.id,
                    element: element.id.clone(),
                    with: with.id.clone(),
                }],
            };
        }
    }
    let remove = |element: &&Element| Edit::RemoveElement { ask: ask.id, element: element.id.clone() };
    Fix {
        kind: FixKind::RemoveElement,
        subject: list_labels(part.iter().map(|element| element.label.as_str())),
        edits: part.iter().map(remove).collect(),
    }
}
