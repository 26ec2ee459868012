//! Answers that begin with sentences put together from other answers: they follow the request, stand in the package in full,
//! and are the person's own once edited.

use crate::fixtures::{pack, request_file, today};
use requisite_pack::Assembles;
use requisite_package::{build, open, verify};
use requisite_precheck::{assembled_sentences, outdated_answers, precheck, shown_request, with_assembled};
use requisite_request::{Answer, AskId, Assembled, Edit, ElementId, QuestionId, Request};
use std::collections::BTreeSet;

fn id(text: &str) -> QuestionId {
    QuestionId::new(text).unwrap()
}

fn live(question: &str) -> Edit {
    Edit::Assemble { question: id(question), assembled: Some(Assembled::Live) }
}

fn sentences(agency: &str, request: &Request, which: Assembles) -> String {
    let pack = pack(agency);
    let shown = precheck(pack, request, today()).shown;
    assembled_sentences(pack, &pack.language, request, &shown, which)
}

fn answer<'a>(request: &'a Request, question: &str) -> &'a str {
    request.answer(&id(question)).and_then(Answer::as_text).unwrap_or_default()
}

#[test]
fn what_is_asked_for_is_said_of_each_agency() {
    let ospi = request_file("ospi-complete").request;
    let said = sentences("ospi", &ospi, Assembles::Data);
    let n = ospi.asks[0].elements.len();
    assert!(
        said.starts_with(&format!("We request {n} elements as de-identified student-level data")),
        "{said}"
    );
    assert!(said.contains(&ospi.asks[0].years.to_string()) && said.contains("Topics: "), "{said}");
    assert!(said.contains("The finest place that a row names is the school."), "{said}");
    let cde = sentences("cde", &request_file("cde-totals").request, Assembles::Data);
    assert!(cde.contains(" as totals with small groups hidden by district"), "{cde}");
    assert_eq!(sentences("cde", &Request::default(), Assembles::Data), "");
}

#[test]
fn grades_that_follow_each_other_are_a_range() {
    let grades = |list: &[&str]| {
        let grades = list.iter().map(|it| requisite_request::GradeId::new(it).unwrap()).collect();
        let changed =
            request_file("ospi-complete").request.with_edits(&[Edit::SetGrades { ask: AskId(1), grades }]);
        sentences("ospi", &changed, Assembles::Data)
    };
    assert!(
        grades(&["3", "4", "5"]).contains(", for grades 3 to 5 and the school years "),
        "{}",
        grades(&["3", "4", "5"])
    );
    assert!(grades(&["3", "4", "6"]).contains(", for grade 3, grade 4 and grade 6 and the"));
    assert!(grades(&["3", "4"]).contains(", for grade 3 and grade 4 and the"));
    assert!(!grades(&[]).contains(", for grade"));
}

#[test]
fn each_question_names_the_elements_that_serve_it() {
    let request = request_file("cde-complete").request;
    let said = sentences("cde", &request, Assembles::Roles);
    assert!(said.starts_with("Question 1, \u{201c}"), "{said}");
    for (element, reason) in &request.reasons {
        let label = pack("cde").label(element);
        let name =
            label.strip_suffix(')').and_then(|it| it.rsplit_once(" (")).map_or(label, |(name, _)| name);
        let named = said.contains(name);
        let serves = !reason.questions.is_empty() && request.asks.iter().any(|ask| ask.has(element));
        assert_eq!(named, serves, "{element}: {said}");
    }
    assert_eq!(sentences("cde", &Request { reasons: [].into(), ..request }, Assembles::Roles), "");
}

#[test]
fn sentences_of_ours_set_off_no_alarm_on_unfinished_text() {
    let request = request_file("cde-complete").request;
    // A label that lists `TBD` among its values.
    let elas = request.elements().into_iter().find(|id| pack("cde").label(id).contains("TBD"));
    let element = elas.unwrap().clone();
    let mut reason = requisite_request::Reason::default();
    reason.questions.insert(request.research_questions[0].id);
    let request = request.with_edits(&[Edit::SetReason { element, reason }, live("how_questions_answered")]);
    let report = precheck(pack("cde"), &request, today());
    let alarm = report.findings.iter().find(|it| it.id.starts_with("text_placeholder@"));
    assert_eq!(alarm, None);
    assert!(sentences("cde", &request, Assembles::Roles).contains("English language acquisition status"));
}

#[test]
fn sentences_follow_the_request_until_they_are_edited() {
    let pack = pack("ospi");
    let request = request_file("ospi-complete").request.with_edits(&[live("scope")]);
    let shown = BTreeSet::from([id("scope")]);
    let own = answer(&request, "scope").to_owned();
    let before = answer(&with_assembled(pack, &request, &shown), "scope").to_owned();
    assert!(before.starts_with("We request") && before.ends_with(&own), "{before}");
    let remove = Edit::RemoveElement { ask: AskId(1), element: request.asks[0].elements[0].id.clone() };
    let after = request.with_edits([&remove]);
    assert_ne!(answer(&with_assembled(pack, &after, &shown), "scope"), before);
    // Edited sentences are part of the own text.
    let edited = Edit::Assemble { question: id("scope"), assembled: Some(Assembled::Edited { was: before }) };
    let edited = after.with_edits([&edited]);
    assert_eq!(answer(&with_assembled(pack, &edited, &shown), "scope"), own);
    // What is not asked is not answered by itself.
    assert_eq!(answer(&with_assembled(pack, &request, &BTreeSet::new()), "scope"), own);
}

#[test]
fn a_question_of_which_nothing_is_written_is_answered_by_its_sentences() {
    let pack = pack("ospi");
    let blank = [Edit::ClearAnswer { question: id("scope") }];
    let missing = request_file("ospi-complete").request.with_edits(&blank);
    let finding = |request: &Request| {
        let report = precheck(pack, request, today());
        report.findings.iter().any(|it| it.id == "answer_missing@question:scope")
    };
    assert!(finding(&missing));
    let with = missing.with_edits(&[live("scope")]);
    assert!(!finding(&with));
    // Nothing chosen, nothing to say.
    let none = with.with_edits(&[Edit::RemoveAsk { ask: AskId(1) }]);
    assert_eq!(answer(&with_assembled(pack, &none, &BTreeSet::from([id("scope")])), "scope"), "");
}

#[test]
fn a_package_says_it_in_full_and_holds_no_marks() {
    for (agency, name, question) in [("ospi", "ospi-complete", "scope"), ("cde", "cde-complete", "sample")] {
        let pack = pack(agency);
        let mark = Edit::ComeBack { question: id(question), wanted: true };
        let request = request_file(name).request.with_edits(&[live(question), mark]);
        let report = precheck(pack, &request, today());
        let sent = shown_request(pack, &request, &report);
        assert!(sent.assembled.is_empty() && sent.come_back.is_empty());
        assert!(answer(&sent, question).starts_with("We request"));
        let package = build(pack, &request, today(), &mut |_| {}).unwrap();
        assert!(verify(&package.bytes, pack).is_good());
        let opened = open(&package.bytes).unwrap();
        let page = std::str::from_utf8(opened.files["data/request.html"]).unwrap();
        assert!(page.contains("We request") && page.contains("Topics: "));
        // The same text typed by hand makes the same package.
        let text = Answer::Text(answer(&sent, question).to_owned());
        let typed =
            request_file(name).request.with_edits(&[Edit::Answer { question: id(question), answer: text }]);
        assert_eq!(build(pack, &typed, today(), &mut |_| {}).unwrap().bytes, package.bytes);
    }
}

#[test]
fn marks_and_sentences_come_and_go_with_their_edits() {
    let request = Request::default();
    let mark = |wanted| Edit::ComeBack { question: id("scope"), wanted };
    let marked = request.with_edits(&[mark(true), live("scope")]);
    assert!(marked.come_back.contains(&id("scope")) && marked.assembled.contains_key(&id("scope")));
    let none = Edit::Assemble { question: id("scope"), assembled: None };
    assert_eq!(marked.with_edits(&[mark(false), none]), request);
    // Both are read back, and an element that the catalog lacks makes no sentence fail.
    let json = serde_json::to_string(&marked).unwrap();
    assert_eq!(serde_json::from_str::<Request>(&json).unwrap(), marked);
    let strange = Edit::AddElement { ask: AskId(1), element: ElementId::new("no-such-element").unwrap() };
    let request = request.with_edits(&[Edit::AddAsk, strange]);
    assert_eq!(sentences("ospi", &request, Assembles::Data), "We request 1 element.");
}

#[test]
fn edited_sentences_are_older_than_the_answers_once_these_change() {
    let request = request_file("cde-complete").request;
    let report = precheck(pack("cde"), &request, today());
    let outdated = |request: &Request| outdated_answers(pack("cde"), request, &report);
    let was = sentences("cde", &request, Assembles::Data);
    let edited = Edit::Assemble { question: id("sample"), assembled: Some(Assembled::Edited { was }) };
    let request = request.with_edits([&edited]);
    assert_eq!(outdated(&request), []);
    let ask = &request.asks[0];
    let remove = Edit::RemoveElement { ask: ask.id, element: ask.elements[0].id.clone() };
    let after = request.with_edits([&remove]);
    assert_eq!(outdated(&after), [id("sample")]);
    let unasked = requisite_precheck::Report { shown: BTreeSet::new(), ..report.clone() };
    assert_eq!(outdated_answers(pack("cde"), &after, &unasked), []);
    let was = sentences("cde", &after, Assembles::Data);
    let kept = Edit::Assemble { question: id("sample"), assembled: Some(Assembled::Edited { was }) };
    assert_eq!(outdated(&after.with_edits([&kept])), []);
    // Sentences that follow by themselves, and an answer that is taken back, are not out of date.
    assert_eq!(outdated(&after.with_edits([&live("sample")])), []);
    assert_eq!(outdated(&after.with_edits([&Edit::ClearAnswer { question: id("sample") }])), []);
}

#[test]
fn our_paragraph_on_public_files_is_older_once_the_data_change_and_not_by_the_day() {
    let (pack, request) = (pack("cde"), request_file("cde-complete").request);
    let question = pack.uses.public_reason.clone().unwrap();
    let said = |request: &Request, day| {
        let report = precheck(pack, request, day);
        requisite_precheck::public_paragraph(pack, &pack.language, request, &report)
    };
    let later = "2027-03-01".parse().unwrap();
    assert_ne!(said(&request, today()), said(&request, later));
    let was = said(&request, today());
    let edited = Edit::Assemble { question: question.clone(), assembled: Some(Assembled::Edited { was }) };
    let request = request.with_edits([&edited]);
    let outdated = |request: &Request| outdated_answers(pack, request, &precheck(pack, request, later));
    assert_eq!(outdated(&request), []);
    let ask = &request.asks[0];
    let remove = Edit::RemoveElement { ask: ask.id, element: ask.elements[0].id.clone() };
    assert_eq!(outdated(&request.with_edits([&remove])), [question]);
}

#[test]
fn how_the_data_are_kept_is_said_from_the_answers_on_places_people_and_the_end() {
    for (agency, name) in [("ospi", "ospi-complete"), ("cde", "cde-identifiable")] {
        let request = request_file(name).request;
        let said = sentences(agency, &request, Assembles::Safeguards);
        let places = request.answer(&id("storage_media")).unwrap().as_rows().len();
        assert!(said.starts_with(&format!("The data are kept in {places} place")), "{said}");
        assert!(
            said.contains(" named in this request, ") && said.contains("Every copy is destroyed by "),
            "{said}"
        );
        assert_eq!(said.matches(", at the end: ").count(), places, "{said}");
        // Nothing is made up, and nothing is said of what is not said yet.
        assert!(!said.contains("not said"), "{said}");
        let bare = ["storage_media", "people"].map(|it| Edit::ClearAnswer { question: id(it) });
        assert_eq!(sentences(agency, &request.with_edits(&bare), Assembles::Safeguards), "");
        let alone = [Edit::ClearAnswer { question: id("access_control") }, live("access_control")];
        let sent = request.with_edits(&alone);
        let sent = shown_request(pack(agency), &sent, &precheck(pack(agency), &sent, today()));
        assert_eq!(answer(&sent, "access_control"), said);
    }
}
