//! The table that an ask makes: its places, and the breakdowns that split students.

use requisite_pack::{Breakdown, Pack, Splits};
use requisite_request::{Ask, BreakdownId, Detail, GradeId, UnitId};

/// A table of one year.
#[derive(Clone, Debug)]
pub(super) struct Table<'a> {
    pub pack: &'a Pack,
    pub unit: &'a UnitId,
    /// Breakdowns that split students, each by its own: none of them is a coarser form of another.
    pub splits: Vec<&'a Breakdown>,
    /// How many cells each group has, because every student counts in each of them.
    pub repeats: u64,
    /// The grades that are wanted; all when empty.
    pub grades: &'a [GradeId],
}

impl<'a> Table<'a> {
    /// The table of an aggregate ask whose level is chosen; nothing when it counts staff or names what the pack does not know.
    pub fn of(pack: &'a Pack, ask: &'a Ask) -> Option<Self> {
        if ask.detail() != Some(Detail::Aggregate) {
            return None;
        }
        Self::with(pack, ask.unit.as_ref()?, &ask.breakdowns, &ask.grades)
    }

    /// The table with these breakdowns.
    pub fn with(
        pack: &'a Pack,
        unit: &'a UnitId,
        breakdowns: &[BreakdownId],
        grades: &'a [GradeId],
    ) -> Option<Self> {
        let chosen: Option<Vec<&Breakdown>> = breakdowns.iter().map(|id| pack.breakdown(id)).collect();
        let chosen = chosen?;
        let mut table = Self { pack, unit, splits: Vec::new(), repeats: 1, grades };
        for breakdown in &chosen {
            let is_finest = pack.units.last() == Some(unit);
            let nested = chosen.iter().any(|it| it.coarser.as_ref() == Some(&breakdown.id));
            match breakdown.splits {
                Splits::Staff => return None,
                Splits::Counts => {
                    table.repeats = table.repeats.saturating_mul(breakdown.groups.max(1).into())
                }
                Splits::Schools if is_finest => {}
                Splits::Schools | Splits::Students if nested => {}
                Splits::Schools | Splits::Students => table.splits.push(breakdown),
            }
        }
        Some(table)
    }

    /// Number of places by the pack's rough counts.
    pub fn places(&self) -> Option<u64> {
        self.pack.margins.as_ref()?.units.get(self.unit).copied().map(|places| places.max(1))
    }

    /// Students by the pack's rough counts, of the grades that are wanted.
    pub fn students(&self) -> u64 {
        let Some(margins) = &self.pack.margins else { return 0 };
        let by_grade = self.pack.breakdowns.iter().filter(|it| !it.grades.is_empty());
        let finest =
            by_grade.filter(|it| margins.shares.contains_key(&it.id)).max_by_key(|it| it.grades.len());
        match finest.filter(|_| !self.grades.is_empty()) {
            None => margins.students,
            Some(breakdown) => {
                let wanted: u64 = self.shares(breakdown).iter().map(|share| u64::from(*share)).sum();
                margins.students.saturating_mul(wanted) / 1000
            }
        }
    }

    /// Students in each wanted group of a breakdown, out of 1,000; empty when the pack does not say.
    pub fn shares(&self, breakdown: &Breakdown) -> Vec<u32> {
        let shares = self.pack.margins.as_ref().and_then(|margins| margins.shares.get(&breakdown.id));
        let Some(shares) = shares.filter(|shares| shares.iter().any(|share| *share > 0)) else {
            return Vec::new();
        };
        let wanted = shares.iter().enumerate().filter(|(group, _)| self.wants(breakdown, *group));
        wanted.map(|(_, share)| *share).collect()
    }

    /// Cells of one place: all groups crossed.
    pub fn cells_of_a_place(&self) -> u64 {
        let groups = self.splits.iter().map(|it| u64::from(self.groups_of(it)));
        groups.fold(self.repeats, u64::saturating_mul)
    }

    /// Groups of a breakdown within the population; a choice of grades may leave fewer.
    pub fn groups_of(&self, breakdown: &Breakdown) -> u32 {
        if breakdown.grades.is_empty() || self.grades.is_empty() {
            return breakdown.groups.max(1);
        }
        let wanted = (0..breakdown.grades.len()).filter(|group| self.wants(breakdown, *group)).count();
        u32::try_from(wanted).unwrap_or(u32::MAX).max(1)
    }

    /// Whether a group of a breakdown has students of the grades that are wanted.
    pub fn wants(&self, breakdown: &Breakdown, group: usize) -> bool {
        let grades = breakdown.grades.get(group).map(Vec::as_slice).unwrap_or_default();
        grades.is_empty() || self.grades.is_empty() || grades.iter().any(|grade| self.grades.contains(grade))
    }
}
