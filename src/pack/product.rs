//! One published table or file.

use crate::Basis;
use requisite_request::{BreakdownId, ProductId, SchoolYear, UnitId};

/// Which years a product holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// The pack does not say.
    Unknown,
    /// From the first to the last, both included. `current` in the file is the pack's latest year.
    Years(SchoolYear, SchoolYear),
}

impl Measured {
    /// The years in words: `2014-15`, `2014-15 to 2023-24`; none when the pack does not say.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Unknown => None,
            Self::Years(first, last) if first == last => Some(first.to_string()),
            Self::Years(first, last) => Some(format!("{first} to {last}")),
        }
    }
}

/// One published table or file: a row of `products.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Stable id.
    pub id: ProductId,
    /// The series of files to which it belongs; elements name series.
    pub series: ProductId,
    /// Its title.
    pub title: String,
    /// Its address.
    pub address: String,
    /// Whether the address was found or only built from a pattern.
    pub address_basis: Basis,
    /// What it measures, in words.
    pub measures: String,
    /// Levels of aggregation that it holds.
    pub units: Vec<UnitId>,
    /// Breakdowns that it holds, each by itself.
    pub breakdowns: Vec<BreakdownId>,
    /// Sets of breakdowns known to be crossed.
    pub crossed: Vec<Vec<BreakdownId>>,
    /// Which years it holds.
    pub years: Measured,
    /// Whether its figures of finer places add up to those of the place around them: counts do, rates and medians do not.
    /// Not known when absent.
    pub sums: Option<bool>,
    /// How it hides small groups, in words.
    pub suppression: String,
    /// Smallest count that it shows; the pack's when absent.
    pub smallest_cell: Option<u32>,
    /// File formats.
    pub format: Vec<String>,
    /// How sure the description is.
    pub basis: Basis,
    /// Keys of its sources.
    pub source: Vec<String>,
    /// A remark.
    pub note: String,
}
