//! What holds series of published figures together, and where they break.

use crate::Basis;
use requisite_request::{ElementId, SchoolYear, UnitId};

/// A level of aggregation whose places lie each in one place of a coarser level: schools in districts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nesting {
    /// The finer level.
    pub unit: UnitId,
    /// The level next above it.
    pub within: UnitId,
    /// How sure it is.
    pub basis: Basis,
    /// Key of its source.
    pub source: String,
}

/// A year from which on figures are not comparable with earlier ones: a method was changed, a test replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesBreak {
    /// Stable id.
    pub id: String,
    /// The first school year after it.
    pub from: SchoolYear,
    /// Elements that are there on both sides of it.
    pub elements: Vec<ElementId>,
    /// Elements that end with it: results of the test that was replaced.
    pub before: Vec<ElementId>,
    /// Elements that begin with it: results of the test that replaced it.
    pub after: Vec<ElementId>,
    /// How sure it is.
    pub basis: Basis,
    /// Key of its source.
    pub source: String,
}
