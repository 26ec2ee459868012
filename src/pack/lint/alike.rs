//! Rules that are always found together with another one, at the same place and with the same severity.

use super::Found;
use super::conditions::place_shown;
use super::flaw_kind::FlawKind;
use super::obstacle::{Judge, Tried};
use super::search::Possible;
use super::value::Truths;
use crate::{Condition, Pack, Rule, RuleTest, Severity};

/// Most pairs of rules that are compared. A shipped pack has some hundreds.
const MOST_COMPARED: usize = 20_000;

/// Compares all rules with those at the same place that demand as much.
pub(crate) fn check(judge: &Judge<'_>, found: &mut Found<'_>) {
    let rules = &judge.pack.rules;
    let mut compared = 0;
    for (at, rule) in rules.iter().enumerate() {
        for (other_at, other) in rules.iter().enumerate() {
            let is_beside = rule.scope == other.scope
                && rule.place == other.place
                && rule.severity == other.severity
                && at != other_at;
            if !is_beside {
                continue;
            }
            compared += 1;
            if compared > MOST_COMPARED {
                found.add("rule", &rule.code, "", FlawKind::TooManyToCompare);
                return;
            }
            if let Some(kind) = compare(judge, rule, other, other_at < at) {
                found.add("rule", &rule.code, "", kind);
                break;
            }
        }
    }
}

/// What a rule has from another one beside it.
fn compare(judge: &Judge<'_>, rule: &Rule, other: &Rule, is_later: bool) -> Option<FlawKind> {
    // Two notes may say two things of the same request; two demands would be one demand, twice.
    if rule.severity == Severity::Note && !has_same_words(judge.pack, rule, other) {
        return None;
    }
    let code = other.code.clone();
    let (RuleTest::When(own), RuleTest::When(others)) = (&rule.test, &other.test) else {
        return (is_later && rule.test == other.test).then_some(FlawKind::SameAs { rule: code });
    };
    if own == others && is_later {
        return Some(FlawKind::SameAs { rule: code });
    }
    if *own == Condition::Always || *others == Condition::Always {
        return None;
    }
    let tried = |rule, condition| {
        let beside = place_shown(judge, rule).map(|(_, shown)| shown);
        Tried { scope: &rule.scope, condition, beside }
    };
    let (own, others) = (tried(rule, own), tried(other, others));
    match (judge.differ(own, others), judge.differ(others, own)) {
        (Possible::TooLarge, _) if is_later => Some(FlawKind::TooLargeToCompare { rule: code }),
        (Possible::Yes | Possible::TooLarge, _) => None,
        // Those that are never true are complained of by themselves.
        _ if judge.can_be(own, Truths::YES) == Possible::No => None,
        (Possible::No, Possible::No) => is_later.then_some(FlawKind::SameAs { rule: code }),
        // A narrower rule may stand on other ground: then both are worth saying.
        (Possible::No, _) => adds_nothing(rule, other).then_some(FlawKind::CoveredBy { rule: code }),
    }
}

/// Whether a rule serves no requirement, law or source that another one does not.
fn adds_nothing(rule: &Rule, other: &Rule) -> bool {
    let within = |own: &[String], others: &[String]| own.iter().all(|it| others.contains(it));
    within(&rule.requirements, &other.requirements)
        && within(&rule.law, &other.law)
        && within(&rule.source, &other.source)
}

/// Whether a person reads the same of both rules, in the agency's own language.
fn has_same_words(pack: &Pack, rule: &Rule, other: &Rule) -> bool {
    let Some(words) = pack.words(&pack.language) else { return false };
    words.rules.get(&rule.code) == words.rules.get(&other.code)
}
