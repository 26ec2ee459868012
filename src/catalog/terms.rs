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
        let mut terms = Self { by_first: BTreeMap::new(), whole };
        let groups = text.lines().filter(|line| !line.starts_with('#') && line.contains('='));
        for (meaning, line) in (0..).zip(groups) {
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
        for (start, word) in words.iter().enumerate() {
            for (term, meaning) in self.by_first.get(word).into_iter().flatten() {
                let end = start + term.len();
                if words.get(start..end) == Some(term.as_slice()) {
                    found.push(Meant { meaning: *meaning, start, end });
                }
            }
        }
        found
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
