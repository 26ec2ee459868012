//! Reading `questions/<section>.json`.

use super::at::{At, Complaints};
use super::conditions::{self, Facts, Tried};
use super::fields::{Fields, wrong_kind};
use super::known::{Known, Names, Shape, each_entry};
use super::values;
use crate::complaint::NameKind;
use crate::element::Named;
use crate::entry::{CELL_TEST, FIELD, OPTION, QUESTION, QUESTIONS_FILE};
use crate::facts::derived_fact;
use crate::problem::Problem;
use crate::{CellTest, Condition, Field, Question, QuestionKind, Section};
use requisite_request::{FieldId, QuestionId, SectionId};
use serde_json::Value;

/// Tokens of the HTML attribute `autocomplete` that serve a request.
pub const AUTOCOMPLETE: &[&str] = &[
    "off",
    "name",
    "honorific-prefix",
    "given-name",
    "family-name",
    "honorific-suffix",
    "email",
    "tel",
    "organization",
    "organization-title",
    "street-address",
    "address-line1",
    "address-line2",
    "address-level1",
    "address-level2",
    "postal-code",
    "country-name",
    "url",
];

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
    let mut pages: Vec<(&str, Vec<Question>)> = Vec::new();
    let mut heads: Vec<Fields<'_, 'a>> = Vec::new();
    // Conditions wait until all questions are known: page and number of the question, and its entry.
    let mut shown: Vec<(usize, usize, &Value, At<'_, 'a>)> = Vec::new();
    // Sections are declared by pack.json; here each may have one file.
    let mut with_file = Names::new(NameKind::Section);
    for (file, value) in files {
        let Some(fields) = Fields::open(value, QUESTIONS_FILE, At::file(file), out) else { continue };
        let mut section = fields.given("section", out).unwrap_or_default();
        let is_new = with_file.declare(section, &fields.at, "section", out);
        if section.is_empty() || !is_new || !known.sections.check(section, &fields.at, "section", out) {
            section = "";
        }
        let mut questions = Vec::new();
        each_entry(&fields, "questions", ("question", "id"), QUESTION, out, &mut |entry, out| {
            let Some(question) = read_question(entry, known, out) else { return };
            if let Some(value) = entry.value("shown") {
                shown.push((pages.len(), questions.len(), value, entry.at));
            }
            questions.push(question);
        });
        pages.push((section, questions));
        heads.push(fields);
    }
    for (page, question, value, at) in shown {
        let facts = Facts { known, tried: Tried::Request };
        let condition = conditions::read(value, at.inside("shown"), facts, out);
        let place = pages.get_mut(page).and_then(|(_, questions)| questions.get_mut(question));
        // A question whose condition is wrong is asked always: better one question too many than one that is never asked.
        if let (Some(condition), Some(question)) = (condition, place) {
            question.shown = condition;
        }
    }
    let all_placed = pages.len() == files.len() && !pages.iter().any(|(section, _)| section.is_empty());
    let mut sections = Vec::new();
    for id in order {
        let mut pages = pages.iter_mut().zip(&heads);
        let Some(((_, questions), head)) = pages.find(|((section, _), _)| *section == id.as_str()) else {
            continue;
        };
        let after = known.questions.check_list(head, "after", out);
        let after = after.iter().filter_map(|id| QuestionId::new(id).ok()).collect();
        sections.push(Section { id: id.clone(), questions: std::mem::take(questions), after });
    }
    Pages { sections, all_placed }
}

fn read_question<'a>(
    entry: &Fields<'_, 'a>,
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Option<Question> {
    let name = known.questions.declare_id(entry, "id", out);
    if derived_fact(name).is_some() {
        entry.complain("id", Problem::ReservedId { found: name.to_owned() }, out);
    }
    let mut shape =
        Shape { kind: read_kind(entry, QuestionKind::NAMES, out), options: Vec::new(), fields: Vec::new() };
    let (options, fields) = (read_options(entry, &mut shape, out), read_fields(entry, &mut shape, out));
    let kind = shape.kind;
    let is_words = matches!(kind, None | Some(QuestionKind::Text | QuestionKind::LongText));
    let is_rows = matches!(kind, None | Some(QuestionKind::Rows));
    fits(entry, "max_words", is_words, "the kinds `text` and `long_text`", out);
    fits(entry, "min_rows", is_rows, "the kind `rows`", out);
    let is_choices = matches!(kind, None | Some(QuestionKind::Choices));
    fits(entry, "alone", is_choices, "the kind `choices`", out);
    let is_long = matches!(kind, None | Some(QuestionKind::LongText));
    fits(entry, "assembles", is_long, "the kind `long_text`", out);
    if let Some(number) = known.questions.number(name) {
        known.shapes.set(number, shape);
    }
    let question = Question {
        id: QuestionId::new(name).ok()?,
        kind: kind?,
        alone: read_alone(entry, &options, out),
        options,
        fields,
        min_rows: entry.count("min_rows", out).unwrap_or_default(),
        max_words: entry.count("max_words", out),
        assembles: entry.has("assembles").then(|| entry.named("assembles", out)),
        required: entry.yes("required", out).unwrap_or_default(),
        shown: Condition::Always,
        autocomplete: read_autocomplete(entry, out),
        requirements: entry.owned_texts("requirements", out),
        law: entry.owned_texts("law", out),
        source: known.sources.check_list(entry, "source", out),
        basis: entry.named("basis", out),
    };
    entry.usable().then_some(question)
}

fn read_kind(entry: &Fields<'_, '_>, allowed: &[&str], out: &mut Complaints) -> Option<QuestionKind> {
    let position = entry.choice("kind", allowed, out)?;
    QuestionKind::from_name(allowed.get(position)?)
}

/// The option that goes with no other.
fn read_alone(entry: &Fields<'_, '_>, options: &[String], out: &mut Complaints) -> Option<String> {
    let text = entry.has("alone").then(|| entry.given("alone", out))??;
    if !options.iter().any(|it| it == text) {
        let suggestion = out.suggest(text, &mut options.iter().map(String::as_str));
        let problem = Problem::UnknownName { kind: NameKind::Choice, found: text.to_owned(), suggestion };
        entry.complain("alone", problem, out);
    }
    Some(text.to_owned())
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
        let (id, usable) = match value {
            Value::String(text) => {
                let is_new = names.declare(text, &at, "", out);
                (text.as_str(), values::id(text, &at, "", out) && is_new)
            }
            Value::Object(_) => {
                let Some(option) = Fields::open(value, OPTION, at, out) else { continue };
                (names.declare_id(&option, "id", out), option.usable())
            }
            _ => {
                out.add(&at, "", wrong_kind("a text", value));
                continue;
            }
        };
        shape.options.push(id.to_owned());
        if usable {
            options.push(id.to_owned());
        }
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
    let ids: Vec<&str> = list.iter().filter_map(|it| it.get("id").and_then(Value::as_str)).collect();
    // Those before the field at hand that are asked in every row.
    let mut always: Vec<&str> = Vec::new();
    for (idx, value) in list.iter().enumerate() {
        let Some(field) = Fields::open(value, FIELD, entry.at.item("fields", idx), out) else { continue };
        let read = read_field(&field, &mut names, shape, out);
        let shown = field.value("shown").map(|test| {
            let test = Fields::open(test, CELL_TEST, field.at.inside("shown"), out)?;
            read_cell_test(&test, &always, &ids, shape, out)
        });
        if shown.is_none() {
            always.push(value.get("id").and_then(Value::as_str).unwrap_or_default());
        }
        fields.extend(read.map(|read| Field { shown: shown.flatten(), ..read }));
    }
    fields
}

/// What another field of the row must say.
fn read_cell_test(
    test: &Fields<'_, '_>,
    always: &[&str],
    ids: &[&str],
    of: &Shape,
    out: &mut Complaints,
) -> Option<CellTest> {
    let (name, any_of) = (test.given("field", out)?, test.texts("in", out));
    if !always.contains(&name) {
        let problem = if ids.contains(&name) {
            Problem::NotAskedBefore { field: name.to_owned() }
        } else {
            let suggestion = out.suggest(name, &mut always.iter().copied());
            Problem::UnknownName { kind: NameKind::Field, found: name.to_owned(), suggestion }
        };
        test.complain("field", problem, out);
        return None;
    }
    let shape = of.fields.iter().find(|(id, _)| id == name).map(|(_, shape)| shape)?;
    let options: Vec<&str> = match shape.kind? {
        QuestionKind::YesNo => vec!["yes", "no"],
        QuestionKind::Choice => shape.options.iter().map(String::as_str).collect(),
        kind => {
            let (expected, found) = (QuestionKind::Choice.as_str(), kind.as_str());
            test.complain("field", Problem::WrongField { field: name.to_owned(), expected, found }, out);
            return None;
        }
    };
    for (idx, text) in &any_of {
        values::choice(text, &options, &test.at.item("in", *idx), "", out);
    }
    let any_of = any_of.into_iter().map(|(_, text)| text.to_owned()).collect();
    test.usable().then_some(CellTest { field: FieldId::new(name).ok()?, any_of })
}

/// Kinds that a field of a row can have: no lists within lists.
pub const FIELD_KINDS: &[&str] =
    &["text", "long_text", "choice", "yes_no", "date", "number", "email", "phone", "acknowledge"];

fn read_field<'a>(
    field: &Fields<'_, 'a>,
    names: &mut Names<'a>,
    of: &mut Shape,
    out: &mut Complaints,
) -> Option<Field> {
    let id = names.declare_id(field, "id", out);
    let mut shape =
        Shape { kind: read_kind(field, FIELD_KINDS, out), options: Vec::new(), fields: Vec::new() };
    let options = read_options(field, &mut shape, out);
    let kind = shape.kind;
    of.fields.push((id.to_owned(), shape));
    let field_read = Field {
        id: FieldId::new(id).ok()?,
        kind: kind?,
        options,
        required: field.yes("required", out).unwrap_or_default(),
        shown: None,
        autocomplete: read_autocomplete(field, out),
    };
    field.usable().then_some(field_read)
}

fn read_autocomplete(entry: &Fields<'_, '_>, out: &mut Complaints) -> Option<String> {
    let position = entry.choice("autocomplete", AUTOCOMPLETE, out)?;
    AUTOCOMPLETE.get(position).map(|it| (*it).to_owned())
}
