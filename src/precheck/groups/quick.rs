//! The estimate that goes with every check: from the pack's rough totals, cheap enough for every keystroke.

use super::estimate::expect;
use super::small_groups::Share;
use super::table::Table;
use requisite_pack::Pack;
use requisite_request::{AskId, Form, Request};
use serde::Serialize;

/// A rough size of the groups that an aggregate ask makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CellEstimate {
    /// Which ask.
    pub ask: AskId,
    /// Cells of one year's table.
    pub cells: u64,
    /// Students in a cell if all cells were equal, in tenths; real groups differ widely.
    pub average_tenths: u64,
    /// Expected share of cells below the smallest published count, among those with students.
    pub small: Share,
    /// Smallest count that is published.
    pub smallest: u32,
    /// Whether the table would show smaller counts all the same.
    pub shows_small: bool,
}

/// One estimate for each aggregate ask of students whose level is chosen; none when the pack has no counts.
pub fn cell_estimates(pack: &Pack, request: &Request) -> Vec<CellEstimate> {
    let estimates = request.asks.iter().filter_map(|ask| {
        let table = Table::of(pack, ask)?;
        let expected = expect(&table, None, false)?;
        let cells = expected.places.saturating_mul(table.cells_of_a_place());
        let students = expected.students.saturating_mul(table.repeats);
        Some(CellEstimate {
            ask: ask.id,
            cells,
            average_tenths: tenths(students, cells),
            small: expected.share,
            smallest: pack.smallest_cell,
            shows_small: ask.form == Some(Form::AggregateUnsuppressed),
        })
    });
    estimates.collect()
}

fn tenths(students: u64, cells: u64) -> u64 {
    students.saturating_mul(10).checked_div(cells).unwrap_or_default()
}
