//! One element of an ask as a row of the report: its years put together.

use super::by_year::{self, hides_more};
use super::wanted::Wanted;
use crate::report::{Coverage, CoverageState, Missing, Remark, YearCover};
use requisite_pack::{Family, YearSet};
use requisite_request::{Chosen, ProductId, SchoolYear, Years, put_in_order};

/// The row of one element.
pub fn row(wanted: &Wanted<'_>, chosen: &Chosen, family: &Family, years: YearSet) -> Coverage {
    let candidates = by_year::candidates(wanted, family, years);
    let found = by_year::choose(&candidates, years);
    let parts = by_year::parts(wanted, family, &found);
    let state = state(&parts);
    // The best that there is says which products and years the row names: those that serve, else those that hold a part of
    // what is wanted, else those with totals.
    let serving = |part: &&YearCover| matches!(part.state, CoverageState::Covered | CoverageState::Check);
    let partly = |part: &&YearCover| part.state == CoverageState::Partly;
    let serves = parts.iter().any(|part| serving(&part));
    let has_part = parts.iter().any(|part| partly(&part));
    let is_named = |part: &&YearCover| match () {
        () if serves => serving(part),
        () if has_part => partly(part),
        () => !part.products.is_empty(),
    };
    let named = || parts.iter().filter(is_named);
    let served: Years = named().flat_map(|part| part.years.0.iter().copied()).collect();
    // In the order of choosing, the best first.
    let mut products: Vec<ProductId> = Vec::new();
    let mut remarks = Vec::new();
    let mut remark = |it: Remark| {
        if !remarks.contains(&it) {
            put_in_order(&mut remarks, it, Remark::clone);
        }
    };
    for it in &found.chosen {
        let Some(product) = wanted.pack.products.get(it.product) else { continue };
        if !products.contains(&product.id) && named().any(|part| part.products.contains(&product.id)) {
            products.push(product.id.clone());
            let hidden = hides_more(wanted.pack, it.product);
            if let Some(below) = hidden {
                remark(Remark::HidesBelow { product: product.id.clone(), below });
            }
        }
    }
    for unit in named().filter_map(|part| part.added_up.clone()) {
        remark(Remark::AddedUp(unit));
    }
    let crosses = |from: &&SchoolYear| served.first() < Some(**from) && Some(**from) <= served.last();
    for from in family.breaks.iter().filter(crosses) {
        remark(Remark::NotComparable(*from));
    }
    Coverage {
        ask: wanted.ask.id,
        element: chosen.id.clone(),
        state,
        missing: missing(&parts, &served, &is_named),
        products,
        years: served,
        by_year: parts,
        remarks,
    }
}

/// The state of a row: as good as its worst year while every year is served, else partly as soon as anything is there.
fn state(parts: &[YearCover]) -> CoverageState {
    let worst = parts.iter().map(|part| part.state).max().unwrap_or(CoverageState::NotPublic);
    let best = parts.iter().map(|part| part.state).min().unwrap_or(CoverageState::NotPublic);
    match worst {
        CoverageState::Covered | CoverageState::Check => worst,
        _ if best == CoverageState::NotPublic => CoverageState::NotPublic,
        _ => CoverageState::Partly,
    }
}

/// What the row lacks: first the years that are not among those it names, then what its products lack in the others.
fn missing(parts: &[YearCover], served: &Years, is_named: &dyn Fn(&&YearCover) -> bool) -> Vec<Missing> {
    let mut missing: Vec<Missing> = Vec::new();
    let closed = Missing::closes;
    let others = parts.iter().filter(|part| !is_named(part));
    let mut put = |it: Missing| put_in_order(&mut missing, it, |it| it.years().and_then(Years::first));
    let mut in_part = Years::default();
    for part in others.clone() {
        match part.missing.first() {
            Some(it) if it.years().is_some() || (closed(it) && served.is_empty()) => put(it.clone()),
            // Their years are missing; what their own products have of them, `by_year` says.
            _ => in_part.0.extend(part.years.0.iter().copied()),
        }
    }
    if !in_part.is_empty() {
        put(Missing::Years(in_part));
    }
    let mut lacks: Vec<Missing> = Vec::new();
    for it in parts.iter().filter(is_named).flat_map(|part| &part.missing) {
        if !lacks.contains(it) {
            lacks.push(it.clone());
        }
    }
    // Nothing of it is public, in whatever years: the reason says it all.
    if lacks.iter().any(closed) {
        return lacks;
    }
    missing.extend(lacks);
    missing
}
