//! Published products hold part of what is asked.
//!
//! *Why it matters*: the agency will ask why the published part is not enough (OSPI-02).
//! *Found*: enrollment by grade from 2005-06, published from 2009-10. *Fine*: nothing of it is public, or all of it is.
//! *Source*: SEED-OSPI.

use super::{Found, Input, already_public::titles};
use crate::coverage::{use_public_years, years_public};
use crate::report::{CoverageState, Fix, FixKind, YearCover};
use crate::sentences::missing_phrase;
use requisite_request::Place;
use serde_json::{Map, Value};

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let partly =
        input.coverage.iter().filter(|row| matches!(row.state, CoverageState::Partly | CoverageState::Check));
    let found = partly.map(|row| {
        let found = Found::at(Place::Element { ask: row.ask, element: row.element.clone() })
            .of_public()
            .with("label", input.pack.label(&row.element))
            .with("product", titles(input, row))
            .with("years", row.years.to_string())
            .with("missing", missing_phrase(input.pack, &input.pack.language, &row.missing));
        // While a file may hold some of the other years, these are found again: that is no remedy. The page on what is public
        // offers the step all the same.
        let is_settled =
            |part: &YearCover| matches!(part.state, CoverageState::Covered | CoverageState::NotPublic);
        let years =
            row.by_year.iter().all(is_settled).then(|| use_public_years(input.request, row)).flatten();
        let Some(edits) = years else { return found };
        let subject = format!("{} of {}", years_public(row), input.pack.label(&row.element));
        found.fix(Fix { kind: FixKind::UsePublic, subject, edits })
    });
    found.collect()
}
