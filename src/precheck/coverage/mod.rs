//! What published products hold of what is asked: set arithmetic on level, years, breakdowns and population.
//!
//! Each element of each ask is held against every product of its series, year by year. A product *serves* a year when it
//! measures the element, holds the year, and has the level (or a finer one whose figures add up to it) with all breakdowns
//! crossed. What its description does not settle is in doubt, and lands on *check*; what it lacks is named. For each year
//! the products that fit best count: `covered`, `check`, `partly`, `not_public`.
//!
//! * [`coverage`] is part of the report: a row for each element of each ask, and in it `by_year`, the row's years in parts
//!   that are alike. [`Coverage::of_year`] gives the cell of a table of elements by years.
//! * [`looked_at`] says of every product of an element's series what it has and lacks.
//! * [`smallest_set`] names the fewest files that serve most of a request.
//!
//! Nothing here compares texts while matching: [`Offers`](requisite_pack::Offers) holds products as bits, made once a pack.

mod by_year;
mod components;
mod fit;
pub(crate) mod found;
mod looked_at;
mod row;
mod set_cover;
mod smallest_set;
mod take;
mod wanted;

pub use looked_at::{Looked, looked_at};
pub use set_cover::{Cover, smallest_cover};
pub use smallest_set::{Answer, smallest_set};
pub use take::{ask_again, use_public, use_public_years, years_public};

use crate::report::{Coverage, CoverageState};
use requisite_pack::{Element, Pack, YearSet};
use requisite_request::{Ask, Chosen, Request};
use wanted::Wanted;

/// Coverage of every element of every ask whose kind of data, level and years are chosen, in the request's order.
pub fn coverage(pack: &Pack, request: &Request) -> Vec<Coverage> {
    let mut rows: Vec<Coverage> = Vec::new();
    // For each family of elements, the number of the ask and the row in which it was last looked at: elements that the same
    // products serve fare alike.
    let mut last: Vec<Option<(usize, usize)>> = vec![None; pack.offers().families.len()];
    for (number, ask) in request.asks.iter().enumerate() {
        let Some(wanted) = Wanted::of(pack, ask) else { continue };
        let years = YearSet::of(&ask.years);
        for chosen in &ask.elements {
            let Some((at, family)) = pack.family(&chosen.id) else { continue };
            let own_years = chosen.years.as_ref().map(YearSet::of);
            let seen = last.get_mut(at).filter(|_| own_years.is_none());
            let same = seen.as_ref().and_then(|it| it.filter(|(ask, _)| *ask == number));
            if let Some(row) = same.and_then(|(_, row)| rows.get(row)) {
                rows.push(Coverage { element: chosen.id.clone(), ..row.clone() });
                continue;
            }
            let years = own_years.unwrap_or(years);
            if years.is_empty() {
                continue;
            }
            if let Some(seen) = seen {
                *seen = Some((number, rows.len()));
            }
            rows.push(row::row(&wanted, chosen, family, years));
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
    let wanted = Wanted::of(pack, ask)?;
    let years = YearSet::of(ask.years_of(chosen));
    let (_, family) = pack.family(&element.id).filter(|_| !years.is_empty())?;
    Some(row::row(&wanted, chosen, family, years))
}
