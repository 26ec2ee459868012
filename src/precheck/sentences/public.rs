//! What is public, in sentences.

use super::label;
use crate::coverage::{Answer, Looked};
use crate::report::{Coverage, CoverageState, Missing, Remark, Report};
use requisite_pack::Pack;
use requisite_request::{Request, UnitId, Years};

/// What is missing of coverage, as a phrase: `2009-10 to 2013-14; breakdown by race`.
pub fn missing_phrase(pack: &Pack, language: &str, missing: &[Missing]) -> String {
    let words = pack.words(language);
    let by = |ids: &[requisite_request::BreakdownId]| {
        let labels: Vec<String> =
            ids.iter().map(|id| label(words.map(|words| &words.breakdowns), id.as_str())).collect();
        labels.join(" by ")
    };
    let level = |id: &UnitId| label(words.map(|words| &words.units), id.as_str());
    let phrases = missing.iter().map(|it| match it {
        Missing::OnlyBy(unit) => format!("one row for each student: it has one for each {}", level(unit)),
        Missing::StudentLevel => "one row for each student".to_owned(),
        Missing::SmallGroups => "small groups are hidden".to_owned(),
        Missing::Measure => "no published file holds it".to_owned(),
        Missing::Unit(unit) => format!("level: {}", level(unit)),
        Missing::NoSum { unit, from } => {
            format!("level: {} (published by {}, but those figures cannot be added up)", level(unit), level(from))
        }
        Missing::Years(years) => format!("years {years}"),
        Missing::YearsBefore(years) => format!("years {years} (before the first that is published)"),
        Missing::YearsAfter(years) => format!("years {years} (after the last that is published)"),
        Missing::YearsToCome(years) => format!("years {years} (not published yet)"),
        Missing::Breakdowns(ids) => format!("split by {}", by(ids)),
        Missing::Crossing(ids) => format!("whether {} are shown together is not said", by(ids)),
        Missing::Population => "whether it can be limited to your population is not said".to_owned(),
        Missing::Sums { unit, from } => {
            format!("whether figures by {} add up to those by {} is not said", level(from), level(unit))
        }
        Missing::Undercount { from, smallest } => format!(
            "figures by {} can be added up, but groups of fewer than {smallest} are hidden there, so that sums may be too low",
            level(from)
        ),
        Missing::YearsNotSaid => "which school years the file holds is not said".to_owned(),
        Missing::BeyondCollection => {
            "whether figures from years in which it was not collected in this way mean the same is not said".to_owned()
        }
    });
    phrases.collect::<Vec<_>>().join("; ")
}

/// What one file that was looked at lacks, as a phrase: `years 2010-11; groups of fewer than 20 are hidden`. Empty when it
/// lacks nothing.
pub fn lacks_phrase(pack: &Pack, language: &str, looked: &Looked) -> String {
    let mut lacks = Vec::new();
    if !looked.absent.is_empty() {
        lacks.push(format!("years {}", looked.absent));
    }
    if !looked.missing.is_empty() {
        lacks.push(missing_phrase(pack, language, &looked.missing));
    }
    if let Some(unit) = &looked.added_up {
        let level = label(pack.words(language).map(|words| &words.units), unit.as_str());
        lacks.push(format!("figures are for {level}, to be added up"));
    }
    if looked.smallest > pack.smallest_cell {
        lacks.push(format!("groups of fewer than {} are hidden", looked.smallest));
    }
    lacks.join("; ")
}

/// Coverage of one element in a sentence or a few.
pub fn coverage_sentence(pack: &Pack, language: &str, row: &Coverage) -> String {
    let missing = || missing_phrase(pack, language, &row.missing);
    let mut text = match row.state {
        CoverageState::Covered => format!("Published for {}.", row.years),
        CoverageState::Check => format!("Perhaps published for {}. To check: {}.", row.years, missing()),
        CoverageState::Partly if row.years.is_empty() => {
            format!("Published in part. Missing: {}.", missing())
        }
        CoverageState::Partly => {
            // Where no year is settled, it is not sure that any is published.
            let settled = row.by_year.iter().any(|part| part.state == CoverageState::Covered);
            let open = row.by_year.iter().any(|part| part.state == CoverageState::Check) && !settled;
            let (head, missing_head) = if open {
                ("Perhaps published in part", "Missing or to check")
            } else {
                ("Published in part", "Missing")
            };
            format!("{head}, for {}. {missing_head}: {}.", row.years, missing())
        }
        CoverageState::NotPublic => return not_public(pack, language, row),
    };
    // Years of which a part is published, beside others that are published as wanted.
    let beside = row.by_year.iter().filter(|part| part.state == CoverageState::Partly);
    for part in beside.filter(|part| part.years.0.is_disjoint(&row.years.0)) {
        let lacks = missing_phrase(pack, language, &part.missing);
        text.push_str(&format!(" For {} it is published, but not with {lacks}.", part.years));
    }
    for remark in &row.remarks {
        text.push(' ');
        text.push_str(&remark_sentence(pack, language, remark));
    }
    text
}

fn not_public(pack: &Pack, language: &str, row: &Coverage) -> String {
    // Where some years have only totals, that is said of all.
    match row.missing.iter().find(|it| **it == Missing::StudentLevel).or(row.missing.first()) {
        Some(Missing::OnlyBy(unit)) => {
            let unit = label(pack.words(language).map(|words| &words.units), unit.as_str());
            format!("Published for each {unit}, for {}, but not for each student.", row.years)
        }
        Some(Missing::StudentLevel) if row.products.is_empty() => {
            "Not public. Published files never have one row for each student.".to_owned()
        }
        Some(Missing::StudentLevel) => {
            format!("Only totals are published, for {}. One row for each student is not.", row.years)
        }
        Some(Missing::SmallGroups) => "Not public. Published files hide small groups.".to_owned(),
        Some(Missing::YearsToCome(years)) if row.missing.len() == 1 => {
            format!("Not public for {years}: not published yet.")
        }
        Some(it) if it.years().is_some() => format!("Not public for {}.", absent_years(row)),
        _ => "Not public. No published file holds it.".to_owned(),
    }
}

/// All years that a row lacks, for whatever reason.
fn absent_years(row: &Coverage) -> Years {
    row.missing.iter().filter_map(Missing::years).flat_map(|years| years.0.iter().copied()).collect()
}

/// What to know of a product that serves.
pub fn remark_sentence(pack: &Pack, language: &str, remark: &Remark) -> String {
    let words = pack.words(language);
    match remark {
        Remark::AddedUp(unit) => {
            let level = label(words.map(|words| &words.units), unit.as_str());
            format!("The figures are by {level}, to be added up.")
        }
        Remark::NotComparable(from) => {
            format!("Figures from {from} on are not comparable with earlier ones.")
        }
        Remark::HidesBelow { product, below } => {
            let title = pack.products.iter().find(|it| it.id == *product).map(|it| it.title.as_str());
            format!("{} hides groups of fewer than {below}.", title.unwrap_or(product.as_str()))
        }
    }
}

/// The fewest files and what they answer, in a sentence or two.
pub fn answer_sentence(answer: &Answer) -> String {
    let files = |n: usize| if n == 1 { "1 file holds".to_owned() } else { format!("These {n} files hold") };
    let left = answer.left() - answer.on_check;
    let mut text = match (answer.served, answer.total) {
        (_, 0) => return "Nothing is compared yet.".to_owned(),
        (0, 1) => "No file holds your element in full.".to_owned(),
        (0, total) => format!("No file holds any of your {} in full.", elements(total)),
        (1, 1) => format!("{} your element.", files(answer.products.len())),
        (served, total) if served == total => {
            format!("{} all of your {}.", files(answer.products.len()), elements(total))
        }
        (served, total) => format!("{} {served} of your {}.", files(answer.products.len()), elements(total)),
    };
    if answer.on_check > 0 {
        text.push_str(&format!(" {} may be public: look before you ask.", elements(answer.on_check)));
    }
    if left > 0 && answer.served + answer.on_check > 0 {
        let other = if left == 1 { "the other one".to_owned() } else { format!("the other {left}") };
        text.push_str(&format!(" Request {other}."));
    }
    if !answer.is_exact {
        text.push_str(" Fewer files may do as well.");
    }
    text
}

/// What stands between the day of the comparison and the rest.
const DAY_ENDS: &str = ", this request was ";

/// Why public data are not enough: pre-written from the check, for the person to change.
pub fn public_paragraph(pack: &Pack, language: &str, request: &Request, report: &Report) -> String {
    let short = pack.words(language).map_or(pack.stamp.id.as_str(), |words| words.agency.short.as_str());
    let mut text = format!(
        "On {}{DAY_ENDS}compared with the {} published files that Requisite lists for {short}.",
        report.today.in_words(),
        pack.products.len()
    );
    if !request.public_instead.is_empty() {
        text.push_str(&format!(
            " {} will be taken from published files.",
            elements(request.public_instead.len())
        ));
    }
    let count = |test: &dyn Fn(&Coverage) -> bool| report.coverage.iter().filter(|row| test(row)).count();
    let student = count(&|row| row.missing.contains(&Missing::StudentLevel));
    if student > 0 {
        text.push_str(&format!(
            " {} needed for each student. Published files hold totals only, so they cannot be linked or adjusted for each student.",
            are(student)
        ));
    }
    let by_place = count(&|row| matches!(row.missing.first(), Some(Missing::OnlyBy(_))));
    if by_place > 0 {
        text.push_str(&format!(
            " {} needed beside each student's record. Published files hold them for each place or member of staff alone.",
            are(by_place)
        ));
    }
    let small = count(&|row| row.missing.contains(&Missing::SmallGroups));
    if small > 0 {
        text.push_str(&format!(" {} needed with small groups shown. Published files hide them.", are(small)));
    }
    let none = count(&|row| row.missing.contains(&Missing::Measure));
    if none > 0 {
        text.push_str(&format!(" {} in no published file.", are(none)));
    }
    for row in
        report.coverage.iter().filter(|row| matches!(row.state, CoverageState::Partly | CoverageState::Check))
    {
        text.push_str(&format!(
            " {}: {}.",
            pack.label(&row.element),
            missing_phrase(pack, language, &row.missing)
        ));
    }
    let late = report.coverage.iter().filter(|row| row.state == CoverageState::NotPublic);
    for row in late {
        let years = absent_years(row);
        if !years.is_empty() {
            text.push_str(&not_for(pack.label(&row.element), &years));
        }
    }
    text
}

/// Whether two such paragraphs say the same, whatever their days: that another day has come makes none out of date.
pub fn is_same_paragraph(one: &str, other: &str) -> bool {
    let beside_day = |text: &str| text.split_once(DAY_ENDS).map(|(_, rest)| rest.to_owned());
    one == other || beside_day(one).is_some_and(|one| beside_day(other) == Some(one))
}

fn elements(n: usize) -> String {
    if n == 1 { "1 element".to_owned() } else { format!("{n} elements") }
}

fn are(n: usize) -> String {
    if n == 1 { "1 element is".to_owned() } else { format!("{n} elements are") }
}

fn not_for(label: &str, years: &Years) -> String {
    format!(" {label} is not published for {years}.")
}
