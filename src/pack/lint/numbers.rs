//! Numbers around the limits that tests name, and derived facts that stand alone.

use super::model::{Factor, Tests};
use super::value::Value;
use crate::facts::{FactValues, derived_fact};
use crate::{Constant, FactKind, Pack, Test};
use std::collections::BTreeSet;

/// Numbers of an ask that hang together.
pub(crate) const FACTS: &[&str] = &["ask.n_breakdowns", "ask.n_student_groups"];

/// A text that no test names.
pub(crate) const OTHER: &str = "\u{fffd}";

/// Numbers from `lowest` to `highest` of which tests can tell any other of them from none.
pub(crate) fn around(fact: &str, tests: &Tests<'_>, lowest: i64, highest: i64) -> Vec<i64> {
    let mut numbers = BTreeSet::from([lowest, highest]);
    for test in tests.get(fact).into_iter().flatten() {
        if let Test::Is(Constant::Number(limit)) | Test::AtLeast(limit) | Test::AtMost(limit) = test {
            numbers.extend([limit.saturating_sub(1), *limit, limit.saturating_add(1)]);
        }
    }
    numbers.into_iter().filter(|it| (lowest..=highest).contains(it)).collect()
}

/// Texts that tests name.
pub(crate) fn named<'c>(fact: &str, tests: &Tests<'c>) -> BTreeSet<&'c str> {
    let mut texts = BTreeSet::new();
    for test in tests.get(fact).into_iter().flatten() {
        match test {
            Test::Is(Constant::Text(text)) => {
                texts.insert(text.as_str());
            }
            Test::In(list) | Test::HasAny(list) => texts.extend(list.iter().map(String::as_str)),
            _ => {}
        }
    }
    texts
}

/// All sets of these texts that tests can tell apart; nothing when they are too many.
pub(crate) fn sets<'t>(
    fact: &str,
    tests: &Tests<'_>,
    texts: impl Iterator<Item = &'t str>,
) -> Option<Vec<BTreeSet<String>>> {
    const MOST: usize = 4096;
    let lists: Vec<&Vec<String>> =
        tests.get(fact).into_iter().flatten().filter_map(|it| lists_of(it)).collect();
    let told = |set: &BTreeSet<String>| -> Vec<bool> {
        lists.iter().map(|list| list.iter().any(|text| set.contains(text))).collect()
    };
    let mut seen = BTreeSet::from([told(&BTreeSet::new())]);
    let mut all = vec![BTreeSet::new()];
    for text in texts {
        for set in all.clone() {
            let mut with = set;
            with.insert(text.to_owned());
            if seen.insert(told(&with)) {
                all.push(with);
            }
        }
        if all.len() > MOST {
            return None;
        }
    }
    Some(all)
}

fn lists_of(test: &Test) -> Option<&Vec<String>> {
    if let Test::HasAny(list) = test { Some(list) } else { None }
}

/// The breakdowns of an ask, counted: those of students are some of all.
pub(crate) fn of_breakdowns(pack: &Pack, order: &[&str], tests: &Tests<'_>) -> Option<Factor> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let of_students = count(pack.breakdowns.iter().filter(|it| it.student_group).count());
    let others = count(pack.breakdowns.len()) - of_students;
    let facts: Vec<String> =
        FACTS.iter().filter(|fact| order.contains(fact)).map(|it| (*it).to_owned()).collect();
    let mut states = Vec::new();
    for groups in around("ask.n_student_groups", tests, 0, of_students) {
        for all in around("ask.n_breakdowns", tests, groups, groups + others) {
            let number = |fact: &String| if fact == "ask.n_breakdowns" { all } else { groups };
            states.push(facts.iter().map(|fact| Some(Value::Number(number(fact)))).collect());
        }
    }
    Some(Factor { facts, states })
}

/// A derived fact that hangs together with no other.
pub(crate) fn single(pack: &Pack, fact: &str, tests: &Tests<'_>) -> Option<Factor> {
    let derived = derived_fact(fact)?;
    let mut values: Vec<Option<Value>> = Vec::new();
    match derived.kind {
        FactKind::YesNo => values.extend([Some(Value::Yes(true)), Some(Value::Yes(false))]),
        FactKind::Number => {
            let numbers = around(fact, tests, 0, i64::MAX);
            values.extend(numbers.into_iter().map(|it| Some(Value::Number(it))));
        }
        FactKind::Set => {
            let named = named(fact, tests);
            let texts = named.iter().copied().chain([OTHER]);
            values.extend(sets(fact, tests, texts)?.into_iter().map(|it| Some(Value::Set(it))));
        }
        FactKind::Text => {
            values.extend(named(fact, tests).into_iter().map(|it| Some(Value::Text(it.to_owned()))));
            values.push(Some(Value::Text(OTHER.to_owned())));
            if derived.values == FactValues::Units {
                values.retain(|it| match it {
                    Some(Value::Text(text)) => {
                        text == OTHER || pack.units.iter().any(|id| id.as_str() == text)
                    }
                    _ => true,
                });
                values.push(None);
            }
        }
        FactKind::Date | FactKind::Rows => values.push(None),
    }
    let states = values.into_iter().map(|value| vec![value]).collect();
    Some(Factor { facts: vec![fact.to_owned()], states })
}
