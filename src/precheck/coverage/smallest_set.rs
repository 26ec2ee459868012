//! The fewest published files that hold all that is public of a request.

use super::by_year::{Candidate, candidates};
use super::set_cover::smallest_cover;
use super::wanted::Wanted;
use crate::report::{Coverage, CoverageState};
use requisite_pack::{Pack, YearSet};
use requisite_request::{ProductId, Request};
use serde::Serialize;

/// Steps that the search may take for elements whose files hang together; more would hold up a page.
const MOST_STEPS: u32 = 5_000;

/// Files that answer a part of a request. An item is an element of an ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The files, in the pack's order.
    pub products: Vec<ProductId>,
    /// Items that they hold in full: every year, at the wanted level, split as wanted.
    pub served: usize,
    /// Items that published files perhaps hold in full; somebody must look. They are not counted as served.
    pub on_check: usize,
    /// Items of which published files hold a part.
    pub partly: usize,
    /// All items that were compared.
    pub total: usize,
    /// Whether there are certainly no fewer files that hold as much.
    pub is_exact: bool,
}

impl Answer {
    /// Items that are left to request, as far as the check can tell.
    pub fn left(&self) -> usize {
        self.total - self.served
    }
}

/// The fewest files that hold every item that is public in full, as the coverage of this request says. Exact for what a
/// person asks for by hand; where very many files hang together it says that it is not. Equally few: the earlier in the
/// pack. For a page or a package, not for every keystroke.
pub fn smallest_set(pack: &Pack, request: &Request, coverage: &[Coverage]) -> Answer {
    let count = |state| coverage.iter().filter(|row| row.state == state).count();
    let mut cells: Vec<Vec<usize>> = Vec::new();
    let mut rows = coverage.iter().peekable();
    let mut last: Vec<Option<usize>> = vec![None; pack.offers().families.len()];
    for (number, ask) in request.asks.iter().enumerate() {
        let Some(wanted) = Wanted::of(pack, ask) else { continue };
        for chosen in &ask.elements {
            let is_row = |row: &&Coverage| row.ask == ask.id && row.element == chosen.id;
            let Some(row) = rows.next_if(is_row) else { continue };
            let Some((at, family)) = pack.family(&chosen.id) else { continue };
            if row.state != CoverageState::Covered {
                continue;
            }
            // Elements of one family, for the same years, have the same cells.
            if let (None, Some(last)) = (&chosen.years, last.get_mut(at)) {
                if *last == Some(number) {
                    continue;
                }
                *last = Some(number);
            }
            let years = YearSet::of(ask.years_of(chosen));
            let settled: Vec<Candidate> =
                candidates(&wanted, family, years).into_iter().filter(|it| it.fit.is_settled()).collect();
            let holders =
                |year| settled.iter().filter(move |it| it.years.contains(year)).map(|it| it.product);
            cells.extend(years.iter().map(|year| holders(year).collect::<Vec<_>>()));
        }
    }
    let cover = smallest_cover(&cells, MOST_STEPS);
    Answer {
        products: cover.sets.iter().filter_map(|at| pack.products.get(*at)).map(|it| it.id.clone()).collect(),
        served: count(CoverageState::Covered),
        on_check: count(CoverageState::Check),
        partly: count(CoverageState::Partly),
        total: coverage.len(),
        is_exact: cover.is_exact,
    }
}
