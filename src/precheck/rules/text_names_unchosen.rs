//! A text speaks of something for which no element is chosen.
//!
//! *Why it matters*: the list and the words of a request must say the same; what is not on the list is not given.
//! *Found*: `suspension rates`, and no element of discipline is chosen; `date of birth`, for which a reason was written before it was
//! taken off the list. *Fine*: what is said not to be used; a theme for which an element or a breakdown is chosen; texts that
//! say nothing of what is used, such as the background. Names of elements that nobody argued for are not looked for: many are
//! everyday words.
//! *Source*: general knowledge (good practice); the themes and their words are the pack's.

use super::{Found, Input};
use crate::prose::themes::{Theme, themes, used_in};
use crate::prose::words::{has_any, words};
use crate::prose::{Text, found_at, written_in};
use requisite_pack::Element;
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    // Before anything is chosen there is nothing to compare.
    if input.chosen().next().is_none() {
        return Vec::new();
    }
    let unchosen: Vec<Theme<'_>> = themes(with).into_iter().filter(|theme| !theme.is_chosen(input)).collect();
    let names = names_of_argued(input);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let found = written_in(input, with).filter_map(|at| {
        let said = |it: &Text<'_>| {
            let themes = unchosen.iter().flat_map(|theme| theme.said_in(it.text, &it.words));
            themes.chain(used_in(it.text, &it.words, &names)).collect::<Vec<_>>()
        };
        found_at(at.place.clone(), at.texts.iter().flat_map(said).collect())
    });
    found.collect()
}

/// The names, as phrases, of elements that were argued for and are not chosen any more. What a chosen element is called too
/// speaks of that one.
fn names_of_argued(input: &Input<'_>) -> Vec<String> {
    let is_chosen = |name: &str| {
        let is_part_of = |own: &String| has_any(&words(own), &[name]);
        input.chosen().any(|(_, _, element)| names_of(element).iter().any(is_part_of))
    };
    let argued = input.argued.iter().flat_map(|element| names_of(element));
    argued.filter(|name| !is_chosen(name)).collect()
}

/// What an element is called, without what stands in brackets: its label, its official name, and other names of several words.
fn names_of(element: &Element) -> Vec<String> {
    let phrase = |name: &str| {
        let name = name.split(" (").next().unwrap_or_default();
        words(name).iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
    };
    let also = element.also.iter().map(|name| phrase(name)).filter(|name| name.contains(' '));
    let own = [&element.label, &element.name].map(|name| phrase(name));
    own.into_iter().chain(also).filter(|name| !name.is_empty()).collect()
}
