//! How small the groups of an aggregate table get, from rough public counts alone.

use crate::report::CellEstimate;
use requisite_pack::Pack;
use requisite_request::{Detail, Request};

/// One estimate for each aggregate ask whose level is chosen; none when the pack has no counts.
///
/// The average is what each cell would hold if all were equal. Real groups differ widely, so many cells lie far below it.
pub fn estimate(pack: &Pack, request: &Request) -> Vec<CellEstimate> {
    let Some(margins) = &pack.margins else { return Vec::new() };
    let aggregate = request.asks.iter().filter(|ask| ask.detail() == Some(Detail::Aggregate));
    aggregate
        .filter_map(|ask| {
            let places = *margins.units.get(ask.unit.as_ref()?)?;
            let mut cells = places.max(1);
            for id in &ask.breakdowns {
                cells = cells.saturating_mul(u64::from(pack.breakdown(id)?.groups.max(1)));
            }
            let average_tenths = margins.students.saturating_mul(10) / cells;
            Some(CellEstimate { ask: ask.id, cells, average_tenths, smallest: pack.smallest_cell })
        })
        .collect()
}
