//! The requests that conditions can meet, as far as the conditions can tell them apart: for each fact the values that tests
//! distinguish, and what the pack and the program say about facts together.
//!
//! INVARIANT: every real request is among them. More may be: then something is not found that could have been, but nothing
//! is said that is not so.

use super::answers::{Answers, question_of};
use super::catalog;
use super::kinds_of_data;
use super::numbers;
use super::value::{Value, try_test};
use crate::facts::derived_fact;
use crate::{Condition, FactKind, FactName, Pack, QuestionKind, Scope, Test};
use std::collections::{BTreeMap, BTreeSet};

/// Most states of facts that hang together.
pub(crate) const MOST_STATES: usize = 20_000;

/// Facts that hang together, and the values that they can have at the same time.
#[derive(Debug)]
pub(crate) struct Factor {
    pub facts: Vec<String>,
    /// One value a fact, in the order of the facts.
    pub states: Vec<Vec<Option<Value>>>,
}

/// The requests that conditions can meet.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub factors: Vec<Factor>,
    /// Conditions that hold in every request.
    pub axioms: Vec<Condition>,
    /// Whether some facts have more states than are tried.
    pub too_large: bool,
}

/// What a model knows.
#[derive(Clone, Copy)]
pub(crate) struct Premises<'a> {
    pub pack: &'a Pack,
    /// Questions that nobody can have answered.
    pub unasked: &'a BTreeSet<String>,
    /// Questions that may be answered whether they are asked or not.
    pub freed: &'a BTreeSet<String>,
    /// Whether elements are as in the catalog.
    pub with_catalog: bool,
}

/// The tests on each fact, distinct.
pub(crate) type Tests<'c> = BTreeMap<&'c str, Vec<&'c Test>>;

/// The requests that these conditions can meet, tried in a scope.
pub(crate) fn model(premises: &Premises<'_>, scope: &Scope, conditions: &[&Condition]) -> Model {
    let pack = premises.pack;
    let mut model = Model::default();
    if let Scope::Row(question) = scope {
        model.axioms.push(Condition::Fact(FactName(question.to_string()), Test::Answered(true)));
    }
    let mut waiting: Vec<&Condition> = conditions.to_vec();
    let (mut facts, mut order) = (BTreeSet::new(), Vec::new());
    let own = model.axioms.clone();
    waiting.extend(&own);
    let mut all: Vec<&Condition> = Vec::new();
    while !waiting.is_empty() {
        let mut shown = Vec::new();
        for condition in std::mem::take(&mut waiting) {
            all.push(condition);
            condition.each_test(&mut |name, test| {
                for fact in facts_tested(pack, name, test) {
                    if !facts.insert(fact) {
                        continue;
                    }
                    order.push(fact);
                    let question = question_of(pack, fact);
                    let question = question.filter(|it| it.shown != Condition::Always);
                    let Some(question) = question.filter(|it| !premises.freed.contains(it.id.as_str()))
                    else {
                        continue;
                    };
                    let unanswered =
                        Condition::Fact(FactName(question.id.to_string()), Test::Answered(false));
                    let axiom = Condition::Any(vec![unanswered, question.shown.clone()]);
                    if !model.axioms.contains(&axiom) {
                        model.axioms.push(axiom);
                        shown.push(&question.shown);
                    }
                }
            });
        }
        waiting = shown;
    }
    let laws = laws(&facts);
    let mut tests = Tests::new();
    for condition in all.into_iter().chain(&laws) {
        condition.each_test(&mut |name, test| {
            let list = tests.entry(name.0.as_str()).or_default();
            if !list.contains(&test) {
                list.push(test);
            }
        });
    }
    add_factors(premises, scope, &order, &tests, &mut model);
    model.axioms.extend(laws);
    model
}

/// The facts on which a test depends.
fn facts_tested<'c>(pack: &'c Pack, name: &'c FactName, test: &'c Test) -> Vec<&'c str> {
    let mut facts = vec![name.0.as_str()];
    if let Test::Before(other) | Test::NotAfter(other) = test {
        facts.push(&other.0);
    }
    if name.0 == "study_days" {
        facts.extend([&pack.uses.start, &pack.uses.end].into_iter().flatten().map(|id| id.as_str()));
    }
    if let Some(question) = name.0.strip_prefix("count:") {
        facts.push(question);
    }
    facts
}

/// What holds between facts that do not stand in one factor.
fn laws(facts: &BTreeSet<&str>) -> Vec<Condition> {
    let test = |fact: &str, test| Condition::Fact(FactName(fact.to_owned()), test);
    let mut laws = Vec::new();
    if facts.contains("n_asks") && facts.contains("n_elements") {
        // Elements are chosen in asks.
        laws.push(Condition::Any(vec![
            test("n_elements", Test::AtMost(0)),
            test("n_asks", Test::AtLeast(1)),
        ]));
    }
    laws
}

fn add_factors(premises: &Premises<'_>, scope: &Scope, order: &[&str], tests: &Tests<'_>, model: &mut Model) {
    let is_date = |fact: &&&str| kind_of(premises.pack, scope, fact) == Some(FactKind::Date);
    let answers = Answers {
        pack: premises.pack,
        unasked: premises.unasked,
        scope,
        n_days: i64::try_from(order.iter().filter(is_date).count()).unwrap_or(i64::MAX),
    };
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for fact in order {
        if done.contains(fact) {
            continue;
        }
        let with_catalog = premises.with_catalog;
        let factor = if kinds_of_data::FACTS.contains(fact) {
            kinds_of_data::factor(scope, order, tests)
        } else if catalog::FACTS.contains(fact) && with_catalog {
            catalog::factor(premises.pack, scope, order, tests)
        } else if numbers::FACTS.contains(fact) {
            numbers::of_breakdowns(premises.pack, order, tests)
        } else if derived_fact(fact).is_some() && *fact != "study_days" {
            numbers::single(premises.pack, fact, tests)
        } else {
            answers.factor(fact, order, tests)
        };
        let Some(factor) = factor else {
            model.too_large = true;
            return;
        };
        done.extend(order.iter().filter(|it| factor.facts.iter().any(|fact| fact == *it)));
        model.factors.push(distinct(factor, tests));
    }
}

/// What a fact is.
fn kind_of(pack: &Pack, scope: &Scope, fact: &str) -> Option<FactKind> {
    if let Some(derived) = derived_fact(fact) {
        return Some(derived.kind);
    }
    if let (Scope::Row(of), Some(field)) = (scope, fact.strip_prefix("row.")) {
        let field = pack.question(of)?.fields.iter().find(|it| it.id.as_str() == field)?;
        return Some(field.kind.into());
    }
    pack.questions().find(|it| it.id.as_str() == fact).map(|it: &crate::Question| match it.kind {
        QuestionKind::Rows => FactKind::Rows,
        kind => kind.into(),
    })
}

/// Keeps one of all states that no test tells apart.
fn distinct(mut factor: Factor, tests: &Tests<'_>) -> Factor {
    let mut seen = BTreeSet::new();
    let facts = std::mem::take(&mut factor.facts);
    factor.states.retain(|state| {
        let mut told: Vec<(i64, bool, bool)> = Vec::new();
        for (fact, value) in facts.iter().zip(state) {
            // Days are compared with one another, so that each is told apart.
            let day = if let Some(Value::Day(day)) = value { *day } else { -1 };
            told.push((day, value.is_some(), *value == Some(Value::Unreadable)));
            for test in tests.get(fact.as_str()).into_iter().flatten() {
                let truths = try_test(value.as_ref(), test);
                told.push((-1, truths.yes, truths.no));
            }
        }
        seen.insert(told)
    });
    factor.facts = facts;
    factor
}
