//! House rules as tests: what the README says of the house stays true.

use crate::fixtures::{files_below, root};
use requisite_precheck::CHECKS;
use std::collections::{BTreeMap, BTreeSet};

const LONGEST_FILE: usize = 400;
const SAYS_NOTHING: [&str; 9] =
    ["common", "core", "helper", "helpers", "manager", "misc", "types", "util", "utils"];

/// Files of the repository that people write, as path and text; images and the like are left out.
fn written_files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for folder in ["src", "tests", "style", "public", ".cargo", ".ci"] {
        for (name, bytes) in files_below(&root().join(folder)) {
            if let Ok(text) = String::from_utf8(bytes) {
                files.insert(format!("{folder}/{name}"), text);
            }
        }
    }
    for name in
        ["Cargo.toml", "README.md", "CHANGELOG.md", "index.html", ".trunk.toml", "package.json", "deny.toml"]
    {
        files.insert(name.to_owned(), std::fs::read_to_string(root().join(name)).unwrap_or_default());
    }
    files
}

fn rust_files() -> BTreeMap<String, String> {
    written_files().into_iter().filter(|(name, _)| name.ends_with(".rs")).collect()
}

fn expect_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn no_file_holds_more_than_one_thing() {
    let long = rust_files().into_iter().map(|(name, text)| (name, text.lines().count()));
    let long = long.filter(|(_, lines)| *lines > LONGEST_FILE);
    expect_none(
        &long
            .map(|(name, lines)| format!("{name}: {lines} lines, at most {LONGEST_FILE}"))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn names_say_something() {
    let empty = written_files().into_keys().filter(|name| {
        name.split('/').any(|part| SAYS_NOTHING.contains(&part.split('.').next().unwrap_or_default()))
    });
    expect_none(&empty.collect::<Vec<_>>());
}

#[test]
fn every_crate_says_what_it_is_for() {
    for folder in std::fs::read_dir(root().join("src")).unwrap() {
        let folder = folder.unwrap().path();
        let head =
            ["lib.rs", "main.rs"].iter().find_map(|name| std::fs::read_to_string(folder.join(name)).ok());
        assert!(head.is_some_and(|text| text.starts_with("//! ")), "{} has no opening", folder.display());
    }
}

/// What each crate may link of ours. An arrow that is not here is a mistake in the design, not a line to add.
const MAY_LINK: &[(&str, &[&str])] = &[
    ("request", &[]),
    ("pack", &["request"]),
    ("precheck", &["pack", "request"]),
    ("groups", &["pack", "precheck", "request"]),
    ("office", &[]),
    ("package", &["office", "pack", "precheck", "request"]),
    ("session", &["pack", "precheck", "request"]),
    ("catalog", &["pack", "request"]),
    ("app", &["catalog", "pack", "package", "precheck", "request", "session"]),
    ("worker", &["pack", "package", "precheck", "request"]),
    ("binder", &["package", "request"]),
    ("sheets", &[]),
    ("seal", &[]),
    ("counter", &["groups", "request"]),
    ("reader", &["request", "sheets"]),
    ("sealer", &["request", "seal"]),
    ("cli", &["pack", "package", "precheck", "request"]),
    // It reads where the packs of a built folder may send.
    ("xtask", &["pack"]),
];

#[test]
fn crates_link_only_downwards() {
    let mut problems = Vec::new();
    for (folder, may_link) in MAY_LINK {
        let text = std::fs::read_to_string(root().join("src").join(folder).join("Cargo.toml")).unwrap();
        let linked =
            text.lines().filter_map(|line| line.strip_prefix("requisite-")?.split(['.', ' ', '=']).next());
        problems.extend(
            linked.filter(|name| !may_link.contains(name)).map(|name| format!("{folder} links {name}")),
        );
        // Only the page and its workers know a browser.
        let knows_browser =
            ["web-sys", "wasm-bindgen", "leptos", "gloo"].iter().any(|name| text.contains(name));
        if knows_browser && !matches!(*folder, "app" | "worker" | "binder" | "counter" | "reader" | "sealer")
        {
            problems.push(format!("{folder} knows a browser"));
        }
    }
    expect_none(&problems);
}

#[test]
fn exceptions_to_lints_have_reasons() {
    let mut problems = Vec::new();
    for (name, text) in rust_files() {
        for (number, line) in text.lines().enumerate() {
            // Assembled, so that this file does not find itself.
            let silences = line.trim_start().starts_with(concat!("#[", "allow("))
                || line.contains(concat!("#![", "allow("));
            if silences && !line.contains("reason") {
                problems.push(format!("{name}:{}: {line}", number + 1));
            }
        }
    }
    expect_none(&problems);
}

#[test]
fn nothing_unfinished_is_left() {
    let marks = [
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("#[", "ignore"),
        concat!("FIX", "ME"),
    ];
    let left = rust_files().into_iter().filter(|(_, text)| marks.iter().any(|mark| text.contains(mark)));
    expect_none(&left.map(|(name, _)| name).collect::<Vec<_>>());
}

#[test]
fn rules_in_rust_are_documented_and_named_for_their_file() {
    let mut problems = Vec::new();
    let files = rust_files();
    let mut left: BTreeSet<&str> = CHECKS.iter().map(|(name, _)| *name).collect();
    for (path, text) in &files {
        let Some(name) = path.strip_prefix("src/precheck/rules/").and_then(|it| it.strip_suffix(".rs"))
        else {
            continue;
        };
        if matches!(name, "mod" | "condition") {
            continue;
        }
        if !left.remove(name) {
            problems.push(format!("{path}: no line in the table of checks"));
        }
        for heading in ["*Why it matters*", "*Found*", "*Fine*", "*Source*"] {
            if !text.contains(heading) {
                problems.push(format!("{path}: says no {heading}"));
            }
        }
    }
    problems.extend(left.iter().map(|name| format!("{name}: no file of this name")));
    expect_none(&problems);
}

#[test]
fn pack_and_check_know_the_same_checks() {
    let here: Vec<&str> = CHECKS.iter().map(|(name, _)| *name).collect();
    let there: BTreeSet<&str> = requisite_pack::CHECKS.iter().copied().collect();
    assert_eq!(here.iter().copied().collect::<BTreeSet<_>>(), there);
}

#[test]
fn the_page_holds_no_inline_code_or_style() {
    let mut problems = Vec::new();
    for (name, text) in written_files() {
        let of_the_page = name == "index.html" || name.starts_with("src/app/");
        if !of_the_page {
            continue;
        }
        for mark in ["inner_html", " style=\"", "<style", "onclick=\"", "javascript:"] {
            if text.contains(mark) {
                problems.push(format!("{name}: {mark}"));
            }
        }
    }
    expect_none(&problems);
}

#[test]
fn locked_packages_name_no_address() {
    let lock = std::fs::read_to_string(root().join("package-lock.json")).unwrap();
    assert!(!lock.contains("\"resolved\""), "package-lock.json names where packages came from");
}

#[test]
fn the_readme_shows_the_two_commands_and_every_part_of_the_house() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    for text in ["cargo xtask serve", "cargo xtask test", "cargo xtask dist"] {
        assert!(readme.contains(text), "README.md does not show `{text}`");
    }
    for (folder, _) in MAY_LINK {
        assert!(readme.contains(&format!("src/{folder}")), "README.md does not show src/{folder}");
    }
    assert!(std::fs::read_to_string(root().join(".ci/run")).unwrap().contains("cargo xtask test"));
}

#[test]
fn explained_mutants_are_of_functions_that_exist() {
    let text = std::fs::read_to_string(root().join("tests/mutants.md")).unwrap();
    let mut problems = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("- ")) {
        let mut names = line.split('`').skip(1).step_by(2);
        let (path, function) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
        let source = std::fs::read_to_string(root().join(path)).unwrap_or_default();
        if !source.contains(&format!("fn {function}")) || !line.contains(": ") {
            problems.push(line.to_owned());
        }
    }
    expect_none(&problems);
}
