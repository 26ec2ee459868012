//! Reading what refers to the catalog: which levels lie within which, from which years on figures are not comparable, and
//! examples of lists.

use super::at::Complaints;
use super::fields::Fields;
use super::head::read_source;
use super::known::{Known, each_entry};
use crate::entry::{EXAMPLE, NESTING, SERIES_BREAK};
use crate::problem::Problem;
use crate::{Example, Nesting, Pack, SeriesBreak};
use requisite_request::{ElementId, UnitId};

/// Reads them; after the catalog, which breaks and examples refer to.
pub(crate) fn read<'a>(
    fields: &Fields<'_, 'a>,
    pack: &mut Pack,
    known: &mut Known<'a>,
    out: &mut Complaints,
) {
    pack.within = read_nesting(fields, &pack.units, known, out);
    pack.breaks = read_breaks(fields, known, out);
    pack.examples = read_examples(fields, known, out);
}

fn read_nesting(
    fields: &Fields<'_, '_>,
    units: &[UnitId],
    known: &Known<'_>,
    out: &mut Complaints,
) -> Vec<Nesting> {
    let mut nesting: Vec<Nesting> = Vec::new();
    each_entry(fields, "within", ("nesting", "unit"), NESTING, out, &mut |entry, out| {
        let unit = |field, out: &mut Complaints| {
            let id = known.units.check_field(entry, field, out)?;
            UnitId::new(id).ok()
        };
        let (unit, within) = (unit("unit", out), unit("in", out));
        let (basis, source) = (entry.named("basis", out), read_source(entry, known, out));
        let (Some(unit), Some(within)) = (unit, within) else { return };
        // Units are listed coarse to fine, so that no level can lie within itself, however many steps away.
        let place = |id: &UnitId| units.iter().position(|it| it == id);
        if place(&within) >= place(&unit) {
            let problem = Problem::NotCoarser { unit: unit.to_string(), within: within.to_string() };
            entry.complain("in", problem, out);
        } else if entry.usable() {
            nesting.push(Nesting { unit, within, basis, source });
        }
    });
    nesting
}

fn read_breaks<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Vec<SeriesBreak> {
    let mut breaks = Vec::new();
    each_entry(fields, "breaks", ("break", "id"), SERIES_BREAK, out, &mut |entry, out| {
        let id = known.breaks.declare_id(entry, "id", out).to_owned();
        let elements = |field, out: &mut Complaints| -> Vec<ElementId> {
            known.elements.check_list(entry, field, out).into_iter().flat_map(ElementId::try_from).collect()
        };
        let (from, source) = (entry.year("from", out), read_source(entry, known, out));
        let (both, before, after) =
            (elements("elements", out), elements("before", out), elements("after", out));
        let basis = entry.named("basis", out);
        if let (Some(from), true) = (from, entry.usable()) {
            breaks.push(SeriesBreak { id, from, elements: both, before, after, basis, source });
        }
    });
    breaks
}

fn read_examples<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Vec<Example> {
    let mut examples = Vec::new();
    each_entry(fields, "examples", ("example", "id"), EXAMPLE, out, &mut |entry, out| {
        let id = known.examples.declare_id(entry, "id", out).to_owned();
        let found = known.elements.check_list(entry, "elements", out);
        if entry.usable() {
            examples
                .push(Example { id, elements: found.into_iter().flat_map(ElementId::try_from).collect() });
        }
    });
    examples
}
