//! What both formats need to know of letters.

use std::borrow::Cow;

/// The text without what XML cannot hold: carriage returns go, other control characters become U+FFFD, as on the pages.
///
/// Shown as unreadable, they are at least not lost in silence. Line feeds and tabs stay.
pub(crate) fn readable(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter| letter == '\r' || forbidden(letter)) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .filter(|letter| *letter != '\r')
        .map(|letter| if forbidden(letter) { '\u{fffd}' } else { letter })
        .collect::<String>()
        .into()
}

/// The text in one line.
pub(crate) fn one_line(text: &str) -> String {
    readable(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn forbidden(letter: char) -> bool {
    matches!(letter, '\u{fffe}' | '\u{ffff}') || letter.is_control() && !matches!(letter, '\n' | '\t')
}

/// Whether a text begins, with its first letter that has a direction, from the right.
///
/// The ranges are those whose letters run from the right unless said otherwise (Unicode, DerivedBidiClass: defaults R and AL): Hebrew,
/// Arabic, Syriac, Thaana, NKo, Samaritan, Mandaic, and the historic and African scripts of the supplementary plane.
pub(crate) fn from_right(text: &str) -> bool {
    text.chars()
        .find(|letter| letter.is_alphabetic() || matches!(letter, '\u{200e}' | '\u{200f}'))
        .is_some_and(|letter| {
            matches!(letter, '\u{200f}' | '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
                | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_shown_as_unreadable() {
        assert_eq!(readable("a\r\n\tb"), "a\n\tb");
        assert_eq!(readable("a\0b\u{b}\u{85}\u{ffff}"), "a\u{fffd}b\u{fffd}\u{fffd}\u{fffd}");
        assert!(matches!(readable("Überprüfung 文 🙂 <&>]]>"), Cow::Borrowed(_)));
        assert_eq!(one_line(" a\r\n b\tc "), "a b c");
    }

    #[test]
    fn the_first_letter_with_a_direction_decides() {
        for text in ["שלום", "  12. مرحبا by", "\u{200f}abc", "ދިވެހި", "ߒߞߏ", "\u{1e900}"]
        {
            assert!(from_right(text), "{text}");
        }
        for text in ["", "123 %", "a שלום", "\u{200e}שלום", "文", "🙂 é"] {
            assert!(!from_right(text), "{text}");
        }
    }
}
