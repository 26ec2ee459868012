//! The fewest sets that hold all cells, each cell given by the sets that hold it: exact while that is quick, greedy beyond.
//!
//! Cells and sets that fall apart into components are solved apart. In each, a cell that only one set holds decides for it;
//! a cell that is held whenever another is, and a set that holds no more than another, are left out. What remains is
//! searched by branch and bound; the bound is the number of cells no two of which share a set. The greedy answer is at most
//! 1 + 1/2 + ... + 1/n times the smallest, where n is the number of cells of the largest set.

use super::components::components;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Cells and sets that are reduced and searched at all; with more of either, the answer is greedy.
const MOST: usize = 512;

/// Sets that hold all cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Numbers of the sets, in order.
    pub sets: Vec<usize>,
    /// Whether there are certainly no fewer.
    pub is_exact: bool,
}

/// The fewest sets that hold all cells. A cell that no set holds is left out. The search takes at most so many steps for
/// each component; with none it is greedy. Among equally few, earlier sets are taken first.
pub fn smallest_cover(cells: &[Vec<usize>], most_steps: u32) -> Cover {
    let mut cells: Vec<Vec<usize>> = cells.iter().filter(|cell| !cell.is_empty()).cloned().collect();
    for cell in &mut cells {
        cell.sort_unstable();
        cell.dedup();
    }
    cells.sort();
    cells.dedup();
    let mut cover = Cover { sets: Vec::new(), is_exact: true };
    for component in components(cells) {
        let found = cover_component(component, most_steps);
        cover.is_exact &= found.is_exact;
        cover.sets.extend(found.sets);
    }
    cover.sets.sort_unstable();
    cover
}

fn cover_component(mut cells: Vec<Vec<usize>>, most_steps: u32) -> Cover {
    let greedy = greedy(&cells);
    // As many cells no two of which share a set need as many sets.
    if least(&cells) == greedy.len() {
        return Cover { sets: greedy, is_exact: true };
    }
    if most_steps == 0 || cells.len() > MOST || numbers_of(&cells).len() > MOST {
        return Cover { sets: greedy, is_exact: false };
    }
    let mut sets = Vec::new();
    reduce(&mut cells, &mut sets);
    let table = Table::of(&cells);
    let mut best = self::greedy(&cells);
    let mut search = Search { table: &table, best: &mut best, chosen: Vec::new(), steps_left: most_steps };
    let is_exact = search.go(&table.all());
    sets.extend(best);
    // What is left out may lead the greedy choice astray where the search was cut short.
    if greedy.len() < sets.len() { Cover { sets: greedy, is_exact } } else { Cover { sets, is_exact } }
}

/// These in the order of a number, and else as they were. One sorting program for all lists of this search: each more would
/// take some four kilobytes.
fn by_number(items: Vec<usize>, number: &dyn Fn(usize) -> usize) -> Vec<usize> {
    let mut order: Vec<(usize, usize)> =
        items.iter().enumerate().map(|(at, item)| (number(*item), at)).collect();
    order.sort_unstable();
    order.into_iter().filter_map(|(_, at)| items.get(at).copied()).collect()
}

/// The numbers of all sets, in order.
fn numbers_of(cells: &[Vec<usize>]) -> Vec<usize> {
    let mut numbers: Vec<usize> = cells.iter().flatten().copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Each time the set that holds most of the cells that are left, the earlier first.
fn greedy(cells: &[Vec<usize>]) -> Vec<usize> {
    let numbers = numbers_of(cells);
    let mut cells_of: Vec<Vec<usize>> = vec![Vec::new(); numbers.len()];
    for (cell, sets) in cells.iter().enumerate() {
        for place in sets.iter().filter_map(|set| numbers.binary_search(set).ok()) {
            if let Some(held) = cells_of.get_mut(place) {
                held.push(cell);
            }
        }
    }
    // A set never holds more than it did when it was last counted, so that only the first in the queue is counted again.
    let mut queue: BinaryHeap<(usize, Reverse<usize>)> =
        cells_of.iter().enumerate().map(|(at, held)| (held.len(), Reverse(at))).collect();
    let (mut is_left, mut chosen) = (vec![true; cells.len()], Vec::new());
    while let Some((counted, Reverse(at))) = queue.pop() {
        let held = cells_of.get(at).map(Vec::as_slice).unwrap_or_default();
        let now = held.iter().filter(|cell| is_left.get(**cell) == Some(&true)).count();
        if now == counted && now > 0 {
            for cell in held {
                if let Some(place) = is_left.get_mut(*cell) {
                    *place = false;
                }
            }
            chosen.extend(numbers.get(at));
        } else if now > 0 {
            queue.push((now, Reverse(at)));
        }
    }
    chosen
}

/// At least how many sets it takes: cells no two of which share a set.
fn least(cells: &[Vec<usize>]) -> usize {
    let order = by_number((0..cells.len()).collect(), &|at| cells.get(at).map_or(0, Vec::len));
    let order = order.into_iter().filter_map(|at| cells.get(at));
    let mut used = vec![false; cells.iter().flatten().max().map_or(0, |it| it + 1)];
    let mut least = 0;
    for cell in order {
        if cell.iter().all(|set| used.get(*set) == Some(&false)) {
            least += 1;
            for set in cell {
                if let Some(place) = used.get_mut(*set) {
                    *place = true;
                }
            }
        }
    }
    least
}

/// Takes out what does not matter, and decides what only one set can do.
fn reduce(cells: &mut Vec<Vec<usize>>, chosen: &mut Vec<usize>) {
    loop {
        let before = cells.iter().map(Vec::len).sum::<usize>();
        let forced: Vec<usize> = cells
            .iter()
            .filter_map(|cell| if let [only] = cell.as_slice() { Some(*only) } else { None })
            .collect();
        cells.retain(|cell| !cell.iter().any(|set| forced.contains(set)));
        chosen.extend(forced);
        chosen.sort_unstable();
        chosen.dedup();
        // A cell that every set of another cell holds comes with that one.
        let all = cells.clone();
        let comes_along = |cell: &Vec<usize>| {
            all.iter().any(|other| {
                other.len() < cell.len() && other.iter().all(|set| cell.binary_search(set).is_ok())
            })
        };
        cells.retain(|cell| !comes_along(cell));
        let table = Table::of(cells);
        let dropped: Vec<usize> = table.dominated();
        for cell in cells.iter_mut() {
            cell.retain(|set| dropped.binary_search(set).is_err());
        }
        cells.sort();
        cells.dedup();
        if cells.iter().map(Vec::len).sum::<usize>() == before {
            return;
        }
    }
}

/// The sets, each by its number with its cells as bits.
struct Table {
    n_cells: usize,
    sets: Vec<(usize, Vec<u64>)>,
    /// For each cell the positions of the sets that hold it.
    holders: Vec<Vec<usize>>,
}

impl Table {
    fn of(cells: &[Vec<usize>]) -> Self {
        let numbers = numbers_of(cells);
        let words = cells.len().div_ceil(64);
        let mut sets: Vec<(usize, Vec<u64>)> = numbers.iter().map(|it| (*it, vec![0; words])).collect();
        let mut holders = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let places: Vec<usize> = cell.iter().filter_map(|set| numbers.binary_search(set).ok()).collect();
            for place in &places {
                if let Some((_, bits)) = sets.get_mut(*place) {
                    requisite_pack::add(bits, at);
                }
            }
            holders.push(places);
        }
        Self { n_cells: cells.len(), sets, holders }
    }

    fn all(&self) -> Vec<u64> {
        let mut all = vec![0; self.n_cells.div_ceil(64)];
        (0..self.n_cells).for_each(|at| requisite_pack::add(&mut all, at));
        all
    }

    fn adds(&self, set: usize, left: &[u64]) -> u32 {
        let bits = self.sets.get(set).map(|(_, bits)| bits.as_slice()).unwrap_or_default();
        bits.iter().zip(left).map(|(bits, left)| (bits & left).count_ones()).sum()
    }

    fn without(&self, set: usize, left: &[u64]) -> Vec<u64> {
        let bits = self.sets.get(set).map(|(_, bits)| bits.as_slice()).unwrap_or_default();
        left.iter().zip(bits).map(|(left, bits)| left & !bits).collect()
    }

    /// Numbers of the sets that hold no more than another; of two alike the later.
    fn dominated(&self) -> Vec<usize> {
        let within =
            |small: &[u64], large: &[u64]| small.iter().zip(large).all(|(small, large)| small & !large == 0);
        let mut dropped = Vec::new();
        for (at, (number, bits)) in self.sets.iter().enumerate() {
            let by = |(other, (_, others)): (usize, &(usize, Vec<u64>))| {
                other != at && within(bits, others) && (other < at || !within(others, bits))
            };
            if self.sets.iter().enumerate().any(by) {
                dropped.push(*number);
            }
        }
        dropped
    }

    /// At least how many more sets it takes: cells no two of which share a set; and the cell that fewest sets hold.
    fn bound(&self, left: &[u64]) -> (usize, Option<usize>) {
        let cells = (0..self.n_cells).filter(|at| requisite_pack::holds(left, *at)).collect();
        let cells = by_number(cells, &|at| self.holders.get(at).map_or(0, Vec::len));
        let mut used = vec![0_u64; self.sets.len().div_ceil(64)];
        let mut bound = 0;
        for cell in &cells {
            let holders = self.holders.get(*cell).map(Vec::as_slice).unwrap_or_default();
            if !holders.iter().any(|set| requisite_pack::holds(&used, *set)) {
                bound += 1;
                holders.iter().for_each(|set| requisite_pack::add(&mut used, *set));
            }
        }
        (bound, cells.first().copied())
    }
}

/// The search for fewer sets than the best that is known.
struct Search<'a> {
    table: &'a Table,
    best: &'a mut Vec<usize>,
    chosen: Vec<usize>,
    steps_left: u32,
}

impl Search<'_> {
    /// Tries to hold the cells that are left. False when the steps were used up.
    fn go(&mut self, left: &[u64]) -> bool {
        let Some(steps) = self.steps_left.checked_sub(1) else { return false };
        self.steps_left = steps;
        let (bound, next) = self.table.bound(left);
        let Some(next) = next else {
            if self.chosen.len() < self.best.len() {
                self.best.clone_from(&self.chosen);
            }
            return true;
        };
        if self.chosen.len() + bound >= self.best.len() {
            return true;
        }
        let sets = self.table.holders.get(next).cloned().unwrap_or_default();
        let sets = by_number(sets, &|set| usize::MAX - self.table.adds(set, left) as usize);
        for set in sets {
            self.chosen.extend(self.table.sets.get(set).map(|(number, _)| *number));
            let whole = self.go(&self.table.without(set, left));
            self.chosen.pop();
            if !whole {
                return false;
            }
        }
        true
    }
}
