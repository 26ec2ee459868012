//! Which facts are known, and which are not: what rules may build on.

use crate::fixtures::pack;
use requisite_pack::{Field, QuestionKind};
use requisite_precheck::facts::{Fact, Facts, Lookup as _, gather, of_element, of_row};
use requisite_precheck::{answer_problem, cell_problem, class_of, coverage};
use requisite_request::{
    Answer, AskId, BreakdownId, Chosen, Edit, ElementId, FieldId, Form, QuestionId, Reason, Request, Row,
    Years,
};
use std::collections::BTreeSet;

fn facts(request: &Request) -> Facts {
    let pack = pack("ospi");
    let coverage = coverage(pack, request);
    gather(pack, request, &class_of(pack, request, &coverage), &coverage).0
}

/// A request for identifiable data, for which nearly every question is asked.
fn identifiable() -> Request {
    let mut request = Request::default();
    request.apply(&Edit::AddAsk);
    request.apply(&Edit::SetForm { ask: AskId(1), form: Form::Identifiable });
    request
}

fn answered(question: &str, answer: Answer) -> Facts {
    let mut request = identifiable();
    request.answers.insert(QuestionId::new(question).unwrap(), answer);
    facts(&request)
}

#[test]
fn an_answer_that_is_found_malformed_tells_rules_nothing() {
    let answers = [
        ("affiliation", Answer::Text("a choice of an older edition".to_owned())),
        ("ferpa_exception", Answer::Options(vec!["studies".to_owned()])),
        ("legislative_requirement", Answer::Text("yes".to_owned())),
        ("minimum_cell", Answer::Text("ten".to_owned())),
        ("study_end", Answer::Text("2027-02-29".to_owned())),
        ("people", Answer::Text("Ada".to_owned())),
    ];
    for (question, answer) in answers {
        let asked = pack("ospi").question(&QuestionId::new(question).unwrap()).unwrap();
        assert!(answer_problem(asked, &answer).is_some(), "{question}");
        let facts = answered(question, answer);
        assert_eq!(facts.get(question), Some(&Fact::Unreadable), "{question}");
        assert_eq!(facts.get(&format!("count:{question}")), None, "{question}");
    }
    let mut request = identifiable();
    for (question, answer) in [
        ("ferpa_exception", Answer::Text("studies".to_owned())),
        ("ferpa_purpose", Answer::Options(vec!["student_aid".to_owned(), "no such purpose".to_owned()])),
    ] {
        request.answers.insert(QuestionId::new(question).unwrap(), answer);
    }
    assert_eq!(facts(&request).get("ferpa_purpose"), Some(&Fact::Unreadable));
}

#[test]
fn a_malformed_field_of_a_row_is_answered_and_tells_rules_nothing() {
    let question = pack("ospi").question(&QuestionId::new("storage_media").unwrap()).unwrap();
    let row = |medium: &str| Row::from([(FieldId::new("medium").unwrap(), medium.to_owned())]);
    let facts = |medium| of_row(question, &row(medium));
    assert_eq!(facts(" laptop ").get("row.medium"), Some(&Fact::Text("laptop".to_owned())));
    assert_eq!(facts("a drawer").get("row.medium"), Some(&Fact::Unreadable));
    assert_eq!(facts(" ").get("row.medium"), None);
}

#[test]
fn a_yes_or_no_in_a_row_is_one_with_blanks_around_it() {
    let id = FieldId::new("agreed").unwrap();
    let field = |kind| {
        let (options, id) = (Vec::new(), id.clone());
        Field { id, kind, options, required: false, shown: None, autocomplete: None }
    };
    let mut question = pack("ospi").question(&QuestionId::new("storage_media").unwrap()).unwrap().clone();
    let fact_of = |question: &requisite_pack::Question, text: &str| {
        let row = Row::from([(id.clone(), text.to_owned())]);
        let problem = cell_problem(&question.fields[0], &row);
        let fact = of_row(question, &row).get("row.agreed").cloned();
        assert_eq!(problem.is_some(), fact == Some(Fact::Unreadable), "{text}");
        fact
    };
    question.fields = vec![field(QuestionKind::YesNo)];
    assert_eq!(fact_of(&question, " no "), Some(Fact::Yes(false)));
    assert_eq!(fact_of(&question, "No"), Some(Fact::Unreadable));
    // A statement that is not accepted is not answered.
    question.fields = vec![field(QuestionKind::Acknowledge)];
    assert_eq!(fact_of(&question, "no"), None);
    assert_eq!(fact_of(&question, "yes"), Some(Fact::Yes(true)));
    assert_eq!(fact_of(&question, "perhaps"), Some(Fact::Unreadable));
}

#[test]
fn what_an_ask_without_a_kind_of_data_could_become_is_not_known() {
    let mut request = Request::default();
    let student_level = |request: &Request| facts(request).get("student_level").cloned();
    let process = |request: &Request| facts(request).get("sharing_process").cloned();
    assert_eq!((student_level(&request), process(&request)), (None, None));
    request.apply(&Edit::AddAsk);
    request.apply(&Edit::SetForm { ask: AskId(1), form: Form::AggregateSuppressed });
    assert_eq!(
        (student_level(&request), process(&request)),
        (Some(Fact::Yes(false)), Some(Fact::Yes(false)))
    );
    request.apply(&Edit::AddAsk);
    assert_eq!((student_level(&request), process(&request)), (None, None));
    request.apply(&Edit::SetForm { ask: AskId(1), form: Form::AggregateUnsuppressed });
    assert_eq!((student_level(&request), process(&request)), (None, Some(Fact::Yes(true))));
}

#[test]
fn years_of_one_element_are_years_of_the_request() {
    let year = |text: &str| text.parse().unwrap();
    let mut request = identifiable();
    let years = Years::span(year("2020-21"), year("2020-21"));
    request.apply(&Edit::SetYears { ask: AskId(1), years });
    let own = Years::span(year("2010-11"), year("2010-11"));
    request.asks[0].elements.push(Chosen { id: ElementId::new("gender").unwrap(), years: Some(own) });
    let both = BTreeSet::from(["2010-11".to_owned(), "2020-21".to_owned()]);
    assert_eq!(facts(&request).get("years"), Some(&Fact::Set(both)));
}

#[test]
fn rows_in_which_nothing_is_typed_are_not_counted() {
    let row = |cells: &[(&str, &str)]| -> Row {
        cells.iter().map(|(id, text)| (FieldId::new(id).unwrap(), (*text).to_owned())).collect()
    };
    let counted = |rows: Vec<Row>| answered("people", Answer::Rows(rows)).get("count:people").cloned();
    let (full, partly) = (row(&[("name", "Ada")]), row(&[("name", " "), ("involvement", "Reads")]));
    let blank = row(&[("name", " "), ("involvement", "")]);
    assert_eq!(counted(vec![full.clone(), blank.clone(), full, partly]), Some(Fact::Number(3)));
    assert_eq!(counted(vec![blank.clone(), blank]), None, "without any row there is no answer");
    let answer = Answer::Rows(vec![row(&[("name", "Ada")]), row(&[("name", "Mei")])]);
    assert_eq!(answered("people", answer).get("people"), Some(&Fact::Number(2)));
}

#[test]
fn what_is_published_in_part_is_public_to_some_extent_and_what_is_not_published_is_not() {
    let any_public = |element: &str, breakdowns: &[&str]| {
        let mut request = Request::default();
        request.apply(&Edit::AddAsk);
        let ask = AskId(1);
        request.apply(&Edit::SetForm { ask, form: Form::AggregateSuppressed });
        let unit = pack("ospi").units.iter().find(|unit| unit.as_str() == "district").unwrap().clone();
        request.apply(&Edit::SetUnit { ask, unit });
        let year = |text: &str| text.parse().unwrap();
        request.apply(&Edit::SetYears { ask, years: Years::span(year("2014-15"), year("2022-23")) });
        let breakdowns = breakdowns.iter().map(|id| BreakdownId::new(id).unwrap()).collect();
        request.apply(&Edit::SetBreakdowns { ask, breakdowns });
        request.apply(&Edit::AddElement { ask, element: ElementId::new(element).unwrap() });
        (facts(&request).get("all_public").cloned(), facts(&request).get("any_public").cloned())
    };
    let (yes, no) = (Some(Fact::Yes(true)), Some(Fact::Yes(false)));
    assert_eq!(any_public("october-enrollment", &["grade"]), (yes.clone(), yes.clone()));
    assert_eq!(any_public("october-enrollment", &["race", "low_income"]), (no.clone(), yes));
    assert_eq!(any_public("primary-language", &[]), (no.clone(), no));
}

#[test]
fn a_reason_of_blanks_is_not_given() {
    let element = pack("ospi").element(&ElementId::new("exclusion-days").unwrap()).unwrap();
    let given = |why: &str| {
        let mut request = Request::default();
        let reason = Reason { why_needed: why.to_owned(), ..Reason::default() };
        request.reasons.insert(element.id.clone(), reason);
        of_element(element, &request).get("element.reason_given").cloned()
    };
    assert_eq!(given("It is the outcome."), Some(Fact::Yes(true)));
    assert_eq!(given(" "), Some(Fact::Yes(false)));
    let none = of_element(element, &Request::default());
    assert_eq!(none.get("element.reason_given"), Some(&Fact::Yes(false)));
}

#[test]
fn data_are_identifiable_when_their_class_is() {
    let of = |form: Form| {
        let mut request = identifiable();
        request.apply(&Edit::SetForm { ask: AskId(1), form });
        facts(&request).get("identifiable").cloned()
    };
    assert_eq!(of(Form::Identifiable), Some(Fact::Yes(true)));
    assert_eq!(of(Form::AggregateSuppressed), Some(Fact::Yes(false)));
}
