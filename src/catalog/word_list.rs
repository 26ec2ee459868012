//! Words with numbers, each once.

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher as _;

/// Words, numbered as they come. A hash table finds them, and their texts stand in one: a catalog of ten thousand elements
/// has some hundred thousand words to look up, and comparing texts along a tree took a third of the time.
#[derive(Debug, Default)]
pub struct WordList {
    text: String,
    /// Where each word ends in the text; it begins where the one before ends.
    ends: Vec<u32>,
    /// Hash and number of each word: a growing table reads no word again.
    numbers: HashTable<(u64, u32)>,
    /// The numbers by alphabet, once [`WordList::put_in_order`] was called.
    order: Vec<u32>,
}

/// The hash of a text.
pub fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

impl WordList {
    /// The number of a word that is there.
    pub fn number(&self, word: &str) -> Option<usize> {
        self.hashed(hash(word), word)
    }

    fn hashed(&self, hash: u64, word: &str) -> Option<usize> {
        let is_it = |it: &(u64, u32)| it.0 == hash && self.get(it.1 as usize) == word;
        self.numbers.find(hash, is_it).map(|(_, number)| *number as usize)
    }

    /// The number of a word; it is put in when it is new, which is then said.
    pub fn add(&mut self, word: &str) -> (usize, bool) {
        let hash = hash(word);
        if let Some(number) = self.hashed(hash, word) {
            return (number, false);
        }
        let number = self.ends.len();
        self.text.push_str(word);
        // INVARIANT: a pack is far smaller than four gigabytes, so that 32 bits count its words and letters.
        self.ends.push(self.text.len() as u32);
        self.numbers.insert_unique(hash, (hash, number as u32), |(hash, _)| *hash);
        (number, true)
    }

    /// The word of a number; nothing for a number that none has.
    pub fn get(&self, number: usize) -> &str {
        word(&self.text, &self.ends, number)
    }

    /// All words by number.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|number| self.get(number))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Makes [`WordList::beginning`] know all words that are there.
    pub fn put_in_order(&mut self) {
        let Self { text, ends, order, .. } = self;
        order.clear();
        order.extend((0..).take(ends.len()));
        order.sort_unstable_by_key(|number| word(text, ends, *number as usize));
    }

    /// The numbers of the words that begin so, by alphabet.
    pub fn beginning<'a>(&'a self, start: &'a str) -> impl Iterator<Item = usize> + 'a {
        let from = self.order.partition_point(|number| self.get(*number as usize) < start);
        let rest = self.order.get(from..).unwrap_or_default().iter().map(|number| *number as usize);
        rest.take_while(move |number| self.get(*number).starts_with(start))
    }
}

fn word<'a>(text: &'a str, ends: &[u32], number: usize) -> &'a str {
    let start = number.checked_sub(1).map_or(Some(0), |before| ends.get(before).copied());
    let (Some(start), Some(end)) = (start, ends.get(number)) else { return "" };
    text.get(start as usize..*end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_numbers_and_are_found_by_how_they_begin() {
        let mut list = WordList::default();
        for word in ["grade", "\u{e9}t\u{e9}", "gradation", "gpa", "grade", "graph", "g"] {
            list.add(word);
        }
        assert_eq!(list.len(), 6);
        assert_eq!(list.add("gpa"), (3, false));
        assert_eq!(list.number("graph"), Some(4));
        assert_eq!(list.number("gra"), None);
        assert_eq!((list.get(1), list.get(9)), ("\u{e9}t\u{e9}", ""));
        list.put_in_order();
        let begin = |start: &str| list.beginning(start).map(|number| list.get(number)).collect::<Vec<_>>();
        assert_eq!(begin("grad"), ["gradation", "grade"]);
        assert_eq!(begin("g"), ["g", "gpa", "gradation", "grade", "graph"]);
        assert_eq!(begin("h"), [""; 0]);
        assert_eq!(begin("\u{e9}"), ["\u{e9}t\u{e9}"]);
    }
}
