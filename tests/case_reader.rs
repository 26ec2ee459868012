//! Reads scenarios from Markdown.
//!
//! A scenario is a `##` heading; its text is for readers. `Starting from: NAME` names a file of `tests/requests/` (or
//! `nothing`). Until the first `It finds:` or the like, each bullet is a step (`case_steps`). Then come expectations:
//!
//! * `It finds:` with bullets `code (severity) at place`; severity and place may be left out; `(must fix, to fill in)`
//!   is about something only not there yet, `(must fix, to change)` is not;
//! * `It says:` with bullets `code: text`, words of what is found or of what to do now;
//! * `It does not find:` with bullets `code`;
//! * `Pages:` with bullets `page: how far`, such as `data: in progress, 2 in the way`;
//! * `Class: ...`, `Package: possible` or `not possible`, `Fee: 2 to 10 hours, 130 to 650` or `none`;
//! * `Plan: send by 2027-01-05 or 2027-04-01; review, delivery; 2028-06-30 end` (longer and shorter estimate, the steps, what
//!   comes later) or `none`;
//! * `Public:` with bullets `element: covered` (or `check`, `partly`, `not_public`), and below each, further in, what else is
//!   expected of it (`coverage_cases`); `Answer: ...`, the sentence on the fewest files;
//! * `Routes:` with bullets `id`; `Duties:` with bullets `id` or `id, by 2029-08-14`; `Not duties:` with bullets `id`.

use std::path::Path;

/// One scenario.
#[derive(Debug, Default)]
pub struct Case {
    pub file: String,
    pub title: String,
    pub start: String,
    pub steps: Vec<String>,
    pub finds: Vec<Expected>,
    pub says: Vec<(String, String)>,
    pub pages: Vec<String>,
    pub not_finds: Vec<String>,
    pub class: Option<String>,
    pub package: Option<bool>,
    pub fee: Option<String>,
    pub plan: Option<String>,
    pub public: Vec<ExpectedCoverage>,
    pub answer: Option<String>,
    pub routes: Option<Vec<String>>,
    pub duties: Vec<(String, Option<String>)>,
    pub not_duties: Vec<String>,
    pub text: String,
}

/// A finding that a scenario expects.
#[derive(Debug)]
pub struct Expected {
    pub code: String,
    pub severity: Option<String>,
    pub place: Option<String>,
}

/// What a scenario expects to be public of an element.
#[derive(Debug)]
pub struct ExpectedCoverage {
    pub element: String,
    pub state: String,
    pub details: Vec<String>,
}

impl Case {
    /// Whether its title or text names a requirement.
    pub fn names(&self, requirement: &str) -> bool {
        self.title.contains(requirement) || self.text.contains(requirement)
    }
}

/// All scenarios below a folder, in the order of file and heading.
pub fn read_cases(folder: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, bytes) in crate::fixtures::files_below(folder) {
        if name.ends_with(".md") {
            cases.extend(read_file(&name, &String::from_utf8(bytes).unwrap()));
        }
    }
    assert!(!cases.is_empty(), "no scenario below {}", folder.display());
    cases
}

#[derive(Clone, Copy)]
enum Part {
    Steps,
    Finds,
    Says,
    Pages,
    NotFinds,
    Public,
    Routes,
    Duties,
    NotDuties,
}

fn read_file(name: &str, text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut part = Part::Steps;
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { file: name.to_owned(), title: title.trim().to_owned(), ..Case::default() });
            part = Part::Steps;
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        case.text.push_str(line);
        case.text.push('\n');
        if let (Some(detail), Some(last)) = (line.strip_prefix("  - "), case.public.last_mut()) {
            last.details.push(detail.trim().to_owned());
            continue;
        }
        if let Some(bullet) = line.strip_prefix("- ") {
            read_bullet(case, part, bullet.trim());
            continue;
        }
        match line.trim() {
            "It finds:" => part = Part::Finds,
            "It says:" => part = Part::Says,
            "Pages:" => part = Part::Pages,
            "It does not find:" => part = Part::NotFinds,
            "Public:" => part = Part::Public,
            "Routes:" => {
                part = Part::Routes;
                case.routes = Some(Vec::new());
            }
            "Routes: none" => case.routes = Some(Vec::new()),
            "Duties:" => part = Part::Duties,
            "Not duties:" => part = Part::NotDuties,
            line => read_line(case, line),
        }
    }
    cases
}

fn read_line(case: &mut Case, line: &str) {
    if let Some(start) = line.strip_prefix("Starting from: ") {
        case.start = start.to_owned();
    } else if let Some(class) = line.strip_prefix("Class: ") {
        case.class = Some(class.to_owned());
    } else if let Some(answer) = line.strip_prefix("Answer: ") {
        case.answer = Some(answer.to_owned());
    } else if let Some(fee) = line.strip_prefix("Fee: ") {
        case.fee = Some(fee.to_owned());
    } else if let Some(plan) = line.strip_prefix("Plan: ") {
        case.plan = Some(plan.to_owned());
    } else if let Some(package) = line.strip_prefix("Package: ") {
        case.package = Some(match package {
            "possible" => true,
            "not possible" => false,
            other => panic!("{}: {}: package `{other}`", case.file, case.title),
        });
    }
}

fn read_bullet(case: &mut Case, part: Part, bullet: &str) {
    match part {
        Part::Steps => case.steps.push(bullet.to_owned()),
        Part::Finds => case.finds.push(expected(bullet)),
        Part::Says => {
            let (code, text) = bullet.split_once(": ").unwrap_or((bullet, ""));
            case.says.push((code.to_owned(), text.to_owned()));
        }
        Part::Pages => case.pages.push(bullet.to_owned()),
        Part::NotFinds => case.not_finds.push(bullet.to_owned()),
        Part::Public => {
            let (element, state) = bullet
                .split_once(": ")
                .unwrap_or_else(|| panic!("{}: {}: `{bullet}`", case.file, case.title));
            let (element, state) = (element.to_owned(), state.to_owned());
            case.public.push(ExpectedCoverage { element, state, details: Vec::new() });
        }
        Part::Routes => case.routes.get_or_insert_default().push(bullet.to_owned()),
        Part::Duties => {
            let (id, due) =
                bullet.split_once(", by ").map_or((bullet, None), |(id, due)| (id, Some(due.to_owned())));
            case.duties.push((id.to_owned(), due));
        }
        Part::NotDuties => case.not_duties.push(bullet.to_owned()),
    }
}

fn expected(bullet: &str) -> Expected {
    let (head, place) =
        bullet.split_once(" at ").map_or((bullet, None), |(head, place)| (head, Some(place.to_owned())));
    let (code, severity) = head
        .split_once(" (")
        .map_or((head, None), |(code, severity)| (code, Some(severity.trim_end_matches(')').to_owned())));
    Expected { code: code.trim().to_owned(), severity, place }
}
