//! One cell of the file: a count, a school year, or a name to compare.

use requisite_precheck::groups::Count;
use requisite_request::SchoolYear;

/// Most students that a count may have: more than any state.
const MOST_STUDENTS: u32 = 100_000_000;

/// The count in a cell. Nothing when the cell is blank, or says that there is nothing to count.
///
/// # Errors
/// When it is neither a number nor one of the ways of hiding one: `*`, `<10`, `N<10`.
pub(crate) fn count(cell: &[u8]) -> Result<Option<Count>, ()> {
    let cell = bare(cell);
    let is_blank = |it: &[u8]| {
        it.is_empty()
            || [&b"-"[..], b"--", b"N/A", b"NA", b"NULL", b"."].iter().any(|no| it.eq_ignore_ascii_case(no))
    };
    if is_blank(cell) {
        return Ok(None);
    }
    let unmarked =
        cell.strip_prefix(b"N").or_else(|| cell.strip_prefix(b"n")).unwrap_or(cell).trim_ascii_start();
    let is_hidden = cell.iter().all(|byte| *byte == b'*')
        || unmarked.strip_prefix(b"<").is_some_and(|rest| number(rest.trim_ascii()).is_some());
    if is_hidden {
        return Ok(Some(Count::HIDDEN));
    }
    number(cell).map(|students| Some(Count::known(students))).ok_or(())
}

/// A whole number; thousands may be apart, and zeros may follow a point.
fn number(cell: &[u8]) -> Option<u32> {
    let (whole, rest) = match cell.iter().position(|byte| *byte == b'.') {
        Some(at) => cell.split_at(at),
        None => (cell, &b""[..]),
    };
    if !rest.iter().skip(1).all(|byte| *byte == b'0') || whole.is_empty() {
        return None;
    }
    let mut sum: u32 = 0;
    for byte in whole {
        match byte {
            b'0'..=b'9' => sum = sum.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            b',' | b' ' => {}
            _ => return None,
        }
    }
    (sum <= MOST_STUDENTS && whole.first().is_some_and(u8::is_ascii_digit)).then_some(sum)
}

/// A cell without blanks and quotation marks around it.
pub(crate) fn bare(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    match cell.strip_prefix(b"\"").and_then(|it| it.strip_suffix(b"\"")) {
        Some(inside) => inside.trim_ascii(),
        None => cell,
    }
}

/// The school year in a cell: `2023-24`, `2023-2024`, also with a slash or a dash.
pub(crate) fn school_year(cell: &[u8]) -> Option<SchoolYear> {
    let cell = bare(cell);
    let (start, rest) = cell.split_at_checked(4)?;
    let start: u16 = std::str::from_utf8(start).ok()?.parse().ok()?;
    let end: Vec<u8> = rest.iter().copied().filter(u8::is_ascii_digit).collect();
    let end: u16 = std::str::from_utf8(&end).ok()?.parse().ok()?;
    let year = SchoolYear::starting(start)?;
    let fits = if end < 100 { year.end() % 100 == end } else { year.end() == end };
    (fits && rest.first().is_some_and(|byte| !byte.is_ascii_digit())).then_some(year)
}

/// A name as it is compared: letters and digits without case.
pub(crate) fn folded(name: &[u8]) -> String {
    String::from_utf8_lossy(name)
        .chars()
        .filter(|it| it.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_numbers_or_hidden_or_blank() {
        let known = |n| Ok(Some(Count::known(n)));
        for (cell, expected) in [
            ("12", known(12)),
            (" 1,234 ", known(1234)),
            ("\"1,234\"", known(1234)),
            ("12.0", known(12)),
            ("0", known(0)),
            ("*", Ok(Some(Count::HIDDEN))),
            ("**", Ok(Some(Count::HIDDEN))),
            ("<10", Ok(Some(Count::HIDDEN))),
            ("N<10", Ok(Some(Count::HIDDEN))),
            ("n < 10", Ok(Some(Count::HIDDEN))),
            ("", Ok(None)),
            ("NULL", Ok(None)),
            ("N/A", Ok(None)),
            ("-5", Err(())),
            ("12.5", Err(())),
            ("45%", Err(())),
            (">95", Err(())),
            ("1e9", Err(())),
            ("99999999999", Err(())),
            ("Adams", Err(())),
        ] {
            assert_eq!(count(cell.as_bytes()), expected, "{cell}");
        }
    }

    #[test]
    fn school_years_come_in_several_spellings() {
        for text in ["2023-24", "2023-2024", "2023/24", "2023\u{2013}24", " \"2023-24\" "] {
            assert_eq!(school_year(text.as_bytes()), SchoolYear::starting(2023), "{text}");
        }
        for text in ["", "2023", "2023-25", "202324", "23-24", "1234-35x", "School"] {
            assert_eq!(school_year(text.as_bytes()), None, "{text}");
        }
    }
}
