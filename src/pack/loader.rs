//! Reading a pack: files in, a [`Pack`] and all complaints out.
//!
//! Broken input is normal. Nothing here stops at a mistake: an entry that cannot be used is left out, the rest is read,
//! and every complaint comes at once. Files are read in the order in which they refer to one another: `pack.json`,
//! products, elements, questions, then rules, routes and obligations, and words last.

mod at;
mod coarser;
mod conditions;
mod elements;
mod enrollment;
mod fee;
mod fields;
mod head;
mod known;
mod named_files;
mod outcomes;
mod placeholders;
mod plan;
mod products;
mod questions;
mod rules;
mod series;
mod submission;
mod table;
mod uses;
mod values;
mod wording;
mod words;

pub use products::ADDRESS_BASES;
pub use questions::{AUTOCOMPLETE, FIELD_KINDS};
pub use rules::{PROGRAM_PAGES, SCOPES};
pub use submission::{ReadSubmission, read_submission};

use crate::complaint::Complaint;
use crate::edition;
use crate::entry::{FILES, PACK};
use crate::files::{PACK_FILE, pack_hash};
use crate::pack::Index;
use crate::problem::Problem;
use crate::{Offers, Pack, Uses};
use at::{At, Complaints};
use fields::Fields;
use known::Known;
use named_files::{NamedFiles, json};
use requisite_request::{ElementId, PackStamp, SchoolYear, SectionId};
use serde_json::Value;
use std::collections::BTreeMap;

/// Version of the pack format that this program reads.
pub const PACK_FORMAT: i64 = 1;

/// What reading a pack gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The pack, as far as it could be read; nothing when `pack.json` cannot be used.
    pub pack: Option<Pack>,
    /// All complaints, each file's together, in the order of reading; `pack.json` first.
    pub complaints: Vec<Complaint>,
}

/// Reads a pack from its files, by their names within the pack's folder.
///
/// Never fails: what is wrong is among the complaints, and left out of the pack. There is no pack only when `pack.json`
/// is absent, unreadable or of a later format, or lacks what no pack can do without (id, version, language, years,
/// smallest cell, units, files). Files over the limit of [`size_complaint`](crate::size_complaint) are refused unread.
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
    let value = json(PACK_FILE, bytes, out)?;
    // A later format may mean anything by its fields, so that nothing more is said of it.
    if let Some(found) = value.get("format").and_then(Value::as_i64)
        && found > PACK_FORMAT
    {
        out.add(&top, "format", Problem::FormatTooNew { found, known: PACK_FORMAT });
        return None;
    }
    let fields = Fields::open(&value, PACK, top, out)?;
    check_format(&fields, out);
    let mut known = Known::new();
    let head = head::read(&fields, &mut known, out);
    let names = Fields::open(fields.value("files")?, FILES, fields.at.inside("files"), out)?;
    let named = NamedFiles::find(&names, files, out)?;
    for name in edition::unnamed(&value, files) {
        out.add(&At::file(name), "", Problem::FileNotNamed);
    }
    // Years that are missing have been complained of; with a stand-in the rest is read, so that it is complained of as well.
    let stand_in = SchoolYear::starting(2000);
    let mut pack = Pack {
        stamp: PackStamp { id: head.id, version: head.version, hash: pack_hash(files) },
        edition: head.edition,
        editions: head.editions,
        language: head.language,
        first_year: head.first_year.or(stand_in)?,
        latest_year: head.latest_year.or(stand_in)?,
        smallest_cell: head.smallest_cell,
        research_number: None,
        units: head.units,
        within: Vec::new(),
        grades: head.grades,
        breakdowns: head.breakdowns,
        groups: head.groups,
        breaks: Vec::new(),
        margins: head.margins,
        uses: Uses::default(),
        fee: None,
        plan: None,
        contacts: head.contacts,
        links: head.links,
        sources: head.sources,
        examples: Vec::new(),
        elements: Vec::new(),
        products: Vec::new(),
        sections: Vec::new(),
        rules: Vec::new(),
        routes: Vec::new(),
        obligations: Vec::new(),
        enrollment: Vec::new(),
        words: BTreeMap::new(),
        index: Index::default(),
        offers: Offers::default(),
    };
    read_lists(&mut pack, head.latest_year, &named, &mut known, out);
    head::read_breakdown_elements(&fields, &mut pack.breakdowns, &known, out);
    series::read(&fields, &mut pack, &mut known, out);
    read_questions(&mut pack, &fields, &head.sections, &named, &mut known, out);
    read_rules(&mut pack, &named, &mut known, out);
    named.each_json("enrollment", out, &mut |file, value, out| {
        enrollment::read(file.name, &value, &known, &pack.units, &mut pack.enrollment, out);
    });
    read_words(&mut pack, &names, &named, &known, out);
    pack.index = Index::new(&pack.elements, &pack.products, &pack.sections);
    pack.offers = Offers::new(&pack);
    // A research number that was left out has been complained of.
    if pack.research_number.as_ref().is_some_and(|id| pack.element(id).is_none()) {
        pack.research_number = None;
    }
    fields.usable().then_some(pack)
}

fn check_format(fields: &Fields<'_, '_>, out: &mut Complaints) {
    if let Some(found) = fields.whole("format", out).filter(|it| *it != PACK_FORMAT) {
        let allowed = vec![PACK_FORMAT.to_string()];
        let problem = Problem::UnknownValue { found: found.to_string(), allowed, suggestion: None };
        fields.complain("format", problem, out);
    }
}

fn read_lists<'a>(
    pack: &mut Pack,
    latest_year: Option<SchoolYear>,
    named: &NamedFiles<'_, 'a>,
    known: &mut Known<'a>,
    out: &mut Complaints,
) {
    known.series.whole &= named.is_whole("products");
    for file in named.under("products") {
        pack.products = products::read(file.name, file.bytes, latest_year, known, out);
    }
    known.elements.whole &= named.is_whole("elements");
    for file in named.under("elements") {
        let mut catalog = elements::read(file.name, file.bytes, known, out);
        coarser::check(file.name, &mut catalog, known, out);
        pack.elements = catalog.elements;
    }
}

fn read_questions<'a>(
    pack: &mut Pack,
    fields: &Fields<'_, 'a>,
    order: &[SectionId],
    named: &NamedFiles<'_, 'a>,
    known: &mut Known<'a>,
    out: &mut Complaints,
) {
    let mut files = Vec::new();
    known.questions.whole =
        named.each_json("questions", out, &mut |file, value, _| files.push((file.name, value)));
    let pages = questions::read(&files, order, known, out);
    pack.sections = pages.sections;
    // While a file could not be read or placed, it may be the one that is missed here.
    if known.questions.whole && pages.all_placed {
        for id in order {
            if !pack.sections.iter().any(|section| section.id == *id) {
                let problem = Problem::SectionWithoutFile { section: id.as_str().to_owned() };
                out.add(&fields.at, "sections", problem);
            }
        }
    }
    pack.uses = uses::read(fields, known, out).unwrap_or_default();
    pack.fee = fee::read(fields, known, out);
    pack.plan = plan::read(fields, known, out);
    let research_number = known.elements.check_field(fields, "research_number", out);
    pack.research_number = research_number.and_then(|id| ElementId::new(id).ok());
}

fn read_rules<'a>(pack: &mut Pack, named: &NamedFiles<'_, 'a>, known: &mut Known<'a>, out: &mut Complaints) {
    let (rules, routes, obligations) = (&mut pack.rules, &mut pack.routes, &mut pack.obligations);
    known.rules.whole = named.each_json("rules", out, &mut |file, value, out| {
        rules::read(file.name, &value, known, rules, out);
    });
    known.routes.whole = named.each_json("routes", out, &mut |file, value, out| {
        outcomes::read_routes(file.name, &value, known, routes, out);
    });
    known.obligations.whole = named.each_json("obligations", out, &mut |file, value, out| {
        outcomes::read_obligations(file.name, &value, known, obligations, out);
    });
}

fn read_words(
    pack: &mut Pack,
    names: &Fields<'_, '_>,
    named: &NamedFiles<'_, '_>,
    known: &Known<'_>,
    out: &mut Complaints,
) {
    named.each_json("words", out, &mut |file, value, out| {
        let Some(words) = words::read(file.name, &value, out) else { return };
        wording::check(file.name, &words, known, out);
        placeholders::check(file.name, &value, known, out);
        pack.words.insert(file.key.to_owned(), words);
    });
    let has_own = named.under("words").any(|file| file.key == pack.language);
    if named.is_whole("words") && !has_own && !pack.language.is_empty() {
        out.add(&names.at.inside("words"), &pack.language, Problem::MissingField);
    }
}
