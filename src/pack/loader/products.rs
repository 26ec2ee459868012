//! Reading `products.csv`.

use super::at::Complaints;
use super::elements::{check_order, declare};
use super::known::Known;
use super::table::{Row, each_row};
use super::values;
use crate::entry::PRODUCT;
use crate::problem::Problem;
use crate::{Basis, Measured, Product};
use requisite_request::{BreakdownId, ProductId, SchoolYear};

/// How sure an address is, in the file's words.
pub const ADDRESS_BASES: &[&str] = &["found", "unverified"];

/// What `last_year` holds for a product that goes on.
const CURRENT: &str = "current";

/// The unit of products in which a row is a member of staff; it is none of the pack's units, because nobody can ask for it.
pub(crate) const STAFF_RECORD: &str = "staff_record";

/// Reads the published products. Rows that cannot be used are left out, but their ids and series are declared.
pub(crate) fn read<'a>(
    file: &'a str,
    bytes: &[u8],
    latest_year: Option<SchoolYear>,
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Vec<Product> {
    let mut products = Vec::new();
    let whole = each_row(file, bytes, PRODUCT, out, &mut |row, out| {
        if let Some(product) = read_row(row, latest_year, known, out) {
            products.push(product);
        }
    });
    known.series.whole &= whole;
    products
}

fn read_row<'a>(
    row: &Row<'_, 'a>,
    latest_year: Option<SchoolYear>,
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Option<Product> {
    let id = declare(row, &mut known.products, out);
    let series = if row.get("series").is_empty() { id } else { row.get("series") };
    // Many products share a series, so that one which is there already is no mistake.
    if !known.series.has(series) {
        known.series.declare(series, &row.at, "series", out);
    }
    if !row.is_whole() || (series != id && !values::id(series, &row.at, "series", out)) {
        return None;
    }
    let mut units = Vec::new();
    for part in row.parts("units") {
        if part == STAFF_RECORD || known.units.check(part, &row.at, "units", out) {
            units.push(part.to_owned());
        }
    }
    let product = Product {
        series: ProductId::new(series).ok()?,
        id: ProductId::new(id).ok()?,
        title: row.owned("title"),
        address: read_address(row, out),
        address_basis: match row.choice("address_basis", ADDRESS_BASES, out) {
            0 => Basis::Found,
            _ => Basis::Assumption,
        },
        measures: row.owned("measures"),
        units: values::ids(units),
        breakdowns: values::ids(known.breakdowns.check_cell(row, "breakdowns", out)),
        crossed: read_crossed(row, known, out),
        years: read_years(row, latest_year, out),
        sums: read_sums(row, out),
        suppression: row.owned("suppression"),
        smallest_cell: read_smallest_cell(row, out),
        format: row.owned_parts("format"),
        basis: row.named("basis", out),
        source: known.sources.check_cell(row, "source", out),
        note: row.owned("note"),
    };
    row.usable().then_some(product)
}

fn read_address(row: &Row<'_, '_>, out: &mut Complaints) -> String {
    let address = row.get("address");
    if address.is_empty() || values::is_web(address) {
        return address.to_owned();
    }
    out.add(&row.at, "address", Problem::BadAddress { found: address.to_owned() });
    String::new()
}

fn read_sums(row: &Row<'_, '_>, out: &mut Complaints) -> Option<bool> {
    let cell = row.get("sums");
    if cell.is_empty() { None } else { Some(row.choice("sums", &["no", "yes"], out) == 1) }
}

fn read_smallest_cell(row: &Row<'_, '_>, out: &mut Complaints) -> Option<u32> {
    let cell = row.get("smallest_cell");
    let number = cell.parse().ok();
    if number.is_none() && !cell.is_empty() {
        let problem = Problem::WrongKind { expected: "a whole number from 0", found: "a text" };
        out.add(&row.at, "smallest_cell", problem);
    }
    number
}

/// The sets of breakdowns that are published together: `grade*race;grade*gender`.
fn read_crossed(row: &Row<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Vec<Vec<BreakdownId>> {
    let mut crossed = Vec::new();
    for set in row.parts("crossed") {
        let mut members = Vec::new();
        let mut whole = true;
        for part in set.split('*') {
            whole &= known.breakdowns.check(part.trim(), &row.at, "crossed", out);
            members.push(part.trim().to_owned());
        }
        // A set that lacks a member would say that more is published than is, so that it is left out whole.
        if whole {
            crossed.push(values::ids(members));
        }
    }
    crossed
}

fn read_years(row: &Row<'_, '_>, latest_year: Option<SchoolYear>, out: &mut Complaints) -> Measured {
    let (first_cell, last_cell) = (row.get("first_year"), row.get("last_year"));
    let first = row.year("first_year", out);
    let last = if last_cell == CURRENT { latest_year } else { row.year("last_year", out) };
    match (first_cell.is_empty(), last_cell.is_empty()) {
        (true, false) => out.add(&row.at, "first_year", Problem::MissingField),
        (false, true) => out.add(&row.at, "last_year", Problem::MissingField),
        _ => check_order(row, first, last, out),
    }
    match (first, last) {
        (Some(first), Some(last)) if first <= last => Measured::Years(first, last),
        _ => Measured::Unknown,
    }
}
