//! Names of sheets.

use std::collections::BTreeSet;

use crate::Sheet;
use crate::letters::one_line;

/// UTF-16 units of a name.
const MOST: usize = 31;

/// Names of the sheets that spreadsheets take: without letters that mean something in a formula, short, and each once, whatever the
/// case of its letters.
pub(super) fn names(sheets: &[Sheet]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    sheets
        .iter()
        .map(|sheet| {
            let wanted = fitting(&sheet.name);
            let others = (2..).map(|number: u32| {
                let number = format!(" {number}");
                cut(&wanted, MOST.saturating_sub(number.len())) + &number
            });
            // INVARIANT: one of the numbers is free, since there are finitely many sheets.
            let name =
                std::iter::once(wanted.clone()).chain(others).find(|name| taken.insert(name.to_lowercase()));
            name.unwrap_or_default()
        })
        .collect()
}

/// A name without what spreadsheets refuse. "History" is a name that Excel keeps for itself.
fn fitting(name: &str) -> String {
    let letters =
        |letter: char| if matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { letter };
    let name = one_line(&name.chars().map(letters).collect::<String>());
    let name = cut(name.trim_matches(['\'', ' ']), MOST);
    match name.trim_matches(['\'', ' ']) {
        "" => "Sheet".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name} 1"),
        name => name.to_owned(),
    }
}

fn cut(name: &str, most: usize) -> String {
    let mut units = 0;
    let kept = name.chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= most
    });
    kept.collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(wanted: &[&str]) -> Vec<String> {
        let sheets = wanted.iter().map(|name| Sheet { name: (*name).to_owned(), ..Sheet::default() });
        names(&sheets.collect::<Vec<_>>())
    }

    #[test]
    fn names_are_made_fit() {
        assert_eq!(
            of(&["Elements", "a[b]:c*?/\\d", "", "'quoted'", "History"]),
            ["Elements", "a b c d", "Sheet", "quoted", "History 1"]
        );
        assert_eq!(of(&[&"x".repeat(40), &"🙂".repeat(40)]), ["x".repeat(31), "🙂".repeat(15)]);
    }

    #[test]
    fn every_name_is_there_once() {
        assert_eq!(of(&["Data", "DATA", "data", "Data 2"]), ["Data", "DATA 2", "data 3", "Data 2 2"]);
        let long = "x".repeat(31);
        assert_eq!(of(&[&long, &long]), [long.clone(), format!("{} 2", "x".repeat(29))]);
        assert_eq!(of(&["", ""]), ["Sheet", "Sheet 2"]);
    }
}
