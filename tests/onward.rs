//! Where "Continue" leads.

use crate::case_steps::apply_steps;
use crate::fixtures::{pack, request_file, today};
use requisite_precheck::{TaskId, TaskStatus, precheck};
use requisite_request::Request;
use requisite_session::{Route, onward};

#[test]
fn where_the_answers_lead_elsewhere_continue_leads_there() {
    let pack = pack("cde");
    let mut request = request_file("cde-totals").request;
    let next = |request: &_| onward(&precheck(pack, request, today()), &Route::Data);
    assert_eq!(next(&request), Route::Public);
    let steps = ["only elements: suspension-count", "breakdowns: race", "years: 2021-22 to 2022-23"];
    apply_steps(pack, &mut request, &steps.map(str::to_owned)).unwrap();
    assert_eq!(next(&request), Route::Outcome("all_public".to_owned()));
}

#[test]
fn what_is_public_is_dealt_with_where_public_files_are_looked_at() {
    let pack = pack("cde");
    let mut request = request_file("cde-totals").request;
    let status = |request: &Request, task: TaskId| {
        let report = precheck(pack, request, today());
        let found = report.tasks.iter().find(|it| it.id == task).unwrap();
        (found.status, found.blocking)
    };
    assert_eq!(status(&request, TaskId::Public).0, TaskStatus::Completed);
    let before = status(&request, TaskId::Data);
    // One more element, which a published file holds in full.
    let steps = ["add element: suspension-count", "breakdowns: race", "years: 2021-22 to 2022-23"];
    apply_steps(pack, &mut request, &steps.map(str::to_owned)).unwrap();
    assert_eq!(status(&request, TaskId::Public), (TaskStatus::Problem, 1));
    assert_eq!(status(&request, TaskId::Data), before);
}
