//! What the reader of packs says of checks and facts is what `precheck` does. Both are read off the text of `precheck`:
//! neither a placeholder nor a fact can be listed by a function there without being written out.

use crate::fixtures::root;
use requisite_pack::{CHECKS, DERIVED_FACTS, placeholders_of};
use std::collections::BTreeSet;

/// The texts that stand right behind this opening, spaces apart.
fn texts_behind<'a>(source: &'a str, opening: &str) -> BTreeSet<&'a str> {
    let behind = source.split(opening).skip(1).map(str::trim_start);
    behind.filter_map(|rest| rest.strip_prefix('"')?.split('"').next()).collect()
}

#[test]
fn findings_have_values_for_exactly_the_known_placeholders() {
    for name in CHECKS {
        let path = root().join("src/precheck/rules").join(format!("{name}.rs"));
        let source = std::fs::read_to_string(path).unwrap();
        let known: BTreeSet<&str> = placeholders_of(name).unwrap().iter().copied().collect();
        let mut values = texts_behind(&source, ".with(");
        // A finding on a text has the words that it rests on.
        if source.contains("found_in_each(") || source.contains("found_at(") {
            values.insert("words");
        }
        assert_eq!(values, known, "{name}");
    }
}

#[test]
fn exactly_the_known_facts_are_derived() {
    let source = std::fs::read_to_string(root().join("src/precheck/facts.rs")).unwrap();
    let source = source.split("#[cfg(test)]").next().unwrap();
    let openings = ["facts.set(", "facts.any_ask(", "facts.text(", "facts.number(", "facts.put_set("];
    let derived: BTreeSet<&str> = openings.iter().flat_map(|opening| texts_behind(source, opening)).collect();
    assert_eq!(derived, DERIVED_FACTS.iter().map(|fact| fact.name).collect());
}
