//! What is read of the agencies' files is what was written: every count of every place.

use crate::fixtures::pack;
use crate::groups_files::{CDE_RACES, Hiding, OPEN, OSPI_RACES, by_school, census_day, report_card};
use crate::groups_population::{GRADES, Level, Making, Population, Student, population};
use fastrand::Rng;
use requisite_groups::{EnrollmentReader, FileProblem, Margins};
use requisite_pack::Pack;
use requisite_precheck::groups::{Count, FileNote};
use requisite_request::UnitId;

/// Reads a file that comes in slices of some size.
pub fn read_in(pack: &Pack, file: &[u8], slice: usize) -> Result<Margins, FileProblem> {
    let mut reader = EnrollmentReader::new(&pack.enrollment, None);
    for slice in file.chunks(slice.max(1)) {
        reader.push(slice)?;
    }
    reader.finish()
}

pub fn read(pack: &Pack, file: &str) -> Margins {
    read_in(pack, file.as_bytes(), 10_000).unwrap_or_else(|problem| panic!("{problem}"))
}

pub fn people(seed: u64, pack: &Pack) -> Population {
    let mut rng = Rng::with_seed(seed);
    let making = Making::any(&mut rng);
    population(&mut rng, making, &race_shares(pack))
}

/// Shares of races in the pack.
pub fn race_shares(pack: &Pack) -> Vec<u32> {
    pack.margins.as_ref().unwrap().shares.get("race").unwrap().clone()
}

type Test = Box<dyn Fn(&Student) -> bool>;

/// Groups of the file with their true students, grades apart.
fn groups(agency: &str) -> Vec<(Vec<(&'static str, &'static str)>, Test)> {
    let mut groups: Vec<(Vec<(&str, &str)>, Test)> = vec![(Vec::new(), Box::new(|_| true))];
    let poor = if agency == "cde" { "sed" } else { "low_income" };
    let genders = ["female", "male", if agency == "cde" { "nonbinary" } else { "gender_x" }];
    for (at, gender) in genders.into_iter().enumerate() {
        groups.push((vec![("gender", gender)], Box::new(move |it| it.gender == at)));
    }
    let races: Vec<&str> = match agency {
        "cde" => CDE_RACES.iter().map(|it| it.2).collect(),
        _ => OSPI_RACES.iter().map(|it| it.1).collect(),
    };
    for (at, race) in races.into_iter().enumerate() {
        groups.push((vec![("race", race)], Box::new(move |it| it.race == at)));
    }
    groups.push((vec![("el", "yes")], Box::new(|it| it.learner == 1)));
    groups.push((vec![(poor, "yes")], Box::new(|it| it.poor == 1)));
    groups.push((vec![("swd", "yes")], Box::new(|it| it.disabled == 1)));
    groups
}

const GRADE_NAMES: [&str; GRADES] =
    ["tk", "k", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

fn levels(agency: &str) -> [(Level, &'static str); 4] {
    let middle = if agency == "cde" { "county" } else { "esd" };
    [
        (Level::State, "state"),
        (Level::County, middle),
        (Level::District, "district"),
        (Level::School, "school"),
    ]
}

fn same_counts(agency: &str, margins: &Margins, people: &Population, hiding: Option<u32>) {
    let expected = |count: u32| match hiding {
        Some(smallest) if (1..smallest).contains(&count) => Count::HIDDEN,
        _ => Count::known(count),
    };
    for (level, unit) in levels(agency) {
        let found = margins.level(&UnitId::new(unit).unwrap()).unwrap();
        let places = people.places(level);
        assert_eq!(found.places.len(), places.len(), "{unit}");
        for (place, found) in places.iter().zip(&found.places) {
            for (keys, test) in groups(agency) {
                assert_eq!(
                    margins.count(found, &keys),
                    expected(Population::count(place, &test)),
                    "{unit} {keys:?}"
                );
                let by_grade = Population::by_grade(place, &test);
                for (grade, count) in GRADE_NAMES.iter().zip(by_grade).skip(1) {
                    let mut keys = keys.clone();
                    keys.push(("grade", *grade));
                    assert_eq!(margins.count(found, &keys), expected(count), "{unit} {keys:?}");
                }
            }
        }
    }
}

#[test]
fn the_census_day_file_is_read_to_the_last_count() {
    let pack = pack("cde");
    for seed in 0..3 {
        let people = people(seed, pack);
        for hiding in [OPEN, Hiding(Some(11), "*")] {
            let margins = read(pack, &census_day(&people, "2023-24", hiding));
            assert_eq!(margins.year.map(|year| year.to_string()).as_deref(), Some("2023-24"));
            assert_eq!(margins.layout, "census_day");
            same_counts("cde", &margins, &people, hiding.0);
        }
    }
}

#[test]
fn the_report_card_file_is_read_to_the_last_count() {
    let pack = pack("ospi");
    for seed in 0..3 {
        let people = people(seed, pack);
        for hiding in [OPEN, Hiding(Some(10), "N<10"), Hiding(Some(10), "<10"), Hiding(Some(10), "*")] {
            let margins = read(pack, &report_card(&people, "2024-25", hiding));
            assert_eq!(margins.layout, "report_card");
            same_counts("ospi", &margins, &people, hiding.0);
        }
    }
}

#[test]
fn files_by_school_are_added_up_to_districts_counties_and_the_state() {
    let pack = pack("cde");
    for seed in 0..3 {
        let people = people(seed, pack);
        let margins = read(pack, &by_school(&people));
        assert_eq!((margins.layout.as_str(), margins.year), ("school_enrollment_older", None));
        for (level, unit) in levels("cde") {
            let found = margins.level(&UnitId::new(unit).unwrap()).unwrap();
            assert_eq!(found.summed, level != Level::School);
            for (place, found) in people.places(level).iter().zip(&found.places) {
                for (at, (_, _, race)) in CDE_RACES.iter().enumerate() {
                    for (gender, name) in ["female", "male", "nonbinary"].iter().enumerate() {
                        let keys = [("race", *race), ("gender", *name), ("grade", "3")];
                        let is_it = |it: &Student| it.race == at && it.gender == gender;
                        let all = Population::count(place, is_it);
                        assert_eq!(margins.count(found, &keys[..2]).get(), Some(all), "{unit} {keys:?}");
                        let third = Population::count(place, |it| is_it(it) && it.grade == 4);
                        assert_eq!(margins.count(found, &keys).get(), Some(third), "{unit} {keys:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn slices_of_any_size_give_the_same() {
    let (cde, ospi) = (pack("cde"), pack("ospi"));
    let [first, second] =
        [census_day(&people(1, cde), "2023-24", OPEN), report_card(&people(2, ospi), "2023-24", OPEN)];
    for (pack, file) in [(cde, first), (ospi, second)] {
        let whole = read_in(pack, file.as_bytes(), usize::MAX).unwrap();
        for size in [7, 64, 4095, 4096, 65_537] {
            assert!(read_in(pack, file.as_bytes(), size).unwrap() == whole, "{size}");
        }
    }
}

#[test]
fn margins_go_from_the_worker_to_the_page_as_they_are() {
    let pack = pack("cde");
    let margins = read(pack, &census_day(&people(3, pack), "2023-24", Hiding(Some(11), "*")));
    let text = serde_json::to_string(&margins).unwrap();
    assert_eq!(serde_json::from_str::<Margins>(&text).unwrap(), margins);
    let hidden = margins.notes.iter().any(|note| matches!(note, FileNote::HiddenCounts(n) if *n > 0));
    assert!(hidden, "{:?}", margins.notes);
}
