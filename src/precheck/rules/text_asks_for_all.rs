//! A text asks for all data, without naming any.
//!
//! *Why it matters*: an agency gives what a study needs, element by element; such a sentence speaks against the list.
//! *Found*: `We request all available data.` *Fine*: `all students in grade 3`, `all data will be destroyed`, `all elements
//! listed above`.
//! *Source*: general knowledge (good practice).

use super::{Found, Input};
use crate::prose::words::{Word, find, in_order, quotes};
use crate::prose::{Text, found_in_each};
use serde_json::{Map, Value};

/// What is asked for in full.
const THINGS: &[&str] = &[
    "data",
    "dataset",
    "datasets",
    "database",
    "databases",
    "records",
    "record",
    "variables",
    "variable",
    "fields",
    "field",
    "information",
    "elements",
    "element",
    "files",
    "tables",
    "columns",
];

/// What may stand between `all` and the thing.
const BETWEEN: &[&str] = &[
    "and",
    "all",
    "of",
    "the",
    "your",
    "their",
    "its",
    "available",
    "existing",
    "possible",
    "relevant",
    "student",
    "students",
    "level",
    "school",
    "state",
    "statewide",
    "education",
    "educational",
    "individual",
    "historical",
    "current",
    "public",
    "other",
    "such",
    "single",
    "data",
    "longitudinal",
    "assessment",
    "test",
];

/// Words that ask.
const ASKS: &[&str] = &[
    "request*",
    "need",
    "needs",
    "want",
    "wants",
    "ask",
    "asks",
    "asking",
    "like",
    "require",
    "requires",
    "receive",
    "obtain*",
    "send",
    "provide",
    "give",
    "get",
    "access",
    "seek*",
    "please",
    "share",
    "export",
    "copy",
    "download*",
    "interest",
    "useful",
];

/// What a sentence says of it at its end.
const WANTED: &[&str] = &["please", "interest", "useful", "helpful"];

/// What follows where all of something is handled or named, and not asked for.
const HANDLED_AFTER: &[&str] = &[
    "are",
    "is",
    "was",
    "were",
    "be",
    "used",
    "received",
    "stored",
    "provided",
    "released",
    "listed",
    "named",
    "above",
    "below",
    "described",
    "chosen",
    "selected",
    "needed",
];

/// The same after a verb that leaves it open.
const MAY: &[&str] = &["will", "must", "shall", "should", "would", "can", "may", "to"];

/// What turns a question into its opposite.
const NOT: &[&str] = &["not", "never", "neither", "nor", "without", "don't", "don\u{2019}t"];

/// What goes before in the same case.
const HANDLED_BEFORE: &[&str] = &[
    "destroy*",
    "destruction",
    "delet*",
    "stor*",
    "encrypt*",
    "protect*",
    "secur*",
    "return*",
    "remov*",
    "eras*",
    "purg*",
    "keep",
    "keeping",
    "kept",
    "handl*",
    "dispos*",
    "safeguard*",
    "transmit*",
    "wip*",
    "sanitiz*",
    "ensur*",
    "report*",
    "link",
    "linking",
    "match*",
    "merg*",
    "clean*",
    "review*",
    "audit*",
    "treat*",
    "combin*",
    "that",
];

/// Said so, they always ask for all.
const ALWAYS: &[&str] = &[
    "everything you have",
    "everything that you have",
    "everything available",
    "everything the agency has",
    "everything in the",
    "as much data as",
    "as much information as",
    "as many variables as",
    "whatever data",
    "whatever information",
    "whatever records",
    "whatever you have",
    "whatever is available",
    "anything you have",
    "anything available",
    "anything else that",
    "anything else you",
    "any information you",
    "any data you",
    "any records you",
];

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    found_in_each(input, &in_text)
}

fn in_text(it: &Text<'_>) -> Vec<String> {
    let (text, words) = (it.text, it.words.as_slice());
    let mut found = find(words, ALWAYS);
    let totals = words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.is_one_of(&["all", "any", "every", "entire", "whole", "full", "complete"]));
    for (at, first) in totals {
        let end = thing_after(words, at, first);
        found.extend(end.filter(|end| asks(words, at, *end)).map(|end| (at, end)));
    }
    let mut found = in_order(found);
    // `any and all data` begins twice.
    found.dedup_by(|later, earlier| later.0 < earlier.1);
    quotes(text, words, &found)
}

/// The word after the thing that is asked for in full, where there is one.
fn thing_after(words: &[Word<'_>], at: usize, first: &Word<'_>) -> Option<usize> {
    let rest = words.get(at + 1..)?;
    let all_of = first.is_one_of(&["all", "any", "every"]);
    let between = rest
        .iter()
        .take(5)
        .take_while(|word| all_of || !word.is_one_of(&["the", "of", "your", "their", "its"]))
        .take_while(|word| {
            word.sentence == first.sentence
                && word.is_one_of(BETWEEN)
                && (word.is("data") || !word.is_one_of(THINGS))
        });
    let mut steps = between.count();
    // `data` is a thing by itself and goes before others: `all data elements`.
    let is_thing = |steps: usize| {
        rest.get(steps).is_some_and(|word| word.sentence == first.sentence && word.is_one_of(THINGS))
    };
    if !is_thing(steps) {
        steps = steps.checked_sub(1).filter(|steps| is_thing(*steps))?;
    }
    // `any` alone is no more than one, `a full record` neither.
    let needs_more = first.is("any");
    let says_all = rest.iter().take(steps).any(|word| word.is("all"));
    (!needs_more || says_all).then_some(at + 1 + steps + 1)
}

/// Whether the sentence asks for it.
fn asks(words: &[Word<'_>], from: usize, to: usize) -> bool {
    let Some(sentence) = words.get(from).map(|word| word.sentence) else { return false };
    let here = |word: &&Word<'_>| word.sentence == sentence;
    let before: Vec<&Word<'_>> =
        words.get(..from).unwrap_or_default().iter().rev().take_while(here).collect();
    let after: Vec<&Word<'_>> = words.get(to..).unwrap_or_default().iter().take_while(here).collect();
    let is = |at: usize, patterns: &[&str]| after.get(at).is_some_and(|word| word.is_one_of(patterns));
    let handled = before.iter().take(4).any(|word| word.is_one_of(HANDLED_BEFORE))
        || is(0, HANDLED_AFTER)
        || (is(0, MAY) && is(1, &["be", "not", "never", "only", "remain", "stay"]))
        || (is(0, &["that", "which", "we", "you"]) && (is(1, HANDLED_AFTER) || is(2, HANDLED_AFTER)));
    let refused = before.iter().any(|word| word.is_one_of(NOT));
    let alone = before.is_empty() && (after.len() <= 6 || after.iter().any(|word| word.is_one_of(WANTED)));
    !handled && !refused && (alone || before.iter().any(|word| word.is_one_of(ASKS)))
}
