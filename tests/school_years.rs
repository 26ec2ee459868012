//! When a school year has ended, to the day.

use crate::fixtures::{pack, request_file};
use requisite_precheck::precheck;
use requisite_request::{AskId, Edit, Years};

#[test]
fn a_school_year_has_ended_when_its_last_day_of_june_is_over() {
    let year = "2025-26".parse().unwrap();
    let edit = Edit::SetYears { ask: AskId(1), years: Years::span(year, year) };
    let request = request_file("ospi-totals").request.with_edits(&[edit]);
    let is_found = |today: &str| {
        let report = precheck(pack("ospi"), &request, today.parse().unwrap());
        report.findings.iter().any(|finding| finding.code == "years_not_ended")
    };
    assert!(is_found("2026-06-29"));
    assert!(is_found("2026-06-30"), "the last day is a day of the year");
    assert!(!is_found("2026-07-01"));
}
