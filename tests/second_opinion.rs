//! A second evaluator of the packs' conditions, in Python and without any code of ours, must say what the program says.
//!
//! `REQUISITE_REQUESTS` sets how many requests are compared for each agency; few by default, because an unoptimized program
//! takes some milliseconds for one.

use crate::cli_commands::Folder;
use crate::damaged_requests::damage;
use crate::fixtures::{pack_files, root};
use crate::opinions::line;
use crate::package_example::load;
use crate::random_conditions::{files_of_every_shape, pack_of};
use crate::random_requests::how_many;
use crate::steered_requests::steered_request;
use fastrand::Rng;
use requisite_pack::Pack;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const N_REQUESTS: u64 = 1_000;

type Files = BTreeMap<String, Vec<u8>>;

fn requests() -> u64 {
    how_many(N_REQUESTS)
}

/// What Python says of the pack in a folder, when the program says its opinion with `pack`.
fn compare(pack: &Pack, folder: &Path, requests: u64, option: Option<&str>) -> Output {
    let mut python = Command::new("python3")
        .arg(root().join("tests/second_opinion/compare.py"))
        .arg(folder)
        .args(option)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is needed");
    let mut lines = std::io::BufWriter::new(python.stdin.take().unwrap());
    for seed in 0..requests {
        let mut rng = Rng::with_seed(seed);
        let mut request = steered_request(pack, &mut rng);
        if rng.u8(..6) == 0 {
            damage(pack, &mut rng, &mut request);
        }
        lines.write_all(line(pack, &request).as_bytes()).unwrap();
    }
    drop(lines);
    python.wait_with_output().unwrap()
}

fn agrees(agency: &str) {
    let pack = load(&pack_files(agency));
    let output = compare(&pack, &root().join("public/packs").join(agency), requests(), None);
    let report = String::from_utf8_lossy(&output.stdout);
    eprintln!("{agency}: {report}");
    assert!(output.status.success(), "{agency}: {report}");
}

#[test]
fn a_second_evaluator_agrees_on_ospi() {
    agrees("ospi");
}

#[test]
fn a_second_evaluator_agrees_on_cde() {
    agrees("cde");
}

/// The files in a folder of their own, for Python.
fn folder_of(files: &Files) -> Folder {
    let folder = Folder::new();
    for (name, bytes) in files {
        folder.write(name, bytes);
    }
    folder
}

#[test]
fn a_second_evaluator_agrees_on_every_test_of_every_fact() {
    let files = files_of_every_shape();
    let pack = pack_of(&files);
    let folder = folder_of(&files);
    let output = compare(&pack, Path::new(&folder.path("")), requests() / 5, None);
    let report = String::from_utf8_lossy(&output.stdout);
    eprintln!("{report}");
    assert!(output.status.success(), "{report}");
}

#[test]
fn one_condition_that_differs_is_noticed() {
    let pack = load(&pack_files("ospi"));
    let differences = [
        ("rules/data.json", r#""any": ["#, r#""all": ["#, "rules direct_identifier_in_totals"),
        ("rules/study.json", "1097", "1098", "rules study_longer_than_three_years"),
        ("questions/who.json", r#""is": true"#, r#""is": false"#, "shown legislative_citation"),
        ("routes.json", r#""is": "postsecondary""#, r#""is": "other""#, "routes postsecondary"),
        ("obligations.json", r#""days": 45"#, r#""days": 46"#, "due destroy_data"),
    ];
    for (file, from, to, named) in differences {
        let mut files = pack_files("ospi");
        let text = String::from_utf8(files[file].clone()).unwrap();
        assert!(text.contains(from), "{file} holds no {from}");
        files.insert(file.to_owned(), text.replacen(from, to, 1).into());
        let folder = folder_of(&files);
        let output = compare(&pack, Path::new(&folder.path("")), 400, None);
        let report = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{file}: {report}");
        assert!(report.contains(named), "{file}: {report}");
    }
}

#[test]
fn nearly_every_small_change_of_a_condition_would_be_noticed() {
    let pack = load(&pack_files("ospi"));
    let folder = root().join("public/packs/ospi");
    let output = compare(&pack, &folder, requests().min(500), Some("--change-every-condition"));
    let report = String::from_utf8_lossy(&output.stdout);
    eprintln!("{report}");
    let numbers: Vec<usize> = report.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let (changes, seen) = (numbers[0], numbers[2]);
    // What follows from the rest of its condition cannot be told apart, and 500 requests do not meet every limit.
    assert!(changes > 600 && seen * 100 > changes * 97, "{report}");
}
