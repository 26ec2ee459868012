//! The day on which a file was made.

/// Year, month and day of a text `YYYY-MM-DD`; nothing where it is no day of the calendar from 1900 on.
///
/// Word processors refuse a file whose date is not a date, so it is looked at before it is written down.
pub(crate) fn day(text: &str) -> Option<(u16, u8, u8)> {
    let shape = text.len() == 10
        && text.char_indices().all(|(at, letter)| match at {
            4 | 7 => letter == '-',
            _ => letter.is_ascii_digit(),
        });
    let mut parts = text.split('-');
    let (year, month, day) =
        (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (shape && year >= 1900 && (1..=days_of(year, month)).contains(&day)).then_some((year, month, day))
}

fn days_of(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar() {
        assert_eq!(day("2026-02-28"), Some((2026, 2, 28)));
        assert_eq!(day("2024-02-29"), Some((2024, 2, 29)));
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "1899-01-01",
            "+026-01-01",
            "today",
            "",
            "2026-01-01T",
        ] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }
}
