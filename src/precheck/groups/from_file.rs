//! Places as a public file counts them.

use super::margins::{Count, LevelCounts, Margins, PlaceCounts};
use super::place::{FactorShape, Part, Place, Shape, Stratum, alone, together};
use super::shares::{assumed_shares, ratio};
use super::signature::{Signature, Signatures, grade_of};
use super::table::Table;
use requisite_pack::Breakdown;
use requisite_request::GradeId;
use std::collections::BTreeSet;

/// Places with more cells than this are looked at by kinds of cells.
const MOST_CELLS: usize = 20_000;

/// Most kinds of cells of a stratum.
const MOST_KINDS: usize = 256;

/// What the count in one slot of the file is to the table.
#[derive(Clone, Copy, Debug)]
enum Use {
    /// All students of a stratum.
    Total { stratum: usize },
    /// A cell of a factor, of one stratum or of all.
    Cell { factor: usize, at: usize, stratum: Option<usize> },
}

/// How the places of one level are read for one table.
pub(super) struct FromFile<'a> {
    level: &'a LevelCounts,
    shape: Shape,
    /// The factors that the file counts, as they are before they may be thrown together.
    counted: Vec<FactorShape>,
    /// By slot.
    uses: Vec<Vec<Use>>,
    /// Shares of the groups that the file does not count, thrown together: the last factor.
    unknown: Vec<Part>,
    smallest: f64,
    /// Share of the students who are of the wanted grades, where the file does not say.
    of_grades: f64,
    /// Whether all factors are thrown together.
    too_many: bool,
}

/// What each slot of the file is to the table.
struct Uses<'a> {
    margins: &'a Margins,
    signatures: Signatures,
    /// The breakdown of the table that is made of grades, where the file counts by grade.
    strata: Option<&'a Breakdown>,
    grades: &'a [GradeId],
    /// Whether counts by grade are used, because the table is by grade or of some grades only.
    by_grade: bool,
    by_slot: Vec<Vec<Use>>,
}

impl<'a> Uses<'a> {
    fn of(margins: &'a Margins, level: &LevelCounts, table: &Table<'a>) -> Self {
        let signatures = Signatures::of(margins, level);
        let has_grades = signatures.all.iter().any(|it| it.by_grade);
        let strata = table.splits.iter().copied().find(|it| !it.grades.is_empty() && has_grades);
        let by_grade = has_grades && (strata.is_some() || !table.grades.is_empty());
        let by_slot = vec![Vec::new(); margins.slots.len()];
        Self { margins, signatures, strata, grades: table.grades, by_grade, by_slot }
    }

    /// Gives all slots of a signature a use, by the slot's groups and stratum; a slot that is of no grade has no stratum.
    fn give(&mut self, signature: &Signature, use_of: impl Fn(&[u16], Option<usize>) -> Option<Use>) {
        for (slot, groups) in self.margins.slots.iter().enumerate() {
            if self.signatures.by_slot.get(slot) != Some(signature) {
                continue;
            }
            let grade = groups.iter().find_map(|at| grade_of(self.margins, *at));
            let stratum = match grade {
                _ if !self.by_grade => Some(0),
                None => None,
                Some(key) => match self.stratum(&key.group) {
                    None => continue,
                    found => found,
                },
            };
            if let (Some(list), Some(it)) = (self.by_slot.get_mut(slot), use_of(groups, stratum)) {
                list.push(it);
            }
        }
    }

    /// The stratum of a grade; nothing when it is not wanted.
    fn stratum(&self, grade: &str) -> Option<usize> {
        let is_wanted = self.grades.is_empty() || self.grades.iter().any(|it| it.as_str() == grade);
        match self.strata {
            _ if !is_wanted => None,
            None => Some(0),
            Some(breakdown) => {
                breakdown.grades.iter().position(|grades| grades.iter().any(|it| it.as_str() == grade))
            }
        }
    }
}

impl<'a> FromFile<'a> {
    /// Nothing when the file has no places of the level, or no counts of students.
    pub fn new(margins: &'a Margins, table: &Table<'a>) -> Option<Self> {
        let level = margins.level(table.unit)?;
        let mut uses = Uses::of(margins, level, table);
        let mut known: Vec<Vec<u16>> = Vec::new();
        let mut unknown = Vec::new();
        for breakdown in table.splits.iter().filter(|it| uses.strata.is_none_or(|strata| strata.id != it.id))
        {
            let keys = (0u16..).zip(&margins.groups).filter(|(_, key)| key.breakdown == breakdown.id);
            let groups: Vec<u16> = keys.map(|(at, _)| at).collect();
            if groups.is_empty() || !is_counted(level, margins, &groups) {
                unknown.push(alone(&assumed_shares(table, breakdown)));
            } else {
                known.push(groups);
            }
        }
        let total = uses.signatures.smallest_for(&BTreeSet::new(), uses.by_grade)?;
        uses.give(&total, |_, stratum| Some(Use::Total { stratum: stratum.unwrap_or_default() }));
        let mut shape = Shape {
            strata: uses.strata.map_or(1, |it| it.grades.len()),
            by_stratum: uses.strata.is_some(),
            assumed: u16::try_from(unknown.len()).unwrap_or(u16::MAX),
            ..Shape::default()
        };
        while !known.is_empty() {
            let wanted = known.iter().filter_map(|groups| groups.first().copied()).collect();
            let (signature, covered) = uses.signatures.best_for(&wanted, uses.by_grade)?;
            let is_covered = |groups: &Vec<u16>| groups.first().is_some_and(|first| covered.contains(first));
            let (now, later): (Vec<_>, Vec<_>) = known.into_iter().partition(is_covered);
            known = later;
            // One group more for the students whom the file counts in none.
            let sizes: Vec<usize> = now.iter().map(|groups| groups.len() + 1).collect();
            let factor = shape.factors.len();
            uses.give(&signature, |slot, stratum| {
                let mut at = 0;
                for (groups, size) in now.iter().zip(&sizes) {
                    at = at * size + groups.iter().position(|group| slot.contains(group))?;
                }
                Some(Use::Cell { factor, at, stratum })
            });
            shape.factors.push(FactorShape { sizes, has_lines: true, known: true });
            shape.counted += 1;
        }
        let counted = shape.factors.clone();
        let unknown = if unknown.is_empty() { Vec::new() } else { together(&unknown) };
        if !unknown.is_empty() {
            shape.factors.push(FactorShape { sizes: vec![unknown.len()], has_lines: false, known: false });
        }
        let too_many = shape.cells() > MOST_CELLS;
        if too_many {
            shape.factors = vec![FactorShape { sizes: vec![MOST_KINDS], has_lines: false, known: false }];
        }
        // Grades that the file does not have are taken out by the pack's shares.
        let of_grades = match (&table.pack.margins, uses.by_grade) {
            (Some(all), false) if all.students > 0 => ratio(table.students(), all.students),
            _ => 1.0,
        };
        let smallest = f64::from(table.pack.smallest_cell);
        Some(Self { level, shape, counted, uses: uses.by_slot, unknown, smallest, of_grades, too_many })
    }

    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Number of places.
    pub fn places(&self) -> usize {
        self.level.places.len()
    }

    /// Whether the file hides any count of the level.
    pub fn hides(&self) -> bool {
        self.level.places.iter().any(|place| place.counts.contains(&Count::HIDDEN))
    }

    /// One place, as if there were so many of its kind. Hidden counts are taken as so many times what is missing of the
    /// totals, shared evenly.
    pub fn place(&self, at: usize, alike: f64, hidden: f64) -> Place {
        let nothing = PlaceCounts::default();
        let counts = self.level.places.get(at).unwrap_or(&nothing);
        let mut totals = vec![Sum::default(); self.shape.strata];
        // One more row of sums for what the file does not split by grade.
        let rows = |factor: &FactorShape| vec![vec![Sum::default(); factor.cells()]; self.shape.strata + 1];
        let mut cells: Vec<Vec<Vec<Sum>>> = self.counted.iter().map(rows).collect();
        for (slot, count) in counts.slots.iter().zip(&counts.counts) {
            for it in self.uses.get(usize::from(*slot)).into_iter().flatten() {
                let sum = match *it {
                    Use::Total { stratum } => totals.get_mut(stratum),
                    Use::Cell { factor, at, stratum } => cells
                        .get_mut(factor)
                        .and_then(|rows| rows.get_mut(stratum.unwrap_or(self.shape.strata)))
                        .and_then(|row| row.get_mut(at)),
                };
                if let Some(sum) = sum {
                    sum.add(*count);
                }
            }
        }
        let mut strata = Vec::new();
        for (at, total) in totals.iter().enumerate() {
            let mut students = total.known + total.hidden * (1.0 + self.smallest) / 3.0;
            let mut factors = Vec::new();
            for (rows, shape) in cells.iter().zip(&self.counted) {
                let own = rows.get(at).filter(|row| row.iter().any(|sum| !sum.is_zero()));
                let whole = rows.get(self.shape.strata);
                let row = own.or(whole).map(Vec::as_slice).unwrap_or_default();
                let parts = parts(row, shape, students, own.is_some(), self.smallest, hidden);
                students =
                    students.max(if own.is_some() { parts.iter().map(|it| it.students).sum() } else { 0.0 });
                factors.push(parts);
            }
            if students <= 0.0 {
                continue;
            }
            if !self.unknown.is_empty() {
                let scaled = |part: &Part| Part { students: part.students * students, ..*part };
                factors.push(self.unknown.iter().map(scaled).collect());
            }
            if self.too_many {
                factors = vec![thrown_together(&factors, students)];
            }
            for part in factors.iter_mut().flatten() {
                part.students *= self.of_grades;
            }
            strata.push(Stratum { at, students: students * self.of_grades, factors });
        }
        Place { alike, strata }
    }
}

/// All factors as one, where a place has too many cells to look at each.
fn thrown_together(factors: &[Vec<Part>], students: f64) -> Vec<Part> {
    let share = |part: &Part| Part { students: part.students / students, ..*part };
    let shares: Vec<Vec<Part>> = factors.iter().map(|parts| parts.iter().map(share).collect()).collect();
    let scaled = |part: Part| Part { students: part.students * students, ..part };
    together(&shares).into_iter().take(MOST_KINDS).map(scaled).collect()
}

/// Known and hidden counts that were added up.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    known: f64,
    hidden: f64,
}

impl Sum {
    fn add(&mut self, count: Count) {
        match count.get() {
            Some(students) => self.known += f64::from(students),
            None => self.hidden += 1.0,
        }
    }

    fn is_zero(self) -> bool {
        self.known + self.hidden == 0.0
    }
}

/// The parts of a factor: hidden counts share what is missing of the total, and students in no group make one more.
fn parts(row: &[Sum], shape: &FactorShape, students: f64, own: bool, smallest: f64, times: f64) -> Vec<Part> {
    let known: f64 = row.iter().map(|sum| sum.known).sum();
    let hidden: f64 = row.iter().map(|sum| sum.hidden).sum();
    // Without counts of this grade the shares of all grades serve.
    let total = if own { students } else { known + hidden };
    let missing = (total - known).max(0.0);
    let each = if hidden > 0.0 && own { missing / hidden } else { (1.0 + smallest) / 3.0 };
    let each = (each * times).clamp(1.0, (smallest - 1.0).max(1.0));
    let sum = known + hidden * each;
    let scale = if own {
        1.0
    } else if sum > 0.0 {
        students / sum
    } else {
        0.0
    };
    let mut parts = Vec::new();
    for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_zero()) {
        parts.push(Part { at, students: (cell.known + cell.hidden * each) * scale, alike: 1.0 });
    }
    let rest = students - sum * scale;
    // A handful of students in no group comes of rounding and late corrections; more are a group of their own.
    if rest > 0.5 && (own || parts.is_empty()) {
        parts.push(Part { at: shape.cells().saturating_sub(1), students: rest, alike: 1.0 });
    }
    parts
}

/// Whether any place of the level counts one of these groups.
fn is_counted(level: &LevelCounts, margins: &Margins, groups: &[u16]) -> bool {
    let counted: Vec<bool> =
        margins.slots.iter().map(|slot| slot.iter().any(|at| groups.contains(at))).collect();
    let mut slots = level.places.iter().flat_map(|place| &place.slots);
    slots.any(|slot| counted.get(usize::from(*slot)).copied().unwrap_or_default())
}
