//! What means the same: groups of terms of the field, found in texts.

use crate::words::words_of;
use std::collections::BTreeMap;

/// Number of a group of terms that mean the same.
pub type Meaning = u16;

/// A term in a text: the words from `start` to before `end` mean this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meant {
    /// Which group.
    pub meaning: Meaning,
    /// Its first word.
    pub start: usize,
    /// The word after its last.
    pub end: usize,
}

/// The groups, by the first word of each term.
#[derive(Debug)]
pub struct Terms {
    by_first: BTreeMap<String, Vec<(Vec<String>, Meaning)>>,
    /// What a short form stands for.
    whole: BTreeMap<String, String>,
    count: Meaning,
}

impl Terms {
    /// The terms of education data in English.
    pub fn of_the_field() -> Self {
        Self::read(include_str!("terms.txt"), include_str!("short_forms.txt"))
    }

    /// Reads groups: a line each, terms between `=`; and short forms: a line a word, itself first. `#` begins a remark.
    pub fn read(text: &str, short_forms: &str) -> Self {
        let mut whole = BTreeMap::new();
        for line in short_forms.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let word = words.next().unwrap_or_default();
            whole.extend(words.map(|short| (short.to_owned(), word.to_owned())));
        }
        let mut terms = Self { by_first: BTreeMap::new(), whole, count: 0 };
        let groups = text.lines().filter(|line| !line.starts_with('#') && line.contains('='));
        for (meaning, line) in (0..).zip(groups) {
            terms.count = meaning + 1;
            for term in line.split('=') {
                let words = terms.words_of(term);
                if let Some(first) = words.first() {
                    terms.by_first.entry(first.clone()).or_default().push((words, meaning));
                }
            }
        }
        terms
    }

    /// The words of a text, short forms written out.
    pub fn words_of(&self, text: &str) -> Vec<String> {
        words_of(text).into_iter().map(|word| self.whole.get(&word).cloned().unwrap_or(word)).collect()
    }

    /// A word written out, where it is a short form.
    pub fn written_out(&self, word: &str) -> Option<&String> {
        self.whole.get(word)
    }

    /// All terms in a text that is given as its words.
    pub fn in_words(&self, words: &[String]) -> Vec<Meant> {
        let mut found = Vec::new();
        for start in 0..words.len() {
            self.beginning_at(start, &|place| words.get(place).map(String::as_str), &mut found);
        }
        found
    }

    /// Adds the terms that begin with one word of a text; `word` gives the word at a place.
    pub fn beginning_at<'w>(
        &self,
        start: usize,
        word: &dyn Fn(usize) -> Option<&'w str>,
        found: &mut Vec<Meant>,
    ) {
        let terms = word(start).and_then(|first| self.by_first.get(first));
        for (term, meaning) in terms.into_iter().flatten() {
            let stands = |(place, part): (usize, &String)| word(start + place) == Some(part);
            if term.iter().enumerate().all(stands) {
                found.push(Meant { meaning: *meaning, start, end: start + term.len() });
            }
        }
    }

    /// How many groups there are.
    pub fn count(&self) -> usize {
        usize::from(self.count)
    }

    /// Whether a term begins with this word.
    pub fn begins_with(&self, word: &str) -> bool {
        self.by_first.contains_key(word)
    }

    /// Whether a word is one of a term.
    pub fn has_word(&self, word: &str) -> bool {
        self.by_first.contains_key(word) || self.whole.contains_key(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_whole_wherever_they_stand() {
        let terms = Terms::read(
            "# remark\nfrpm = free lunch = lunch status\n\ndob = birth date\n",
            "# remark\ndate dt dte\n",
        );
        let found = |text: &str| terms.in_words(&terms.words_of(text));
        assert_eq!(
            found("StuFreeLunch birth_dt"),
            [Meant { meaning: 0, start: 1, end: 3 }, Meant { meaning: 1, start: 3, end: 5 }]
        );
        assert!(found("free dobx lunch birth").is_empty());
        assert!(terms.has_word("birth") && terms.has_word("dt") && !terms.has_word("date"));
    }

    #[test]
    fn every_line_of_the_field_is_a_group() {
        let text = include_str!("terms.txt");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            assert!(line.split('=').filter(|term| !words_of(term).is_empty()).count() > 1, "{line}");
        }
    }
}
