//! The catalog as words, made once: which elements have which, and how telling each word is.

use crate::terms::{Meaning, Meant, Terms};
use crate::words::{share, stretches};
use requisite_pack::{Element, Level};
use std::collections::{BTreeMap, BTreeSet};

/// What the name of a collection keeps of its weight.
const COLLECTION: f32 = 0.2;

/// An element that has a word or a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Position of the element.
    pub element: usize,
    /// Whether a name of it has it; else its topic, collection or remark.
    pub named: bool,
}

/// A name of an element, as its words.
#[derive(Debug)]
pub struct Name {
    /// Numbers of its words.
    pub words: Vec<usize>,
    /// Neighboring words in one: the number of both as one word, and the place of the first.
    pub joined: Vec<(usize, usize)>,
    /// What terms in it mean.
    pub meant: Vec<Meant>,
    /// How much of a name it is: what stands in parentheses is less.
    pub part: f32,
}

/// The index.
#[derive(Debug)]
pub struct Index {
    /// Every word, in order; its number is its position in `words`.
    numbers: BTreeMap<String, usize>,
    pub(crate) words: Vec<String>,
    /// How telling each word is: the rarer, the more.
    pub(crate) weights: Vec<f32>,
    pub(crate) postings: Vec<Vec<Posting>>,
    pub(crate) meanings: BTreeMap<Meaning, Vec<Posting>>,
    /// By element.
    pub(crate) names: Vec<Vec<Name>>,
    /// Names without signs, with the elements that have them.
    whole: BTreeMap<String, Vec<usize>>,
    /// Number of elements.
    elements: f32,
    /// The weight of a word that no element has.
    pub(crate) heaviest: f32,
    pub(crate) terms: Terms,
}

impl Index {
    /// Reads the catalog; `topics` are the words of its topics.
    pub fn new(elements: &[Element], topics: &BTreeMap<String, String>) -> Self {
        let mut index = Self {
            numbers: BTreeMap::new(),
            words: Vec::new(),
            weights: Vec::new(),
            postings: Vec::new(),
            meanings: BTreeMap::new(),
            names: Vec::with_capacity(elements.len()),
            whole: BTreeMap::new(),
            elements: 0.0,
            heaviest: 0.0,
            terms: Terms::of_the_field(),
        };
        for (at, element) in elements.iter().enumerate() {
            let names = names_of(element);
            let made = names.iter().map(|(name, part)| index.add_name(at, name, *part)).collect();
            index.names.push(made);
            for (name, _) in names.iter().filter(|(_, part)| *part == 1.0) {
                let key = index.key(name);
                let places = index.whole.entry(key).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
            let topic = topics.get(&element.group).map_or("", String::as_str);
            if element.level == Level::Staff {
                // Whom it is about need not stand in its name.
                index.add_name(at, "teacher staff", 1.0);
            }
            for text in [element.group.as_str(), topic, &element.collection, &element.note] {
                index.add_rest(at, text);
            }
        }
        let all = elements.len() as f32;
        index.elements = all;
        index.heaviest = index.weight_of(1);
        let of_field = |element: &Element| index.terms.words_of(&element.field).into_iter().next();
        let collections: BTreeSet<String> = elements.iter().filter_map(of_field).collect();
        // The name of a collection stands in the numbers of all its fields, and tells of none.
        let is_collection = |word: &String, elements: usize| {
            elements > 3
                && collections.contains(word)
                && word.chars().all(char::is_alphabetic)
                && !index.terms.has_word(word)
        };
        let words = index.words.iter().zip(&index.postings);
        index.weights = words
            .map(|(word, postings)| {
                let share = if is_collection(word, postings.len()) { COLLECTION } else { share(word) };
                index.weight_of(postings.len()) * share
            })
            .collect();
        index
    }

    /// The number of a word.
    pub fn number(&self, word: &str) -> Option<usize> {
        self.numbers.get(word).copied()
    }

    /// Words that begin so, by number.
    pub fn beginning<'a>(&'a self, start: &'a str) -> impl Iterator<Item = usize> + 'a {
        let from = self.numbers.range(start.to_owned()..);
        from.take_while(move |(word, _)| word.starts_with(start)).map(|(_, number)| *number)
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
    pub fn called(&self, text: &str) -> &[usize] {
        self.whole.get(&self.key(text)).map(Vec::as_slice).unwrap_or_default()
    }

    /// A name without what is between its words.
    fn key(&self, name: &str) -> String {
        self.terms.words_of(name).concat().replace('.', "")
    }

    fn number_of(&mut self, word: &str) -> usize {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.words.len();
        self.numbers.insert(word.to_owned(), number);
        self.words.push(word.to_owned());
        self.postings.push(Vec::new());
        number
    }

    fn add_word(&mut self, element: usize, word: &str, named: bool) -> usize {
        let number = self.number_of(word);
        if let Some(postings) = self.postings.get_mut(number) {
            put(postings, element, named);
        }
        number
    }

    fn add_meanings(&mut self, element: usize, words: &[String], named: bool) -> Vec<Meant> {
        let meant = self.terms.in_words(words);
        for it in &meant {
            put(self.meanings.entry(it.meaning).or_default(), element, named);
        }
        meant
    }

    fn add_name(&mut self, element: usize, name: &str, part: f32) -> Name {
        let words = self.terms.words_of(name);
        let named = part > ASIDE;
        let meant = self.add_meanings(element, &words, named);
        let mut joined = Vec::new();
        for (place, pair) in words.windows(2).enumerate() {
            // A number beside a word is never run together with it.
            if pair.iter().all(|word| word.len() > 1 && !word.contains(char::is_numeric)) {
                joined.push((self.add_word(element, &pair.concat(), named), place));
            }
        }
        let words = words.iter().map(|word| self.add_word(element, word, named)).collect();
        Name { words, joined, meant, part }
    }

    fn add_rest(&mut self, element: usize, text: &str) {
        let words = self.terms.words_of(text);
        self.add_meanings(element, &words, false);
        for word in &words {
            self.add_word(element, word, false);
        }
    }
}

fn put(postings: &mut Vec<Posting>, element: usize, named: bool) {
    match postings.last_mut().filter(|last| last.element == element) {
        Some(last) => last.named |= named,
        None => postings.push(Posting { element, named }),
    }
}

/// How much of a name is what stands in parentheses: a short form by itself, such as `SSID`, and more than one word.
const SHORT_FORM: f32 = 0.95;
const ASIDE: f32 = 0.6;

/// What an element is called: its label and official name, each also without what stands in parentheses, and that alone;
/// its other names, number, id and CEDS id. With how much of a name each is.
fn names_of(element: &Element) -> Vec<(String, f32)> {
    let mut names: Vec<(String, f32)> = Vec::new();
    let mut put = |name: &str, part: f32| {
        let name = name.trim();
        if !name.is_empty() && !names.iter().any(|(it, _)| it == name) {
            names.push((name.to_owned(), part));
        }
    };
    for text in [&element.label, &element.name].into_iter().chain(&element.also) {
        let (before, rest) = text.split_once('(').unwrap_or((text, ""));
        let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
        let outside = format!("{before}{after}");
        put(&outside, 1.0);
        for half in outside.split(" / ") {
            put(half, 1.0);
        }
        put(inside, if stretches(inside).len() == 1 { SHORT_FORM } else { ASIDE });
    }
    for text in [element.field.as_str(), element.id.as_str(), &element.ceds] {
        put(text, 1.0);
    }
    names
}
