//! Reading `questions/<section>.json`.

use super::at::{At, Complaints};
use super::conditions::{self, Facts, Tried};
use super::fields::{Fields, wrong_kind};
use super::known::{Known, Names, Shape, entries};
use crate::complaint::{NameKind, Problem};
use crate::element::Named;
use crate::entry::{FIELD, OPTION, QUESTION, QUESTIONS_FILE};
use crate::facts::derived_fact;
use crate::{Condition, Field, Question, QuestionKind, Section};
use requisite_request::{FieldId, QuestionId, SectionId};
use serde_json::Value;

/// Tokens of the HTML attribute `autocomplete` that serve a request.
pub const AUTOCOMPLETE: &[&str] = &[
    "off", "name", "honorific-prefix", "given-name", "family-name", "honorific-suffix", "email", "tel", "organization",
    "organization-title", "street-address", "address-line1", "address-line2", "address-level1", "address-level2",
    "postal-code", "country-name", "url",
];

/// A question's condition that waits until all questions are known.
struct Pending<'v, 'a> {
    page: usize,
    question: usize,
    shown: &'v Value,
    at: At<'a>,
}

/// The pages of questions that could be read.
pub(crate) struct Pages {
    pub sections: Vec<Section>,
    /// Whether every file is for a section of its own; if not, that is why a section has none.
    pub all_placed: bool,
}

/// Reads all files of questions. Pages come in the order in which `pack.json` names them; those that it does not name are
/// left out.
pub(crate) fn read<'a>(
    files: &[(&'a str, Value)],
    order: &[SectionId],
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Pages {
    let mut pages: Vec<(Option<&str>, Vec<Question>)> = Vec::new();
    let mut pending = Vec::new();
    // Sections are declared by pack.json; here each may have one file.
    let mut with_file = Names::new(NameKind::Section);
    for (file, value) in files {
        let Some(fields) = Fields::open(value, QUESTIONS_FILE, At::file(file), out) else { continue };
        let section = fields.text("section", out).filter(|id| {
            let is_first = with_file.declare(id, &fields.at, "section", out);
            is_first && known.sections.check(id, &fields.at, "section", out)
        });
        let mut questions = Vec::new();
        for entry in entries(&fields, "questions", ("question", "id"), QUESTION, out) {
            let Some(question) = read_question(&entry, known, out) else { continue };
            if let Some(shown) = entry.value("shown") {
                let at = entry.at.inside("shown");
                pending.push(Pending { page: pages.len(), question: questions.len(), shown, at });
            }
            questions.push(question);
        }
        pages.push((section, questions));
    }
    for Pending { page, question, shown, at } in pending {
        let facts = Facts { known, tried: Tried::Request };
        let condition = conditions::read(shown, at, facts, out);
        let place = pages.get_mut(page).and_then(|(_, questions)| questions.get_mut(question));
        // A question whose condition is wrong is asked always: better one question too many than one that is never asked.
        if let (Some(condition), Some(question)) = (condition, place) {
            question.shown = condition;
        }
    }
    let all_placed = pages.len() == files.len() && pages.iter().all(|(section, _)| section.is_some());
    let mut sections = Vec::new();
    for id in order {
        let page = pages.iter_mut().find(|(section, _)| *section == Some(id.as_str()));
        if let Some((_, questions)) = page {
            sections.push(Section { id: id.clone(), questions: std::mem::take(questions) });
        }
    }
    Pages { sections, all_placed }
}

fn read_question<'a>(entry: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Option<Question> {
    let id = known.questions.declare_id(entry, "id", out);
    if let Some(id) = id.filter(|id| derived_fact(id).is_some()) {
        out.add(&entry.at, "id", Problem::ReservedId { found: id.to_owned() });
        return None;
    }
    let kind: Option<QuestionKind> = entry.named("kind", out);
    let required = entry.yes("required", out).unwrap_or(false);
    let mut shape = Shape { kind, options: Vec::new(), fields: Vec::new() };
    let options = read_options(entry, &mut shape, out);
    let fields = read_fields(entry, &mut shape, out);
    let min_rows = entry.count("min_rows", out);
    let max_words = entry.count("max_words", out);
    let is_words = matches!(kind, None | Some(QuestionKind::Text | QuestionKind::LongText));
    let is_rows = matches!(kind, None | Some(QuestionKind::Rows));
    fits(entry, "max_words", is_words, "the kinds `text` and `long_text`", out);
    fits(entry, "min_rows", is_rows, "the kind `rows`", out);
    let autocomplete = read_autocomplete(entry, out);
    let requirements = entry.owned_texts("requirements", out);
    let law = entry.owned_texts("law", out);
    let source = known.sources.check_list(entry, "source", out);
    let basis = entry.named("basis", out);
    let id = id?;
    known.shapes.insert(id.to_owned(), shape);
    Some(Question {
        id: QuestionId::new(id).ok()?,
        kind: kind?,
        options,
        fields,
        min_rows: min_rows.unwrap_or(0),
        max_words,
        required,
        shown: Condition::Always,
        autocomplete,
        requirements,
        law,
        source,
        basis: basis?,
    })
}

/// Complains of a field that has no meaning for this kind of question.
fn fits(entry: &Fields<'_, '_>, field: &str, does: bool, with: &'static str, out: &mut Complaints) {
    if !does && entry.has(field) {
        out.add(&entry.at, field, Problem::DoesNotFit { with });
    }
}

/// The ids of the options: texts, or objects with an id. The shape gets those too that cannot be used.
fn read_options(entry: &Fields<'_, '_>, shape: &mut Shape, out: &mut Complaints) -> Vec<String> {
    let kind = shape.kind;
    let takes = matches!(kind, None | Some(QuestionKind::Choice | QuestionKind::Choices));
    fits(entry, "options", takes, "the kinds `choice` and `choices`", out);
    let list = entry.list("options", out);
    if takes && kind.is_some() && entry.value("options").is_none() {
        let problem = if entry.has("options") { Problem::Empty } else { Problem::MissingField };
        out.add(&entry.at, "options", problem);
    }
    let mut names = Names::new(NameKind::Choice);
    let mut options = Vec::new();
    for (idx, value) in list.iter().enumerate() {
        let at = entry.at.item("options", idx);
        let option = match value {
            Value::String(text) => {
                shape.options.push(text.clone());
                let is_new = names.declare(text, &at, "", out);
                super::values::id(text, &at, "", out).filter(|_| is_new)
            }
            Value::Object(map) => {
                shape.options.extend(map.get("id").and_then(Value::as_str).map(str::to_owned));
                Fields::open(value, OPTION, at, out).and_then(|option| names.declare_id(&option, "id", out))
            }
            _ => {
                out.add(&at, "", wrong_kind("a text", value));
                None
            }
        };
        options.extend(option.map(str::to_owned));
    }
    options
}

/// The fields of a question that takes rows. The shape gets those too that cannot be used.
fn read_fields(entry: &Fields<'_, '_>, shape: &mut Shape, out: &mut Complaints) -> Vec<Field> {
    let kind = shape.kind;
    let takes = matches!(kind, None | Some(QuestionKind::Rows));
    fits(entry, "fields", takes, "the kind `rows`", out);
    let list = entry.list("fields", out);
    if takes && kind.is_some() && entry.value("fields").is_none() {
        let problem = if entry.has("fields") { Problem::Empty } else { Problem::MissingField };
        out.add(&entry.at, "fields", problem);
    }
    let mut names = Names::new(NameKind::Field);
    let mut fields = Vec::new();
    for (idx, value) in list.iter().enumerate() {
        let Some(field) = Fields::open(value, FIELD, entry.at.item("fields", idx), out) else { continue };
        fields.extend(read_field(&field, &mut names, shape, out));
    }
    fields
}

/// Kinds that a field of a row can have: no lists within lists.
pub fn field_kinds() -> Vec<&'static str> {
    QuestionKind::NAMES.iter().copied().filter(|it| !matches!(*it, "choices" | "rows")).collect()
}

fn read_field<'a>(
    field: &Fields<'_, 'a>,
    names: &mut Names<'a>,
    of: &mut Shape,
    out: &mut Complaints,
) -> Option<Field> {
    let id = names.declare_id(field, "id", out);
    let kinds = field_kinds();
    let kind = field.choice("kind", &kinds, out).and_then(|at| QuestionKind::from_name(kinds.get(at)?));
    let mut shape = Shape { kind, options: Vec::new(), fields: Vec::new() };
    let options = read_options(field, &mut shape, out);
    of.fields.extend(id.map(|id| (id.to_owned(), shape)));
    let required = field.yes("required", out).unwrap_or(false);
    let autocomplete = read_autocomplete(field, out);
    Some(Field { id: FieldId::new(id?).ok()?, kind: kind?, options, required, autocomplete })
}

fn read_autocomplete(entry: &Fields<'_, '_>, out: &mut Complaints) -> Option<String> {
    let position = entry.choice("autocomplete", AUTOCOMPLETE, out)?;
    AUTOCOMPLETE.get(position).map(|it| (*it).to_owned())
}
