//! Reading `products.csv`.

use super::at::Complaints;
use super::elements::{check_order, declare};
use super::known::Known;
use super::table::{Row, Table};
use super::values;
use crate::complaint::Problem;
use crate::entry::PRODUCT;
use crate::{Basis, Measured, Product};
use requisite_request::{BreakdownId, ProductId, SchoolYear, UnitId};

/// How sure an address is, in the file's words.
pub const ADDRESS_BASES: &[&str] = &["found", "unverified"];

/// What `last_year` holds for a product that goes on.
const CURRENT: &str = "current";

/// The unit of products in which a row is a member of staff; it is none of the pack's units, because nobody can ask for it.
pub(crate) const STAFF_RECORD: &str = "staff_record";

/// Reads the published products. Rows that cannot be used are left out, but their ids and series are declared.
pub(crate) fn read<'a>(
    file: &'a str,
    bytes: &'a [u8],
    latest_year: Option<SchoolYear>,
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Vec<Product> {
    let mut products = Vec::new();
    let Some(table) = Table::open(file, bytes, PRODUCT, out) else {
        known.series.whole = false;
        return products;
    };
    table.each_row(out, &mut |row, out| products.extend(read_row(row, latest_year, known, out)));
    products
}

fn read_row<'a>(
    row: &Row<'_, 'a>,
    latest_year: Option<SchoolYear>,
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Option<Product> {
    let id = declare(row, &mut known.products, out);
    let series = row.text("series").or_else(|| row.text("id")).unwrap_or_default();
    // Many products share a series, so that one which is there already is no mistake.
    if !known.series.has(series) {
        known.series.declare(series, &row.at, "series", out);
    }
    if !row.is_whole() {
        return None;
    }
    let series = if series == row.get("id") { id.as_deref() } else { values::id(series, &row.at, "series", out) };
    let address = row.text("address").and_then(|it| values::web(it, &row.at, "address", out));
    let address_basis = row.choice("address_basis", ADDRESS_BASES, out);
    let units: Vec<UnitId> = row
        .parts("units")
        .filter(|it| *it == STAFF_RECORD || known.units.check(it, &row.at, "units", out))
        .filter_map(|it| UnitId::new(it).ok())
        .collect();
    let breakdowns: Vec<BreakdownId> = row
        .references("breakdowns", &known.breakdowns, out)
        .iter()
        .filter_map(|it| BreakdownId::new(it).ok())
        .collect();
    let crossed = read_crossed(row, known, out);
    let years = read_years(row, latest_year, out);
    let smallest_cell = row.text("smallest_cell").and_then(|it| {
        let number = it.parse().ok();
        if number.is_none() {
            let problem = Problem::WrongKind { expected: "a whole number from 0", found: "a text" };
            out.add(&row.at, "smallest_cell", problem);
        }
        number
    });
    let basis = row.named("basis", out);
    let source = row.references("source", &known.sources, out);
    Some(Product {
        series: ProductId::new(series?).ok()?,
        id: ProductId::new(id.as_deref()?).ok()?,
        title: row.text("title")?.to_owned(),
        address: address.unwrap_or_default(),
        address_basis: if address_basis? == 0 { Basis::Found } else { Basis::Assumption },
        measures: row.owned("measures"),
        units,
        breakdowns,
        crossed,
        years,
        suppression: row.owned("suppression"),
        smallest_cell,
        format: row.owned_parts("format"),
        basis: basis?,
        source,
        note: row.owned("note"),
    })
}

/// The sets of breakdowns that are published together: `grade*race;grade*gender`.
fn read_crossed(row: &Row<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Vec<Vec<BreakdownId>> {
    let mut crossed = Vec::new();
    for set in row.parts("crossed") {
        let ids: Option<Vec<BreakdownId>> = set
            .split('*')
            .map(|part| {
                let part = part.trim();
                let may_stay = known.breakdowns.check(part, &row.at, "crossed", out);
                BreakdownId::new(part).ok().filter(|_| may_stay)
            })
            .collect();
        // A set that lacks a member would say that more is published than is, so that it is left out whole.
        crossed.extend(ids);
    }
    crossed
}

fn read_years(row: &Row<'_, '_>, latest_year: Option<SchoolYear>, out: &mut Complaints) -> Measured {
    let (first_cell, last_cell) = (row.text("first_year"), row.text("last_year"));
    let first = row.year("first_year", out);
    let last = if last_cell == Some(CURRENT) { latest_year } else { row.year("last_year", out) };
    match (first_cell, last_cell) {
        (None, Some(_)) => out.add(&row.at, "first_year", Problem::MissingField),
        (Some(_), None) => out.add(&row.at, "last_year", Problem::MissingField),
        _ => check_order(row, first, last, out),
    }
    match (first, last) {
        (Some(first), Some(last)) if first <= last => Measured::Years(first, last),
        _ => Measured::Unknown,
    }
}
