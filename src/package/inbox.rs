//! Many packages at a glance: a table for a spreadsheet, and a page to read and print.

use crate::formats::{Csv, Html, STYLE};
use crate::verify::{About, Differences, FoundThen, Verification};
use requisite_request::Date;
use std::collections::BTreeMap;

/// A file that came in: its name and what verifying it gave, or why it could not be read.
#[derive(Clone, Copy, Debug)]
pub struct Received<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// What came out.
    pub outcome: Result<&'a Verification, &'a str>,
}

/// Said of a file that could not be read.
const NO_FILE: (&str, &str) = ("no_file", "The file could not be read");

/// A file among many.
struct Line<'a> {
    file: &'a str,
    /// What came out; nothing where the file could not be read.
    verification: Option<&'a Verification>,
    /// Why not.
    problem: Option<&'a str>,
    /// The first file of the same bytes.
    copy_of: Option<&'a str>,
}

impl<'a> Line<'a> {
    fn of(received: &Received<'a>) -> Self {
        let (verification, problem) = (received.outcome.ok(), received.outcome.err());
        Self { file: received.file, verification, problem, copy_of: None }
    }

    fn word(&self) -> &'static str {
        self.verification.map_or(NO_FILE.0, Verification::as_str)
    }

    fn heading(&self) -> &'static str {
        self.verification.map_or(NO_FILE.1, Verification::heading)
    }

    fn about(&self) -> Option<&'a About> {
        self.verification.and_then(Verification::about)
    }

    /// What the requestor says, or how many of something; blank where the file does not say it.
    fn said(&self, text: &dyn Fn(&crate::InShort) -> String) -> String {
        self.about().and_then(|about| about.request.as_ref()).map(text).unwrap_or_default()
    }

    /// What is to be known of one that is not plainly good.
    fn points(&self) -> Vec<String> {
        let of_package = self.verification.map(Verification::points).unwrap_or_default();
        self.problem.map(str::to_owned).into_iter().chain(of_package).collect()
    }
}

fn lines<'a>(received: &[Received<'a>]) -> Vec<Line<'a>> {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut lines = Vec::new();
    for it in received {
        let mut line = Line::of(it);
        if let Some(about) = line.about() {
            line.copy_of = first.get(about.sha256.as_str()).copied();
            first.entry(&about.sha256).or_insert(it.file);
        }
        lines.push(line);
    }
    lines
}

fn found(list: &[FoundThen]) -> String {
    list.iter().map(|it| it.what.as_str()).collect::<Vec<_>>().join("; ")
}

const HEADER: [&str; 24] = [
    "file",
    "outcome",
    "title",
    "requestor",
    "organization",
    "e-mail",
    "kind of data",
    "data sets",
    "elements",
    "elements that need a reason",
    "findings to fix",
    "findings explained",
    "made on",
    "made by",
    "rules",
    "version of the rules",
    "found now and not then",
    "found then and not now",
    "kind of data then",
    "files that differ",
    "problems",
    "copy of",
    "short digest",
    "SHA-256",
];

/// The files as a table, guarded against formulas: a row each, in the order given.
pub fn inbox_csv(received: &[Received<'_>]) -> Vec<u8> {
    let mut csv = Csv::new(&HEADER);
    for line in lines(received) {
        let of = |text: &dyn Fn(&About) -> String| line.about().map(text).unwrap_or_default();
        let differs = |text: &dyn Fn(&Differences) -> String| {
            line.verification.and_then(Verification::differences).map(text).unwrap_or_default()
        };
        let problems = line.verification.map(Verification::problems).unwrap_or_default();
        csv.row(&[
            line.file.to_owned(),
            line.word().to_owned(),
            line.said(&|it| it.title.clone()),
            line.said(&|it| it.requestor.clone()),
            line.said(&|it| it.organization.clone()),
            line.said(&|it| it.email.clone()),
            line.said(&|it| it.class.clone()),
            line.said(&|it| it.data_sets.to_string()),
            line.said(&|it| it.elements.to_string()),
            line.said(&|it| it.elements_with_reasons.to_string()),
            line.said(&|it| it.to_fix.to_string()),
            line.said(&|it| it.explained.to_string()),
            of(&|it| it.today.to_string()),
            of(&|it| it.made_by.clone()),
            of(&|it| it.pack.id.clone()),
            of(&|it| it.pack.version.clone()),
            differs(&|it| found(&it.added)),
            differs(&|it| found(&it.removed)),
            differs(&|it| it.class.as_ref().map(|(then, _)| then.clone()).unwrap_or_default()),
            line.verification.map(Verification::files).unwrap_or_default().join("; "),
            line.problem.map_or_else(|| problems.join(" "), str::to_owned),
            line.copy_of.unwrap_or_default().to_owned(),
            of(&|it| it.short_digest.clone()),
            of(&|it| it.sha256.clone()),
        ]);
    }
    csv.into_bytes()
}

/// The files as a page that stands alone: how many came out how, a line each, and below what is to be known of those that
/// are not plainly good. `rules` names the rules they were held against.
pub fn inbox_page(received: &[Received<'_>], agency: &str, rules: &str, today: Date) -> Vec<u8> {
    let lines = lines(received);
    let title = format!("Requests received: {agency}");
    let mut html = Html::page("en", &title, STYLE);
    html.raw("<main>\n<h1>").text(&title).raw("</h1>\n");
    html.paragraph(&format!(
        "Checked on {} against {rules}. A package that is good is what its request gives; whether the request is granted is for the agency to decide.",
        today.in_words()
    ));
    html.table("How they came out", &["Outcome", "Packages"]);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in &lines {
        *counts.entry(line.heading()).or_default() += 1;
    }
    for (heading, count) in counts {
        html.row(heading, &[&count.to_string()]);
    }
    html.end_table();
    html.table(
        "Packages",
        &[
            "File",
            "Outcome",
            "Title",
            "From",
            "Kind of data",
            "Elements",
            "To fix",
            "Explained",
            "Made on",
            "Digest",
        ],
    );
    for line in &lines {
        let from = line.said(&|it| {
            let parts = [&it.requestor, &it.organization, &it.email];
            parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
        });
        let copy = line.copy_of.map(|file| format!(". The same bytes as {file}")).unwrap_or_default();
        html.row(
            line.file,
            &[
                &format!("{}{copy}", line.heading()),
                &line.said(&|it| it.title.clone()),
                &from,
                &line.said(&|it| it.class.clone()),
                &line.said(&|it| it.elements.to_string()),
                &line.said(&|it| it.to_fix.to_string()),
                &line.said(&|it| it.explained.to_string()),
                &line.about().map(|it| it.today.to_string()).unwrap_or_default(),
                line.about().map(|it| it.short_digest.as_str()).unwrap_or_default(),
            ],
        );
    }
    html.end_table();
    for line in &lines {
        details(line, &mut html);
    }
    html.raw("</main>\n");
    html.into_bytes()
}

fn details(line: &Line<'_>, html: &mut Html) {
    let points = line.points();
    if points.is_empty() {
        return;
    }
    html.raw("<section>\n<h2 dir=\"auto\">").text(line.file).raw("</h2>\n").paragraph(line.heading());
    html.raw("<ul>\n");
    for point in &points {
        html.raw("<li dir=\"auto\">").text(point).raw("</li>\n");
    }
    html.raw("</ul>\n</section>\n");
}
