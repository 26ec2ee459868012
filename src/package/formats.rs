//! The files of a package. A new format is a file here and a line in [`FORMATS`].

mod answers;
mod calendar;
mod changes;
mod csv;
mod destruction;
mod documents;
mod elements;
mod html;
mod html_blocks;
mod office;
mod page;
mod report;
mod request;
mod spreadsheet;

pub(crate) use answers::{Said, label, said};
pub(crate) use csv::Csv;
pub(crate) use html::Html;
pub(crate) use page::{STYLE, asked_for, facts, title};
pub use report::report_json;

use crate::Contents;
use requisite_request::PreparedContent;
use serde::Serialize;

/// A kind of file of the payload.
pub(crate) struct Format {
    /// What it is, for the reader of `README.txt`.
    pub about: &'static str,
    /// What kind of content it has, as a media type.
    pub media_type: &'static str,
    /// The names of the files that this request needs, none when it needs none.
    pub names: fn(&Contents<'_>) -> Vec<String>,
    /// What writes the file of a name.
    pub write: fn(&Contents<'_>, &str) -> PreparedContent,
}

const HTML: &str = "text/html";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const JSON: &str = "application/json";

/// The files of the payload, in the order of `README.txt`. That one, and what describes the files to programs, come last and are
/// written by [`crate::bind`].
pub(crate) const FORMATS: &[Format] = &[
    Format {
        about: "The whole request to read and to print. Opens in any browser.",
        media_type: HTML,
        names: |_| one("request.html"),
        write: |contents, _| PreparedContent::Whole(page::write(contents)),
    },
    Format {
        about: "What changed since the earlier package that this one follows.",
        media_type: HTML,
        names: |contents| one_if(changes::needed(contents), "changes.html"),
        write: |contents, _| PreparedContent::Whole(changes::write(contents)),
    },
    Format {
        about: "The agency\u{2019}s documents under their own headings, to read, to print and to copy. Not its own forms.",
        media_type: HTML,
        names: |contents| one_if(documents::needed(contents), "documents.html"),
        write: |contents, _| PreparedContent::Whole(documents::write(contents)),
    },
    Format {
        about: "One of these documents for a word processor.",
        media_type: DOCX,
        names: documents::names,
        write: |contents, name| PreparedContent::Document(json(&documents::document(contents, name))),
    },
    Format {
        about: "The data asked for, why each element is needed and what was found in public data, for a spreadsheet.",
        media_type: XLSX,
        names: |_| one("elements.xlsx"),
        write: |contents, _| PreparedContent::Workbook(json(&spreadsheet::write(contents))),
    },
    Format {
        about: "The data asked for, one row an element, for any program that reads tables.",
        media_type: "text/csv",
        names: |_| one("elements.csv"),
        write: |contents, _| PreparedContent::Whole(elements::write(contents)),
    },
    Format {
        about: "Days to keep, for a calendar program.",
        media_type: "text/calendar",
        names: |contents| one_if(calendar::needed(contents), "calendar.ics"),
        write: |contents, _| PreparedContent::Whole(calendar::write(contents)),
    },
    Format {
        about: "A worksheet for certifying at the end that the data were destroyed. Not the agency\u{2019}s own form.",
        media_type: HTML,
        names: |contents| one_if(destruction::needed(contents), "destruction-worksheet.html"),
        write: |contents, _| PreparedContent::Whole(destruction::write(contents)),
    },
    Format {
        about: "The same worksheet for a word processor.",
        media_type: DOCX,
        names: |contents| one_if(destruction::needed(contents), "documents/destruction-worksheet.docx"),
        write: |contents, _| PreparedContent::Document(json(&destruction::document(contents))),
    },
    Format {
        about: "The request for programs. Requisite opens it as a draft and checks it again.",
        media_type: JSON,
        names: |_| one("request.json"),
        write: |contents, _| PreparedContent::Whole(request::write(contents)),
    },
    Format {
        about: "What the check found, for programs.",
        media_type: JSON,
        names: |_| one("report.json"),
        write: |contents, _| PreparedContent::Whole(report::write(contents)),
    },
];

/// The files that a request needs by name, each with its format.
pub(crate) fn needed(contents: &Contents<'_>) -> Vec<(String, &'static Format)> {
    let of = |format: &'static Format| (format.names)(contents).into_iter().map(move |name| (name, format));
    FORMATS.iter().flat_map(of).collect()
}

fn one(name: &str) -> Vec<String> {
    vec![name.to_owned()]
}

fn one_if(is_needed: bool, name: &str) -> Vec<String> {
    if is_needed { one(name) } else { Vec::new() }
}

/// Texts and lists of texts always have a JSON text.
fn json(what: &impl Serialize) -> String {
    serde_json::to_string(what).unwrap_or_default()
}
