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
use requisite_precheck::groups::{Assumption, small_groups};
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
        100.0 * self.within as f64 / self.tried as f64
    }

    fn all(list: &[Self]) -> Self {
        Self {
            within: list.iter().map(|it| it.within).sum(),
            tried: list.iter().map(|it| it.tried).sum(),
            widths: list.iter().flat_map(|it| it.widths.iter().copied()).collect(),
        }
    }

    fn in_words(&self) -> String {
        let (rate, width) = (self.rate(), self.median_width());
        format!("{rate:.1}% of {} within the range, median width {width:.1} points", self.tried)
    }

    fn median_width(&self) -> f64 {
        let mut widths = self.widths.clone();
        widths.sort_unstable();
        f64::from(widths[widths.len() / 2]) / 10.0
    }
}

/// What is known of a population's state.
struct Source {
    name: &'static str,
    agency: &'static str,
    margins: fn(&Pack, &Population) -> Option<Margins>,
    /// Least rate of ranges that hold the truth, and most that the middle one may span, in percent.
    rate: f64,
    width: f64,
}

const SOURCES: &[Source] = &[
    Source {
        name: "CDE, a Census Day file",
        agency: "cde",
        margins: |pack, people| Some(read(pack, &census_day(people, "2023-24", OPEN))),
        rate: 90.0,
        width: 15.0,
    },
    Source {
        name: "OSPI, a Report Card file that hides counts below 10",
        agency: "ospi",
        margins: |pack, people| Some(read(pack, &report_card(people, "2023-24", Hiding(Some(10), "N<10")))),
        rate: 90.0,
        width: 20.0,
    },
    Source {
        name: "CDE, a file by school that lacks some breakdowns",
        agency: "cde",
        margins: |pack, people| Some(read(pack, &by_school(people))),
        rate: 90.0,
        width: 20.0,
    },
    Source { name: "OSPI, rough totals", agency: "ospi", margins: |_, _| None, rate: 90.0, width: 45.0 },
];

/// Tries every ask on many populations, with everything that may be known of them.
#[test]
fn the_true_share_is_within_the_range() {
    let mut rng = Rng::with_seed(1);
    let mut seen: Vec<Vec<Seen>> =
        SOURCES.iter().map(|_| ASKS.iter().map(|_| Seen::default()).collect()).collect();
    for _ in 0..populations() {
        let making = Making::any(&mut rng);
        let cde = population(&mut rng, making, &race_shares(pack("cde")));
        let ospi = cde.with_races(race_shares(pack("ospi")).len());
        for (source, seen) in SOURCES.iter().zip(&mut seen) {
            let people = if source.agency == "cde" { &cde } else { &ospi };
            let pack = of_this_state(&mut rng, source.agency, pack(source.agency), people);
            let margins = (source.margins)(&pack, people);
            for (wanted, seen) in ASKS.iter().zip(seen) {
                let it = small_groups(&pack, &ask(source.agency, *wanted), margins.as_ref()).unwrap();
                let truth = people.cells(wanted.0, wanted.1, wanted.2, pack.smallest_cell);
                seen.add(it.share.low, it.share.high, truth);
                // Where the file counts the very groups nothing is left to guess.
                if it.assumption == Assumption::Counted {
                    assert!(it.share.high - it.share.low <= 1, "{:?} {:?}", wanted, it.share);
                    assert_eq!(it.small.low, u64::from(truth.1), "{wanted:?}");
                }
            }
        }
    }
    let mut short = Vec::new();
    for (source, seen) in SOURCES.iter().zip(&seen) {
        for (wanted, seen) in ASKS.iter().zip(seen) {
            eprintln!("    {:?} by {:?}: {}", wanted.0, wanted.1, seen.in_words());
            // Nine in ten of each kind of ask; of some hundreds that is a little more or less by chance.
            if seen.rate() < 88.0 {
                short.push(source.name);
            }
        }
        let all = Seen::all(seen);
        eprintln!("{}: {}", source.name, all.in_words());
        if all.rate() < source.rate || all.median_width() > source.width {
            short.push(source.name);
        }
    }
    assert!(short.is_empty(), "{short:?}");
}
