//! Questions, sources and links to which nothing refers.

use super::Found;
use super::flaw_kind::FlawKind;
use crate::{Condition, Pack, PlaceHint, RuleTest, Work};
use std::collections::BTreeSet;

/// Remarks on what nothing refers to.
pub(crate) fn check(pack: &Pack, found: &mut Found<'_>) {
    let used = questions_used(pack);
    let words = pack.words(&pack.language).map(|words| &words.questions);
    for question in pack.questions() {
        let id = question.id.as_str();
        // Every answer becomes part of the request; a requirement, a law or the words say why that is needed.
        let says_why = words.and_then(|words| words.get(id)).is_some_and(|it| !it.why.trim().is_empty());
        let is_needed = says_why || !question.requirements.is_empty() || !question.law.is_empty();
        if !is_needed && !used.contains(id) {
            found.add("question", id, "", FlawKind::UnusedQuestion);
        }
    }
    let used = sources_used(pack);
    for source in pack.sources.iter().filter(|it| !used.contains(it.id.as_str())) {
        found.add("source", &source.id, "", FlawKind::Unused);
    }
    let routes = pack.routes.iter().flat_map(|it| &it.links);
    let used: BTreeSet<&String> = pack.obligations.iter().flat_map(|it| &it.links).chain(routes).collect();
    for link in pack.links.iter().filter(|it| !used.contains(&it.id)) {
        found.add("link", &link.id, "", FlawKind::Unused);
    }
}

/// Questions to which a condition, a rule's place, an obligation or the program refers.
fn questions_used(pack: &Pack) -> BTreeSet<&str> {
    let mut used = BTreeSet::new();
    let rules = pack.rules.iter().filter_map(|rule| match &rule.test {
        RuleTest::When(when) => Some(when),
        RuleTest::Check { .. } => None,
    });
    let conditions: Vec<&Condition> = rules
        .chain(pack.questions().map(|it| &it.shown))
        .chain(pack.routes.iter().map(|it| &it.when))
        .chain(pack.obligations.iter().map(|it| &it.when))
        .chain(pack.fee.iter().map(|it| &it.when))
        .chain(timed(pack).map(|it| &it.when))
        .collect();
    for condition in conditions {
        condition.each_test(&mut |name, test| {
            used.insert(name.0.strip_prefix("count:").unwrap_or(&name.0));
            if let crate::Test::Before(other) | crate::Test::NotAfter(other) = test {
                used.insert(&other.0);
            }
        });
    }
    for rule in &pack.rules {
        if let PlaceHint::Question(id) = &rule.place {
            used.insert(id.as_str());
        }
        if let crate::Scope::Row(id) = &rule.scope {
            used.insert(id.as_str());
        }
    }
    for obligation in &pack.obligations {
        used.extend(obligation.question.as_ref().map(|id| id.as_str()));
        used.extend(obligation.due.as_ref().map(|due| due.from.as_str()));
    }
    let uses = &pack.uses;
    let by_program = [
        &uses.title,
        &uses.start,
        &uses.end,
        &uses.requestor,
        &uses.organization,
        &uses.email,
        &uses.destruction,
        &uses.public_reason,
    ];
    let of_flow = uses.flow.iter().flat_map(|flow| flow.questions());
    let of_fee = pack.fee.iter().filter_map(|fee| fee.question.as_ref());
    let estimates = of_fee.chain(pack.plan.iter().map(|plan| &plan.wanted)).chain(of_flow);
    used.extend(by_program.into_iter().flatten().chain(&uses.cover).chain(estimates).map(|id| id.as_str()));
    used
}

/// What takes time: the charged work and the steps of the time plan.
fn timed(pack: &Pack) -> impl Iterator<Item = &Work> {
    let work = pack.fee.iter().flat_map(|fee| &fee.work);
    work.chain(pack.plan.iter().flat_map(|plan| &plan.steps))
}

fn sources_used(pack: &Pack) -> BTreeSet<&str> {
    let lists = pack
        .elements
        .iter()
        .map(|it| &it.source)
        .chain(pack.products.iter().map(|it| &it.source))
        .chain(pack.questions().map(|it| &it.source))
        .chain(pack.rules.iter().map(|it| &it.source))
        .chain(pack.routes.iter().map(|it| &it.source))
        .chain(pack.obligations.iter().map(|it| &it.source))
        .chain(pack.enrollment.iter().map(|it| &it.source));
    let single = pack
        .contacts
        .iter()
        .map(|it| &it.source)
        .chain(pack.links.iter().map(|it| &it.source))
        .chain(pack.margins.iter().map(|it| &it.source))
        .chain(pack.within.iter().map(|it| &it.source))
        .chain(pack.breaks.iter().map(|it| &it.source))
        .chain(pack.fee.iter().map(|it| &it.source))
        .chain(timed(pack).map(|it| &it.source));
    lists.flatten().chain(single).map(String::as_str).collect()
}
