//! Values that a fact can have in a search, and what a test says of them.

use crate::{Constant, Test};
use std::collections::BTreeSet;

/// A known value of a fact. Facts that are not known have none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    Text(String),
    Yes(bool),
    Number(i64),
    /// A day, as its place among the days of the search.
    Day(i64),
    Set(BTreeSet<String>),
    /// An answer that is not what its question asks: answered, but of no use to any other test.
    Unreadable,
}

/// Which of the three truth values are still possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Truths {
    pub yes: bool,
    pub no: bool,
    pub unknown: bool,
}

impl Truths {
    pub const YES: Self = Self { yes: true, no: false, unknown: false };
    pub const NOT_YES: Self = Self { yes: false, no: true, unknown: true };
    pub const UNKNOWN: Self = Self { yes: false, no: false, unknown: true };
    pub const ANY: Self = Self { yes: true, no: true, unknown: true };

    pub fn known(it: bool) -> Self {
        Self { yes: it, no: !it, unknown: false }
    }

    pub fn meets(self, other: Self) -> bool {
        (self.yes && other.yes) || (self.no && other.no) || (self.unknown && other.unknown)
    }

    pub fn opposite(self) -> Self {
        Self { yes: self.no, no: self.yes, unknown: self.unknown }
    }

    /// What an *all* of parts with these truths can be.
    pub fn all(parts: impl Iterator<Item = Self>) -> Self {
        // Unknown: some part is, and no part is false.
        parts.fold(Self::YES, |so_far, part| Self {
            yes: so_far.yes && part.yes,
            no: so_far.no || part.no,
            unknown: (so_far.unknown && (part.yes || part.unknown)) || (so_far.yes && part.unknown),
        })
    }
}

/// What a test says of a value; for dates, see the search. `None` is a fact that is not known.
pub(crate) fn try_test(value: Option<&Value>, test: &Test) -> Truths {
    if let Test::Answered(wanted) = test {
        return Truths::known(value.is_some() == *wanted);
    }
    let Some(value) = value.filter(|it| **it != Value::Unreadable) else { return Truths::UNKNOWN };
    Truths::known(match (test, value) {
        (Test::Is(Constant::Text(wanted)), Value::Text(text)) => text == wanted,
        (Test::Is(Constant::Yes(wanted)), Value::Yes(yes)) => yes == wanted,
        (Test::Is(Constant::Number(wanted)), Value::Number(number)) => number == wanted,
        (Test::In(texts) | Test::HasAny(texts), Value::Text(text)) => texts.contains(text),
        (Test::HasAny(texts), Value::Set(set)) => texts.iter().any(|text| set.contains(text)),
        (Test::AtLeast(limit), Value::Number(number)) => number >= limit,
        (Test::AtMost(limit), Value::Number(number)) => number <= limit,
        _ => false,
    })
}
