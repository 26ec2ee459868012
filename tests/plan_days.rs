//! The time plan counted back over month ends and leap days, with what it says of the days that are left.

use crate::case_steps::apply_steps;
use crate::fixtures::{pack, request_file, today};
use requisite_pack::{Basis, Pack, Plan};
use requisite_precheck::{Later, PlanSentences, TimePlan, plan_sentences, precheck};
use requisite_request::{Date, Request};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The CDE with a changed plan.
fn agency(change: impl FnOnce(&mut Plan)) -> Pack {
    let mut pack = pack("cde").clone();
    change(pack.plan.as_mut().unwrap());
    pack
}

/// A request for totals after some steps.
fn totals(steps: &[&str]) -> Request {
    let mut request = request_file("cde-totals").request;
    let steps: Vec<String> = steps.iter().map(|step| (*step).to_owned()).collect();
    apply_steps(pack("cde"), &mut request, &steps).unwrap();
    request
}

fn plan(pack: &Pack, request: &Request) -> Option<TimePlan> {
    precheck(pack, request, today()).plan
}

/// The plan of a request for totals by a day, with steps that take so many days.
fn counted(wanted: &str, days: &[(u32, u32)]) -> TimePlan {
    let pack = agency(|plan| {
        plan.steps.retain(|step| step.id != "agreement");
        for (step, (least, most)) in plan.steps.iter_mut().zip(days) {
            (step.least, step.most) = (*least, *most);
        }
    });
    plan(&pack, &totals(&[&format!("needed_by: {wanted}")])).unwrap()
}

/// What is said of a plan with 60 and 100 days as of a day.
fn said(today: &str) -> PlanSentences {
    let plan = counted("2028-03-01", &[(30, 50), (30, 50)]);
    plan_sentences(pack("cde"), "en", &plan, day(today))
}

#[test]
fn steps_follow_one_another_back_from_the_wanted_day() {
    let plan = counted("2028-03-31", &[(31, 60), (30, 31)]);
    assert_eq!(plan.wanted, day("2028-03-31"));
    let days: Vec<_> =
        plan.steps.iter().map(|step| (step.step.as_str(), step.longer, step.shorter)).collect();
    let span = |from: &str, to: &str| (day(from), day(to));
    assert_eq!(
        days,
        [
            // February has 29 days in that year.
            ("review", span("2027-12-31", "2028-02-29"), span("2028-01-30", "2028-03-01")),
            ("delivery", span("2028-02-29", "2028-03-31"), span("2028-03-01", "2028-03-31")),
        ]
    );
    assert_eq!(plan.send_by(), span("2027-12-31", "2028-01-30"));
}

#[test]
fn a_leap_day_counts_where_there_is_one() {
    let send = |wanted: &str| counted(wanted, &[(0, 0), (1, 1)]).send_by().0;
    assert_eq!(send("2028-03-01"), day("2028-02-29"));
    assert_eq!(send("2027-03-01"), day("2027-02-28"));
    assert_eq!(send("2027-01-01"), day("2026-12-31"));
}

#[test]
fn days_before_the_calendar_are_no_plan() {
    let pack = agency(|plan| plan.steps[0].most = u32::MAX);
    assert_eq!(plan(&pack, &totals(&["needed_by: 2027-06-30"])), None);
}

#[test]
fn without_a_day_there_is_no_plan() {
    assert!(plan(pack("cde"), &totals(&["needed_by: 2027-06-30"])).is_some());
    for steps in [&["needed_by: (blank)"][..], &["needed_by: next summer"]] {
        assert_eq!(plan(pack("cde"), &totals(steps)), None, "{steps:?}");
    }
    let mut no_plan = pack("cde").clone();
    no_plan.plan = None;
    assert_eq!(plan(&no_plan, &totals(&["needed_by: 2027-06-30"])), None);
}

#[test]
fn while_a_step_is_in_question_there_is_no_plan() {
    // Whether an agreement is needed hangs on the kind of data.
    let mut request = totals(&["needed_by: 2027-06-30"]);
    request.asks[0].form = None;
    assert_eq!(plan(pack("cde"), &request), None);
    let pack = agency(|plan| plan.steps.retain(|step| step.id != "agreement"));
    assert!(plan(&pack, &request).is_some());
    let nothing = agency(|plan| plan.steps.retain(|step| step.id == "agreement"));
    assert_eq!(plan(&nothing, &totals(&["needed_by: 2027-06-30"])), None);
}

#[test]
fn a_request_that_ends_elsewhere_has_no_plan() {
    let employee = totals(&["needed_by: 2027-06-30", "affiliation: cde_employee"]);
    assert!(precheck(pack("cde"), &employee, today()).ending().is_some());
    assert_eq!(plan(pack("cde"), &employee), None);
}

#[test]
fn what_comes_later_is_in_the_order_of_days() {
    let mut request = request_file("cde-identifiable").request;
    let steps = ["needed_by: 2027-06-30", "study_end: 2029-06-30", "destruction_date: 2029-05-31"];
    apply_steps(pack("cde"), &mut request, &steps.map(str::to_owned)).unwrap();
    let later = plan(pack("cde"), &request).unwrap().later;
    let later: Vec<_> = later.into_iter().map(|it| (it.day, it.what)).collect();
    // The obligation to destroy is due on the planned day, which is not said twice.
    assert_eq!(
        later,
        [(day("2029-05-31"), Later::Duty("destroy_data".to_owned())), (day("2029-06-30"), Later::End),]
    );
    let mut request = request_file("cde-complete").request;
    apply_steps(pack("cde"), &mut request, &steps.map(str::to_owned)).unwrap();
    let later = plan(pack("cde"), &request).unwrap().later;
    let whats: Vec<_> = later.into_iter().map(|it| it.what).collect();
    assert_eq!(whats, [Later::Destruction, Later::End]);
}

#[test]
fn whether_there_is_time_is_said_to_the_day() {
    let time = |today: &str| said(today).time_left;
    // 100 days and 60 days before the first of March.
    let both = "By both estimates there is still time.";
    assert_eq!(time("2027-11-22"), both);
    let shorter =
        "By the longer estimate it is late already; by the shorter one there is time until January 1, 2028.";
    assert_eq!(time("2027-11-23"), shorter);
    assert_eq!(time("2028-01-01"), shorter);
    assert!(time("2028-01-02").starts_with("By both estimates the data may come later than wanted."));
    assert!(time("2028-03-01").starts_with("By both estimates the data may come later than wanted."));
    assert_eq!(time("2028-03-02"), "The day on which the data are wanted has passed.");
}

#[test]
fn every_row_says_how_sure_it_is_and_nothing_is_promised() {
    let said = said("2027-01-01");
    let send =
        "Send the request by November 22, 2027 (longer estimate) or January 1, 2028 (shorter estimate).";
    assert_eq!(said.send, send);
    assert!(said.about.contains("an estimate, not a promise"), "{}", said.about);
    assert!(said.about.contains("The agency decides how long each step takes."), "{}", said.about);
    let review = &said.rows[1];
    assert_eq!(review.what, "The CDE reviews the request: about 30 to 120 days");
    assert!(review.sure.contains("our assumption"), "{}", review.sure);
    assert!(said.rows.iter().all(|row| !row.sure.is_empty()));
    let plan = counted("2028-03-01", &[(1, 1), (1, 1)]);
    let same = plan_sentences(pack("cde"), "en", &plan, today());
    assert_eq!(same.send, "Send the request by February 28, 2028.");
}

#[test]
fn a_time_is_the_agencys_only_where_it_was_read_there() {
    let sure = |basis: Basis, source: &str| {
        let pack = agency(|plan| {
            plan.steps[0].basis = basis;
            source.clone_into(&mut plan.steps[0].source);
        });
        let plan = plan(&pack, &totals(&["needed_by: 2027-06-30"])).unwrap();
        plan_sentences(&pack, "en", &plan, today()).rows[1].sure.clone()
    };
    let found = sure(Basis::Found, "SEED-CDE");
    assert!(found.starts_with("The time is from this source: California Department of Education"), "{found}");
    assert_eq!(sure(Basis::Found, "no such source"), "The time is the agency\u{2019}s own.");
    assert!(sure(Basis::GeneralKnowledge, "SEED-CDE").starts_with("General knowledge"));
    assert!(sure(Basis::Assumption, "SEED-CDE").contains("our assumption"));
}
