//! Where the finding of a rule points: at its own place, or at the one that the rule names.

use crate::fixtures::{pack, request_file, today};
use requisite_pack::{Condition, Pack, PlaceHint, Rule, RuleTest, Scope, Severity};
use requisite_precheck::{TaskId, TaskStatus, precheck};
use requisite_request::Request;

/// Where a rule that finds something in the request points once it names a place.
fn places(pack: &Pack, request: &Request, is_such: impl Fn(&Rule) -> bool, place: PlaceHint) -> Vec<String> {
    let before = precheck(pack, request, today());
    let mut pack = pack.clone();
    let found = |rule: &Rule| {
        matches!(rule.test, RuleTest::When(_)) && before.findings.iter().any(|it| it.code == rule.code)
    };
    let rule = pack.rules.iter_mut().find(|rule| is_such(rule) && found(rule)).unwrap();
    rule.place = place;
    let code = rule.code.clone();
    let report = precheck(&pack, request, today());
    report.findings.iter().filter(|it| it.code == code).map(|it| it.place.to_string()).collect()
}

#[test]
fn a_rule_on_elements_can_point_at_their_reasons() {
    let request = request_file("ospi-before-fixes").request;
    let on_elements = |rule: &Rule| rule.scope == Scope::Element;
    let places = places(pack("ospi"), &request, on_elements, PlaceHint::Reason);
    assert!(!places.is_empty() && places.iter().all(|it| it.starts_with("reason:")), "{places:?}");
}

#[test]
fn a_rule_on_the_request_can_point_at_any_page() {
    let request = request_file("ospi-before-fixes").request;
    let section = pack("ospi").sections[1].id.clone();
    let hints = [
        (PlaceHint::Section(section.clone()), format!("section:{section}")),
        (PlaceHint::Data, "data".to_owned()),
        (PlaceHint::Public, "public".to_owned()),
        (PlaceHint::Reasons, "reasons".to_owned()),
    ];
    for (hint, place) in hints {
        let on_request = |rule: &Rule| rule.scope == Scope::Request && rule.place != hint;
        assert_eq!(places(pack("ospi"), &request, on_request, hint.clone()), [place]);
    }
}

#[test]
fn a_page_with_something_in_the_way_is_needed_whatever_its_questions() {
    let mut pack = pack("ospi").clone();
    let people = pack.sections.iter().find(|it| it.id.as_str() == "people").unwrap().id.clone();
    let status = |pack: &Pack, request: &Request| {
        let report = precheck(pack, request, today());
        let task = report.tasks.iter().find(|task| task.id == TaskId::Section(people.clone())).unwrap();
        (task.status, task.blocking)
    };
    let (totals, nothing) = (request_file("ospi-totals").request, Request::default());
    assert_eq!(status(&pack, &totals), (TaskStatus::NotNeeded, 0));
    assert_eq!(status(&pack, &nothing), (TaskStatus::NotKnown, 0));
    let rule = pack.rules.iter_mut().find(|rule| matches!(rule.test, RuleTest::When(_))).unwrap();
    rule.severity = Severity::MustFix;
    (rule.scope, rule.place) = (Scope::Request, PlaceHint::Section(people.clone()));
    rule.test = RuleTest::When(Condition::Always);
    assert_eq!(status(&pack, &totals), (TaskStatus::NotStarted, 1));
    assert_eq!(status(&pack, &nothing), (TaskStatus::NotStarted, 1));
}
