//! Small groups in sentences: the one place where an estimate becomes text.
//!
//! The text never calls a table free of risk: it says what is expected, and that the agency decides.

use super::margins::FileNote;
use super::small_groups::{Assumption, Cells, Change, CountsFrom, Share, SizeClass, SmallGroups};
use crate::sentences::{capital, thousands};
use requisite_pack::Pack;
use requisite_request::{UnitId, Years};

/// An estimate in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmallGroupSentences {
    /// How many cells are small.
    pub share: String,
    /// How many cells there are, and how many have no students.
    pub cells: String,
    /// Where the counts come from.
    pub from: String,
    /// What the range rests on.
    pub assumption: String,
    /// Whom the counts do not know of.
    pub limits: String,
    /// That it is an estimate.
    pub caution: String,
    /// The size classes, each with its number of cells: `11 to 29 students` and `about 400`.
    pub classes: Vec<(String, String)>,
    /// The size classes in one sentence, for those who do not see the picture.
    pub picture: String,
    /// Rows and columns in which one cell alone is small, and what that leads to; nothing when the table has none.
    pub second_cells: Option<String>,
    /// The steps, in the estimate's order.
    pub steps: Vec<String>,
}

/// An estimate in words of a language.
pub fn small_group_sentences(pack: &Pack, language: &str, it: &SmallGroups) -> SmallGroupSentences {
    let smallest = it.smallest;
    let classes: Vec<(String, String)> =
        it.classes.iter().map(|class| (class_phrase(class), cells_phrase(class.cells))).collect();
    let listed: Vec<String> = classes.iter().map(|(class, cells)| format!("{class}: {cells}")).collect();
    SmallGroupSentences {
        share: format!(
            "Of the cells with students, {} are expected to have fewer than {smallest}. {}",
            share_phrase(it.share),
            small_cells_sentence(it.shows_small)
        ),
        cells: format!(
            "One year of this table has about {} cells. {}",
            thousands(it.cells),
            match it.empty() {
                Cells { high: 0, .. } => "All of them are expected to have students.".to_owned(),
                empty => format!("{} of them have no students at all.", capital(&cells_phrase(empty))),
            }
        ),
        from: from_sentence(it),
        assumption: assumption_sentence(it.assumption).to_owned(),
        limits: limits_sentence(it.narrowed),
        caution: format!(
            "This is an estimate from public counts. What is {} in the end is for the agency to decide.",
            if it.shows_small { "shown" } else { "hidden" }
        ),
        picture: format!("Expected number of cells by size. {}.", listed.join("; ")),
        classes,
        second_cells: it.lines.as_ref().filter(|_| !it.shows_small).map(|lines| {
            format!(
                "In {} of {} rows and columns just one cell is small. Then a second cell must be hidden too: otherwise \
                 the first could be worked out from the total. So more is hidden than the small cells alone.",
                cells_phrase(lines.alone),
                cells_phrase(lines.all)
            )
        }),
        steps: it
            .steps
            .iter()
            .map(|step| {
                format!("{}: then {} are expected to be small.", change_phrase(pack, language, &step.change), share_phrase(step.share))
            })
            .collect(),
    }
}

/// What becomes of small cells.
pub fn small_cells_sentence(shows_small: bool) -> &'static str {
    if shows_small {
        "This table would show them, so the agency looks at it more closely."
    } else {
        "Cells that small are hidden."
    }
}

fn limits_sentence(narrowed: bool) -> String {
    let mut text = "All students of the grades you chose are counted. An element that is only about some of them, such as \
                    graduates or students who were tested or suspended, has smaller groups."
        .to_owned();
    if narrowed {
        text.push_str(" So has a table of only some students or schools: the estimate cannot read what you wrote about that.");
    }
    text
}

fn from_sentence(it: &SmallGroups) -> String {
    match &it.from {
        CountsFrom::File { title, year } => {
            let year = year.map(|year| format!(", {year}")).unwrap_or_default();
            format!(
                "Counted from your file: {title}{year}, with {} places and {} students.",
                thousands(it.places),
                thousands(it.students)
            )
        }
        CountsFrom::Pack => format!(
            "Worked out from rough totals: about {} places and {} students.",
            thousands(it.places),
            thousands(it.students)
        ),
    }
}

fn assumption_sentence(assumption: Assumption) -> &'static str {
    match assumption {
        Assumption::Counted => {
            "The file counts these very groups. Only another year, or counts that the file hides, can change the result."
        }
        Assumption::Association => {
            "The file counts each breakdown by itself, not how they go together. The range covers both ends: groups that \
             have nothing to do with each other, and groups of which some go together more than twice as often, or as \
             rarely, as chance would have it."
        }
        Assumption::SomeShares => {
            "The file does not count all the breakdowns that you chose. For the others, rough shares of the whole state \
             are used, and places are taken to differ from it by a factor of about two either way."
        }
        Assumption::RoughTotals => {
            "Only rough totals are known here, so the range is wide. It covers places of much the same size and of very different sizes, \
             and groups that are spread evenly or gathered in some places. The agency\u{2019}s public enrollment file makes \
             it narrower."
        }
    }
}

/// A share as a phrase: `35% to 60%`.
pub fn share_phrase(share: Share) -> String {
    let percent = |thousandths: u32| (thousandths + 5) / 10;
    match (percent(share.low), percent(share.high)) {
        (0, 0) if share.high == 0 => "none".to_owned(),
        (0, 0 | 1) => "less than 1%".to_owned(),
        (100, 100) if share.low == 1000 => "all".to_owned(),
        (99 | 100, 100) => "more than 99%".to_owned(),
        (low, high) if high - low <= 1 => format!("about {high}%"),
        (low, high) => format!("{low}% to {high}%"),
    }
}

/// A number of cells as a phrase: `about 400`, `1,200 to 1,500`.
fn cells_phrase(cells: Cells) -> String {
    let (low, high) = (rounded(cells.low), rounded(cells.high));
    match (low, high) {
        (_, 0) => "none".to_owned(),
        (low, high) if low == high => format!("about {}", thousands(high)),
        (0, high) => format!("up to {}", thousands(high)),
        (low, high) => format!("{} to {}", thousands(low), thousands(high)),
    }
}

/// Two figures are as many as an estimate has.
fn rounded(number: u64) -> u64 {
    let mut step = 1;
    while number / step >= 100 {
        step *= 10;
    }
    (number + step / 2) / step * step
}

fn class_phrase(class: &SizeClass) -> String {
    match class.to {
        Some(to) => format!("{} to {} students", class.from, thousands(to.into())),
        None => format!("{} students or more", thousands(class.from.into())),
    }
}

/// A change as a phrase: `Drop \u{201c}Gender\u{201d}`.
pub fn change_phrase(pack: &Pack, language: &str, change: &Change) -> String {
    let words = pack.words(language);
    let breakdown = |id: &requisite_request::BreakdownId| {
        words.and_then(|words| words.breakdowns.get(id.as_str())).cloned().unwrap_or_else(|| id.to_string())
    };
    match change {
        Change::Drop(id) => format!("Drop \u{201c}{}\u{201d}", breakdown(id)),
        Change::Coarser { from, to } => {
            format!("Take \u{201c}{}\u{201d} for \u{201c}{}\u{201d}", breakdown(to), breakdown(from))
        }
        Change::Unit(unit) => {
            format!("Ask at the level \u{201c}{}\u{201d}", unit_label(pack, language, unit))
        }
    }
}

fn unit_label(pack: &Pack, language: &str, unit: &UnitId) -> String {
    let label = pack.words(language).and_then(|words| words.units.get(unit.as_str()));
    label.cloned().unwrap_or_else(|| unit.to_string())
}

/// What was noticed while a file was read.
pub fn file_note_sentence(pack: &Pack, language: &str, note: &FileNote) -> String {
    match note {
        FileNote::Utf16 => "The file is saved as UTF-16 text. It could be read.".to_owned(),
        FileNote::OtherSeparator => {
            "The columns are separated by another sign than in the agency\u{2019}s own file. They could be told apart."
                .to_owned()
        }
        FileNote::OtherYears(years) => {
            format!("The file also holds {}. One year is used.", years.iter().copied().collect::<Years>())
        }
        FileNote::YearNotThere(year) => format!("The file does not hold {year}, so its latest year is used."),
        FileNote::UnevenRows(1) => "1 row has too few or too many columns and was left out.".to_owned(),
        FileNote::UnevenRows(rows) => {
            format!("{} rows have too few or too many columns and were left out.", thousands(*rows))
        }
        FileNote::CutOff => {
            "The last line ends in the middle. The file may be cut off: download it again if you can.".to_owned()
        }
        FileNote::UnreadableCounts(1) => "1 count is not a number and was left out.".to_owned(),
        FileNote::UnreadableCounts(counts) => {
            format!("{} counts are not numbers and were left out.", thousands(*counts))
        }
        FileNote::HiddenCounts(counts) => format!(
            "The agency hides {} in this file. Each is taken as a number from 1 to {}.",
            if *counts == 1 { "1 count".to_owned() } else { format!("{} counts", thousands(*counts)) },
            pack.smallest_cell.saturating_sub(1)
        ),
        FileNote::TotalMissing(column) => format!(
            "The file has no column \u{201c}{column}\u{201d}. All students are the sum of the groups that it counts."
        ),
        FileNote::GroupsMissing(columns) => format!(
            "The file has not all columns of a breakdown: {} {} not there. How students are spread over those groups is \
             taken from rough totals.",
            quoted(columns),
            if columns.len() == 1 { "is" } else { "are" }
        ),
        FileNote::GradesMissing(columns) => format!(
            "Of the grades, {} {} not there: no students are counted in {}.",
            quoted(columns),
            if columns.len() == 1 { "is" } else { "are" },
            if columns.len() == 1 { "it" } else { "them" }
        ),
        FileNote::LevelsMissing(units) => {
            let units: Vec<String> = units.iter().map(|unit| unit_label(pack, language, unit)).collect();
            format!("The file has no rows for the level {}. There, rough totals are used.", quoted(&units))
        }
    }
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\u{201c}{name}\u{201d}")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_said_in_whole_percent() {
        for (low, high, text) in [
            (0, 0, "none"),
            (0, 4, "less than 1%"),
            (0, 14, "less than 1%"),
            (351, 358, "about 36%"),
            (350, 600, "35% to 60%"),
            (996, 1000, "more than 99%"),
            (1000, 1000, "all"),
            (0, 1000, "0% to 100%"),
        ] {
            assert_eq!(share_phrase(Share { low, high }), text);
        }
    }

    #[test]
    fn cells_are_said_with_two_figures() {
        for (low, high, text) in [
            (0, 0, "none"),
            (0, 3, "up to 3"),
            (1234, 1249, "about 1,200"),
            (1234, 15_678, "1,200 to 16,000"),
            (7, 7, "about 7"),
        ] {
            assert_eq!(cells_phrase(Cells { low, high }), text);
        }
    }
}
