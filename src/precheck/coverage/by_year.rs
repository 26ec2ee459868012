//! The years of one element held against the products of its series: for each year the products that fit best.

use super::fit::{Fit, Marks, Rank};
use super::wanted::Wanted;
use crate::report::{CoverageState, Missing, YearCover};
use requisite_pack::{Family, Measured, Pack, YearSet};
use requisite_request::{SchoolYear, Years, put_in_order};

/// One product that holds some of the wanted years, all of them equally well.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Position of the product.
    pub product: usize,
    /// Those of the wanted years that it holds.
    pub years: YearSet,
    /// How it fits.
    pub fit: Fit,
    rank: Rank,
}

/// Products that were chosen for years, the best fit first; the fewest for each fit.
pub struct Match {
    /// The chosen, each with the years that it is chosen for.
    pub chosen: Vec<Candidate>,
    /// The years that no product holds.
    pub left: YearSet,
}

/// The products of a family, each with the wanted years that it holds. A product fits worse in the years in which the
/// element is not known to have been collected.
pub fn candidates(wanted: &Wanted<'_>, family: &Family, years: YearSet) -> Vec<Candidate> {
    let fit_of = wanted.fit_of(family);
    let possible = years.and(family.possible);
    let mut candidates = Vec::new();
    for product in &family.products {
        let Some(offer) = wanted.offers.products.get(*product) else { continue };
        let held = match offer.years {
            Measured::Unknown => possible.and(wanted.until_now),
            Measured::Years(first, last) => possible.between(first, last),
        };
        if held.is_empty() {
            continue;
        }
        let fit = fit_of(*product, offer);
        let mut put = |years: YearSet, fit: Fit| {
            if !years.is_empty() {
                candidates.push(Candidate { product: *product, years, fit, rank: fit.rank() });
            }
        };
        put(held.and(family.collected), fit);
        let mut earlier = fit;
        earlier.marks.put(if fit.is_closed() { Marks::default() } else { Marks::COLLECTED });
        put(held.without(family.collected), earlier);
    }
    candidates
}

/// Chooses few products for as many of the years as possible: for each fit, the better first, each time the product that
/// adds most years, the earlier in the list first.
pub fn choose(candidates: &[Candidate], years: YearSet) -> Match {
    let (mut chosen, mut left) = (Vec::new(), years);
    while !left.is_empty() {
        let mut best: Option<(&Candidate, u32)> = None;
        for it in candidates {
            // Nothing is counted for a product that fits worse than the best so far.
            if best.is_some_and(|(best, _)| best.rank < it.rank) {
                continue;
            }
            let adds = it.years.and(left).len();
            if adds > 0 && best.is_none_or(|(best, most)| it.rank < best.rank || adds > most) {
                best = Some((it, adds));
            }
        }
        let Some((best, _)) = best else { break };
        chosen.push(Candidate { years: best.years.and(left), ..*best });
        left = left.without(best.years);
    }
    Match { chosen, left }
}

/// The wanted years of a family in parts: each part has one state, its products, and what these lack. Every year is in
/// one part; parts are in the order of their first years.
pub fn parts(wanted: &Wanted<'_>, family: &Family, found: &Match) -> Vec<YearCover> {
    let mut parts: Vec<(YearSet, Fit, YearCover)> = Vec::new();
    for it in &found.chosen {
        let id = wanted.pack.products.get(it.product).map(|product| product.id.clone());
        let mut same = parts.iter().position(|(_, fit, _)| *fit == it.fit);
        let mut missing = Vec::new();
        // Products that fit alike may still lack other breakdowns, or hide other groups.
        if same.is_none() || it.fit.differs_by_product() {
            missing = it.fit.missing(wanted, family, it.product);
            same = parts.iter().position(|(_, fit, part)| *fit == it.fit && part.missing == missing);
        }
        if let Some((years, _, part)) = same.and_then(|at| parts.get_mut(at)) {
            *years = years.or(it.years);
            part.products.extend(id);
            continue;
        }
        let (state, added_up) = (state(it.fit), it.fit.added_up(wanted));
        let products = id.into_iter().collect();
        let part = YearCover { years: Years::default(), state, products, missing, added_up };
        put_in_order(&mut parts, (it.years, it.fit, part), |(years, _, _)| years.first());
    }
    for (years, missing) in not_held(wanted, family, found.left) {
        let part = YearCover {
            years: Years::default(),
            state: CoverageState::NotPublic,
            products: Vec::new(),
            missing: vec![missing],
            added_up: None,
        };
        put_in_order(&mut parts, (years, Fit::default(), part), |(years, _, _)| years.first());
    }
    parts.into_iter().map(|(years, _, part)| YearCover { years: years.years(), ..part }).collect()
}

/// How much of it is public in years that a product of this fit holds.
pub fn state(fit: Fit) -> CoverageState {
    match fit {
        _ if fit.is_closed() => CoverageState::NotPublic,
        _ if fit.is_settled() => CoverageState::Covered,
        _ if fit.serves() => CoverageState::Check,
        _ => CoverageState::Partly,
    }
}

/// Why years are missing.
type Reason = fn(Years) -> Missing;

/// Years that no product holds, by the reason: before the first of all, after the last, still to come, or in a gap.
fn not_held(wanted: &Wanted<'_>, family: &Family, left: YearSet) -> Vec<(YearSet, Missing)> {
    if left.is_empty() {
        return Vec::new();
    }
    if wanted.is_student_level() {
        return vec![(left, Missing::StudentLevel)];
    }
    if family.products.is_empty() {
        return vec![(left, Missing::Measure)];
    }
    let to_come = left.without(wanted.until_now);
    let rest = left.and(wanted.until_now);
    let (before, after) = match held(wanted, family) {
        Some((first, last)) => {
            (rest.without(YearSet::ALL.since(first)), rest.without(YearSet::ALL.until(last)))
        }
        None => Default::default(),
    };
    let kinds: [(YearSet, Reason); 4] = [
        (before, Missing::YearsBefore),
        (rest.without(before.or(after)), Missing::Years),
        (after, Missing::YearsAfter),
        (to_come, Missing::YearsToCome),
    ];
    let kinds = kinds.into_iter().filter(|(years, _)| !years.is_empty());
    kinds.map(|(years, kind)| (years, kind(years.years()))).collect()
}

/// The first and the last year that products of the family hold of it.
fn held(wanted: &Wanted<'_>, family: &Family) -> Option<(SchoolYear, SchoolYear)> {
    let spans = family.products.iter().filter_map(|at| match wanted.offers.products.get(*at)?.years {
        Measured::Unknown => None,
        Measured::Years(first, last) => Some((first, last)),
    });
    let (first, last) = spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
    let possible = family.possible.between(first, last);
    Some((possible.first()?, possible.iter().last()?))
}

/// The smallest count that a product shows, where it is larger than the agency's own.
pub fn hides_more(pack: &Pack, product: usize) -> Option<u32> {
    let smallest = pack.offers().products.get(product)?.smallest;
    (smallest > pack.smallest_cell).then_some(smallest)
}
