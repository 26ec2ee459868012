//! The catalog as words, made once: which elements have which, and how telling each word is.

use crate::names::Names;
use crate::postings::{Posting, Postings};
use crate::reading::Reading;
use crate::terms::Terms;
use crate::word_list::{WordList, hash};
use crate::words::{share, stretches};
use requisite_pack::{Element, Level};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What the name of a collection keeps of its weight.
const COLLECTION: f32 = 0.2;

/// The index.
#[derive(Debug)]
pub struct Index {
    pub(crate) words: WordList,
    /// How telling each word is, by its number: the rarer, the more.
    pub(crate) weights: Vec<f32>,
    /// By number of the word.
    pub(crate) postings: Postings,
    /// By meaning.
    pub(crate) meanings: Postings,
    pub(crate) names: Names,
    /// The hash of each whole name without signs, and an element that has it; in order.
    whole: Vec<(u64, u32)>,
    /// Number of elements.
    elements: f32,
    /// The weight of a word that no element has.
    pub(crate) heaviest: f32,
    pub(crate) terms: Terms,
}

impl Index {
    /// Reads the catalog; `topics` are the words of its topics.
    pub fn new(elements: &[Element], topics: &BTreeMap<String, String>) -> Self {
        let terms = Terms::of_the_field();
        let mut reading = Reading::new(&terms);
        let mut collections = BTreeSet::new();
        for (at, element) in (0_u32..).zip(elements) {
            for (name, part) in names_of(element) {
                let first = reading.name(at, &name, part, part > ASIDE, true);
                collections.extend(first.filter(|_| *name == *element.field.trim()));
            }
            reading.names.end_element();
            let topic = topics.get(&element.group).map_or("", String::as_str);
            if element.level == Level::Staff {
                // Whom it is about need not stand in its name.
                reading.name(at, "teacher staff", 1.0, true, false);
            }
            for text in [element.group.as_str(), topic, &element.collection, &element.note] {
                reading.rest(at, text);
            }
        }
        let (postings, meanings) = (reading.by_word(), reading.by_meaning());
        let Reading { mut words, names, mut whole, .. } = reading;
        words.put_in_order();
        whole.sort_unstable();
        let all = elements.len() as f32;
        let mut index = Self {
            words,
            weights: Vec::new(),
            postings,
            meanings,
            names,
            whole,
            elements: all,
            heaviest: 0.0,
            terms,
        };
        index.heaviest = index.weight_of(1);
        index.weights = index.weights_of_words(&collections);
        index
    }

    /// `collections` are the words with which the numbers of fields begin.
    fn weights_of_words(&self, collections: &BTreeSet<u32>) -> Vec<f32> {
        // The name of a collection stands in the numbers of all its fields, and tells of none.
        let is_collection = |number: u32, word: &str, elements: usize| {
            elements > 3
                && collections.contains(&number)
                && word.chars().all(char::is_alphabetic)
                && !self.terms.has_word(word)
        };
        let weight = |((number, word), postings): ((u32, &str), &[Posting])| {
            let of_collection = is_collection(number, word, postings.len());
            self.weight_of(postings.len()) * if of_collection { COLLECTION } else { share(word) }
        };
        (0..).zip(self.words.all()).zip(self.postings.each()).map(weight).collect()
    }

    /// The number of a word.
    pub fn number(&self, word: &str) -> Option<usize> {
        self.words.number(word)
    }

    /// Words that begin so, by number.
    pub fn beginning<'a>(&'a self, start: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.words.beginning(start)
    }

    /// How telling is what so many elements have.
    pub(crate) fn weight_of(&self, elements: usize) -> f32 {
        (1.0 + self.elements / elements.max(1) as f32).ln()
    }

    /// How telling a word is.
    pub fn weight(&self, number: usize) -> f32 {
        self.weights.get(number).copied().unwrap_or_default()
    }

    /// The elements that are called just this.
    pub fn called(&self, text: &str) -> BTreeSet<usize> {
        let key = self.terms.words_of(text).concat().replace('.', "");
        let wanted = hash(&key);
        let from = self.whole.partition_point(|(hash, _)| *hash < wanted);
        let same = self.whole.get(from..).unwrap_or_default().iter().take_while(|(hash, _)| *hash == wanted);
        // Two names can have one hash.
        let is_called = |element: &usize| {
            self.names.of(*element).any(|name| {
                let signs = name.words.iter().flat_map(|number| self.words.get(*number as usize).chars());
                signs.filter(|sign| *sign != '.').eq(key.chars())
            })
        };
        same.map(|(_, element)| *element as usize).filter(is_called).collect()
    }
}

/// How much of a name is what stands in parentheses: a short form by itself, such as `SSID`, and more than one word.
const SHORT_FORM: f32 = 0.95;
const ASIDE: f32 = 0.6;

/// What an element is called: its label and official name, each also without what stands in parentheses, and that alone;
/// its other names, number, id and CEDS id. With how much of a name each is.
fn names_of(element: &Element) -> Called<'_> {
    let mut names = Vec::new();
    for text in [&element.label, &element.name].into_iter().chain(&element.also) {
        let Some((before, rest)) = text.split_once('(') else {
            put_name(&mut names, Cow::Borrowed(text.trim()), 1.0);
            for half in text.split(" / ") {
                put_name(&mut names, Cow::Borrowed(half.trim()), 1.0);
            }
            continue;
        };
        let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
        let outside = format!("{before}{after}");
        put_name(&mut names, Cow::Owned(outside.trim().to_owned()), 1.0);
        for half in outside.split(" / ") {
            put_name(&mut names, Cow::Owned(half.trim().to_owned()), 1.0);
        }
        let part = if stretches(inside).len() == 1 { SHORT_FORM } else { ASIDE };
        put_name(&mut names, Cow::Borrowed(inside.trim()), part);
    }
    for text in [element.field.as_str(), element.id.as_str(), &element.ceds] {
        put_name(&mut names, Cow::Borrowed(text.trim()), 1.0);
    }
    names
}

/// What an element is called, and how much of a name each is.
type Called<'a> = Vec<(Cow<'a, str>, f32)>;

fn put_name<'a>(names: &mut Called<'a>, name: Cow<'a, str>, part: f32) {
    if !name.is_empty() && !names.iter().any(|(it, _)| *it == name) {
        names.push((name, part));
    }
}
