//! Reading `pack.json`: what the agency is, and the names that all other files refer to.

use super::at::{At, Complaints};
use super::fields::{Fields, wrong_kind};
use super::known::{Known, Names, each_entry};
use super::products::ADDRESS_BASES;
use super::values;
use crate::edition::pack_id;
use crate::entry::{BREAKDOWN, CONTACT, EDITION, LINK, MARGINS, SOURCE};
use crate::files::{PACK_FILE, is_plain};
use crate::problem::Problem;
use crate::{Breakdown, Contact, Edition, Link, Margins, QuestionKind, Source};
use requisite_request::{
    BreakdownId, EDITION_MARK, ElementId, GradeId, QuestionId, SchoolYear, SectionId, UnitId,
};
use std::collections::BTreeMap;

/// What `pack.json` says by itself.
pub(crate) struct Head {
    pub id: String,
    pub version: String,
    pub edition: String,
    pub editions: Vec<Edition>,
    pub language: String,
    pub first_year: Option<SchoolYear>,
    pub latest_year: Option<SchoolYear>,
    pub smallest_cell: u32,
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
    let id = read_id(fields, out);
    let mut head = Head {
        editions: read_editions(fields, id, known, out),
        id: id.to_owned(),
        version: fields.text("version", out),
        edition: fields.text("edition", out),
        language: fields.id("language", out).unwrap_or_default().to_owned(),
        first_year: fields.year("first_year", out),
        latest_year: fields.year("latest_year", out),
        smallest_cell: fields.count("smallest_cell", out).unwrap_or_default(),
        units: values::ids(declared(fields, "units", &mut known.units, out)),
        grades: values::ids(declared(fields, "grades", &mut known.grades, out)),
        breakdowns: read_breakdowns(fields, known, out),
        groups: declared(fields, "groups", &mut known.groups, out),
        margins: None,
        contacts: read_contacts(fields, known, out),
        links: read_links(fields, known, out),
        sources,
        sections: values::ids(declared(fields, "sections", &mut known.sections, out)),
    };
    head.margins = read_margins(fields, &head.breakdowns, known, out);
    if let (Some(first), Some(last)) = (head.first_year, head.latest_year)
        && last < first
    {
        let problem = Problem::YearsReversed { first: first.to_string(), last: last.to_string() };
        out.add(&fields.at, "latest_year", problem);
    }
    head
}

/// The id of the pack: of the agency, or of agency and edition with `@` between them.
fn read_id<'v>(fields: &Fields<'v, '_>, out: &mut Complaints) -> &'v str {
    let Some(id) = fields.given("id", out) else { return "" };
    let (agency, edition) = id.split_once(EDITION_MARK).unwrap_or((id, "-"));
    if !(values::is_id(agency) && values::is_id(edition)) {
        fields.complain("id", Problem::BadId { found: id.to_owned() }, out);
    }
    id
}

/// The editions of the agency's rules. The first is what the folder holds; the loader reads the changes of no other.
fn read_editions<'a>(
    fields: &Fields<'_, 'a>,
    id: &str,
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Vec<Edition> {
    let agency = id.split_once(EDITION_MARK).map_or(id, |(agency, _)| agency);
    let mut editions = Vec::new();
    each_entry(fields, "editions", ("edition", "id"), EDITION, out, &mut |entry, out| {
        let id = known.editions.declare_id(entry, "id", out);
        let title = entry.text("title", out);
        let changes = entry.texts("files", out);
        if editions.is_empty() != changes.is_empty() {
            out.add(&entry.at, "files", Problem::EditionFiles);
        }
        for (idx, name) in changes {
            if name != PACK_FILE && !is_plain(name) {
                out.add(&entry.at.item("files", idx), "", Problem::UnsafeFileName { found: name.to_owned() });
            }
        }
        if entry.usable() {
            let pack = if editions.is_empty() { agency.to_owned() } else { pack_id(agency, id) };
            editions.push(Edition { id: id.to_owned(), title, pack });
        }
    });
    editions
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
        if values::id(text, &at, "", out) && is_new {
            ids.push(text.to_owned());
        }
    }
    ids
}

fn read_sources<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Vec<Source> {
    let mut sources = Vec::new();
    each_entry(fields, "sources", ("source", "id"), SOURCE, out, &mut |entry, out| {
        // Keys of sources are as the agency writes them, also in capitals.
        let id = entry.text("id", out);
        let title = entry.text("title", out);
        let (address, read) = (entry.web("address", out), entry.text("read", out));
        if known.sources.declare(&id, &entry.at, "id", out) && entry.usable() {
            sources.push(Source { id, title, address, read });
        }
    });
    sources
}

fn read_breakdowns<'a>(
    fields: &Fields<'_, 'a>,
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Vec<Breakdown> {
    let mut breakdowns = Vec::new();
    each_entry(fields, "breakdowns", ("breakdown", "id"), BREAKDOWN, out, &mut |entry, out| {
        let id = BreakdownId::new(known.breakdowns.declare_id(entry, "id", out));
        let groups = entry.count("groups", out).unwrap_or_default();
        let student_group = entry.yes("student_group", out).unwrap_or_default();
        // Only whether it is a list of texts is looked at here; the catalog is not known yet.
        entry.texts("elements", out);
        if let (Ok(id), true) = (id, entry.usable()) {
            breakdowns.push(Breakdown {
                id,
                groups,
                student_group,
                elements: Vec::new(),
                splits: entry.named("splits", out),
                coarser: entry.given("coarser", out).and_then(|id| BreakdownId::new(id).ok()),
                grades: read_spans(entry, known, out),
            });
        }
    });
    let coarser: Vec<(usize, BreakdownId)> =
        breakdowns.iter().enumerate().filter_map(|(idx, it)| Some((idx, it.coarser.clone()?))).collect();
    for (idx, id) in coarser {
        let at = fields.at.item("breakdowns", idx);
        if !known.breakdowns.check(id.as_str(), &at, "coarser", out)
            && let Some(breakdown) = breakdowns.get_mut(idx)
        {
            breakdown.coarser = None;
        }
    }
    breakdowns
}

/// The grades of each group of a breakdown that is made of grades.
fn read_spans(entry: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> Vec<Vec<GradeId>> {
    let mut spans = Vec::new();
    for (idx, value) in entry.list("grades", out).iter().enumerate() {
        let at = entry.at.item("grades", idx);
        let Some(list) = value.as_array() else {
            out.add(&at, "", wrong_kind("a list", value));
            continue;
        };
        let grades = list.iter().filter_map(serde_json::Value::as_str);
        let known = grades.filter(|grade| known.grades.check(grade, &at, "", out));
        spans.push(values::ids(known.map(str::to_owned).collect()));
    }
    spans
}

/// Which elements a breakdown is: read when the catalog is known.
pub fn read_breakdown_elements(
    fields: &Fields<'_, '_>,
    breakdowns: &mut [Breakdown],
    known: &Known<'_>,
    out: &mut Complaints,
) {
    let entries = fields.value("breakdowns").and_then(serde_json::Value::as_array);
    for entry in entries.into_iter().flatten() {
        let id = entry.get("id").and_then(serde_json::Value::as_str).unwrap_or_default();
        let elements = entry.get("elements").and_then(serde_json::Value::as_array);
        let Some(breakdown) = breakdowns.iter_mut().find(|it| it.id.as_str() == id) else { continue };
        for element in elements.into_iter().flatten().filter_map(serde_json::Value::as_str) {
            let at = fields.at.inside("breakdowns");
            if known.elements.check(element, &at, "elements", out) {
                breakdown.elements.extend(ElementId::new(element));
            }
        }
    }
}

fn read_margins(
    fields: &Fields<'_, '_>,
    breakdowns: &[Breakdown],
    known: &Known<'_>,
    out: &mut Complaints,
) -> Option<Margins> {
    let entry = Fields::open(fields.value("margins")?, MARGINS, fields.at.inside("margins"), out)?;
    let mut units = BTreeMap::new();
    for (name, value) in entry.map("units", out)? {
        let at = entry.at.inside("units");
        if !known.units.check(name, &at, name, out) {
            continue;
        }
        let Some(number) = value.as_u64() else {
            out.add(&at, name, wrong_kind("a whole number from 0", value));
            continue;
        };
        if let Ok(unit) = UnitId::new(name) {
            units.insert(unit, number);
        }
    }
    let mut shares = BTreeMap::new();
    for (name, value) in entry.map("shares", out).into_iter().flatten() {
        let at = entry.at.inside("shares");
        if !known.breakdowns.check(name, &at, name, out) {
            continue;
        }
        let numbers: Option<Vec<u32>> = value.as_array().and_then(|list| {
            list.iter().map(|it| it.as_u64().and_then(|it| u32::try_from(it).ok())).collect()
        });
        match (BreakdownId::new(name), numbers) {
            (Ok(id), Some(numbers)) => {
                let groups = breakdowns.iter().find(|it| it.id == id).map(|it| it.groups);
                let found = numbers.len();
                if let Some(groups) = groups.filter(|groups| usize::try_from(*groups) != Ok(found)) {
                    out.add(&at, name, Problem::SharesMiscounted { groups, found });
                    continue;
                }
                shares.insert(id, numbers);
            }
            _ => out.add(&at, name, wrong_kind("a list of whole numbers from 0", value)),
        }
    }
    let margins = Margins {
        shares,
        students: u64::from(entry.count("students", out).unwrap_or_default()),
        units,
        basis: entry.named("basis", out),
        source: read_source(&entry, known, out),
    };
    entry.usable().then_some(margins)
}

fn read_contacts<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Vec<Contact> {
    let mut contacts = Vec::new();
    each_entry(fields, "contacts", ("contact", "id"), CONTACT, out, &mut |entry, out| {
        let contact = Contact {
            id: known.contacts.declare_id(entry, "id", out).to_owned(),
            phone: entry.text("phone", out),
            email: entry.text("email", out),
            address: entry.owned_texts("address", out),
            web: entry.web("web", out),
            basis: entry.named("basis", out),
            source: read_source(entry, known, out),
        };
        if entry.usable() {
            contacts.push(contact);
        }
    });
    contacts
}

fn read_links<'a>(fields: &Fields<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) -> Vec<Link> {
    let mut links = Vec::new();
    each_entry(fields, "links", ("link", "id"), LINK, out, &mut |entry, out| {
        let link = Link {
            id: known.links.declare_id(entry, "id", out).to_owned(),
            address: entry.web("address", out),
            found: entry.choice("basis", ADDRESS_BASES, out) == Some(0),
            source: read_source(entry, known, out),
        };
        if entry.usable() {
            links.push(link);
        }
    });
    links
}

pub(crate) fn read_source(entry: &Fields<'_, '_>, known: &Known<'_>, out: &mut Complaints) -> String {
    known.sources.check_field(entry, "source", out).unwrap_or_default().to_owned()
}

/// The questions that a list names, as far as they are of one of these kinds.
pub(crate) fn read_question_list(
    fields: &Fields<'_, '_>,
    field: &str,
    kinds: &[QuestionKind],
    known: &Known<'_>,
    out: &mut Complaints,
) -> Vec<QuestionId> {
    let mut questions = Vec::new();
    for (idx, text) in fields.texts(field, out) {
        if check_question(text, &fields.at.item(field, idx), "", kinds, known, out) {
            questions.extend(QuestionId::new(text));
        }
    }
    questions
}

/// The question that a field names, if it is of one of these kinds; otherwise the entry that needs it cannot be used.
#[inline(never)]
pub(crate) fn read_question(
    fields: &Fields<'_, '_>,
    field: &str,
    kinds: &[QuestionKind],
    known: &Known<'_>,
    out: &mut Complaints,
) -> Option<QuestionId> {
    let text = fields.given(field, out)?;
    if !check_question(text, &fields.at, field, kinds, known, out) {
        fields.spoil();
        return None;
    }
    QuestionId::new(text).ok()
}

/// Whether this is a question of one of these kinds; complains if it is not.
fn check_question(
    text: &str,
    at: &At<'_, '_>,
    field: &str,
    kinds: &[QuestionKind],
    known: &Known<'_>,
    out: &mut Complaints,
) -> bool {
    if !known.questions.check(text, at, field, out) {
        return false;
    }
    if let Some(kind) = known.shape(text).and_then(|shape| shape.kind)
        && !kinds.contains(&kind)
    {
        let expected = kinds.first().map(|kind| kind.as_str()).unwrap_or_default();
        let problem = Problem::WrongQuestion { question: text.to_owned(), expected, found: kind.as_str() };
        out.add(at, field, problem);
        return false;
    }
    true
}
