//! Public counts by place: what the reader of an enrollment file gives, and what an estimate starts from.

use requisite_request::{BreakdownId, SchoolYear, UnitId};
use serde::{Deserialize, Serialize};

/// A count of students, or the fact that the agency hides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Count(u32);

impl Count {
    /// A hidden count: between 1 and one less than the smallest count that is published.
    pub const HIDDEN: Self = Self(u32::MAX);

    /// A count that is known.
    pub fn known(students: u32) -> Self {
        Self(students.min(u32::MAX - 1))
    }

    /// The students; nothing when the count is hidden.
    pub fn get(self) -> Option<u32> {
        (self != Self::HIDDEN).then_some(self.0)
    }
}

/// A group of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupKey {
    /// The breakdown.
    pub breakdown: BreakdownId,
    /// The group, as the layout names it.
    pub group: String,
}

/// The counts of one place. What has no count is 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceCounts {
    /// Positions in [`Margins::slots`], ascending.
    pub slots: Vec<u16>,
    /// The count of each.
    pub counts: Vec<Count>,
}

/// All places of one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelCounts {
    /// The level.
    pub unit: UnitId,
    /// Whether the file has no rows of this level, so that they are sums of a finer one.
    pub summed: bool,
    /// The places, in the order of the file.
    pub places: Vec<PlaceCounts>,
}

/// Something that was noticed while the file was read, and does not hinder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileNote {
    /// The text is UTF-16, as some spreadsheet programs save it.
    Utf16,
    /// The columns are separated otherwise than the agency does.
    OtherSeparator,
    /// The file holds several years; only one of them is used.
    OtherYears(Vec<SchoolYear>),
    /// The year that was asked for is not in the file.
    YearNotThere(SchoolYear),
    /// Rows with too few or too many columns, which are left out.
    UnevenRows(u64),
    /// The last line ends in the middle: the file may be cut off.
    CutOff,
    /// Counts that are no numbers, which are left out.
    UnreadableCounts(u64),
    /// Counts that the agency hides.
    HiddenCounts(u64),
    /// The column that counts all students is not there.
    TotalMissing(String),
    /// Columns of groups that are not there; nothing is taken from the other columns of their breakdowns.
    GroupsMissing(Vec<String>),
    /// Columns of grades that are not there; these grades count no students.
    GradesMissing(Vec<String>),
    /// Levels of which the file has no rows and of which none could be added up.
    LevelsMissing(Vec<UnitId>),
}

/// Public counts of one year, by place. Compact, so that a worker can hand it to a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Margins {
    /// Id of the layout that the file has.
    pub layout: String,
    /// What the agency calls such a file.
    pub title: String,
    /// The year that is used; nothing when the file does not say.
    pub year: Option<SchoolYear>,
    /// The breakdown that is grades, if the file has them.
    pub grades: Option<BreakdownId>,
    /// All groups that the file counts.
    pub groups: Vec<GroupKey>,
    /// What is counted: positions in `groups`, ascending, one for each breakdown that is crossed. Empty for all students.
    pub slots: Vec<Vec<u16>>,
    /// The places, by level.
    pub levels: Vec<LevelCounts>,
    /// What was noticed while reading.
    pub notes: Vec<FileNote>,
}

impl Margins {
    /// The places of a level, if the file has any.
    pub fn level(&self, unit: &UnitId) -> Option<&LevelCounts> {
        self.levels.iter().find(|level| level.unit == *unit && !level.places.is_empty())
    }

    /// The count of one place: of all students when no groups are named. Groups that the file does not know count 0.
    pub fn count(&self, place: &PlaceCounts, groups: &[(&str, &str)]) -> Count {
        let named = |key: &GroupKey| groups.contains(&(key.breakdown.as_str(), key.group.as_str()));
        let slot = self.slots.iter().position(|slot| {
            slot.len() == groups.len()
                && slot.iter().all(|at| self.groups.get(usize::from(*at)).is_some_and(named))
        });
        let at = slot.and_then(|slot| place.slots.iter().position(|it| usize::from(*it) == slot));
        at.and_then(|at| place.counts.get(at)).copied().unwrap_or(Count::known(0))
    }
}
