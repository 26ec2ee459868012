//! Reading `elements.csv`.

use super::at::Complaints;
use super::known::{Known, Names};
use super::table::{Row, Table};
use super::values;
use crate::complaint::Problem;
use crate::entry::ELEMENT;
use crate::{Basis, Element};
use requisite_request::{ElementId, ProductId, SchoolYear};

/// The catalog, with the line of each element for the complaints that need all of them.
pub(crate) struct Catalog {
    pub elements: Vec<Element>,
    pub lines: Vec<usize>,
}

/// Reads the catalog. Rows that cannot be used are left out, but their ids are declared.
pub(crate) fn read<'a>(file: &'a str, bytes: &'a [u8], known: &mut Known<'a>, out: &mut Complaints) -> Catalog {
    let mut catalog = Catalog { elements: Vec::new(), lines: Vec::new() };
    let Some(table) = Table::open(file, bytes, ELEMENT, out) else {
        known.elements.whole = false;
        return catalog;
    };
    table.each_row(out, &mut |row, out| {
        if let Some(element) = read_row(row, known, out) {
            catalog.elements.push(element);
            catalog.lines.push(row.line);
        }
    });
    catalog
}

fn read_row<'a>(row: &Row<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Option<Element> {
    let id = declare(row, &mut known.elements, out);
    if !row.is_whole() {
        return None;
    }
    // Everything is read before anything is given up, so that all complaints of a row come at once.
    let group = row.text("group").filter(|group| known.groups.check(group, &row.at, "group", out));
    let level = row.named("level", out);
    let year_basis = row.named("year_basis", out);
    let identifier = row.named("identifier", out);
    let base_file = row.named("base_file", out);
    let base_basis: Option<Basis> = row.named("base_basis", out);
    let reason = row.choice("reason", &["no", "yes"], out);
    let basis = row.named("basis", out);
    let first_year = row.year("first_year", out);
    let last_year = row.year("last_year", out);
    check_order(row, first_year, last_year, out);
    let source = row.references("source", &known.sources, out);
    let products = row.references("products", &known.series, out);
    // Whether the variants exist is known only after the last row.
    let coarser = row
        .parts("coarser")
        .filter_map(|it| ElementId::new(values::id(it, &row.at, "coarser", out)?).ok())
        .collect();
    let ceds = row.owned("ceds");
    if !ceds.is_empty() && (ceds.len() != 6 || !ceds.bytes().all(|it| it.is_ascii_digit())) {
        out.add(&row.at, "ceds", Problem::BadCeds { found: ceds.clone() });
    }
    Some(Element {
        id: ElementId::new(&id?).ok()?,
        field: row.owned("field"),
        name: row.text("name")?.to_owned(),
        label: row.text("label")?.to_owned(),
        group: group?.to_owned(),
        collection: row.owned("collection"),
        level: level?,
        first_year,
        last_year,
        year_basis: year_basis?,
        identifier: identifier?,
        base_file: base_file?,
        base_basis: base_basis?,
        reason: reason? == 1,
        law: row.owned_parts("law"),
        ceds,
        basis: basis?,
        source,
        products: products.iter().filter_map(|it| ProductId::new(it).ok()).collect(),
        coarser,
        note: row.owned("note"),
    })
}

/// Declares the id of a row; gives it when it is an id and new.
pub(crate) fn declare<'a>(row: &Row<'_, 'a>, names: &mut Names<'a>, out: &mut Complaints) -> Option<String> {
    let id = row.text("id")?;
    let is_new = names.declare(id, &row.at, "id", out);
    values::id(id, &row.at, "id", out).filter(|_| is_new).map(str::to_owned)
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
