//! What an ask wants, as the positions and bits that products are held against.

use super::fit::Fit;
use requisite_pack::{Family, Level, Offer, Offers, Pack, YearSet, add, holds, place_of_unit};
use requisite_request::{Ask, BreakdownId, Detail, Form};
use std::cell::{Cell, OnceCell};

/// The breakdown by grade, which published files cross with one other.
const GRADE: &str = "grade";

/// What one ask wants of each of its elements.
pub struct Wanted<'a> {
    pub pack: &'a Pack,
    pub offers: &'a Offers,
    pub ask: &'a Ask,
    pub form: Form,
    /// Position of the level; none when it is not chosen, or none of the pack's.
    pub unit: Option<usize>,
    /// The breakdowns that are asked for, as far as the pack has them.
    pub breakdowns: Vec<u64>,
    /// Those that the pack has not, so that no product can.
    pub unknown: Vec<&'a BreakdownId>,
    /// Position of the breakdown by grade.
    pub grade: Option<usize>,
    /// Years that can be published by now.
    pub until_now: YearSet,
    /// How each product fits, once somebody has asked: first with the breakdowns of the ask alone, then with each other
    /// breakdown beside them, by its position. Families that share products share the work.
    fits: Vec<OnceCell<Fits>>,
}

/// For each product, how it fits one set of breakdowns.
type Fits = Box<[Cell<Option<Fit>>]>;

impl<'a> Wanted<'a> {
    /// None while the ask is not complete enough to tell: without a kind of data, or totals without a level.
    pub fn of(pack: &'a Pack, ask: &'a Ask) -> Option<Self> {
        let form = ask.form?;
        if form == Form::AggregateSuppressed && ask.unit.is_none() {
            return None;
        }
        let offers = pack.offers();
        let place = |id: &BreakdownId| pack.breakdowns.iter().position(|it| it.id == *id);
        Some(Self {
            pack,
            offers,
            ask,
            form,
            unit: ask.unit.as_ref().and_then(|unit| place_of_unit(pack, unit)),
            breakdowns: offers.breakdowns.set(ask.breakdowns.iter().filter_map(place)),
            unknown: ask.breakdowns.iter().filter(|id| place(id).is_none()).collect(),
            grade: pack.breakdowns.iter().position(|it| it.id.as_str() == GRADE),
            until_now: YearSet::ALL.until(pack.latest_year),
            fits: vec![OnceCell::new(); pack.breakdowns.len() + 1],
        })
    }

    /// Whether it is for students one by one, which no published file shows.
    pub fn is_student_level(&self) -> bool {
        self.form.detail() == Detail::StudentLevel
    }

    /// The breakdowns that totals of a family must have: totals of an element that is a split itself, such as gender, are
    /// split by it as well.
    pub fn breakdowns_of(&self, family: &Family) -> Vec<u64> {
        let mut set = self.breakdowns.clone();
        if let Some(own) = family.own {
            add(&mut set, own);
        }
        set
    }

    /// How each of the products of a family fits, with their positions; the breakdowns are those of [`Self::breakdowns_of`].
    pub fn fit_of(&self, family: &Family) -> impl Fn(usize, &Offer) -> Fit {
        let level = family.level;
        let beside = family.own.filter(|own| !holds(&self.breakdowns, *own));
        let breakdowns = self.breakdowns_of(family);
        // What is known is so for students, whom nearly all elements describe.
        let known = self.fits.get(beside.map_or(0, |own| own + 1)).filter(|_| level == Level::Student);
        let known = known.map(|fits| {
            fits.get_or_init(|| vec![Cell::new(None); self.offers.products.len()].into_boxed_slice())
        });
        move |product, offer| {
            let cell = known.and_then(|fits| fits.get(product));
            let fit = || Fit::of(self, &breakdowns, product, offer, level);
            cell.map_or_else(fit, |cell| {
                cell.get().unwrap_or_else(|| {
                    let fit = fit();
                    cell.set(Some(fit));
                    fit
                })
            })
        }
    }

    /// Whether only some grades are wanted.
    pub fn picks_grades(&self) -> bool {
        !self.ask.grades.is_empty()
    }

    /// The same breakdowns with the one by grade.
    pub fn with_grade(&self, breakdowns: &[u64]) -> Vec<u64> {
        let mut set = breakdowns.to_vec();
        if let Some(grade) = self.grade {
            add(&mut set, grade);
        }
        set
    }

    /// The breakdowns of a set by id, first those of the ask in its order.
    pub fn ids(&self, set: &[u64]) -> Vec<BreakdownId> {
        let all = &self.pack.breakdowns;
        let is_in =
            |id: &BreakdownId| all.iter().position(|it| it.id == *id).is_some_and(|at| holds(set, at));
        let mut ids: Vec<BreakdownId> = self.ask.breakdowns.iter().filter(|id| is_in(id)).cloned().collect();
        let others = all.iter().map(|it| &it.id).filter(|id| !self.ask.breakdowns.contains(id) && is_in(id));
        ids.extend(others.cloned());
        ids
    }
}
