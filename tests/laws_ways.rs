//! Laws on ways out: a remedy or change that is offered does what it says, no larger than it need be, and following the
//! remedies comes to an end.

use crate::fixtures::today;
use crate::laws::{Damaged, Tally, each_request, each_request_to};
use crate::laws_places::not_there;
use crate::random_conditions::{files_of_either_or, files_of_every_shape, pack_of};
use crate::random_requests::{how_many, some};
use fastrand::Rng;
use requisite_pack::Pack;
use requisite_precheck::{Class, Finding, Fix, FixKind, Report, Verdict, VerdictOf, precheck, ways_out};
use requisite_request::{Edit, Form, Request};
use std::collections::BTreeSet;

/// Findings of a request whose ways out are tried, each of another rule.
const N_FINDINGS: usize = 3;
/// Remedies after which a request must have no finding left that offers one.
const MOST_STEPS: usize = 300;

fn check(pack: &Pack, request: &Request) -> Report {
    precheck(pack, request, today())
}

/// Some findings, all routes and the class.
fn verdicts(report: &Report, rng: &mut Rng) -> Vec<VerdictOf> {
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    rng.shuffle(&mut findings);
    let mut codes = BTreeSet::new();
    findings.retain(|finding| codes.insert(finding.code.as_str()));
    let findings = findings.into_iter().take(N_FINDINGS).map(|it| VerdictOf::Finding(it.id.clone()));
    let routes = report.routes.iter().map(|it| VerdictOf::Route(it.id.clone()));
    findings.chain(routes).chain([VerdictOf::Class]).collect()
}

/// Whether a verdict is another after these changes.
fn changes(pack: &Pack, request: &Request, before: &Report, of: &VerdictOf, edits: &[Edit]) -> bool {
    let after = check(pack, &request.with_edits(edits));
    match of {
        VerdictOf::Finding(id) => after.findings.iter().all(|it| it.id != *id),
        VerdictOf::Route(id) => after.routes.iter().all(|it| it.id != *id),
        VerdictOf::Class => match (&before.class, &after.class) {
            (_, Verdict::Undecided { .. }) => false,
            (Verdict::Person { lean: was, .. }, Verdict::Person { lean: is, .. })
            | (Verdict::Decided(was), Verdict::Decided(is)) => was != is,
            _ => true,
        },
    }
}

/// No edit of a change can be left out; least of all can one of several steps. Only another kind of data as the way to
/// another class is that of all data sets, and so is the class.
fn no_larger_than_need_be(pack: &Pack, request: &Request, before: &Report, of: &VerdictOf, fix: &Fix) {
    if let (VerdictOf::Class, FixKind::ChangeForm) = (of, fix.kind) {
        let after = check(pack, &request.with_edits(&fix.edits));
        let named = Form::from_name(&fix.subject).map(Class::from);
        let is_so = match after.class {
            Verdict::Decided(class) | Verdict::Person { lean: class, .. } => {
                class == Class::Public || Some(class) == named
            }
            Verdict::Undecided { .. } => false,
        };
        assert!(is_so, "{fix:?}: {:?}", after.class);
        return;
    }
    for at in 0..fix.edits.len() {
        let mut rest = fix.edits.clone();
        rest.remove(at);
        let enough = !rest.is_empty() && changes(pack, request, before, of, &rest);
        assert!(!enough, "{of:?}: {fix:?} is larger than need be");
    }
    for at in 1..fix.edits.len() {
        let (head, tail) = fix.edits.split_at(at);
        for part in [head, tail] {
            assert!(!changes(pack, request, before, of, part), "{of:?}: {part:?} of {fix:?} is enough");
        }
    }
}

fn ways_lead_out(pack: &Pack, request: &Request, rng: &mut Rng, tally: &mut Tally) {
    let before = check(pack, request);
    for of in verdicts(&before, rng) {
        let ways = ways_out(pack, request, today(), &of);
        tally.add("verdicts", 1);
        tally.add("verdicts with a way out", usize::from(!ways.changes.is_empty()));
        tally.add("ways", ways.changes.len());
        let own: Vec<&Fix> = match &of {
            VerdictOf::Finding(id) => {
                before.findings.iter().filter(|it| it.id == *id).flat_map(|it| &it.fixes).collect()
            }
            _ => Vec::new(),
        };
        assert!(ways.changes.is_sorted_by_key(|fix| fix.edits.len()), "{of:?}: {:?}", ways.changes);
        for (at, fix) in ways.changes.iter().enumerate() {
            assert!(changes(pack, request, &before, &of, &fix.edits), "{of:?}: {fix:?}");
            let others = own.iter().copied().chain(ways.changes.iter().take(at));
            assert!(others.into_iter().all(|it| it.edits != fix.edits), "{of:?}: {fix:?} is offered twice");
            no_larger_than_need_be(pack, request, &before, &of, fix);
            tally.add("ways of several edits", usize::from(fix.edits.len() > 1));
            tally.add("ways of several steps", usize::from(fix.kind == FixKind::Several));
        }
        for place in &ways.by_hand {
            let wrong = not_there(pack, request, &before, place);
            assert_eq!(wrong, None, "{of:?}: {place:?}");
        }
        tally.add("places", ways.by_hand.len());
    }
}

#[test]
fn every_way_out_leads_out_and_is_no_larger_than_need_be() {
    let tally = each_request("ways out", 30, Damaged::Some, ways_lead_out);
    assert!(tally.count("ways") > 100 && tally.count("ways of several edits") > 10);
}

#[test]
fn every_way_out_of_conditions_of_every_shape_leads_out_and_is_no_larger_than_need_be() {
    let pack = pack_of(&files_of_every_shape());
    let law = "ways out of conditions of every shape";
    each_request_to(&|_| &pack, law, how_many(10) / 5, Damaged::Some, ways_lead_out);
}

/// The packs that come with the program have few verdicts, if any, that take two steps to change.
#[test]
fn every_way_of_two_steps_leads_out_and_neither_step_does_alone() {
    let pack = pack_of(&files_of_either_or());
    let law = "ways of two steps";
    let tally = each_request_to(&|_| &pack, law, how_many(40), Damaged::Some, ways_lead_out);
    assert!(tally.count("ways of several steps") > 0);
}

/// Dropping one of many breakdowns may leave a smaller finding of the same kind; every other remedy takes its finding away.
#[test]
fn a_remedy_takes_its_finding_away() {
    let tally = each_request("remedies", 60, Damaged::Some, |pack, request, _, tally| {
        let report = check(pack, request);
        for finding in &report.findings {
            for fix in &finding.fixes {
                let after = check(pack, &request.with_edits(&fix.edits));
                let left = after.findings.iter().find(|it| it.id == finding.id);
                let smaller = left.is_some_and(|it| it.data != finding.data);
                let may_shrink = fix.kind == FixKind::DropBreakdown;
                assert!(
                    left.is_none() || (may_shrink && smaller),
                    "{} stays after {:?}",
                    finding.id,
                    fix.kind
                );
                tally.add("remedies", 1);
            }
        }
    });
    assert!(tally.count("remedies") > 100);
}

/// Takes remedies until no finding offers one. Tells how many it took.
fn follow(pack: &Pack, request: &Request, mut pick: impl FnMut(&Report) -> Option<Fix>) -> usize {
    let mut request = request.clone();
    let mut seen = Vec::new();
    for step in 0..MOST_STEPS {
        let report = check(pack, &request);
        let Some(fix) = pick(&report) else {
            assert!(report.findings.iter().all(|finding| finding.fixes.is_empty()));
            return step;
        };
        let next = request.with_edits(&fix.edits);
        seen.push(std::mem::replace(&mut request, next));
        assert!(!seen.contains(&request), "back where it was after {fix:?}");
    }
    panic!("remedies are still offered after {MOST_STEPS}");
}

#[test]
fn following_the_first_remedy_of_the_first_finding_comes_to_an_end() {
    each_request("first remedies", 60, Damaged::Some, |pack, request, _, tally| {
        let first = |report: &Report| report.findings.iter().find_map(|it| it.fixes.first().cloned());
        tally.add("remedies taken", follow(pack, request, first));
    });
}

#[test]
fn following_any_remedies_comes_to_an_end() {
    each_request("any remedies", 60, Damaged::Some, |pack, request, rng, tally| {
        let any = |report: &Report| {
            let fixes: Vec<&Fix> = report.findings.iter().flat_map(|finding| &finding.fixes).collect();
            (!fixes.is_empty()).then(|| (*some(rng, &fixes)).clone())
        };
        tally.add("remedies taken", follow(pack, request, any));
    });
}
