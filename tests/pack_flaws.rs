//! What the lint says of a pack that is well formed, one change at a time; and what it does not say of a change that is
//! nearly the same. The changes are in `packs_broken/flaws.txt`; after a change that is meant, write what is said anew with
//! `BLESS=1 cargo test pack_flaws` and read the difference.

use crate::fixtures::{root, same_as_recorded};
use crate::pack_broken::{broken, complaints};
use requisite_pack::{flaws, load};
use std::collections::BTreeMap;

/// The sound pack, with the same words as those of a second language.
fn bilingual() -> BTreeMap<String, Vec<u8>> {
    let mut files = broken("no_faults");
    let words = files["words.en.json"].clone();
    files.insert("words.es.json".to_owned(), words);
    let pack = String::from_utf8(files["pack.json"].clone()).unwrap();
    let both = r#""en": "words.en.json", "es": "words.es.json""#;
    files.insert("pack.json".to_owned(), pack.replace(r#""en": "words.en.json""#, both).into_bytes());
    files
}

/// What is said of the sound pack with the changes of a block: lines in threes, after the heading.
fn said_of(changes: &[&str]) -> String {
    let mut files = bilingual();
    for change in changes.chunks(3) {
        let [file, from, to] = change else { panic!("{change:?}") };
        let from = from.strip_prefix("- ").unwrap_or_else(|| panic!("{from}"));
        let to = to.strip_prefix("+ ").unwrap_or_else(|| panic!("{to}"));
        // Conditions are written on one line here, and on many there.
        let text = flat(&String::from_utf8(files[*file].clone()).unwrap());
        assert!(text.contains(from), "{file} has no `{from}`:\n{text}");
        files.insert((*file).to_owned(), text.replacen(from, to, 1).into_bytes());
    }
    let loaded = load(&files);
    assert_eq!(complaints(&loaded), [""; 0], "{changes:?}");
    let flaws = flaws(&loaded.pack.unwrap(), &files);
    let lines = flaws.iter().map(|flaw| format!("{}: {flaw}", flaw.gravity().as_str()));
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n") }
}

/// A text on one line, with single spaces and none inside brackets and braces.
fn flat(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    joined.replace("{ ", "{").replace(" }", "}").replace("[ ", "[").replace(" ]", "]")
}

#[test]
fn the_sound_pack_has_no_flaws() {
    assert_eq!(said_of(&[]), "nothing");
}

#[test]
fn a_condition_of_too_many_cases_is_said_to_be_one() {
    let options: Vec<String> = (0..16).map(|at| format!("o{at}")).collect();
    let question = format!(
        r#""questions": [{{"id": "many", "kind": "choices", "options": {options:?}, "source": ["LAW"], "basis": "found"}},"#
    );
    let labels: Vec<String> = options.iter().map(|it| format!(r#""{it}": "Option {it}""#)).collect();
    let words =
        format!(r#""questions": {{"many": {{"label": "Many", "options": {{{}}}}},"#, labels.join(", "));
    let tests: Vec<String> =
        options.iter().map(|it| format!(r#"{{"fact": "many", "has": "{it}"}}"#)).collect();
    let said = said_of(&[
        "questions/who.json",
        r#"- "questions": ["#,
        &format!("+ {question}"),
        "words.en.json",
        r#"- "questions": {"#,
        &format!("+ {words}"),
        "words.es.json",
        r#"- "questions": {"#,
        &format!("+ {words}"),
        "routes.json",
        r#"- {"fact": "affiliation", "is": "press"}"#,
        &format!(r#"+ {{"all": [{}]}}"#, tests.join(", ")),
    ]);
    assert_eq!(
        said,
        "remark: routes.json: route 1 (press_office): when: too many cases to tell whether it can be true: split it into \
         smaller conditions"
    );
}

#[test]
fn every_flaw_is_said_at_its_place_and_nothing_of_a_near_miss() {
    let path = root().join("tests/packs_broken/flaws.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    let (heading, blocks) = text.split_once("\n\n").unwrap();
    let mut now = heading.to_owned();
    for block in blocks.trim_end().split("\n\n") {
        let lines: Vec<&str> = block.lines().collect();
        let n_changes = lines.iter().filter(|line| line.starts_with("- ")).count() * 3;
        let (given, _) = lines.split_at(1 + n_changes);
        now += &format!("\n\n{}\n{}", given.join("\n"), said_of(&given[1..]));
    }
    now.push('\n');
    same_as_recorded(&path, &text, &now);
}
