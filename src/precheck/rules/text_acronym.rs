//! An acronym is never spelled out.
//!
//! *Why it matters*: a reviewer from another field, and the public, cannot look it up in the request.
//! *Found*: `We fit an HLM.` *Fine*: `hierarchical linear models (HLM)` anywhere in the request; what the agency's own catalog
//! and questions say; what is in every dictionary.
//! *Source*: general knowledge (plain language).

use super::text_placeholder::is_stand_in;
use super::{Found, Input};
use crate::prose::words::{Word, words};
use crate::prose::{Text, Written, found_at};
use requisite_pack::Pack;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What a reader of requests for education data knows.
const KNOWN: &[&str] = &[
    "ACT", "AM", "AP", "API", "CA", "CCR", "CD", "CFR", "COVID", "CSV", "CTE", "DC", "DVD", "EL", "ELA",
    "ELL", "ESSA", "FAFSA", "FERPA", "FTP", "GED", "GPA", "HIPAA", "HTML", "IB", "ID", "IDS", "IDEA", "IEP",
    "IES", "IRB", "IT", "LEA", "NAEP", "NCES", "NIST", "NSLP", "OK", "PDF", "PII", "RCW", "SAT", "SAS",
    "SEA", "SPSS", "SQL", "SSN", "STEM", "SY", "UK", "URL", "US", "USA", "USC", "USDA", "VPN", "WA", "WAC",
    "CAASPP", "CALPADS", "CDE", "CEDARS", "ELPAC", "OSPI", "PM", "SBA", "WIDA", "TV", "ZIP", "PHD",
];

/// Most acronyms that are looked up. A text with more is none for a reader, whatever the rest is.
const MOST: usize = 300;

pub fn check(input: &Input<'_>, _with: &Map<String, Value>) -> Vec<Found> {
    let written = input.written;
    let mut said: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for at in written {
        let mut here = Vec::new();
        for text in &at.texts {
            for acronym in acronyms(text) {
                // Each is named where it comes first.
                if said.len() < MOST
                    && said.insert(acronym)
                    && !KNOWN.contains(&acronym)
                    && !is_spelled_out(written, acronym)
                    && !is_the_agencys(input.pack, acronym)
                {
                    here.push(acronym.to_owned());
                }
            }
        }
        found.extend(found_at(at.place.clone(), here));
    }
    found
}

/// Words that people write in capitals to stress them.
const STRESSED: &[&str] = &[
    "ALL", "AND", "ANY", "ARE", "BOTH", "DO", "EACH", "EVERY", "IS", "MAY", "MUST", "NEVER", "NO", "NONE",
    "NOT", "ONLY", "OR", "PLEASE", "SHALL", "THE", "VERY", "WILL",
];

/// The acronyms of a text, without the `s` of many; none beside other words in capitals, in an address or a form of a date.
fn acronyms<'a>(it: &Text<'a>) -> Vec<&'a str> {
    let (text, words) = (it.text, &it.words);
    let loud = |at: Option<usize>| {
        at.and_then(|at| words.get(at))
            .filter(|it| it.text.len() > 1 && it.text.chars().all(char::is_uppercase))
    };
    let joined = |word: &Word<'_>| {
        let before = text.get(..word.start).and_then(|before| before.chars().next_back());
        let after = text.get(word.end()..).and_then(|after| after.chars().next());
        before.into_iter().chain(after).any(|letter| "@_/\\".contains(letter))
    };
    let found = words.iter().enumerate().filter_map(|(at, word)| {
        let beside = [loud(at.checked_sub(1)), loud(Some(at + 1))].into_iter().flatten();
        let shouted = beside.filter(|other| other.sentence == word.sentence).count() > 0;
        let plain = is_stand_in(word.text) || STRESSED.contains(&word.text);
        acronym(word.text).filter(|_| !shouted && !plain && !joined(word))
    });
    found.collect()
}

fn acronym(word: &str) -> Option<&str> {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word);
    let word = word.strip_suffix('s').filter(|rest| rest.len() > 1).unwrap_or(word);
    let loud = word.len() > 1 && word.len() < 7 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let roman = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    (loud && !roman).then_some(word)
}

/// Whether a text has it in brackets behind what it means, or brackets with what it means behind it.
fn is_spelled_out(written: &[Written<'_>], acronym: &str) -> bool {
    let mut texts = written.iter().flat_map(|at| &at.texts).map(|it| it.text);
    texts.any(|text| {
        text.match_indices(acronym).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + acronym.len()..).unwrap_or_default();
            let after = after.strip_prefix('s').unwrap_or(after);
            let behind = before.ends_with('(') && after.starts_with([')', ',', ';']);
            let words_follow = after.trim_start().strip_prefix('(').is_some_and(|rest| {
                rest.split(')').next().is_some_and(|inside| inside.split_whitespace().count() > 1)
            });
            behind || words_follow || after.trim_start().starts_with("stands for")
        })
    })
}

/// Whether the agency itself uses it: in its name, its catalog, its files or its questions.
fn is_the_agencys(pack: &Pack, acronym: &str) -> bool {
    // Most texts do not have its letters at all.
    let has = |text: &str| {
        text.contains(acronym) && words(text).iter().any(|word| self::acronym(word.text) == Some(acronym))
    };
    let elements = pack.elements.iter().flat_map(|it| [&it.name, &it.label, &it.collection]);
    let products = pack.products.iter().map(|it| &it.title);
    let mut catalog = elements.chain(products);
    let Some(words) = pack.words(&pack.language) else { return catalog.any(|text| has(text)) };
    let agency = [&words.agency.short, &words.agency.name, &words.agency.about];
    let questions = words
        .questions
        .values()
        .flat_map(|it| [&it.label, &it.hint, &it.why].into_iter().chain(it.options.values()));
    agency.into_iter().chain(questions).any(|text| has(text)) || catalog.any(|text| has(text))
}
