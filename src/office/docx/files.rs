//! The parts that hold no text: which parts there are, what they are to each other, and what is said about the document.

use docx_rust::content_type::{ContentTypes, DefaultContentType, OverrideContentType};
use docx_rust::rels::{Relationship, Relationships};

use crate::Document;
use crate::day::day;
use crate::letters::one_line;

use super::markup::{Created, Modified, Program, Properties};

/// Word without this takes the file for one of 2007, and shows it in a mode for those.
pub(super) const SETTINGS: &str = include_str!("settings.xml");

/// The name by which the page calls its foot.
pub(super) const FOOTER: &str = "rId4";

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// What kind each part is.
pub(super) fn content_types() -> ContentTypes<'static> {
    let of = |part: &'static str, kind: String| OverrideContentType { part: part.into(), ty: kind.into() };
    ContentTypes {
        defaults: vec![
            DefaultContentType {
                ext: "rels".into(),
                ty: "application/vnd.openxmlformats-package.relationships+xml".into(),
            },
            DefaultContentType { ext: "xml".into(), ty: "application/xml".into() },
        ],
        overrides: vec![
            of("/word/document.xml", format!("{WORD}.document.main+xml")),
            of("/word/styles.xml", format!("{WORD}.styles+xml")),
            of("/word/numbering.xml", format!("{WORD}.numbering+xml")),
            of("/word/settings.xml", format!("{WORD}.settings+xml")),
            of("/word/footer1.xml", format!("{WORD}.footer+xml")),
            of("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
            of(
                "/docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            ),
        ],
    }
}

/// What the package leads to.
pub(super) fn relationships_of_package() -> Relationships<'static> {
    relationships(&[
        (format!("{OFFICE}/officeDocument"), "word/document.xml"),
        (format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        (format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

/// What the main part leads to. The fourth is [`FOOTER`].
pub(super) fn relationships_of_document() -> Relationships<'static> {
    relationships(&[
        (format!("{OFFICE}/styles"), "styles.xml"),
        (format!("{OFFICE}/numbering"), "numbering.xml"),
        (format!("{OFFICE}/settings"), "settings.xml"),
        (format!("{OFFICE}/footer"), "footer1.xml"),
    ])
}

fn relationships(parts: &[(String, &'static str)]) -> Relationships<'static> {
    let relationships = (1..).zip(parts).map(|(number, (kind, target))| Relationship {
        id: format!("rId{number}").into(),
        target: (*target).into(),
        ty: kind.clone().into(),
        target_mode: None,
    });
    Relationships { relationships: relationships.collect() }
}

/// What is said about the document. A day that is none is left out.
pub(super) fn properties(document: &Document) -> Properties<'_> {
    let date = day(&document.day).map(|_| format!("{}T00:00:00Z", document.day));
    let maker = one_line(&document.made_by);
    Properties {
        package: format!("{PACKAGE}/metadata/core-properties").into(),
        elements: "http://purl.org/dc/elements/1.1/".into(),
        terms: "http://purl.org/dc/terms/".into(),
        kinds: "http://www.w3.org/2001/XMLSchema-instance".into(),
        created: date.clone().map(|date| Created { kind: "dcterms:W3CDTF".into(), date: date.into() }),
        modified: date.map(|date| Modified { kind: "dcterms:W3CDTF".into(), date: date.into() }),
        creator: maker.clone().into(),
        language: one_line(&document.language).into(),
        last_modified_by: maker.into(),
        title: one_line(&document.title).into(),
    }
}

/// What is said about the program.
pub(super) fn program(document: &Document) -> Program<'_> {
    Program {
        extended: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties".into(),
        name: one_line(&document.made_by).into(),
    }
}
