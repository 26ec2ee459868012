//! What the lint says of conditions is so, tried on random ones. The seed is fixed, so a failure comes back.

use crate::fixtures::{pack_files, today};
use crate::pack_broken::broken;
use crate::random_requests::random_request;
use fastrand::Rng;
use requisite_pack::{
    CLASSES, Condition, DERIVED_FACTS, FactKind, FactScope, FactValues, Flaw, FlawKind, Pack, RuleTest,
    flaws, load,
};
use requisite_precheck::{Fact, Facts, Truth, evaluate, precheck};
use requisite_request::Form;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn some<'a, T>(rng: &mut Rng, items: &'a [T]) -> &'a T {
    &items[rng.usize(..items.len())]
}

fn condition(rng: &mut Rng, depth: u32, test: &dyn Fn(&mut Rng) -> Value) -> Value {
    if depth == 0 || rng.u8(..4) == 0 {
        return test(rng);
    }
    let branch = *some(rng, &["all", "all", "any", "not"]);
    if branch == "not" {
        return json!({ "not": condition(rng, depth - 1, test) });
    }
    let parts: Vec<Value> = (0..rng.usize(2..4)).map(|_| condition(rng, depth - 1, test)).collect();
    json!({ branch: parts })
}

/// The entries, such as `rule 3`, of which the lint says this of the whole condition, not of a part of an `any` or of a list.
fn entries(flaws: &[Flaw], is_meant: impl Fn(&FlawKind) -> bool) -> BTreeSet<String> {
    let meant = flaws
        .iter()
        .filter(|it| is_meant(&it.kind) && !it.field.contains("any[") && !it.field.contains(".in["));
    meant.map(|it| it.entry.clone()).collect()
}

fn is_never(kind: &FlawKind) -> bool {
    matches!(kind, FlawKind::NeverTrue(_))
}

fn is_always(kind: &FlawKind) -> bool {
    matches!(kind, FlawKind::AlwaysTrue | FlawKind::AlwaysShown)
}

const QUESTIONS: &[(&str, &str)] = &[
    ("choice", "choice"),
    ("flag", "yes_no"),
    ("accepted", "acknowledge"),
    ("number", "number"),
    ("several", "choices"),
    ("first", "date"),
    ("last", "date"),
    ("line", "text"),
];

fn test_of_answer(rng: &mut Rng, ids: &[&str]) -> Value {
    let id = *some(rng, ids);
    if rng.u8(..4) == 0 {
        return json!({"fact": id, "answered": rng.bool()});
    }
    let options = ["x", "y", "z"];
    match id {
        "choice" | "line" => match rng.u8(..2) {
            0 => json!({"fact": id, "is": some(rng, &options)}),
            _ => json!({"fact": id, "in": [some(rng, &options), some(rng, &options)]}),
        },
        "flag" | "accepted" => json!({"fact": id, "is": rng.bool()}),
        "number" => match rng.u8(..3) {
            0 => json!({"fact": id, "is": rng.i8(0..3)}),
            1 => json!({"fact": id, "at_least": rng.i8(0..3)}),
            _ => json!({"fact": id, "at_most": rng.i8(0..3)}),
        },
        "several" => json!({"fact": id, "has_any": [some(rng, &options), some(rng, &options)]}),
        _ => {
            let dates: Vec<&str> = ids.iter().copied().filter(|id| matches!(*id, "first" | "last")).collect();
            let test = *some(rng, &["before", "not_after"]);
            json!({"fact": id, test: some(rng, &dates)})
        }
    }
}

/// Everything that an answer can be, as far as tests can tell.
fn answers(id: &str) -> Vec<Option<Fact>> {
    let text = |text: &str| Some(Fact::Text(text.to_owned()));
    let mut facts = match id {
        "choice" => vec![text("x"), text("y"), text("z")],
        "line" => vec![text("x"), text("y"), text("z"), text("else")],
        "flag" => vec![Some(Fact::Yes(true)), Some(Fact::Yes(false))],
        "accepted" => vec![Some(Fact::Yes(true))],
        "number" => (-1..5).map(|it| Some(Fact::Number(it))).collect(),
        "several" => (0..8_u8)
            .map(|bits| {
                let letters = ["x", "y", "z"].into_iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
                Some(Fact::Set(letters.map(|(_, it)| it.to_owned()).collect()))
            })
            .collect(),
        _ => (1..4).map(|day| Some(Fact::Date(format!("2026-01-0{day}").parse().unwrap()))).collect(),
    };
    facts.extend([Some(Fact::Unreadable), None]);
    facts
}

/// All ways of answering.
fn ways(ids: &[&str]) -> Vec<BTreeMap<String, Fact>> {
    let mut ways = vec![BTreeMap::new()];
    for id in ids {
        let longer = ways.iter().flat_map(|way| {
            answers(id).into_iter().map(|fact| {
                let mut way = way.clone();
                way.extend(fact.map(|fact| ((*id).to_owned(), fact)));
                way
            })
        });
        ways = longer.collect();
    }
    ways
}

fn truth(condition: &Condition, way: &BTreeMap<String, Fact>) -> Truth {
    let mut facts = Facts::default();
    for (name, fact) in way {
        facts.set(name, fact.clone());
    }
    evaluate(condition, &facts).truth
}

fn random_questions(rng: &mut Rng, ids: &[&str]) -> Vec<Value> {
    let questions = ids.iter().enumerate().map(|(at, id)| {
        let kind = QUESTIONS.iter().find(|(known, _)| known == id).unwrap().1;
        let mut question = json!({"id": id, "kind": kind, "source": ["LAW"], "basis": "found"});
        if kind.starts_with("choice") {
            question["options"] = json!(["x", "y", "z"]);
        }
        if at > 0 && rng.bool() {
            question["shown"] = condition(rng, 2, &|rng| test_of_answer(rng, &ids[..at]));
        }
        question
    });
    questions.collect()
}

fn random_rules(n: usize, mut rule: impl FnMut() -> Value) -> Vec<Value> {
    let complete = |at: usize, mut rule: Value| {
        rule["code"] = json!(format!("r{at}"));
        rule["severity"] = json!("note");
        rule["source"] = json!(["LAW"]);
        rule["basis"] = json!("found");
        rule
    };
    (0..n).map(|at| complete(at, rule())).collect()
}

fn bytes(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}

/// A pack of only these questions and rules.
fn small_pack(questions: &[Value], rules: &[Value]) -> (Pack, BTreeMap<String, Vec<u8>>) {
    let mut files = broken("no_faults");
    let mut head: Value = serde_json::from_slice(&files["pack.json"]).unwrap();
    head["uses"] = json!({});
    head["sections"] = json!(["study"]);
    head["files"]["questions"] = json!(["questions/study.json"]);
    head["files"]["rules"] = json!(["rules/data.json"]);
    for field in ["routes", "obligations"] {
        head["files"].as_object_mut().unwrap().remove(field);
    }
    files.insert("pack.json".to_owned(), bytes(&head));
    files.insert(
        "questions/study.json".to_owned(),
        bytes(&json!({"section": "study", "questions": questions})),
    );
    files.insert("rules/data.json".to_owned(), bytes(&json!({"rules": rules})));
    files.insert("words.en.json".to_owned(), bytes(&words_of(&json!({}), rules.len())));
    let pack = load(&files).pack.unwrap();
    assert_eq!((pack.questions().count(), pack.rules.len()), (questions.len(), rules.len()));
    (pack, files)
}

/// The words with some for every rule, all different, so that no rules are compared.
fn words_of(words: &Value, n_rules: usize) -> Value {
    let mut words = words.clone();
    for at in 0..n_rules {
        words["rules"][format!("r{at}")] = json!({"what": format!("Rule {at}."), "why": "At random."});
    }
    words
}

#[test]
fn conditions_on_answers_can_be_true_exactly_when_some_answers_make_them() {
    let (mut n_never, mut n_always) = (0, 0);
    for seed in 0..60 {
        let mut rng = Rng::with_seed(seed);
        let mut ids: Vec<&str> = QUESTIONS.iter().map(|(id, _)| *id).collect();
        rng.shuffle(&mut ids);
        ids.truncate(4);
        let questions = random_questions(&mut rng, &ids);
        let rules =
            random_rules(10, || json!({"when": condition(&mut rng, 3, &|rng| test_of_answer(rng, &ids))}));
        let (pack, files) = small_pack(&questions, &rules);
        let said = flaws(&pack, &files);

        // An answer counts only while its question is asked.
        let all = ways(&ids);
        let counts = |way: &BTreeMap<String, Fact>, freed: &BTreeSet<&str>| {
            pack.questions().all(|it| {
                let id = it.id.as_str();
                !way.contains_key(id) || freed.contains(id) || truth(&it.shown, way) == Truth::True
            })
        };
        let real: Vec<_> = all.iter().filter(|way| counts(way, &BTreeSet::new())).collect();
        let is_asked = |shown: &Condition| real.iter().any(|way| truth(shown, way) == Truth::True);
        let never_asked: BTreeSet<&str> =
            pack.questions().filter(|it| !is_asked(&it.shown)).map(|it| it.id.as_str()).collect();
        // Questions that are never asked are complained of once: elsewhere they count as asked.
        let real: Vec<_> = all.iter().filter(|way| counts(way, &never_asked)).collect();

        let (mut never, mut always) = (BTreeSet::new(), BTreeSet::new());
        let mut judge = |entry: String, condition: &Condition| {
            if *condition == Condition::Always {
                return;
            }
            if real.iter().all(|way| truth(condition, way) != Truth::True) {
                never.insert(entry);
            } else if real.iter().all(|way| truth(condition, way) == Truth::True) {
                always.insert(entry);
            }
        };
        for (at, rule) in pack.rules.iter().enumerate() {
            let RuleTest::When(when) = &rule.test else { panic!("{}", rule.code) };
            judge(format!("rule {} ({})", at + 1, rule.code), when);
        }
        for (at, question) in pack.questions().enumerate() {
            judge(format!("question {} ({})", at + 1, question.id), &question.shown);
        }
        let context = || format!("seed {seed}: {}\n{}", json!(questions), json!(rules));
        assert_eq!(entries(&said, is_never), never, "{}", context());
        assert_eq!(entries(&said, is_always), always, "{}", context());
        n_never += never.len();
        n_always += always.len();
    }
    assert!(n_never > 30 && n_always > 5, "{n_never} {n_always}");
}

fn test_of_derived(rng: &mut Rng, pack: &Pack, scope: FactScope) -> Value {
    let facts: Vec<_> = DERIVED_FACTS.iter().filter(|it| it.scope <= scope).collect();
    let fact = *some(rng, &facts);
    let name = fact.name;
    if rng.u8(..8) == 0 {
        return json!({"fact": name, "answered": rng.bool()});
    }
    let element = some(rng, &pack.elements);
    let text = match fact.values {
        FactValues::Any => element.collection.clone(),
        FactValues::Classes => (*some(rng, CLASSES)).to_owned(),
        FactValues::Forms => some(rng, &Form::ALL).as_str().to_owned(),
        FactValues::Units => some(rng, &pack.units).to_string(),
        FactValues::Breakdowns => some(rng, &pack.breakdowns).id.to_string(),
        FactValues::Groups => element.group.clone(),
        FactValues::Elements => element.id.to_string(),
        FactValues::Levels => element.level.as_str().to_owned(),
        FactValues::Identifiers => element.identifier.as_str().to_owned(),
        FactValues::BaseFiles => element.base_file.as_str().to_owned(),
        FactValues::Years => format!("20{}-{}", rng.u8(10..25), rng.u8(10..25)),
    };
    match fact.kind {
        FactKind::YesNo => json!({"fact": name, "is": rng.bool()}),
        FactKind::Number => {
            let test = *some(rng, &["is", "at_least", "at_most"]);
            json!({"fact": name, test: rng.u8(0..4)})
        }
        FactKind::Set if fact.values == FactValues::Years => json!({"fact": name, "has": "2018-19"}),
        FactKind::Set => json!({"fact": name, "has": text}),
        _ => json!({"fact": name, "is": if text.is_empty() { "None".to_owned() } else { text }}),
    }
}

#[test]
fn no_request_contradicts_what_is_said_of_conditions() {
    const N_RULES: usize = 400;
    let mut files = pack_files("ospi");
    let pack = load(&files).pack.unwrap();
    let mut rng = Rng::with_seed(7);
    let rules = random_rules(N_RULES, || {
        let (scope, facts) = *some(
            &mut rng,
            &[("request", FactScope::Request), ("ask", FactScope::Ask), ("element", FactScope::Element)],
        );
        let when = condition(&mut rng, 2, &|rng| test_of_derived(rng, &pack, facts));
        json!({"scope": scope, "when": when})
    });
    let mut rules = rules;
    for rule in &mut rules {
        rule["source"] = json!(["general-knowledge"]);
    }
    let mut head: Value = serde_json::from_slice(&files["pack.json"]).unwrap();
    head["files"]["rules"] = json!(["random.json"]);
    files.insert("pack.json".to_owned(), bytes(&head));
    files.insert("random.json".to_owned(), bytes(&json!({"rules": rules})));
    let words: Value = serde_json::from_slice(&files["words.en.json"]).unwrap();
    files.insert("words.en.json".to_owned(), bytes(&words_of(&words, N_RULES)));
    let pack = load(&files).pack.unwrap();
    assert_eq!(pack.rules.len(), N_RULES);
    let said = flaws(&pack, &files);
    let codes = |entries: BTreeSet<String>| -> BTreeSet<String> {
        let codes =
            entries.iter().filter_map(|it| Some(it.split_once('(')?.1.trim_end_matches(')').to_owned()));
        codes.collect()
    };
    let (never, always) = (codes(entries(&said, is_never)), codes(entries(&said, is_always)));
    assert!(never.len() > 20, "{never:?}");

    for seed in 0..200 {
        let request = random_request(&pack, &mut Rng::with_seed(seed));
        let report = precheck(&pack, &request, today());
        let found: BTreeSet<&str> = report.findings.iter().map(|it| it.code.as_str()).collect();
        for (rule, written) in pack.rules.iter().zip(&rules) {
            let is_found = found.contains(rule.code.as_str());
            assert!(!(is_found && never.contains(&rule.code)), "seed {seed}: found after all: {written}");
            let is_tried = rule.scope == requisite_pack::Scope::Request;
            assert!(
                is_found || !is_tried || !always.contains(&rule.code),
                "seed {seed}: not found: {written}"
            );
        }
    }
}
