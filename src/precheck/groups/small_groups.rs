//! What is said about small groups.

use super::estimate::{Expected, expect};
use super::margins::Margins;
use super::table::Table;
use requisite_pack::Pack;
use requisite_request::{Ask, AskId, BreakdownId, Edit, Form, SchoolYear, UnitId};
use serde::{Deserialize, Serialize};

/// A share with its range, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// At least.
    pub low: u32,
    /// At most.
    pub high: u32,
}

/// A number of cells with its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cells {
    /// At least.
    pub low: u64,
    /// At most.
    pub high: u64,
}

/// Cells of some size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SizeClass {
    /// Fewest students.
    pub from: u32,
    /// Most students; no limit when absent.
    pub to: Option<u32>,
    /// Expected number of cells.
    pub cells: Cells,
}

/// Rows and columns of the table, along each of its breakdowns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// Those with students.
    pub all: Cells,
    /// Those in which exactly one cell is small, so that a second one must be hidden: otherwise it is the total less the rest.
    pub alone: Cells,
}

/// What the range rests on, from the most certain to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumption {
    /// The file counts these very groups.
    Counted,
    /// The file counts each breakdown, not how they go together: from not at all to a strong association.
    Association,
    /// The file counts some of the breakdowns; of the others shares are assumed.
    SomeShares,
    /// Only rough totals are known: sizes of places and shares of groups are assumed.
    RoughTotals,
}

/// Where the counts come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountsFrom {
    /// Rough totals of the pack.
    Pack,
    /// A public file that the person chose.
    File {
        /// What the agency calls it.
        title: String,
        /// The year that it is of.
        year: Option<SchoolYear>,
    },
}

/// A change that makes groups larger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Drop a breakdown.
    Drop(BreakdownId),
    /// Take a coarser breakdown for a finer one.
    Coarser {
        /// The one that is chosen.
        from: BreakdownId,
        /// The one to take.
        to: BreakdownId,
    },
    /// Ask at a coarser level.
    Unit(UnitId),
}

impl Change {
    /// The edits that make it.
    pub fn edits(&self, ask: &Ask) -> Vec<Edit> {
        match self {
            Self::Unit(unit) => vec![Edit::SetUnit { ask: ask.id, unit: unit.clone() }],
            _ => vec![Edit::SetBreakdowns { ask: ask.id, breakdowns: self.breakdowns(ask) }],
        }
    }

    /// The breakdowns after it.
    fn breakdowns(&self, ask: &Ask) -> Vec<BreakdownId> {
        let mut after: Vec<BreakdownId> = Vec::new();
        for id in &ask.breakdowns {
            let id = match self {
                Self::Drop(dropped) if dropped == id => continue,
                Self::Coarser { from, to } if from == id => to,
                _ => id,
            };
            if !after.contains(id) {
                after.push(id.clone());
            }
        }
        after
    }
}

/// A change with what it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The change.
    pub change: Change,
    /// Share of small cells after it.
    pub share: Share,
}

/// How small the groups of an aggregate ask get, by public counts alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SmallGroups {
    /// Which ask.
    pub ask: AskId,
    /// Smallest count that the agency publishes.
    pub smallest: u32,
    /// Whether the table would show smaller counts all the same.
    pub shows_small: bool,
    /// Whether the person limits the table to some students or schools, which no count here knows of.
    pub narrowed: bool,
    /// Cells of one year's table: places times groups.
    pub cells: u64,
    /// Number of places.
    pub places: u64,
    /// Students who are counted.
    pub students: u64,
    /// Cells with at least one student.
    pub filled: Cells,
    /// Small cells: with students, and with fewer than `smallest`.
    pub small: Cells,
    /// Share of small cells among those with students.
    pub share: Share,
    /// Cells by size, the small ones first; cells without students are in none.
    pub classes: Vec<SizeClass>,
    /// Rows and columns, where there are any.
    pub lines: Option<Lines>,
    /// What the range rests on.
    pub assumption: Assumption,
    /// Where the counts come from.
    pub from: CountsFrom,
    /// Changes that make groups larger, the one that buys most first.
    pub steps: Vec<Step>,
}

impl SmallGroups {
    /// Cells without students.
    pub fn empty(&self) -> Cells {
        Cells {
            low: self.cells.saturating_sub(self.filled.high),
            high: self.cells.saturating_sub(self.filled.low),
        }
    }
}

/// How small the groups of an ask get; from `margins` where a file was read, else from the pack's rough totals.
///
/// Nothing for student-level data, while no level is chosen, for tables of staff, and when neither a file nor the pack
/// counts students at that level. With a file of ten thousand places this takes some tenths of a second.
pub fn small_groups(pack: &Pack, ask: &Ask, margins: Option<&Margins>) -> Option<SmallGroups> {
    let table = Table::of(pack, ask)?;
    let expected = expect(&table, margins, true)?;
    let from = match margins.filter(|_| expected.assumption != Assumption::RoughTotals) {
        Some(margins) => CountsFrom::File { title: margins.title.clone(), year: margins.year },
        None => CountsFrom::Pack,
    };
    let Expected { share, filled, small, places, students, assumption, .. } = expected;
    Some(SmallGroups {
        ask: ask.id,
        smallest: pack.smallest_cell,
        shows_small: ask.form == Some(Form::AggregateUnsuppressed),
        narrowed: !ask.population.trim().is_empty(),
        cells: places.saturating_mul(table.cells_of_a_place()).max(filled.high),
        places,
        students,
        filled,
        small,
        share,
        steps: steps(pack, ask, margins, &expected),
        classes: expected.classes,
        lines: expected.lines.filter(|lines| lines.all.high > 0),
        assumption,
        from,
    })
}

/// All changes after which a smaller share of cells is small, the one that buys most first.
fn steps(pack: &Pack, ask: &Ask, margins: Option<&Margins>, now: &Expected) -> Vec<Step> {
    let mut changes = Vec::new();
    for id in &ask.breakdowns {
        changes.push(Change::Drop(id.clone()));
        let coarser = pack.breakdown(id).and_then(|it| it.coarser.clone());
        changes.extend(coarser.map(|to| Change::Coarser { from: id.clone(), to }));
    }
    let at = pack.units.iter().position(|unit| Some(unit) == ask.unit.as_ref());
    let coarser = at.and_then(|at| at.checked_sub(1)).and_then(|at| pack.units.get(at));
    changes.extend(coarser.map(|unit| Change::Unit(unit.clone())));
    let mut steps: Vec<(u32, Step)> = Vec::new();
    for change in changes {
        let unit = match &change {
            Change::Unit(unit) => Some(unit),
            _ => ask.unit.as_ref(),
        };
        let breakdowns = change.breakdowns(ask);
        let table = unit.and_then(|unit| Table::with(pack, unit, &breakdowns, &ask.grades));
        let Some(after) = table.and_then(|table| expect(&table, margins, false)) else { continue };
        if after.middle() < now.middle() {
            steps.push((after.middle(), Step { change, share: after.share }));
        }
    }
    steps.sort_by_key(|(middle, _)| *middle);
    steps.into_iter().map(|(_, step)| step).collect()
}
