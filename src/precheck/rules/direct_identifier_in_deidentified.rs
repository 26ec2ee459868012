//! A de-identified data set asks for what says who a student is.
//!
//! *Why it matters*: such fields are removed from de-identified files (OSPI-07; 34 CFR 99.3).
//! *Found*: a birth date in a de-identified file. *Fine*: the research number, or identifiable data asked for as such.
//! *Source*: SEED-OSPI.

use super::{Found, Input, list_labels};
use crate::class::says_who;
use crate::report::{Fix, FixKind};
use requisite_pack::{Element, Identifier};
use requisite_request::{Ask, AskPart, Edit, Form, Place};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let asks = input.request.asks.iter().filter(|ask| ask.form == Some(Form::DeIdentified));
    asks.filter_map(|ask| find(input, ask)).collect()
}

fn find(input: &Input<'_>, ask: &Ask) -> Option<Found> {
    let chosen = ask.elements.iter().filter_map(|chosen| input.pack.element(&chosen.id));
    let telling: Vec<&Element> = chosen.filter(|element| says_who(element)).collect();
    if telling.is_empty() {
        return None;
    }
    let labels = list_labels(telling.iter().map(|element| element.label.as_str()));
    let mut found = Found::at(Place::Ask { ask: ask.id, part: AskPart::Elements })
        .with("ask", ask.title())
        .with("labels", labels.as_str());
    let remove = || {
        telling
            .iter()
            .map(|element| Edit::RemoveElement { ask: ask.id, element: element.id.clone() })
            .collect::<Vec<_>>()
    };
    // A research number stands in for a name or a number, not for what else is removed, such as a birth date.
    let is_named = telling.iter().any(|element| element.identifier == Identifier::Direct);
    if let Some(number) = input.pack.research_number.as_ref().filter(|_| is_named) {
        let mut edits = remove();
        edits.push(Edit::AddElement { ask: ask.id, element: number.clone() });
        found = found.fix(Fix { kind: FixKind::UseResearchNumber, subject: labels.clone(), edits });
    }
    let coarser = |element: &Element| {
        let other =
            element.coarser.iter().filter_map(|id| input.pack.element(id)).find(|it| !says_who(it))?;
        (Some(&other.id) != input.pack.research_number.as_ref()).then(|| other.clone())
    };
    let coarsened: Vec<(&Element, Element)> =
        telling.iter().filter_map(|it| Some((*it, coarser(it)?))).collect();
    if !coarsened.is_empty() {
        let mut edits: Vec<Edit> = Vec::new();
        for element in &telling {
            edits.push(match coarsened.iter().find(|(it, _)| it.id == element.id) {
                Some((_, with)) => {
                    Edit::SwapElement { ask: ask.id, element: element.id.clone(), with: with.id.clone() }
                }
                None => Edit::RemoveElement { ask: ask.id, element: element.id.clone() },
            });
        }
        // A student without any number could not be followed from one row to the next.
        edits.extend(
            input.pack.research_number.clone().map(|element| Edit::AddElement { ask: ask.id, element }),
        );
        let subject = list_labels(coarsened.iter().map(|(_, with)| with.label.as_str()));
        found = found.fix(Fix { kind: FixKind::UseCoarser, subject, edits });
    }
    found = found.fix(Fix { kind: FixKind::RemoveElement, subject: labels, edits: remove() });
    let edits = vec![Edit::SetForm { ask: ask.id, form: Form::Identifiable }];
    Some(found.fix(Fix { kind: FixKind::ChangeForm, subject: Form::Identifiable.as_str().to_owned(), edits }))
}
