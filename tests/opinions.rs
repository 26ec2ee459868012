//! What the program says of every condition of a pack, for one request: a line for `second_opinion/compare.py`.

use crate::fixtures::today;
use crate::standpoints::Stand;
use requisite_pack::{Condition, Pack, Rule, RuleTest};
use requisite_precheck::facts::{Fact, Lookup as _};
use requisite_precheck::{Truth, evaluate, precheck};
use requisite_request::Request;
use serde_json::{Map, Value, json};

/// The request, the facts that the second opinion takes as given, and the program's opinion, as a line of JSON.
pub fn line(pack: &Pack, request: &Request) -> String {
    let stand = Stand::new(pack, request);
    let given = |name: &str| match stand.facts.get(name) {
        Some(Fact::Yes(yes)) => Value::Bool(*yes),
        _ => Value::Null,
    };
    let line = json!({
        "request": request,
        "given": { "all_public": given("all_public"), "any_public": given("any_public") },
        "opinion": stand.opinion(),
    });
    format!("{line}\n")
}

fn letter(truth: Truth) -> char {
    match truth {
        Truth::True => 'T',
        Truth::False => 'F',
        Truth::Unknown => 'U',
    }
}

impl Stand<'_> {
    /// The findings, routes and duties are those of the report; the truths are of the same conditions on the same facts.
    fn opinion(&self) -> Value {
        let report = precheck(self.pack, self.request, today());
        assert_eq!(report.shown, self.shown);
        let conditions = self.pack.rules.iter().filter_map(|rule| match &rule.test {
            RuleTest::When(when) => Some((rule, when)),
            RuleTest::Check { .. } => None,
        });
        let rules: Map<String, Value> =
            conditions.map(|(rule, when)| (rule.code.clone(), self.truths(rule, when).into())).collect();
        let found = report.findings.iter().filter(|finding| rules.contains_key(&finding.code));
        let mut findings: Vec<&str> = found.map(|finding| finding.id.as_str()).collect();
        findings.sort_unstable();
        let questions = self.pack.questions().map(|it| (it.id.as_str(), &it.shown));
        let routes = self.pack.routes.iter().map(|it| (it.id.as_str(), &it.when));
        let duties = self.pack.obligations.iter().map(|it| (it.id.as_str(), &it.when));
        let applies: Vec<&str> = report.routes.iter().map(|route| route.id.as_str()).collect();
        let held = routes.clone().filter(|(_, when)| evaluate(when, &self.facts).holds());
        assert_eq!(applies, held.map(|(id, _)| id).collect::<Vec<_>>());
        let due = report.duties.iter().map(|duty| (duty.id.clone(), json!([duty.due, duty.settled])));
        json!({
            "shown": self.shown,
            "questions": self.each(questions),
            "rules": rules,
            "findings": findings,
            "routes": self.each(routes),
            "duties": self.each(duties),
            "due": due.collect::<Map<String, Value>>(),
        })
    }

    fn each<'c>(&self, conditions: impl Iterator<Item = (&'c str, &'c Condition)>) -> Map<String, Value> {
        let truth = |when| letter(evaluate(when, &self.facts).truth).to_string();
        conditions.map(|(id, when)| (id.to_owned(), truth(when).into())).collect()
    }

    /// A letter for everything on which a rule is tried; `-` where there is nothing to try.
    fn truths(&self, rule: &Rule, when: &Condition) -> String {
        let mut letters = String::new();
        self.each_of(&rule.scope, &mut |facts| {
            letters.push(facts.map_or('-', |facts| letter(evaluate(when, facts).truth)));
        });
        letters
    }
}
