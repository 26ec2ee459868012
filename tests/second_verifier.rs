//! A second verifier of packages, in Python and without any code of ours, accepts every package of the tests and refuses each of a hundred
//! thousand single wrong bits.

use crate::cli_commands::Folder;
use crate::fixtures::{pack, request_file, root, today};
use crate::package_example::{built, request};
use requisite_package::{Package, build};
use std::process::Command;

const N_FLIPS: usize = 100_000;

fn packages() -> Vec<Package> {
    let of = |agency: &str, name: &str| {
        build(pack(agency), &request_file(name).request, today(), &mut |_| {}).unwrap()
    };
    vec![
        built(&request()),
        of("ospi", "ospi-complete"),
        of("ospi", "ospi-identifiable"),
        of("ospi", "ospi-totals"),
        of("cde", "cde-complete"),
        of("cde", "cde-identifiable"),
        of("cde", "cde-totals"),
        of("cde@2022-24", "cde-complete"),
    ]
}

#[test]
fn it_accepts_every_package_and_refuses_single_wrong_bits() {
    let folder = Folder::new();
    let packages = packages();
    let paths: Vec<_> = packages
        .iter()
        .enumerate()
        .map(|(number, package)| folder.write(&format!("{number}.zip"), &package.bytes))
        .collect();
    let of_each = N_FLIPS.div_ceil(packages.len()).to_string();
    let said = Command::new("python3")
        .arg(root().join("tests/second_verifier/verify.py"))
        .args(["--flips", &of_each, "23"])
        .args(paths)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .expect("python3 is needed");
    let text = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
    eprintln!("{text}");
    assert!(said.status.success(), "{text}");
}
