//! What is already public, in `report.json`.

use crate::Contents;
use requisite_precheck::{
    Coverage, YearCover, answer_sentence, coverage_sentence, missing_phrase, public_paragraph,
    remark_sentence, smallest_set,
};
use requisite_request::{ProductId, Years};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct PublicFile {
    summary: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    smallest_set: Option<SmallestSetFile>,
    elements: Vec<CoverageFile>,
}

#[derive(Serialize)]
struct SmallestSetFile {
    products: Vec<String>,
    served: usize,
    on_check: usize,
    partly: usize,
    total: usize,
    exact: bool,
    sentence: String,
}

#[derive(Serialize)]
struct CoverageFile {
    ask: u32,
    element: String,
    label: String,
    state: &'static str,
    products: Vec<String>,
    years: Years,
    /// Only where years differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    by_year: Vec<YearsFile>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<String>,
    sentence: String,
}

#[derive(Serialize)]
struct YearsFile {
    years: Years,
    state: &'static str,
    products: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    added_up: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    missing: String,
}

/// All that the check says of published files.
pub(super) fn public(contents: &Contents<'_>) -> PublicFile {
    let (pack, report) = (contents.pack, &contents.report);
    PublicFile {
        summary: public_paragraph(pack, contents.language(), &contents.request, report),
        smallest_set: fewest(contents),
        elements: report.coverage.iter().map(|it| coverage(contents, it)).collect(),
    }
}

/// The fewest files that hold all that is public in full; nothing when that is nothing.
fn fewest(contents: &Contents<'_>) -> Option<SmallestSetFile> {
    let answer = smallest_set(contents.pack, &contents.request, &contents.report.coverage);
    (answer.served > 0).then(|| SmallestSetFile {
        sentence: answer_sentence(&answer),
        products: ids(&answer.products),
        served: answer.served,
        on_check: answer.on_check,
        partly: answer.partly,
        total: answer.total,
        exact: answer.is_exact,
    })
}

fn coverage(contents: &Contents<'_>, row: &Coverage) -> CoverageFile {
    let (pack, language) = (contents.pack, contents.language());
    let parts = if row.by_year.len() > 1 { row.by_year.as_slice() } else { &[] };
    CoverageFile {
        ask: row.ask.0,
        element: row.element.to_string(),
        label: pack.label(&row.element).to_owned(),
        state: row.state.as_str(),
        products: ids(&row.products),
        years: row.years.clone(),
        by_year: parts.iter().map(|part| years(contents, part)).collect(),
        remarks: row.remarks.iter().map(|it| remark_sentence(pack, language, it)).collect(),
        sentence: coverage_sentence(pack, language, row),
    }
}

fn years(contents: &Contents<'_>, part: &YearCover) -> YearsFile {
    YearsFile {
        years: part.years.clone(),
        state: part.state.as_str(),
        products: ids(&part.products),
        added_up: part.added_up.as_ref().map(ToString::to_string),
        missing: missing_phrase(contents.pack, contents.language(), &part.missing),
    }
}

fn ids(products: &[ProductId]) -> Vec<String> {
    products.iter().map(ToString::to_string).collect()
}
