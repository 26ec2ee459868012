//! Laws that hold for every request, tried on random ones. The seed is fixed, so a failure comes back.

use crate::fixtures::{pack, today};
use fastrand::Rng;
use requisite_pack::{Pack, QuestionKind};
use requisite_precheck::{FixKind, precheck, shown_request};
use requisite_request::{
    Answer, AskId, Edit, Form, Reason, Request, RequestFile, ResearchQuestionId, Role, Row, SchoolYear,
    Years, read_request,
};

const N_REQUESTS: u64 = 400;

fn some<'a, T>(rng: &mut Rng, items: &'a [T]) -> &'a T {
    &items[rng.usize(..items.len())]
}

/// A request to this agency as nobody would write it.
pub fn random_request(pack: &Pack, rng: &mut Rng) -> Request {
    let mut request = Request::default();
    for ask in 1..=rng.u32(0..3) {
        let ask = AskId(ask);
        request.apply(&Edit::AddAsk);
        if rng.u8(..8) > 0 {
            request.apply(&Edit::SetForm { ask, form: *some(rng, &Form::ALL) });
        }
        if rng.u8(..4) > 0 {
            request.apply(&Edit::SetUnit { ask, unit: some(rng, &pack.units).clone() });
        }
        let first = SchoolYear::starting(rng.u16(2005..2027)).unwrap();
        let last = SchoolYear::starting(rng.u16(2005..2028)).unwrap();
        request.apply(&Edit::SetYears { ask, years: Years::span(first, last) });
        let breakdowns =
            pack.breakdowns.iter().filter(|_| rng.u8(..10) == 0).map(|it| it.id.clone()).collect();
        request.apply(&Edit::SetBreakdowns { ask, breakdowns });
        for _ in 0..rng.u32(0..25) {
            request.apply(&Edit::AddElement { ask, element: some(rng, &pack.elements).id.clone() });
        }
    }
    for _ in 0..rng.u32(0..4) {
        request.apply(&Edit::AddResearchQuestion);
    }
    for question in &mut request.research_questions {
        question.text = "What works?".to_owned();
    }
    for element in request.elements().into_iter().cloned().collect::<Vec<_>>() {
        if rng.bool() {
            let reason = Reason {
                role: rng.bool().then(|| *some(rng, &Role::ALL)),
                questions: (0..rng.u32(..3)).map(|_| ResearchQuestionId(rng.u32(1..4))).collect(),
                why_needed: if rng.bool() { "Because".to_owned() } else { String::new() },
                ..Reason::default()
            };
            request.apply(&Edit::SetReason { element, reason });
        }
    }
    for question in pack.questions() {
        if rng.u8(..3) > 0 {
            let answer = random_answer(rng, question.kind, &question.options, &question.fields);
            request.apply(&Edit::Answer { question: question.id.clone(), answer });
        }
    }
    request
}

fn random_text(rng: &mut Rng, kind: QuestionKind, options: &[String]) -> String {
    // Now and then an answer that does not fit, as a damaged file may hold.
    if rng.u8(..12) == 0 {
        return "\u{202e}<b>".to_owned();
    }
    match kind {
        QuestionKind::Choice => some(rng, options).clone(),
        QuestionKind::Date => format!("20{}-{:02}-{:02}", rng.u8(25..32), rng.u8(1..13), rng.u8(1..31)),
        QuestionKind::Number => rng.u8(..30).to_string(),
        QuestionKind::YesNo => if rng.bool() { "yes" } else { "no" }.to_owned(),
        QuestionKind::Email => "a@example.org".to_owned(),
        _ => "Some words".to_owned(),
    }
}

fn random_answer(
    rng: &mut Rng,
    kind: QuestionKind,
    options: &[String],
    fields: &[requisite_pack::Field],
) -> Answer {
    match kind {
        QuestionKind::YesNo | QuestionKind::Acknowledge => Answer::Yes(rng.bool()),
        QuestionKind::Choices => Answer::Options(options.iter().filter(|_| rng.bool()).cloned().collect()),
        QuestionKind::Rows => {
            let rows = (0..rng.u32(..4)).map(|_| {
                let filled = fields.iter().filter_map(|it| {
                    let filled = rng.u8(..4) > 0;
                    filled.then(|| (it.id.clone(), random_text(rng, it.kind, &it.options)))
                });
                filled.collect::<Row>()
            });
            Answer::Rows(rows.collect())
        }
        kind => Answer::Text(random_text(rng, kind, options)),
    }
}

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
