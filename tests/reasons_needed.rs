//! No flagged element reaches a package without its role, the question it serves and why it is needed: each part of each reason
//! is taken out of whole requests in turn.

use crate::fixtures::{pack, request_file, today};
use requisite_package::build;
use requisite_precheck::{precheck, shown_request};
use requisite_request::{Edit, Form, Place, Reason, Request, ResearchQuestionId};

type Part = (&'static str, fn(&mut Reason));

const PARTS: [Part; 3] = [
    ("role", |it| it.role = None),
    ("question", |it| it.questions.clear()),
    ("necessity", |it| it.why_needed = "  ".to_owned()),
];

/// A reason that was written before the data changed, so that none is asked of its element any more.
#[test]
fn a_reason_that_is_asked_no_more_is_neither_read_nor_sent() {
    let request = request_file("ospi-complete").request;
    let id = request.reasons.keys().next().unwrap().clone();
    let mut reason = request.reasons[&id].clone();
    reason.why_needed = "TBD, we want all data".to_owned();
    let doubtful = request.with_edits(&[Edit::SetReason { element: id.clone(), reason }]);
    let at = |request: &Request| {
        let report = precheck(pack("ospi"), request, today());
        let place = Place::Reason(id.clone());
        let found = report.findings.iter().filter(|it| it.place == place).count();
        (found, shown_request(pack("ospi"), request, &report).reasons.contains_key(&id))
    };
    assert!(at(&doubtful).0 > 0 && at(&doubtful).1);
    let ask = doubtful.asks[0].id;
    let totals = Edit::SetForm { ask, form: Form::AggregateSuppressed };
    let after = doubtful.with_edits([&totals]);
    assert_eq!(at(&after), (0, false));
    assert!(after.reasons.contains_key(&id), "it stays in the draft");
}

fn is_made(agency: &str, request: &Request) -> bool {
    build(pack(agency), request, today(), &mut |_| {}).is_ok()
}

#[test]
fn no_package_is_made_without_a_part_of_the_reason_of_a_flagged_element() {
    let mut tried = 0;
    for (agency, name) in [
        ("ospi", "ospi-complete"),
        ("ospi", "ospi-identifiable"),
        ("cde", "cde-complete"),
        ("cde", "cde-identifiable"),
    ] {
        let request = request_file(name).request;
        assert!(is_made(agency, &request), "{name}");
        let flagged = request.elements().into_iter().filter(|id| {
            let element = pack(agency).element(id).unwrap();
            element.reason
        });
        for id in flagged {
            for (part, without) in PARTS {
                let mut reason = request.reasons.get(id).cloned().unwrap_or_default();
                without(&mut reason);
                let less = request.with_edits(&[Edit::SetReason { element: id.clone(), reason }]);
                assert!(!is_made(agency, &less), "{name}: {id} without its {part}");
                tried += 1;
            }
        }
    }
    assert!(tried >= 60, "{tried}");
}

#[test]
fn a_question_without_an_element_and_an_element_without_a_question_are_found() {
    for (agency, name) in [("ospi", "ospi-complete"), ("cde", "cde-complete")] {
        let request = request_file(name).request;
        let codes = |request: &Request| {
            let report = requisite_precheck::precheck(pack(agency), request, today());
            let of_ties =
                |code: &&String| code.contains("_without_element") || code.contains("_without_question");
            report.findings.iter().map(|it| &it.code).filter(of_ties).cloned().collect::<Vec<_>>()
        };
        assert_eq!(codes(&request), [""; 0], "{name}");
        let id = request.research_questions.iter().map(|it| it.id.0).max().unwrap() + 1;
        let text = "What else?".to_owned();
        let asked =
            [Edit::AddResearchQuestion, Edit::SetResearchQuestion { id: ResearchQuestionId(id), text }];
        assert!(
            codes(&request.with_edits(&asked)).contains(&"question_without_element".to_owned()),
            "{name}"
        );
        // An element that needs no reason and serves nothing.
        let tied = request.elements().into_iter().find(|id| {
            let element = pack(agency).element(id).unwrap();
            !element.reason
                && request.reasons.contains_key(*id)
                && requisite_session::wants_tie(pack(agency), &request, id)
        });
        let Some(tied) = tied.cloned() else { panic!("{name} ties no element that needs no reason") };
        let loose = request.with_edits(&[Edit::SetReason { element: tied, reason: Reason::default() }]);
        assert!(codes(&loose).contains(&"element_without_question".to_owned()), "{name}");
    }
}
