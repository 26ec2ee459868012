//! Elements that `docx-rust` has not, or not wholly: tables that keep rows together and shade cells, fields, and roots of parts.
//!
//! Fields of a structure stand in the order of the schema (ECMA-376, part 1), because Word insists on it.

use std::borrow::Cow;

use docx_rust::document::{Paragraph, Run};
use docx_rust::formatting::{
    ParagraphProperty, Shading, TableCellWidth, TableHeader, TableStyleId, TableWidth,
};
use hard_xml::XmlWrite;

/// Namespace of the elements of documents.
pub(super) const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// How a table is laid out, and which of its cells name others.
#[derive(XmlWrite)]
#[xml(tag = "w:tblPr")]
pub(super) struct TableLook<'a> {
    #[xml(child = "w:tblStyle")]
    pub style: TableStyleId<'a>,
    #[xml(child = "w:tblW")]
    pub width: TableWidth,
    #[xml(child = "w:tblLayout")]
    pub layout: TableLayout<'a>,
    #[xml(child = "w:tblLook")]
    pub named_by: NamedBy<'a>,
    #[xml(child = "w:tblCaption")]
    pub caption: Option<TableCaption<'a>>,
}

/// Whether columns keep their widths.
#[derive(XmlWrite)]
#[xml(tag = "w:tblLayout")]
pub(super) struct TableLayout<'a> {
    #[xml(attr = "w:type")]
    pub kind: Cow<'a, str>,
}

/// Which cells of a table name others: converters to PDF and screen readers take heads of rows and columns from here. The number says
/// the same as the words, for readers of the first edition of the standard.
#[derive(XmlWrite)]
#[xml(tag = "w:tblLook")]
pub(super) struct NamedBy<'a> {
    #[xml(attr = "w:val")]
    pub number: Cow<'a, str>,
    #[xml(attr = "w:firstRow")]
    pub first_row: u8,
    #[xml(attr = "w:lastRow")]
    pub last_row: u8,
    #[xml(attr = "w:firstColumn")]
    pub first_column: u8,
    #[xml(attr = "w:lastColumn")]
    pub last_column: u8,
    #[xml(attr = "w:noHBand")]
    pub no_bands_of_rows: u8,
    #[xml(attr = "w:noVBand")]
    pub no_bands_of_columns: u8,
}

/// What a table shows, told by assistive technology.
#[derive(XmlWrite)]
#[xml(tag = "w:tblCaption")]
pub(super) struct TableCaption<'a> {
    #[xml(attr = "w:val")]
    pub text: Cow<'a, str>,
}

/// A row of a table.
#[derive(XmlWrite)]
#[xml(tag = "w:tr")]
pub(super) struct Row<'a> {
    #[xml(child = "w:trPr")]
    pub look: RowLook,
    #[xml(child = "w:tc")]
    pub cells: Vec<Cell<'a>>,
}

/// How a row breaks and repeats.
#[derive(XmlWrite)]
#[xml(tag = "w:trPr")]
pub(super) struct RowLook {
    #[xml(child = "w:cantSplit")]
    pub on_one_page: Option<OnOnePage>,
    #[xml(child = "w:tblHeader")]
    pub repeated: Option<TableHeader>,
}

/// A row that does not break across pages.
#[derive(XmlWrite)]
#[xml(tag = "w:cantSplit")]
pub(super) struct OnOnePage {}

/// A cell of a table.
#[derive(XmlWrite)]
#[xml(tag = "w:tc")]
pub(super) struct Cell<'a> {
    #[xml(child = "w:tcPr")]
    pub look: CellLook<'a>,
    #[xml(child = "w:p")]
    pub text: Paragraph<'a>,
}

/// How wide a cell is, and on which ground.
#[derive(XmlWrite)]
#[xml(tag = "w:tcPr")]
pub(super) struct CellLook<'a> {
    #[xml(child = "w:tcW")]
    pub width: TableCellWidth,
    #[xml(child = "w:shd")]
    pub ground: Option<Shading<'a>>,
}

/// Root of the foot of each page.
#[derive(XmlWrite)]
#[xml(tag = "w:ftr")]
pub(super) struct Footer<'a> {
    #[xml(attr = "xmlns:w")]
    pub words: Cow<'a, str>,
    #[xml(child = "w:p")]
    pub line: FooterLine<'a>,
}

/// The line of the foot.
#[derive(XmlWrite)]
#[xml(tag = "w:p")]
pub(super) struct FooterLine<'a> {
    #[xml(child = "w:pPr")]
    pub look: ParagraphProperty<'a>,
    #[xml(child = "w:r", child = "w:fldSimple")]
    pub pieces: Vec<FooterPiece<'a>>,
}

/// Text or a field.
#[derive(XmlWrite)]
pub(super) enum FooterPiece<'a> {
    #[xml(tag = "w:r")]
    Text(Run<'a>),
    #[xml(tag = "w:fldSimple")]
    Field(Field<'a>),
}

/// What the word processor counts, with what stands there until it has.
#[derive(XmlWrite)]
#[xml(tag = "w:fldSimple")]
pub(super) struct Field<'a> {
    #[xml(attr = "w:instr")]
    pub counts: Cow<'a, str>,
    #[xml(child = "w:r")]
    pub until_then: Run<'a>,
}

/// Root of the properties of the document (ECMA-376, part 2): dates name their kind, or Word calls the file damaged.
#[derive(XmlWrite)]
#[xml(tag = "cp:coreProperties")]
pub(super) struct Properties<'a> {
    #[xml(attr = "xmlns:cp")]
    pub package: Cow<'a, str>,
    #[xml(attr = "xmlns:dc")]
    pub elements: Cow<'a, str>,
    #[xml(attr = "xmlns:dcterms")]
    pub terms: Cow<'a, str>,
    #[xml(attr = "xmlns:xsi")]
    pub kinds: Cow<'a, str>,
    #[xml(child = "dcterms:created")]
    pub created: Option<Created<'a>>,
    #[xml(child = "dcterms:modified")]
    pub modified: Option<Modified<'a>>,
    #[xml(flatten_text = "dc:creator")]
    pub creator: Cow<'a, str>,
    #[xml(flatten_text = "dc:language")]
    pub language: Cow<'a, str>,
    #[xml(flatten_text = "cp:lastModifiedBy")]
    pub last_modified_by: Cow<'a, str>,
    #[xml(flatten_text = "dc:title")]
    pub title: Cow<'a, str>,
}

/// When the document was made.
#[derive(XmlWrite)]
#[xml(tag = "dcterms:created")]
pub(super) struct Created<'a> {
    #[xml(attr = "xsi:type")]
    pub kind: Cow<'a, str>,
    #[xml(text)]
    pub date: Cow<'a, str>,
}

/// When the document was changed last.
#[derive(XmlWrite)]
#[xml(tag = "dcterms:modified")]
pub(super) struct Modified<'a> {
    #[xml(attr = "xsi:type")]
    pub kind: Cow<'a, str>,
    #[xml(text)]
    pub date: Cow<'a, str>,
}

/// Root of what is said about the program that made the document.
#[derive(XmlWrite)]
#[xml(tag = "Properties")]
pub(super) struct Program<'a> {
    #[xml(attr = "xmlns")]
    pub extended: Cow<'a, str>,
    #[xml(flatten_text = "Application")]
    pub name: Cow<'a, str>,
}
