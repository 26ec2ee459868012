//! Conditions of every shape: each test that goes with each fact, by itself and in random trees, as rules of a pack. Real
//! packs use few of the tests on few of the facts.

use crate::fixtures::pack_files;
use crate::package_example::load;
use crate::random_requests::some;
use fastrand::Rng;
use requisite_pack::{
    CLASSES, Condition, DERIVED_FACTS, FactKind, FactScope, FactValues, Pack, Question, QuestionKind,
};
use requisite_request::Form;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The file of the rules.
const RULES: &str = "rules/any-shape.json";

/// Random trees for each kind of place on which rules are tried.
const N_TREES: usize = 25;

/// A fact that a rule may test, and texts that it can be or hold.
#[derive(Clone)]
struct Testable {
    name: String,
    kind: FactKind,
    texts: Vec<String>,
}

/// The files of an agency whose rules are these conditions.
pub fn files_of_every_shape() -> BTreeMap<String, Vec<u8>> {
    files_with(|pack| rules_file(pack, &mut Rng::with_seed(1)))
}

/// The files of an agency whose rules demand either of two answers to be another, so that it takes both to be rid of one.
pub fn files_of_either_or() -> BTreeMap<String, Vec<u8>> {
    files_with(|pack| {
        let mut rng = Rng::with_seed(1);
        let chosen = pack.questions().filter(|it| {
            matches!(it.kind, QuestionKind::Choice | QuestionKind::YesNo) && it.shown == Condition::Always
        });
        let facts: Vec<Testable> = chosen.map(of_question).collect();
        let mut rules = Vec::new();
        for first in &facts {
            for second in facts.iter().filter(|it| it.name > first.name) {
                let parts: Vec<Value> =
                    [first, second].map(|fact| tests_on(fact, &facts, &mut rng).swap_remove(0)).to_vec();
                rules.push((json!({"scope": "request"}), json!({ "any": parts })));
            }
        }
        as_file(pack, &rules)
    })
}

fn files_with(rules: impl Fn(&Pack) -> Value) -> BTreeMap<String, Vec<u8>> {
    let mut files = pack_files("ospi");
    let rules = rules(&load(&files));
    files.insert(RULES.to_owned(), rules.to_string().into());
    let mut about: Value = serde_json::from_slice(&files["pack.json"]).unwrap();
    about["files"]["rules"] = json!([RULES]);
    files.insert("pack.json".to_owned(), about.to_string().into());
    files
}

/// The pack of these files.
pub fn pack_of(files: &BTreeMap<String, Vec<u8>>) -> Pack {
    // Complaints remain, of words for the rules and of what else is not there: nothing that a condition needs.
    let pack = requisite_pack::load(files).pack.unwrap();
    let rules: Value = serde_json::from_slice(&files[RULES]).unwrap();
    assert_eq!(pack.rules.len(), rules["rules"].as_array().unwrap().len(), "a condition was refused");
    pack
}

/// A file of rules with these conditions.
fn rules_file(pack: &Pack, rng: &mut Rng) -> Value {
    let of_request = testable(pack, FactScope::Request);
    let with_ask = [of_request.clone(), testable(pack, FactScope::Ask)].concat();
    let with_element = [with_ask.clone(), testable(pack, FactScope::Element)].concat();
    let mut rules = Vec::new();
    rules_on(json!({"scope": "request"}), &of_request, &of_request, rng, &mut rules);
    rules_on(json!({"scope": "ask"}), &testable(pack, FactScope::Ask), &with_ask, rng, &mut rules);
    rules_on(
        json!({"scope": "element"}),
        &testable(pack, FactScope::Element),
        &with_element,
        rng,
        &mut rules,
    );
    for question in pack.questions().filter(|question| question.kind == QuestionKind::Rows) {
        let fields: Vec<Testable> = question
            .fields
            .iter()
            .map(|field| Testable {
                name: format!("row.{}", field.id),
                kind: field.kind.into(),
                texts: field.options.clone(),
            })
            .collect();
        let with_fields = [of_request.clone(), fields.clone()].concat();
        rules_on(json!({"scope": "row", "of": question.id}), &fields, &with_fields, rng, &mut rules);
    }
    as_file(pack, &rules)
}

fn as_file(pack: &Pack, rules: &[(Value, Value)]) -> Value {
    json!({ "rules": rules.iter().enumerate().map(|(idx, (scope, when))| {
        let mut rule = scope.clone();
        rule["code"] = format!("any-shape-{idx}").into();
        rule["when"] = when.clone();
        rule["severity"] = "note".into();
        rule["basis"] = "assumption".into();
        rule["source"] = json!([pack.sources.first().map(|source| &source.id)]);
        rule
    }).collect::<Vec<_>>() })
}

fn rules_on(
    scope: Value,
    own: &[Testable],
    all: &[Testable],
    rng: &mut Rng,
    rules: &mut Vec<(Value, Value)>,
) {
    for fact in own {
        rules.extend(tests_on(fact, all, rng).into_iter().map(|when| (scope.clone(), when)));
    }
    for _ in 0..N_TREES {
        rules.push((scope.clone(), tree(own, all, 3, rng)));
    }
}

fn tree(own: &[Testable], all: &[Testable], depth: u8, rng: &mut Rng) -> Value {
    let parts = |rng: &mut Rng| -> Vec<Value> {
        (0..rng.usize(2..4)).map(|_| tree(own, all, depth - 1, rng)).collect()
    };
    match rng.u8(if depth == 0 { 0..2 } else { 0..8 }) {
        choice @ 0..2 => {
            let fact = some(rng, if choice == 0 { all } else { own });
            let tests = tests_on(fact, all, rng);
            some(rng, &tests).clone()
        }
        2 => json!({ "not": tree(own, all, depth - 1, rng) }),
        3..5 => json!({ "any": parts(rng) }),
        _ => json!({ "all": parts(rng) }),
    }
}

/// Every test that goes with a fact, with random constants.
fn tests_on(fact: &Testable, all: &[Testable], rng: &mut Rng) -> Vec<Value> {
    let name = &fact.name;
    let text = |rng: &mut Rng| match fact.texts.as_slice() {
        [] => "Some words".to_owned(),
        texts => some(rng, texts).clone(),
    };
    let two = [text(rng), text(rng)];
    let n = rng.i64(0..5);
    let mut tests = match fact.kind {
        FactKind::Text => {
            vec![json!({"fact": name, "is": text(rng)}), json!({"fact": name, "in": two})]
        }
        FactKind::Set => {
            vec![json!({"fact": name, "has": text(rng)}), json!({"fact": name, "has_any": two})]
        }
        FactKind::YesNo => vec![json!({"fact": name, "is": rng.bool()})],
        FactKind::Number => vec![
            json!({"fact": name, "is": n}),
            json!({"fact": name, "at_least": n}),
            json!({"fact": name, "at_most": n}),
        ],
        FactKind::Date => {
            let dates: Vec<&Testable> = all.iter().filter(|it| it.kind == FactKind::Date).collect();
            vec![
                json!({"fact": name, "before": some(rng, &dates).name}),
                json!({"fact": name, "not_after": some(rng, &dates).name}),
            ]
        }
        FactKind::Rows => Vec::new(),
    };
    tests.push(json!({"fact": name, "answered": rng.bool()}));
    tests
}

fn testable(pack: &Pack, scope: FactScope) -> Vec<Testable> {
    let derived = DERIVED_FACTS.iter().filter(|fact| fact.scope == scope);
    let mut facts: Vec<Testable> = derived
        .map(|fact| Testable {
            name: fact.name.to_owned(),
            kind: fact.kind,
            texts: texts_of(pack, fact.values),
        })
        .collect();
    if scope == FactScope::Request {
        facts.extend(pack.questions().map(of_question));
        let with_rows = pack.questions().filter(|question| question.kind == QuestionKind::Rows);
        facts.extend(with_rows.map(|question| Testable {
            name: format!("count:{}", question.id),
            kind: FactKind::Number,
            texts: Vec::new(),
        }));
    }
    facts
}

fn of_question(question: &Question) -> Testable {
    Testable { name: question.id.to_string(), kind: question.kind.into(), texts: question.options.clone() }
}

fn texts_of(pack: &Pack, values: FactValues) -> Vec<String> {
    let mut texts: Vec<String> = match values {
        FactValues::Any => Vec::new(),
        FactValues::Classes => CLASSES.iter().map(|it| (*it).to_owned()).collect(),
        FactValues::Forms => Form::ALL.iter().map(|it| it.as_str().to_owned()).collect(),
        FactValues::Units => pack.units.iter().map(ToString::to_string).collect(),
        FactValues::Breakdowns => pack.breakdowns.iter().map(|it| it.id.to_string()).collect(),
        FactValues::Groups => pack.groups.clone(),
        FactValues::Elements => pack.elements.iter().map(|it| it.id.to_string()).collect(),
        FactValues::Levels => pack.elements.iter().map(|it| it.level.as_str().to_owned()).collect(),
        FactValues::Identifiers => pack.elements.iter().map(|it| it.identifier.as_str().to_owned()).collect(),
        FactValues::BaseFiles => pack.elements.iter().map(|it| it.base_file.as_str().to_owned()).collect(),
        FactValues::Years => {
            vec!["2009-10".to_owned(), "2019-20".to_owned(), "2023-24".to_owned()]
        }
    };
    texts.sort();
    texts.dedup();
    texts
}
