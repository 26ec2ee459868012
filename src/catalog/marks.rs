//! Which words of a label are those that were looked for.

use crate::slips::resembles;
use crate::words::{stem, stretches};

/// The pieces of a label in order, each with whether it is a word that was looked for: one that begins so, or resembles it.
pub fn marked(label: &str, query: &str) -> Vec<(String, bool)> {
    let wanted: Vec<String> = stretches(query).iter().map(|word| stem(word)).collect();
    let is_wanted = |piece: &str| {
        let word = piece.to_lowercase();
        let begins = |part: &String| {
            let long = part.chars().count() > 1 || word.chars().count() == 1;
            long && (word.starts_with(part.as_str()) || resembles(part, &word))
        };
        wanted.iter().any(begins)
    };
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut piece = String::new();
    let mut in_word = false;
    let mut end = |piece: &mut String, in_word: bool| {
        if !piece.is_empty() {
            let text = std::mem::take(piece);
            let found = in_word && is_wanted(&text);
            match pieces.last_mut().filter(|(_, last)| !found && !last) {
                Some((before, _)) => before.push_str(&text),
                None => pieces.push((text, found)),
            }
        }
    };
    for sign in label.chars() {
        if sign.is_alphanumeric() != in_word {
            end(&mut piece, in_word);
            in_word = !in_word;
        }
        piece.push(sign);
    }
    end(&mut piece, in_word);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(label: &str, query: &str) -> String {
        let pieces = marked(label, query).into_iter();
        pieces.map(|(text, found)| if found { format!("[{text}]") } else { text }).collect()
    }

    #[test]
    fn words_that_begin_so_or_resemble_are_marked() {
        assert_eq!(shown("Cumulative GPA (0.000-4.000)", "gpa"), "Cumulative [GPA] (0.000-4.000)");
        assert_eq!(shown("Date of birth", "brith DATE"), "[Date] of [birth]");
        assert_eq!(shown("Discipline incident", "disc"), "[Discipline] incident");
        assert_eq!(shown("Excused absences", "absence"), "Excused [absences]");
        assert_eq!(shown("A-G requirement", "a"), "[A]-G requirement");
        assert_eq!(shown("Gender", ""), "Gender");
        assert_eq!(shown("", "x"), "");
    }
}
