//! Runs the scenarios of `cases/<pack>/` and holds them against the pack.

use crate::case_reader::{Case, read_cases};
use crate::case_steps::apply_steps;
use crate::coverage_cases::wrong_coverage;
use crate::fixtures::{agencies, files_below, pack, packs, request_file, root, today};
use requisite_pack::{Condition, Pack, Rule, RuleTest};
use requisite_precheck::{
    FeeEstimate, Finding, Later, Report, Task, TaskId, TaskStatus, TimePlan, Verdict, finding_sentences,
    precheck,
};
use requisite_request::Request;
use std::collections::BTreeSet;

/// The scenarios of a pack. An edition that is not the agency's first has its own, and those of the first without what they
/// say of rules that the edition has not.
fn cases(id: &str) -> Vec<Case> {
    let mut cases = read_cases(&root().join("tests/cases").join(id));
    let pack = pack(id);
    if pack.stamp.edition().is_some() {
        let has = |code: &str| pack.rules.iter().any(|rule| rule.code == code);
        for mut case in read_cases(&root().join("tests/cases").join(pack.stamp.agency())) {
            case.finds.retain(|it| has(&it.code));
            case.says.retain(|(code, _)| has(code));
            case.not_finds.retain(|code| has(code));
            cases.push(case);
        }
    }
    cases
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
    problems.extend(wrong_coverage(pack, case, &request, &report));
    problems.extend(wrong_words(pack, case, &report));
    problems.extend(wrong_pages(case, &report));
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
    if let Some(fee) = &case.fee {
        let found = report.fee.as_ref().map_or_else(|| "none".to_owned(), fee_text);
        if *fee != found {
            problems.push(format!("fee: {found}, not {fee}"));
        }
    }
    if let Some(plan) = &case.plan {
        let found = report.plan.as_ref().map_or_else(|| "none".to_owned(), plan_text);
        if *plan != found {
            problems.push(format!("plan: {found}, not {plan}"));
        }
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
                && expected.severity.as_ref().is_none_or(|it| is_as_said(it, finding))
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

/// Whether a finding has the severity that a scenario says, and is incomplete or not where it says that.
fn is_as_said(said: &str, finding: &Finding) -> bool {
    let (severity, incomplete) = match said.split_once(", ") {
        Some((severity, "to fill in")) => (severity, Some(true)),
        Some((severity, "to change")) => (severity, Some(false)),
        _ => (said, None),
    };
    severity.replace(' ', "_") == finding.severity.as_str()
        && incomplete.is_none_or(|it| it == finding.incomplete)
}

fn wrong_words(pack: &Pack, case: &Case, report: &Report) -> Vec<String> {
    let wrong = case.says.iter().filter_map(|(code, text)| {
        let found = report.findings.iter().filter(|finding| finding.code == *code);
        let said: Vec<String> = found
            .map(|finding| {
                let said = finding_sentences(pack, &pack.language, finding);
                format!("{} {}", said.what, said.fix)
            })
            .collect();
        let fits = !text.is_empty() && said.iter().any(|it| it.contains(text));
        (!fits).then(|| format!("{code} says {said:?}, not `{text}`"))
    });
    wrong.collect()
}

fn wrong_pages(case: &Case, report: &Report) -> Vec<String> {
    let pages: Vec<String> = report.tasks.iter().map(page_text).collect();
    let wrong = case.pages.iter().filter(|page| !pages.contains(page));
    wrong.map(|page| format!("no page is `{page}`: {pages:#?}")).collect()
}

fn page_text(task: &Task) -> String {
    let id = match &task.id {
        TaskId::Section(id) => id.to_string(),
        TaskId::Data => "data".to_owned(),
        TaskId::Public => "public".to_owned(),
        TaskId::Reasons => "reasons".to_owned(),
    };
    let status = match task.status {
        TaskStatus::NotNeeded => "not needed",
        TaskStatus::NotKnown => "not known",
        TaskStatus::NotStarted => "not started",
        TaskStatus::InProgress => "in progress",
        TaskStatus::Problem => "problem",
        TaskStatus::Completed => "completed",
    };
    match task.blocking {
        0 => format!("{id}: {status}"),
        n => format!("{id}: {status}, {n} in the way"),
    }
}

fn fee_text(fee: &FeeEstimate) -> String {
    let ((fewest, longest), (least, most)) = (fee.hours(), fee.amounts());
    format!("{fewest} to {longest} hours, {least} to {most}")
}

fn plan_text(plan: &TimePlan) -> String {
    let (longer, shorter) = plan.send_by();
    let steps: Vec<&str> = plan.steps.iter().map(|step| step.step.as_str()).collect();
    let mut text = format!("send by {longer} or {shorter}; {}", steps.join(", "));
    for (at, later) in plan.later.iter().enumerate() {
        let what = match &later.what {
            Later::End => "end",
            Later::Destruction => "destruction",
            Later::Duty(id) => id,
        };
        text += &format!("{} {} {what}", if at == 0 { ";" } else { "," }, later.day);
    }
    text
}

fn class_text(report: &Report) -> String {
    match &report.class {
        Verdict::Decided(class) => class.as_str().to_owned(),
        Verdict::Undecided { .. } => "undecided".to_owned(),
        Verdict::Person { lean, .. } => format!("{}, for a person to decide", lean.as_str()),
    }
}

#[test]
fn all_scenarios_hold() {
    let mut wrong = Vec::new();
    for agency in packs() {
        for case in cases(&agency) {
            let found = problems(&agency, &case);
            wrong.extend(found.into_iter().map(|it| format!("{agency}/{}: {}: {it}", case.file, case.title)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn scenarios_are_those_of_packs_that_exist() {
    let folders: BTreeSet<String> = files_below(&root().join("tests/cases"))
        .keys()
        .filter_map(|name| name.split('/').next())
        .map(str::to_owned)
        .collect();
    assert_eq!(folders, packs().into_iter().collect());
}

#[test]
fn every_rule_has_a_scenario_that_finds_it_and_one_that_does_not() {
    for agency in packs() {
        let (pack, cases) = (pack(&agency), cases(&agency));
        let found: BTreeSet<&str> =
            cases.iter().flat_map(|case| &case.finds).map(|it| it.code.as_str()).collect();
        let not_found: BTreeSet<&str> =
            cases.iter().flat_map(|case| &case.not_finds).map(String::as_str).collect();
        let codes: BTreeSet<&str> = pack.rules.iter().map(|rule| rule.code.as_str()).collect();
        // A note that always applies has no scenario without it.
        let always = |code: &&str| pack.rules.iter().any(|rule| rule.code == **code && always_found(rule));
        let never_found: Vec<_> = codes.difference(&found).collect();
        let never_absent: Vec<_> = codes.difference(&not_found).filter(|code| !always(code)).collect();
        let unknown: Vec<_> = found.union(&not_found).filter(|code| !codes.contains(**code)).collect();
        assert!(never_found.is_empty(), "{agency}: no scenario finds {never_found:?}");
        assert!(never_absent.is_empty(), "{agency}: no scenario is without {never_absent:?}");
        assert!(unknown.is_empty(), "{agency}: scenarios name rules that do not exist: {unknown:?}");
    }
}

fn always_found(rule: &Rule) -> bool {
    rule.test == RuleTest::When(Condition::Always)
}

/// How many requirements each agency has: `CDE-01` to `CDE-21` and so on.
const REQUIREMENTS: &[(&str, u32)] = &[("cde", 21), ("ospi", 25)];

#[test]
fn every_requirement_has_a_scenario_that_finds_it_and_one_that_does_not() {
    assert_eq!(REQUIREMENTS.iter().map(|(agency, _)| *agency).collect::<Vec<_>>(), agencies());
    let mut missing = Vec::new();
    for (agency, last) in REQUIREMENTS {
        let cases = cases(agency);
        for number in 1..=*last {
            let id = format!("{}-{number:02}", agency.to_uppercase());
            let serving = Serving::of(pack(agency), &id);
            let named = || cases.iter().filter(|case| case.names(&id));
            if !named().any(|case| serving.is_found_by(case)) {
                missing.push(format!(
                    "{id}: no scenario that names it finds a rule, route or duty that serves it"
                ));
            }
            if !named().any(|case| serving.is_missed_by(case)) {
                missing.push(format!(
                    "{id}: no scenario that names it is without a rule, route or duty that serves it"
                ));
            }
        }
    }
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

/// What serves a requirement: rules by code, routes and duties by id.
struct Serving<'a> {
    rules: BTreeSet<&'a str>,
    routes: BTreeSet<&'a str>,
    duties: BTreeSet<&'a str>,
    /// Whether all of it applies to every request, so that no scenario can be without it.
    always: bool,
}

impl<'a> Serving<'a> {
    fn of(pack: &'a Pack, id: &str) -> Self {
        let serves = |requirements: &[String]| requirements.iter().any(|it| it == id);
        let rules = || pack.rules.iter().filter(|it| serves(&it.requirements));
        let routes = || pack.routes.iter().filter(|it| serves(&it.requirements));
        let duties = || pack.obligations.iter().filter(|it| serves(&it.requirements));
        Self {
            rules: rules().map(|it| it.code.as_str()).collect(),
            routes: routes().map(|it| it.id.as_str()).collect(),
            duties: duties().map(|it| it.id.as_str()).collect(),
            always: rules().all(always_found)
                && routes().all(|it| it.when == Condition::Always)
                && duties().all(|it| it.when == Condition::Always),
        }
    }

    fn is_found_by(&self, case: &Case) -> bool {
        case.finds.iter().any(|it| self.rules.contains(it.code.as_str()))
            || case.routes.iter().flatten().any(|it| self.routes.contains(it.as_str()))
            || case.duties.iter().any(|(it, _)| self.duties.contains(it.as_str()))
    }

    fn is_missed_by(&self, case: &Case) -> bool {
        let without_route =
            |routes: &Vec<String>| self.routes.iter().any(|id| !routes.iter().any(|it| it == id));
        case.not_finds.iter().any(|it| self.rules.contains(it.as_str()))
            || case.routes.as_ref().is_some_and(without_route)
            || case.not_duties.iter().any(|it| self.duties.contains(it.as_str()))
            || (self.always && !(case.not_finds.is_empty() && case.not_duties.is_empty()))
    }
}

#[test]
fn complete_requests_make_a_package_and_the_one_before_fixes_does_not() {
    for (agency, complete) in [("cde", "cde-complete"), ("ospi", "ospi-complete")] {
        let ready = precheck(pack(agency), &request_file(complete).request, today());
        let left: Vec<&str> = ready.blocking().map(|finding| finding.id.as_str()).collect();
        assert!(left.is_empty(), "{complete}: in the way: {left:#?}");
    }
    assert!(!precheck(pack("ospi"), &request_file("ospi-before-fixes").request, today()).is_ready());
}
