//! Remedies that take one thing less: a detail of several that together could point to a student, a year without tests.

use crate::fixtures::{pack, request_file, today};
use requisite_precheck::{Class, Finding, FixKind, Verdict, VerdictOf, precheck, ways_out};
use requisite_request::{AskId, Edit, ElementId, Form, Request, UnitId, Years};

/// A de-identified data set at the CDE with these elements alone.
fn de_identified(elements: &[&str]) -> Request {
    let mut request = request_file("cde-complete").request;
    request.asks.truncate(1);
    let ask = request.asks[0].id;
    request.apply(&Edit::SetForm { ask, form: Form::DeIdentified });
    request.asks[0].elements.clear();
    for element in elements {
        request.apply(&Edit::AddElement { ask, element: ElementId::new(element).unwrap() });
    }
    request
}

const DETAILS: [&str; 4] =
    ["student-birth-date", "student-race-codes", "student-address-city", "primary-language"];

/// What is put in the place of what, as element ids; nothing where it only goes.
fn swaps(edits: &[Edit]) -> Vec<(String, Option<String>)> {
    let swap = |edit: &Edit| match edit {
        Edit::SwapElement { element, with, .. } => (element.to_string(), Some(with.to_string())),
        Edit::RemoveElement { element, .. } => (element.to_string(), None),
        other => panic!("{other:?}"),
    };
    edits.iter().map(swap).collect()
}

#[test]
fn the_variant_that_is_offered_for_a_detail_is_no_detail_itself() {
    let pack = pack("cde");
    let report = precheck(pack, &de_identified(&DETAILS), today());
    let found = report.findings.iter().find(|it| it.code == "quasi_identifiers_combined").unwrap();
    let offered: Vec<_> = found.fixes.iter().flat_map(|fix| swaps(&fix.edits)).collect();
    // The year of birth would be one of four details again, and so the grade is offered.
    assert!(
        offered.contains(&("student-birth-date".to_owned(), Some("grade-level".to_owned()))),
        "{offered:?}"
    );
    assert_eq!(offered.len(), DETAILS.len());
}

#[test]
fn one_detail_less_is_a_way_out_of_a_doubtful_kind_of_data() {
    let ways = ways_out(pack("cde"), &de_identified(&DETAILS), today(), &VerdictOf::Class);
    let of_one =
        ways.changes.iter().filter(|fix| matches!(fix.kind, FixKind::UseCoarser | FixKind::RemoveElement));
    assert!(of_one.count() >= 3, "{ways:?}");
}

/// The finding on a known combination, if there is one.
fn known_combination(request: &Request) -> Option<Finding> {
    let report = precheck(pack("cde"), request, today());
    report.findings.into_iter().find(|it| it.code == "known_combination")
}

/// What each remedy of a known combination does, with what it is called on its button.
fn remedies(request: &Request) -> Vec<(FixKind, String)> {
    let found = known_combination(request).unwrap();
    found.fixes.into_iter().map(|fix| (fix.kind, fix.subject)).collect()
}

fn at_level(request: &Request, unit: &str) -> Request {
    request.with_edits(&[Edit::SetUnit { ask: AskId(1), unit: UnitId::new(unit).unwrap() }])
}

#[test]
fn a_part_of_a_known_combination_that_is_the_level_becomes_broader() {
    let elements = de_identified(&["student-birth-date", "student-gender"]);
    assert_eq!(known_combination(&at_level(&elements, "district")), None);
    let request = at_level(&elements, "school");
    let found = known_combination(&request).unwrap();
    assert_eq!(found.data["labels"], "Date of birth, Gender (F, M, X) and School");
    let [date, gender, place] = [
        (FixKind::UseCoarser, "Year of birth".to_owned()),
        (FixKind::RemoveElement, "Gender (F, M, X)".to_owned()),
        (FixKind::UseBroaderLevel, "District".to_owned()),
    ];
    assert_eq!(remedies(&request), [date.clone(), gender.clone(), place.clone()]);
    let class = precheck(pack("cde"), &request, today()).class;
    let school = [UnitId::new("school").unwrap()];
    assert!(
        matches!(&class, Verdict::Person { lean: Class::Identifiable, because } if because.units() == school && because.elements().len() == 2),
        "{class:?}"
    );
    let ways = ways_out(pack("cde"), &request, today(), &VerdictOf::Class);
    assert!(ways.changes.iter().any(|fix| (fix.kind, fix.subject.clone()) == place), "{ways:?}");
    // Where an element names the place too, both have to go.
    let both =
        at_level(&de_identified(&["student-birth-date", "student-gender", "student-address-zip"]), "school");
    assert_eq!(remedies(&both), [date, gender, (FixKind::Several, String::new())]);
    let edits = known_combination(&both).unwrap().fixes.remove(2).edits;
    assert_eq!(
        swaps(&edits[..1]),
        [("student-address-zip".to_owned(), Some("district-of-residence".to_owned()))]
    );
    assert!(matches!(&edits[1..], [Edit::SetUnit { unit, .. }] if unit.as_str() == "district"), "{edits:?}");
}

#[test]
fn no_remedy_puts_what_stands_for_the_same_part_or_is_there_already_in_place_of_a_part() {
    // The ZIP code is a part itself, and so the census tract becomes the district.
    let tract = ["student-birth-date", "student-gender", "student-census-tract"];
    let district = (
        FixKind::UseCoarser,
        pack("cde").label(&ElementId::new("district-of-residence").unwrap()).to_owned(),
    );
    assert_eq!(remedies(&de_identified(&tract)).last(), Some(&district));
    // Where the district is chosen already, the tract only goes; of several places all go.
    let there = [tract.as_slice(), &["district-of-residence"]].concat();
    let goes = remedies(&de_identified(&there)).pop().unwrap();
    assert_eq!(goes, (FixKind::RemoveElement, "Census tract of residence (geocoded)".to_owned()));
    let places = [tract.as_slice(), &["student-address-zip"]].concat();
    let (kind, subject) = remedies(&de_identified(&places)).pop().unwrap();
    assert_eq!(
        (kind, subject.contains(" and Residential zip code")),
        (FixKind::RemoveElement, true),
        "{subject}"
    );
}

#[test]
fn of_two_known_combinations_only_what_is_common_is_a_remedy() {
    let request = de_identified(&[
        "student-birth-date",
        "student-gender",
        "school-of-attendance",
        "student-race-codes",
        "foster-youth",
    ]);
    let found = remedies(&request);
    let school = pack("cde").label(&ElementId::new("reporting-lea").unwrap()).to_owned();
    assert_eq!(found, [(FixKind::UseCoarser, school)]);
}

/// A request to OSPI for test scores alone, in these years.
fn scores(years: &[&str]) -> Request {
    let mut request = request_file("ospi-complete").request;
    request.asks.truncate(1);
    let ask = AskId(1);
    request.asks[0].elements.clear();
    request.apply(&Edit::AddElement { ask, element: ElementId::new("scale-score").unwrap() });
    request.apply(&Edit::SetYears { ask, years: span(years) });
    request
}

fn span(years: &[&str]) -> Years {
    Years(years.iter().map(|year| year.parse().unwrap()).collect())
}

#[test]
fn the_year_without_tests_goes_and_the_others_stay() {
    let remedies = |years: &[&str]| {
        let report = precheck(pack("ospi"), &scores(years), today());
        let found =
            report.findings.into_iter().find(|it| it.code == "spring_tests_canceled_2019_20").unwrap();
        found.fixes.into_iter().map(|fix| fix.edits).collect::<Vec<_>>()
    };
    let without = Edit::SetYears { ask: AskId(1), years: span(&["2017-18", "2018-19"]) };
    assert_eq!(remedies(&["2017-18", "2018-19", "2019-20"]), [vec![without]]);
    // Where it is the only year, nothing would be left.
    assert_eq!(remedies(&["2019-20"]), Vec::<Vec<Edit>>::new());
}

#[test]
fn a_question_that_two_data_sets_raise_has_remedies_for_both() {
    let mut request = request_file("ospi-identifiable").request;
    let meal = ElementId::new("free-reduced").unwrap();
    request.apply(&Edit::AddElement { ask: request.asks[0].id, element: meal });
    let mut second = request.asks[0].clone();
    second.id = AskId(99);
    request.asks.push(second);
    let code = "meal_eligibility_without_program";
    let of = |request: &Request| {
        let report = precheck(pack("ospi"), request, today());
        report.findings.into_iter().filter(|it| it.code == code).collect::<Vec<_>>()
    };
    let found = of(&request);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].fixes.len(), 2);
    for fix in &found[0].fixes {
        assert_eq!(fix.edits.len(), 2, "{fix:?}");
        assert!(of(&request.with_edits(&fix.edits)).is_empty());
    }
}
