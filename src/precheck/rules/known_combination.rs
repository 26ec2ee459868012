//! Details of which it is known that together they single out many people, in a de-identified data set.
//!
//! *Why it matters*: birth date, gender and a small place are enough to find most people; so are rare traits in one school (34 CFR
//! 99.3(f)). A place counts whether it is chosen as an element or every row names it, because the data are at its level.
//! *Found*: date of birth, gender and ZIP code; date of birth and gender by school. *Fine*: two of the three; the same by district;
//! identifiable data asked for as such.
//! *Source*: the rule's own: L. Sweeney, Simple Demographics Often Identify People Uniquely (2000), for birth date, gender and place.

use super::{Found, Input, list_labels};
use crate::report::{Fix, FixKind};
use requisite_pack::{Element, Pack};
use requisite_request::{Ask, AskPart, Edit, ElementId, Form, Place, UnitId, set_of};
use serde_json::{Map, Value};

/// One detail of a combination, with all that may stand for it.
struct Part<'a> {
    elements: Vec<&'a str>,
    units: Vec<&'a str>,
}

/// What stands for one detail in an ask: at least one of the two.
#[derive(PartialEq)]
struct Here<'a> {
    elements: Vec<&'a Element>,
    // The level of the data, where rows name such a place.
    level: Option<&'a UnitId>,
}

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let combinations = combinations(with);
    let asks = input.request.asks.iter().filter(|ask| ask.form == Some(Form::DeIdentified));
    let found = asks.filter_map(|ask| {
        let here = there(input.pack, ask, &combinations);
        let labels = set_of(here.iter().flatten().map(|part| part.label(input.pack)));
        let found = Found::at(Place::Ask { ask: ask.id, part: AskPart::Elements })
            .with("ask", ask.title())
            .with("labels", list_labels(labels));
        // A remedy is for all combinations that are there, so that it takes the finding away.
        let (first, others) = here.split_first()?;
        let common = first.iter().filter(|part| others.iter().all(|parts| parts.contains(part)));
        Some(common.filter_map(|part| part.without(input.pack, ask, &combinations)).fold(found, Found::fix))
    });
    found.collect()
}

/// What of an ask belongs to a known combination of which all parts are there: its elements, and its level.
pub fn in_ask<'a>(
    pack: &'a Pack,
    ask: &'a Ask,
    with: &Map<String, Value>,
) -> (Vec<&'a Element>, Option<&'a UnitId>) {
    let (mut elements, mut level) = (Vec::new(), None);
    for part in there(pack, ask, &combinations(with)).into_iter().flatten() {
        elements.extend(part.elements);
        level = level.or(part.level);
    }
    (elements, level)
}

/// The combinations of which all parts are there, each with what stands for each part.
fn there<'a>(pack: &'a Pack, ask: &'a Ask, combinations: &[Vec<Part<'_>>]) -> Vec<Vec<Here<'a>>> {
    let chosen: Vec<&Element> = ask.elements.iter().filter_map(|it| pack.element(&it.id)).collect();
    let here = |part: &Part<'_>| {
        let elements: Vec<_> =
            chosen.iter().filter(|it| part.elements.contains(&it.id.as_str())).copied().collect();
        let level = ask.unit.as_ref().filter(|unit| part.units.contains(&unit.as_str()));
        (!elements.is_empty() || level.is_some()).then_some(Here { elements, level })
    };
    combinations.iter().filter_map(|parts| parts.iter().map(here).collect()).collect()
}

fn combinations(with: &Map<String, Value>) -> Vec<Vec<Part<'_>>> {
    let texts = |it, name| list(it, name).filter_map(Value::as_str).collect();
    let part = |it| Part { elements: texts(it, "elements"), units: texts(it, "units") };
    let all = with.get("combinations").and_then(Value::as_array).into_iter().flatten();
    all.map(|it| list(it, "parts").map(part).collect()).collect()
}

fn list<'a>(of: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    of.get(name).and_then(Value::as_array).into_iter().flatten()
}

impl<'a> Here<'a> {
    /// What it is called: by its first element, or else by the level of the data.
    fn label(&self, pack: &'a Pack) -> &'a str {
        match (self.elements.first(), self.level) {
            (Some(element), _) => &element.label,
            (None, Some(unit)) => pack.unit_label(unit),
            (None, None) => "",
        }
    }

    /// Without what stands for this part, if that can be done in one go.
    fn without(&self, pack: &Pack, ask: &Ask, combinations: &[Vec<Part<'_>>]) -> Option<Fix> {
        let elements = self.without_elements(pack, ask, combinations);
        let Some(unit) = self.level else { return elements };
        let level = broader_level(pack, ask, unit, combinations)?;
        let Some(elements) = elements else { return Some(level) };
        let edits = elements.edits.into_iter().chain(level.edits).collect();
        Some(Fix { kind: FixKind::Several, subject: String::new(), edits })
    }

    /// Without its elements: with a broader variant in the place of a single one, where that stands for no part itself.
    fn without_elements(&self, pack: &Pack, ask: &Ask, combinations: &[Vec<Part<'_>>]) -> Option<Fix> {
        let stands_for_a_part =
            |id: &ElementId| combinations.iter().flatten().any(|part| part.elements.contains(&id.as_str()));
        let coarser = |element: &'a Element| {
            let mut may_be = element.coarser.iter().filter(|id| !stands_for_a_part(id) && !ask.has(id));
            may_be.find_map(|id| pack.element(id)).map(|with| (element, with))
        };
        if let [element] = self.elements.as_slice()
            && let Some((element, with)) = coarser(element)
        {
            let (element, with, subject) = (element.id.clone(), with.id.clone(), with.label.clone());
            let edits = vec![Edit::SwapElement { ask: ask.id, element, with }];
            return Some(Fix { kind: FixKind::UseCoarser, subject, edits });
        }
        let remove = |element: &&Element| Edit::RemoveElement { ask: ask.id, element: element.id.clone() };
        (!self.elements.is_empty()).then(|| Fix {
            kind: FixKind::RemoveElement,
            subject: list_labels(self.elements.iter().map(|element| element.label.as_str())),
            edits: self.elements.iter().map(remove).collect(),
        })
    }
}

/// The next level above it that stands for no part of a combination.
fn broader_level(pack: &Pack, ask: &Ask, unit: &UnitId, combinations: &[Vec<Part<'_>>]) -> Option<Fix> {
    let stands_for_a_part =
        |unit: &UnitId| combinations.iter().flatten().any(|part| part.units.contains(&unit.as_str()));
    // There are no more steps up than levels.
    let mut up = std::iter::successors(pack.level_above(unit), |unit| pack.level_above(unit));
    let broader = up.by_ref().take(pack.units.len()).find(|unit| !stands_for_a_part(unit))?;
    Some(Fix {
        kind: FixKind::UseBroaderLevel,
        subject: pack.unit_label(broader).to_owned(),
        edits: vec![Edit::SetUnit { ask: ask.id, unit: broader.clone() }],
    })
}
