//! Documents as DOCX (WordprocessingML).
//!
//! The types of the crate `docx-rust` say what is in the parts and `hard-xml` writes them down. Its archive writer is not used: it
//! compresses, and it calls footers headers. What its types lack stands in `markup`. The way of a document: `blocks` makes
//! paragraphs and tables of the blocks, by `paragraphs` and `tables`; `styles` says how they look; `page` is the sheet of paper with
//! its footer; `files` names the parts to each other.

mod blocks;
mod files;
mod lines;
mod list;
mod markup;
mod page;
mod paragraphs;
mod styles;
mod tables;
#[cfg(test)]
mod tests;
mod widths;

use hard_xml::{XmlResult, XmlWrite, XmlWriter};

use crate::{Document, Parts};

/// The parts of a DOCX archive, by name. It has the same bytes for the same document, wherever it is made.
///
/// Headings are headings by their styles, heads of columns are repeated on every page and announced, lists are lists, and each text
/// runs in its own direction, so that what a screen reader says is what the eye sees.
pub fn docx(document: &Document) -> Parts {
    let parts = [
        ("[Content_Types].xml", xml(&files::content_types())),
        ("_rels/.rels", xml(&files::relationships_of_package())),
        ("docProps/app.xml", declared(&files::program(document))),
        ("docProps/core.xml", declared(&files::properties(document))),
        ("word/_rels/document.xml.rels", xml(&files::relationships_of_document())),
        ("word/document.xml", main(document)),
        ("word/footer1.xml", declared(&page::footer(document))),
        ("word/numbering.xml", xml(&list::numbering())),
        ("word/settings.xml", files::SETTINGS.into()),
        ("word/styles.xml", xml(&styles::styles(document))),
    ];
    parts.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect()
}

/// Where parts are written.
type Out = XmlWriter<Vec<u8>>;

const DECLARATION: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Writes one of the roots that declare themselves to be XML.
fn xml(root: &impl XmlWrite) -> Vec<u8> {
    written(&[], |out| root.to_writer(out))
}

/// Writes a root of `markup`, which does not.
fn declared(root: &impl XmlWrite) -> Vec<u8> {
    written(DECLARATION, |out| root.to_writer(out))
}

fn main(document: &Document) -> Vec<u8> {
    written(DECLARATION, |out| blocks::write(document, out))
}

fn written(begun: &[u8], write: impl FnOnce(&mut Out) -> XmlResult<()>) -> Vec<u8> {
    let mut out = XmlWriter::new(begun.to_vec());
    let written = write(&mut out);
    // INVARIANT: memory takes what is written to it, and the types of both crates turn nothing into text but numbers and words.
    debug_assert!(written.is_ok());
    out.into_inner()
}
