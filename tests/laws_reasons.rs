//! Laws on what a verdict rests on: the facts that are named decide it, all of them are needed, and without the answers
//! behind them there is no verdict.

use crate::laws::{Damaged, Tally, each_request, each_request_to};
use crate::random_conditions::{files_of_every_shape, pack_of};
use crate::random_requests::{how_many, some};
use crate::standpoints::Stand;
use fastrand::Rng;
use requisite_pack::{Condition, Constant, FactName, Pack, Test};
use requisite_precheck::facts::{Fact, Facts, Lookup};
use requisite_precheck::{Outcome, Truth, Verdict, evaluate, evaluate_with_reasons, precheck};
use requisite_request::{AskPart, Date, Edit, Place, QuestionId, Request};
use std::collections::{BTreeMap, BTreeSet};

/// Other values that the facts outside a reason are given, time after time.
const N_OTHERWISE: usize = 3;
/// Facts of a condition up to which every smaller set of them is tried.
const MOST_FACTS: usize = 8;
/// What follows from the kinds of data that are asked for.
const OF_FORM: [&str; 5] = ["class", "student_level", "sharing_process", "identifiable", "ask.form"];

/// Some facts as they are; the others have another value, none, or cannot be looked at when they are not in the list.
struct Kept<'a> {
    facts: &'a dyn Lookup,
    kept: &'a BTreeSet<String>,
    others: BTreeMap<String, Option<Fact>>,
}

impl Lookup for Kept<'_> {
    fn get(&self, name: &str) -> Option<&Fact> {
        if self.kept.contains(name) { self.facts.get(name) } else { self.others.get(name)?.as_ref() }
    }

    fn hides(&self, name: &str) -> bool {
        !self.kept.contains(name) && !self.others.contains_key(name)
    }
}

/// The facts that a condition tests, and the texts that it names.
fn tested(condition: &Condition) -> (BTreeSet<String>, Vec<String>) {
    let (mut names, mut texts) = (BTreeSet::new(), vec!["Some words".to_owned()]);
    condition.each_test(&mut |name, test| {
        names.insert(name.0.clone());
        match test {
            Test::Before(other) | Test::NotAfter(other) => {
                names.insert(other.0.clone());
            }
            Test::Is(Constant::Text(text)) => texts.push(text.clone()),
            Test::In(list) | Test::HasAny(list) => texts.extend(list.iter().cloned()),
            _ => {}
        }
    });
    (names, texts)
}

/// Any value at all, or none.
fn any_fact(rng: &mut Rng, texts: &[String]) -> Option<Fact> {
    let fact = match rng.u8(..8) {
        0 => return None,
        1 => Fact::Unreadable,
        2 | 3 => Fact::Yes(rng.bool()),
        4 => Fact::Number(rng.i64(-1..1200)),
        5 => Fact::Date(Date::new(rng.u16(2026..2029), rng.u8(1..13), rng.u8(1..29)).unwrap()),
        6 => Fact::Set(texts.iter().filter(|_| rng.bool()).cloned().collect()),
        _ => Fact::Text(some(rng, texts).clone()),
    };
    Some(fact)
}

/// All parts of a list with so many members.
fn parts_of(names: &[String], size: usize) -> Vec<BTreeSet<String>> {
    let Some((first, rest)) = names.split_first().filter(|_| size > 0) else {
        return if size == 0 { vec![BTreeSet::new()] } else { Vec::new() };
    };
    let mut parts = parts_of(rest, size);
    for mut part in parts_of(rest, size - 1) {
        part.insert(first.clone());
        parts.push(part);
    }
    parts
}

/// Tries what is said of a decided outcome's facts.
fn keep_the_law(what: &str, condition: &Condition, facts: &dyn Lookup, outcome: &Outcome, rng: &mut Rng) {
    let Outcome { truth, because } = outcome;
    let (names, texts) = tested(condition);
    assert!(because.is_subset(&names), "{what}: {because:?} of {names:?}");
    for _ in 0..N_OTHERWISE {
        let outside = names.difference(because);
        let mut others: BTreeMap<String, Option<Fact>> =
            outside.map(|name| (name.clone(), any_fact(rng, &texts))).collect();
        others.retain(|_, _| rng.u8(..8) > 0);
        let otherwise = Kept { facts, kept: because, others };
        let after = evaluate(condition, &otherwise).truth;
        assert_eq!(after, *truth, "{what}: {because:?} do not decide, with {:?}", otherwise.others);
    }
    let decides = |kept: &BTreeSet<String>| {
        evaluate(condition, &Kept { facts, kept, others: BTreeMap::new() }).truth != Truth::Unknown
    };
    for name in because {
        let rest: BTreeSet<String> = because.iter().filter(|it| *it != name).cloned().collect();
        assert!(!decides(&rest), "{what}: {name} is not needed beside {rest:?}");
    }
    // What a set decides, a larger one decides: the sets with one fact less stand for all smaller ones.
    if let (Some(smaller), true) = (because.len().checked_sub(1), names.len() <= MOST_FACTS) {
        let names: Vec<String> = names.into_iter().collect();
        let smallest = parts_of(&names, smaller).into_iter().find(|part| decides(part));
        assert_eq!(smallest, None, "{what}: smaller than {because:?}");
    }
}

/// Tries the law on every condition of a pack. Counts what was decided.
fn reasons_decide(pack: &Pack, request: &Request, rng: &mut Rng, tally: &mut Tally) {
    Stand::new(pack, request).each_condition(&mut |what, condition, facts| {
        let outcome = evaluate_with_reasons(condition, facts);
        assert_eq!(outcome.truth, evaluate(condition, facts).truth, "{what}");
        if outcome.truth == Truth::Unknown {
            tally.add("open verdicts", 1);
            return;
        }
        tally.add("decided verdicts", 1);
        tally.add("decided on several facts", usize::from(outcome.because.len() > 1));
        keep_the_law(what, condition, facts, &outcome, rng);
    });
}

#[test]
fn the_named_facts_decide_alone_and_none_of_them_can_be_left_out() {
    let tally = each_request("the named facts decide", 150, Damaged::Some, reasons_decide);
    assert!(tally.count("decided on several facts") > 1_000);
}

#[test]
fn the_named_facts_decide_conditions_of_every_shape() {
    let pack = pack_of(&files_of_every_shape());
    let law = "the named facts decide conditions of every shape";
    let tally = each_request_to(&|_| &pack, law, how_many(20) / 5, Damaged::Some, reasons_decide);
    assert!(tally.count("decided on several facts") > 100);
}

/// A random tree of tests on eight facts, of which each may have a kind of its own.
fn random_condition(rng: &mut Rng, depth: u8) -> Condition {
    let name = |rng: &mut Rng, names: &[&str]| FactName((*some(rng, names)).to_owned());
    let words = |rng: &mut Rng| (*some(rng, &["x", "y"])).to_owned();
    let parts =
        |rng: &mut Rng| (0..rng.usize(1..5)).map(|_| random_condition(rng, depth - 1)).collect::<Vec<_>>();
    match rng.u8(if depth == 0 { 0..4 } else { 0..14 }) {
        0 if rng.u8(..20) == 0 => Condition::Always,
        0..4 => {
            let (names, test): (&[&str], Test) = match rng.u8(..9) {
                0 => (&["start", "end"], Test::Before(name(rng, &["start", "end"]))),
                1 => (&["start", "end"], Test::NotAfter(name(rng, &["start", "end"]))),
                2 => (&["place", "kind", "set", "agreed", "start"], Test::Answered(rng.bool())),
                3 => (&["agreed", "signed"], Test::Is(Constant::Yes(rng.bool()))),
                4 => (&["place", "kind"], Test::In(vec![words(rng), words(rng)])),
                5 => (&["set", "place"], Test::HasAny(vec![words(rng)])),
                6 => (&["number"], Test::AtLeast(rng.i64(0..600))),
                7 => (&["number"], Test::AtMost(rng.i64(0..600))),
                _ => (&["place", "kind"], Test::Is(Constant::Text(words(rng)))),
            };
            Condition::Fact(name(rng, names), test)
        }
        4 | 5 => Condition::Not(Box::new(random_condition(rng, depth - 1))),
        6..10 => Condition::Any(parts(rng)),
        _ => Condition::All(parts(rng)),
    }
}

/// Mostly a value of the kind that the tests on a fact ask for.
fn likely_fact(rng: &mut Rng, name: &str, texts: &[String]) -> Option<Fact> {
    if rng.u8(..5) == 0 {
        return any_fact(rng, texts);
    }
    Some(match name {
        "start" | "end" => Fact::Date(Date::new(2027, rng.u8(1..4), 1).unwrap()),
        "agreed" | "signed" => Fact::Yes(rng.bool()),
        "number" => Fact::Number(rng.i64(0..600)),
        "set" => Fact::Set(texts.iter().filter(|_| rng.bool()).cloned().collect()),
        _ => Fact::Text(some(rng, texts).clone()),
    })
}

#[test]
fn of_all_sets_that_decide_a_random_condition_the_smallest_is_named() {
    let (mut decided, mut on_several, mut most) = (0, 0, 0);
    let n_conditions = how_many(300) * 10;
    for seed in 0..n_conditions {
        let mut rng = Rng::with_seed(seed);
        let condition = random_condition(&mut rng, 4);
        let texts = ["x".to_owned(), "y".to_owned()];
        let mut facts = Facts::default();
        for name in ["place", "kind", "set", "agreed", "signed", "number", "start", "end"] {
            if let Some(fact) = likely_fact(&mut rng, name, &texts) {
                facts.set(name, fact);
            }
        }
        let outcome = evaluate_with_reasons(&condition, &facts);
        if outcome.truth != Truth::Unknown {
            decided += 1;
            on_several += usize::from(outcome.because.len() > 1);
            most = most.max(outcome.because.len());
            keep_the_law(&format!("condition {seed}"), &condition, &facts, &outcome, &mut rng);
        }
    }
    eprintln!(
        "the smallest set: {n_conditions} conditions; {decided} decided, {on_several} on several facts, at most {most}"
    );
    assert!(on_several * 12 > decided && most >= 5, "too few");
}

/// What every condition comes to, wherever it is tried.
fn verdicts(pack: &Pack, request: &Request) -> BTreeMap<String, (Condition, Outcome)> {
    let mut verdicts = BTreeMap::new();
    Stand::new(pack, request).each_condition(&mut |what, condition, facts| {
        let outcome = evaluate_with_reasons(condition, facts);
        verdicts.insert(what.to_owned(), (condition.clone(), outcome));
    });
    verdicts
}

/// Whether a condition tests if one of these facts is known, so that a blank is an answer to it.
fn asks_if_known(condition: &Condition, names: &BTreeSet<String>) -> bool {
    let mut asks = false;
    condition.each_test(&mut |name, test| {
        asks |= names.contains(&name.0) && matches!(test, Test::Answered(_));
    });
    asks
}

/// Tries that no verdict which rests on these facts still rests on them once they are not known. Tells how many did.
fn fall_open(
    before: &BTreeMap<String, (Condition, Outcome)>,
    after: &BTreeMap<String, (Condition, Outcome)>,
    names: &BTreeSet<String>,
) -> usize {
    let mut fallen = 0;
    for (what, (condition, outcome)) in before {
        let rests = outcome.truth != Truth::Unknown && !outcome.because.is_disjoint(names);
        if !rests || asks_if_known(condition, names) {
            continue;
        }
        fallen += 1;
        let Some((_, now)) = after.get(what) else { continue };
        let still = now.truth != Truth::Unknown && !now.because.is_disjoint(names);
        assert!(!still, "{what}: decided by {:?} without {names:?}", now.because);
    }
    fallen
}

/// A verdict that tests whether something is answered may rest on the blank; no other may.
#[test]
fn no_verdict_rests_on_an_answer_that_is_taken_back() {
    let law = "no verdict before its answer";
    let tally = each_request(law, 60, Damaged::Some, |pack, request, rng, tally| {
        let before = verdicts(pack, request);
        let named: BTreeSet<&str> = before
            .values()
            .filter(|(_, outcome)| outcome.truth != Truth::Unknown)
            .flat_map(|(_, outcome)| outcome.because.iter())
            .map(|name| name.strip_prefix("count:").unwrap_or(name))
            .collect();
        let question = |name: &&str| pack.question(&QuestionId::new(name).ok()?).map(|it| it.id.clone());
        let mut questions: Vec<QuestionId> = named.iter().filter_map(question).collect();
        questions.retain(|id| request.answer(id).is_some());
        rng.shuffle(&mut questions);
        for question in questions.into_iter().take(4) {
            let names = BTreeSet::from([question.to_string(), format!("count:{question}")]);
            let without = request.with_edits(&[Edit::ClearAnswer { question }]);
            tally.add("answers taken back", 1);
            tally.add("verdicts fallen", fall_open(&before, &verdicts(pack, &without), &names));
        }
        let mut without = request.clone();
        without.asks.iter_mut().for_each(|ask| ask.form = None);
        let names: BTreeSet<String> = OF_FORM.iter().map(|name| (*name).to_owned()).collect();
        let fallen = fall_open(&before, &verdicts(pack, &without), &names);
        tally.add("verdicts fallen with the kinds of data", fallen);
    });
    assert!(tally.count("verdicts fallen") > 100);
}

#[test]
fn there_is_no_class_before_every_kind_of_data_is_chosen() {
    each_request("no class before the kinds of data", 100, Damaged::Some, |pack, request, _, tally| {
        let whole = precheck(pack, request, crate::fixtures::today());
        assert_eq!(
            whole.class.value().is_some(),
            !request.asks.is_empty() && request.asks.iter().all(|ask| ask.form.is_some())
        );
        for (at, ask) in request.asks.iter().enumerate() {
            let mut without = request.clone();
            without.asks[at].form = None;
            let report = precheck(pack, &without, crate::fixtures::today());
            let Verdict::Undecided { missing } = report.class else { panic!("decided without {:?}", ask.id) };
            assert!(missing.contains(&Place::Ask { ask: ask.id, part: AskPart::Form }));
            tally.add("kinds of data taken back", 1);
        }
    });
}
