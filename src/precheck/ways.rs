//! What would change a verdict: changes of the request that were tried and do, and places where only the person knows.
//!
//! INVARIANT: a change is offered only after the whole check was made with it, so that each one does what it says.
//! Nothing is offered that the check did not confirm; what it is worth, the person sees in its preview.

mod steps;

use crate::precheck::precheck;
use crate::report::{Fix, FixKind, Report};
use requisite_pack::{Condition, Pack, RuleTest, Test};
use requisite_request::{Date, Edit, Place, QuestionId, Request};
use std::collections::BTreeMap;
use steps::Steps;

/// Changes that are tried alone; each costs one check.
const MOST_ALONE: usize = 40;
/// Changes of which every pair is tried when none is enough alone.
const MOST_IN_PAIRS: usize = 6;
/// Changes that are offered.
const MOST_OFFERED: usize = 6;

/// A verdict of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerdictOf {
    /// The finding with this id.
    Finding(String),
    /// The route with this id.
    Route(String),
    /// The class of the request.
    Class,
}

/// What would change a verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaysOut {
    /// Changes after which the verdict is another; the smallest first.
    pub changes: Vec<Fix>,
    /// Where an answer decides that only the person can give.
    pub by_hand: Vec<Place>,
}

/// What would change a verdict about a request. Makes the whole check for each change it tries, so it is for one verdict at
/// a time, when somebody asks. Empty when there is no such verdict, or nothing that can be changed decides it.
pub fn ways_out(pack: &Pack, request: &Request, today: Date, of: &VerdictOf) -> WaysOut {
    let before = precheck(pack, request, today);
    let Some(tested) = Tested::of(pack, &before, of) else { return WaysOut::default() };
    let mut steps = Steps::new(pack, request, tested.place.clone());
    for (fact, tests) in &tested.facts {
        steps.on_fact(fact, tests);
    }
    steps.at_place();
    let (mut singles, by_hand) = steps.end();
    singles.splice(0..0, tested.fixes.iter().cloned());
    let changes = confirmed(pack, request, today, &before, of, singles);
    let own: Vec<Vec<Edit>> = tested.fixes.into_iter().map(|fix| fix.edits).collect();
    let changes = changes.into_iter().filter(|fix| !own.contains(&fix.edits)).take(MOST_OFFERED).collect();
    WaysOut { changes, by_hand }
}

/// The changes after which the verdict is another; pairs of them where none is enough alone.
fn confirmed(
    pack: &Pack,
    request: &Request,
    today: Date,
    before: &Report,
    of: &VerdictOf,
    mut singles: Vec<Fix>,
) -> Vec<Fix> {
    let mut seen: Vec<Vec<Edit>> = Vec::new();
    singles.retain(|fix| {
        let new = !seen.contains(&fix.edits);
        seen.push(fix.edits.clone());
        new
    });
    let works = |fix: &Fix| {
        let changed = request.with_edits(&fix.edits);
        changed != *request && is_another(before, &precheck(pack, &changed, today), of)
    };
    let alone: Vec<Fix> = singles.iter().take(MOST_ALONE).filter(|fix| works(fix)).cloned().collect();
    if !alone.is_empty() {
        return alone;
    }
    let few: Vec<&Fix> = singles.iter().take(MOST_IN_PAIRS).collect();
    let mut pairs = Vec::new();
    for (at, first) in few.iter().enumerate() {
        for second in few.iter().skip(at + 1) {
            let edits = first.edits.iter().chain(&second.edits).cloned().collect();
            let subject = String::new();
            pairs.push(Fix { kind: FixKind::Several, subject, edits });
        }
    }
    pairs.retain(works);
    pairs
}

/// Whether the verdict is another than before.
fn is_another(before: &Report, after: &Report, of: &VerdictOf) -> bool {
    match of {
        VerdictOf::Finding(id) => !after.findings.iter().any(|finding| finding.id == *id),
        VerdictOf::Route(id) => !after.routes.iter().any(|route| route.id == *id),
        VerdictOf::Class => after.class != before.class && after.class.value().is_some(),
    }
}

/// What a verdict tests.
struct Tested<'a> {
    facts: BTreeMap<String, Vec<&'a Test>>,
    place: Option<Place>,
    // What its rule offers of its own: not offered twice.
    fixes: Vec<Fix>,
}

impl<'a> Tested<'a> {
    fn of(pack: &'a Pack, report: &Report, of: &VerdictOf) -> Option<Self> {
        let mut tested = Self { facts: BTreeMap::new(), place: None, fixes: Vec::new() };
        match of {
            VerdictOf::Finding(id) => {
                let finding = report.findings.iter().find(|it| it.id == *id)?;
                tested.place = Some(finding.place.clone());
                tested.fixes.clone_from(&finding.fixes);
                let rule = pack.rules.iter().find(|rule| rule.code == finding.code)?;
                if let RuleTest::When(when) = &rule.test {
                    tested.add(when);
                }
            }
            VerdictOf::Route(id) => {
                report.routes.iter().find(|it| it.id == *id)?;
                tested.add(&pack.routes.iter().find(|route| route.id == *id)?.when);
            }
            VerdictOf::Class => {
                tested.facts.insert("class".to_owned(), Vec::new());
                tested.facts.insert("identifiers".to_owned(), Vec::new());
            }
        }
        Some(tested)
    }

    fn add(&mut self, condition: &'a Condition) {
        condition.each_test(&mut |name, test| {
            self.facts.entry(name.0.clone()).or_default().push(test);
            if let Test::Before(other) | Test::NotAfter(other) = test {
                self.facts.entry(other.0.clone()).or_default();
            }
        });
    }
}

/// The question behind a fact, if it is one of the agency's.
pub(crate) fn question_of(pack: &Pack, fact: &str) -> Option<QuestionId> {
    let id = QuestionId::new(fact.strip_prefix("count:").unwrap_or(fact)).ok()?;
    pack.question(&id).map(|question| question.id.clone())
}
