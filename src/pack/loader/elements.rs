//! Reading `elements.csv`.

use super::at::Complaints;
use super::known::{Known, Names};
use super::table::{Row, each_row};
use super::values;
use crate::Element;
use crate::entry::ELEMENT;
use crate::problem::Problem;
use requisite_request::{ElementId, SchoolYear};

/// The catalog, with the line of each element for the complaints that need all of them.
#[derive(Default)]
pub(crate) struct Catalog {
    pub elements: Vec<Element>,
    pub lines: Vec<usize>,
}

/// Reads the catalog. Rows that cannot be used are left out, but their ids are declared.
pub(crate) fn read<'a>(file: &'a str, bytes: &[u8], known: &mut Known<'a>, out: &mut Complaints) -> Catalog {
    let mut catalog = Catalog::default();
    let whole = each_row(file, bytes, ELEMENT, out, &mut |row, out| {
        if let Some(element) = read_row(row, known, out) {
            catalog.elements.push(element);
            catalog.lines.push(row.line);
        }
    });
    known.elements.whole &= whole;
    catalog
}

fn read_row<'a>(row: &Row<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Option<Element> {
    let id = ElementId::new(declare(row, &mut known.elements, out));
    if !row.is_whole() {
        return None;
    }
    let group = row.get("group");
    if !group.is_empty() && !known.groups.check(group, &row.at, "group", out) {
        row.spoil();
    }
    let ceds = row.get("ceds");
    if !ceds.is_empty() && (ceds.len() != 6 || !ceds.bytes().all(|it| it.is_ascii_digit())) {
        out.add(&row.at, "ceds", Problem::BadCeds { found: ceds.to_owned() });
    }
    // Whether the variants exist is known only after the last row.
    let mut coarser = Vec::new();
    for part in row.parts("coarser") {
        if values::id(part, &row.at, "coarser", out) {
            coarser.push(part.to_owned());
        }
    }
    let element = Element {
        id: id.ok()?,
        field: row.owned("field"),
        name: row.owned("name"),
        label: row.owned("label"),
        group: group.to_owned(),
        collection: row.owned("collection"),
        level: row.named("level", out),
        first_year: row.year("first_year", out),
        last_year: row.year("last_year", out),
        year_basis: row.named("year_basis", out),
        identifier: row.named("identifier", out),
        base_file: row.named("base_file", out),
        base_basis: row.named("base_basis", out),
        reason: row.choice("reason", &["no", "yes"], out) == 1,
        law: row.owned_parts("law"),
        ceds: ceds.to_owned(),
        basis: row.named("basis", out),
        source: known.sources.check_cell(row, "source", out),
        products: values::ids(known.series.check_cell(row, "products", out)),
        coarser: values::ids(coarser),
        note: row.owned("note"),
        also: row.owned_parts("also"),
    };
    check_order(row, element.first_year, element.last_year, out);
    row.usable().then_some(element)
}

/// Declares the id of a row, and gives it. The row cannot be used when it is no id or not new.
pub(crate) fn declare<'r, 'a>(row: &Row<'r, 'a>, names: &mut Names<'a>, out: &mut Complaints) -> &'r str {
    let id = row.get("id");
    if id.is_empty() {
        return id;
    }
    let is_new = names.declare(id, &row.at, "id", out);
    if !values::id(id, &row.at, "id", out) || !is_new {
        row.spoil();
    }
    id
}

/// Complains of a last year before the first.
pub(crate) fn check_order(
    row: &Row<'_, '_>,
    first: Option<SchoolYear>,
    last: Option<SchoolYear>,
    out: &mut Complaints,
) {
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        let problem = Problem::YearsReversed { first: first.to_string(), last: last.to_string() };
        out.add(&row.at, "last_year", problem);
    }
}
