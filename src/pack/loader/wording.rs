//! Whether everything that a person would read has words, and whether there are words for nothing.

use super::at::{At, Complaints};
use super::known::{Known, Names, Shape};
use super::products::STAFF_RECORD;
use super::rules::PROGRAM_PAGES;
use crate::complaint::{NameKind, Problem};
use crate::{QuestionKind, QuestionWords, Words};
use std::collections::{BTreeMap, BTreeSet};

/// Ending of the keys that hold hints of options.
const HINT: &str = ".hint";

/// Checks the words of one language against all that the pack declares.
pub(crate) fn check(file: &str, words: &Words, known: &Known<'_>, out: &mut Complaints) {
    let file = At::file(file);
    let pages = words.sections.keys().filter(|id| !PROGRAM_PAGES.contains(&id.as_str()));
    compare_keys(&known.sections, &mut pages.map(String::as_str), &file.words("sections"), out);
    compare_keys(&known.questions, &mut keys(&words.questions), &file.words("questions"), out);
    compare_keys(&known.rules, &mut keys(&words.rules), &file.words("rules"), out);
    compare_keys(&known.routes, &mut keys(&words.routes), &file.words("routes"), out);
    compare_keys(&known.obligations, &mut keys(&words.obligations), &file.words("obligations"), out);
    let lists = [
        ("contacts", &known.contacts, &words.contacts),
        ("links", &known.links, &words.links),
        ("breakdowns", &known.breakdowns, &words.breakdowns),
        ("groups", &known.groups, &words.groups),
    ];
    for (name, names, labels) in lists {
        compare_keys(names, &mut keys(labels), &file.words(name), out);
        check_blank(labels, &file.words(name), out);
    }
    let units = words.units.keys().filter(|id| *id != STAFF_RECORD);
    compare_keys(&known.units, &mut units.map(String::as_str), &file.words("units"), out);
    check_blank(&words.units, &file.words("units"), out);
    // Grades are readable by their ids, and sources have titles in pack.json: words for them may be missing.
    for (name, names, labels) in [("grades", &known.grades, &words.grades), ("sources", &known.sources, &words.sources)] {
        for key in labels.keys() {
            names.check(key, &file.words(name), key, out);
        }
        check_blank(labels, &file.words(name), out);
    }
    for (id, shape) in &known.shapes {
        if let Some(given) = words.questions.get(id) {
            check_question(shape, given, &file.words(&format!("questions.{id}")), out);
        }
    }
    for code in &known.to_fix {
        if words.rules.get(code).is_some_and(|it| it.fix.trim().is_empty()) {
            out.add(&file.words(&format!("rules.{code}")), "fix", Problem::MissingWords);
        }
    }
}

fn check_question(shape: &Shape, given: &QuestionWords, at: &At<'_>, out: &mut Complaints) {
    if shape.kind == Some(QuestionKind::Rows) && given.item.trim().is_empty() {
        out.add(at, "item", Problem::MissingWords);
    }
    let options: BTreeSet<&str> = shape.options.iter().map(String::as_str).collect();
    let labeled = keys(&given.options)
        .filter(|key| !key.strip_suffix(HINT).is_some_and(|option| options.contains(option)))
        .collect();
    compare(NameKind::Choice, &options, &labeled, &at.inside("options"), out);
    check_blank(&given.options, &at.inside("options"), out);
    let fields: BTreeSet<&str> = shape.fields.iter().map(|(id, _)| id.as_str()).collect();
    compare(NameKind::Field, &fields, &keys(&given.fields).collect(), &at.inside("fields"), out);
    for (id, field) in &shape.fields {
        if let Some(words) = given.fields.get(id.as_str()) {
            check_question(field, words, &at.inside("fields").inside(id.as_str()), out);
        }
    }
}

fn keys<T>(map: &BTreeMap<String, T>) -> impl Iterator<Item = &str> {
    map.keys().map(String::as_str)
}

fn compare_keys(names: &Names<'_>, given: &mut dyn Iterator<Item = &str>, at: &At<'_>, out: &mut Complaints) {
    let needed: BTreeSet<&str> = names.all().collect();
    // While names could not all be read, words for others are no surplus.
    let given = given.filter(|key| names.whole || needed.contains(key)).collect();
    compare(names.kind(), &needed, &given, at, out);
}

/// Complains of names without words and of words without a name. Words under a misspelled name are one mistake, not two.
fn compare(
    kind: NameKind,
    needed: &BTreeSet<&str>,
    given: &BTreeSet<&str>,
    at: &At<'_>,
    out: &mut Complaints,
) {
    let mut missing: BTreeSet<&str> = needed.difference(given).copied().collect();
    for name in given.difference(needed) {
        let suggestion = out.suggest(name, &mut missing.iter().copied());
        if let Some(suggestion) = &suggestion {
            missing.remove(suggestion.as_str());
        }
        out.add(at, name, Problem::SurplusWords { kind, found: (*name).to_owned(), suggestion });
    }
    for name in missing {
        out.add(at, name, Problem::MissingWords);
    }
}

/// Complains of labels that are there and blank.
fn check_blank(labels: &BTreeMap<String, String>, at: &At<'_>, out: &mut Complaints) {
    for (id, _) in labels.iter().filter(|(_, label)| label.trim().is_empty()) {
        out.add(at, id, Problem::MissingWords);
    }
}
