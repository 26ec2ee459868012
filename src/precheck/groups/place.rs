//! A place as the estimate sees it: a number of students, and factors that split them.
//!
//! Within a factor the counts are known (or assumed); how factors go together is not. Grades are no factor where the
//! file counts every group by grade: each grade is then a stratum with its own counts.

/// One group, or several that are alike, of a factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    /// Position within the factor's cells.
    pub at: usize,
    /// Students; a share of them where only shares are known.
    pub students: f64,
    /// How many groups are alike.
    pub alike: f64,
}

/// The students of one grade, or of all grades.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stratum {
    /// Position among the strata.
    pub at: usize,
    /// Students.
    pub students: f64,
    /// For each factor its parts without the empty ones.
    pub factors: Vec<Vec<Part>>,
}

/// A place, or several that are alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// How many places are alike.
    pub alike: f64,
    /// Its strata without the empty ones.
    pub strata: Vec<Stratum>,
}

/// How the cells of a factor are arranged.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FactorShape {
    /// Number of groups of each breakdown that the factor crosses; the last counts fastest.
    pub sizes: Vec<usize>,
    /// Whether rows and columns of the table run along it; groups thrown together have no place in one.
    pub has_lines: bool,
    /// Whether its counts come from the file.
    pub known: bool,
}

impl FactorShape {
    /// Number of its cells.
    pub fn cells(&self) -> usize {
        self.sizes.iter().product()
    }
}

/// How all cells of a place are arranged: strata first, then factors.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shape {
    /// Number of strata.
    pub strata: usize,
    /// Whether the strata are cells of the table.
    pub by_stratum: bool,
    /// The factors.
    pub factors: Vec<FactorShape>,
    /// Number of factors that a file counts, also where they are thrown together.
    pub counted: u16,
    /// Number of breakdowns of which only shares are assumed.
    pub assumed: u16,
}

impl Shape {
    /// Number of cells of a place.
    pub fn cells(&self) -> usize {
        self.factors.iter().fold(self.strata, |cells, factor| cells.saturating_mul(factor.cells()))
    }
}

/// Shares of groups as parts, each alone of its kind.
pub(super) fn alone(shares: &[f64]) -> Vec<Part> {
    shares.iter().enumerate().map(|(at, students)| Part { at, students: *students, alike: 1.0 }).collect()
}

/// Throws all parts of several factors together: their shares multiplied, those that are nearly alike as one part. Shares
/// are of one student.
pub(super) fn together(factors: &[Vec<Part>]) -> Vec<Part> {
    /// Shares within this step of each other, as logarithms, count as alike.
    const STEP: f64 = 0.5;
    let mut kinds: std::collections::BTreeMap<i64, (f64, f64)> =
        std::collections::BTreeMap::from([(0, (1.0, 1.0))]);
    for factor in factors {
        let mut next = std::collections::BTreeMap::new();
        for (sum, alike) in kinds.values() {
            for part in factor.iter().filter(|part| part.students > 0.0) {
                let product = sum / alike * part.students;
                let alike = alike * part.alike;
                #[expect(clippy::cast_possible_truncation, reason = "a logarithm of a share fits")]
                let step = (product.ln() / STEP).floor() as i64;
                let kind = next.entry(step).or_insert((0.0, 0.0));
                kind.0 += product * alike;
                kind.1 += alike;
            }
        }
        kinds = next;
    }
    let parts = kinds.into_values().rev().enumerate();
    parts.map(|(at, (sum, alike))| Part { at, students: sum / alike, alike }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_thrown_together_keep_their_number_and_their_sum() {
        let factors = [vec![0.5, 0.3, 0.2], vec![0.9, 0.1], vec![0.25; 4]].map(|shares| alone(&shares));
        let parts = together(&factors);
        let groups: f64 = parts.iter().map(|it| it.alike).sum();
        let sum: f64 = parts.iter().map(|it| it.students * it.alike).sum();
        assert!((groups - 24.0).abs() < 1e-9 && (sum - 1.0).abs() < 1e-9, "{parts:?}");
        assert!(parts.len() < 24);
        assert_eq!(together(&[]), [Part { at: 0, students: 1.0, alike: 1.0 }]);
    }
}
