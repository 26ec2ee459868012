//! Texts of cells.

use crate::Column;
use crate::letters::readable;

/// Height of a line, in points.
const LINE_HEIGHT: usize = 15;
/// Height that a row may have, in points.
const MOST_HEIGHT: usize = 409;

/// UTF-16 units that a cell holds.
const MOST: usize = 32_767;
/// What a text that was cut ends with.
const CUT: &str = " [The text is longer than a cell holds: the whole text is in request.json.]";

/// The text as a cell holds it.
pub(super) fn cell(text: &str) -> String {
    let text = readable(text);
    if text.encode_utf16().take(MOST + 1).count() > MOST {
        let mut room = MOST - CUT.encode_utf16().count();
        let kept: String = text
            .chars()
            .take_while(|letter| match room.checked_sub(letter.len_utf16()) {
                Some(left) => {
                    room = left;
                    true
                }
                None => false,
            })
            .collect();
        kept + CUT
    } else {
        text.into_owned()
    }
}

/// How high a row of more than one line is, in points; nothing for one line.
///
/// Excel finds the heights of rows itself; LibreOffice and viewers show a line and hide the others.
pub(super) fn height(row: &[&str], columns: &[Column]) -> Option<usize> {
    let lines_of = |text: &str, width: u8| -> usize {
        text.lines().map(|line| wide(line).div_ceil(usize::from(width.max(1))).max(1)).sum()
    };
    let lines = row.iter().zip(columns).map(|(text, column)| lines_of(text, column.width)).max()?;
    (lines > 1).then(|| (lines * LINE_HEIGHT).min(MOST_HEIGHT))
}

/// How wide a line is, in letters: those of East Asian scripts take the room of two.
fn wide(line: &str) -> usize {
    line.chars()
        .map(|letter| {
            if matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffdc}' | '\u{1f000}'..='\u{3ffff}')
            {
                2
            } else {
                1
            }
        })
        .sum()
}

/// Whether a spreadsheet would read a text as a formula if it were typed.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_is_cut_at_a_letter_and_says_so() {
        assert_eq!(cell(&"a".repeat(MOST)), "a".repeat(MOST));
        for letter in ["a", "é", "文", "🙂"] {
            let cut = cell(&letter.repeat(MOST + 1));
            let units = cut.encode_utf16().count();
            assert!(units == MOST || units == MOST - 1, "{letter} {units}");
            assert!(cut.starts_with(letter) && cut.ends_with(CUT));
        }
    }

    #[test]
    fn what_begins_like_a_formula() {
        assert!(["=1", "+1", "-1", "@x", "\t=1", " =1"].into_iter().all(looks_like_formula));
        assert!(!["", "1", "a=1", "<"].into_iter().any(looks_like_formula));
    }
}
