//! From a table and what is known of its places to a range.
//!
//! A range is made of corners: the same table under weak and strong assumptions. How strong is a choice, written down here
//! once and named with every estimate. The ranges are tried on random populations whose true tables are known
//! (`tests/groups_truth.rs`).

use super::chance::{CLASS_STARTS, CLASSES};
use super::from_file::FromFile;
use super::margins::Margins;
use super::shares::{Assumed, from_pack, ratio};
use super::small_groups::{Assumption, Cells, Lines, Share, SizeClass};
use super::table::Table;
use super::tally::{Spread, Tally};

/// A strong association: one combination in three has odds at least 3.3 times higher or lower than chance would have it.
const STRONG: Spread = Spread { joined: 1.2, assumed: 0.9 };

/// Of a single place, as of a state, what goes together does not average out over places.
const STRONG_OF_ONE: Spread = Spread { joined: 1.5, assumed: 0.9 };

/// Parts of the strong association that are tried with a file, each with how many times what is missing of the totals a
/// hidden count is: where a few of them are larger than the others, more cells are filled by fewer students. The association may
/// be twice as strong: tables of many groups have some that go together far more than others.
const WITH_FILE: [(f64, f64); 3] = [(0.0, 1.0), (1.0, 1.0), (2.0, 1.0)];
const WITH_HIDDEN: [(f64, f64); 5] = [(0.0, 0.6), (0.0, 1.6), (1.0, 0.6), (1.0, 1.6), (2.0, 1.0)];

/// Parts of the strong association that are tried with rough totals alone.
const WITHOUT_FILE: [f64; 2] = [0.0, 1.0];

/// Logarithms of sizes of the finest places, and of others: from much alike to very different.
const SIZES_FINEST: [f64; 2] = [0.4, 1.2];
const SIZES_COARSER: [f64; 2] = [0.8, 2.0];

/// How many standard deviations of chance a range is wider on each side.
const DEVIATIONS: f64 = 2.2;

/// Cells of a file that are looked at; of larger tables every so-many-th place stands for its neighbors.
const MOST_LOOKED_AT: usize = 250_000;

/// Fewest places that are looked at.
const FEWEST_PLACES: usize = 60;

/// What skipping places may add to a range, as a share.
const SKIPPED: f64 = 0.01;

/// What is expected of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expected {
    pub share: Share,
    pub filled: Cells,
    pub small: Cells,
    pub classes: Vec<SizeClass>,
    pub lines: Option<Lines>,
    pub places: u64,
    pub students: u64,
    pub assumption: Assumption,
}

impl Expected {
    /// The middle of the range, in thousandths twice over; for putting tables in order.
    pub fn middle(&self) -> u32 {
        self.share.low + self.share.high
    }
}

/// What is expected with a file, or without one where it does not hold the level.
pub(super) fn expect(table: &Table<'_>, margins: Option<&Margins>, lines: bool) -> Option<Expected> {
    match margins.and_then(|margins| FromFile::new(margins, table)) {
        Some(file) => Some(expect_of_file(table, &file, lines)),
        None => expect_of_totals(table, lines),
    }
}

fn expect_of_file(table: &Table<'_>, file: &FromFile<'_>, lines: bool) -> Expected {
    let shape = file.shape();
    let places = file.places();
    let wanted = (MOST_LOOKED_AT / shape.cells().max(1)).max(FEWEST_PLACES);
    let step = places.div_ceil(wanted).max(1);
    let looked_at = places.div_ceil(step);
    let whole = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let alike = ratio(whole(places), whole(looked_at));
    let exact = shape.assumed == 0 && shape.counted < 2;
    let parts: &[(f64, f64)] = match (exact, file.hides()) {
        (true, _) => &WITH_FILE[..1],
        (false, false) => &WITH_FILE,
        (false, true) => &WITH_HIDDEN,
    };
    let mut corners = vec![Tally::default(); parts.len()];
    let mut students = 0.0;
    for at in (0..places).step_by(step) {
        students += alike * file.place(at, 1.0, 1.0).strata.iter().map(|it| it.students).sum::<f64>();
        for (tally, (part, hidden)) in corners.iter_mut().zip(parts) {
            let place = file.place(at, alike, *hidden);
            let spread = STRONG.times(*part).of(shape);
            tally.add(shape, &place, spread, table.pack.smallest_cell, lines);
        }
    }
    let assumption = match (exact, shape.assumed) {
        (true, _) => Assumption::Counted,
        (false, 0) => Assumption::Association,
        (false, _) => Assumption::SomeShares,
    };
    let deviations = if exact { 0.0 } else { DEVIATIONS };
    let skipped = if step > 1 { SKIPPED } else { 0.0 };
    let mut expected = range(&corners, table, deviations, skipped, lines);
    expected.places = whole(places);
    expected.students = to_whole(students);
    expected.assumption = assumption;
    expected
}

fn expect_of_totals(table: &Table<'_>, lines: bool) -> Option<Expected> {
    let places = table.places()?;
    let is_finest = table.pack.units.last() == Some(table.unit);
    let sizes: &[f64] = match (places, is_finest) {
        (1, _) => &[0.0],
        (_, true) => &SIZES_FINEST,
        (_, false) => &SIZES_COARSER,
    };
    let by_grade =
        places > 1 && (!table.grades.is_empty() || table.splits.iter().any(|it| it.grades.len() > 3));
    let strong = if places > 1 { STRONG } else { STRONG_OF_ONE };
    let mut corners = Vec::new();
    for sizes in sizes {
        for few_grades in [false, true].into_iter().take(if by_grade { 2 } else { 1 }) {
            let assumed = Assumed { sizes: *sizes, few_grades };
            for part in WITHOUT_FILE {
                let mut tally = Tally::default();
                let (shape, kinds) = from_pack(table, assumed, None)?;
                for place in &kinds {
                    tally.add(&shape, place, strong.times(part).of(&shape), table.pack.smallest_cell, false);
                }
                // Rows and columns run along one breakdown at a time.
                for apart in (0..table.splits.len()).take(if lines { usize::MAX } else { 0 }) {
                    let mut along = Tally::default();
                    let (shape, kinds) = from_pack(table, assumed, Some(apart))?;
                    for place in &kinds {
                        along.add(
                            &shape,
                            place,
                            strong.times(part).of(&shape),
                            table.pack.smallest_cell,
                            true,
                        );
                    }
                    tally.lines += along.lines;
                    tally.alone += along.alone;
                }
                corners.push(tally);
            }
        }
    }
    let mut expected = range(&corners, table, DEVIATIONS, 0.0, lines);
    expected.places = places;
    expected.students = table.students();
    Some(expected)
}

/// The range that the corners span.
fn range(corners: &[Tally], table: &Table<'_>, deviations: f64, wider: f64, lines: bool) -> Expected {
    let repeats = ratio(table.repeats, 1);
    let span = |of: &dyn Fn(&Tally) -> f64| {
        let values = || corners.iter().map(|tally| of(tally) * repeats);
        Cells {
            low: to_whole(values().fold(f64::INFINITY, f64::min)),
            high: to_whole(values().fold(0.0, f64::max)),
        }
    };
    let margin = |tally: &Tally| tally.deviation() * deviations + wider;
    let low = corners.iter().map(|tally| tally.share() - margin(tally)).fold(1.0, f64::min);
    let high = corners.iter().map(|tally| tally.share() + margin(tally)).fold(0.0, f64::max);
    let starts: Vec<u32> =
        [1, table.pack.smallest_cell].into_iter().chain(CLASS_STARTS).take(CLASSES).collect();
    let classes = starts.iter().enumerate().map(|(at, from)| SizeClass {
        from: *from,
        to: starts.get(at + 1).map(|next| next.saturating_sub(1)),
        cells: span(&|tally: &Tally| tally.classes.get(at).copied().unwrap_or_default()),
    });
    Expected {
        // A range is rounded outwards.
        share: Share { low: thousandths(low, f64::floor), high: thousandths(high, f64::ceil) },
        filled: span(&Tally::filled),
        small: span(&|tally| tally.classes.first().copied().unwrap_or_default()),
        classes: classes.collect(),
        lines: lines.then(|| Lines { all: span(&|tally| tally.lines), alone: span(&|tally| tally.alone) }),
        places: 0,
        students: 0,
        assumption: Assumption::RoughTotals,
    }
}

/// A share in thousandths, rounded as told.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1,000")]
fn thousandths(share: f64, round: fn(f64) -> f64) -> u32 {
    round(share.clamp(0.0, 1.0) * 1000.0) as u32
}

/// A number of cells or students, rounded.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
fn to_whole(number: f64) -> u64 {
    if number.is_finite() { number.round().clamp(0.0, 1e15) as u64 } else { 0 }
}
