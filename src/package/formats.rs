//! The files of a package. A new format is a file here and a line in [`FORMATS`].

mod answers;
mod calendar;
mod csv;
mod destruction;
mod documents;
mod elements;
mod html;
mod page;
mod readme;
mod report;
mod request;

pub(crate) use csv::Csv;
pub(crate) use html::Html;
pub(crate) use page::STYLE;
pub use report::report_json;

use crate::Contents;

/// One file of the payload.
pub(crate) struct Format {
    /// Its name.
    pub name: &'static str,
    /// What it is, for the reader of `README.txt`.
    pub about: &'static str,
    /// Whether this request needs it.
    pub needed: fn(&Contents<'_>) -> bool,
    /// What writes it.
    pub write: fn(&Contents<'_>) -> Vec<u8>,
}

/// The files of the payload, in the order of `README.txt`.
pub(crate) const FORMATS: &[Format] = &[
    Format {
        name: "request.html",
        about: "The whole request to read and to print. Opens in any browser.",
        needed: always,
        write: page::write,
    },
    Format {
        name: "documents.html",
        about: "The agency's documents under their own headings, to read, to print and to copy. Not its own forms.",
        needed: documents::needed,
        write: documents::write,
    },
    Format {
        name: "elements.csv",
        about: "The data asked for, one row an element, for a spreadsheet.",
        needed: always,
        write: elements::write,
    },
    Format {
        name: "calendar.ics",
        about: "Days to keep, for a calendar program.",
        needed: calendar::needed,
        write: calendar::write,
    },
    Format {
        name: "destruction-worksheet.html",
        about: "A worksheet for certifying at the end that the data were destroyed. Not the agency's own form.",
        needed: destruction::needed,
        write: destruction::write,
    },
    Format {
        name: "request.json",
        about: "The request for programs. Requisite opens it as a draft and checks it again.",
        needed: always,
        write: request::write,
    },
    Format {
        name: "report.json",
        about: "What the check found, for programs.",
        needed: always,
        write: report::write,
    },
    Format { name: "README.txt", about: "This text.", needed: always, write: readme::write },
];

fn always(_: &Contents<'_>) -> bool {
    true
}
