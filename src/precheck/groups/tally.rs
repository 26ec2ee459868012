//! Adding up the cells of all places under one assumption.

use super::chance::{CLASSES, chances};
use super::place::{Part, Place, Shape, Stratum};

/// Cells, by what is expected of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tally {
    /// Cells with students, by size class; the first are the small ones.
    pub classes: [f64; CLASSES],
    /// Rows and columns with students.
    pub lines: f64,
    /// Those in which exactly one cell is small.
    pub alone: f64,
    // Sums over cells of the squared chance of being small, of being filled, and of their product.
    small_small: f64,
    small_filled: f64,
    filled_filled: f64,
}

/// How widely counts lie about what the factors give, as the standard deviation of the logarithm of odds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// For each factor that is joined to the ones before.
    pub joined: f64,
    /// For each factor whose shares differ from place to place.
    pub assumed: f64,
}

impl Spread {
    /// Of a cell within all factors of a shape.
    pub fn of(self, shape: &Shape) -> f64 {
        let [joins, assumed] =
            [shape.counted + shape.assumed, shape.assumed].map(|it| f64::from(u32::from(it)));
        (self.joined * self.joined * (joins - 1.0).max(0.0) + self.assumed * self.assumed * assumed).sqrt()
    }

    /// So much of it.
    pub fn times(self, part: f64) -> Self {
        Self { joined: self.joined * part, assumed: self.assumed * part }
    }
}

impl Tally {
    /// Adds one kind of place.
    ///
    /// With `lines`, rows and columns are counted too, which needs memory for all cells of a place.
    pub fn add(&mut self, shape: &Shape, place: &Place, spread: f64, smallest: u32, lines: bool) {
        let mut grid = lines.then(|| Grid::new(shape));
        for stratum in &place.strata {
            self.add_cells(shape, stratum, place.alike, spread, smallest, grid.as_mut());
        }
        if let Some(grid) = grid {
            grid.count_lines(shape, place.alike, self);
        }
    }

    fn add_cells(
        &mut self,
        shape: &Shape,
        stratum: &Stratum,
        alike: f64,
        spread: f64,
        smallest: u32,
        mut grid: Option<&mut Grid>,
    ) {
        if stratum.factors.iter().any(Vec::is_empty) {
            return;
        }
        // A counter with a digit for each factor goes through all cells.
        let mut digits = vec![0usize; stratum.factors.len()];
        loop {
            let (mut share, mut most, mut weight, mut at) = (1.0, stratum.students, alike, stratum.at);
            for ((parts, digit), factor) in stratum.factors.iter().zip(&digits).zip(&shape.factors) {
                let Some(part) = parts.get(*digit) else { return };
                share *= part.students / stratum.students;
                // A share that is only assumed bounds nothing.
                if factor.known {
                    most = f64::min(most, part.students);
                }
                weight *= part.alike;
                at = at * factor.cells() + part.at;
            }
            let chance = chances(most, (share * stratum.students / most).min(1.0), spread, smallest);
            self.add_chance(&chance.classes, weight);
            if let Some(grid) = grid.as_mut() {
                grid.set(at, chance.small(), 1.0 - chance.empty, weight / alike);
            }
            if !advance(&mut digits, &stratum.factors) {
                return;
            }
        }
    }

    fn add_chance(&mut self, classes: &[f64; CLASSES], weight: f64) {
        for (sum, chance) in self.classes.iter_mut().zip(classes) {
            *sum += chance * weight;
        }
        let (small, filled) = (classes[0], classes.iter().sum::<f64>());
        self.small_small += weight * small * small;
        self.small_filled += weight * small * filled;
        self.filled_filled += weight * filled * filled;
    }

    /// Expected number of cells with students.
    pub fn filled(&self) -> f64 {
        self.classes.iter().sum()
    }

    /// Expected share of small cells among those with students.
    pub fn share(&self) -> f64 {
        if self.filled() > 0.0 { (self.classes[0] / self.filled()).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Standard deviation of the share, if cells were filled each for itself.
    pub fn deviation(&self) -> f64 {
        let filled = self.filled();
        if filled <= 0.0 {
            return 0.0;
        }
        // For each cell the variance of `small - share * filled`.
        let share = self.share();
        let small = self.classes[0];
        let squares = small * (1.0 - share) * (1.0 - share) + (filled - small) * share * share;
        let means = self.small_small - 2.0 * share * self.small_filled + share * share * self.filled_filled;
        (squares - means).max(0.0).sqrt() / filled
    }
}

/// Moves a counter on; false when it is through.
fn advance(digits: &mut [usize], factors: &[Vec<Part>]) -> bool {
    for (digit, parts) in digits.iter_mut().zip(factors).rev() {
        *digit += 1;
        if *digit < parts.len() {
            return true;
        }
        *digit = 0;
    }
    false
}

/// The chances of all cells of a place.
struct Grid {
    small: Vec<f32>,
    filled: Vec<f32>,
    alike: Vec<f32>,
}

#[expect(clippy::cast_possible_truncation, reason = "chances need no more digits than f32 has")]
impl Grid {
    fn new(shape: &Shape) -> Self {
        let zeros = vec![0.0; shape.cells()];
        Self { small: zeros.clone(), filled: zeros.clone(), alike: zeros }
    }

    fn set(&mut self, at: usize, small: f64, filled: f64, alike: f64) {
        for (list, value) in [(&mut self.small, small), (&mut self.filled, filled), (&mut self.alike, alike)]
        {
            if let Some(place) = list.get_mut(at) {
                *place = value as f32;
            }
        }
    }

    /// Counts rows and columns along each breakdown: all cells that differ in it alone.
    fn count_lines(&self, shape: &Shape, alike: f64, tally: &mut Tally) {
        let mut sizes = vec![(shape.strata, shape.by_stratum)];
        for factor in &shape.factors {
            sizes.extend(factor.sizes.iter().map(|size| (*size, factor.has_lines)));
        }
        let mut step = self.small.len();
        for (size, has_lines) in sizes {
            step /= size.max(1);
            if !has_lines || size < 2 {
                continue;
            }
            for start in (0..self.small.len()).filter(|at| (at / step).is_multiple_of(size)) {
                self.count_line(start, step, size, alike, tally);
            }
        }
    }

    fn count_line(&self, start: usize, step: usize, size: usize, alike: f64, tally: &mut Tally) {
        let (mut none, mut one, mut empty, mut weight) = (1.0f64, 0.0f64, 1.0f64, 0.0f64);
        for at in (0..size).map(|idx| start + idx * step) {
            let get = |list: &[f32]| f64::from(list.get(at).copied().unwrap_or_default());
            let (small, filled) = (get(&self.small), get(&self.filled));
            one = one * (1.0 - small) + none * small;
            none *= 1.0 - small;
            empty *= 1.0 - filled;
            weight = weight.max(get(&self.alike));
        }
        tally.lines += (1.0 - empty) * weight * alike;
        tally.alone += one * weight * alike;
    }
}
