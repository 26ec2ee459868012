//! Themes that texts can be about, and what of a catalog belongs to each: data of the pack.

use super::words::{Word, find, has_any, quotes};
use crate::rules::Input;
use requisite_pack::Element;
use serde_json::{Map, Value};

/// What says in a sentence that something is not used.
const NOT: &[&str] =
    &["not", "no", "nor", "never", "without", "exclud*", "don't", "don\u{2019}t", "except", "instead"];

/// The same, where it follows.
const OUTSIDE: &[&str] = &[
    "outside",
    "out of scope",
    "unnecessary",
    "not part",
    "not used",
    "not requested",
    "not needed",
    "not included",
    "not asked",
];

/// Most words between what is not used and the word before it that says so.
const FAR: usize = 12;

/// One theme: the words that speak of it, and what of the catalog belongs to it.
pub struct Theme<'a> {
    words: Vec<&'a str>,
    groups: Vec<&'a str>,
    elements: Vec<&'a str>,
    breakdowns: Vec<&'a str>,
}

/// The themes among the parameters of a rule.
pub fn themes(with: &Map<String, Value>) -> Vec<Theme<'_>> {
    let themes = with.get("themes").and_then(Value::as_array);
    themes.into_iter().flatten().map(Theme::of).collect()
}

impl<'a> Theme<'a> {
    fn of(theme: &'a Value) -> Self {
        let list = |name: &str| -> Vec<&'a str> {
            theme
                .get(name)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect()
        };
        Self {
            words: list("words"),
            groups: list("groups"),
            elements: list("elements"),
            breakdowns: list("breakdowns"),
        }
    }

    /// Whether an element belongs to it.
    pub fn has(&self, element: &Element) -> bool {
        self.groups.contains(&element.group.as_str()) || self.elements.contains(&element.id.as_str())
    }

    /// Whether the request has something of it: an element, a breakdown, or what is taken from public files.
    pub fn is_chosen(&self, input: &Input<'_>) -> bool {
        let by = |id: &str| self.breakdowns.contains(&id);
        input.chosen().any(|(_, _, element)| self.has(element))
            || input.request.asks.iter().flat_map(|ask| &ask.breakdowns).any(|id| by(id.as_str()))
            || input
                .request
                .public_instead
                .iter()
                .any(|it| input.pack.element(&it.element).is_some_and(|it| self.has(it)))
    }

    /// Whether a text speaks of it at all.
    pub fn is_said_in(&self, words: &[Word<'_>]) -> bool {
        has_any(words, &self.words)
    }

    /// The words of a text that speak of it and do not say that it is not used.
    pub fn said_in(&self, text: &str, words: &[Word<'_>]) -> Vec<String> {
        used_in(text, words, &self.words)
    }
}

/// The words of a text that are one of these phrases, and of which it does not say that they are not used.
pub fn used_in(text: &str, words: &[Word<'_>], phrases: &[&str]) -> Vec<String> {
    let refused = |from: usize, to: usize| {
        let sentence = words.get(from).map(|word| word.sentence);
        let here = |word: &&Word<'_>| Some(word.sentence) == sentence;
        let mut before = words.get(..from).unwrap_or_default().iter().rev().take_while(here).take(FAR);
        let after = words.get(to..).unwrap_or_default();
        let after = after.get(..after.iter().take_while(here).count()).unwrap_or_default();
        before.any(|word| word.is_one_of(NOT)) || has_any(after, OUTSIDE)
    };
    let mut there = find(words, phrases);
    there.retain(|(from, to)| !refused(*from, *to));
    quotes(text, words, &there)
}
