//! Every product that was looked at for an element, with what it has and what it lacks.

use super::by_year::{Candidate, candidates, state};
use super::wanted::Wanted;
use crate::report::{CoverageState, Missing};
use requisite_pack::{Pack, YearSet};
use requisite_request::{Ask, Chosen, ProductId, UnitId, Years};
use serde::Serialize;

/// One product that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Looked {
    /// Which product.
    pub product: ProductId,
    /// How much of what is wanted it has in the years that it holds.
    pub state: CoverageState,
    /// Those of the wanted years that it holds.
    pub years: Years,
    /// Those that it does not hold.
    pub absent: Years,
    /// What it lacks, and what its description leaves open, in the years that it holds.
    pub missing: Vec<Missing>,
    /// The finer level whose figures must be added up.
    pub added_up: Option<UnitId>,
    /// Smallest count that it shows: its own, else the agency's.
    pub smallest: u32,
}

/// All products of an element's series in the pack's order, held against what an ask wants of it. None is left out: those
/// that hold no wanted year lack them all. Empty when nothing publishes it, or the ask is not complete enough to tell.
pub fn looked_at(pack: &Pack, ask: &Ask, chosen: &Chosen) -> Vec<Looked> {
    let years = YearSet::of(ask.years_of(chosen));
    let (Some(wanted), Some((_, family))) = (Wanted::of(pack, ask), pack.family(&chosen.id)) else {
        return Vec::new();
    };
    let candidates = candidates(&wanted, family, years);
    let mut products = family.products.clone();
    products.sort_unstable();
    products.dedup();
    let looked = products.into_iter().filter_map(|at| {
        let here: Vec<&Candidate> = candidates.iter().filter(|it| it.product == at).collect();
        let held = here.iter().fold(YearSet::default(), |held, it| held.or(it.years));
        let mut missing: Vec<Missing> = Vec::new();
        for it in here.iter().flat_map(|it| it.fit.missing(&wanted, family, at)) {
            if !missing.contains(&it) {
                missing.push(it);
            }
        }
        Some(Looked {
            product: pack.products.get(at)?.id.clone(),
            state: here.iter().map(|it| state(it.fit)).max().unwrap_or(CoverageState::NotPublic),
            years: held.years(),
            absent: years.without(held).years(),
            missing,
            added_up: here.first().and_then(|it| it.fit.added_up(&wanted)),
            smallest: wanted.offers.products.get(at)?.smallest,
        })
    });
    looked.collect()
}
