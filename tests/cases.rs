//! Runs the scenarios of `cases/` and holds them against the packs.

use crate::case_reader::{Case, read_cases};
use crate::case_steps::apply_steps;
use crate::fixtures::{pack, request_file, root, today};
use requisite_precheck::{Report, Verdict, precheck};
use requisite_request::Request;
use std::collections::BTreeSet;

fn cases(agency: &str) -> Vec<Case> {
    read_cases(&root().join("tests/cases").join(agency))
}

/// What a scenario gets wrong, one line each.
fn problems(agency: &str, case: &Case) -> Vec<String> {
    let pack = pack(agency);
    let mut request = match case.start.as_str() {
        "nothing" => Request::default(),
        "" => return vec!["says not where it starts from".to_owned()],
        name => request_file(name).request,
    };
    if let Err(problem) = apply_steps(pack, &mut request, &case.steps) {
        return vec![problem];
    }
    let report = precheck(pack, &request, today());
    let mut problems = wrong_findings(case, &report);
    if let Some(class) = &case.class {
        let found = class_text(&report);
        if *class != found {
            problems.push(format!("class: {found}, not {class}"));
        }
    }
    if let Some(possible) = case.package
        && possible != report.is_ready()
    {
        let left: Vec<&str> = report.blocking().map(|finding| finding.id.as_str()).collect();
        problems.push(format!("package possible: {}; in the way: {left:?}", report.is_ready()));
    }
    if let Some(routes) = &case.routes {
        let found: Vec<&str> = report.routes.iter().map(|route| route.id.as_str()).collect();
        if routes.iter().collect::<BTreeSet<_>>()
            != found.iter().map(|id| id.to_owned().to_owned()).collect::<Vec<_>>().iter().collect()
        {
            problems.push(format!("routes: {found:?}, not {routes:?}"));
        }
    }
    for (id, due) in &case.duties {
        match report.duties.iter().find(|duty| duty.id == *id) {
            None => problems.push(format!("no duty `{id}`")),
            Some(duty) if due.is_some() && duty.due.map(|date| date.to_string()) != *due => {
                problems.push(format!("duty `{id}` by {:?}, not {due:?}", duty.due));
            }
            Some(_) => {}
        }
    }
    let unwanted = case.not_duties.iter().filter(|id| report.duties.iter().any(|duty| duty.id == **id));
    problems.extend(unwanted.map(|id| format!("duty `{id}` applies")));
    problems
}

fn wrong_findings(case: &Case, report: &Report) -> Vec<String> {
    let mut problems = Vec::new();
    for expected in &case.finds {
        let fits = report.findings.iter().any(|finding| {
            finding.code == expected.code
                && expected
                    .severity
                    .as_ref()
                    .is_none_or(|it| it.replace(' ', "_") == finding.severity.as_str())
                && expected.place.as_ref().is_none_or(|place| finding.place.to_string() == *place)
        });
        if !fits {
            let same: Vec<String> = report
                .findings
                .iter()
                .filter(|finding| finding.code == expected.code)
                .map(|finding| format!("{} ({})", finding.id, finding.severity.as_str()))
                .collect();
            problems.push(format!("not found: {expected:?}; found with this code: {same:?}"));
        }
    }
    for code in &case.not_finds {
        let found = report.findings.iter().filter(|finding| finding.code == *code);
        problems.extend(found.map(|finding| format!("found: {}", finding.id)));
    }
    problems
}

fn class_text(report: &Report) -> String {
    match &report.class {
        Verdict::Decided(class) => class.as_str().to_owned(),
        Verdict::Undecided { .. } => "undecided".to_owned(),
        Verdict::Person { lean, .. } => format!("{}, for a person to decide", lean.as_str()),
    }
}

#[test]
fn ospi_scenarios_hold() {
    let cases = cases("ospi");
    let mut wrong = Vec::new();
    for case in &cases {
        wrong.extend(
            problems("ospi", case).into_iter().map(|it| format!("{}: {}: {it}", case.file, case.title)),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_scenario_that_finds_it_and_one_that_does_not() {
    let cases = cases("ospi");
    let found: BTreeSet<&str> =
        cases.iter().flat_map(|case| &case.finds).map(|it| it.code.as_str()).collect();
    let not_found: BTreeSet<&str> =
        cases.iter().flat_map(|case| &case.not_finds).map(String::as_str).collect();
    let codes: BTreeSet<&str> = pack("ospi").rules.iter().map(|rule| rule.code.as_str()).collect();
    let always = |code: &&str| {
        // A note that always applies has no scenario without it.
        pack("ospi").rules.iter().any(|rule| {
            rule.code == **code
                && rule.test == requisite_pack::RuleTest::When(requisite_pack::Condition::Always)
        })
    };
    let never_found: Vec<_> = codes.difference(&found).collect();
    let never_absent: Vec<_> = codes.difference(&not_found).filter(|code| !always(code)).collect();
    let unknown: Vec<_> = found.union(&not_found).filter(|code| !codes.contains(**code)).collect();
    assert!(never_found.is_empty(), "no scenario finds {never_found:?}");
    assert!(never_absent.is_empty(), "no scenario is without {never_absent:?}");
    assert!(unknown.is_empty(), "scenarios name rules that do not exist: {unknown:?}");
}

#[test]
fn every_requirement_has_a_scenario() {
    let text: String = cases("ospi").iter().map(|case| format!("{}\n{}", case.title, case.text)).collect();
    let missing: Vec<String> =
        (1..=25).map(|n| format!("OSPI-{n:02}")).filter(|id| !text.contains(id.as_str())).collect();
    assert!(missing.is_empty(), "no scenario names {missing:?}");
}

#[test]
fn the_complete_request_makes_a_package_and_the_one_before_fixes_does_not() {
    let pack = pack("ospi");
    let ready = precheck(pack, &request_file("ospi-complete").request, today());
    let left: Vec<&str> = ready.blocking().map(|finding| finding.id.as_str()).collect();
    assert!(left.is_empty(), "in the way: {left:#?}");
    assert!(!precheck(pack, &request_file("ospi-before-fixes").request, today()).is_ready());
}
