//! The agencies' documents by their headings: nothing that is asked is missing from all of them, and nothing stands twice.

use crate::fixtures::{pack, packs, request_file, today};
use requisite_pack::{Obligation, Pack, PartAlso};
use requisite_precheck::precheck;
use std::collections::BTreeSet;

/// What no form of the agencies asks: for whom the request is, what the laws say, and what comes before the form.
const BESIDE: &[&str] = &[
    "topic",
    "law_ferpa",
    "law_nsla",
    "law_ipa",
    "law_education_code",
    "agreement_template_reviewed",
    "agreement_review_date",
];

fn documents(pack: &Pack) -> impl Iterator<Item = &Obligation> {
    pack.obligations.iter().filter(|it| !it.parts.is_empty())
}

#[test]
fn no_document_asks_anything_twice() {
    for id in packs() {
        let pack = pack(&id);
        assert!(documents(pack).count() >= 2, "{id}");
        for document in documents(pack) {
            let mut seen = BTreeSet::new();
            for part in &document.parts {
                for question in &part.questions {
                    assert!(seen.insert(question), "{id}: {}: {question}", document.id);
                }
            }
        }
    }
}

#[test]
fn all_that_is_asked_stands_under_a_heading_of_a_document_that_is_needed() {
    for (agency, name) in [
        ("ospi", "ospi-complete"),
        ("ospi", "ospi-identifiable"),
        ("ospi", "ospi-totals"),
        ("cde", "cde-complete"),
        ("cde", "cde-identifiable"),
        ("cde", "cde-totals"),
    ] {
        let (pack, request) = (pack(agency), request_file(name).request);
        let report = precheck(pack, &request, today());
        let needed = |document: &&Obligation| report.duties.iter().any(|duty| duty.id == document.id);
        let parts: Vec<_> = documents(pack).filter(needed).flat_map(|it| &it.parts).collect();
        for id in &report.shown {
            let stands = parts.iter().any(|part| part.questions.contains(id));
            assert!(stands || BESIDE.contains(&id.as_str()), "{name}: {id} stands in no document");
        }
        let also = |what| parts.iter().any(|part| part.also == Some(what));
        assert!(also(PartAlso::Data), "{name}");
        assert!(request.research_questions.is_empty() || also(PartAlso::ResearchQuestions), "{name}");
    }
}
