//! Which changes and which places are offered, fact by fact, about a finding that rests on it.

use crate::fixtures::{pack, request_file, today};
use requisite_pack::{
    Condition, Constant, Element, FactName, Pack, PlaceHint, RuleTest, Scope, Severity, Test,
};
use requisite_precheck::{VerdictOf, WaysOut, precheck, ways_out};
use requisite_request::{Answer, AskId, Edit, Form, Place, QuestionId, Request};
use std::collections::BTreeSet;

fn fact(name: &str, test: Test) -> Condition {
    Condition::Fact(FactName(name.to_owned()), test)
}

fn is(name: &str, text: &str) -> Condition {
    fact(name, Test::Is(Constant::Text(text.to_owned())))
}

fn has(name: &str, text: &str) -> Condition {
    fact(name, Test::HasAny(vec![text.to_owned()]))
}

/// OSPI with one rule alone.
fn with_rule(scope: Scope, when: Condition) -> Pack {
    let mut pack = pack("ospi").clone();
    pack.rules.retain(|rule| matches!(rule.test, RuleTest::When(_)));
    pack.rules.truncate(1);
    let rule = &mut pack.rules[0];
    (rule.scope, rule.place, rule.severity) = (scope, PlaceHint::OfScope, Severity::MustFix);
    rule.test = RuleTest::When(when);
    pack
}

/// What is offered about the last thing that the agency's rule finds.
fn offered_by(pack: &Pack, request: &Request) -> WaysOut {
    let report = precheck(pack, request, today());
    let of = VerdictOf::Finding(report.findings.last().unwrap().id.clone());
    ways_out(pack, request, today(), &of)
}

fn offered(request: &Request, scope: Scope, when: Condition) -> WaysOut {
    offered_by(&with_rule(scope, when), request)
}

fn by_hand(ways: &WaysOut) -> Vec<String> {
    ways.by_hand.iter().map(Place::to_string).collect()
}

#[test]
fn where_only_the_person_can_say_the_place_of_the_fact_is_named() {
    let request = request_file("ospi-totals").request;
    let public = |name| fact(name, Test::Is(Constant::Yes(false)));
    for (when, place) in [
        (fact("n_asks", Test::AtLeast(1)), "data"),
        (fact("n_elements", Test::AtLeast(1)), "ask:1/elements"),
        (fact("n_indirect", Test::AtLeast(0)), "ask:1/elements"),
        (fact("units", Test::HasAny(vec!["district".to_owned()])), "ask:1/unit"),
        (public("all_public"), "data"),
        (public("any_public"), "data"),
        (fact("n_research_questions", Test::AtLeast(0)), "reasons"),
        (fact("years", Test::Answered(true)), "ask:1/years"),
    ] {
        let about = format!("{when:?}");
        assert_eq!(by_hand(&offered(&request, Scope::Request, when)), ["request", place], "{about}");
    }
    let dates =
        offered(&request_file("ospi-complete").request, Scope::Request, fact("study_days", Test::AtLeast(1)));
    assert_eq!(by_hand(&dates), ["request", "question:study_end", "question:study_start"]);
    // A question that is not asked is no place to go to.
    let hidden = fact("ferpa_exception_other", Test::Answered(false));
    assert_eq!(by_hand(&offered(&request, Scope::Request, hidden)), ["request"]);
    let of_ask = |name| by_hand(&offered(&request, Scope::Ask, fact(name, Test::AtLeast(1))));
    assert_eq!(of_ask("ask.n_years"), ["ask:1/form", "ask:1/years"]);
}

#[test]
fn what_a_fact_holds_can_be_dropped_and_nothing_else() {
    let mut request = request_file("ospi-totals").request;
    let ask = AskId(1);
    request.asks[0].elements.truncate(1);
    let first = pack("ospi").element(&request.asks[0].elements[0].id).unwrap();
    let differs = |it: &&Element| {
        it.group != first.group && it.level != first.level && it.identifier != first.identifier
    };
    let second = pack("ospi").elements.iter().find(differs).unwrap();
    request.apply(&Edit::AddElement { ask, element: second.id.clone() });
    let breakdowns: Vec<_> = pack("ospi").breakdowns.iter().take(3).map(|it| it.id.clone()).collect();
    request.asks[0].breakdowns.clone_from(&breakdowns);
    let all = request.clone();
    let edits = |when| -> Vec<Vec<Edit>> {
        offered(&all, Scope::Request, when).changes.into_iter().map(|fix| fix.edits).collect()
    };
    for (name, text) in [
        ("elements", second.id.as_str()),
        ("groups", second.group.as_str()),
        ("levels", second.level.as_str()),
        ("identifiers", second.identifier.as_str()),
    ] {
        let remove = Edit::RemoveElement { ask, element: second.id.clone() };
        assert_eq!(edits(has(name, text)), [vec![remove]], "{name}");
    }
    let mut years = request.asks[0].years.clone();
    let year = years.first().unwrap();
    years.0.remove(&year);
    assert_eq!(edits(has("years", &year.to_string())), [vec![Edit::SetYears { ask, years }]]);
    let dropped = edits(has("breakdowns", breakdowns[0].as_str()));
    assert_eq!(dropped, [vec![Edit::SetBreakdowns { ask, breakdowns: breakdowns[1..].to_vec() }]]);

    let mut on_elements = with_rule(Scope::Element, is("element.group", &second.group));
    on_elements.rules[0].place = PlaceHint::Data;
    let remove = Edit::RemoveElement { ask, element: second.id.clone() };
    assert_eq!(offered_by(&on_elements, &request).changes[0].edits, [remove]);

    let only = request.asks[0].years.last().unwrap();
    request.asks[0].years.0.retain(|year| *year == only);
    let changes = offered(&request, Scope::Request, has("years", &only.to_string())).changes;
    assert_eq!(changes, [], "some year is needed");
}

#[test]
fn a_finding_on_one_data_set_sends_nobody_to_another() {
    let mut request = request_file("ospi-totals").request;
    request.apply(&Edit::AddAsk);
    let ask = request.asks.last().unwrap().id;
    request.apply(&Edit::SetForm { ask, form: Form::Identifiable });
    assert_ne!(ask, AskId(1));
    let ways = offered(&request, Scope::Ask, fact("ask.n_years", Test::AtLeast(0)));
    assert_eq!(by_hand(&ways), [format!("ask:{}/form", ask.0), format!("ask:{}/years", ask.0)]);
}

#[test]
fn only_the_data_set_that_matters_changes_its_kind() {
    let mut request = request_file("ospi-totals").request;
    request.apply(&Edit::AddAsk);
    let ask = request.asks.last().unwrap().id;
    request.apply(&Edit::SetForm { ask, form: Form::Identifiable });
    let student_level = fact("student_level", Test::Is(Constant::Yes(true)));
    let changes = offered(&request, Scope::Request, student_level).changes;
    let edits: Vec<Vec<Edit>> = changes.into_iter().map(|fix| fix.edits).collect();
    let totals = [Form::AggregateSuppressed, Form::AggregateUnsuppressed];
    assert_eq!(edits, totals.map(|form| vec![Edit::SetForm { ask, form }]));
}

#[test]
fn of_several_options_those_that_are_tested_are_taken_out_or_added() {
    let id = QuestionId::new("ferpa_purpose").unwrap();
    let options = pack("ospi").question(&id).unwrap().options.clone();
    let edits = |now: &[String], when| -> Vec<Vec<Edit>> {
        let mut pack = with_rule(Scope::Request, when);
        let questions = pack.sections.iter_mut().flat_map(|section| &mut section.questions);
        questions.filter(|it| it.id == id).for_each(|it| it.shown = Condition::Always);
        let mut request = request_file("ospi-complete").request;
        request.answers.insert(id.clone(), Answer::Options(now.to_vec()));
        offered_by(&pack, &request).changes.into_iter().map(|fix| fix.edits).collect()
    };
    let answer = |options: &[String]| {
        vec![vec![Edit::Answer { question: id.clone(), answer: Answer::Options(options.to_vec()) }]]
    };
    let tested = vec![options[0].clone(), "no such option".to_owned()];
    let out = fact("ferpa_purpose", Test::HasAny(tested));
    assert_eq!(edits(&options[..2], out.clone()), answer(&options[1..2]));
    assert_eq!(edits(&options[..1], out), Vec::<Vec<Edit>>::new(), "the last one is for the person");
    let lacks = Condition::Not(Box::new(has("ferpa_purpose", &options[1])));
    assert_eq!(edits(&options[..1], lacks), answer(&options[..2]));
}

/// The answers that each change gives, by question.
fn answers(ways: &WaysOut) -> Vec<Vec<&str>> {
    ways.changes.iter().map(|fix| fix.edits.iter().map(answered).collect()).collect()
}

fn answered(edit: &Edit) -> &str {
    match edit {
        Edit::Answer { question, .. } => question.as_str(),
        _ => "",
    }
}

#[test]
fn of_a_question_with_many_answers_two_are_paired_with_another_question() {
    let request = request_file("ospi-complete").request;
    let law = fact("legislative_requirement", Test::Is(Constant::Yes(false)));
    let when = Condition::Any(vec![is("affiliation", "university_college"), law]);
    let pair = vec!["affiliation", "legislative_requirement"];
    assert_eq!(answers(&offered(&request, Scope::Request, when)), [pair.clone(), pair]);
}

#[test]
fn six_changes_are_paired_and_no_more() {
    let request = request_file("ospi-complete").request;
    let first =
        Condition::All(vec![is("affiliation", "university_college"), is("education_research", "yes")]);
    let second = Condition::All(vec![is("irb_status", "approved"), is("linkage", "none")]);
    let mut pack = with_rule(Scope::Request, Condition::Any(vec![first, second]));
    for question in pack.sections.iter_mut().flat_map(|section| &mut section.questions) {
        question.shown = Condition::Always;
    }
    let ways = offered_by(&pack, &request);
    let pairs: BTreeSet<Vec<&str>> = answers(&ways).into_iter().collect();
    let expected = [["affiliation", "irb_status"], ["education_research", "irb_status"]];
    assert_eq!(pairs, expected.map(Vec::from).into(), "`linkage` would come seventh");
}

#[test]
fn a_route_that_is_not_open_has_no_way_out() {
    let (pack, request) = (pack("ospi"), request_file("ospi-totals").request);
    let report = precheck(pack, &request, today());
    let is_open = |id: &str| report.routes.iter().any(|route| route.id == id);
    let closed = pack.routes.iter().find(|route| !is_open(&route.id)).unwrap();
    let ways = ways_out(pack, &request, today(), &VerdictOf::Route(closed.id.clone()));
    assert_eq!(ways, WaysOut::default());
    let no_such = QuestionId::new("no-such").unwrap().to_string();
    assert_eq!(ways_out(pack, &request, today(), &VerdictOf::Finding(no_such)), WaysOut::default());
}

/// A finding that offers to drop one breakdown keeps nobody from dropping another one.
#[test]
fn what_is_offered_already_hides_nothing_else_of_its_kind() {
    let pack = crate::fixtures::pack("ospi");
    let mut request = crate::fixtures::request_file("ospi-totals").request;
    let steps = ["level: school", "breakdowns: grade, race, gender"].map(str::to_owned);
    crate::case_steps::apply_steps(pack, &mut request, &steps).unwrap();
    let report = requisite_precheck::precheck(pack, &request, crate::fixtures::today());
    let finding = report.findings.iter().find(|it| it.code == "breakdowns_crossed_small").unwrap();
    let of = requisite_precheck::VerdictOf::Finding(finding.id.clone());
    let ways = requisite_precheck::ways_out(pack, &request, crate::fixtures::today(), &of);
    let subjects = |fixes: &[requisite_precheck::Fix]| {
        let dropped = fixes.iter().filter(|it| it.kind == requisite_precheck::FixKind::DropBreakdown);
        dropped.map(|it| it.subject.clone()).collect::<Vec<_>>()
    };
    assert_eq!(subjects(&finding.fixes), ["grade level"]);
    assert_eq!(subjects(&ways.changes), ["race and ethnicity", "gender"]);
}
