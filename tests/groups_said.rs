//! What is said of small groups: which steps are offered, what they buy, and in which words.

use crate::fixtures::pack;
use crate::groups_files::{Hiding, OPEN, by_school, census_day, report_card};
use crate::groups_read::{people, read};
use requisite_pack::Pack;
use requisite_precheck::groups::{
    Assumption, Change, CountsFrom, SmallGroups, small_group_sentences, small_groups,
};
use requisite_request::{Ask, AskId, BreakdownId, Form, GradeId, Request, UnitId};
use std::time::Instant;

fn ask(unit: &str, breakdowns: &[&str]) -> Ask {
    Ask {
        form: Some(Form::AggregateSuppressed),
        unit: Some(UnitId::new(unit).unwrap()),
        breakdowns: breakdowns.iter().map(|id| BreakdownId::new(id).unwrap()).collect(),
        ..Ask::empty(AskId(1))
    }
}

fn texts(pack: &Pack, it: &SmallGroups) -> Vec<String> {
    let said = small_group_sentences(pack, "en", it);
    let mut all =
        vec![said.share, said.cells, said.from, said.assumption, said.limits, said.caution, said.picture];
    all.extend(said.second_cells);
    all.extend(said.steps);
    all
}

#[test]
fn sentences_promise_nothing() {
    let cde = pack("cde");
    let margins = read(cde, &census_day(&people(1, cde), "2023-24", Hiding(Some(11), "*")));
    for (unit, breakdowns) in [
        ("school", &["race", "gender", "grade"][..]),
        ("district", &["race", "el"]),
        ("state", &["gender"]),
        ("school", &[]),
        ("county", &["parent_education", "race"]),
    ] {
        for margins in [None, Some(&margins)] {
            let it = small_groups(cde, &ask(unit, breakdowns), margins).unwrap();
            for text in texts(cde, &it) {
                let lower = text.to_lowercase();
                assert!(!["safe", "!", "  ", "{", "guarantee"].iter().any(|no| lower.contains(no)), "{text}");
                assert!(text.ends_with('.'), "{text}");
            }
        }
    }
}

#[test]
fn the_assumption_is_named_by_what_the_file_counts() {
    let cde = pack("cde");
    let people = people(2, cde);
    let [census, school] =
        [census_day(&people, "2023-24", OPEN), by_school(&people)].map(|file| read(cde, &file));
    let named = |margins, breakdowns: &[&str]| {
        let it = small_groups(cde, &ask("school", breakdowns), margins).unwrap();
        assert_eq!(it.from == CountsFrom::Pack, it.assumption == Assumption::RoughTotals);
        it.assumption
    };
    assert_eq!(named(None, &["race"]), Assumption::RoughTotals);
    assert_eq!(named(Some(&census), &["race"]), Assumption::Counted);
    assert_eq!(named(Some(&census), &["race", "grade"]), Assumption::Counted);
    assert_eq!(named(Some(&census), &["race", "gender"]), Assumption::Association);
    assert_eq!(named(Some(&school), &["race", "gender", "grade"]), Assumption::Counted);
    assert_eq!(named(Some(&school), &["race", "sed"]), Assumption::SomeShares);
    // Spans are made of the grades that the file counts.
    assert_eq!(named(Some(&census), &["race", "grade_span"]), Assumption::Counted);
}

#[test]
fn steps_begin_with_what_buys_most() {
    let cde = pack("cde");
    let margins = read(cde, &census_day(&people(3, cde), "2023-24", OPEN));
    let ask = ask("school", &["race", "gender", "grade"]);
    for margins in [None, Some(&margins)] {
        let it = small_groups(cde, &ask, margins).unwrap();
        let middles: Vec<u32> = it.steps.iter().map(|step| step.share.low + step.share.high).collect();
        assert!(middles.is_sorted() && middles.iter().all(|middle| *middle < it.share.low + it.share.high));
        let changes: Vec<&Change> = it.steps.iter().map(|step| &step.change).collect();
        let coarser =
            |change: &&Change| matches!(change, Change::Coarser { to, .. } if to.as_str() == "grade_span");
        assert!(changes.iter().any(coarser), "{changes:?}");
        assert!(
            changes.iter().any(|change| matches!(change, Change::Unit(unit) if unit.as_str() == "district"))
        );
        // Each is an edit that leads where it says.
        for step in &it.steps {
            let mut request = Request { asks: vec![ask.clone()], ..Request::default() };
            for edit in step.change.edits(&ask) {
                request.apply(&edit);
            }
            let after = small_groups(cde, &request.asks[0], margins).unwrap();
            assert_eq!(after.share, step.share, "{:?}", step.change);
        }
    }
}

#[test]
fn a_choice_of_grades_counts_only_those() {
    let ospi = pack("ospi");
    let people = people(4, ospi);
    let margins = read(ospi, &report_card(&people, "2023-24", OPEN));
    let all = ask("school", &["race"]);
    let third = Ask { grades: vec![GradeId::new("3").unwrap()], ..all.clone() };
    for margins in [None, Some(&margins)] {
        let [all, third] = [&all, &third].map(|ask| small_groups(ospi, ask, margins).unwrap());
        assert!(third.students * 5 < all.students && third.share.high > all.share.high);
    }
}

#[test]
fn tables_of_staff_and_of_single_students_are_not_estimated() {
    let cde = pack("cde");
    assert!(small_groups(cde, &ask("school", &["staff_race"]), None).is_none());
    let single = Ask { form: Some(Form::DeIdentified), ..ask("school", &["race"]) };
    assert!(small_groups(cde, &single, None).is_none());
    assert!(small_groups(cde, &Ask { unit: None, ..ask("school", &["race"]) }, None).is_none());
}

#[test]
fn a_level_that_the_file_does_not_hold_falls_back_to_rough_totals() {
    let cde = pack("cde");
    let file = census_day(&people(5, cde), "2023-24", OPEN);
    let state: String = file
        .lines()
        .filter(|line| !line.contains("\tS\t") && !line.contains("\tD\t"))
        .map(|line| format!("{line}\n"))
        .collect();
    let margins = read(cde, &state);
    let it = small_groups(cde, &ask("school", &["race"]), Some(&margins)).unwrap();
    assert_eq!((it.assumption, it.from), (Assumption::RoughTotals, CountsFrom::Pack));
}

#[test]
fn every_breakdown_at_once_takes_no_time_to_speak_of() {
    for agency in ["cde", "ospi"] {
        let pack = pack(agency);
        let people = people(6, pack);
        let file = if agency == "cde" {
            census_day(&people, "2023-24", OPEN)
        } else {
            report_card(&people, "2023-24", Hiding(Some(10), "*"))
        };
        let margins = read(pack, &file);
        let students = pack
            .breakdowns
            .iter()
            .filter(|it| !it.id.as_str().starts_with("staff") && !it.id.as_str().starts_with("teacher"));
        let ask = Ask { breakdowns: students.map(|it| it.id.clone()).collect(), ..ask("school", &[]) };
        for margins in [None, Some(&margins)] {
            let start = Instant::now();
            let it = small_groups(pack, &ask, margins).unwrap();
            eprintln!(
                "{agency}, {} breakdowns, file {}: {:?}, {:?}",
                ask.breakdowns.len(),
                margins.is_some(),
                start.elapsed(),
                it.share
            );
            assert!(it.share.high >= 900 && it.cells > 1_000_000);
        }
        let usual = Ask { breakdowns: ask.breakdowns.iter().take(3).cloned().collect(), ..ask.clone() };
        let start = Instant::now();
        let it = small_groups(pack, &usual, Some(&margins)).unwrap();
        eprintln!("{agency}, 3 breakdowns and a file: {:?}, {:?}", start.elapsed(), it.share);
        let request = Request { asks: vec![usual], ..Request::default() };
        let start = Instant::now();
        let quick = requisite_precheck::groups::cell_estimates(pack, &request);
        eprintln!("{agency}, 3 breakdowns at every keystroke: {:?}, {:?}", start.elapsed(), quick[0].small);
        let request = Request { asks: vec![ask], ..Request::default() };
        let start = Instant::now();
        let quick = requisite_precheck::groups::cell_estimates(pack, &request);
        eprintln!("{agency}: at every keystroke {:?}, {:?}", start.elapsed(), quick[0].small);
    }
}
