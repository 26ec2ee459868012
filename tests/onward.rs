//! Where "Continue" leads.

use crate::case_steps::apply_steps;
use crate::fixtures::{pack, request_file, today};
use requisite_precheck::precheck;
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
