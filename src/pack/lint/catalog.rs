//! Facts that follow from the elements of a request: which of their values go together, as the catalog has them.

use super::model::{Factor, MOST_STATES, Tests};
use super::numbers::around;
use super::value::{Value, try_test};
use crate::{Element, Identifier, Pack, Scope, Test};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The facts that hang together here.
pub(crate) const FACTS: &[&str] = &[
    "elements",
    "groups",
    "levels",
    "identifiers",
    "n_elements",
    "n_indirect",
    "element.id",
    "element.group",
    "element.identifier",
    "element.base_file",
    "element.level",
    "element.reason",
    "element.collection",
];

/// What the tests on sets say of some elements: one bit a test.
type Told = u64;

/// Some elements, as few as give what they tell.
type Chosen<'a> = Vec<&'a Element>;

/// The facts among `order`, with the values that go together; nothing when they are too many.
pub(crate) fn factor(pack: &Pack, scope: &Scope, order: &[&str], tests: &Tests<'_>) -> Option<Factor> {
    let facts: Vec<String> =
        FACTS.iter().filter(|fact| order.contains(fact)).map(|it| (*it).to_owned()).collect();
    let mut lists: Vec<(&str, &Test)> = Vec::new();
    for fact in ["elements", "groups", "levels", "identifiers"] {
        let tests = tests.get(fact).into_iter().flatten();
        lists.extend(tests.filter(|it| matches!(it, Test::HasAny(_))).map(|test| (fact, *test)));
    }
    if lists.len() > 60 {
        return None;
    }
    let profiles: Vec<Told> = pack.elements.iter().map(|element| told(element, &lists)).collect();
    let mut states = BTreeSet::new();
    if matches!(scope, Scope::Element) {
        let mut seen = BTreeSet::new();
        for (own, profile) in pack.elements.iter().zip(&profiles) {
            // Elements that no test tells apart stand for one another.
            if seen.insert((own_outcomes(own, tests), *profile)) {
                let start = BTreeMap::from([(*profile, vec![own])]);
                add_states(pack, &facts, tests, &profiles, (start, Some(own)), &mut states)?;
            }
        }
    } else {
        let start = BTreeMap::from([(0, Vec::new())]);
        add_states(pack, &facts, tests, &profiles, (start, None), &mut states)?;
    }
    Some(Factor { facts, states: states.into_iter().collect() })
}

/// What the tests on sets say of one element.
fn told(element: &Element, lists: &[(&str, &Test)]) -> Told {
    lists.iter().enumerate().fold(0, |bits, (at, (fact, test))| {
        let value = Value::Text(part(element, fact).to_owned());
        bits | (Told::from(try_test(Some(&value), test).yes) << at)
    })
}

/// What an element adds to a set.
fn part<'e>(element: &'e Element, fact: &str) -> &'e str {
    match fact {
        "elements" => element.id.as_str(),
        "groups" => &element.group,
        "levels" => element.level.as_str(),
        _ => element.identifier.as_str(),
    }
}

fn own_outcomes(element: &Element, tests: &Tests<'_>) -> Vec<bool> {
    let of_element = tests.iter().filter(|(fact, _)| fact.starts_with("element."));
    let outcomes = of_element.flat_map(|(fact, tests)| {
        let value = own_value(element, fact);
        tests.iter().map(move |test| try_test(value.as_ref(), test).yes)
    });
    outcomes.collect()
}

fn own_value(element: &Element, fact: &str) -> Option<Value> {
    Some(Value::Text(match fact {
        "element.id" => element.id.as_str().to_owned(),
        "element.group" => element.group.clone(),
        "element.identifier" => element.identifier.as_str().to_owned(),
        "element.base_file" => element.base_file.as_str().to_owned(),
        "element.level" => element.level.as_str().to_owned(),
        "element.collection" => element.collection.clone(),
        "element.reason" => return Some(Value::Yes(element.reason)),
        _ => return None,
    }))
}

/// Adds the states of all choices of elements that begin with a choice.
fn add_states<'a>(
    pack: &'a Pack,
    facts: &[String],
    tests: &Tests<'_>,
    profiles: &[Told],
    (start, own): (BTreeMap<Told, Chosen<'a>>, Option<&'a Element>),
    states: &mut BTreeSet<Vec<Option<Value>>>,
) -> Option<()> {
    let mut different: BTreeMap<Told, &Element> = BTreeMap::new();
    for (element, profile) in pack.elements.iter().zip(profiles) {
        different.entry(*profile).or_insert(element);
    }
    // One element more at a time, so that each outcome is first met with as few elements as give it.
    let (mut met, mut newest) = (start.clone(), start);
    while !newest.is_empty() {
        let mut next = BTreeMap::new();
        for (told, chosen) in &newest {
            for (profile, element) in &different {
                let both = told | profile;
                if let Entry::Vacant(place) = met.entry(both) {
                    let mut more = chosen.clone();
                    more.push(element);
                    place.insert(more.clone());
                    next.insert(both, more);
                }
            }
        }
        if met.len() > MOST_STATES {
            return None;
        }
        newest = next;
    }
    for (told, chosen) in &met {
        let most = profiles.iter().filter(|profile| *profile | told == *told).count();
        let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let least_indirect = own.is_some_and(|it| it.identifier == Identifier::Indirect);
        for n_elements in around("n_elements", tests, whole(chosen.len()), whole(most)) {
            for n_indirect in around("n_indirect", tests, i64::from(least_indirect), n_elements) {
                let state = facts.iter().map(|fact| match fact.as_str() {
                    "n_elements" => Some(Value::Number(n_elements)),
                    "n_indirect" => Some(Value::Number(n_indirect)),
                    fact if fact.starts_with("element.") => own_value(own?, fact),
                    fact => {
                        let parts = chosen.iter().map(|element| part(element, fact).to_owned());
                        Some(Value::Set(parts.collect()))
                    }
                });
                states.insert(state.collect());
            }
        }
        if states.len() > MOST_STATES {
            return None;
        }
    }
    Some(())
}
