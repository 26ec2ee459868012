//! A text tells time from the day on which it is written: last year, the past five years.
//!
//! *Why it matters*: a reviewer reads it months later and cannot tell which years are meant.
//! *Found*: `in recent years`, `by the end of the year`. *Fine*: the same with a year or date anywhere in the text.
//! *Source*: general knowledge (good practice).

use super::{Found, Input};
use crate::prose::words::{Word, find, quotes};
use crate::prose::{Text, found_in_each};
use serde_json::{Map, Value};

/// Phrases that tell time from now.
const FROM_NOW: &[&str] = &[
    "last year",
    "last year's",
    "last school year",
    "last academic year",
    "this year",
    "this year's",
    "this school year",
    "this academic year",
    "next year",
    "next year's",
    "next school year",
    "next academic year",
    "last month",
    "this month",
    "next month",
    "last spring",
    "this spring",
    "next spring",
    "last summer",
    "this summer",
    "next summer",
    "last fall",
    "this fall",
    "next fall",
    "last winter",
    "this winter",
    "next winter",
    "recent year",
    "recent years",
    "recent school years",
    "past year",
    "past years",
    "past # years",
    "past # school years",
    "last # years",
    "last # school years",
    "next # years",
    "next # school years",
    "coming year",
    "coming years",
    "coming school year",
    "upcoming year",
    "upcoming school year",
    "# years ago",
    "near future",
    "as soon as possible",
    "asap",
    "end of the year",
    "end of the school year",
    "end of the fiscal year",
    "last semester",
    "this semester",
    "next semester",
    "last quarter",
    "next quarter",
    "past # months",
    "last # months",
    "next # months",
    "coming months",
    "next session",
    "upcoming session",
    "upcoming * session",
    "next legislative session",
    "lately",
    "past decade",
    "last decade",
    "current year",
    "current school year",
];

const OWN: &[&str] = &["their", "his", "her", "its", "a", "each"];

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    found_in_each(input, &in_text)
}

fn in_text(it: &Text<'_>) -> Vec<String> {
    let (text, words) = (it.text, it.words.as_slice());
    if words.iter().any(is_year) {
        return Vec::new();
    }
    let mut found = find(words, FROM_NOW);
    // Somebody's own last year is none of the calendar, and the next year is that after something else.
    found.retain(|(from, to)| {
        let before = from.checked_sub(1).and_then(|at| words.get(at));
        let is_next = words.get(*from).is_some_and(|word| word.is("next")) && to - from == 2;
        let of_something = words.get(*to).is_some_and(|word| word.is("of"))
            && to - from == 2
            && words.get(*from).is_some_and(|it| it.is("last"));
        !of_something && !before.is_some_and(|it| it.is_one_of(OWN) || (is_next && it.is("the")))
    });
    quotes(text, words, &found)
}

fn is_year(word: &Word<'_>) -> bool {
    let digits = word.text.get(..4).unwrap_or_default();
    word.text.len() == 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(digits.get(..2), Some("19" | "20"))
}
