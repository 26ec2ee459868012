//! How the data move, as the answers say: from the agency to where they are kept, who sees them, what comes out, and how
//! they end. What is asked and not answered is told apart from what is not asked, so that nothing is made up.
//!
//! [`data_flow`] reads the answers; `drawing` puts them into boxes, and `sentences` says the same in words.

mod drawing;
mod sentences;

pub use drawing::{DRAWING_WIDTH, Drawing, DrawnArrow, DrawnBox, drawing};
pub use sentences::{flow_sentences, safeguard_sentences};

use crate::sentences::value_words;
use requisite_pack::{FlowPeople, FlowStorage, Pack, QuestionKind, Words};
use requisite_request::{Answer, FieldId, QuestionId, Request, Row};
use std::collections::BTreeSet;

/// What the answers say of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// This request is not asked for it.
    NotAsked,
    /// It is asked, and not answered yet.
    NotYet,
    /// What is answered, in words.
    So(String),
}

/// A place where the data are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoragePlace {
    /// What kind of place it is; blank when that is not said yet.
    pub medium: String,
    /// Where it is; may be blank.
    pub location: String,
    /// Whether it is encrypted, where that is said.
    pub encrypted: Option<bool>,
    /// How the copy is destroyed.
    pub destroyed: Told,
}

/// Somebody who works with the data or on the study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowPerson {
    /// Who it is; blank when that is not said yet.
    pub name: String,
    /// What they do; may be blank.
    pub part: String,
    /// For whom they work; may be blank.
    pub organization: String,
    /// Whether they see the data; none when that is asked and not answered.
    pub sees: Option<bool>,
    /// Whether they are said to work for another organization than the requestor's.
    pub outside: bool,
}

/// How the data move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFlow {
    /// The agency's short name.
    pub agency: String,
    /// How it sends the data: the question and its answer.
    pub transfer: Told,
    /// The requestor's organization.
    pub recipient: Told,
    /// Where the data are kept; none when this request is not asked for it.
    pub places: Option<Vec<StoragePlace>>,
    /// Who is named; none when this request is not asked for it.
    pub people: Option<Vec<FlowPerson>>,
    /// The beginning of what is said on results.
    pub results: Told,
    /// The day by which the data are destroyed.
    pub destruction: Told,
}

impl DataFlow {
    /// Whether a place or a person is named, so that there is something to draw.
    pub fn is_begun(&self) -> bool {
        let has_place = self.places.as_ref().is_some_and(|places| !places.is_empty());
        has_place || self.people.as_ref().is_some_and(|people| !people.is_empty())
    }
}

/// Letters of what is said on results that are shown; the rest is among the answers.
const LETTERS_OF_RESULTS: usize = 60;

/// How the data move, as the answers to the questions that are `shown` say it; none when the pack does not say which
/// questions those are.
pub fn data_flow(
    pack: &Pack,
    language: &str,
    request: &Request,
    shown: &BTreeSet<QuestionId>,
) -> Option<DataFlow> {
    let flow = pack.uses.flow.as_ref()?;
    let reader = Reader { pack, words: pack.words(language), request, shown };
    Some(DataFlow {
        agency: reader.agency(),
        transfer: reader.transfer(flow.transfer.as_ref()),
        recipient: reader.told(pack.uses.organization.as_ref()),
        places: flow.storage.as_ref().and_then(|storage| reader.places(storage)),
        people: flow.people.as_ref().and_then(|people| reader.people(people)),
        results: match reader.told(flow.results.as_ref()) {
            Told::So(text) => Told::So(shortened(&text, LETTERS_OF_RESULTS)),
            other => other,
        },
        destruction: reader.told(pack.uses.destruction.as_ref()),
    })
}

struct Reader<'a> {
    pack: &'a Pack,
    words: Option<&'a Words>,
    request: &'a Request,
    shown: &'a BTreeSet<QuestionId>,
}

impl Reader<'_> {
    fn agency(&self) -> String {
        let agency = self.words.map(|words| &words.agency);
        let names = agency.into_iter().flat_map(|agency| [&agency.short, &agency.name]);
        names.chain([&self.pack.stamp.id]).find(|name| !name.is_empty()).cloned().unwrap_or_default()
    }

    /// The answer to a question of one value.
    fn told(&self, question: Option<&QuestionId>) -> Told {
        let Some(id) = question.filter(|id| self.shown.contains(*id)) else { return Told::NotAsked };
        let Some(text) = self.request.answer(id).and_then(Answer::as_text) else { return Told::NotYet };
        let options = self.words.and_then(|words| words.questions.get(id.as_str())).map(|it| &it.options);
        let kind = self.pack.question(id).map_or(QuestionKind::Text, |question| question.kind);
        Told::So(one_line(&value_words(kind, options, text)))
    }

    /// The answer behind its question, which may be a bare yes or no without it.
    fn transfer(&self, question: Option<&QuestionId>) -> Told {
        let told = self.told(question);
        let (Told::So(text), Some(id)) = (&told, question) else { return told };
        let words = self.words.and_then(|words| words.questions.get(id.as_str()));
        let label = words.map_or(id.as_str(), |words| words.label.as_str());
        let mark = if label.ends_with('?') { "" } else { ":" };
        Told::So(format!("{label}{mark} {text}"))
    }

    /// The rows that hold something; none when the question is not asked.
    fn rows(&self, question: &QuestionId) -> Option<Vec<&Row>> {
        let rows = self.request.answer(question).map(Answer::as_rows).unwrap_or_default();
        let filled = rows.iter().filter(|row| row.values().any(|cell| !cell.trim().is_empty()));
        self.shown.contains(question).then(|| filled.collect())
    }

    /// A cell in words; blank when it is not filled in.
    fn cell(&self, question: &QuestionId, row: &Row, field: Option<&FieldId>) -> String {
        let Some(field) = field else { return String::new() };
        let text = row.get(field).map(String::as_str).unwrap_or_default();
        let words = self.words.and_then(|words| words.questions.get(question.as_str()));
        let options = words.and_then(|words| words.fields.get(field.as_str())).map(|words| &words.options);
        let fields = self.pack.question(question).map(|question| question.fields.as_slice());
        let of_kind = fields.into_iter().flatten().find(|it| it.id == *field);
        let kind = of_kind.map_or(QuestionKind::Text, |field| field.kind);
        one_line(&value_words(kind, options, text))
    }

    fn places(&self, storage: &FlowStorage) -> Option<Vec<StoragePlace>> {
        let rows = self.rows(&storage.question)?;
        let place = |row: &Row| {
            let cell = |field: Option<&FieldId>| self.cell(&storage.question, row, field);
            let destroyed = match (cell(storage.destroyed.as_ref()), cell(storage.note.as_ref())) {
                (way, note) if way.is_empty() || note.is_empty() => way + &note,
                (way, note) => format!("{way} ({note})"),
            };
            StoragePlace {
                medium: cell(Some(&storage.medium)),
                location: cell(storage.location.as_ref()),
                encrypted: yes(row, storage.encrypted.as_ref()),
                destroyed: match storage.destroyed {
                    None => Told::NotAsked,
                    Some(_) if destroyed.is_empty() => Told::NotYet,
                    Some(_) => Told::So(destroyed),
                },
            }
        };
        Some(rows.into_iter().map(place).collect())
    }

    fn people(&self, people: &FlowPeople) -> Option<Vec<FlowPerson>> {
        let rows = self.rows(&people.question)?;
        let person = |row: &Row| FlowPerson {
            name: self.cell(&people.question, row, Some(&people.name)),
            part: self.cell(&people.question, row, people.part.as_ref()),
            organization: self.cell(&people.question, row, people.organization.as_ref()),
            sees: if people.sees.is_some() { yes(row, people.sees.as_ref()) } else { Some(true) },
            outside: yes(row, people.outside.as_ref()) == Some(true),
        };
        Some(rows.into_iter().map(person).collect())
    }
}

/// A yes or no of a row, where one is given.
fn yes(row: &Row, field: Option<&FieldId>) -> Option<bool> {
    match row.get(field?)?.trim() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// A text with single spaces, also for its line ends.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, to the end of a word where there is one.
fn shortened(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let start: String = text.chars().take(letters).collect();
    let words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{}\u{2026}", words.trim_end_matches([',', ';', ':', '.']))
}
