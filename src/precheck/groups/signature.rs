//! Which breakdowns the counts of a file cross.

use super::margins::{GroupKey, LevelCounts, Margins};
use std::collections::BTreeSet;

/// The grade at a position among the file's groups, if it is one.
pub(super) fn grade_of(margins: &Margins, at: u16) -> Option<&GroupKey> {
    let key = margins.groups.get(usize::from(at));
    key.filter(|it| Some(&it.breakdown) == margins.grades.as_ref())
}

/// Which breakdowns a slot crosses, grades apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Signature {
    /// For each breakdown the first of its groups.
    pub breakdowns: BTreeSet<u16>,
    pub by_grade: bool,
}

/// The signatures of all slots.
pub(super) struct Signatures {
    pub by_slot: Vec<Signature>,
    /// Those of which any place has a count.
    pub all: BTreeSet<Signature>,
}

impl Signatures {
    pub fn of(margins: &Margins, level: &LevelCounts) -> Self {
        let first = |at: &u16| -> u16 {
            let id = margins.groups.get(usize::from(*at)).map(|it| &it.breakdown);
            let first = margins.groups.iter().position(|it| Some(&it.breakdown) == id);
            first.and_then(|first| u16::try_from(first).ok()).unwrap_or(*at)
        };
        let by_slot: Vec<Signature> = margins
            .slots
            .iter()
            .map(|slot| Signature {
                breakdowns: slot.iter().filter(|at| grade_of(margins, **at).is_none()).map(first).collect(),
                by_grade: slot.iter().any(|at| grade_of(margins, *at).is_some()),
            })
            .collect();
        let mut all = BTreeSet::new();
        for place in &level.places {
            for slot in &place.slots {
                if let Some(it) = by_slot.get(usize::from(*slot)).filter(|it| !all.contains(*it)) {
                    all.insert(it.clone());
                }
            }
        }
        Self { by_slot, all }
    }

    /// The signature that crosses these breakdowns and the fewest more, by grade if that is wanted and there is one.
    pub fn smallest_for(&self, breakdowns: &BTreeSet<u16>, by_grade: bool) -> Option<Signature> {
        let fits = self.all.iter().filter(|it| breakdowns.is_subset(&it.breakdowns));
        fits.min_by_key(|it| (it.by_grade != by_grade, it.breakdowns.len())).cloned()
    }

    /// The signature that crosses most of the breakdowns, and those that it crosses.
    pub fn best_for(&self, wanted: &BTreeSet<u16>, by_grade: bool) -> Option<(Signature, BTreeSet<u16>)> {
        let most = self.all.iter().map(|it| it.breakdowns.intersection(wanted).count()).max()?;
        let covered = self
            .all
            .iter()
            .map(|it| -> BTreeSet<u16> { it.breakdowns.intersection(wanted).copied().collect() });
        let covered = covered.into_iter().find(|it| it.len() == most && most > 0)?;
        Some((self.smallest_for(&covered, by_grade)?, covered))
    }
}
