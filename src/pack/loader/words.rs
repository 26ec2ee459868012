//! Reading `words.<language>.json`.

use super::at::{At, Complaints};
use super::fields::{Fields, wrong_kind};
use super::values;
use crate::entry::{
    AGENCY_WORDS, EntryKind, OBLIGATION_WORDS, PART_WORDS, QUESTION_WORDS, ROUTE_WORDS, RULE_WORDS,
    SECTION_WORDS, WORDS_FILE,
};
use crate::{
    AgencyWords, ObligationWords, QuestionWords, RouteWords, RuleWords, SectionWords, TitledText, Words,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads the words of one language. What is there is kept, also where something is missing beside it.
pub(crate) fn read(file: &str, value: &Value, out: &mut Complaints) -> Option<Words> {
    let fields = Fields::open(value, WORDS_FILE, At::file(file), out)?;
    let mut words = Words::default();
    if let Some(value) = fields.value("agency") {
        let entry = Fields::open(value, AGENCY_WORDS, At::words(file, "agency", ""), out);
        words.agency = entry.map(|entry| read_agency(&entry, out)).unwrap_or_default();
    }
    each(&fields, "sections", SECTION_WORDS, out, &mut |id, entry, out| {
        let section = SectionWords { title: entry.text("title", out), intro: entry.text("intro", out) };
        words.sections.insert(id, section);
    });
    each(&fields, "questions", QUESTION_WORDS, out, &mut |id, entry, out| {
        words.questions.insert(id, read_question(entry, out));
    });
    each(&fields, "rules", RULE_WORDS, out, &mut |id, entry, out| {
        let (what, why, fix) = (entry.text("what", out), entry.text("why", out), entry.text("fix", out));
        words.rules.insert(id, RuleWords { what, why, fix });
    });
    each(&fields, "routes", ROUTE_WORDS, out, &mut |id, entry, out| {
        let (text, next) = (entry.owned_texts("text", out), entry.owned_texts("next", out));
        words.routes.insert(id, RouteWords { title: entry.text("title", out), text, next });
    });
    each(&fields, "obligations", OBLIGATION_WORDS, out, &mut |id, entry, out| {
        let mut parts = BTreeMap::new();
        for (part, value) in entry.map("parts", out).into_iter().flatten() {
            let at = entry.at.inside("parts");
            if let Some(words) = Fields::open(value, PART_WORDS, at.inside(part), out) {
                let (title, text) = (words.text("title", out), words.text("text", out));
                parts.insert(part.clone(), TitledText { title, text });
            }
        }
        let (title, text) = (entry.text("title", out), entry.text("text", out));
        words.obligations.insert(id, ObligationWords { title, text, parts });
    });
    for (list, labels) in [
        ("work", &mut words.work),
        ("steps", &mut words.steps),
        ("contacts", &mut words.contacts),
        ("links", &mut words.links),
        ("units", &mut words.units),
        ("grades", &mut words.grades),
        ("breakdowns", &mut words.breakdowns),
        ("groups", &mut words.groups),
        ("sources", &mut words.sources),
        ("examples", &mut words.examples),
    ] {
        *labels = read_labels(&fields, list, &At::words(file, list, ""), out);
    }
    Some(words)
}

fn read_agency(entry: &Fields<'_, '_>, out: &mut Complaints) -> AgencyWords {
    AgencyWords {
        name: entry.text("name", out),
        short: entry.text("short", out),
        about: entry.text("about", out),
        start: entry.owned_texts("start", out),
        have_at_hand: entry.owned_texts("have_at_hand", out),
        time_needed: entry.text("time_needed", out),
    }
}

fn read_question(entry: &Fields<'_, '_>, out: &mut Complaints) -> QuestionWords {
    let mut fields = BTreeMap::new();
    for (id, value) in entry.map("fields", out).into_iter().flatten() {
        let at = entry.at.inside("fields");
        if let Some(field) = Fields::open(value, QUESTION_WORDS, at.inside(id), out) {
            fields.insert(id.clone(), read_question(&field, out));
        }
    }
    QuestionWords {
        label: entry.text("label", out),
        hint: entry.text("hint", out),
        why: entry.text("why", out),
        help: entry.text("help", out),
        example: entry.text("example", out),
        item: entry.text("item", out),
        options: read_labels(entry, "options", &entry.at.inside("options"), out),
        fields,
    }
}

/// Calls `take` for every object of a map with free keys.
fn each(
    fields: &Fields<'_, '_>,
    list: &'static str,
    kind: &'static EntryKind,
    out: &mut Complaints,
    take: &mut dyn FnMut(String, &Fields<'_, '_>, &mut Complaints),
) {
    for (id, value) in fields.map(list, out).into_iter().flatten() {
        if let Some(entry) = Fields::open(value, kind, At::words(fields.at.file, list, id), out) {
            take(id.clone(), &entry, out);
        }
    }
}

/// A map from names to labels.
fn read_labels(
    fields: &Fields<'_, '_>,
    list: &str,
    at: &At<'_, '_>,
    out: &mut Complaints,
) -> BTreeMap<String, String> {
    let mut labels = BTreeMap::new();
    for (id, value) in fields.map(list, out).into_iter().flatten() {
        let Some(text) = value.as_str() else {
            out.add(at, id, wrong_kind("a text", value));
            continue;
        };
        values::plain(text, at, id, out);
        labels.insert(id.clone(), text.to_owned());
    }
    labels
}
