//! How one product fits what an ask wants: what it lacks for certain, and what its description leaves open.

use super::wanted::Wanted;
use crate::report::Missing;
use requisite_pack::{Family, Level, Measured, Offer, Offers, absent, holds};
use requisite_request::{BreakdownId, Form, UnitId};

/// A set of things that a product lacks, or that are in doubt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Marks(u16);

impl Marks {
    /// Lacks: it has no row for each student.
    pub const STUDENTS: Self = Self(1);
    /// Lacks: it has no row for each student, but one for each place or member of staff that is described.
    pub const ONLY_BY: Self = Self(1 << 11);
    /// Lacks: it hides small groups.
    pub const SMALL_GROUPS: Self = Self(1 << 1);
    /// Lacks: it has neither the level nor a finer one that can be added up.
    pub const UNIT: Self = Self(1 << 2);
    /// Lacks: it has finer places, but their figures do not add up.
    pub const NO_SUM: Self = Self(1 << 3);
    /// Lacks: it has not all breakdowns.
    pub const BREAKDOWNS: Self = Self(1 << 4);
    /// In doubt: whether the breakdowns are crossed.
    pub const CROSSING: Self = Self(1 << 5);
    /// In doubt: whether it can be limited to the population.
    pub const POPULATION: Self = Self(1 << 6);
    /// In doubt: whether figures of finer places add up.
    pub const SUMS: Self = Self(1 << 7);
    /// In doubt: whether small groups hidden in finer places leave the sum too low.
    pub const UNDERCOUNT: Self = Self(1 << 8);
    /// In doubt: which years it holds.
    pub const YEARS: Self = Self(1 << 9);
    /// In doubt: whether figures from before or after the element was collected mean the same.
    pub const COLLECTED: Self = Self(1 << 10);

    /// What makes that nothing of it is public, whatever else it has.
    const CLOSED: Self = Self(0b11 | 1 << 11);
    const LACKS: Self = Self(0b1_1111 | 1 << 11);

    /// Puts marks in.
    pub fn put(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether any of these marks is there.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn only(self, other: Self) -> u8 {
        u8::try_from((self.0 & other.0).count_ones()).unwrap_or(u8::MAX)
    }
}

/// How one product fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// What it lacks and what is in doubt.
    pub marks: Marks,
    /// How many of the breakdowns it lacks.
    pub absent: u32,
    /// Position of the finer level whose figures are added up, where they are.
    pub from: Option<usize>,
}

/// How much better one fit is than another: less is better. What is lacked counts before what is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    closed: bool,
    totals: bool,
    lacks: u8,
    absent: u32,
    doubts: u8,
}

impl Fit {
    /// How well it fits.
    pub fn rank(self) -> Rank {
        let all = self.marks.only(Marks(u16::MAX));
        let lacks = self.marks.only(Marks::LACKS);
        let totals = self.marks.has(Marks::STUDENTS);
        Rank { closed: self.is_closed(), totals, lacks, absent: self.absent, doubts: all - lacks }
    }

    /// Whether nothing of it is public: only totals are, or small groups are hidden.
    pub fn is_closed(self) -> bool {
        self.marks.has(Marks::CLOSED)
    }

    /// Whether it lacks nothing.
    pub fn serves(self) -> bool {
        !self.marks.has(Marks::LACKS)
    }

    /// Whether it lacks nothing and nothing is in doubt.
    pub fn is_settled(self) -> bool {
        self.marks == Marks::default()
    }

    /// Whether what is lacked or in doubt depends on the product, so that the same fit may say other things.
    pub fn differs_by_product(self) -> bool {
        self.absent > 0 || self.marks.has(Marks::UNDERCOUNT)
    }

    /// The fit of a product, given by its position, to the breakdowns that are wanted of something at this level.
    pub fn of(wanted: &Wanted<'_>, breakdowns: &[u64], product: usize, offer: &Offer, level: Level) -> Self {
        let mut fit = Self::default();
        if wanted.is_student_level() {
            let only_by = rows_of(offer, level).is_some();
            fit.marks.put(if only_by { Marks::ONLY_BY } else { Marks::STUDENTS });
            return fit;
        }
        if level == Level::School && wanted.unit.is_some() {
            // What is true of a place is no count: nothing of it is hidden, it is not split, and places can be counted.
            fit.look_at_places(wanted, product, finest_within);
            if offer.years == Measured::Unknown {
                fit.marks.put(Marks::YEARS);
            }
            return fit;
        }
        // A count of 1 that is shown is what no file with hidden groups has.
        let hides = offer.smallest > 1;
        if wanted.form == Form::AggregateUnsuppressed && (hides || wanted.unit.is_none()) {
            fit.marks.put(Marks::SMALL_GROUPS);
            return fit;
        }
        fit.look_at_unit(wanted, product, offer, hides);
        let held = wanted.offers.breakdowns.row(product);
        fit.absent = absent(breakdowns, held) + u32::try_from(wanted.unknown.len()).unwrap_or(u32::MAX);
        let by_grade = wanted.grade.is_some_and(|grade| holds(held, grade));
        if fit.absent > 0 {
            fit.marks.put(Marks::BREAKDOWNS);
        } else if !is_crossed(wanted, offer, breakdowns, wanted.picks_grades() && by_grade) {
            fit.marks.put(Marks::CROSSING);
        }
        if !wanted.ask.population.trim().is_empty() || (wanted.picks_grades() && !by_grade) {
            fit.marks.put(Marks::POPULATION);
        }
        if offer.years == Measured::Unknown {
            fit.marks.put(Marks::YEARS);
        }
        fit
    }

    /// Looks for the level, else with `within` for a finer one.
    fn look_at_places(&mut self, wanted: &Wanted<'_>, product: usize, within: Within) {
        let held = wanted.offers.units.row(product);
        if wanted.unit.is_some_and(|unit| holds(held, unit)) {
            return;
        }
        self.from = wanted.unit.and_then(|unit| within(wanted.offers, unit, held));
        if self.from.is_none() {
            self.marks.put(Marks::UNIT);
        }
    }

    fn look_at_unit(&mut self, wanted: &Wanted<'_>, product: usize, offer: &Offer, hides: bool) {
        self.look_at_places(wanted, product, coarsest_within);
        match (self.from, offer.sums) {
            (None, _) => {}
            (Some(_), Some(false)) => self.marks.put(Marks::NO_SUM),
            (Some(_), sums) => {
                if sums.is_none() {
                    self.marks.put(Marks::SUMS);
                }
                if hides {
                    self.marks.put(Marks::UNDERCOUNT);
                }
            }
        }
    }

    /// What it lacks and what is in doubt, in words' reach.
    pub fn missing(self, wanted: &Wanted<'_>, family: &Family, product: usize) -> Vec<Missing> {
        let marks = self.marks;
        let mut missing = Vec::new();
        let mut put = |mark, it: &dyn Fn() -> Option<Missing>| {
            if marks.has(mark) {
                missing.extend(it());
            }
        };
        let breakdowns = wanted.breakdowns_of(family);
        let from = || self.from.and_then(|at| wanted.pack.units.get(at)).cloned();
        let smallest = || wanted.offers.products.get(product).map_or(0, |offer| offer.smallest);
        let unit = || wanted.ask.unit.clone();
        let of_product = |at: usize| wanted.pack.products.get(product)?.units.get(at).cloned();
        let rows = || rows_of(wanted.offers.products.get(product)?, family.level);
        put(Marks::STUDENTS, &|| Some(Missing::StudentLevel));
        put(Marks::ONLY_BY, &|| Some(Missing::OnlyBy(of_product(rows()?)?)));
        put(Marks::SMALL_GROUPS, &|| Some(Missing::SmallGroups));
        put(Marks::UNIT, &|| Some(Missing::Unit(unit()?)));
        put(Marks::NO_SUM, &|| Some(Missing::NoSum { unit: unit()?, from: from()? }));
        put(Marks::BREAKDOWNS, &|| Some(Missing::Breakdowns(absent_ids(wanted, &breakdowns, product))));
        put(Marks::CROSSING, &|| {
            let set = if wanted.picks_grades() { wanted.with_grade(&breakdowns) } else { breakdowns.clone() };
            Some(Missing::Crossing(wanted.ids(&set)))
        });
        put(Marks::POPULATION, &|| Some(Missing::Population));
        put(Marks::SUMS, &|| Some(Missing::Sums { unit: unit()?, from: from()? }));
        put(Marks::UNDERCOUNT, &|| Some(Missing::Undercount { from: from()?, smallest: smallest() }));
        put(Marks::YEARS, &|| Some(Missing::YearsNotSaid));
        put(Marks::COLLECTED, &|| Some(Missing::BeyondCollection));
        missing
    }

    /// The level whose figures are to be added up, where nothing else is wrong with that.
    pub fn added_up(self, wanted: &Wanted<'_>) -> Option<UnitId> {
        let at = self.from.filter(|_| self.serves())?;
        wanted.pack.units.get(at).cloned()
    }
}

/// Position among the units of a product of that for each of which it has a row, where that is what an element describes.
fn rows_of(offer: &Offer, level: Level) -> Option<usize> {
    match level {
        Level::Student => None,
        Level::Staff => offer.record,
        Level::School => offer.finest_place,
    }
}

/// Finds among the levels of a product one whose places lie within those of the level that is wanted.
type Within = fn(&Offers, usize, &[u64]) -> Option<usize>;

/// The coarsest: its figures have the fewest hidden groups.
fn coarsest_within(offers: &Offers, unit: usize, held: &[u64]) -> Option<usize> {
    let words = offers.finer.row(unit).iter().zip(held);
    words.zip((0..).step_by(64)).find_map(|((finer, held), start)| {
        let both = finer & held;
        (both != 0).then(|| start + both.trailing_zeros() as usize)
    })
}

/// The finest: it has the places themselves of which something is true.
fn finest_within(offers: &Offers, unit: usize, held: &[u64]) -> Option<usize> {
    let inside = |at: &usize| holds(offers.finer.row(unit), *at) && holds(held, *at);
    (0..offers.finer.row(unit).len() * 64).rev().find(inside)
}

/// Whether the breakdowns are published together. One by itself is; so is, by the field's custom, one group of students
/// with grades, in a file that is known to cross grades with groups; more than that only where the product's description
/// says so. When only some grades are wanted they are a split as well.
fn is_crossed(wanted: &Wanted<'_>, offer: &Offer, breakdowns: &[u64], picks_grades: bool) -> bool {
    let by_grade = wanted.grade.is_some_and(|grade| picks_grades || holds(breakdowns, grade));
    let groups: u32 = breakdowns.iter().map(|word| word.count_ones()).sum();
    let own_grade = u32::from(wanted.grade.is_some_and(|grade| holds(breakdowns, grade)));
    let without_grade = groups - own_grade;
    if without_grade + u32::from(by_grade) <= 1 {
        return true;
    }
    let crossed = (offer.crossed.0..offer.crossed.1).map(|at| wanted.offers.crossed.row(at));
    let custom = without_grade == 1;
    let mut crossed = crossed.filter(|set| !by_grade || wanted.grade.is_some_and(|grade| holds(set, grade)));
    crossed.any(|set| custom || absent(breakdowns, set) == 0)
}

/// The breakdowns that a product lacks, by id, first those of the ask in its order.
fn absent_ids(wanted: &Wanted<'_>, breakdowns: &[u64], product: usize) -> Vec<BreakdownId> {
    let held = wanted.offers.breakdowns.row(product).iter();
    let left: Vec<u64> = breakdowns.iter().zip(held).map(|(wanted, held)| wanted & !held).collect();
    let mut ids = wanted.ids(&left);
    ids.extend(wanted.unknown.iter().map(|id| (*id).clone()));
    ids
}
