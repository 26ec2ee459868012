//! Reading a pack: files in, a [`Pack`] and all complaints out.
//!
//! Broken input is normal. Nothing here stops at a mistake: an entry that cannot be used is left out, the rest is read,
//! and every complaint comes at once. Files are read in the order in which they refer to one another: `pack.json`,
//! products, elements, questions, then rules, routes and obligations, and words last.

mod at;
mod coarser;
mod conditions;
mod elements;
mod fields;
mod head;
mod known;
mod named_files;
mod outcomes;
mod placeholders;
mod products;
mod questions;
mod rules;
mod table;
mod values;
mod wording;
mod words;

pub use products::ADDRESS_BASES;
pub use questions::{AUTOCOMPLETE, field_kinds};
pub use rules::{PROGRAM_PAGES, SCOPES};

use crate::complaint::{Complaint, Problem};
use crate::entry::{FILES, PACK};
use crate::files::{PACK_FILE, pack_hash};
use crate::pack::Index;
use crate::{Element, Obligation, Pack, Product, Route, Rule, Section, Uses, Words};
use at::{At, Complaints};
use elements::Catalog;
use fields::Fields;
use head::Head;
use known::Known;
use named_files::{File, NamedFiles, json};
use requisite_request::{ElementId, PackStamp};
use serde_json::Value;
use std::collections::BTreeMap;

/// Version of the pack format that this program reads.
pub const PACK_FORMAT: i64 = 1;

/// What reading a pack gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The pack, as far as it could be read; nothing when `pack.json` cannot be used.
    pub pack: Option<Pack>,
    /// All complaints, file by file; within a list by line, within other files in the order of reading.
    pub complaints: Vec<Complaint>,
}

/// Reads a pack from its files, by their names within the pack's folder.
///
/// Never fails: what is wrong is among the complaints, and left out of the pack. There is no pack only when `pack.json`
/// is absent, unreadable or of a later format, or lacks what no pack can do without (id, version, language, years,
/// smallest cell, files). Files over the limit of [`size_complaint`](crate::size_complaint) are refused unread.
pub fn load(files: &BTreeMap<String, Vec<u8>>) -> Loaded {
    let mut out = Complaints::new();
    let pack = read_pack(files, &mut out);
    Loaded { pack, complaints: out.into_list() }
}

fn read_pack(files: &BTreeMap<String, Vec<u8>>, out: &mut Complaints) -> Option<Pack> {
    let top = At::file(PACK_FILE);
    let Some(bytes) = files.get(PACK_FILE) else {
        out.add(&top, "", Problem::MissingFile { name: PACK_FILE.to_owned(), suggestion: None });
        return None;
    };
    let value = json(File { name: PACK_FILE, bytes }, out)?;
    // A later format may mean anything by its fields, so that nothing more is said of it.
    if let Some(found) = value.get("format").and_then(Value::as_i64)
        && found > PACK_FORMAT
    {
        out.add(&top, "format", Problem::FormatTooNew { found, known: PACK_FORMAT });
        return None;
    }
    let fields = Fields::open(&value, PACK, top, out)?;
    let is_format = is_format(&fields, out);
    let mut known = Known::new();
    let head = head::read(&fields, &mut known, out);
    let names = Fields::open(fields.value("files")?, FILES, fields.at.inside("files"), out)?;
    let named = NamedFiles::find(&names, files, out)?;
    let rest = read_rest(&fields, &head, named, &mut known, out);
    if is_format { assemble(head, rest, files) } else { None }
}

fn is_format(fields: &Fields<'_, '_>, out: &mut Complaints) -> bool {
    let format = fields.whole("format", out);
    if let Some(found) = format.filter(|it| *it != PACK_FORMAT) {
        let allowed = vec![PACK_FORMAT.to_string()];
        out.add(&fields.at, "format", Problem::UnknownValue { found: found.to_string(), allowed, suggestion: None });
    }
    format == Some(PACK_FORMAT)
}

/// What is not in `pack.json`, or refers to what is not.
#[derive(Default)]
struct Rest {
    products: Vec<Product>,
    elements: Vec<Element>,
    sections: Vec<Section>,
    rules: Vec<Rule>,
    routes: Vec<Route>,
    obligations: Vec<Obligation>,
    words: BTreeMap<String, Words>,
    uses: Uses,
    research_number: Option<ElementId>,
}

fn read_rest<'a>(
    fields: &Fields<'_, 'a>,
    head: &Head,
    mut named: NamedFiles<'a>,
    known: &mut Known<'a>,
    out: &mut Complaints,
) -> Rest {
    let mut rest = Rest::default();
    let products = named.take("products");
    known.series.whole &= products.whole;
    for (_, file) in &products.files {
        rest.products = products::read(file.name, file.bytes, head.latest_year, known, out);
    }
    let elements = named.take("elements");
    known.elements.whole &= elements.whole;
    for (_, file) in &elements.files {
        let mut catalog: Catalog = elements::read(file.name, file.bytes, known, out);
        coarser::check(file.name, &mut catalog, known, out);
        rest.elements = catalog.elements;
    }
    let mut questions = named.take("questions");
    let pages = questions.parse(out);
    known.questions.whole &= questions.whole;
    let pages = questions::read(&pages, &head.sections, known, out);
    if known.questions.whole && pages.all_placed {
        check_sections(fields, head, &pages.sections, out);
    }
    rest.sections = pages.sections;
    rest.uses = head::read_uses(fields, known, out);
    rest.research_number = head::read_research_number(fields, known, out);

    let mut rules = named.take("rules");
    for (file, value) in &rules.parse(out) {
        rules::read(file, value, known, &mut rest.rules, out);
    }
    known.rules.whole &= rules.whole;
    let mut routes = named.take("routes");
    for (file, value) in &routes.parse(out) {
        rest.routes = outcomes::read_routes(file, value, known, out);
    }
    known.routes.whole &= routes.whole;
    let mut obligations = named.take("obligations");
    for (file, value) in &obligations.parse(out) {
        rest.obligations = outcomes::read_obligations(file, value, known, out);
    }
    known.obligations.whole &= obligations.whole;
    rest.words = read_words(fields, head, named, known, out);
    rest
}

fn check_sections(fields: &Fields<'_, '_>, head: &Head, sections: &[Section], out: &mut Complaints) {
    for id in &head.sections {
        if !sections.iter().any(|section| section.id == *id) {
            out.add(&fields.at, "sections", Problem::SectionWithoutFile { section: id.as_str().to_owned() });
        }
    }
}

fn read_words<'a>(
    fields: &Fields<'_, 'a>,
    head: &Head,
    mut named: NamedFiles<'a>,
    known: &Known<'a>,
    out: &mut Complaints,
) -> BTreeMap<String, Words> {
    let mut all = BTreeMap::new();
    let words = named.take("words");
    for (language, file) in &words.files {
        let Some(value) = json(*file, out) else { continue };
        let Some(words) = words::read(file.name, &value, out) else { continue };
        wording::check(file.name, &words, known, out);
        placeholders::check(file.name, &value, known, out);
        all.insert(language.clone(), words);
    }
    if let Some(language) = &head.language
        && words.whole
        && !words.files.iter().any(|(it, _)| it == language)
    {
        out.add(&fields.at.inside("files").inside("words"), language, Problem::MissingField);
    }
    all
}

fn assemble(head: Head, rest: Rest, files: &BTreeMap<String, Vec<u8>>) -> Option<Pack> {
    Some(Pack {
        stamp: PackStamp { id: head.id?, version: head.version?, hash: pack_hash(files) },
        edition: head.edition,
        language: head.language?,
        first_year: head.first_year?,
        latest_year: head.latest_year?,
        smallest_cell: head.smallest_cell?,
        research_number: rest.research_number.filter(|id| rest.elements.iter().any(|it| it.id == *id)),
        units: head.units,
        grades: head.grades,
        breakdowns: head.breakdowns,
        groups: head.groups,
        margins: head.margins,
        uses: rest.uses,
        contacts: head.contacts,
        links: head.links,
        sources: head.sources,
        index: Index::new(&rest.elements, &rest.products, &rest.sections),
        elements: rest.elements,
        products: rest.products,
        sections: rest.sections,
        rules: rest.rules,
        routes: rest.routes,
        obligations: rest.obligations,
        words: rest.words,
    })
}
