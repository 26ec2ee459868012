//! What preparing data costs, for a rough estimate: the agency's rate, and hours by what is asked.

use crate::{Basis, Condition};
use requisite_request::QuestionId;

/// What preparing data costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Fee {
    /// Price of an hour, in whole units of the currency.
    pub rate: u32,
    /// Sign of the currency, which stands before an amount.
    pub currency: String,
    /// When anything is charged.
    pub when: Condition,
    /// The acknowledgement of the charge.
    pub question: Option<QuestionId>,
    /// Kinds of work; for each data set every kind that applies counts once.
    pub work: Vec<Work>,
    /// How sure the rate is.
    pub basis: Basis,
    /// Key of its source.
    pub source: String,
}

/// A kind of work that preparing one data set takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Stable id; its words say what it is.
    pub id: String,
    /// When a data set takes it; tried on each.
    pub when: Condition,
    /// Fewest hours.
    pub least: u32,
    /// Most hours.
    pub most: u32,
    /// How sure the hours are.
    pub basis: Basis,
    /// Key of their source.
    pub source: String,
}
