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

/// The value of a condition alone: what [`evaluate`] says, without the reasons and so without taking memory.
pub fn truth_of(condition: &Condition, facts: &dyn Lookup) -> Truth {
    match condition {
        Condition::Always => Truth::True,
        Condition::All(parts) => joined(parts, facts, Truth::False),
        Condition::Any(parts) => joined(parts, facts, Truth::True),
        Condition::Not(part) => opposite(truth_of(part, facts)),
        Condition::Fact(name, test) => truth_of_test(name, test, facts),
    }
}

/// Whether a condition is known to hold.
pub fn holds(condition: &Condition, facts: &dyn Lookup) -> bool {
    truth_of(condition, facts) == Truth::True
}

fn joined(parts: &[Condition], facts: &dyn Lookup, deciding: Truth) -> Truth {
    let mut unknown = false;
    for part in parts {
        match truth_of(part, facts) {
            truth if truth == deciding => return deciding,
            truth => unknown |= truth == Truth::Unknown,
        }
    }
    if unknown { Truth::Unknown } else { opposite(deciding) }
}

fn opposite(truth: Truth) -> Truth {
    match truth {
        Truth::True => Truth::False,
        Truth::False => Truth::True,
        Truth::Unknown => Truth::Unknown,
    }
}

fn truth_of_test(name: &FactName, test: &Test, facts: &dyn Lookup) -> Truth {
    if facts.hides(&name.0) {
        return Truth::Unknown;
    }
    let fact = facts.get(&name.0);
    if let Test::Answered(wanted) = test {
        return (fact.is_some() == *wanted).into();
    }
    let Some(fact) = fact.filter(|fact| **fact != Fact::Unreadable) else { return Truth::Unknown };
    let truth = match test {
        Test::Before(other) | Test::NotAfter(other) => {
            let (Fact::Date(here), Some(Fact::Date(there))) = (fact, facts.get(&other.0)) else {
                return Truth::Unknown;
            };
            if matches!(test, Test::Before(_)) { here < there } else { here <= there }
        }
        Test::Answered(_) => false,
        Test::Is(constant) => fact.equals(constant),
        Test::In(texts) => matches!(fact, Fact::Text(text) if texts.contains(text)),
        Test::HasAny(texts) => fact.has_any(texts),
        Test::AtLeast(n) => matches!(fact, Fact::Number(number) if number >= n),
        Test::AtMost(n) => matches!(fact, Fact::Number(number) if number <= n),
    };
    truth.into()
}

/// Some facts alone; all others are hidden.
struct Only<'a> {
    facts: &'a dyn Lookup,
    names: &'a BTreeSet<String>,
}

impl Lookup for Only<'_> {
    fn get(&self, name: &str) -> Option<&Fact> {
        if self.hides(name) { None } else { self.facts.get(name) }
    }

    fn hides(&self, name: &str) -> bool {
        !self.names.contains(name) || self.facts.hides(name)
    }
}

/// Sets of facts that are tried for a smaller one; beyond them a set is kept that nothing can be left out of.
const MOST_SETS: usize = 500;

/// The outcome of a condition with the smallest set of facts that decides it: whatever the others are, it stays so.
/// While it is unknown, the facts that are missing.
///
/// [`evaluate`] keeps the smallest part of each `all` and `any` by itself; together with others a larger one may do with
/// fewer facts.
pub fn evaluate_with_reasons(condition: &Condition, facts: &dyn Lookup) -> Outcome {
    let outcome = evaluate(condition, facts);
    if outcome.truth == Truth::Unknown || outcome.because.len() <= 1 {
        return outcome;
    }
    let because = smaller(condition, facts, &outcome).unwrap_or_else(|| outcome.because.clone());
    Outcome { truth: outcome.truth, because: nothing_left_out(condition, facts, outcome.truth, because) }
}

fn decides(condition: &Condition, facts: &dyn Lookup, truth: Truth, names: &BTreeSet<String>) -> bool {
    truth_of(condition, &Only { facts, names }) == truth
}

/// The first of the smallest sets, in the order of names, if one is smaller than what is known already.
fn smaller(condition: &Condition, facts: &dyn Lookup, outcome: &Outcome) -> Option<BTreeSet<String>> {
    let mut tested = BTreeSet::new();
    condition.each_test(&mut |name, test| {
        tested.insert(name.0.clone());
        if let Test::Before(other) | Test::NotAfter(other) = test {
            tested.insert(other.0.clone());
        }
    });
    let tested: Vec<String> = tested.into_iter().collect();
    let mut sets: Vec<(usize, BTreeSet<String>)> = vec![(0, BTreeSet::new())];
    let mut tried = 0;
    for _ in 1..outcome.because.len() {
        let mut larger = Vec::new();
        for (from, set) in &sets {
            for (at, name) in tested.iter().enumerate().skip(*from) {
                let mut with = set.clone();
                with.insert(name.clone());
                tried += 1;
                if decides(condition, facts, outcome.truth, &with) {
                    return Some(with);
                }
                if tried == MOST_SETS {
                    return None;
                }
                larger.push((at + 1, with));
            }
        }
        sets = larger;
    }
    None
}

fn nothing_left_out(
    condition: &Condition,
    facts: &dyn Lookup,
    truth: Truth,
    mut because: BTreeSet<String>,
) -> BTreeSet<String> {
    for name in because.clone() {
        because.remove(&name);
        if !decides(condition, facts, truth, &because) {
            because.insert(name);
        }
    }
    because
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
            Outcome { truth: opposite(inner.truth), because: inner.because }
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
        None => Outcome { truth: opposite(deciding), because: all },
    }
}

fn try_test(name: &FactName, test: &Test, facts: &dyn Lookup) -> Outcome {
    let truth = truth_of_test(name, test, facts);
    let mut because = BTreeSet::from([name.0.clone()]);
    if let Test::Before(other) | Test::NotAfter(other) = test {
        let is_date = |name: &FactName| matches!(facts.get(&name.0), Some(Fact::Date(_)));
        match truth {
            Truth::Unknown if is_date(name) => because = BTreeSet::from([other.0.clone()]),
            Truth::Unknown => {}
            _ => {
                because.insert(other.0.clone());
            }
        }
    }
    Outcome { truth, because }
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
    use super::{Condition, Constant, Fact, FactName, Outcome, Test, Truth, evaluate_with_reasons, truth_of};
    use crate::facts::Facts;

    /// With reasons and without, the value is the same.
    fn evaluate(condition: &Condition, facts: &Facts) -> Outcome {
        let outcome = super::evaluate(condition, facts);
        assert_eq!(truth_of(condition, facts), outcome.truth);
        outcome
    }

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
        let outcome = evaluate_with_reasons(&condition, &facts(&[("c", "x")]));
        assert_eq!((outcome.truth, because(&outcome)), (Truth::Unknown, vec!["a", "b"]));
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
    fn a_fact_that_two_parts_share_is_named_alone() {
        // Alone, `any` takes the first of two parts of the same size; together with the rest, `b` decides both.
        let condition = Condition::All(vec![Condition::Any(vec![is("a", "x"), is("b", "x")]), is("b", "x")]);
        let outcome = evaluate_with_reasons(&condition, &facts(&[("a", "x"), ("b", "x")]));
        assert_eq!((outcome.truth, because(&outcome)), (Truth::True, vec!["b"]));
        let blank = Condition::Fact(FactName("c".to_owned()), Test::Answered(false));
        let condition = Condition::All(vec![is("b", "x"), blank]);
        let outcome = evaluate_with_reasons(&condition, &facts(&[("b", "x")]));
        assert_eq!(because(&outcome), ["b", "c"], "that something is blank is a reason too");
    }

    #[test]
    fn a_smaller_set_is_looked_for_among_so_many_and_no_more() {
        // `y` and `z` decide all four parts, and come last in the order of names; alone, each part takes its first fact.
        let smallest_of = |n_facts: usize| {
            let others = (0..n_facts - 6).map(|n| is(&format!("f{n:02}"), "x"));
            let first = [is("a", "x"), is("y", "x")].into_iter().chain(others).collect();
            let pair = |one, other| Condition::Any(vec![is(one, "x"), is(other, "x")]);
            let parts = vec![Condition::Any(first), pair("b", "z"), pair("c", "y"), pair("d", "z")];
            let known = facts(&["a", "b", "c", "d", "y", "z"].map(|name| (name, "x")));
            evaluate_with_reasons(&Condition::All(parts), &known).because.into_iter().collect::<Vec<_>>()
        };
        // 31 facts have 31 + 465 sets of one and of two.
        assert_eq!(smallest_of(31), ["y", "z"]);
        assert_eq!(smallest_of(32), ["a", "b", "c", "d"], "these decide too, and none can be left out");
    }

    #[test]
    fn of_parts_that_decide_with_as_many_facts_the_first_is_named() {
        let condition = Condition::Any(vec![is("b", "x"), is("a", "x")]);
        assert_eq!(because(&evaluate(&condition, &facts(&[("a", "x"), ("b", "x")]))), ["b"]);
    }

    #[test]
    fn of_two_dates_the_one_that_is_missing_is_named() {
        let test = Test::Before(FactName("end".to_owned()));
        let condition = Condition::Fact(FactName("start".to_owned()), test);
        let mut dates = Facts::default();
        assert_eq!(because(&evaluate(&condition, &dates)), ["start"]);
        dates.set("start", Fact::Date("2027-01-15".parse().unwrap()));
        assert_eq!(because(&evaluate(&condition, &dates)), ["end"]);
        dates.set("end", Fact::Date("2027-01-16".parse().unwrap()));
        let outcome = evaluate(&condition, &dates);
        assert_eq!((outcome.truth, because(&outcome)), (Truth::True, vec!["end", "start"]));
        dates.set("end", Fact::Date("2027-01-15".parse().unwrap()));
        assert_eq!(evaluate(&condition, &dates).truth, Truth::False, "the same day is not before");
    }

    #[test]
    fn numbers_are_compared_and_a_text_is_one_of_a_set() {
        let mut known = facts(&[("a", "x")]);
        known.set("n", Fact::Number(3));
        let truth =
            |name: &str, test: Test| truth_of(&Condition::Fact(FactName(name.to_owned()), test), &known);
        let is_number = |n: i64| truth("n", Test::Is(Constant::Number(n)));
        let has_any =
            |texts: &[&str]| truth("a", Test::HasAny(texts.iter().map(|it| (*it).to_owned()).collect()));
        assert_eq!((is_number(3), is_number(4)), (Truth::True, Truth::False));
        assert_eq!((has_any(&["y", "x"]), has_any(&["y"])), (Truth::True, Truth::False));
    }

    #[test]
    fn whether_something_is_answered_is_always_decided() {
        let blank = Condition::Fact(FactName("a".to_owned()), Test::Answered(false));
        assert!(evaluate(&blank, &facts(&[])).holds());
        assert!(!evaluate(&blank, &facts(&[("a", "x")])).holds());
        assert_eq!(evaluate(&Condition::Not(Box::new(is("a", "x"))), &facts(&[])).truth, Truth::Unknown);
    }
}
