//! Laws of what is public, tried on random catalogs. `REQUISITE_REQUESTS` sets on how many; few by default.

use crate::random_catalogs::{RandomCatalog, Size, random_ask, random_catalog, random_product, request_of};
use crate::random_requests::how_many;
use fastrand::Rng;
use requisite_pack::Pack;
use requisite_precheck::{
    Coverage, CoverageState, Missing, YearCover, cover, coverage, looked_at, smallest_cover, smallest_set,
};
use requisite_request::{Ask, SchoolYear, Years};
use std::collections::BTreeSet;

const ELEMENTS: usize = 6;

/// Says on which seed a law failed.
struct Trial(&'static str, u64);

impl Drop for Trial {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}: fails on catalog {}", self.0, self.1);
        }
    }
}

/// Tries a law on random catalogs, each with some asks.
fn each_catalog(law: &'static str, mut check: impl FnMut(&mut Rng, &RandomCatalog, &Pack, &Ask)) {
    for seed in 0..how_many(80) {
        let _trial = Trial(law, seed);
        let mut rng = Rng::with_seed(seed);
        let size = Size { products: rng.usize(3..16), series: 3, elements: ELEMENTS };
        let catalog = random_catalog(&mut rng, size);
        let pack = catalog.pack();
        for _ in 0..4 {
            let ask = random_ask(&mut rng, ELEMENTS);
            check(&mut rng, &catalog, &pack, &ask);
        }
    }
}

fn rows(pack: &Pack, ask: &Ask) -> Vec<Coverage> {
    coverage(pack, &request_of(ask))
}

/// The state of each element in each year, in order.
fn states<'a>(
    rows: &'a [Coverage],
    years: &'a Years,
) -> impl Iterator<Item = (usize, SchoolYear, CoverageState)> + 'a {
    rows.iter().enumerate().flat_map(move |(at, row)| {
        let part = |year: &SchoolYear| row.of_year(*year).unwrap().state;
        years.0.iter().map(move |year| (at, *year, part(year)))
    })
}

/// What is asked for less has at least as much public, in every year that is still asked for.
fn never_lower(before: &[Coverage], after: &[Coverage], years: &Years) {
    for (before, after) in states(before, years).zip(states(after, years)) {
        assert!(after.2 <= before.2, "{before:?} became {after:?}");
    }
}

#[test]
fn another_product_never_lowers_what_is_public() {
    each_catalog("another product", |rng, catalog, pack, ask| {
        let more = catalog.with(random_product(rng, 999, 3)).pack();
        never_lower(&rows(pack, ask), &rows(&more, ask), &ask.years);
        let best = |pack: &Pack| rows(pack, ask).iter().map(|row| row.state).collect::<Vec<_>>();
        for (before, after) in best(pack).into_iter().zip(best(&more)) {
            assert!(after <= before);
        }
    });
}

#[test]
fn asking_for_less_never_lowers_what_is_public() {
    each_catalog("asking for less", |rng, _, pack, ask| {
        let before = rows(pack, ask);
        let mut fewer = ask.clone();
        fewer.years.0.retain(|_| rng.bool());
        fewer.years.0.extend(ask.years.first());
        never_lower(&before, &rows(pack, &fewer), &fewer.years);
        let mut unsplit = ask.clone();
        if !unsplit.breakdowns.is_empty() {
            unsplit.breakdowns.remove(rng.usize(..unsplit.breakdowns.len()));
        }
        never_lower(&before, &rows(pack, &unsplit), &ask.years);
        let mut everyone = ask.clone();
        everyone.population.clear();
        never_lower(&before, &rows(pack, &everyone), &ask.years);
    });
}

#[test]
fn a_coarser_level_is_as_public_where_sums_allow() {
    each_catalog("a coarser level", |_, _, pack, ask| {
        let before = rows(pack, ask);
        let at = pack.units.iter().position(|it| Some(it) == ask.unit.as_ref()).unwrap();
        let Some(coarser) = at.checked_sub(1).map(|at| pack.units[at].clone()) else { return };
        let coarse = Ask { unit: Some(coarser), ..ask.clone() };
        for (fine, coarse) in before.iter().zip(rows(pack, &coarse)) {
            for part in fine.by_year.iter().filter(|part| part.state == CoverageState::Covered) {
                for year in &part.years.0 {
                    // Products that add up and hide nothing serve the coarser level as well.
                    let adds = part.products.iter().all(|id| {
                        let product = pack.products.iter().find(|it| it.id == *id).unwrap();
                        product.sums == Some(true) && product.smallest_cell == Some(1)
                    });
                    let state = coarse.of_year(*year).unwrap().state;
                    assert!(!adds || state == CoverageState::Covered, "{year}: {state:?}");
                }
            }
        }
    });
}

#[test]
fn what_is_there_and_what_is_missing_are_what_was_asked() {
    each_catalog("there and missing", |_, _, pack, ask| {
        for row in rows(pack, ask) {
            let mut all = BTreeSet::new();
            for part in &row.by_year {
                assert!(!part.years.is_empty());
                assert_eq!(part.missing.is_empty(), part.state == CoverageState::Covered, "{part:?}");
                assert!(part.years.0.iter().all(|year| all.insert(*year)), "a year is in two parts");
                holds_all(pack, part);
            }
            assert_eq!(all, ask.years.0);
            if !row.missing.iter().any(Missing::closes) {
                let absent: Vec<SchoolYear> =
                    row.missing.iter().filter_map(Missing::years).flat_map(|years| years.0.clone()).collect();
                let mut both = row.years.0.clone();
                assert!(absent.iter().all(|year| both.insert(*year)), "{row:#?}");
                assert_eq!(both, ask.years.0);
            }
            assert_eq!(row.missing.is_empty(), row.state == CoverageState::Covered, "{row:#?}");
        }
    });
}

/// Every year of a part is in one of its products.
fn holds_all(pack: &Pack, part: &YearCover) {
    let products = pack.products.iter().filter(|it| part.products.contains(&it.id));
    let holds = |year: SchoolYear| {
        products.clone().any(|it| match it.years {
            requisite_pack::Measured::Unknown => true,
            requisite_pack::Measured::Years(first, last) => first <= year && year <= last,
        })
    };
    assert!(part.products.is_empty() || part.years.0.iter().all(|year| holds(*year)));
}

#[test]
fn each_element_alone_fares_as_among_others() {
    each_catalog("alone", |_, _, pack, ask| {
        for (row, chosen) in rows(pack, ask).iter().zip(&ask.elements) {
            assert_eq!(Some(row), cover(pack, ask, chosen, pack.element(&chosen.id).unwrap()).as_ref());
        }
    });
}

#[test]
fn every_product_is_looked_at_and_the_best_of_them_counts() {
    each_catalog("looked at", |_, _, pack, ask| {
        for (row, chosen) in rows(pack, ask).iter().zip(&ask.elements) {
            let element = pack.element(&chosen.id).unwrap();
            let mut series: Vec<_> =
                element.products.iter().flat_map(|id| pack.series(id)).map(|it| &it.id).collect();
            series.sort();
            series.dedup();
            let looked = looked_at(pack, ask, chosen);
            let mut ids: Vec<_> = looked.iter().map(|it| &it.product).collect();
            ids.sort();
            assert_eq!(ids, series);
            for year in &ask.years.0 {
                let of_year = looked.iter().filter(|it| it.years.0.contains(year));
                let best = of_year.map(|it| it.state).min().unwrap_or(CoverageState::NotPublic);
                assert!(row.of_year(*year).unwrap().state <= best, "{year}");
            }
            for it in &looked {
                assert_eq!(
                    &(it.years.0.clone()).union(&it.absent.0).copied().collect::<BTreeSet<_>>(),
                    &ask.years.0
                );
            }
        }
    });
}

#[test]
fn the_smallest_set_holds_every_element_that_is_public() {
    each_catalog("the smallest set", |_, _, pack, ask| {
        let rows = rows(pack, ask);
        let answer = smallest_set(pack, &request_of(ask), &rows);
        assert!(answer.is_exact);
        assert_eq!(answer.total, ask.elements.len());
        let covered = rows.iter().filter(|row| row.state == CoverageState::Covered);
        assert_eq!(answer.served, covered.clone().count());
        for row in covered {
            let chosen = ask.elements.iter().find(|it| it.id == row.element).unwrap();
            let looked = looked_at(pack, ask, chosen);
            let mut held = BTreeSet::new();
            for it in looked.iter().filter(|it| answer.products.contains(&it.product)) {
                held.extend(it.years.0.iter().copied());
            }
            assert_eq!(held, ask.years.0, "{:?}", row.element);
        }
        let used: BTreeSet<_> = rows
            .iter()
            .filter(|row| row.state == CoverageState::Covered)
            .flat_map(|it| &it.products)
            .collect();
        assert!(answer.products.len() <= used.len());
    });
}

/// Cells at random, each held by one to four of so many sets.
fn random_cells(rng: &mut Rng, cells: usize, sets: usize) -> Vec<Vec<usize>> {
    (0..cells).map(|_| (0..rng.usize(1..5)).map(|_| rng.usize(..sets)).collect()).collect()
}

fn holds(cells: &[Vec<usize>], sets: &BTreeSet<usize>) -> bool {
    cells.iter().all(|cell| cell.iter().any(|set| sets.contains(set)))
}

#[test]
fn the_exact_answer_is_that_of_trying_all() {
    for seed in 0..how_many(400) {
        let _trial = Trial("trying all", seed);
        let mut rng = Rng::with_seed(seed);
        let (n_cells, n_sets) = (rng.usize(0..16), rng.usize(1..11));
        let cells = random_cells(&mut rng, n_cells, n_sets);
        let found = smallest_cover(&cells, u32::MAX);
        assert!(found.is_exact);
        assert!(holds(&cells, &found.sets.iter().copied().collect()));
        let of = |mask: u32| (0..n_sets).filter(|at| mask >> at & 1 == 1).collect::<BTreeSet<usize>>();
        let least = (0..1_u32 << n_sets).filter(|mask| holds(&cells, &of(*mask))).map(u32::count_ones).min();
        assert_eq!(u32::try_from(found.sets.len()).unwrap(), least.unwrap());
    }
}

#[test]
fn the_greedy_answer_is_never_far_from_the_smallest() {
    let mut worse = 0;
    for seed in 0..how_many(300) {
        let _trial = Trial("greedy", seed);
        let mut rng = Rng::with_seed(seed);
        let (n_cells, n_sets) = (rng.usize(1..30), rng.usize(1..12));
        let cells = random_cells(&mut rng, n_cells, n_sets);
        let (exact, greedy) = (smallest_cover(&cells, u32::MAX), smallest_cover(&cells, 0));
        assert!(holds(&cells, &greedy.sets.iter().copied().collect()));
        let largest =
            (0..n_sets).map(|set| cells.iter().filter(|cell| cell.contains(&set)).count()).max().unwrap();
        let harmonic: f64 = (1..=largest).map(|n| 1.0 / n as f64).sum();
        assert!(greedy.sets.len() as f64 <= harmonic * exact.sets.len() as f64 + 1e-9);
        worse += u32::from(greedy.sets.len() > exact.sets.len());
    }
    assert!(worse > 0, "the search was never needed");
}

#[test]
fn a_search_that_is_cut_short_still_answers_and_says_so() {
    let mut rng = Rng::with_seed(1);
    let cells =
        random_cells(&mut rng, 300, 100).into_iter().filter(|cell| cell.len() > 2).collect::<Vec<_>>();
    let (cut, greedy) = (smallest_cover(&cells, 50), smallest_cover(&cells, 0));
    assert!(!cut.is_exact);
    assert!(!greedy.is_exact);
    assert!(holds(&cells, &cut.sets.iter().copied().collect()));
    assert!(cut.sets.len() <= greedy.sets.len());
    assert_eq!(cut, smallest_cover(&cells, 50));
}
