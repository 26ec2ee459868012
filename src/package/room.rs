//! Whether a package has room for a request. What a package holds must be made again by whoever checks it, and a short request can
//! ask for tables without end: rows that repeat a long name, or as many columns as there are research questions.

use crate::Contents;
use crate::verify::MAX_FINDINGS;
use requisite_request::{Ask, Kept, PACKED_ROOM, Request, read_json_within};

/// Most bytes that tables repeat.
const MOST_REPEATED: usize = 4 * 1024 * 1024;
/// Bytes of a grade, a breakdown or a school year in a row, about.
const NAMED: usize = 24;
/// Bytes that a cell takes where it only holds a mark, about.
const CELL: usize = 20;

/// Whether there is room for the tables of a request.
pub(crate) fn for_tables(request: &Request) -> bool {
    let in_rows = request.asks.iter().map(repeated_in_rows);
    // The reasons have a row for each element and a column for each research question.
    let marks = request.elements().len().saturating_mul(request.research_questions.len());
    in_rows.fold(marks.saturating_mul(CELL), usize::saturating_add) <= MOST_REPEATED
}

/// What each row of an element repeats of its ask.
fn repeated_in_rows(ask: &Ask) -> usize {
    let named = ask.years.0.len() + ask.grades.len() + ask.breakdowns.len();
    ask.elements.len().saturating_mul(ask.name.len() + ask.population.len() + NAMED * named)
}

/// Whether [`verify`](crate::verify) will have room for what a package says to programs, and to make it again.
pub(crate) fn for_all(contents: &Contents<'_>) -> bool {
    read_json_within(contents.request_json.as_bytes(), PACKED_ROOM, Kept::All).is_ok()
        && contents.report.findings.len() <= MAX_FINDINGS
        && for_tables(&contents.request)
}
