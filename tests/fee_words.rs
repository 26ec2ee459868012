//! What an estimate of the fee says of itself: where the rate and the hours come from, and that it is no price.

use crate::fixtures::{pack, request_file, today};
use requisite_pack::{Basis, Fee, Pack};
use requisite_precheck::{FeeSentences, fee_sentences, precheck};

/// The sentences for tables of totals, when the agency's fee is changed.
fn said(change: impl Fn(&mut Fee)) -> FeeSentences {
    let mut pack: Pack = pack("cde").clone();
    let mut fee = pack.fee.take().unwrap();
    change(&mut fee);
    pack.fee = Some(fee);
    let request = request_file("cde-totals").request;
    let estimate = precheck(&pack, &request, today()).fee.unwrap();
    fee_sentences(&pack, &pack.language, &request, &estimate)
}

#[test]
fn the_rate_is_the_agencys_own_only_where_it_was_read_there() {
    let about = |basis: Basis, source: &str| {
        let said = said(|fee| {
            fee.basis = basis;
            source.clone_into(&mut fee.source);
        });
        said.about[0].clone()
    };
    let known = pack("cde").fee.as_ref().unwrap().source.as_str();
    assert!(about(Basis::Found, known).contains("Source: California Department of Education: Data Requests"));
    assert_eq!(about(Basis::Found, "no such source"), "The rate is the agency\u{2019}s own.");
    let assumed = "The rate is an assumption, to be confirmed by the agency.";
    assert_eq!(about(Basis::Assumption, known), assumed);
    assert_eq!(about(Basis::GeneralKnowledge, "no such source"), assumed);
}

#[test]
fn the_hours_are_the_agencys_own_when_those_of_all_work_that_counts_are() {
    let hours = |counted: Basis, other: Basis| {
        let said = said(|fee| {
            for work in &mut fee.work {
                work.basis = if work.id == "table_of_totals" { counted } else { other };
            }
        });
        said.about[1].clone()
    };
    assert!(hours(Basis::Found, Basis::Assumption).starts_with("The hours are those that the agency gives"));
    assert!(hours(Basis::Assumption, Basis::Found).starts_with("The hours are our assumption"));
}

#[test]
fn a_range_of_one_number_is_that_number() {
    let total = |least: u32, most: u32| {
        let said = said(|fee| {
            for work in &mut fee.work {
                (work.least, work.most) = (least, most);
            }
        });
        said.total
    };
    assert_eq!(total(2, 10), "About $130 to $650: 2 to 10 hours at $65 an hour.");
    assert_eq!(total(2, 2), "About $130: 2 hours at $65 an hour.");
    assert_eq!(total(1, 1), "About $65: 1 hour at $65 an hour.");
}
