//! Sets as bits: of school years, and rows of sets of small numbers.

use requisite_request::{SchoolYear, Years};

/// The calendar year of the first bit of a [`YearSet`]: the first that a school year can start in.
const FIRST: u16 = 1900;

/// A set of school years. Unlike [`Years`] it is copied and compared without going through memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
// INVARIANT: 320 bits hold every school year that there is, 1900-01 to 2199-00.
pub struct YearSet([u64; 5]);

impl YearSet {
    /// Every school year.
    pub const ALL: Self = Self([u64::MAX; 5]);

    /// These years.
    pub fn of(years: &Years) -> Self {
        let mut set = Self::default();
        for year in &years.0 {
            set.insert(*year);
        }
        set
    }

    /// Puts a year in.
    pub fn insert(&mut self, year: SchoolYear) {
        let at = place(year);
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    /// Whether the year is in it.
    pub fn contains(&self, year: SchoolYear) -> bool {
        let at = place(year);
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// The years that are in both.
    pub fn and(mut self, other: Self) -> Self {
        for (word, others) in self.0.iter_mut().zip(other.0) {
            *word &= others;
        }
        self
    }

    /// The years that are in either.
    pub fn or(mut self, other: Self) -> Self {
        for (word, others) in self.0.iter_mut().zip(other.0) {
            *word |= others;
        }
        self
    }

    /// The years that are not in the other.
    pub fn without(mut self, other: Self) -> Self {
        for (word, others) in self.0.iter_mut().zip(other.0) {
            *word &= !others;
        }
        self
    }

    /// The years from this one on.
    pub fn since(self, first: SchoolYear) -> Self {
        self.masked(place(first), usize::MAX)
    }

    /// The years up to this one.
    pub fn until(self, last: SchoolYear) -> Self {
        self.masked(0, place(last))
    }

    /// The years from the first to the last, both included.
    pub fn between(self, first: SchoolYear, last: SchoolYear) -> Self {
        self.masked(place(first), place(last))
    }

    fn masked(mut self, first: usize, last: usize) -> Self {
        for (word, start) in self.0.iter_mut().zip((0..).step_by(64)) {
            let below = first.saturating_sub(start).min(64);
            let from = if below == 64 { 0 } else { u64::MAX << below };
            let above = (last.saturating_add(1)).saturating_sub(start).min(64);
            let to = if above == 0 { 0 } else { u64::MAX >> (64 - above) };
            *word &= from & to;
        }
        self
    }

    /// Whether there is no year.
    pub fn is_empty(&self) -> bool {
        self.0 == [0; 5]
    }

    /// How many years there are.
    pub fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// The years, in order.
    pub fn iter(self) -> impl Iterator<Item = SchoolYear> {
        self.0.into_iter().zip((FIRST..).step_by(64)).flat_map(|(mut word, start)| {
            std::iter::from_fn(move || {
                let at = u16::try_from(word.trailing_zeros()).ok().filter(|at| *at < 64)?;
                word &= word - 1;
                SchoolYear::starting(start + at)
            })
        })
    }

    /// The earliest year.
    pub fn first(self) -> Option<SchoolYear> {
        self.iter().next()
    }

    /// The same years as others hold them.
    pub fn years(self) -> Years {
        self.iter().collect()
    }
}

fn place(year: SchoolYear) -> usize {
    usize::from(year.start() - FIRST)
}

/// Rows of sets of small numbers, all in one piece of memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BitRows {
    /// Words that a row takes.
    width: usize,
    words: Vec<u64>,
}

impl BitRows {
    /// No rows yet, of sets of numbers below this one.
    pub(crate) fn new(numbers: usize) -> Self {
        Self { width: numbers.div_ceil(64).max(1), words: Vec::new() }
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, numbers: impl Iterator<Item = usize>) {
        let row = self.set(numbers);
        self.words.extend(row);
    }

    /// A set that can be held against a row.
    pub fn set(&self, numbers: impl Iterator<Item = usize>) -> Vec<u64> {
        let mut set = vec![0; self.width];
        for number in numbers {
            add(&mut set, number);
        }
        set
    }

    /// The row at a position; empty when there is none.
    pub fn row(&self, at: usize) -> &[u64] {
        self.words.get(at * self.width..(at + 1) * self.width).unwrap_or_default()
    }
}

/// Puts a number into a set.
pub fn add(set: &mut [u64], number: usize) {
    if let Some(word) = set.get_mut(number / 64) {
        *word |= 1 << (number % 64);
    }
}

/// Whether a number is in a set.
pub fn holds(set: &[u64], number: usize) -> bool {
    set.get(number / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
}

/// How many numbers of a set are not in another.
pub fn absent(wanted: &[u64], held: &[u64]) -> u32 {
    let held = held.iter().chain(std::iter::repeat(&0));
    wanted.iter().zip(held).map(|(wanted, held)| (wanted & !held).count_ones()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(start: u16) -> SchoolYear {
        SchoolYear::starting(start).unwrap()
    }

    #[test]
    fn years_are_the_same_as_bits() {
        let mut years = Years::span(year(1950), year(2030));
        years.0.extend([year(1900), year(2199)]);
        let set = YearSet::of(&years);
        assert_eq!(set.years(), years);
        assert_eq!(set.len() as usize, years.0.len());
        for (first, last) in [(1900, 1900), (1963, 1964), (2000, 2199), (2010, 2005)] {
            let (first, last) = (year(first), year(last));
            assert_eq!(set.between(first, last).years(), years.filter(|it| first <= it && it <= last));
            assert_eq!(set.since(first).years(), years.filter(|it| first <= it));
            assert_eq!(set.until(last).years(), years.filter(|it| it <= last));
            assert_eq!(set.without(set.since(first)), set.until(first).without(set.between(first, first)));
        }
        assert!(set.contains(year(2199)) && !set.contains(year(2198)));
        assert_eq!(set.first(), Some(year(1900)));
    }

    #[test]
    fn rows_hold_numbers_past_one_word() {
        let mut rows = BitRows::new(100);
        rows.push([3, 99].into_iter());
        rows.push([64].into_iter());
        assert!(holds(rows.row(0), 99) && !holds(rows.row(0), 64) && holds(rows.row(1), 64));
        assert_eq!(absent(&rows.set([3, 64, 65].into_iter()), rows.row(0)), 2);
        assert!(rows.row(2).is_empty());
    }
}
