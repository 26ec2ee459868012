//! Which questions a request cannot leave out without a word: those that the pack marks, and those whose blank answer a rule
//! finds, be it that it must be fixed or that it may stay with a reason.

use crate::evaluate::holds;
use crate::facts::{AskFacts, Fact, Facts, Lookup, Scoped};
use crate::ways::question_of;
use requisite_pack::{Condition, FactName, Pack, PlaceHint, Question, RuleTest, Scope, Severity, Test};
use requisite_request::{QuestionId, set_of};
use std::collections::BTreeSet;

/// The facts as they would be without the answer to one question.
struct Without<'a> {
    facts: &'a dyn Lookup,
    question: &'a QuestionId,
}

impl Lookup for Without<'_> {
    fn get(&self, name: &str) -> Option<&Fact> {
        let is_of_question = name.strip_prefix("count:").unwrap_or(name) == self.question.as_str();
        if is_of_question { None } else { self.facts.get(name) }
    }
}

/// Of the questions that are asked, those that must be answered, or left out with a reason, before a package is made.
pub fn needed(
    pack: &Pack,
    facts: &Facts,
    asks: &[AskFacts<'_>],
    shown: &BTreeSet<QuestionId>,
) -> BTreeSet<QuestionId> {
    let asked = pack.questions().filter(|question| shown.contains(&question.id));
    let needed =
        asked.filter(|question| question.required || blank_is_found(pack, facts, asks, question, shown));
    set_of(needed.map(|question| question.id.clone()))
}

/// Whether a rule would say that the question has no answer, if only this one had none.
fn blank_is_found(
    pack: &Pack,
    facts: &Facts,
    asks: &[AskFacts<'_>],
    question: &Question,
    shown: &BTreeSet<QuestionId>,
) -> bool {
    let here = |when: &Condition, facts: &dyn Lookup| holds(when, &Without { facts, question: &question.id });
    let at_an_element = |when: &Condition| {
        asks.iter().any(|AskFacts { own: of_ask, elements, .. }| {
            elements.iter().any(|(_, own)| here(when, &Scoped { request: facts, ask: Some(of_ask), own }))
        })
    };
    let is_of_question =
        |name: &FactName| name.0.strip_prefix("count:").unwrap_or(&name.0) == question.id.as_str();
    let must = pack.rules.iter().filter(|rule| {
        rule.severity != Severity::Note && matches!(rule.scope, Scope::Request | Scope::Element)
    });
    must.filter_map(|rule| match &rule.test {
        RuleTest::When(when) => Some((rule, when)),
        RuleTest::Check { .. } => None,
    })
    .any(|(rule, when)| {
        let points_here = rule.place == PlaceHint::Question(question.id.clone());
        let mut looks_for_blank = points_here && rule.scope == Scope::Request;
        when.each_test(&mut |name, test| {
            looks_for_blank |= *test == Test::Answered(false) && is_of_question(name);
        });
        // What is not asked stays blank whatever the person does.
        let is_hidden = |name: &FactName| question_of(pack, &name.0).is_some_and(|id| !shown.contains(&id));
        let filled = || when.without_blanks(&|name| !is_of_question(name) && !is_hidden(name));
        looks_for_blank
            && match rule.scope {
                Scope::Element => at_an_element(&filled()),
                _ => here(&filled(), facts),
            }
    })
}
