//! A text holds how to reach a person, or a number that is a person's own.
//!
//! *Why it matters*: what is written in a request can become public; names and addresses have fields of their own.
//! *Found*: an e-mail address, a telephone number, a number like that of Social Security. *Fine*: the agency's own, spans of
//! years, citations, grant numbers, web addresses.
//! *Source*: general knowledge (Public Records Act, RCW 42.56; California Public Records Act).

use super::{Found, Input};
use crate::prose::{Text, found_in_each};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let contacts = || input.pack.contacts.iter();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_agency = |found: &String| {
        contacts().any(|contact| {
            contact.email.eq_ignore_ascii_case(found)
                || (!digits(found).is_empty() && digits(&contact.phone) == digits(found))
        })
    };
    found_in_each(input, &|text| in_text(text).into_iter().filter(|found| !is_agency(found)).collect())
}

fn in_text(it: &Text<'_>) -> Vec<String> {
    let text = it.text;
    let mut found: Vec<String> = text.split_whitespace().filter_map(email).map(str::to_owned).collect();
    found.extend(spelled_addresses(text));
    let calls = it.words.iter().any(|word| word.is_one_of(CALLS));
    found.extend(numbers(text).into_iter().filter(|it| it.is_sure || calls).map(|it| it.text.to_owned()));
    found
}

/// Words beside which ten digits in a row are a telephone number; a student ID has ten as well.
const CALLS: &[&str] = &["call", "cell", "dial", "mobile", "phone", "tel", "telephone", "text", "reach*"];

/// Addresses that are spelled out: `name (at) example (dot) edu`.
fn spelled_addresses(text: &str) -> Vec<String> {
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let is = |piece: &str, word: &str| {
        piece.trim_matches(['(', ')', '[', ']']).eq_ignore_ascii_case(word) && piece.len() > word.len()
    };
    let five =
        pieces.windows(5).filter(|five| matches!(five, [_, at, _, dot, _] if is(at, "at") && is(dot, "dot")));
    five.map(|five| five.join(" ").trim_end_matches([',', '.', ';']).to_owned()).collect()
}

/// The e-mail address in a piece of text without blanks.
fn email(piece: &str) -> Option<&str> {
    let trimmed = piece.trim_matches(|letter: char| !letter.is_alphanumeric());
    let (name, host) = trimmed.split_once('@')?;
    let is_name = !name.is_empty() && name.chars().all(|it| it.is_alphanumeric() || "._%+-".contains(it));
    let labels: Vec<&str> = host.split('.').collect();
    let is_host = labels.len() > 1
        && labels
            .iter()
            .all(|label| !label.is_empty() && label.chars().all(|it| it.is_alphanumeric() || it == '-'));
    let ending = labels.last().is_some_and(|label| label.len() > 1 && label.chars().all(char::is_alphabetic));
    (is_name && is_host && ending).then_some(trimmed)
}

/// A number that may be a person's own.
struct Number<'a> {
    text: &'a str,
    /// Whether its groups say so.
    is_sure: bool,
}

/// Telephone numbers (3-3-4 digits, with or without the 1 of the country, or ten in a row) and numbers like those of Social
/// Security (3-2-4).
fn numbers(text: &str) -> Vec<Number<'_>> {
    let is_part = |letter: char| letter.is_ascii_digit() || "+()-. \u{2010}\u{2011}\u{2013}".contains(letter);
    let mut found = Vec::new();
    let mut from = 0;
    let begins = |letter: char| letter.is_ascii_digit() || letter == '(' || letter == '+';
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(begins)).map(|at| at + from) {
        let run = text.get(at..).unwrap_or_default();
        let run = run.get(..run.find(|letter| !is_part(letter)).unwrap_or(run.len())).unwrap_or_default();
        from = at + run.len();
        let trimmed = run.trim_end_matches(|it: char| !it.is_ascii_digit());
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + trimmed.len()..).and_then(|after| after.chars().next());
        let joins = |it: char| it.is_alphanumeric() || "/-_".contains(it);
        if before.is_some_and(joins) || after.is_some_and(joins) {
            continue;
        }
        found.extend(is_personal(trimmed).map(|is_sure| Number { text: trimmed, is_sure }));
    }
    found
}

/// Whether the digits are grouped as those of a person's number, and whether that alone is enough.
fn is_personal(number: &str) -> Option<bool> {
    let groups: Vec<usize> = number
        .split(|it: char| !it.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::len)
        .collect();
    match groups.as_slice() {
        [3, 3, 4] | [3, 2, 4] => Some(true),
        [1, 3, 3, 4] if number.trim_start_matches('+').starts_with('1') => Some(true),
        [10] => Some(false),
        _ => None,
    }
}
