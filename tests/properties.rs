//! Laws that hold for every request, tried on random ones. The seed is fixed, so a failure comes back.

use crate::fixtures::{pack, today};
use crate::random_requests::random_request;
use fastrand::Rng;
use requisite_pack::Pack;
use requisite_precheck::{FixKind, precheck, shown_request};
use requisite_request::{Edit, Request, RequestFile, read_request};

const N_REQUESTS: u64 = 400;

fn each_request(check: impl Fn(&Pack, &Request)) {
    let pack = pack("ospi");
    for seed in 0..N_REQUESTS {
        check(pack, &random_request(pack, &mut Rng::with_seed(seed)));
    }
}

#[test]
fn every_finding_has_words_for_all_its_placeholders_and_an_id_of_its_own() {
    each_request(|pack, request| {
        let report = precheck(pack, request, today());
        let mut ids = std::collections::BTreeSet::new();
        for finding in &report.findings {
            let words = requisite_precheck::finding_sentences(pack, "en", finding);
            let text = format!("{} {} {}", words.what, words.why, words.fix);
            assert!(!text.contains('{') && !words.why.is_empty(), "{}: {text}", finding.id);
            assert!(ids.insert(&finding.id), "{} twice", finding.id);
        }
    });
}

#[test]
fn a_remedy_takes_its_finding_away() {
    each_request(|pack, request| {
        let report = precheck(pack, request, today());
        for finding in &report.findings {
            for fix in &finding.fixes {
                let after = precheck(pack, &request.with_edits(&fix.edits), today());
                let left = after.findings.iter().find(|it| it.id == finding.id);
                // Dropping one of many breakdowns or elements may leave a smaller finding of the same kind.
                let smaller = left.is_some_and(|it| it.data != finding.data);
                let may_shrink = fix.kind == FixKind::DropBreakdown;
                assert!(
                    left.is_none() || (may_shrink && smaller),
                    "{} stays after {:?}",
                    finding.id,
                    fix.kind
                );
            }
        }
    });
}

#[test]
fn the_order_of_choosing_changes_no_finding() {
    each_request(|pack, request| {
        let mut turned = request.clone();
        for ask in &mut turned.asks {
            ask.elements.reverse();
        }
        let ids = |request| -> Vec<String> {
            precheck(pack, request, today()).findings.into_iter().map(|finding| finding.id).collect()
        };
        assert_eq!(ids(request), ids(&turned));
    });
}

#[test]
fn what_goes_into_a_package_is_found_the_same_again() {
    each_request(|pack, request| {
        let report = precheck(pack, request, today());
        let shown = shown_request(request, &report);
        let again = precheck(pack, &shown, today());
        assert_eq!(report.findings, again.findings);
        assert_eq!(shown_request(&shown, &again), shown);
    });
}

#[test]
fn removing_an_element_never_brings_a_duty() {
    each_request(|pack, request| {
        let duties = |request: &Request| -> Vec<String> {
            precheck(pack, request, today()).duties.into_iter().map(|duty| duty.id).collect()
        };
        let before = duties(request);
        for ask in &request.asks {
            let Some(chosen) = ask.elements.first() else { continue };
            let edit = Edit::RemoveElement { ask: ask.id, element: chosen.id.clone() };
            let after = duties(&request.with_edits([&edit]));
            assert!(after.iter().all(|id| before.contains(id)), "{after:?} after {before:?}");
        }
    });
}

#[test]
fn request_files_read_back_as_they_were() {
    each_request(|pack, request| {
        let file = RequestFile::new(pack.stamp.clone(), request.clone());
        let read = read_request(file.to_json().as_bytes()).unwrap();
        assert_eq!(read.file, file);
        assert!(read.unknown.is_empty());
    });
}
