//! Conditions with three values (Kleene's), and the smallest set of facts that decides each.

use crate::facts::{Fact, Lookup};
use requisite_pack::{Condition, Constant, FactName, Test};
use std::collections::BTreeSet;

/// True, false, or not known until more is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// Holds.
    True,
    /// Does not hold.
    False,
    /// Not known yet.
    Unknown,
}

impl From<bool> for Truth {
    fn from(it: bool) -> Self {
        if it { Self::True } else { Self::False }
    }
}

/// What a condition comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its value.
    pub truth: Truth,
    /// While decided: the smallest set of facts that decides it. While unknown: the facts that are missing.
    pub because: BTreeSet<String>,
}

impl Outcome {
    /// Whether it is known to hold.
    pub fn holds(&self) -> bool {
        self.truth == Truth::True
    }
}

/// Evaluates a condition against facts.
pub fn evaluate(condition: &Condition, facts: &dyn Lookup) -> Outcome {
    match condition {
        Condition::Always => Outcome { truth: Truth::True, because: BTreeSet::new() },
        // An *all* that is false needs one child, one that is true needs every child; an *any* the other way round.
        Condition::All(parts) => combine(parts, facts, Truth::False),
        Condition::Any(parts) => combine(parts, facts, Truth::True),
        Condition::Not(part) => {
            let inner = evaluate(part, facts);
            let truth = match inner.truth {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                Truth::Unknown => Truth::Unknown,
            };
            Outcome { truth, because: inner.because }
        }
        Condition::Fact(name, test) => try_test(name, test, facts),
    }
}

/// Joins the outcomes of several parts, of which a single `deciding` one is enough.
fn combine(parts: &[Condition], facts: &dyn Lookup, deciding: Truth) -> Outcome {
    let mut best: Option<BTreeSet<String>> = None;
    let mut all = BTreeSet::new();
    let mut missing = BTreeSet::new();
    let mut unknown = false;
    for part in parts {
        let Outcome { truth, because } = evaluate(part, facts);
        if truth == deciding {
            if best.as_ref().is_none_or(|best| because.len() < best.len()) {
                best = Some(because);
            }
        } else if truth == Truth::Unknown {
            unknown = true;
            missing.extend(because);
        } else {
            all.extend(because);
        }
    }
    match best {
        Some(because) => Outcome { truth: deciding, because },
        None if unknown => Outcome { truth: Truth::Unknown, because: missing },
        None => {
            let truth = if deciding == Truth::True { Truth::False } else { Truth::True };
            Outcome { truth, because: all }
        }
    }
}

fn try_test(name: &FactName, test: &Test, facts: &dyn Lookup) -> Outcome {
    let fact = facts.get(&name.0);
    if let Test::Answered(wanted) = test {
        let truth = (fact.is_some() == *wanted).into();
        return Outcome { truth, because: BTreeSet::from([name.0.clone()]) };
    }
    let Some(fact) = fact.filter(|fact| **fact != Fact::Unreadable) else {
        return Outcome { truth: Truth::Unknown, because: BTreeSet::from([name.0.clone()]) };
    };
    let mut because = BTreeSet::from([name.0.clone()]);
    let truth = match test {
        Test::Before(other) | Test::NotAfter(other) => {
            let (Fact::Date(here), Some(Fact::Date(there))) = (fact, facts.get(&other.0)) else {
                return Outcome { truth: Truth::Unknown, because: BTreeSet::from([other.0.clone()]) };
            };
            because.insert(other.0.clone());
            if matches!(test, Test::Before(_)) { here < there } else { here <= there }
        }
        Test::Answered(_) => false,
        Test::Is(constant) => fact.equals(constant),
        Test::In(texts) => matches!(fact, Fact::Text(text) if texts.contains(text)),
        Test::HasAny(texts) => fact.has_any(texts),
        Test::AtLeast(n) => matches!(fact, Fact::Number(number) if number >= n),
        Test::AtMost(n) => matches!(fact, Fact::Number(number) if number <= n),
    };
    Outcome { truth: truth.into(), because }
}

impl Fact {
    fn equals(&self, constant: &Constant) -> bool {
        match (self, constant) {
            (Self::Text(here), Constant::Text(there)) => here == there,
            (Self::Yes(here), Constant::Yes(there)) => here == there,
            (Self::Number(here), Constant::Number(there)) => here == there,
            _ => false,
        }
    }

    fn has_any(&self, texts: &[String]) -> bool {
        match self {
            Self::Set(set) => texts.iter().any(|text| set.contains(text)),
            Self::Text(text) => texts.contains(text),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;

    fn is(fact: &str, text: &str) -> Condition {
        Condition::Fact(FactName(fact.to_owned()), Test::Is(Constant::Text(text.to_owned())))
    }

    fn facts(known: &[(&str, &str)]) -> Facts {
        let mut facts = Facts::default();
        for (name, text) in known {
            facts.set(name, Fact::Text((*text).to_owned()));
        }
        facts
    }

    fn because(outcome: &Outcome) -> Vec<&str> {
        outcome.because.iter().map(String::as_str).collect()
    }

    #[test]
    fn a_false_part_decides_an_all_while_others_are_unknown() {
        let condition = Condition::All(vec![is("a", "x"), is("b", "x"), is("c", "x")]);
        let outcome = evaluate(&condition, &facts(&[("b", "y")]));
        assert_eq!(outcome.truth, Truth::False);
        assert_eq!(because(&outcome), ["b"]);
    }

    #[test]
    fn unknown_names_what_is_missing() {
        let condition = Condition::Any(vec![is("a", "x"), Condition::All(vec![is("b", "x"), is("c", "x")])]);
        let outcome = evaluate(&condition, &facts(&[("a", "y"), ("b", "x")]));
        assert_eq!(outcome.truth, Truth::Unknown);
        assert_eq!(because(&outcome), ["c"]);
    }

    #[test]
    fn the_smallest_deciding_part_is_kept() {
        let condition = Condition::Any(vec![Condition::All(vec![is("a", "x"), is("b", "x")]), is("c", "x")]);
        let outcome = evaluate(&condition, &facts(&[("a", "x"), ("b", "x"), ("c", "x")]));
        assert_eq!(because(&outcome), ["c"]);
        let outcome = evaluate(&condition, &facts(&[("a", "y"), ("b", "x"), ("c", "y")]));
        assert_eq!(outcome.truth, Truth::False);
        assert_eq!(because(&outcome), ["a", "c"]);
    }

    #[test]
    fn whether_something_is_answered_is_always_decided() {
        let blank = Condition::Fact(FactName("a".to_owned()), Test::Answered(false));
        assert!(evaluate(&blank, &facts(&[])).holds());
        assert!(!evaluate(&blank, &facts(&[("a", "x")])).holds());
        assert_eq!(evaluate(&Condition::Not(Box::new(is("a", "x"))), &facts(&[])).truth, Truth::Unknown);
    }
}
