//! What a request changes of the earlier one: every change is told once, and nothing else.

use crate::fixtures::{pack, request_file, today};
use crate::package_example;
use requisite_package::{Change, build, changes, open, verify};
use requisite_request::{Answer, Earlier, Edit, Follows, QuestionId, Request};

fn following(request: &Request) -> Request {
    let earlier = Earlier::new(Follows::Renewal, "earlier", "00", today(), request);
    Request { follows: Some(earlier), ..request.clone() }
}

fn told(agency: &str, request: &Request) -> Vec<Change> {
    changes(pack(agency), request, today()).unwrap().into_iter().flat_map(|kind| kind.list).collect()
}

#[test]
fn a_request_that_follows_none_has_no_changes() {
    let request = request_file("ospi-complete").request;
    assert_eq!(changes(pack("ospi"), &request, today()), None);
    let made = build(pack("ospi"), &request, today(), &mut |_| {}).unwrap();
    assert!(!open(&made.bytes).unwrap().files.contains_key("data/changes.html"));
}

#[test]
fn the_same_again_changes_nothing() {
    for (agency, name) in [("ospi", "ospi-complete"), ("cde", "cde-complete"), ("cde", "cde-totals")] {
        let request = following(&request_file(name).request);
        assert_eq!(told(agency, &request), [], "{name}");
        let made = build(pack(agency), &request, today(), &mut |_| {}).unwrap();
        assert!(verify(&made.bytes, pack(agency)).is_good());
        let opened = open(&made.bytes).unwrap();
        let page = String::from_utf8(opened.files["data/changes.html"].to_vec()).unwrap();
        assert!(page.contains("Nothing: both packages") && page.contains("a renewal"), "{page}");
        assert!(opened.info.contains(&("Requisite-Follows-SHA256", "00")));
    }
}

#[test]
fn each_change_is_told_once_with_before_and_now() {
    let first = following(&request_file("ospi-complete").request);
    let ask = first.asks[0].id;
    let (kept, gone) = (first.asks[0].elements[0].id.clone(), first.asks[0].elements[1].id.clone());
    let question = first.answers.iter().find_map(|(id, answer)| {
        let is_long = |text: &str| text.len() > 60;
        answer.as_text().filter(|text| is_long(text)).map(|_| id.clone())
    });
    let question: QuestionId = question.unwrap();
    let edits = [
        Edit::SetPopulation { ask, population: "Others".to_owned() },
        Edit::RemoveElement { ask, element: gone.clone() },
        Edit::Answer { question: question.clone(), answer: Answer::Text("Other words.".to_owned()) },
    ];
    let changed = first.with_edits(&edits);
    let told = told("ospi", &changed);
    let of = |end: &str| told.iter().filter(|it| it.what.ends_with(end)).collect::<Vec<_>>();
    let population = of("which students or schools");
    assert_eq!(population.len(), 1, "{told:?}");
    assert_eq!(population[0].now, "Others");
    let removed = of(pack("ospi").label(&gone));
    assert_eq!(removed.len(), 1, "{told:?}");
    assert_eq!(removed[0].now, "Not asked for any more");
    assert!(of(pack("ospi").label(&kept)).is_empty());
    assert_eq!(told.iter().filter(|it| it.now == "Other words.").count(), 1, "{told:?}");
    // Whatever else changed follows from these: the check finds more or less, and no answer besides is named.
    let answers = changes(pack("ospi"), &changed, today()).unwrap();
    let answers = answers.iter().find(|kind| kind.of.starts_with("Answers")).unwrap();
    assert!(answers.list.len() <= 1 + first.assembled.len(), "{:?}", answers.list);
}

#[test]
fn a_package_that_follows_one_tells_what_changed() {
    let request = package_example::request();
    let kinds = changes(&package_example::pack(), &request, package_example::today()).unwrap();
    let headings: Vec<&str> = kinds.iter().map(|kind| kind.of).collect();
    assert_eq!(headings.len(), 4, "{headings:?}");
    let made = package_example::built(&request);
    let opened = open(&made.bytes).unwrap();
    let page = String::from_utf8(opened.files["data/changes.html"].to_vec()).unwrap();
    for change in kinds.iter().flat_map(|kind| &kind.list) {
        for text in [&change.what, &change.before, &change.now] {
            let line = text.lines().next().unwrap_or_default().replace('&', "&amp;").replace('"', "&quot;");
            assert!(page.contains(&line), "{text}");
        }
    }
    // What that one followed is in that one.
    assert!(request.follows.unwrap().request.follows.is_none());
}
