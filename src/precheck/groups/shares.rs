//! What is assumed where no file says how many students are in a group.

use super::place::{FactorShape, Part, Place, Shape, Stratum, alone, together};
use super::table::Table;
use requisite_pack::Breakdown;

/// Equally likely places of a lognormal distribution: the middles of twelve parts of the normal one.
const SIZES: [f64; 12] = [
    -1.731_664, -1.150_349, -0.812_218, -0.548_522, -0.318_639, -0.104_633, 0.104_633, 0.318_639, 0.548_522,
    0.812_218, 1.150_349, 1.731_664,
];

/// A number of a whole, as a fraction.
#[expect(clippy::cast_precision_loss, reason = "numbers of students are far below 2^52")]
pub(super) fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The share of students in each wanted group: the pack's, else the first group twice as large as the second, three times
/// as large as the third, and so on.
pub(super) fn assumed_shares(table: &Table<'_>, breakdown: &Breakdown) -> Vec<f64> {
    let shares = table.shares(breakdown);
    if shares.is_empty() {
        let groups = table.groups_of(breakdown).min(1000);
        let sizes: Vec<f64> = (1..=groups).map(|rank| 1.0 / f64::from(rank)).collect();
        let sum: f64 = sizes.iter().sum();
        return sizes.into_iter().map(|size| size / sum).collect();
    }
    // Of the wanted grades all are wanted; elsewhere what is missing of 1,000 is in none of the groups.
    let chosen = !breakdown.grades.is_empty() && !table.grades.is_empty();
    let whole: u64 = if chosen { shares.iter().map(|share| u64::from(*share)).sum() } else { 1000 };
    shares.into_iter().map(|share| ratio(share.into(), whole)).collect()
}

/// What is assumed of a state for which only rough totals are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Assumed {
    /// Standard deviation of the logarithm of the places' sizes.
    pub sizes: f64,
    /// Whether a place has only a third of the grades; of some grades alone, whether only a third of the places has them.
    pub few_grades: bool,
}

/// Twelve kinds of places from the pack's rough totals, with their shape; nothing when the pack has none for the level.
///
/// One of the breakdowns, by its position, stays a factor of its own, so that rows and columns along it can be counted.
pub(super) fn from_pack(
    table: &Table<'_>,
    assumed: Assumed,
    apart: Option<usize>,
) -> Option<(Shape, Vec<Place>)> {
    let places = table.places()?;
    let mut own = Vec::new();
    let mut others = Vec::new();
    for (at, breakdown) in table.splits.iter().enumerate() {
        let mut shares = assumed_shares(table, breakdown);
        if assumed.few_grades && breakdown.grades.len() > 3 && table.grades.is_empty() {
            let third = shares.len().div_ceil(3);
            let sum: f64 = shares.iter().take(third).sum();
            shares = shares.iter().take(third).map(|share| share / sum).collect();
        }
        if apart == Some(at) { own = alone(&shares) } else { others.push(alone(&shares)) }
    }
    let others = together(&others);
    let mut factors: Vec<Vec<Part>> = Vec::new();
    let assumed_shares = u16::try_from(table.splits.len()).unwrap_or(u16::MAX);
    let mut shape = Shape { strata: 1, assumed: assumed_shares, ..Shape::default() };
    if apart.is_some() {
        shape.factors.push(FactorShape { sizes: vec![own.len()], has_lines: true, known: false });
        factors.push(own);
    }
    shape.factors.push(FactorShape { sizes: vec![others.len()], has_lines: false, known: false });
    factors.push(others);
    let sizes: Vec<f64> =
        if places == 1 { vec![1.0] } else { SIZES.iter().map(|at| (at * assumed.sizes).exp()).collect() };
    let kinds = ratio(u64::try_from(sizes.len()).unwrap_or(1), 1);
    let sum: f64 = sizes.iter().sum();
    let students = ratio(table.students(), 1);
    let of_some_grades = assumed.few_grades && !table.grades.is_empty();
    let alike = ratio(places, 1) / kinds / if of_some_grades { 3.0 } else { 1.0 };
    let list = sizes.into_iter().map(|size| {
        // The sizes of all places add up to all students.
        let students = students * size / sum / alike;
        let scaled = |parts: &Vec<Part>| -> Vec<Part> {
            parts.iter().map(|part| Part { students: part.students * students, ..*part }).collect()
        };
        Place {
            alike,
            strata: vec![Stratum { at: 0, students, factors: factors.iter().map(scaled).collect() }],
        }
    });
    Some((shape, list.collect()))
}
