//! Words of several languages beside one another. That each language has the words it needs, and no others, is seen to by
//! the loader; here it is about texts that may be left out, and about placeholders.

use super::Found;
use super::flaw_kind::FlawKind;
use super::places::{json, words_files};
use crate::{Pack, QuestionKind};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Texts of one language, each with its number in the file, by entry and field.
type Texts = BTreeMap<(String, String), (usize, String)>;

/// Texts that a language may leave out: list and last part of the field. Others are missed by the loader.
const OPTIONAL: &[(&str, &str)] = &[
    ("agency", "have_at_hand"),
    ("agency", "start"),
    ("agency", "time_needed"),
    ("grades", ""),
    ("questions", "example"),
    ("questions", "help"),
    ("questions", "hint"),
    ("questions", "why"),
    ("routes", "next"),
    ("rules", "fix"),
    ("sections", "intro"),
    ("sources", ""),
];

/// Compares the words of every language with those in the agency's own.
pub(crate) fn check(pack: &Pack, files: &BTreeMap<String, Vec<u8>>, found: &mut Found<'_>) {
    let names = words_files(files);
    let texts_of = |language: &str| Some(texts(&json(files, names.get(language)?)?));
    let own = texts_of(&pack.language).unwrap_or_default();
    for (language, file) in &names {
        let Some(texts) = texts_of(language) else { continue };
        check_items(pack, file, &texts, found);
        if *language != pack.language {
            check_missing(&texts, file, (&own, &pack.language), found);
            if let Some(own_file) = names.get(&pack.language) {
                check_missing(&own, own_file, (&texts, language), found);
            }
            check_placeholders(&texts, file, (&own, &pack.language), found);
        }
    }
}

/// Complains of texts that another language has and this one has not.
fn check_missing(here: &Texts, file: &str, (there, language): (&Texts, &str), found: &mut Found<'_>) {
    let entries: BTreeSet<&str> = here.keys().map(|(entry, _)| entry.as_str()).collect();
    for (entry, field) in there.keys() {
        let (list, _) = entry.split_once('.').unwrap_or((entry, ""));
        let last = field.rsplit('.').next().unwrap_or_default();
        let may_lack = OPTIONAL.iter().any(|(of, name)| *of == list && (name.is_empty() || *name == last));
        // An entry without any words is missed by the loader, where it must have some.
        let is_there = entries.contains(entry.as_str()) || matches!(list, "grades" | "sources");
        if may_lack && is_there && !here.contains_key(&(entry.clone(), field.clone())) {
            let number = here.range((entry.clone(), String::new())..).next().map_or(0, |(_, (at, _))| *at);
            let kind = FlawKind::Untranslated { language: language.to_owned() };
            found.add_words(file, number, (entry, field), kind);
        }
    }
}

fn check_placeholders(here: &Texts, file: &str, (there, language): (&Texts, &str), found: &mut Found<'_>) {
    for ((entry, field), (number, text)) in here {
        let Some((_, other)) = there.get(&(entry.clone(), field.clone())) else { continue };
        let (ours, theirs) = (placeholders(text), placeholders(other));
        if ours != theirs {
            let kind =
                FlawKind::PlaceholdersDiffer { language: language.to_owned(), found: ours, expected: theirs };
            found.add_words(file, *number, (entry, field), kind);
        }
    }
}

/// Complains of words for the rows of questions that have none.
fn check_items(pack: &Pack, file: &str, texts: &Texts, found: &mut Found<'_>) {
    for question in pack.questions().filter(|it| it.kind != QuestionKind::Rows) {
        let key = (format!("questions.{}", question.id), "item".to_owned());
        if let Some((number, _)) = texts.get(&key) {
            found.add_words(file, *number, (&key.0, &key.1), FlawKind::ItemWithoutRows);
        }
    }
}

/// The placeholders of a text, sorted and each once.
fn placeholders(text: &str) -> Vec<String> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some((name, after)) = rest.split_once('{').and_then(|(_, inside)| inside.split_once('}')) {
        names.insert(name.to_owned());
        rest = after;
    }
    names.into_iter().collect()
}

/// All texts of a words file that are not blank.
fn texts(words: &Value) -> Texts {
    let mut texts = Texts::new();
    let mut number = 0;
    for (list, value) in words.as_object().into_iter().flatten() {
        for (key, value) in value.as_object().into_iter().flatten() {
            number += 1;
            match value {
                Value::Object(map) => {
                    for (field, value) in map {
                        add_texts(&format!("{list}.{key}"), field, value, number, &mut texts);
                    }
                }
                value => add_texts(list, key, value, number, &mut texts),
            }
        }
    }
    texts
}

/// Adds the texts of a field; the paragraphs of a list are one text.
fn add_texts(entry: &str, field: &str, value: &Value, number: usize, texts: &mut Texts) {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        Value::Object(map) => {
            for (name, value) in map {
                add_texts(entry, &format!("{field}.{name}"), value, number, texts);
            }
            return;
        }
        _ => return,
    };
    if !text.trim().is_empty() {
        texts.insert((entry.to_owned(), field.to_owned()), (number, text));
    }
}
