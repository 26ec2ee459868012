//! What a screen marks as optional can be left out, and nothing else can.

use crate::fixtures::{pack, request_file, today};
use requisite_pack::{Condition, Constant, FactName, Pack, PlaceHint, RuleTest, Scope, Severity, Test};
use requisite_precheck::precheck;
use requisite_request::{Answer, Edit, ElementId, QuestionId, Request};

#[test]
fn a_question_is_needed_exactly_when_leaving_it_out_is_found() {
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
            let must = report.findings.iter().filter(|it| it.severity != Severity::Note);
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

#[test]
fn a_mistake_elsewhere_makes_no_question_needed() {
    let (pack, request) = (pack("ospi"), request_file("ospi-complete").request);
    let question = QuestionId::new("study_end").unwrap();
    let answer = Answer::Text("2026-12-31".to_owned());
    let wrong = request.with_edits(&[Edit::Answer { question, answer }]);
    let (before, after) = (precheck(pack, &request, today()), precheck(pack, &wrong, today()));
    assert!(after.findings.iter().any(|it| it.code == "study_ends_before_start" && it.blocks()));
    assert_eq!(before.needed, after.needed);
}

/// The agency with one more rule that must be met, on the page of the data.
fn with_rule(pack: &Pack, when: Condition) -> Pack {
    let mut pack = pack.clone();
    let must = |rule: &&requisite_pack::Rule| {
        let of_request = rule.severity == Severity::MustFix && rule.scope == Scope::Request;
        of_request && matches!(rule.test, RuleTest::When(_))
    };
    let mut rule = pack.rules.iter().find(must).unwrap().clone();
    rule.place = PlaceHint::Data;
    rule.test = RuleTest::When(when);
    pack.rules.push(rule);
    pack
}

#[test]
fn a_rule_at_another_place_makes_a_question_needed_only_by_looking_for_its_blank() {
    let (pack, request) = (pack("ospi"), request_file("ospi-complete").request);
    let report = precheck(pack, &request, today());
    let optional = |id: &&QuestionId| request.answer(id).is_some() && !report.needed.contains(*id);
    let id = report.shown.iter().find(optional).unwrap();
    let needed = |request: &Request, test: Test, or: &[Condition]| {
        let mut parts = vec![Condition::Fact(FactName(id.to_string()), test)];
        parts.extend_from_slice(or);
        precheck(&with_rule(pack, Condition::Any(parts)), request, today()).needed.contains(id)
    };
    assert!(needed(&request, Test::Answered(false), &[]));
    let other = || Test::Is(Constant::Text("something else".to_owned()));
    assert!(!needed(&request, other(), &[]));
    assert!(!needed(&request, other(), &[Condition::Always]), "the rule finds something, but not the blank");
}

#[test]
fn an_answer_that_an_element_needs_is_needed_while_the_element_is_chosen() {
    let question = QuestionId::new("meal_program_authority").unwrap();
    let mut request = request_file("ospi-identifiable").request;
    let ask = request.asks[0].id;
    let without = precheck(pack("ospi"), &request, today());
    assert!(!without.needed.contains(&question));
    request.apply(&Edit::AddElement { ask, element: ElementId::new("free-reduced").unwrap() });
    let answer = Answer::Text("School breakfast program".to_owned());
    let answered = request.with_edits(&[Edit::Answer { question: question.clone(), answer }]);
    for request in [&request, &answered] {
        assert!(precheck(pack("ospi"), request, today()).needed.contains(&question));
    }
    // A rule that only points at the question, and looks for no blank, makes it no more needed.
    let mut points = pack("ospi").clone();
    let rule = points.rules.iter_mut().find(|rule| rule.code == "meal_eligibility_without_program").unwrap();
    let fact = FactName("element.id".to_owned());
    rule.test = RuleTest::When(Condition::Fact(fact, Test::In(vec!["free-reduced".to_owned()])));
    assert!(!precheck(&points, &answered, today()).needed.contains(&question));
}

#[test]
fn a_question_that_is_not_asked_stays_blank_and_one_that_is_asked_will_be_filled() {
    let (pack, request) = (pack("ospi"), request_file("ospi-complete").request);
    let report = precheck(pack, &request, today());
    let optional = |id: &&QuestionId| request.answer(id).is_some() && !report.needed.contains(*id);
    let id = report.shown.iter().find(optional).unwrap();
    let needed_beside = |other: &QuestionId| {
        let blank = |id: &QuestionId| Condition::Fact(FactName(id.to_string()), Test::Answered(false));
        let when = Condition::All(vec![blank(id), blank(other)]);
        precheck(&with_rule(pack, when), &request, today()).needed.contains(id)
    };
    let hidden = pack.questions().find(|it| !report.shown.contains(&it.id)).unwrap();
    let shown = report.shown.iter().find(|it| *it != id && request.answer(it).is_some()).unwrap();
    assert!(needed_beside(&hidden.id), "nobody can fill {} in", hidden.id);
    assert!(!needed_beside(shown), "{shown} is to be filled in itself");
}
