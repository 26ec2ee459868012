//! `report.json`: what the check found, for programs. A wire format of its own, so that the report inside may change.
//!
//! Its schema is `public/schemas/report.schema.json`.

mod fee;
mod plan;
mod public;

use crate::Contents;
use crate::digest::sha256;
use crate::duties::dues;
use fee::FeeFile;
use plan::PlanFile;
use public::PublicFile;
use requisite_pack::Severity;
use requisite_precheck::{Class, Finding, Verdict, finding_sentences, requested_sentence};
use requisite_request::{Date, PackStamp};
use serde::Serialize;

/// Version of the wire format.
pub(crate) const FORMAT: u32 = 1;

#[derive(Serialize)]
struct ReportFile {
    format: u32,
    program: String,
    today: Date,
    pack: PackStamp,
    edition: String,
    request_sha256: String,
    requested: String,
    class: ClassFile,
    ready: bool,
    findings: Vec<FindingFile>,
    public: PublicFile,
    duties: Vec<DutyFile>,
    cells: Vec<CellsFile>,
    routes: Vec<RouteFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fee: Option<FeeFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<PlanFile>,
}

#[derive(Serialize)]
struct ClassFile {
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because: Vec<String>,
    note: &'static str,
}

#[derive(Serialize)]
struct FindingFile {
    id: String,
    code: String,
    severity: Severity,
    place: String,
    what: String,
    why: String,
    fix: String,
    requirements: Vec<String>,
    law: Vec<String>,
    source: Vec<String>,
    basis: &'static str,
    because: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explained: Option<String>,
}

#[derive(Serialize)]
struct DutyFile {
    id: String,
    kind: &'static str,
    title: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    settled: Option<bool>,
    because: Vec<String>,
    law: Vec<String>,
    source: Vec<String>,
    basis: &'static str,
}

#[derive(Serialize)]
struct CellsFile {
    ask: u32,
    cells: u64,
    average_tenths: u64,
    small: ShareFile,
    smallest: u32,
}

#[derive(Serialize)]
struct ShareFile {
    low: u32,
    high: u32,
}

#[derive(Serialize)]
struct RouteFile {
    id: String,
    title: String,
    ends_journey: bool,
    because: Vec<String>,
}

pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    report_json(contents).into_bytes()
}

/// The report as a file, with the sentences in the agency's language. The same contents always give the same bytes.
pub fn report_json(contents: &Contents<'_>) -> String {
    let report = &contents.report;
    let file = ReportFile {
        format: FORMAT,
        program: contents.program.clone(),
        today: contents.today,
        pack: contents.stamp().clone(),
        edition: contents.pack.edition.clone(),
        request_sha256: sha256(contents.request_json.as_bytes()),
        requested: requested_sentence(contents.pack, contents.language(), &contents.request),
        class: class(&report.class),
        ready: report.is_ready(),
        findings: report.findings.iter().map(|it| finding(contents, it)).collect(),
        public: public::public(contents),
        duties: duties(contents),
        cells: cells(contents),
        routes: routes(contents),
        fee: fee::fee(contents),
        plan: plan::plan(contents),
    };
    // Writing to a string cannot fail; an empty file would be noticed as not being a report.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn class(verdict: &Verdict<Class>) -> ClassFile {
    let (name, missing, because) = match verdict {
        Verdict::Decided(_) => ("decided", Vec::new(), Vec::new()),
        Verdict::Undecided { missing } => {
            ("undecided", missing.iter().map(ToString::to_string).collect(), Vec::new())
        }
        Verdict::Person { because, .. } => {
            let units = because.units().iter().map(|unit| format!("unit:{unit}"));
            let elements = because.elements().iter().map(ToString::to_string);
            ("person", Vec::new(), elements.chain(units).collect())
        }
    };
    let value = verdict.value().map(Class::as_str);
    ClassFile { verdict: name, value, missing, because, note: crate::words::NOT_A_DECISION }
}

fn finding(contents: &Contents<'_>, finding: &Finding) -> FindingFile {
    let sentences = finding_sentences(contents.pack, contents.language(), finding);
    FindingFile {
        id: finding.id.clone(),
        code: finding.code.clone(),
        severity: finding.severity,
        place: finding.place.to_string(),
        what: sentences.what,
        why: sentences.why,
        fix: sentences.fix,
        requirements: finding.requirements.clone(),
        law: finding.law.clone(),
        source: finding.source.clone(),
        basis: finding.basis,
        because: finding.because.clone(),
        explained: finding.explained.clone(),
    }
}

fn duties(contents: &Contents<'_>) -> Vec<DutyFile> {
    let dues = dues(contents).into_iter().map(|due| DutyFile {
        id: due.duty.id.clone(),
        kind: due.duty.kind,
        title: due.title,
        text: due.text,
        due: due.duty.due,
        settled: due.duty.settled,
        because: due.duty.because.clone(),
        law: due.law.to_vec(),
        source: due.source.to_vec(),
        basis: due.basis,
    });
    dues.collect()
}

fn cells(contents: &Contents<'_>) -> Vec<CellsFile> {
    let cells = contents.report.cells.iter().map(|it| CellsFile {
        ask: it.ask.0,
        cells: it.cells,
        average_tenths: it.average_tenths,
        small: ShareFile { low: it.small.low, high: it.small.high },
        smallest: it.smallest,
    });
    cells.collect()
}

fn routes(contents: &Contents<'_>) -> Vec<RouteFile> {
    let routes = contents.report.routes.iter().map(|it| RouteFile {
        id: it.id.clone(),
        title: contents.words.routes.get(&it.id).map_or_else(|| it.id.clone(), |words| words.title.clone()),
        ends_journey: it.ends_journey,
        because: it.because.clone(),
    });
    routes.collect()
}
