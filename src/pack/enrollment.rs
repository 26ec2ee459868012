//! How an agency's public enrollment file is laid out: which columns say where, when and who, and which hold counts.
//!
//! The program reads such a file only when a person drops it in, to say how small the groups of a table get. Columns are
//! found by name; case, spaces and punctuation of names do not matter.

use crate::Basis;
use crate::element::names;
use requisite_request::{BreakdownId, UnitId};
use std::collections::BTreeMap;

/// What stands between the columns of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Separator {
    /// A tabulator; quotation marks have no meaning.
    Tab,
    /// A comma; a column may be in quotation marks.
    Comma,
    /// A semicolon; a column may be in quotation marks.
    Semicolon,
    /// A vertical bar; a column may be in quotation marks.
    Bar,
}

names!(Separator { Tab = "tab", Comma = "comma", Semicolon = "semicolon", Bar = "bar" });

/// How a breakdown splits the counts of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Splits {
    /// Each student is in one of its groups.
    Students,
    /// Each school is in one of its groups, so that a table by school has no more cells for it.
    Schools,
    /// Each student counts in every group, as with subjects: more cells, none of them smaller.
    Counts,
    /// It splits staff, of whom nothing is estimated.
    Staff,
}

names!(Splits { Students = "students", Schools = "schools", Counts = "counts", Staff = "staff" });

/// The column that says of which level a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelColumn {
    /// Its name.
    pub column: String,
    /// What it says for each level; rows that say anything else are passed over.
    pub values: BTreeMap<String, UnitId>,
}

/// The columns that together name a place of one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceColumns {
    /// The level.
    pub unit: UnitId,
    /// The columns; none for the one place that is the whole.
    pub columns: Vec<String>,
    /// How many letters of the last column count; all when absent.
    pub letters: Option<u32>,
}

/// A text of the file that stands for a group of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupName {
    /// The breakdown.
    pub breakdown: BreakdownId,
    /// The group; for grades the id of the pack's grade.
    pub group: String,
    /// The text: a value of the column, or the name of a column of counts.
    pub text: String,
}

/// A column that says of whom a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowColumn {
    /// Its name.
    pub column: String,
    /// Values that stand for all students.
    pub all: Vec<String>,
    /// Values that stand for a group; rows with any other value are passed over.
    pub groups: Vec<GroupName>,
}

/// One layout of a public enrollment file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrollmentLayout {
    /// Stable id.
    pub id: String,
    /// What the agency calls the file.
    pub title: String,
    /// What stands between its columns.
    pub separator: Separator,
    /// The column with the school year, if there is one.
    pub year: Option<String>,
    /// The column with the level; absent when all rows are of the finest level.
    pub level: Option<LevelColumn>,
    /// The columns that name a place, by level, coarse to fine.
    pub places: Vec<PlaceColumns>,
    /// Columns that, where a file has them, must hold one of these values for a row to count.
    pub only: BTreeMap<String, Vec<String>>,
    /// The columns that say of whom a row is.
    pub rows: Vec<RowColumn>,
    /// The column that counts all students of a row.
    pub total: Option<String>,
    /// The columns that count a group of a row's students.
    pub columns: Vec<GroupName>,
    /// The breakdown that is grades, if the file has them.
    pub grades: Option<BreakdownId>,
    /// How sure the layout is.
    pub basis: Basis,
    /// Keys of its sources.
    pub source: Vec<String>,
}
