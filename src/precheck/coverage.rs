//! What published products hold of what is asked: set arithmetic on level, years and breakdowns.

use crate::report::{Coverage, CoverageState, Missing};
use requisite_pack::{Element, Measured, Pack, Product};
use requisite_request::{Ask, BreakdownId, Chosen, Detail, Form, ProductId, Request, UnitId, Years};

/// The breakdown by grade, which published files cross with one other.
const GRADE: &str = "grade";

/// Coverage of every element of every ask whose kind of data, level and years are chosen, in the request's order.
pub fn coverage(pack: &Pack, request: &Request) -> Vec<Coverage> {
    let mut rows = Vec::new();
    for ask in &request.asks {
        for chosen in &ask.elements {
            if let Some(element) = pack.element(&chosen.id)
                && let Some(row) = cover(pack, ask, chosen, element)
            {
                rows.push(row);
            }
        }
    }
    rows
}

/// Whether published products hold all that is wanted; unknown while an ask is not complete enough to tell.
pub fn all_public(request: &Request, coverage: &[Coverage]) -> Option<bool> {
    if coverage.iter().any(|it| it.state != CoverageState::Covered) {
        return Some(false);
    }
    let emptied = |ask: &Ask| request.public_instead.iter().any(|it| it.ask == ask.id);
    let is_settled = |ask: &Ask| {
        let covered = coverage.iter().filter(|row| row.ask == ask.id).count();
        if ask.elements.is_empty() { emptied(ask) } else { covered == ask.elements.len() }
    };
    let settled = !request.asks.is_empty() && request.asks.iter().all(is_settled);
    settled.then_some(true)
}

/// Coverage of one element of an ask; none while the ask is not complete enough to tell.
pub fn cover(pack: &Pack, ask: &Ask, chosen: &Chosen, element: &Element) -> Option<Coverage> {
    let form = ask.form?;
    let years = ask.years_of(chosen);
    if years.is_empty() {
        return None;
    }
    let row = |state, (products, served), missing| Coverage {
        ask: ask.id,
        element: element.id.clone(),
        state,
        products,
        years: served,
        missing,
    };
    let candidates: Vec<&Product> = element.products.iter().flat_map(|series| pack.series(series)).collect();
    // What totals exist is worth knowing even where they cannot serve.
    if form != Form::AggregateSuppressed {
        let missing =
            if form.detail() == Detail::StudentLevel { Missing::StudentLevel } else { Missing::SmallGroups };
        return Some(row(CoverageState::NotPublic, fewest(&candidates, years), vec![missing]));
    }
    let unit = ask.unit.as_ref()?;
    if candidates.is_empty() {
        return Some(row(CoverageState::NotPublic, (Vec::new(), Years::default()), vec![Missing::Measure]));
    }
    // Totals of an element that is a split itself, such as gender, are split by it as well.
    let mut breakdowns = ask.breakdowns.clone();
    let own = pack.own_breakdown(&element.id).map(|it| it.id.clone());
    breakdowns.extend(own.filter(|id| !ask.breakdowns.contains(id)));
    let offers: Vec<Offer<'_>> =
        candidates.iter().map(|product| Offer::of(ask, unit, &breakdowns, product)).collect();
    let pick = |test: &dyn Fn(&Offer<'_>) -> bool| -> Vec<&Product> {
        offers.iter().filter(|offer| test(offer)).map(|offer| offer.product).collect()
    };
    let settled = pick(&|offer| offer.lacks.is_empty() && offer.doubts.is_empty());
    let doubtful = pick(&|offer| offer.lacks.is_empty());
    let (products, served) = fewest(&settled, years);
    if served == *years {
        return Some(row(CoverageState::Covered, (products, served), Vec::new()));
    }
    let (products, served) = fewest(&doubtful, years);
    if !served.is_empty() {
        let mut missing = doubts_of(&offers, &products);
        let left = years.filter(|year| !served.0.contains(&year));
        let state = if left.is_empty() { CoverageState::Check } else { CoverageState::Partly };
        if !left.is_empty() {
            missing.insert(0, Missing::Years(left));
        }
        return Some(row(state, (products, served), missing));
    }
    Some(without_match(&offers, years, row))
}

/// No product serves as asked: names what the nearest one lacks.
fn without_match(
    offers: &[Offer<'_>],
    years: &Years,
    row: impl Fn(CoverageState, (Vec<ProductId>, Years), Vec<Missing>) -> Coverage,
) -> Coverage {
    let serves_a_year = |offer: &&Offer<'_>| !years_of(offer.product, years).is_empty();
    let nearest = offers.iter().filter(serves_a_year).min_by_key(|offer| offer.lacks.len());
    let Some(nearest) = nearest else {
        return row(
            CoverageState::NotPublic,
            (Vec::new(), Years::default()),
            vec![Missing::Years(years.clone())],
        );
    };
    let alike: Vec<&Product> =
        offers.iter().filter(|offer| offer.lacks == nearest.lacks).map(|offer| offer.product).collect();
    let found = fewest(&alike, years);
    let left = years.filter(|year| !found.1.0.contains(&year));
    let mut missing = nearest.lacks.clone();
    if !left.is_empty() {
        missing.insert(0, Missing::Years(left));
    }
    row(CoverageState::Partly, found, missing)
}

/// What one product offers to one ask.
struct Offer<'a> {
    product: &'a Product,
    lacks: Vec<Missing>,
    doubts: Vec<Missing>,
}

impl<'a> Offer<'a> {
    fn of(ask: &Ask, unit: &UnitId, breakdowns: &[BreakdownId], product: &'a Product) -> Self {
        let mut lacks = Vec::new();
        let mut doubts = Vec::new();
        if !product.units.contains(unit) {
            lacks.push(Missing::Unit(unit.clone()));
        }
        let absent: Vec<BreakdownId> =
            breakdowns.iter().filter(|id| !product.breakdowns.contains(id)).cloned().collect();
        if !absent.is_empty() {
            lacks.push(Missing::Breakdowns(absent));
        } else if !is_crossed(product, breakdowns) {
            doubts.push(Missing::Crossing(breakdowns.to_vec()));
        }
        let by_grade = product.breakdowns.iter().any(|id| id.as_str() == GRADE);
        if !ask.population.trim().is_empty() || (!ask.grades.is_empty() && !by_grade) {
            doubts.push(Missing::Population);
        }
        Self { product, lacks, doubts }
    }
}

/// Whether the breakdowns are published together. One by itself is; so is, by the field's custom, one group of students
/// with grades; more than that only where the product's description says so.
fn is_crossed(product: &Product, breakdowns: &[BreakdownId]) -> bool {
    let without_grade = breakdowns.iter().filter(|id| id.as_str() != GRADE).count();
    without_grade <= 1 || product.crossed.iter().any(|set| breakdowns.iter().all(|id| set.contains(id)))
}

fn years_of(product: &Product, wanted: &Years) -> Years {
    match product.years {
        Measured::Unknown => Years::default(),
        Measured::Years(first, last) => wanted.filter(|year| first <= year && year <= last),
    }
}

/// Few products that serve the most of the wanted years: each time the one that adds most, the earlier in the list first.
fn fewest(products: &[&Product], wanted: &Years) -> (Vec<ProductId>, Years) {
    let mut served = Years::default();
    let mut chosen = Vec::new();
    loop {
        let adds = |product: &&&Product| {
            years_of(product, wanted).0.iter().filter(|year| !served.0.contains(year)).count()
        };
        // `max_by_key` takes the last of equals, so the list is walked from its end.
        let Some(best) = products.iter().rev().max_by_key(adds).filter(|product| adds(product) > 0) else {
            return (chosen, served);
        };
        served.0.extend(years_of(best, wanted).0);
        chosen.push(best.id.clone());
    }
}

fn doubts_of(offers: &[Offer<'_>], products: &[ProductId]) -> Vec<Missing> {
    let used = offers.iter().filter(|offer| products.contains(&offer.product.id));
    let mut doubts: Vec<Missing> = used.flat_map(|offer| offer.doubts.iter().cloned()).collect();
    doubts.sort();
    doubts.dedup();
    doubts
}
