//! What the cells say: every text once, and cells name it by its number.

use super::book::SHEETS;
use super::writing::Part;
use std::collections::BTreeMap;

/// The texts of all cells.
#[derive(Default)]
pub(super) struct Texts {
    numbers: BTreeMap<String, usize>,
    /// How often cells name a text.
    uses: usize,
}

impl Texts {
    /// The number of a text.
    pub fn number(&mut self, text: String) -> usize {
        self.uses += 1;
        let next = self.numbers.len();
        *self.numbers.entry(text).or_insert(next)
    }

    /// The part that holds them.
    pub fn written(self) -> Vec<u8> {
        let mut texts: Vec<(usize, String)> =
            self.numbers.into_iter().map(|(text, number)| (number, text)).collect();
        texts.sort_unstable();
        let mut part = Part::new();
        let (uses, unique) = (self.uses.to_string(), texts.len().to_string());
        part.open("sst", &[("xmlns", SHEETS), ("count", &uses), ("uniqueCount", &unique)]);
        for (_, text) in texts {
            part.open("si", &[]);
            part.text("t", &[("xml:space", "preserve")], &escaped(&text));
            part.close("si");
        }
        part.close("sst");
        part.written()
    }
}

/// The text with its own `_x0000_` marked: in this format they would stand for letters (ECMA-376, part 1, 22.9.2.19).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        let bytes = after.as_bytes();
        let is_letter = bytes.get(..4).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            && bytes.get(4) == Some(&b'_');
        escaped.push_str(before);
        escaped.push_str(if is_letter { "_x005F_x" } else { "_x" });
        rest = after;
    }
    escaped + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number() {
        let mut texts = Texts::default();
        let numbers = ["b", "a", "b"].map(|text| texts.number(text.to_owned()));
        assert_eq!(numbers, [0, 1, 0]);
        let part = String::from_utf8(texts.written()).unwrap();
        assert!(part.contains("count=\"3\" uniqueCount=\"2\"") && part.find(">b<") < part.find(">a<"));
    }

    #[test]
    fn what_would_stand_for_a_letter_is_marked() {
        for (text, wanted) in [
            ("_x0000_", "_x005F_x0000_"),
            ("a_x00eF_b_x1_", "a_x005F_x00eF_b_x1_"),
            ("_x0000", "_x0000"),
            ("_x_x0041_", "_x_x005F_x0041_"),
            ("_x漢字漢字_", "_x漢字漢字_"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), wanted);
        }
    }
}
