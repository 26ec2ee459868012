//! The agencies' documents by their headings: nothing that is asked is missing from all of them, and nothing stands twice.

use crate::fixtures::{pack, packs, request_file, today};
use requisite_pack::{Obligation, Pack, PartAlso, QuestionKind};
use requisite_package::{build, open};
use requisite_precheck::precheck;
use requisite_request::Answer;
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

#[test]
fn a_package_holds_the_documents_with_every_heading_and_the_answers() {
    for (id, agency, name) in [
        ("ospi", "ospi", "ospi-complete"),
        ("ospi", "ospi", "ospi-totals"),
        ("cde", "cde", "cde-complete"),
        ("cde@2022-24", "cde", "cde-complete"),
        ("cde", "cde", "cde-totals"),
    ] {
        let (pack, request) = (pack(id), request_file(name).request);
        let report = precheck(pack, &request, today());
        let built = build(pack, &request, today(), &mut |_| {}).unwrap();
        let opened = open(&built.bytes).unwrap();
        let page = std::str::from_utf8(opened.files["data/documents.html"]).unwrap();
        let words = pack.words("en").unwrap();
        let mut answers = 0;
        for document in documents(pack) {
            let is_needed = report.duties.iter().any(|duty| duty.id == document.id);
            let named = &words.obligations[&document.id];
            assert_eq!(
                page.contains(&format!("<h2>{}</h2>", named.title)),
                is_needed,
                "{id}: {}",
                document.id
            );
            for part in document.parts.iter().filter(|_| is_needed) {
                let title = &named.parts[&part.id].title;
                assert!(page.contains(&format!("<h3>{title}")), "{id}: {title}");
                let shown = part.questions.iter().filter(|it| report.shown.contains(*it));
                for question in shown.filter_map(|it| pack.question(it)) {
                    // Dates and options stand there in words.
                    let is_own = matches!(question.kind, QuestionKind::Text | QuestionKind::LongText);
                    if let Some(text) =
                        request.answer(&question.id).and_then(Answer::as_text).filter(|_| is_own)
                    {
                        let text = text.trim().replace('&', "&amp;").replace('"', "&quot;");
                        assert!(page.contains(&text), "{agency}: {text}");
                        answers += 1;
                    }
                }
            }
        }
        assert!(answers > 3, "{name}: {answers}");
    }
}
