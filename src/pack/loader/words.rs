//! Reading `words.<language>.json`.

use super::at::{At, Complaints};
use super::fields::{Fields, wrong_kind};
use super::values;
use crate::entry::{
    AGENCY_WORDS, EntryKind, OBLIGATION_WORDS, QUESTION_WORDS, ROUTE_WORDS, RULE_WORDS, SECTION_WORDS, WORDS_FILE,
};
use crate::{AgencyWords, QuestionWords, RouteWords, RuleWords, SectionWords, TitledText, Words};
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads the words of one language. What is there is kept, also where something is missing beside it.
pub(crate) fn read(file: &str, value: &Value, out: &mut Complaints) -> Option<Words> {
    let fields = Fields::open(value, WORDS_FILE, At::file(file), out)?;
    let mut words = Words { agency: read_agency(&fields, out), ..Words::default() };
    each(&fields, "sections", SECTION_WORDS, out, &mut |id, entry, out| {
        let section =
            SectionWords { title: entry.text_or_blank("title", out), intro: entry.text_or_blank("intro", out) };
        words.sections.insert(id, section);
    });
    each(&fields, "questions", QUESTION_WORDS, out, &mut |id, entry, out| {
        words.questions.insert(id, read_question(entry, out));
    });
    each(&fields, "rules", RULE_WORDS, out, &mut |id, entry, out| {
        let rule = RuleWords {
            what: entry.text_or_blank("what", out),
            why: entry.text_or_blank("why", out),
            fix: entry.text_or_blank("fix", out),
        };
        words.rules.insert(id, rule);
    });
    each(&fields, "routes", ROUTE_WORDS, out, &mut |id, entry, out| {
        let route = RouteWords {
            title: entry.text_or_blank("title", out),
            text: entry.owned_texts("text", out),
            next: entry.owned_texts("next", out),
        };
        words.routes.insert(id, route);
    });
    each(&fields, "obligations", OBLIGATION_WORDS, out, &mut |id, entry, out| {
        let obligation =
            TitledText { title: entry.text_or_blank("title", out), text: entry.text_or_blank("text", out) };
        words.obligations.insert(id, obligation);
    });
    words.contacts = labels(&fields, "contacts", out);
    words.links = labels(&fields, "links", out);
    words.units = labels(&fields, "units", out);
    words.grades = labels(&fields, "grades", out);
    words.breakdowns = labels(&fields, "breakdowns", out);
    words.groups = labels(&fields, "groups", out);
    words.sources = labels(&fields, "sources", out);
    Some(words)
}

fn read_agency(fields: &Fields<'_, '_>, out: &mut Complaints) -> AgencyWords {
    let Some(value) = fields.value("agency") else { return AgencyWords::default() };
    let at = fields.at.words("agency");
    let Some(entry) = Fields::open(value, AGENCY_WORDS, at, out) else { return AgencyWords::default() };
    AgencyWords {
        name: entry.text_or_blank("name", out),
        short: entry.text_or_blank("short", out),
        about: entry.text_or_blank("about", out),
        start: entry.owned_texts("start", out),
        have_at_hand: entry.owned_texts("have_at_hand", out),
        time_needed: entry.text_or_blank("time_needed", out),
    }
}

fn read_question(entry: &Fields<'_, '_>, out: &mut Complaints) -> QuestionWords {
    let mut fields = BTreeMap::new();
    for (id, value) in entry.map("fields", out).into_iter().flatten() {
        let at = entry.at.inside("fields").inside(id);
        if let Some(field) = Fields::open(value, QUESTION_WORDS, at, out) {
            fields.insert(id.clone(), read_question(&field, out));
        }
    }
    QuestionWords {
        label: entry.text_or_blank("label", out),
        hint: entry.text_or_blank("hint", out),
        why: entry.text_or_blank("why", out),
        help: entry.text_or_blank("help", out),
        example: entry.text_or_blank("example", out),
        item: entry.text_or_blank("item", out),
        options: labels_at(entry, "options", &entry.at.inside("options"), out),
        fields,
    }
}

/// Calls `take` for every object of a map with free keys.
fn each<'v, 'a>(
    fields: &Fields<'v, 'a>,
    name: &str,
    kind: &'static EntryKind,
    out: &mut Complaints,
    take: &mut dyn FnMut(String, &Fields<'v, 'a>, &mut Complaints),
) {
    for (id, value) in fields.map(name, out).into_iter().flatten() {
        let at = fields.at.words(&format!("{name}.{id}"));
        if let Some(entry) = Fields::open(value, kind, at, out) {
            take(id.clone(), &entry, out);
        }
    }
}

/// A map from names to labels.
fn labels(fields: &Fields<'_, '_>, name: &str, out: &mut Complaints) -> BTreeMap<String, String> {
    labels_at(fields, name, &fields.at.words(name), out)
}

fn labels_at(fields: &Fields<'_, '_>, name: &str, at: &At<'_>, out: &mut Complaints) -> BTreeMap<String, String> {
    let mut labels = BTreeMap::new();
    for (id, value) in fields.map(name, out).into_iter().flatten() {
        match value.as_str() {
            Some(text) => {
                values::plain(text, at, id, out);
                labels.insert(id.clone(), text.to_owned());
            }
            None => out.add(at, id, wrong_kind("a text", value)),
        }
    }
    labels
}
