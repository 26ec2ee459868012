//! Something in a text is still to be filled in.
//!
//! *Why it matters*: a reviewer cannot decide on a gap, and sends the request back.
//! *Found*: `TBD`, `[insert program name]`, `____`. *Fine*: `[1]`, `[sic]`, `p < 0.05`, `N/A`.
//! *Source*: general knowledge (good practice).

use super::{Found, Input};
use crate::prose::words::{Span, Word, find, has_any, in_order, quote, words};
use crate::prose::{Text, found_in_each};
use serde_json::{Map, Value};

/// Words that stand for what is missing, as they are written.
const STAND_INS: &[&str] = &["TBD", "TBA", "TBC", "TODO", "TKTK"];

/// The same in words.
const PHRASES: &[&str] = &[
    "lorem ipsum",
    "asdf*",
    "to be determined",
    "to be decided",
    "to be confirmed",
    "to be added",
    "to be announced",
    "to be filled in",
    "to be completed later",
    "fill in later",
    "fill this in",
    "insert text here",
    "your text here",
    "placeholder text",
    "insert description*",
    "insert your",
    "describe here",
];

/// First words of what stands in brackets in place of something else.
const BLANKS: &[&str] = &[
    "add",
    "agency",
    "amount",
    "city",
    "contact",
    "county",
    "date",
    "dates",
    "describe",
    "details",
    "district",
    "enter",
    "explain",
    "fill",
    "grant",
    "grade",
    "grades",
    "insert",
    "link",
    "list",
    "name",
    "names",
    "number",
    "organization",
    "program",
    "project",
    "school",
    "schools",
    "specify",
    "state",
    "tbd",
    "title",
    "university",
    "year",
    "years",
    "your",
];

const BRACKETS: [(char, char); 4] = [('[', ']'), ('<', '>'), ('{', '}'), ('(', ')')];

/// What round brackets say only in place of something else.
const TO_COME: &[&str] = &["to come", "* here", "insert *", "enter *", "specify *", "tbd", "tba", "fill in"];

/// How a date is to be written.
const DATE_FORMS: &[&str] = &["MM/DD", "DD/MM", "YYYY", "MM/YY"];

/// What a number of capitals X belongs to: `Title XX`.
const NUMBERED: &[&str] = &["title", "part", "article", "section", "type", "chapter", "volume", "factor"];

/// Longest text in brackets that is looked at.
const LONGEST: usize = 80;

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    found_in_each(input, &in_text)
}

fn in_text(it: &Text<'_>) -> Vec<String> {
    let (text, words) = (it.text, it.words.as_slice());
    let mut found: Vec<(usize, &str)> = Vec::new();
    let before = |at: usize| at.checked_sub(1).and_then(|at| words.get(at));
    let stand_ins = words.iter().enumerate().filter(|(at, word)| {
        is_stand_in(word.text) && !before(*at).is_some_and(|before| before.is_one_of(NUMBERED))
    });
    found.extend(stand_ins.map(|(_, word)| (word.start, word.text)));
    let dates = text.split_whitespace().filter(|piece| DATE_FORMS.iter().any(|form| piece.contains(form)));
    let dates = dates.map(|piece| piece.trim_matches(|letter: char| !letter.is_alphanumeric()));
    found.extend(dates.filter_map(|date| Some((text.find(date)?, date))));
    let phrases = find(words, PHRASES);
    let start = |(from, to): &Span| Some((words.get(*from)?.start, quote(text, words, *from, *to)?));
    found.extend(phrases.iter().filter_map(start));
    found.extend(in_brackets(text));
    found.extend(runs(text, '_', 3));
    found.extend(runs(text, '?', 2));
    let spans = in_order(found.into_iter().map(|(at, words)| (at, at + words.len())));
    spans.into_iter().filter_map(|(from, to)| text.get(from..to).map(str::to_owned)).collect()
}

pub(super) fn is_stand_in(word: &str) -> bool {
    let of_x = word.chars().all(|letter| letter == 'X') && word.len() > 1;
    let of_small_x = word.chars().all(|letter| letter == 'x') && word.len() > 2;
    of_x || of_small_x || STAND_INS.contains(&word)
}

/// What stands in brackets and names what is to be put there.
fn in_brackets(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (open, close) in BRACKETS {
        for (at, _) in text.match_indices(open) {
            let Some(rest) = text.get(at + open.len_utf8()..) else { continue };
            // Brackets that nobody closes would each be looked for to the end of the text.
            let mut near = rest.char_indices().take_while(|(at, _)| *at <= LONGEST);
            let Some((end, _)) = near.find(|(_, letter)| *letter == close) else { continue };
            let Some(inside) = rest.get(..end).filter(|inside| stands_for_something(open, inside)) else {
                continue;
            };
            let whole = text.get(at..at + open.len_utf8() + inside.len() + close.len_utf8());
            found.extend(whole.map(|whole| (at, whole)));
        }
    }
    found
}

fn stands_for_something(open: char, inside: &str) -> bool {
    let words: Vec<Word<'_>> = words(inside);
    if open == '(' {
        // Most round brackets are part of the text.
        return has_any(&words, TO_COME) && words.len() < 6;
    }
    let Some(first) = words.first() else { return inside.trim().is_empty() };
    let letters = || inside.chars().filter(|letter| letter.is_alphabetic());
    let loud = letters().count() > 3 && letters().all(char::is_uppercase);
    loud || inside == "X" || first.is_one_of(BLANKS) || words.iter().any(|word| is_stand_in(word.text))
}

/// Runs of a sign, of at least so many.
fn runs(text: &str, sign: char, least: usize) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(sign)).map(|at| at + from) {
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.len() - rest.trim_start_matches(sign).len();
        if length >= least {
            found.extend(rest.get(..length).map(|run| (at, run)));
        }
        from = at + length;
    }
    found
}
