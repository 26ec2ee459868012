//! An element that published products hold in full is still asked for.
//!
//! *Why it matters*: a request is only for data that are not available already (OSPI-02, CDE-04, CDE-05).
//! *Found*: enrollment by grade and district for years that are published. *Fine*: it is taken from the product.
//! *Source*: SEED-OSPI; SEED-CDE.

use super::{Found, Input};
use crate::coverage::use_public;
use crate::report::{Coverage, CoverageState, Fix, FixKind};
use requisite_request::Place;
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let covered = input.coverage.iter().filter(|row| row.state == CoverageState::Covered);
    let found = covered.map(|row| {
        let label = input.pack.label(&row.element);
        Found::at(Place::Element { ask: row.ask, element: row.element.clone() })
            .of_public()
            .with("label", label)
            .with("product", titles(input, row))
            .with("years", row.years.to_string())
            .fix(Fix {
                kind: FixKind::UsePublic,
                subject: label.to_owned(),
                edits: vec![use_public(input.request, row)],
            })
    });
    found.collect()
}

/// The titles of the products of a row, for a sentence.
pub fn titles(input: &Input<'_>, row: &Coverage) -> String {
    let products =
        row.products.iter().filter_map(|id| input.pack.products.iter().find(|product| product.id == *id));
    let titles: Vec<&str> = products.map(|product| product.title.as_str()).collect();
    super::list_labels(titles)
}
