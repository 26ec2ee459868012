//! What the published products offer, made once when a pack is loaded, so that an element is held against them without a
//! text being compared.

use crate::bits::{BitRows, YearSet};
use crate::{Basis, Element, Level, Measured, Pack, Product};
use requisite_request::{BreakdownId, SchoolYear, UnitId, put_in_order};
use std::collections::BTreeMap;

/// What one product offers, beside its rows of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its years.
    pub years: Measured,
    /// Smallest count that it shows: its own, else the agency's.
    pub smallest: u32,
    /// Whether its figures of finer places add up; not known when absent.
    pub sums: Option<bool>,
    /// Its sets of crossed breakdowns among all: the first, and the one after the last.
    pub crossed: (usize, usize),
    /// Position among its units of the finest place of which it has rows; none when it has the coarsest alone.
    pub finest_place: Option<usize>,
    /// Position among its units of one that is no level of the pack: it has a row for each of these, such as staff.
    pub record: Option<usize>,
}

/// Elements that the same products serve in the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Whom they describe.
    pub level: Level,
    /// Positions of the products that publish totals of them, in the order of the elements' series.
    pub products: Vec<usize>,
    /// Position of the breakdown that they are themselves.
    pub own: Option<usize>,
    /// First years after which nothing earlier compares, in order.
    pub breaks: Vec<SchoolYear>,
    /// The years that there can be of them at all: a test has results from its first year to its last.
    pub possible: YearSet,
    /// The years in which they are known to be collected.
    pub collected: YearSet,
}

/// What all products offer, by position in the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// What is no set of units or breakdowns, by product.
    pub products: Vec<Offer>,
    /// Units by product.
    pub units: BitRows,
    /// Breakdowns by product.
    pub breakdowns: BitRows,
    /// Sets of breakdowns that are published together.
    pub crossed: BitRows,
    /// By unit, the units whose places lie within one of its places.
    pub finer: BitRows,
    /// Families of elements.
    pub families: Vec<Family>,
    /// Number of the family, by element.
    pub family_of: Vec<usize>,
}

impl Offers {
    pub(crate) fn new(pack: &Pack) -> Self {
        let (units, breakdowns) = (pack.units.len(), pack.breakdowns.len());
        let mut offers = Self {
            products: Vec::new(),
            units: BitRows::new(units),
            breakdowns: BitRows::new(breakdowns),
            crossed: BitRows::new(breakdowns),
            finer: finer(pack),
            families: Vec::new(),
            family_of: Vec::new(),
        };
        let mut sets = 0;
        for product in &pack.products {
            offers.units.push(product.units.iter().filter_map(|id| place_of_unit(pack, id)));
            offers.breakdowns.push(places(pack, &product.breakdowns));
            for set in &product.crossed {
                offers.crossed.push(places(pack, set));
            }
            let crossed = (sets, sets + product.crossed.len());
            sets = crossed.1;
            offers.products.push(offer(pack, product, crossed));
        }
        offers.add_families(pack);
        offers
    }

    fn add_families(&mut self, pack: &Pack) {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let (own, sides) = (own_breakdowns(pack), sides_of_breaks(pack));
        let mut key = String::new();
        for element in &pack.elements {
            // Everything that a family is made of; nothing of it matters for an element that no product has.
            key.clear();
            let (mut own_place, mut of_breaks) = (None, &[][..]);
            if !element.products.is_empty() {
                own_place = own.get(element.id.as_str()).copied();
                of_breaks = sides.get(element.id.as_str()).map(Vec::as_slice).unwrap_or_default();
                write_key(&mut key, element, own_place, of_breaks);
            }
            let number = match numbers.get(&key) {
                Some(number) => *number,
                None => {
                    numbers.insert(key.clone(), self.families.len());
                    self.families.push(family(pack, element, own_place, of_breaks));
                    self.families.len() - 1
                }
            };
            self.family_of.push(number);
        }
    }
}

fn write_key(key: &mut String, element: &Element, own: Option<usize>, of_breaks: &[(usize, Side)]) {
    key.push_str(element.level.as_str());
    for series in &element.products {
        key.push_str(series.as_str());
        key.push(';');
    }
    if let Some(own) = own {
        key.push_str(&own.to_string());
    }
    for (at, side) in of_breaks {
        key.push_str(match side {
            Side::Both => "=",
            Side::Before => "<",
            Side::After => ">",
        });
        key.push_str(&at.to_string());
    }
    if element.year_basis == Basis::Found {
        for year in [element.first_year, element.last_year] {
            key.push('@');
            key.push_str(&year.map(|year| year.start().to_string()).unwrap_or_default());
        }
    }
}

fn family(pack: &Pack, element: &Element, own: Option<usize>, of_breaks: &[(usize, Side)]) -> Family {
    let products = element.products.iter().flat_map(|id| pack.series_places(id)).copied().collect();
    let (mut breaks, mut possible) = (Vec::new(), YearSet::ALL);
    for (at, side) in of_breaks {
        let Some(it) = pack.breaks.get(*at) else { continue };
        match side {
            Side::Both if breaks.contains(&it.from) => {}
            Side::Both => put_in_order(&mut breaks, it.from, |from| *from),
            Side::Before => possible = possible.without(YearSet::ALL.since(it.from)),
            Side::After => possible = possible.since(it.from),
        }
    }
    Family { level: element.level, products, own, breaks, possible, collected: collected(element) }
}

/// Position of a unit, coarse to fine.
pub fn place_of_unit(pack: &Pack, unit: &UnitId) -> Option<usize> {
    pack.units.iter().position(|it| it == unit)
}

fn places<'a>(pack: &'a Pack, ids: &'a [BreakdownId]) -> impl Iterator<Item = usize> + 'a {
    ids.iter().filter_map(|id| pack.breakdowns.iter().position(|it| it.id == *id))
}

fn offer(pack: &Pack, product: &Product, crossed: (usize, usize)) -> Offer {
    let smallest = product.smallest_cell.unwrap_or(pack.smallest_cell);
    let mut offer = Offer {
        years: product.years,
        smallest,
        sums: product.sums,
        crossed,
        finest_place: None,
        record: None,
    };
    let mut finest = 0;
    for (at, unit) in product.units.iter().enumerate() {
        match place_of_unit(pack, unit) {
            Some(level) if level > finest => (finest, offer.finest_place) = (level, Some(at)),
            Some(_) => {}
            None => offer.record = Some(at),
        }
    }
    offer
}

/// Which units lie within which, however many steps away. Each unit's own coarser units come before it.
fn finer(pack: &Pack) -> BitRows {
    let mut within: Vec<Vec<usize>> = vec![Vec::new(); pack.units.len()];
    for (at, unit) in pack.units.iter().enumerate() {
        let above = pack.within.iter().filter(|it| it.unit == *unit);
        let mut all: Vec<usize> = Vec::new();
        for coarser in above.filter_map(|it| place_of_unit(pack, &it.within)) {
            all.push(coarser);
            all.extend(within.get(coarser).into_iter().flatten());
        }
        if let Some(place) = within.get_mut(at) {
            *place = all;
        }
    }
    let mut finer = BitRows::new(pack.units.len());
    for unit in 0..pack.units.len() {
        let inside = within.iter().enumerate().filter(|(_, above)| above.contains(&unit));
        finer.push(inside.map(|(at, _)| at));
    }
    finer
}

/// Positions of the breakdowns that elements are themselves; the first in the list where there are two.
fn own_breakdowns(pack: &Pack) -> BTreeMap<String, usize> {
    let mut own = BTreeMap::new();
    for (at, breakdown) in pack.breakdowns.iter().enumerate() {
        for element in &breakdown.elements {
            own.entry(element.as_str().to_owned()).or_insert(at);
        }
    }
    own
}

/// The years in which an element is known to be collected. Years that are only thought to be so bound nothing.
fn collected(element: &Element) -> YearSet {
    if element.year_basis != Basis::Found {
        return YearSet::ALL;
    }
    let begun = element.first_year.map_or(YearSet::ALL, |first| YearSet::ALL.since(first));
    element.last_year.map_or(begun, |last| begun.until(last))
}

/// On which side of a break an element has figures.
#[derive(Clone, Copy)]
enum Side {
    Both,
    Before,
    After,
}

/// The breaks that concern an element, by its id: positions among the pack's.
fn sides_of_breaks(pack: &Pack) -> BTreeMap<String, Vec<(usize, Side)>> {
    let mut sides: BTreeMap<String, Vec<(usize, Side)>> = BTreeMap::new();
    for (at, it) in pack.breaks.iter().enumerate() {
        for (elements, side) in
            [(&it.elements, Side::Both), (&it.before, Side::Before), (&it.after, Side::After)]
        {
            for element in elements {
                sides.entry(element.as_str().to_owned()).or_default().push((at, side));
            }
        }
    }
    sides
}
