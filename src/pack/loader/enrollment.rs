//! Reading `enrollment.json`: how the agency's public enrollment files are laid out.

use super::at::{At, Complaints};
use super::fields::{Fields, wrong_kind};
use super::known::{Known, Names, each_entry};
use crate::complaint::NameKind;
use crate::entry::{ENROLLMENT_FILE, LAYOUT, LEVEL_COLUMN, PLACE_COLUMNS, ROW_COLUMN};
use crate::problem::Problem;
use crate::{EnrollmentLayout, GroupName, LevelColumn, PlaceColumns, RowColumn};
use requisite_request::{BreakdownId, UnitId, put_in_order};
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads the layouts. Those that cannot be used are left out. `units` are the pack's levels, coarse to fine.
pub(crate) fn read<'a>(
    file: &'a str,
    value: &Value,
    known: &Known<'a>,
    units: &[UnitId],
    layouts: &mut Vec<EnrollmentLayout>,
    out: &mut Complaints,
) {
    let Some(fields) = Fields::open(value, ENROLLMENT_FILE, At::file(file), out) else { return };
    let mut ids = Names::new(NameKind::Layout);
    each_entry(&fields, "layouts", ("layout", "id"), LAYOUT, out, &mut |entry, out| {
        let columns = read_groups(entry, "columns", known, out);
        let total = entry.given("total", out).map(str::to_owned);
        if total.is_none() && columns.is_empty() {
            let of = vec!["total".to_owned(), "columns".to_owned()];
            entry.complain("total", Problem::NeedsOne { of }, out);
            entry.spoil();
        }
        let layout = EnrollmentLayout {
            id: ids.declare_id(entry, "id", out).to_owned(),
            title: entry.text("title", out),
            separator: entry.named("separator", out),
            year: entry.given("year", out).map(str::to_owned),
            level: read_level(entry, known, out),
            places: read_places(entry, known, units, out),
            only: read_only(entry, out),
            rows: read_rows(entry, known, out),
            total,
            columns,
            grades: known
                .breakdowns
                .check_field(entry, "grades", out)
                .and_then(|id| BreakdownId::new(id).ok()),
            basis: entry.named("basis", out),
            source: known.sources.check_list(entry, "source", out),
        };
        check_grades(&layout, &entry.at, known, out);
        if entry.usable() {
            layouts.push(layout);
        }
    });
}

fn read_level(entry: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Option<LevelColumn> {
    let level = Fields::open(entry.value("level")?, LEVEL_COLUMN, entry.at.inside("level"), out)?;
    let mut values = BTreeMap::new();
    for (text, value) in level.map("values", out)? {
        let at = level.at.inside("values");
        let Some(unit) = value.as_str() else {
            out.add(&at, text, wrong_kind("a text", value));
            continue;
        };
        if known.units.check(unit, &at, text, out)
            && let Ok(unit) = UnitId::new(unit)
        {
            values.insert(text.clone(), unit);
        }
    }
    Some(LevelColumn { column: level.text("column", out), values })
}

fn read_places<'a>(
    entry: &Fields<'_, 'a>,
    known: &Known<'a>,
    units: &[UnitId],
    out: &mut Complaints,
) -> Vec<PlaceColumns> {
    let mut places: Vec<PlaceColumns> = Vec::new();
    for (idx, value) in entry.list("places", out).iter().enumerate() {
        let Some(place) = Fields::open(value, PLACE_COLUMNS, entry.at.item("places", idx), out) else {
            continue;
        };
        let unit = known.units.check_field(&place, "unit", out).and_then(|id| UnitId::new(id).ok());
        let columns = place.owned_texts("columns", out);
        let letters = place.count("letters", out);
        if let Some(unit) = unit {
            let columns = PlaceColumns { unit, columns, letters };
            put_in_order(&mut places, columns, |it| units.iter().position(|unit| *unit == it.unit));
        }
    }
    places
}

/// Which values a column may have, by column.
fn read_only(entry: &Fields<'_, '_>, out: &mut Complaints) -> BTreeMap<String, Vec<String>> {
    let mut only = BTreeMap::new();
    for (column, value) in entry.map("only", out).into_iter().flatten() {
        let at = entry.at.inside("only");
        let texts = value.as_array().filter(|list| list.iter().all(Value::is_string));
        match texts {
            Some(list) => {
                let texts = list.iter().filter_map(Value::as_str).map(str::to_owned).collect();
                only.insert(column.clone(), texts);
            }
            None => out.add(&at, column, wrong_kind("a list", value)),
        }
    }
    only
}

fn read_rows(entry: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Vec<RowColumn> {
    let mut rows = Vec::new();
    for (idx, value) in entry.list("rows", out).iter().enumerate() {
        let Some(row) = Fields::open(value, ROW_COLUMN, entry.at.item("rows", idx), out) else { continue };
        rows.push(RowColumn {
            column: row.text("column", out),
            all: row.owned_texts("all", out),
            groups: read_groups(&row, "groups", known, out),
        });
    }
    rows
}

/// Texts of the file by breakdown: `{"gender": {"F": "female", "M": "male"}}`.
fn read_groups(
    entry: &Fields<'_, '_>,
    field: &str,
    known: &Known<'_>,
    out: &mut Complaints,
) -> Vec<GroupName> {
    let mut groups = Vec::new();
    for (breakdown, texts) in entry.map(field, out).into_iter().flatten() {
        let at = entry.at.inside(field);
        if !known.breakdowns.check(breakdown, &at, breakdown, out) {
            continue;
        }
        let (Ok(id), Some(texts)) = (BreakdownId::new(breakdown), texts.as_object()) else {
            out.add(&at, breakdown, wrong_kind("an object", texts));
            continue;
        };
        let at = at.inside(breakdown);
        for (text, group) in texts {
            match group.as_str() {
                Some(group) if super::values::id(group, &at, text, out) => groups.push(GroupName {
                    breakdown: id.clone(),
                    group: group.to_owned(),
                    text: text.clone(),
                }),
                Some(_) => {}
                None => out.add(&at, text, wrong_kind("a text", group)),
            }
        }
    }
    groups
}

/// Grades must be those of the pack, so that a choice of grades can be taken out of the counts.
fn check_grades(layout: &EnrollmentLayout, at: &At<'_, '_>, known: &Known<'_>, out: &mut Complaints) {
    let Some(grades) = &layout.grades else { return };
    let names = layout.rows.iter().flat_map(|row| &row.groups).chain(&layout.columns);
    for name in names.filter(|name| name.breakdown == *grades) {
        known.grades.check(&name.group, at, &name.text, out);
    }
}
