//! What would change a verdict: changes of the request that were tried and do, and places where only the person knows.
//!
//! INVARIANT: a change is offered only after the whole check was made with it, so that each one does what it says.
//! Nothing is offered that the check did not confirm; what it is worth, the person sees in its preview.

mod steps;

use crate::precheck::precheck;
use crate::report::{Class, Fix, FixKind, Report, Verdict};
use crate::rules::list_labels;
use requisite_pack::{Condition, Pack, RuleTest, Test};
use requisite_request::{Date, Edit, Form, Place, QuestionId, Request};
use std::collections::BTreeMap;
use steps::Steps;

/// Changes that are tried alone; each costs one check.
const MOST_ALONE: usize = 40;
/// Changes of which every pair is tried when none is enough alone.
const MOST_IN_PAIRS: usize = 6;
/// Other answers to one question that are offered.
const MOST_ANSWERS: usize = 3;
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
    if let (VerdictOf::Class, Verdict::Person { because, .. }) = (of, &before.class) {
        steps.less_of(because.elements());
        steps.broader_levels(because.units());
    }
    let (mut singles, mut by_hand) = steps.end();
    // An answer to a question that is not asked decides nothing.
    by_hand.retain(|place| match place {
        Place::Question(id) | Place::Row { question: id, .. } => before.shown.contains(id),
        _ => true,
    });
    singles.splice(0..0, tested.fixes.iter().cloned());
    let mut changes = confirmed(pack, request, today, &before, of, singles);
    changes.sort_by_key(|fix| fix.edits.len());
    // What the finding offers itself is not offered again, also where less of it would do.
    let own = &tested.fixes;
    let is_own = |fix: &Fix| {
        own.iter().any(|it| it.edits == fix.edits || it.kind == fix.kind && it.subject == fix.subject)
    };
    changes.retain(|fix| !is_own(fix));
    few_answers(&mut changes);
    changes.truncate(MOST_OFFERED);
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
    // Another kind of data is the class of a request only when all its data sets are of that kind.
    let is_whole = |fix: &Fix| *of == VerdictOf::Class && fix.kind == FixKind::ChangeForm;
    let works = |fix: &Fix| {
        let changed = request.with_edits(&fix.edits);
        if changed == *request {
            return false;
        }
        let after = precheck(pack, &changed, today);
        is_another(before, &after, of) && (!is_whole(fix) || keeps_its_word(fix, &after))
    };
    let alone: Vec<Fix> = singles.iter().take(MOST_ALONE).filter(|fix| works(fix)).cloned().collect();
    let changes = if alone.is_empty() { pairs(&singles).into_iter().filter(works).collect() } else { alone };
    let cut = |fix: Fix| if is_whole(&fix) { fix } else { cut_down(pack, fix, &works) };
    let mut kept: Vec<Fix> = Vec::new();
    for fix in changes.into_iter().map(cut) {
        if kept.iter().all(|it| it.edits != fix.edits) {
            kept.push(fix);
        }
    }
    kept
}

/// Whether another kind of data is what the request comes to, or it needs no request at all.
fn keeps_its_word(fix: &Fix, after: &Report) -> bool {
    let named = Form::from_name(&fix.subject).map(Class::from);
    after.class.value().is_some_and(|class| class == Class::Public || Some(class) == named)
}

/// Every two of the first changes, taken together. Of the answers to one question the first two are tried, so that there is
/// room for others, and never with each other.
fn pairs(singles: &[Fix]) -> Vec<Fix> {
    let mut few: Vec<&Fix> = Vec::new();
    for fix in singles {
        let alike = few.iter().filter(|it| answered(fix).is_some() && answered(it) == answered(fix)).count();
        if alike < 2 && few.len() < MOST_IN_PAIRS {
            few.push(fix);
        }
    }
    let mut pairs = Vec::new();
    for (at, first) in few.iter().enumerate() {
        for second in few.iter().skip(at + 1) {
            if answered(first).is_some() && answered(first) == answered(second) {
                continue;
            }
            let edits = first.edits.iter().chain(&second.edits).cloned().collect();
            let subject = String::new();
            pairs.push(Fix { kind: FixKind::Several, subject, edits });
        }
    }
    pairs
}

/// Leaves the first answers to each question, so that there is room for what can be done about the data.
fn few_answers(changes: &mut Vec<Fix>) {
    let mut seen: Vec<QuestionId> = Vec::new();
    changes.retain(|fix| {
        let Some(question) = answered(fix) else { return true };
        seen.push(question.clone());
        seen.iter().filter(|it| *it == question).count() <= MOST_ANSWERS
    });
}

/// The question that a change answers otherwise.
fn answered(fix: &Fix) -> Option<&QuestionId> {
    match fix.edits.as_slice() {
        [Edit::Answer { question, .. }] => Some(question),
        _ => None,
    }
}

/// A change without those of its edits that it can do without.
fn cut_down(pack: &Pack, mut fix: Fix, works: &impl Fn(&Fix) -> bool) -> Fix {
    let mut at = 0;
    while at < fix.edits.len() && fix.edits.len() > 1 {
        let mut shorter = fix.clone();
        shorter.edits.remove(at);
        if works(&shorter) {
            // What was needed beside this edit may not be needed without it.
            (fix, at) = (shorter, 0);
        } else {
            at += 1;
        }
    }
    if fix.kind == FixKind::RemoveElement {
        let removed = fix.edits.iter().filter_map(|edit| match edit {
            Edit::RemoveElement { element, .. } => Some(pack.label(element)),
            _ => None,
        });
        let mut labels: Vec<&str> = Vec::new();
        for label in removed {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        fix.subject = list_labels(labels);
    }
    fix
}

/// Whether the verdict is another than before.
fn is_another(before: &Report, after: &Report, of: &VerdictOf) -> bool {
    match of {
        VerdictOf::Finding(id) => !after.findings.iter().any(|finding| finding.id == *id),
        VerdictOf::Route(id) => !after.routes.iter().any(|route| route.id == *id),
        // Fewer reasons for the same class are no other class.
        VerdictOf::Class => {
            let decided =
                |report: &Report| (report.class.value(), matches!(report.class, Verdict::Person { .. }));
            after.class.value().is_some() && decided(after) != decided(before)
        }
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
