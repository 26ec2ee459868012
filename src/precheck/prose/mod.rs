//! Texts that a person wrote, read for what a reviewer would stumble over: locally, always the same, and with the words that
//! a finding rests on.
//!
//! Each check is a rule of its own (`rules/text_*.rs`); here is what they share. None of them judges a text: what is found can
//! be answered with "this is meant".

pub mod themes;
pub mod words;

use crate::rules::{Found, Input};
use requisite_pack::{Pack, QuestionKind};
use requisite_request::{Place, QuestionId, Reason, Request};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use words::Word;

/// What is written at one place.
pub struct Written<'a> {
    /// Where.
    pub place: Place,
    /// The texts there, in order.
    pub texts: Vec<Text<'a>>,
}

/// A text and its words.
pub struct Text<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Its words.
    pub words: Vec<Word<'a>>,
}

impl<'a> Text<'a> {
    fn of(text: &'a str) -> Option<Self> {
        (!text.trim().is_empty()).then(|| Self { text, words: words::words(text) })
    }
}

/// Everything that a person wrote at length: answers to the questions that are asked, research questions, and reasons for
/// elements of which one is asked. Names and addresses, which browsers fill in, are none of it.
pub fn written<'a>(pack: &'a Pack, request: &'a Request, shown: &BTreeSet<QuestionId>) -> Vec<Written<'a>> {
    let mut written = Vec::new();
    let mut put = |place: Place, texts: Vec<&'a str>| {
        let texts: Vec<Text<'_>> = texts.into_iter().filter_map(Text::of).collect();
        if !texts.is_empty() {
            written.push(Written { place, texts });
        }
    };
    let asked = pack.questions().filter(|question| {
        question.kind == QuestionKind::LongText
            && question.autocomplete.is_none()
            && shown.contains(&question.id)
    });
    for question in asked {
        let text = request.answer(&question.id).and_then(requisite_request::Answer::as_text);
        put(Place::Question(question.id.clone()), text.into_iter().collect());
    }
    for question in &request.research_questions {
        put(Place::ResearchQuestion(question.id), vec![&question.text]);
    }
    for element in request.elements() {
        let Some(Reason { why_needed, why_not_less, if_refused, .. }) = request.reasons.get(element) else {
            continue;
        };
        put(Place::Reason(element.clone()), vec![why_needed, why_not_less, if_refused]);
    }
    written
}

/// The same of those questions alone that a rule's parameter `questions` names: those that say what is done with the data. What
/// is known already, who benefits and who has access are told elsewhere.
pub fn written_in<'a>(input: &Input<'a>, with: &Map<String, Value>) -> impl Iterator<Item = &'a Written<'a>> {
    let listed = with.get("questions").and_then(Value::as_array).into_iter().flatten();
    let listed: Vec<&str> = listed.filter_map(Value::as_str).collect();
    input.written.iter().filter(move |at| match &at.place {
        Place::Question(id) => listed.contains(&id.as_str()),
        _ => true,
    })
}

/// A finding for each place at which a check finds words, with these words.
pub fn found_in_each(input: &Input<'_>, check: &dyn Fn(&Text<'_>) -> Vec<String>) -> Vec<Found> {
    let found = input.written.iter().filter_map(|at| {
        let words: Vec<String> = at.texts.iter().flat_map(check).collect();
        found_at(at.place.clone(), words)
    });
    found.collect()
}

/// A finding that rests on these words; none without any. Each word is named once.
pub fn found_at(place: Place, words: Vec<String>) -> Option<Found> {
    let (mut quotes, mut named): (Vec<String>, BTreeSet<String>) = Default::default();
    for word in words {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        if named.insert(word.clone()) {
            quotes.push(word);
        }
    }
    (!quotes.is_empty()).then(|| Found::quoting(place, quotes))
}
