//! Blocks as paragraphs and tables, written down one after the other: a paragraph of `docx-rust` is four kilobytes before its first
//! letter, and a document has thousands.

use docx_rust::document::Paragraph;
use docx_rust::formatting::Spacing;
use hard_xml::{XmlResult, XmlWrite};

use crate::letters::{from_right, readable};
use crate::{Block, Document};

use super::Out;
use super::lines::{self, GREY};
use super::markup::WORDS;
use super::page::page;
use super::paragraphs::paragraph;
use super::styles::Style;
use super::tables;

/// Distance between a table and the text below it, in twentieths of a point: tables have none of their own.
const BELOW_TABLE: isize = 200;
/// Namespace of references from a part to another.
const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes the main part.
pub(super) fn write(document: &Document, out: &mut Out) -> XmlResult<()> {
    out.write_element_start("w:document")?;
    out.write_attribute("xmlns:w", WORDS)?;
    out.write_attribute("xmlns:r", REFERENCES)?;
    out.write_element_end_open()?;
    out.write_element_start("w:body")?;
    out.write_element_end_open()?;
    let mut pieces = Pieces { out, last: Last::Nothing };
    for block in &document.blocks {
        pieces.block(block)?;
    }
    pieces.end()?;
    page().to_writer(out)?;
    out.write_element_end_close("w:body")?;
    out.write_element_end_close("w:document")?;
    Ok(())
}

/// What was written last.
#[derive(PartialEq, Eq)]
enum Last {
    Nothing,
    Paragraph,
    Table,
}

struct Pieces<'a> {
    out: &'a mut Out,
    last: Last,
}

impl Pieces<'_> {
    fn block(&mut self, block: &Block) -> XmlResult<()> {
        match block {
            Block::Heading { level, text } => self.text(Style::Heading(*level), text),
            Block::Kind { text } => self.text(Style::Subtitle, text),
            Block::Paragraph { text } => self.text(Style::Normal, text),
            Block::Label { text } => self.text(Style::Label, text),
            Block::Note { text } => self.text(Style::Note, text),
            Block::Small { text } => self.text(Style::Small, text),
            Block::Own { text } => self.own_words(text),
            Block::List { items } => items.iter().try_for_each(|item| self.text(Style::ListBullet, item)),
            Block::Pairs { pairs } => {
                if !pairs.is_empty() {
                    self.apart()?;
                    tables::write_terms(pairs, self.out)?;
                    self.last = Last::Table;
                }
                Ok(())
            }
            Block::Table { caption, heads, rows } => {
                self.text(Style::Caption, caption)?;
                if tables::columns(heads, rows) > 0 {
                    tables::write_table(caption, heads, rows, self.out)?;
                    self.last = Last::Table;
                }
                Ok(())
            }
        }
    }

    fn text(&mut self, style: Style, text: &str) -> XmlResult<()> {
        self.paragraph(style, paragraph(style, text, false))
    }

    /// A blank line ends a paragraph, as where the text was written; a line break within one stays.
    fn own_words(&mut self, text: &str) -> XmlResult<()> {
        let text = readable(text.trim());
        let lines: Vec<&str> = text.split('\n').collect();
        for lines in lines.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty()) {
            let text = lines.join("\n");
            let mut paragraph = paragraph(Style::OwnWords, &text, false);
            if let Some(look) = paragraph.property.as_mut().filter(|_| from_right(&text)) {
                look.border = Some(lines::at_right(12, 9, GREY));
            }
            self.paragraph(Style::OwnWords, paragraph)?;
        }
        Ok(())
    }

    fn paragraph(&mut self, style: Style, mut paragraph: Paragraph<'static>) -> XmlResult<()> {
        if let Some(look) =
            paragraph.property.as_mut().filter(|_| self.last == Last::Table && style.is_close())
        {
            look.spacing = Some(Spacing { before: Some(BELOW_TABLE), ..Spacing::default() });
        }
        self.last = Last::Paragraph;
        paragraph.to_writer(self.out)
    }

    /// Word wants a paragraph at the end.
    fn end(&mut self) -> XmlResult<()> {
        if self.last == Last::Nothing { self.text(Style::Normal, "") } else { self.apart() }
    }

    /// Word makes one table of two without a paragraph between them.
    fn apart(&mut self) -> XmlResult<()> {
        if self.last != Last::Table {
            return Ok(());
        }
        self.last = Last::Paragraph;
        paragraph(Style::Small, "", false).to_writer(self.out)
    }
}
