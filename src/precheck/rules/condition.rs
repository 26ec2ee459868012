//! Rules that are only a condition: tried once, or on each ask, element or row.

use super::{Found, Input, element_fixes};
use crate::evaluate::{evaluate_with_reasons, holds};
use crate::facts::{AskFacts, Facts, Lookup, Scoped, of_row};
use requisite_pack::{Condition, PlaceHint, Rule, Scope};
use requisite_request::{AskPart, Place, QuestionId};
use std::cell::OnceCell;

pub fn check(input: &Input<'_>, rule: &Rule, when: &Condition) -> Vec<Found> {
    let blanks = Blanks::new(rule, when);
    let try_here = |facts: &dyn Lookup, own: Place| {
        holds(when, facts).then(|| {
            let mut found = Found::at(place(rule, own));
            found.because = evaluate_with_reasons(when, facts).because.into_iter().collect();
            found.incomplete = blanks.decide(facts);
            found
        })
    };
    match &rule.scope {
        Scope::Request => {
            // A rule that points at a question says nothing while that question is not asked.
            if let PlaceHint::Question(id) = &rule.place
                && !input.shown.contains(id)
            {
                return Vec::new();
            }
            try_here(input.facts, Place::Whole).into_iter().collect()
        }
        Scope::Ask => {
            let asks = input.asks.iter().filter_map(|AskFacts { ask, own, .. }| {
                let scoped = Scoped { request: input.facts, ask: None, own };
                let found = try_here(&scoped, Place::Ask { ask: ask.id, part: AskPart::Form })?;
                Some(found.with("ask", ask.title()))
            });
            asks.collect()
        }
        Scope::Element => on_elements(input, rule, when),
        Scope::Row(question) => on_rows(input, question, &try_here),
    }
}

fn on_elements(input: &Input<'_>, rule: &Rule, when: &Condition) -> Vec<Found> {
    let mut found = Vec::new();
    let blanks = Blanks::new(rule, when);
    for AskFacts { ask, own: of_ask, elements } in input.asks {
        for (element, own) in elements {
            let facts = Scoped { request: input.facts, ask: Some(of_ask), own };
            if !holds(when, &facts) {
                continue;
            }
            let at = match rule.place {
                PlaceHint::Reason => Place::Reason(element.id.clone()),
                _ => place(rule, Place::Element { ask: ask.id, element: element.id.clone() }),
            };
            let mut it = Found::at(at)
                .with("label", element.label.as_str())
                .with("field", element.field.as_str())
                .with("ask", ask.title());
            it.because = evaluate_with_reasons(when, &facts).because.into_iter().collect();
            it.fixes = element_fixes(input.pack, rule, ask, element);
            it.incomplete = blanks.decide(&facts);
            found.push(it);
        }
    }
    found
}

fn on_rows(
    input: &Input<'_>,
    id: &QuestionId,
    try_here: &dyn Fn(&dyn Lookup, Place) -> Option<Found>,
) -> Vec<Found> {
    let question = input.pack.question(id).filter(|question| input.shown.contains(&question.id));
    let (Some(question), Some(answer)) = (question, input.request.answer(id)) else { return Vec::new() };
    let mut found = Vec::new();
    for (number, row) in (0_u32..).zip(answer.as_rows()) {
        if row.values().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let own: Facts = of_row(question, row);
        let place = Place::Row { question: id.clone(), row: number, field: None };
        if let Some(it) = try_here(&Scoped { request: input.facts, ask: None, own: &own }, place) {
            found.push(it.with("row", row_name(input, id, number)));
        }
    }
    found
}

/// What to call a row: the label of its first field's value, or its number.
pub fn row_name(input: &Input<'_>, id: &QuestionId, number: u32) -> String {
    let fallback = || format!("Row {}", number + 1);
    let Some(question) = input.pack.question(id) else { return fallback() };
    let rows = input.request.answer(id).map(requisite_request::Answer::as_rows).unwrap_or_default();
    let Some(field) = question.fields.first() else { return fallback() };
    let text = rows.get(number as usize).and_then(|row| row.get(&field.id)).map(|text| text.trim());
    let Some(text) = text.filter(|text| !text.is_empty()) else { return fallback() };
    let words = input.words_of(id);
    let label =
        words.and_then(|words| words.fields.get(field.id.as_str())).and_then(|field| field.options.get(text));
    label.map_or_else(|| text.to_owned(), Clone::clone)
}

fn place(rule: &Rule, own: Place) -> Place {
    match (&rule.place, own) {
        (PlaceHint::Question(id), _) => Place::Question(id.clone()),
        (PlaceHint::Section(id), _) => Place::Section(id.clone()),
        (PlaceHint::Data, _) => Place::Data,
        (PlaceHint::Public, _) => Place::Public,
        (PlaceHint::Reasons, _) => Place::Reasons,
        (PlaceHint::RowField(field), Place::Row { question, row, .. }) => {
            Place::Row { question, row, field: Some(field.clone()) }
        }
        (_, own) => own,
    }
}

/// Whether a condition that holds does so only because something is blank: its finding is then about something not there
/// yet. Made once a rule, however many places it is tried at.
struct Blanks<'a> {
    rule: &'a Rule,
    when: &'a Condition,
    /// The condition as if nothing were blank; nothing when it does not look for blanks.
    filled: OnceCell<Option<Condition>>,
}

impl<'a> Blanks<'a> {
    fn new(rule: &'a Rule, when: &'a Condition) -> Self {
        Self { rule, when, filled: OnceCell::new() }
    }

    fn decide(&self, facts: &dyn Lookup) -> bool {
        let filled = self.filled.get_or_init(|| {
            let filled = self.when.without_blanks(&|_| true);
            (!self.rule.act && filled != *self.when).then_some(filled)
        });
        filled.as_ref().is_some_and(|filled| !holds(filled, facts))
    }
}
