//! Populations whose every group is known: schools of skewed sizes, groups gathered in some of them, and traits that go
//! together. They are written as the agencies' files and counted truly, so that reader and estimate can be tried on them.

use fastrand::Rng;
use std::collections::BTreeMap;

/// Number of grades: one before kindergarten, kindergarten and twelve more.
pub const GRADES: usize = 14;

/// Traits of students who are alike, as positions in the lists of [`Traits`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Student {
    pub grade: usize,
    pub race: usize,
    pub gender: usize,
    pub learner: usize,
    pub poor: usize,
    pub disabled: usize,
}

/// A school.
#[derive(Clone, Debug)]
pub struct School {
    pub county: usize,
    pub district: usize,
    pub students: BTreeMap<Student, u32>,
}

/// A state.
#[derive(Clone, Debug)]
pub struct Population {
    pub schools: Vec<School>,
    pub races: usize,
}

/// How a population is made.
#[derive(Clone, Copy, Debug)]
pub struct Making {
    pub schools: usize,
    /// Students of a school, on average.
    pub students: f64,
    /// Standard deviation of the logarithm of sizes.
    pub sizes: f64,
    /// How far groups are gathered in some schools: the same of odds.
    pub gathered: f64,
    /// How far traits go together: of odds as well.
    pub together: f64,
}

impl Making {
    /// Any of the makings that real states could have.
    pub fn any(rng: &mut Rng) -> Self {
        let between = |rng: &mut Rng, low: f64, high: f64| low + (high - low) * rng.f64();
        Self {
            schools: rng.usize(6..20),
            students: between(rng, 60.0, 500.0),
            sizes: between(rng, 0.4, 1.2),
            gathered: between(rng, 0.3, 1.3),
            together: between(rng, 0.0, 1.4),
        }
    }
}

fn normal(rng: &mut Rng) -> f64 {
    (0..12).map(|_| rng.f64()).sum::<f64>() - 6.0
}

fn chance(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

fn pick(rng: &mut Rng, weights: &[f64]) -> usize {
    let mut left = rng.f64() * weights.iter().sum::<f64>();
    for (at, weight) in weights.iter().enumerate() {
        left -= weight;
        if left <= 0.0 {
            return at;
        }
    }
    weights.len() - 1
}

/// Makes a population; `shares` are those of races in the whole state.
pub fn population(rng: &mut Rng, making: Making, shares: &[u32]) -> Population {
    let spans: [std::ops::RangeInclusive<usize>; 4] = [1..=6, 7..=9, 10..=13, 1..=9];
    let [learner_by_race, poor_by_race]: [Vec<f64>; 2] =
        std::array::from_fn(|_| shares.iter().map(|_| making.together * normal(rng)).collect());
    let mut schools = Vec::new();
    for number in 0..making.schools {
        let district = number / 3;
        let size = making.students * (making.sizes * normal(rng) - making.sizes * making.sizes / 2.0).exp();
        let races: Vec<f64> =
            shares.iter().map(|share| f64::from(*share) * (making.gathered * normal(rng)).exp()).collect();
        let span = spans[rng.usize(..spans.len())].clone();
        let (learner, poor) = (-1.6 + making.gathered * normal(rng), making.gathered * normal(rng));
        let mut students = BTreeMap::new();
        for _ in 0..(size as usize).clamp(3, 4000) {
            let race = pick(rng, &races);
            let grade = rng.usize(span.clone());
            let gender = pick(rng, &[0.485, 0.513, 0.002]);
            let is_poor = rng.f64() < chance(poor + poor_by_race[race]);
            let young = if grade < 5 { 0.4 * making.together } else { -0.4 * making.together };
            let with_poor = if is_poor { making.together / 2.0 } else { -making.together / 2.0 };
            let is_learner = rng.f64() < chance(learner + learner_by_race[race] + young + with_poor);
            let of_gender = if gender == 1 { making.together / 3.0 } else { -making.together / 3.0 };
            let is_disabled = rng.f64() < chance(-1.9 + of_gender);
            let student = Student {
                grade,
                race,
                gender,
                learner: usize::from(is_learner),
                poor: usize::from(is_poor),
                disabled: usize::from(is_disabled),
            };
            *students.entry(student).or_insert(0) += 1;
        }
        schools.push(School { county: district / 3, district, students });
    }
    Population { schools, races: shares.len() }
}

/// A trait by which tables are split; the ids differ between agencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    Grade,
    Race,
    Gender,
    Learner,
    Poor,
    Disabled,
}

impl Student {
    pub fn of(&self, wanted: Trait) -> usize {
        match wanted {
            Trait::Grade => self.grade,
            Trait::Race => self.race,
            Trait::Gender => self.gender,
            Trait::Learner => self.learner,
            Trait::Poor => self.poor,
            Trait::Disabled => self.disabled,
        }
    }
}

/// A level of aggregation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    State,
    County,
    District,
    School,
}

impl Population {
    /// The same people, counted in fewer races.
    pub fn with_races(&self, races: usize) -> Self {
        let mut people = Self { schools: self.schools.clone(), races };
        for school in &mut people.schools {
            let before = std::mem::take(&mut school.students);
            for (student, n) in before {
                *school.students.entry(Student { race: student.race % races, ..student }).or_default() += n;
            }
        }
        people
    }

    pub fn students(&self) -> u64 {
        self.schools.iter().flat_map(|school| school.students.values()).map(|n| u64::from(*n)).sum()
    }

    /// The places of a level, each with the schools in it, in the order in which files list them.
    pub fn places(&self, level: Level) -> Vec<Vec<&School>> {
        let mut places: BTreeMap<usize, Vec<&School>> = BTreeMap::new();
        for (number, school) in self.schools.iter().enumerate() {
            let key = match level {
                Level::State => 0,
                Level::County => school.county,
                Level::District => school.district,
                Level::School => number,
            };
            places.entry(key).or_default().push(school);
        }
        places.into_values().collect()
    }

    /// Students of a place whom a test takes.
    pub fn count(place: &[&School], test: impl Fn(&Student) -> bool) -> u32 {
        let all = place.iter().flat_map(|school| &school.students);
        all.filter(|(student, _)| test(student)).map(|(_, n)| *n).sum()
    }

    /// Students of a place whom a test takes, by grade.
    pub fn by_grade(place: &[&School], test: impl Fn(&Student) -> bool) -> [u32; GRADES] {
        let mut counts = [0; GRADES];
        for (student, n) in place.iter().flat_map(|school| &school.students).filter(|(it, _)| test(it)) {
            counts[student.grade] += n;
        }
        counts
    }

    /// Cells with students of the true table, and those of them below `smallest`.
    pub fn cells(&self, level: Level, split: &[Trait], grades: &[usize], smallest: u32) -> (u32, u32) {
        let (mut filled, mut small) = (0, 0);
        for place in self.places(level) {
            let mut cells: BTreeMap<Vec<usize>, u32> = BTreeMap::new();
            for (student, n) in place.iter().flat_map(|school| &school.students) {
                if grades.is_empty() || grades.contains(&student.grade) {
                    *cells.entry(split.iter().map(|it| student.of(*it)).collect()).or_default() += n;
                }
            }
            filled += cells.len() as u32;
            small += cells.values().filter(|n| **n < smallest).count() as u32;
        }
        (filled, small)
    }
}
