//! The search for a request in which conditions come out as wanted: values are tried fact by fact, and a branch is left as
//! soon as the conditions cannot come out any more.

use super::model::Model;
use super::value::{Truths, Value, try_test};
use crate::{Condition, FactName, Test};
use std::collections::BTreeMap;

/// Most steps of one search. Shipped packs need some thousands at most.
const MOST_STEPS: usize = 300_000;

/// Whether there is a request as wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Possible {
    Yes,
    No,
    /// The search was given up.
    TooLarge,
}

/// A condition and the truths that it may have.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'c> {
    pub condition: &'c Condition,
    pub truths: Truths,
}

/// Values so far. A fact that is absent has not been tried yet.
type Tried<'m> = BTreeMap<&'m str, Option<&'m Value>>;

/// Whether there is a request of the model in which every condition comes out as wanted.
pub(crate) fn possible(model: &Model, wanted: &[Wanted<'_>]) -> Possible {
    if model.too_large {
        return Possible::TooLarge;
    }
    let axioms = model.axioms.iter().map(|condition| Wanted { condition, truths: Truths::YES });
    let all: Vec<Wanted<'_>> = wanted.iter().copied().chain(axioms).collect();
    let mut search = Search { model, wanted: &all, steps: 0, tried: Tried::new() };
    if search.is_lost() { Possible::No } else { search.go_on(0) }
}

struct Search<'m, 'c> {
    model: &'m Model,
    wanted: &'c [Wanted<'c>],
    steps: usize,
    tried: Tried<'m>,
}

impl Search<'_, '_> {
    fn go_on(&mut self, factor_at: usize) -> Possible {
        let Some(factor) = self.model.factors.get(factor_at) else { return Possible::Yes };
        for state in &factor.states {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return Possible::TooLarge;
            }
            for (fact, value) in factor.facts.iter().zip(state) {
                self.tried.insert(fact, value.as_ref());
            }
            if !self.is_lost() {
                match self.go_on(factor_at + 1) {
                    Possible::No => {}
                    decided => return decided,
                }
            }
        }
        for fact in &factor.facts {
            self.tried.remove(fact.as_str());
        }
        Possible::No
    }

    fn is_lost(&self) -> bool {
        self.wanted.iter().any(|it| !truths(it.condition, &self.tried).meets(it.truths))
    }
}

/// What a condition can still be. Facts that have not been tried can be anything.
fn truths(condition: &Condition, tried: &Tried<'_>) -> Truths {
    match condition {
        Condition::Always => Truths::YES,
        Condition::All(parts) => Truths::all(parts.iter().map(|part| truths(part, tried))),
        Condition::Any(parts) => {
            Truths::all(parts.iter().map(|part| truths(part, tried).opposite())).opposite()
        }
        Condition::Not(part) => truths(part, tried).opposite(),
        Condition::Fact(name, test) => truths_of_test(name, test, tried),
    }
}

fn truths_of_test(name: &FactName, test: &Test, tried: &Tried<'_>) -> Truths {
    let Some(value) = tried.get(name.0.as_str()) else { return Truths::ANY };
    let (Test::Before(other) | Test::NotAfter(other)) = test else { return try_test(*value, test) };
    let Some(other) = tried.get(other.0.as_str()) else { return Truths::ANY };
    match (value, other) {
        (Some(Value::Day(here)), Some(Value::Day(there))) => {
            Truths::known(if matches!(test, Test::Before(_)) { here < there } else { here <= there })
        }
        _ => Truths::UNKNOWN,
    }
}
