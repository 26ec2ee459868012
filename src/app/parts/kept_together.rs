//! Words with a hyphen that a line must not break in two, such as `2014-15` or `K-12`.

use leptos::prelude::*;

/// Longest word that is kept on one line: a longer one would not fit in a narrow window.
const LONGEST: usize = 16;

/// Whether a line must not break within a word: it is a year, a telephone number or a range of grades.
fn is_kept(word: &str) -> bool {
    let has_digit = word.chars().any(|sign| sign.is_ascii_digit());
    has_digit && word.contains('-') && word.chars().count() <= LONGEST
}

/// A text in pieces, each with whether it is kept on one line. Together they are the text.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    let mut rest = text;
    let mut plain = text;
    while let Some(word) = rest.split(' ').next() {
        let after = rest.get(word.len()..).unwrap_or_default();
        if is_kept(word) {
            let before = plain.get(..plain.len() - rest.len()).unwrap_or_default();
            if !before.is_empty() {
                pieces.push((before, false));
            }
            pieces.push((word, true));
            plain = after;
        }
        match after.strip_prefix(' ') {
            Some(next) => rest = next,
            None => break,
        }
    }
    if !plain.is_empty() {
        pieces.push((plain, false));
    }
    pieces
}

/// A text whose years, telephone numbers and grades stay on one line.
pub fn kept_together(text: &str) -> AnyView {
    let pieces = pieces(text);
    if pieces.iter().all(|(_, kept)| !kept) {
        return text.to_owned().into_any();
    }
    let view = |(piece, kept): (&str, bool)| {
        let piece = piece.to_owned();
        if kept { view! { <span class="rq-kept">{piece}</span> }.into_any() } else { piece.into_any() }
    };
    pieces.into_iter().map(view).collect_view().into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_grades_are_kept_and_the_text_is_the_same() {
        for text in [
            "17 elements as de-identified student-level data, 2014-15 to 2022-23.",
            "2014-15",
            "K-12 data",
            "Nothing to keep",
            "",
            "a  b 2014-15  2015-16 ",
            "https://example.org/a-very-long-address-2014",
        ] {
            let whole: String = pieces(text).iter().map(|(piece, _)| *piece).collect();
            assert_eq!(whole, text);
        }
        let kept = |text| -> Vec<&str> {
            pieces(text).into_iter().filter(|(_, kept)| *kept).map(|(piece, _)| piece).collect()
        };
        assert_eq!(
            kept("From 2014-15 to 2022-23. K-12, not de-identified"),
            ["2014-15", "2022-23.", "K-12,"]
        );
    }
}
