//! How likely a group of unknown size is empty, small or larger, given public counts.
//!
//! A group is part of a larger one whose count is known: of `most` students, each belongs to it with chance `share`. How
//! traits go together is not known, so the chance itself varies: its odds are multiplied by a factor whose logarithm is
//! normal with mean 0 and standard deviation `spread`. With `spread` 0 that is the binomial distribution; with more it is
//! wider, much as a negative binomial is wider than Poisson, and never above `most`.

/// Points and weights of Gauss and Hermite's rule for the normal distribution, exact for polynomials up to degree 9.
const POINTS: [(f64, f64); 5] = [
    (-2.856_970, 0.011_257),
    (-1.355_626, 0.222_076),
    (0.0, 0.533_334),
    (1.355_626, 0.222_076),
    (2.856_970, 0.011_257),
];

/// Groups expected to be larger than this are never small.
const SURELY_LARGE: f64 = 70.0;

/// Number of size classes.
pub(super) const CLASSES: usize = 5;

/// First counts of the size classes behind the first; the first of them is the smallest count that is published.
pub(super) const CLASS_STARTS: [u32; CLASSES - 2] = [30, 100, 1000];

/// Chances of one group. Those of the size classes add up to one less `empty`; the first class is the small groups.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Chances {
    pub empty: f64,
    pub classes: [f64; CLASSES],
}

impl Chances {
    /// The chance of being small without being empty.
    pub fn small(&self) -> f64 {
        self.classes[0]
    }
}

/// The chances of a group that holds each of `most` students with chance `share`.
pub(super) fn chances(most: f64, share: f64, spread: f64, smallest: u32) -> Chances {
    let mut all = Chances::default();
    if most <= 0.0 || share <= 0.0 {
        all.empty = 1.0;
        return all;
    }
    if share >= 1.0 - 1e-9 {
        add(&mut all, most, 1.0, 1.0, smallest);
        return all;
    }
    if spread < 1e-6 {
        add(&mut all, most, share, 1.0, smallest);
        return all;
    }
    let odds = (share / (1.0 - share)).ln();
    let shares = POINTS.map(|(point, weight)| {
        let odds = odds + spread * point;
        (1.0 / (1.0 + (-odds).exp()), weight)
    });
    // The mean must stay: what one group gains another loses.
    let mean: f64 = shares.iter().map(|(share, weight)| share * weight).sum();
    for (varied, weight) in shares {
        add(&mut all, most, (varied * share / mean).min(1.0), weight, smallest);
    }
    all
}

/// Adds the chances of a binomial count with some weight.
fn add(all: &mut Chances, most: f64, share: f64, weight: f64, smallest: u32) {
    let expected = most * share;
    let (empty, small) = if expected > SURELY_LARGE {
        (0.0, 0.0)
    } else if share >= 1.0 {
        (0.0, if most < f64::from(smallest) { 1.0 } else { 0.0 })
    } else {
        let empty = (most * (-share).ln_1p()).exp();
        if most < f64::from(smallest) {
            (empty, 1.0 - empty)
        } else {
            (empty, small(most, share, empty, smallest))
        }
    };
    all.empty += weight * empty;
    all.classes[0] += weight * small;
    let class = 1 + CLASS_STARTS.iter().filter(|start| expected >= f64::from(**start)).count();
    if let Some(larger) = all.classes.get_mut(class) {
        *larger += weight * (1.0 - empty - small).max(0.0);
    }
}

/// The chance of a count from 1 to one less than `smallest`.
fn small(most: f64, share: f64, empty: f64, smallest: u32) -> f64 {
    let odds = share / (1.0 - share);
    let (mut chance, mut sum) = (empty, 0.0);
    for count in 1..smallest {
        let count = f64::from(count);
        chance *= (most - count + 1.0) / count * odds;
        sum += chance;
    }
    sum.min(1.0 - empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_add_up_and_the_mean_decides() {
        for (most, share) in [(5.0, 0.2), (40.0, 0.5), (1e6, 1e-5), (300.0, 0.9), (12.0, 0.999_999)] {
            for spread in [0.0, 0.8, 2.0] {
                let it = chances(most, share, spread, 11);
                let sum = it.empty + it.classes.iter().sum::<f64>();
                assert!((sum - 1.0).abs() < 1e-6, "{most} {share} {spread}: {it:?}");
            }
        }
        assert!(chances(1e6, 1e-5, 0.0, 11).small() > 0.5);
        assert_eq!(chances(300.0, 0.9, 0.0, 11).small(), 0.0);
    }

    #[test]
    fn what_is_known_is_certain() {
        assert_eq!(chances(10.0, 1.0, 1.0, 11).small(), 1.0);
        assert_eq!(chances(11.0, 1.0, 1.0, 11).small(), 0.0);
        assert_eq!(chances(0.0, 1.0, 1.0, 11).empty, 1.0);
    }

    #[test]
    fn small_counts_are_binomial() {
        // One student of two, in a class of two groups: both are filled half of the time.
        let it = chances(2.0, 0.5, 0.0, 10);
        assert!((it.empty - 0.25).abs() < 1e-9 && (it.small() - 0.75).abs() < 1e-9);
    }
}
