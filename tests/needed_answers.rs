//! What a screen marks as optional can be left out, and nothing else can.

use crate::fixtures::{pack, request_file, today};
use requisite_pack::Severity;
use requisite_precheck::precheck;
use requisite_request::Edit;

#[test]
fn a_question_is_needed_exactly_when_leaving_it_out_must_be_fixed() {
    let mut needed = 0;
    let mut optional = 0;
    for (agency, name) in [
        ("ospi", "ospi-complete"),
        ("ospi", "ospi-totals"),
        ("cde", "cde-complete"),
        ("cde", "cde-identifiable"),
    ] {
        let (pack, request) = (pack(agency), request_file(name).request);
        let before = precheck(pack, &request, today());
        let must = |report: &requisite_precheck::Report| {
            let must = report.findings.iter().filter(|it| it.severity == Severity::MustFix);
            must.map(|it| it.id.clone()).collect::<Vec<_>>()
        };
        for id in before.shown.iter().filter(|id| request.answer(id).is_some()) {
            let without = request.with_edits(&[Edit::ClearAnswer { question: id.clone() }]);
            let after = precheck(pack, &without, today());
            // An answer may also decide what else is asked; only what is missing here counts.
            let found = must(&after)
                .into_iter()
                .any(|it| !must(&before).contains(&it) && it.ends_with(&format!("@question:{id}")));
            let is_needed = before.needed.contains(id);
            assert_eq!(is_needed, found, "{name}: {id}");
            if is_needed { needed += 1 } else { optional += 1 }
        }
    }
    assert!(needed > 60 && optional > 5, "{needed} needed, {optional} optional");
}
