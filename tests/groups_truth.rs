//! How often the true share of small cells lies within the range that is shown, over many populations whose true tables
//! are known. `REQUISITE_POPULATIONS=2000 cargo test --profile tool -p requisite-tests groups_truth -- --nocapture` tries
//! more and prints what was seen.

use crate::fixtures::pack;
use crate::groups_files::{Hiding, OPEN, by_school, census_day, report_card};
use crate::groups_population::{Level, Making, Population, Trait, population};
use crate::groups_read::{race_shares, read};
use fastrand::Rng;
use requisite_groups::Margins;
use requisite_pack::Pack;
use requisite_precheck::groups::small_groups;
use requisite_request::{Ask, AskId, BreakdownId, Form, GradeId, UnitId};

/// Populations that are tried by default.
const POPULATIONS: usize = 300;

fn populations() -> usize {
    std::env::var("REQUISITE_POPULATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(POPULATIONS)
}

/// Tables that people ask for: level, split, grades that are wanted.
const ASKS: &[(Level, &[Trait], &[usize])] = &[
    (Level::School, &[Trait::Race, Trait::Gender], &[]),
    (Level::School, &[Trait::Grade, Trait::Race, Trait::Gender], &[]),
    (Level::School, &[Trait::Race, Trait::Poor, Trait::Learner], &[]),
    (Level::School, &[Trait::Learner, Trait::Poor], &[]),
    (Level::School, &[Trait::Race, Trait::Disabled], &[4, 5, 6]),
    (Level::District, &[Trait::Race, Trait::Poor], &[]),
    (Level::District, &[Trait::Grade, Trait::Learner, Trait::Disabled], &[]),
    (Level::District, &[Trait::Race, Trait::Gender, Trait::Learner, Trait::Poor, Trait::Disabled], &[]),
    (Level::County, &[Trait::Grade, Trait::Race, Trait::Learner], &[]),
    (Level::State, &[Trait::Grade, Trait::Race, Trait::Poor, Trait::Gender], &[]),
];

fn breakdown(agency: &str, wanted: Trait) -> &'static str {
    match wanted {
        Trait::Grade => "grade",
        Trait::Race => "race",
        Trait::Gender => "gender",
        Trait::Learner => "el",
        Trait::Poor if agency == "cde" => "sed",
        Trait::Poor => "low_income",
        Trait::Disabled => "swd",
    }
}

fn ask(agency: &str, (level, split, grades): (Level, &[Trait], &[usize])) -> Ask {
    let unit = match level {
        Level::State => "state",
        Level::County if agency == "cde" => "county",
        Level::County => "esd",
        Level::District => "district",
        Level::School => "school",
    };
    let names = ["k", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    Ask {
        form: Some(Form::AggregateSuppressed),
        unit: Some(UnitId::new(unit).unwrap()),
        breakdowns: split.iter().map(|it| BreakdownId::new(breakdown(agency, *it)).unwrap()).collect(),
        grades: grades.iter().map(|grade| GradeId::new(names[grade - 1]).unwrap()).collect(),
        ..Ask::empty(AskId(1))
    }
}

/// The pack as if its state were this population.
fn of_this_state(rng: &mut Rng, agency: &str, pack: &Pack, people: &Population) -> Pack {
    let mut pack = pack.clone();
    let margins = pack.margins.as_mut().unwrap();
    margins.students = people.students();
    for (level, places) in [
        (Level::State, "state"),
        (Level::County, "county"),
        (Level::County, "esd"),
        (Level::District, "district"),
        (Level::School, "school"),
    ] {
        if let Some(number) = margins.units.get_mut(places) {
            *number = people.places(level).len() as u64;
        }
    }
    // Shares of the whole state are known, but only roughly.
    let whole = people.places(Level::State).remove(0);
    for wanted in [Trait::Grade, Trait::Race, Trait::Gender, Trait::Learner, Trait::Poor, Trait::Disabled] {
        let id = breakdown(agency, wanted);
        let shares = margins.shares.get_mut(id).unwrap();
        let groups = shares.len();
        for (at, share) in shares.iter_mut().enumerate() {
            // Groups of yes and no begin with yes.
            let yes_first = matches!(wanted, Trait::Learner | Trait::Poor | Trait::Disabled);
            let group = if yes_first { groups - 1 - at } else { at };
            let count = f64::from(Population::count(&whole, |it| it.of(wanted) == group));
            let share_now = 1000.0 * count / people.students() as f64 * (0.85 + 0.3 * rng.f64());
            *share = share_now.round() as u32;
        }
    }
    pack
}

/// What was seen of ranges.
#[derive(Default)]
struct Seen {
    within: usize,
    tried: usize,
    widths: Vec<u32>,
}

impl Seen {
    fn add(&mut self, low: u32, high: u32, (filled, small): (u32, u32)) {
        let truth = 1000.0 * f64::from(small) / f64::from(filled.max(1));
        self.tried += 1;
        self.within += usize::from(f64::from(low) <= truth && truth <= f64::from(high));
        self.widths.push(high - low);
    }

    fn rate(&self) -> f64 {
        self.within as f64 / self.tried as f64
    }

    fn median_width(&self) -> f64 {
        let mut widths = self.widths.clone();
        widths.sort_unstable();
        f64::from(widths[widths.len() / 2]) / 10.0
    }
}

/// Tries every ask on many populations.
fn try_out(
    agency: &str,
    seed: u64,
    read_file: &dyn Fn(&Pack, &Population) -> Option<Margins>,
    is_asked: &dyn Fn(&[Trait]) -> bool,
) -> (f64, f64) {
    let agency_pack = pack(agency);
    let mut rng = Rng::with_seed(seed);
    let mut all = Seen::default();
    let mut by_ask: Vec<Seen> = ASKS.iter().map(|_| Seen::default()).collect();
    for _ in 0..populations() {
        let making = Making::any(&mut rng);
        let people = population(&mut rng, making, &race_shares(agency_pack));
        let pack = of_this_state(&mut rng, agency, agency_pack, &people);
        let margins = read_file(&pack, &people);
        for (wanted, seen) in ASKS.iter().zip(&mut by_ask) {
            if !is_asked(wanted.1) {
                continue;
            }
            let it = small_groups(&pack, &ask(agency, *wanted), margins.as_ref()).unwrap();
            let truth = people.cells(wanted.0, wanted.1, wanted.2, pack.smallest_cell);
            for seen in [&mut all, seen] {
                seen.add(it.share.low, it.share.high, truth);
            }
        }
    }
    for (wanted, seen) in ASKS.iter().zip(&by_ask).filter(|(_, seen)| seen.tried > 0) {
        eprintln!(
            "  {:?} by {:?}: {:.1}% of {} within, median width {:.1} points",
            wanted.0,
            wanted.1,
            100.0 * seen.rate(),
            seen.tried,
            seen.median_width()
        );
    }
    let (rate, width) = (100.0 * all.rate(), all.median_width());
    eprintln!("{agency}: {rate:.1}% of {} within the range, median width {width:.1} points", all.tried);
    (rate, width)
}

#[test]
fn the_truth_is_within_the_range_of_a_census_day_file() {
    let open = |pack: &Pack, people: &Population| Some(read(pack, &census_day(people, "2023-24", OPEN)));
    let (rate, width) = try_out("cde", 1, &open, &|_| true);
    assert!(rate >= 90.0 && width < 25.0);
}

#[test]
fn the_truth_is_within_the_range_where_the_file_hides_counts() {
    let hiding = |pack: &Pack, people: &Population| {
        Some(read(pack, &report_card(people, "2023-24", Hiding(Some(10), "N<10"))))
    };
    let (rate, width) = try_out("ospi", 2, &hiding, &|_| true);
    assert!(rate >= 90.0 && width < 25.0);
}

#[test]
fn the_truth_is_within_the_range_where_some_breakdowns_are_not_in_the_file() {
    let older = |pack: &Pack, people: &Population| Some(read(pack, &by_school(people)));
    let (rate, width) = try_out("cde", 3, &older, &|_| true);
    assert!(rate >= 90.0 && width < 60.0);
}

#[test]
fn a_file_that_counts_the_very_groups_gives_no_range() {
    let older = |pack: &Pack, people: &Population| Some(read(pack, &by_school(people)));
    let counted =
        |split: &[Trait]| split.iter().all(|it| matches!(it, Trait::Race | Trait::Gender | Trait::Grade));
    let (rate, width) = try_out("cde", 4, &older, &|split| counted(split));
    assert!(rate >= 99.0 && width < 0.5);
}

#[test]
fn the_truth_is_within_the_wide_range_of_rough_totals() {
    let (rate, width) = try_out("ospi", 5, &|_, _| None, &|_| true);
    assert!(rate >= 90.0 && width < 70.0);
}
