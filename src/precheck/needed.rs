//! Which questions a request cannot leave out: those that the pack marks, and those whose blank answer a rule finds.

use crate::evaluate::holds;
use crate::facts::{Fact, Facts, Lookup};
use requisite_pack::{FactName, Pack, PlaceHint, Question, RuleTest, Scope, Severity, Test};
use requisite_request::QuestionId;
use std::collections::BTreeSet;

/// The facts as they would be without the answer to one question.
struct Without<'a> {
    facts: &'a Facts,
    question: &'a QuestionId,
}

impl Lookup for Without<'_> {
    fn get(&self, name: &str) -> Option<&Fact> {
        let is_of_question = name.strip_prefix("count:").unwrap_or(name) == self.question.as_str();
        if is_of_question { None } else { self.facts.get(name) }
    }
}

/// Of the questions that are asked, those that must be answered before a package is made.
pub fn needed(pack: &Pack, facts: &Facts, shown: &BTreeSet<QuestionId>) -> BTreeSet<QuestionId> {
    let asked = pack.questions().filter(|question| shown.contains(&question.id));
    let needed = asked.filter(|question| question.required || blank_is_found(pack, facts, question));
    needed.map(|question| question.id.clone()).collect()
}

/// Whether a rule would say that the question has no answer, if only this one had none.
fn blank_is_found(pack: &Pack, facts: &Facts, question: &Question) -> bool {
    let without = Without { facts, question: &question.id };
    let is_of_question =
        |name: &FactName| name.0.strip_prefix("count:").unwrap_or(&name.0) == question.id.as_str();
    let must =
        pack.rules.iter().filter(|rule| rule.severity == Severity::MustFix && rule.scope == Scope::Request);
    must.filter_map(|rule| match &rule.test {
        RuleTest::When(when) => Some((rule, when)),
        RuleTest::Check { .. } => None,
    })
    .any(|(rule, when)| {
        let mut looks_for_blank = rule.place == PlaceHint::Question(question.id.clone());
        when.each_test(&mut |name, test| {
            looks_for_blank |= *test == Test::Answered(false) && is_of_question(name);
        });
        looks_for_blank && holds(&when.without_blanks(&|name| !is_of_question(name)), &without)
    })
}
