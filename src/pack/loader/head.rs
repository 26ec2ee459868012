//! Reading `pack.json`: what the agency is, and the names that all other files refer to.

use super::at::Complaints;
use super::fields::{Fields, wrong_kind};
use super::known::{Known, Names, entries};
use super::products::ADDRESS_BASES;
use super::values;
use crate::complaint::Problem;
use crate::entry::{BREAKDOWN, CONTACT, LINK, MARGINS, SOURCE, USES};
use crate::{Breakdown, Contact, Link, Margins, QuestionKind, Source, Uses};
use requisite_request::{BreakdownId, ElementId, GradeId, QuestionId, SchoolYear, SectionId, UnitId};
use std::collections::BTreeMap;

/// What `pack.json` says by itself. What a pack cannot do without may be absent here.
pub(crate) struct Head {
    pub id: Option<String>,
    pub version: Option<String>,
    pub edition: String,
    pub language: Option<String>,
    pub first_year: Option<SchoolYear>,
    pub latest_year: Option<SchoolYear>,
    pub smallest_cell: Option<u32>,
    pub units: Vec<UnitId>,
    pub grades: Vec<GradeId>,
    pub breakdowns: Vec<Breakdown>,
    pub groups: Vec<String>,
    pub margins: Option<Margins>,
    pub contacts: Vec<Contact>,
    pub links: Vec<Link>,
    pub sources: Vec<Source>,
    pub sections: Vec<SectionId>,
}

/// Reads everything that refers to nothing outside `pack.json`.
pub(crate) fn read<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Head {
    // Sources first: contacts, links and margins name theirs.
    let sources = read_sources(fields, known, out);
    let units = declared(fields, "units", &mut known.units, out);
    let grades = declared(fields, "grades", &mut known.grades, out);
    let sections = declared(fields, "sections", &mut known.sections, out);
    let first_year = fields.year("first_year", out);
    let latest_year = fields.year("latest_year", out);
    if let (Some(first), Some(last)) = (first_year, latest_year)
        && last < first
    {
        let problem = Problem::YearsReversed { first: first.to_string(), last: last.to_string() };
        out.add(&fields.at, "latest_year", problem);
    }
    Head {
        id: fields.id("id", out).map(str::to_owned),
        version: fields.text("version", out).map(str::to_owned),
        edition: fields.text_or_blank("edition", out),
        language: fields.id("language", out).map(str::to_owned),
        first_year,
        latest_year,
        smallest_cell: fields.count("smallest_cell", out),
        units: units.iter().filter_map(|it| UnitId::new(it).ok()).collect(),
        grades: grades.iter().filter_map(|it| GradeId::new(it).ok()).collect(),
        breakdowns: read_breakdowns(fields, known, out),
        groups: declared(fields, "groups", &mut known.groups, out),
        margins: read_margins(fields, known, out),
        contacts: read_contacts(fields, known, out),
        links: read_links(fields, known, out),
        sources,
        sections: sections.iter().filter_map(|it| SectionId::new(it).ok()).collect(),
    }
}

/// The ids of a list of texts, each declared.
fn declared<'a>(
    fields: &Fields<'_, 'a>,
    field: &str,
    names: &mut Names<'a>,
    out: &mut Complaints,
) -> Vec<String> {
    let mut ids = Vec::new();
    for (idx, text) in fields.texts(field, out) {
        let at = fields.at.item(field, idx);
        let is_new = names.declare(text, &at, "", out);
        if values::id(text, &at, "", out).is_some() && is_new {
            ids.push(text.to_owned());
        }
    }
    ids
}

fn read_sources<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Vec<Source> {
    let read = |entry: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints| {
        // Keys of sources are as the agency writes them, also in capitals.
        let id = entry.text("id", out)?;
        let is_new = known.sources.declare(id, &entry.at, "id", out);
        let title = entry.text("title", out);
        let address = entry.web_or_blank("address", out);
        let read = entry.text_or_blank("read", out);
        is_new.then_some(Source { id: id.to_owned(), title: title?.to_owned(), address, read })
    };
    entries(fields, "sources", ("source", "id"), SOURCE, out)
        .iter()
        .filter_map(|entry| read(entry, known, out))
        .collect()
}

fn read_breakdowns<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Vec<Breakdown> {
    let read = |entry: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints| {
        let id = known.breakdowns.declare_id(entry, "id", out);
        let groups = entry.count("groups", out);
        let student_group = entry.yes("student_group", out);
        Some(Breakdown { id: BreakdownId::new(id?).ok()?, groups: groups?, student_group: student_group? })
    };
    entries(fields, "breakdowns", ("breakdown", "id"), BREAKDOWN, out)
        .iter()
        .filter_map(|entry| read(entry, known, out))
        .collect()
}

fn read_margins(fields: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Option<Margins> {
    let entry = Fields::open(fields.value("margins")?, MARGINS, fields.at.inside("margins"), out)?;
    let students = entry.count("students", out);
    let basis = entry.named("basis", out);
    let source = known.sources.check_field(&entry, "source", out);
    let mut units = BTreeMap::new();
    for (unit, number) in entry.map("units", out)? {
        let at = entry.at.inside("units");
        if !known.units.check(unit, &at, unit, out) {
            continue;
        }
        match (UnitId::new(unit), number.as_u64()) {
            (Ok(unit), Some(number)) => {
                units.insert(unit, number);
            }
            _ => out.add(&at, unit, wrong_kind("a whole number from 0", number)),
        }
    }
    Some(Margins { students: u64::from(students?), units, basis: basis?, source: source?.to_owned() })
}

fn read_contacts<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Vec<Contact> {
    let read = |entry: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints| {
        let id = known.contacts.declare_id(entry, "id", out);
        let phone = entry.text_or_blank("phone", out);
        let email = entry.text_or_blank("email", out);
        let address = entry.owned_texts("address", out);
        let web = entry.web_or_blank("web", out);
        let basis = entry.named("basis", out);
        let source = known.sources.check_field(entry, "source", out);
        Some(Contact {
            id: id?.to_owned(),
            phone,
            email,
            address,
            web,
            basis: basis?,
            source: source.unwrap_or_default().to_owned(),
        })
    };
    entries(fields, "contacts", ("contact", "id"), CONTACT, out)
        .iter()
        .filter_map(|entry| read(entry, known, out))
        .collect()
}

fn read_links<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Vec<Link> {
    let read = |entry: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints| {
        let id = known.links.declare_id(entry, "id", out);
        let address = entry.web_or_blank("address", out);
        let found = entry.choice("basis", ADDRESS_BASES, out);
        let source = known.sources.check_field(entry, "source", out).unwrap_or_default().to_owned();
        let is_whole = !address.is_empty();
        is_whole.then_some(Link { id: id?.to_owned(), address, found: found? == 0, source })
    };
    entries(fields, "links", ("link", "id"), LINK, out)
        .iter()
        .filter_map(|entry| read(entry, known, out))
        .collect()
}

/// Reads which questions hold what the program itself needs; after the questions.
pub(crate) fn read_uses(fields: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Uses {
    const DATE: &[QuestionKind] = &[QuestionKind::Date];
    const TEXT: &[QuestionKind] = &[QuestionKind::Text, QuestionKind::LongText];
    const EMAIL: &[QuestionKind] = &[QuestionKind::Email, QuestionKind::Text];
    let Some(value) = fields.value("uses") else { return Uses::default() };
    let Some(entry) = Fields::open(value, USES, fields.at.inside("uses"), out) else { return Uses::default() };
    let mut question = |field, kinds| read_question(&entry, field, kinds, known, out);
    Uses {
        title: question("title", TEXT),
        start: question("start", DATE),
        end: question("end", DATE),
        requestor: question("requestor", TEXT),
        organization: question("organization", TEXT),
        email: question("email", EMAIL),
        destruction: question("destruction", DATE),
        public_reason: question("public_reason", TEXT),
    }
}

/// The question that a field names, if it is of one of these kinds.
pub(crate) fn read_question(
    fields: &Fields<'_, '_>,
    field: &str,
    kinds: &[QuestionKind],
    known: &Known<'_>,
    out: &mut Complaints,
) -> Option<QuestionId> {
    let name = known.questions.check_field(fields, field, out)?;
    if let Some(kind) = known.shapes.get(name).and_then(|shape| shape.kind)
        && !kinds.contains(&kind)
    {
        let expected = kinds.first().map(|kind| kind.as_str()).unwrap_or_default();
        let problem = Problem::WrongQuestion { question: name.to_owned(), expected, found: kind.as_str() };
        out.add(&fields.at, field, problem);
        return None;
    }
    QuestionId::new(name).ok()
}

/// Reads the element that stands for a student; after the catalog.
pub(crate) fn read_research_number(
    fields: &Fields<'_, '_>,
    known: &Known<'_>,
    out: &mut Complaints,
) -> Option<ElementId> {
    let name = known.elements.check_field(fields, "research_number", out)?;
    ElementId::new(name).ok()
}
