//! Where the conditions of a pack are tried on a request: on the whole, on each ask, element and row.

use requisite_pack::{Condition, Pack, RuleTest, Scope};
use requisite_precheck::facts::{Facts, Lookup, Scoped, gather, of_ask, of_element, of_row};
use requisite_precheck::{as_read, class_of, coverage};
use requisite_request::{Answer, QuestionId, Request, Row};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A request as conditions see it.
pub struct Stand<'a> {
    /// The agency.
    pub pack: &'a Pack,
    /// The request.
    pub request: &'a Request,
    /// The request as the check reads it.
    read: Cow<'a, Request>,
    /// The facts of the request.
    pub facts: Facts,
    /// The questions that are asked.
    pub shown: BTreeSet<QuestionId>,
}

impl<'a> Stand<'a> {
    /// Gathers the facts of a request.
    pub fn new(pack: &'a Pack, request: &'a Request) -> Self {
        let coverage = coverage(pack, request);
        let class = class_of(pack, request, &coverage);
        let (_, shown) = gather(pack, request, &class, &coverage);
        let read = as_read(pack, request, &shown);
        let (facts, shown) = gather(pack, &read, &class, &coverage);
        Self { pack, request, read, facts, shown }
    }

    /// Visits everything on which a rule of this scope is tried; nothing is given where there is nothing to try.
    pub fn each_of(&self, scope: &Scope, visit: &mut dyn FnMut(Option<&dyn Lookup>)) {
        let request = &self.facts;
        match scope {
            Scope::Request => visit(Some(request)),
            Scope::Ask => {
                for ask in &self.request.asks {
                    visit(Some(&Scoped { request, ask: None, own: &of_ask(self.pack, ask) }));
                }
            }
            Scope::Element => {
                for ask in &self.request.asks {
                    let of_ask = of_ask(self.pack, ask);
                    for chosen in &ask.elements {
                        match self.pack.element(&chosen.id) {
                            Some(element) => {
                                let own = of_element(element, &self.read);
                                visit(Some(&Scoped { request, ask: Some(&of_ask), own: &own }));
                            }
                            None => visit(None),
                        }
                    }
                }
            }
            Scope::Row(id) => {
                let question = self.pack.question(id).filter(|_| self.shown.contains(id));
                let (Some(question), Some(answer)) = (question, self.read.answer(id)) else { return };
                let is_blank = |row: &Row| row.values().all(|it| it.trim().is_empty());
                for row in Answer::as_rows(answer) {
                    if is_blank(row) {
                        visit(None);
                    } else {
                        let own = of_row(question, row);
                        visit(Some(&Scoped { request, ask: None, own: &own }));
                    }
                }
            }
        }
    }

    /// Visits every condition of the pack wherever it is tried, with a name of its own there.
    pub fn each_condition(&self, visit: &mut dyn FnMut(&str, &Condition, &dyn Lookup)) {
        for rule in &self.pack.rules {
            let RuleTest::When(when) = &rule.test else { continue };
            let mut at = 0;
            self.each_of(&rule.scope, &mut |facts| {
                at += 1;
                if let Some(facts) = facts {
                    visit(&format!("rule {} {at}", rule.code), when, facts);
                }
            });
        }
        let routes = self.pack.routes.iter().map(|it| ("route", it.id.as_str(), &it.when));
        let duties = self.pack.obligations.iter().map(|it| ("duty", it.id.as_str(), &it.when));
        let questions = self.pack.questions().map(|it| ("question", it.id.as_str(), &it.shown));
        for (what, id, condition) in routes.chain(duties).chain(questions) {
            visit(&format!("{what} {id}"), condition, &self.facts);
        }
    }
}
