//! The one place where findings and coverage become sentences. Texts of rules come from the pack's words, with the
//! finding's data in their placeholders; the few patterns that are not an agency's are here.

use crate::problem::AnswerProblem;
use crate::report::{Coverage, CoverageState, Finding, Missing, Report};
use requisite_pack::Pack;
use requisite_request::{Ask, Detail, Form, Request, Years};
use std::collections::BTreeMap;

/// A finding in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct FindingSentences {
    /// What was found.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do now.
    pub fix: String,
}

/// A finding in words of a language.
pub fn finding_sentences(pack: &Pack, language: &str, finding: &Finding) -> FindingSentences {
    let words = pack.words(language).and_then(|words| words.rules.get(&finding.code));
    match words {
        Some(words) => FindingSentences {
            what: fill(&words.what, &finding.data),
            why: fill(&words.why, &finding.data),
            fix: fill(&words.fix, &finding.data),
        },
        None => FindingSentences { what: finding.code.replace('_', " "), ..FindingSentences::default() },
    }
}

/// Puts data into the `{placeholders}` of a text; what has no value stays as it is.
fn fill(template: &str, data: &BTreeMap<String, String>) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}') {
            Some((name, behind)) => {
                match data.get(name) {
                    Some(value) => text.push_str(value),
                    None => {
                        text.push('{');
                        text.push_str(name);
                        text.push('}');
                    }
                }
                rest = behind;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// What is wrong with an answer.
pub fn problem_sentence(problem: &AnswerProblem) -> String {
    match problem {
        AnswerProblem::NotADate => "Write a date as year-month-day, like 2027-06-30.".to_owned(),
        AnswerProblem::NotANumber => "Write a whole number, like 10.".to_owned(),
        AnswerProblem::NotAnEmail => "Write an e-mail address, like name@example.org.".to_owned(),
        AnswerProblem::UnknownOption => "Choose one of the options.".to_owned(),
        AnswerProblem::TooLong { words, most } => format!("Use at most {most} words. There are {words} now."),
        AnswerProblem::OtherKind => "This answer does not fit the question. Answer it again.".to_owned(),
    }
}

/// What to call an ask: the person's name for it, or its number.
pub(crate) fn ask_name(ask: &Ask) -> String {
    if ask.name.trim().is_empty() { format!("Data set {}", ask.id.0) } else { ask.name.trim().to_owned() }
}

fn label(labels: Option<&BTreeMap<String, String>>, id: &str) -> String {
    labels.and_then(|labels| labels.get(id)).map_or_else(|| id.to_owned(), |label| label.to_lowercase())
}

/// What is missing of coverage, as a phrase: `2009-10 to 2013-14; breakdown by race`.
pub fn missing_phrase(pack: &Pack, language: &str, missing: &[Missing]) -> String {
    let words = pack.words(language);
    let by = |ids: &[requisite_request::BreakdownId]| {
        let labels: Vec<String> =
            ids.iter().map(|id| label(words.map(|words| &words.breakdowns), id.as_str())).collect();
        labels.join(" by ")
    };
    let phrases = missing.iter().map(|it| match it {
        Missing::StudentLevel => "one row for each student".to_owned(),
        Missing::SmallGroups => "small groups are hidden".to_owned(),
        Missing::Measure => "no published file holds it".to_owned(),
        Missing::Unit(unit) => format!("level: {}", label(words.map(|words| &words.units), unit.as_str())),
        Missing::Years(years) => format!("years {years}"),
        Missing::Breakdowns(ids) => format!("split by {}", by(ids)),
        Missing::Crossing(ids) => format!("whether {} are shown together is not said", by(ids)),
        Missing::Population => "whether it can be limited to your population is not said".to_owned(),
    });
    phrases.collect::<Vec<_>>().join("; ")
}

/// Coverage of one element in a sentence.
pub fn coverage_sentence(pack: &Pack, language: &str, row: &Coverage) -> String {
    let missing = || missing_phrase(pack, language, &row.missing);
    match row.state {
        CoverageState::Covered => format!("Published for {}.", row.years),
        CoverageState::Check => format!("Perhaps published for {}. To check: {}.", row.years, missing()),
        CoverageState::Partly if row.years.is_empty() => {
            format!("Published in part. Missing: {}.", missing())
        }
        CoverageState::Partly => format!("Published in part, for {}. Missing: {}.", row.years, missing()),
        CoverageState::NotPublic => match row.missing.first() {
            Some(Missing::StudentLevel) if row.products.is_empty() => {
                "Not public. Published files never have one row for each student.".to_owned()
            }
            Some(Missing::StudentLevel) => {
                format!("Only totals are published, for {}. One row for each student is not.", row.years)
            }
            Some(Missing::SmallGroups) => "Not public. Published files hide small groups.".to_owned(),
            Some(Missing::Years(years)) => format!("Not public for {years}."),
            _ => "Not public. No published file holds it.".to_owned(),
        },
    }
}

/// The kind of data in words, in the middle of a sentence.
pub fn form_phrase(form: Form) -> &'static str {
    match form {
        Form::AggregateSuppressed => "totals with small groups hidden",
        Form::AggregateUnsuppressed => "totals with small groups shown",
        Form::DeIdentified => "de-identified student-level data",
        Form::Identifiable => "identifiable student-level data",
    }
}

/// What is asked for, one sentence a data set.
pub fn requested_sentence(pack: &Pack, language: &str, request: &Request) -> String {
    if request.asks.iter().all(|ask| ask.elements.is_empty()) {
        return match request.public_instead.as_slice() {
            [] => "No data are chosen yet.".to_owned(),
            _ => "Nothing is requested: all of it is published already.".to_owned(),
        };
    }
    let words = pack.words(language);
    let sentences = request.asks.iter().filter(|ask| !ask.elements.is_empty()).map(|ask| {
        let n = ask.elements.len();
        let mut sentence = format!("{n} {}", if n == 1 { "element" } else { "elements" });
        if let Some(form) = ask.form {
            sentence = format!("{sentence} as {}", form_phrase(form));
        }
        if let (Some(unit), Some(Detail::Aggregate)) = (&ask.unit, ask.detail()) {
            sentence = format!("{sentence} by {}", label(words.map(|words| &words.units), unit.as_str()));
        }
        if !ask.breakdowns.is_empty() {
            let by: Vec<String> = ask
                .breakdowns
                .iter()
                .map(|id| label(words.map(|words| &words.breakdowns), id.as_str()))
                .collect();
            sentence = format!("{sentence}, split by {}", by.join(" and "));
        }
        if !ask.years.is_empty() {
            sentence = format!("{sentence}, {}", ask.years);
        }
        format!("{sentence}.")
    });
    sentences.collect::<Vec<_>>().join(" ")
}

/// Why public data are not enough: pre-written from the check, for the person to change.
pub fn public_paragraph(pack: &Pack, language: &str, request: &Request, report: &Report) -> String {
    let short = pack.words(language).map_or(pack.stamp.id.as_str(), |words| words.agency.short.as_str());
    let mut text = format!(
        "On {}, this request was compared with the {} published files that Requisite lists for {short}.",
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
        if let Some(Missing::Years(years)) = row.missing.first() {
            text.push_str(&not_for(pack.label(&row.element), years));
        }
    }
    text
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_unknown_ones_stay() {
        let data = BTreeMap::from([("label".to_owned(), "Gender".to_owned())]);
        assert_eq!(fill("{label} and {other} {", &data), "Gender and {other} {");
        assert_eq!(fill("none", &data), "none");
    }
}
