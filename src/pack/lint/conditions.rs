//! Conditions that are never true, or always.

use super::Found;
use super::alike;
use super::file_names;
use super::flaw_kind::{FlawKind, Obstacle};
use super::obstacle::{Judge, Tried, never_asked};
use super::places::{STEP, WORK};
use super::search::Possible;
use super::value::Truths;
use crate::{
    Condition, FactName, Fee, Obligation, Pack, PlaceHint, Question, Route, Rule, RuleTest, Scope, Severity,
    Test,
};

/// Checks the conditions of questions, rules, routes, obligations, the fee and the time plan.
pub(crate) fn check(pack: &Pack, found: &mut Found<'_>) {
    let judge = Judge { pack, never_asked: never_asked(pack) };
    for question in pack.questions() {
        check_question(&judge, question, found);
    }
    for rule in &pack.rules {
        if let RuleTest::When(when) = &rule.test {
            check_rule(&judge, rule, when, found);
        }
    }
    for route in &pack.routes {
        check_route(&judge, route, found);
    }
    for obligation in &pack.obligations {
        check_obligation(&judge, obligation, found);
    }
    if let Some(fee) = &pack.fee {
        check_fee(&judge, fee, found);
    }
    for step in pack.plan.iter().flat_map(|plan| &plan.steps) {
        let entry = Entry { noun: STEP, id: &step.id, field: "when", always: FlawKind::AlwaysTrue };
        check_condition(&judge, &entry, &Scope::Request, &step.when, found);
    }
    file_names::check(&judge, found);
    alike::check(&judge, found);
}

/// Which entry a condition belongs to, and in which field it stands. `pack.json` itself has no noun.
struct Entry<'a> {
    noun: &'static str,
    id: &'a str,
    field: &'static str,
    always: FlawKind,
}

impl Entry<'_> {
    fn add(&self, field: &str, kind: FlawKind, found: &mut Found<'_>) {
        if self.noun.is_empty() {
            found.add_head(field, kind);
        } else {
            found.add(self.noun, self.id, field, kind);
        }
    }
}

fn check_question(judge: &Judge<'_>, question: &Question, found: &mut Found<'_>) {
    let entry =
        Entry { noun: "question", id: question.id.as_str(), field: "shown", always: FlawKind::AlwaysShown };
    check_condition(judge, &entry, &Scope::Request, &question.shown, found);
}

fn check_rule(judge: &Judge<'_>, rule: &Rule, when: &Condition, found: &mut Found<'_>) {
    let entry = Entry { noun: "rule", id: &rule.code, field: "when", always: FlawKind::AlwaysTrue };
    if *when == Condition::Always {
        if rule.severity == Severity::MustFix {
            entry.add("when", FlawKind::NeverSatisfied, found);
        }
        return;
    }
    if !check_condition(judge, &entry, &rule.scope, when, found) {
        return;
    }
    if let Some((question, shown)) = place_shown(judge, rule) {
        let tried = Tried { scope: &rule.scope, condition: when, beside: Some(shown) };
        match judge.can_be(tried, Truths::YES) {
            Possible::No => entry.add("place", FlawKind::PlaceNotAsked { question }, found),
            Possible::TooLarge => entry.add("place", FlawKind::TooLarge, found),
            Possible::Yes => {}
        }
    }
}

/// The question at which a rule on the request points, and when it is asked: the rule is not found otherwise.
pub(crate) fn place_shown<'a>(judge: &Judge<'a>, rule: &Rule) -> Option<(String, &'a Condition)> {
    let PlaceHint::Question(id) = &rule.place else { return None };
    let question = judge.pack.question(id).filter(|_| rule.scope == Scope::Request)?;
    (!judge.never_asked.contains(id.as_str())).then(|| (id.to_string(), &question.shown))
}

fn check_route(judge: &Judge<'_>, route: &Route, found: &mut Found<'_>) {
    let entry = Entry { noun: "route", id: &route.id, field: "when", always: FlawKind::AlwaysTrue };
    if route.when == Condition::Always && route.ends_journey {
        entry.add("when", FlawKind::EndsEveryJourney, found);
    }
    check_condition(judge, &entry, &Scope::Request, &route.when, found);
}

fn check_obligation(judge: &Judge<'_>, obligation: &Obligation, found: &mut Found<'_>) {
    let entry = Entry { noun: "obligation", id: &obligation.id, field: "when", always: FlawKind::AlwaysTrue };
    if !check_condition(judge, &entry, &Scope::Request, &obligation.when, found) {
        return;
    }
    let due = obligation.due.as_ref().map(|due| &due.from);
    for (field, id) in [("question", obligation.question.as_ref()), ("due.from", due)] {
        let Some(question) = id.and_then(|id| judge.pack.question(id)) else { continue };
        let beside = Some(&question.shown);
        let tried = Tried { scope: &Scope::Request, condition: &obligation.when, beside };
        let question = question.id.to_string();
        match judge.can_be(tried, Truths::YES) {
            Possible::Yes => {}
            Possible::TooLarge => entry.add(field, FlawKind::TooLarge, found),
            Possible::No if field == "question" => {
                entry.add(field, FlawKind::NeverSettled { question }, found);
            }
            Possible::No => entry.add(field, FlawKind::NeverDue { question }, found),
        }
    }
}

fn check_fee(judge: &Judge<'_>, fee: &Fee, found: &mut Found<'_>) {
    for work in &fee.work {
        let entry = Entry { noun: WORK, id: &work.id, field: "when", always: FlawKind::AlwaysTrue };
        check_condition(judge, &entry, &Scope::Ask, &work.when, found);
    }
    let entry = Entry { noun: "", id: "", field: "fee.when", always: FlawKind::AlwaysTrue };
    if !check_condition(judge, &entry, &Scope::Request, &fee.when, found) {
        return;
    }
    let Some(question) = fee.question.as_ref().and_then(|id| judge.pack.question(id)) else { return };
    let tried = Tried { scope: &Scope::Request, condition: &fee.when, beside: Some(&question.shown) };
    match judge.can_be(tried, Truths::YES) {
        Possible::Yes => {}
        Possible::TooLarge => entry.add("fee.question", FlawKind::TooLarge, found),
        Possible::No => {
            let question = question.id.to_string();
            entry.add("fee.question", FlawKind::FeeNotAcknowledged { question }, found);
        }
    }
}

/// Whether a condition can be true; adds a flaw when it cannot, or cannot be false.
fn check_condition(
    judge: &Judge<'_>,
    entry: &Entry<'_>,
    scope: &Scope,
    condition: &Condition,
    found: &mut Found<'_>,
) -> bool {
    if *condition == Condition::Always {
        return true;
    }
    if !check_facts(judge, entry, condition, found) {
        return false;
    }
    let tried = Tried { scope, condition, beside: None };
    match judge.can_be(tried, Truths::YES) {
        Possible::TooLarge => entry.add(entry.field, FlawKind::TooLarge, found),
        Possible::No => {
            let (field, obstacle) = judge.obstacle(tried, entry.field);
            entry.add(&field, FlawKind::NeverTrue(obstacle), found);
            return false;
        }
        Possible::Yes => match judge.can_be(tried, Truths::NOT_YES) {
            Possible::TooLarge => entry.add(entry.field, FlawKind::TooLarge, found),
            Possible::No => entry.add(entry.field, entry.always.clone(), found),
            Possible::Yes => check_branches(judge, entry, tried, found),
        },
    }
    true
}

/// Complains of tests on facts that nothing can make known; gives whether the condition can be judged all the same.
fn check_facts(judge: &Judge<'_>, entry: &Entry<'_>, condition: &Condition, found: &mut Found<'_>) -> bool {
    let uses = &judge.pack.uses;
    let has_days = uses.start.is_some() && uses.end.is_some();
    let mut sound = true;
    each_fact(condition, entry.field, &mut |path, name| {
        let question = name.0.strip_prefix("count:").unwrap_or(&name.0);
        if name.0 == "study_days" && !has_days {
            sound = false;
            entry.add(&path, FlawKind::NoStudyDays, found);
        } else if judge.never_asked.contains(question) {
            entry.add(&path, FlawKind::NeverAsked { fact: name.0.clone() }, found);
        }
    });
    sound
}

/// Complains of parts of an `any`, and of texts of a list, that are never true where they stand, while others are.
fn check_branches(judge: &Judge<'_>, entry: &Entry<'_>, tried: Tried<'_>, found: &mut Found<'_>) {
    let mut dead: Vec<String> = Vec::new();
    for (path, branch, whole) in branches(tried.condition, entry.field) {
        let is_inside = dead.iter().any(|it| path.starts_with(it.as_str()));
        let in_place = Tried { condition: &whole, ..tried };
        if is_inside {
            continue;
        }
        match judge.can_be(in_place, Truths::YES) {
            Possible::No => {}
            Possible::Yes => continue,
            Possible::TooLarge => {
                entry.add(&path, FlawKind::TooLarge, found);
                continue;
            }
        }
        let alone = Tried { condition: branch, ..tried };
        let (field, obstacle) = if judge.can_be(alone, Truths::YES) == Possible::No {
            judge.obstacle(alone, &path)
        } else {
            match judge.obstacle(in_place, "").1 {
                Obstacle::Tests | Obstacle::Parts(_) => (path.clone(), Obstacle::Rest),
                obstacle => (path.clone(), obstacle),
            }
        };
        entry.add(&field, FlawKind::NeverTrue(obstacle), found);
        dead.push(path);
    }
}

/// Every part of every `any`, and every text of a list, that can make the condition true: its path, the part (of a list the
/// test as a whole), and the condition that has no other part there.
fn branches<'c>(condition: &'c Condition, path: &str) -> Vec<(String, &'c Condition, Condition)> {
    let mut all = Vec::new();
    match condition {
        Condition::Any(parts) if parts.len() > 1 => {
            for (at, part) in parts.iter().enumerate() {
                let path = format!("{path}.any[{at}]");
                let inner = branches(part, &path);
                all.push((path, part, part.clone()));
                all.extend(inner);
            }
        }
        Condition::All(parts) | Condition::Any(parts) => {
            let name = if matches!(condition, Condition::All(_)) { "all" } else { "any" };
            for (at, part) in parts.iter().enumerate() {
                for (path, branch, whole) in branches(part, &format!("{path}.{name}[{at}]")) {
                    let rest = parts.iter().enumerate().filter(|(idx, _)| *idx != at);
                    let together = rest.map(|(_, part)| part.clone()).chain([whole]).collect();
                    all.push((path, branch, Condition::All(together)));
                }
            }
        }
        Condition::Fact(name, Test::In(texts)) if texts.len() > 1 => {
            for (at, text) in texts.iter().enumerate() {
                let test = Test::In(vec![text.clone()]);
                all.push((format!("{path}.in[{at}]"), condition, Condition::Fact(name.clone(), test)));
            }
        }
        Condition::Fact(name, Test::HasAny(texts)) if texts.len() > 1 => {
            for (at, text) in texts.iter().enumerate() {
                let test = Test::HasAny(vec![text.clone()]);
                all.push((format!("{path}.has_any[{at}]"), condition, Condition::Fact(name.clone(), test)));
            }
        }
        _ => {}
    }
    all
}

/// Calls `visit` for every fact that the condition names, with the path of its name.
fn each_fact(condition: &Condition, path: &str, visit: &mut dyn FnMut(String, &FactName)) {
    match condition {
        Condition::Always => {}
        Condition::All(parts) | Condition::Any(parts) => {
            let name = if matches!(condition, Condition::All(_)) { "all" } else { "any" };
            for (at, part) in parts.iter().enumerate() {
                each_fact(part, &format!("{path}.{name}[{at}]"), visit);
            }
        }
        Condition::Not(part) => each_fact(part, &format!("{path}.not"), visit),
        Condition::Fact(name, test) => {
            visit(format!("{path}.fact"), name);
            match test {
                Test::Before(other) => visit(format!("{path}.before"), other),
                Test::NotAfter(other) => visit(format!("{path}.not_after"), other),
                _ => {}
            }
        }
    }
}
