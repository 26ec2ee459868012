//! Laws on a report and a request as a whole. Those on what a report says are in `laws_*.rs`.

use crate::fixtures::today;
use crate::laws::{Damaged, each_request};
use requisite_pack::{Basis, Severity};
use requisite_precheck::{precheck, shown_request};
use requisite_request::{Place, RequestFile, read_request};

#[test]
fn every_finding_has_words_for_all_its_placeholders_and_an_id_of_its_own() {
    each_request("words and ids", 200, Damaged::Some, |pack, request, _, _| {
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
fn what_must_be_fixed_rests_only_on_what_was_found() {
    let (mut must, mut may) = (0, 0);
    each_request("found in a source", 200, Damaged::Some, |pack, request, _, _| {
        for finding in precheck(pack, request, today()).findings {
            let asked = match &finding.place {
                Place::Question(id) | Place::Row { question: id, .. } if finding.code == "answer_missing" => {
                    pack.question(id).unwrap().basis
                }
                _ => Basis::Found,
            };
            let is_found = finding.basis == "found" && asked == Basis::Found;
            assert!(is_found || finding.severity != Severity::MustFix, "{}", finding.id);
            if finding.severity == Severity::MustFix {
                must += 1;
            } else if asked != Basis::Found {
                assert_ne!(finding.basis, "found", "{}", finding.id);
                may += 1;
            }
        }
    });
    assert!(must > 1000 && may > 100, "{must} must be fixed, {may} may stay blank");
}

#[test]
fn the_order_of_choosing_changes_no_finding() {
    each_request("order of choosing", 100, Damaged::Some, |pack, request, _, _| {
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
    each_request("found the same again", 100, Damaged::Some, |pack, request, _, _| {
        let report = precheck(pack, request, today());
        let shown = shown_request(pack, request, &report);
        let again = precheck(pack, &shown, today());
        assert_eq!(report.findings, again.findings);
        assert_eq!(shown_request(pack, &shown, &again), shown);
    });
}

#[test]
fn request_files_read_back_as_they_were() {
    each_request("read back", 400, Damaged::None, |pack, request, _, _| {
        let file = RequestFile::new(pack.stamp.clone(), request.clone());
        let read = read_request(file.to_json().as_bytes()).unwrap();
        assert_eq!(read.file, file);
        assert!(read.unknown.is_empty());
    });
}

#[test]
fn the_same_request_has_the_same_report() {
    each_request("the same again", 100, Damaged::Some, |pack, request, _, tally| {
        let report = precheck(pack, request, today());
        let again = precheck(pack, &request.clone(), today());
        assert_eq!(report, again);
        assert_eq!(serde_json::to_string(&report).unwrap(), serde_json::to_string(&again).unwrap());
        tally.add("findings", report.findings.len());
    });
}
