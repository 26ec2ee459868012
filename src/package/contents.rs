//! What every format is written from.

use requisite_pack::{Pack, Words};
use requisite_precheck::{Report, precheck, shown_request};
use requisite_request::{Answer, Date, PackStamp, QuestionId, Request, RequestFile};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The name and version that a package carries.
pub(crate) const PROGRAM: &str = concat!("Requisite ", env!("CARGO_PKG_VERSION"));

/// What every format is written from: the pack, the request as it is sent, and what the check says about it.
pub struct Contents<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The agency's words in its own language: a package is read at the agency.
    pub words: Cow<'a, Words>,
    /// The request without the answers of hidden questions.
    pub request: Request,
    /// What the check says about that request.
    pub report: Report,
    /// The day.
    pub today: Date,
    /// `request.json`, from which digests and names are made.
    pub request_json: String,
    /// Name and version of the program that makes the package.
    pub program: String,
}

impl<'a> Contents<'a> {
    /// Leaves out what is hidden and checks what is left.
    pub fn new(pack: &'a Pack, request: &Request, today: Date) -> Self {
        let mut shown = shown_request(pack, request, &precheck(pack, request, today));
        // What is checked here must be what a reviewer will check again from `request.json`. Leaving out an answer may hide
        // the next question; each round leaves out more or is the last.
        let report = loop {
            let report = precheck(pack, &shown, today);
            let next = shown_request(pack, &shown, &report);
            if next == shown {
                break report;
            }
            shown = next;
        };
        let words = pack.words(&pack.language).map_or_else(|| Cow::Owned(Words::default()), Cow::Borrowed);
        let request_json = RequestFile::new(pack.stamp.clone(), shown.clone()).to_json();
        Self { pack, words, request: shown, report, today, request_json, program: PROGRAM.to_owned() }
    }

    /// Writes as the program of this name would, as far as a name can make a difference. A name that is none is not taken.
    pub(crate) fn made_by(mut self, program: &str) -> Self {
        let version = program.strip_prefix("Requisite ").unwrap_or_default();
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '+');
        if (1..=40).contains(&version.len()) && version.chars().all(plain) {
            program.clone_into(&mut self.program);
        }
        self
    }

    /// The language of the words.
    pub fn language(&self) -> &str {
        &self.pack.language
    }

    /// The pack's id, version and hash.
    pub fn stamp(&self) -> &PackStamp {
        &self.pack.stamp
    }

    /// The text that was answered to the question which the pack uses for something, if any.
    pub fn used(&self, question: Option<&QuestionId>) -> Option<&str> {
        self.request.answer(question?).and_then(Answer::as_text).map(str::trim)
    }

    /// The title of the study, or of the package when the pack asks for none.
    pub fn title(&self) -> &str {
        self.used(self.pack.uses.title.as_ref()).unwrap_or("Data request")
    }

    /// The agency's name.
    pub fn agency(&self) -> &str {
        let name = self.words.agency.name.as_str();
        if name.is_empty() { &self.pack.stamp.id } else { name }
    }

    /// The class of the request with what is sure about it, for a reader.
    pub fn class_in_words(&self) -> String {
        crate::words::verdict(self.pack, &self.report.class)
    }

    /// The label under an id, or the id itself.
    pub fn label<'b>(labels: &'b BTreeMap<String, String>, id: &'b str) -> &'b str {
        labels.get(id).map_or(id, String::as_str)
    }
}
