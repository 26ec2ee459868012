//! Reading the texts of a catalog into an index. Most words stand in many texts and many texts in many elements; each is
//! taken apart, shortened and looked up among the terms once.

use crate::names::{Name, Names};
use crate::postings::{Posting, Postings};
use crate::terms::{Meaning, Meant, Terms};
use crate::word_list::{WordList, hash};
use crate::words::{Pieces, stem};

/// What is known of a word of the catalog.
#[derive(Clone, Copy, Default)]
struct Kind {
    /// Whether a term begins with it.
    begins_a_term: bool,
    /// Whether it may be run together with the word beside it.
    joins: bool,
}

/// What a text says that is no name.
#[derive(Default)]
struct Rest {
    words: Vec<u32>,
    meanings: Vec<Meaning>,
}

/// A catalog being read.
pub struct Reading<'t> {
    terms: &'t Terms,
    /// The words so far.
    pub words: WordList,
    /// The names so far.
    pub names: Names,
    /// The hash of each whole name without signs, and the element.
    pub whole: Vec<(u64, u32)>,
    has_word: Vec<(u32, Posting)>,
    has_meaning: Vec<(u32, Posting)>,
    pieces: Pieces,
    /// The pieces that were met, and for each the number of its word.
    met: WordList,
    numbers: Vec<u32>,
    /// By number of the word.
    kinds: Vec<Kind>,
    /// The texts that are no names, and for each what it says.
    texts: WordList,
    rests: Vec<Rest>,
    // Kept from text to text.
    here: Vec<u32>,
    joined: Vec<(u32, u32)>,
    meant: Vec<Meant>,
    text: String,
}

impl<'t> Reading<'t> {
    /// Nothing is read yet.
    pub fn new(terms: &'t Terms) -> Self {
        Self {
            terms,
            words: WordList::default(),
            names: Names::default(),
            whole: Vec::new(),
            has_word: Vec::new(),
            has_meaning: Vec::new(),
            pieces: Pieces::default(),
            met: WordList::default(),
            numbers: Vec::new(),
            kinds: Vec::new(),
            texts: WordList::default(),
            rests: Vec::new(),
            here: Vec::new(),
            joined: Vec::new(),
            meant: Vec::new(),
            text: String::new(),
        }
    }

    /// Takes a text apart: its words into `here`, what terms in it mean into `meant`.
    fn take_apart(&mut self, text: &str) {
        let Self { terms, words, pieces, met, numbers, kinds, here, meant, .. } = self;
        here.clear();
        pieces.each(text, &mut |piece| {
            let (at, is_new) = met.add(piece);
            if is_new {
                let word = stem(piece);
                let written_out = terms.written_out(&word);
                numbers.push(number_of(terms, words, kinds, written_out.unwrap_or(&word)));
            }
            here.extend(numbers.get(at));
        });
        meant.clear();
        for (start, number) in here.iter().enumerate() {
            if kinds.get(*number as usize).is_some_and(|kind| kind.begins_a_term) {
                let word = |place: usize| here.get(place).map(|number| words.get(*number as usize));
                terms.beginning_at(start, &word, meant);
            }
        }
    }

    /// Reads a name of an element. `named` says whether it makes what it says a name of the element, and `kept` whether it
    /// is one by which the element is called. Gives the number of its first word.
    pub fn name(&mut self, element: u32, name: &str, part: f32, named: bool, kept: bool) -> Option<u32> {
        self.take_apart(name);
        let Self { terms, words, kinds, here, joined, meant, text, has_word, has_meaning, .. } = self;
        let posting = Posting { element, named };
        has_meaning.extend(meant.iter().map(|it| (u32::from(it.meaning), posting)));
        joined.clear();
        for (place, pair) in (0_u32..).zip(here.windows(2)) {
            if pair.iter().all(|number| kinds.get(*number as usize).is_some_and(|kind| kind.joins)) {
                text.clear();
                pair.iter().for_each(|number| text.push_str(words.get(*number as usize)));
                joined.push((number_of(terms, words, kinds, text), place));
            }
        }
        has_word.extend(joined.iter().map(|(number, _)| (*number, posting)));
        has_word.extend(here.iter().map(|number| (*number, posting)));
        if kept {
            if part == 1.0 {
                text.clear();
                here.iter().for_each(|number| text.push_str(words.get(*number as usize)));
                text.retain(|sign| sign != '.');
                self.whole.push((hash(text), element));
            }
            self.names.add(Name { words: here, joined, meant, part });
        }
        here.first().copied()
    }

    /// Reads a text that is no name of an element.
    pub fn rest(&mut self, element: u32, text: &str) {
        let (at, is_new) = self.texts.add(text);
        if is_new {
            self.take_apart(text);
            let meanings = self.meant.iter().map(|it| it.meaning).collect();
            self.rests.push(Rest { words: self.here.clone(), meanings });
        }
        let Some(rest) = self.rests.get(at) else { return };
        let posting = Posting { element, named: false };
        self.has_meaning.extend(rest.meanings.iter().map(|it| (u32::from(*it), posting)));
        self.has_word.extend(rest.words.iter().map(|number| (*number, posting)));
    }

    /// Which elements have each word.
    pub fn by_word(&self) -> Postings {
        Postings::sorted(&self.has_word, self.words.len())
    }

    /// Which elements have each meaning.
    pub fn by_meaning(&self) -> Postings {
        Postings::sorted(&self.has_meaning, self.terms.count())
    }
}

fn number_of(terms: &Terms, words: &mut WordList, kinds: &mut Vec<Kind>, word: &str) -> u32 {
    let (number, is_new) = words.add(word);
    if is_new {
        kinds.push(Kind {
            begins_a_term: terms.begins_with(word),
            // A number beside a word is never run together with it.
            joins: word.len() > 1 && !word.contains(char::is_numeric),
        });
    }
    number as u32
}
