//! Whether everything that a person would read has words, and whether there are words for nothing.

use super::at::{At, Complaints};
use super::known::{Known, Names, Shape};
use super::products::STAFF_RECORD;
use super::rules::PROGRAM_PAGES;
use crate::complaint::NameKind;
use crate::problem::Problem;
use crate::{QuestionKind, QuestionWords, Words};
use std::collections::BTreeMap;

/// Ending of the keys that hold hints of options.
const HINT: &str = ".hint";

/// Checks the words of one language against all that the pack declares.
pub(crate) fn check(file: &str, words: &Words, known: &Known<'_>, out: &mut Complaints) {
    let list = |name: &'static str| At::words(file, name, "");
    compare(&list("sections"), &known.sections, &keys(&words.sections), PROGRAM_PAGES, out);
    compare(&list("questions"), &known.questions, &keys(&words.questions), &[], out);
    compare(&list("rules"), &known.rules, &keys(&words.rules), &[], out);
    compare(&list("routes"), &known.routes, &keys(&words.routes), &[], out);
    compare(&list("obligations"), &known.obligations, &keys(&words.obligations), &[], out);
    for (name, names, labels) in [
        ("work", &known.work, &words.work),
        ("steps", &known.steps, &words.steps),
        ("contacts", &known.contacts, &words.contacts),
        ("links", &known.links, &words.links),
        ("units", &known.units, &words.units),
        ("breakdowns", &known.breakdowns, &words.breakdowns),
        ("groups", &known.groups, &words.groups),
    ] {
        compare(&list(name), names, &keys(labels), &[STAFF_RECORD], out);
        check_blank(&list(name), labels, out);
    }
    // Grades are readable by their ids, and sources have titles in pack.json: words for them may be missing.
    for (name, names, labels) in
        [("grades", &known.grades, &words.grades), ("sources", &known.sources, &words.sources)]
    {
        for key in labels.keys() {
            names.check(key, &list(name), key, out);
        }
        check_blank(&list(name), labels, out);
    }
    for (id, words) in &words.questions {
        if let Some(shape) = known.shape(id) {
            check_question(&At::words(file, "questions", id), shape, words, out);
        }
    }
    for (id, words) in &words.obligations {
        let parts = known.obligations.number(id).and_then(|number| known.parts.get(number));
        if let Some(parts) = parts {
            let at = At::words(file, "obligations", id);
            compare(&at.inside("parts"), parts, &keys(&words.parts), &[], out);
        }
    }
    for (code, words) in &words.rules {
        if known.rule_shape(code).is_some_and(|shape| shape.to_fix) && words.fix.trim().is_empty() {
            out.add(&At::words(file, "rules", code), "fix", Problem::MissingWords);
        }
    }
}

fn check_question(at: &At<'_, '_>, shape: &Shape, words: &QuestionWords, out: &mut Complaints) {
    if shape.kind == Some(QuestionKind::Rows) && words.item.trim().is_empty() {
        out.add(at, "item", Problem::MissingWords);
    }
    let mut labeled = keys(&words.options);
    let is_option = |key: &str| shape.options.iter().any(|option| option == key);
    labeled.retain(|key| !key.strip_suffix(HINT).is_some_and(is_option));
    compare(&at.inside("options"), &declared(NameKind::Choice, &shape.options), &labeled, &[], out);
    check_blank(&at.inside("options"), &words.options, out);
    let mut names = Vec::new();
    for (id, field) in &shape.fields {
        names.push(id.clone());
        if let Some(words) = words.fields.get(id) {
            check_question(&at.inside("fields").inside(id), field, words, out);
        }
    }
    compare(&at.inside("fields"), &declared(NameKind::Field, &names), &keys(&words.fields), &[], out);
}

/// Names that were declared within a question.
fn declared(kind: NameKind, names: &[String]) -> Names<'static> {
    let mut declared = Names::new(kind);
    for name in names {
        // A name that is given twice has been complained of.
        declared.declare(name, &At::file(""), "", &mut Complaints::new());
    }
    declared
}

fn keys<T>(map: &BTreeMap<String, T>) -> Vec<&str> {
    let mut keys = Vec::new();
    for key in map.keys() {
        keys.push(key.as_str());
    }
    keys
}

/// Complains of names without words and of words without a name. Words under a misspelled name are one mistake, not two.
/// `given` is sorted; `extra` may have words or not.
fn compare(at: &At<'_, '_>, names: &Names<'_>, given: &[&str], extra: &[&str], out: &mut Complaints) {
    let mut missing = Vec::new();
    for name in names.all() {
        if given.binary_search(&name).is_err() {
            missing.push(name);
        }
    }
    for name in given {
        // While names could not all be read, words for others are no surplus.
        if names.has(name) || extra.contains(name) || !names.whole {
            continue;
        }
        let suggestion = out.suggest(name, &mut missing.iter().copied());
        missing.retain(|it| suggestion.as_deref() != Some(*it));
        let problem = Problem::SurplusWords { kind: names.kind, found: (*name).to_owned(), suggestion };
        out.add(at, name, problem);
    }
    for name in missing {
        out.add(at, name, Problem::MissingWords);
    }
}

/// Complains of labels that are there and blank.
fn check_blank(at: &At<'_, '_>, labels: &BTreeMap<String, String>, out: &mut Complaints) {
    for (id, label) in labels {
        if label.trim().is_empty() {
            out.add(at, id, Problem::MissingWords);
        }
    }
}
