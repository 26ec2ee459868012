//! Which column of the file is which: by name, whatever the order, the case and the separator.

use crate::cell::folded;
use crate::problem::FileProblem;
use crate::rows::columns_of;
use crate::start::is_web_page;
use requisite_pack::{EnrollmentLayout, Separator};
use requisite_precheck::groups::FileNote;
use requisite_request::BreakdownId;

/// Lines at the head of a file among which the heading is looked for: some programs write a title above it.
const MOST_LINES: usize = 10;

/// A layout as it was found in a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Columns {
    /// Position of the layout among the pack's.
    pub layout: usize,
    /// What stands between columns here.
    pub separator: Separator,
    /// Number of columns.
    pub width: usize,
    /// Bytes up to the end of the heading.
    pub head: usize,
    pub year: Option<usize>,
    pub level: Option<usize>,
    /// Columns that must hold certain values; those that the file has.
    pub only: Vec<(usize, Vec<String>)>,
    /// For each of the layout's row columns.
    pub rows: Vec<usize>,
    /// For each of the layout's levels, the columns that name a place.
    pub places: Vec<Vec<usize>>,
    /// Columns with counts; each with the position of its group among the layout's, or of all students.
    pub counts: Vec<(usize, Option<usize>)>,
    /// What was noticed about columns that are not there.
    pub notes: Vec<FileNote>,
}

/// How well a line fits a layout.
struct Fit {
    columns: Columns,
    missing: Vec<String>,
    /// Columns that the layout names and the line has.
    named: usize,
    found: Vec<String>,
}

/// What a file lacks of the columns with counts that its layout has.
#[derive(Default)]
struct Lacking<'a> {
    /// Breakdowns of which columns are not there, so that nothing is taken from the others either: groups without a
    /// column would count no students.
    breakdowns: Vec<&'a BreakdownId>,
    /// The columns of those breakdowns that are not there.
    groups: Vec<String>,
    /// The columns of grades that are not there.
    grades: Vec<String>,
}

impl<'a> Lacking<'a> {
    /// A breakdown that a file does not have at all is no lack, nor is one group that is what the others leave of all
    /// students. Grades without a column have no students: not every file is of all grades.
    fn of(layout: &'a EnrollmentLayout, has_total: bool, has: &dyn Fn(&str) -> bool) -> Self {
        let mut lacking = Self::default();
        let mut looked_at: Vec<&BreakdownId> = Vec::new();
        for breakdown in layout.columns.iter().map(|it| &it.breakdown) {
            if looked_at.contains(&breakdown) {
                continue;
            }
            looked_at.push(breakdown);
            let own: Vec<_> = layout.columns.iter().filter(|it| it.breakdown == *breakdown).collect();
            let is_there = |group: &str| own.iter().any(|it| it.group == group && has(&it.text));
            let absent: Vec<String> =
                own.iter().filter(|it| !is_there(&it.group)).map(|it| it.text.clone()).collect();
            if absent.is_empty() || absent.len() == own.len() {
                continue;
            }
            if layout.grades.as_ref() == Some(breakdown) {
                lacking.grades = absent;
            } else if absent.len() > 1 || !has_total {
                lacking.groups.extend(absent);
                lacking.breakdowns.push(breakdown);
            }
        }
        lacking
    }

    fn notes(self, layout: &EnrollmentLayout, has_total: bool) -> Vec<FileNote> {
        let total = layout.total.clone().filter(|_| !has_total);
        let groups = (!self.groups.is_empty()).then_some(FileNote::GroupsMissing(self.groups));
        let grades = (!self.grades.is_empty()).then_some(FileNote::GradesMissing(self.grades));
        [total.map(FileNote::TotalMissing), groups, grades].into_iter().flatten().collect()
    }
}

/// Finds the heading and the layout in the first bytes of a file.
///
/// # Errors
/// When no line has all columns that a layout needs.
pub(crate) fn find(text: &[u8], layouts: &[EnrollmentLayout]) -> Result<Columns, FileProblem> {
    if layouts.is_empty() {
        return Err(FileProblem::NoLayout);
    }
    if text.iter().all(u8::is_ascii_whitespace) {
        return Err(FileProblem::Empty);
    }
    if is_web_page(text) {
        return Err(FileProblem::WebPage);
    }
    let mut best: Option<Fit> = None;
    let mut end = 0;
    for line in text.split_inclusive(|byte| *byte == b'\n' || *byte == b'\r').take(2 * MOST_LINES) {
        end += line.len();
        for separator in Separator::ALL {
            let names = columns_of(line, *separator);
            if names.iter().all(|name| name.trim().is_empty()) {
                continue;
            }
            for (at, layout) in layouts.iter().enumerate() {
                let fit = fit(at, layout, &names, *separator, end);
                let rank = |it: &Fit| {
                    let own = layouts.get(it.columns.layout).is_some_and(|it| it.separator == *separator);
                    (it.missing.is_empty(), it.named, it.found.len(), own, usize::MAX - it.missing.len())
                };
                if best.as_ref().is_none_or(|best| rank(&fit) > rank(best)) {
                    best = Some(fit);
                }
            }
        }
        if best.as_ref().is_some_and(|best| best.missing.is_empty()) {
            break;
        }
    }
    match best {
        None => Err(FileProblem::Empty),
        Some(best) if best.missing.is_empty() => Ok(best.columns),
        Some(best) => Err(FileProblem::OtherColumns {
            nearest: layouts.get(best.columns.layout).map(|it| it.title.clone()).unwrap_or_default(),
            missing: best.missing,
            found: best.found.into_iter().take(6).map(|name| name.chars().take(40).collect()).collect(),
        }),
    }
}

/// Looks for a layout's columns among the names of a line.
fn fit(at: usize, layout: &EnrollmentLayout, names: &[String], separator: Separator, head: usize) -> Fit {
    let known: Vec<String> = names.iter().map(|name| folded(name.as_bytes())).collect();
    let find = |name: &str| {
        let name = folded(name.as_bytes());
        known.iter().position(|it| *it == name)
    };
    let mut missing = Vec::new();
    let mut named = 0;
    let mut need = |name: &str| {
        let found = find(name);
        match found {
            Some(_) => named += 1,
            None if missing.iter().any(|it| it == name) => {}
            None => missing.push(name.to_owned()),
        }
        found.unwrap_or_default()
    };
    let level = layout.level.as_ref().map(|level| need(&level.column));
    let places =
        layout.places.iter().map(|place| place.columns.iter().map(|it| need(it)).collect()).collect();
    let rows = layout.rows.iter().map(|row| need(&row.column)).collect();
    let total = layout.total.as_ref().and_then(|name| find(name));
    let lacking = Lacking::of(layout, total.is_some(), &|name| find(name).is_some());
    let groups =
        layout.columns.iter().enumerate().filter(|(_, it)| !lacking.breakdowns.contains(&&it.breakdown));
    let groups = groups.filter_map(|(group, it)| Some((find(&it.text)?, Some(group))));
    let mut counts: Vec<(usize, Option<usize>)> =
        total.map(|at| (at, None)).into_iter().chain(groups).collect();
    named += counts.len();
    if counts.is_empty() {
        missing.extend(layout.total.iter().chain(layout.columns.first().map(|it| &it.text)).cloned());
    }
    // The year counts when files of several years would be mixed up otherwise; older files may go without.
    let year = layout.year.as_ref().and_then(|name| find(name));
    named += usize::from(year.is_some());
    let only = layout.only.iter().filter_map(|(column, values)| {
        let values = values.iter().map(|it| folded(it.as_bytes())).collect();
        Some((find(column)?, values))
    });
    let only = only.collect();
    counts.sort_unstable();
    counts.dedup_by_key(|(at, _)| *at);
    let notes = lacking.notes(layout, total.is_some());
    let width = names.len();
    let columns =
        Columns { layout: at, separator, width, head, year, level, only, rows, places, counts, notes };
    let found = names.iter().map(|name| name.trim().to_owned()).collect();
    Fit { columns, missing, named, found }
}
