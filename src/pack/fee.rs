//! What preparing data costs, for a rough estimate: the agency's rate, and hours by what is asked. Steps of a time plan
//! are ranges of the same kind, in days.

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

/// A range of time with what it rests on: a kind of work that preparing one data set takes, in hours, or a step of the
/// time plan, in days.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Stable id; its words say what it is.
    pub id: String,
    /// When it is needed: work is tried on each data set, a step on the request.
    pub when: Condition,
    /// Fewest hours or days.
    pub least: u32,
    /// Most hours or days.
    pub most: u32,
    /// How sure the range is.
    pub basis: Basis,
    /// Key of its source.
    pub source: String,
}
