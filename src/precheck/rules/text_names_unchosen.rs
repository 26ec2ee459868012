//! A text speaks of something for which no element is chosen.
//!
//! *Why it matters*: the list and the words of a request must say the same; what is not on the list is not given.
//! *Found*: `suspension rates`, and no element of discipline is chosen. *Fine*: what is said not to be used; a theme for which an
//! element or a breakdown is chosen; texts that say nothing of what is used, such as the background.
//! *Source*: general knowledge (good practice); the themes and their words are the pack's.

use super::{Found, Input};
use crate::prose::themes::{Theme, themes};
use crate::prose::{Text, found_at, written_in};
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    // Before anything is chosen there is nothing to compare.
    if input.chosen().next().is_none() {
        return Vec::new();
    }
    let unchosen: Vec<Theme<'_>> = themes(with).into_iter().filter(|theme| !theme.is_chosen(input)).collect();
    let found = written_in(input, with).filter_map(|at| {
        let said = |it: &Text<'_>| {
            unchosen.iter().flat_map(|theme| theme.said_in(it.text, &it.words)).collect::<Vec<_>>()
        };
        found_at(at.place.clone(), at.texts.iter().flat_map(said).collect())
    });
    found.collect()
}
