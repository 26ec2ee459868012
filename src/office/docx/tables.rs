//! Tables: rows and columns, and terms with what they are.

use docx_rust::document::TableGrid;
use docx_rust::formatting::{TableCellWidth, TableHeader, TableStyleId, TableWidth, TableWidthUnit};

use hard_xml::{XmlResult, XmlWrite};

use crate::letters::one_line;

use super::Out;
use super::lines::{GRID, TERMS};
use super::markup::{Cell, CellLook, NamedBy, OnOnePage, Row, RowLook, TableCaption, TableLayout, TableLook};
use super::page::TEXT_WIDTH;
use super::paragraphs::paragraph;
use super::styles::{Style, ground};
use super::widths::widths;

/// From so many columns on, letters are smaller.
const MANY_COLUMNS: usize = 6;
/// A row with a longer text breaks across pages: kept whole, it would leave most of a page blank.
const LONG_TEXT: usize = 800;
/// Word opens no table of more columns.
const MOST_COLUMNS: usize = 63;

/// How many columns a table has.
///
/// Columns beyond those that a word processor takes are not shown: no table of a report has nearly as many.
pub(super) fn columns(heads: &[String], rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).chain([heads.len()]).max().unwrap_or(0).min(MOST_COLUMNS)
}

/// Writes a table of rows and columns, which has at least one column.
pub(super) fn write_table(
    caption: &str,
    heads: &[String],
    rows: &[Vec<String>],
    out: &mut Out,
) -> XmlResult<()> {
    let columns = columns(heads, rows);
    let (style, letter) = if columns < MANY_COLUMNS { (Style::Cell, 122) } else { (Style::NarrowCell, 100) };
    let lines = std::iter::once(heads).chain(rows.iter().map(Vec::as_slice));
    let widths = widths(columns, lines, letter, TEXT_WIDTH.unsigned_abs());
    begin(GRID, true, Some(one_line(caption)), &widths, out)?;
    row(heads, &widths, style, true).to_writer(out)?;
    for cells in rows {
        row(cells, &widths, style, false).to_writer(out)?;
    }
    out.write_element_end_close("w:tbl")?;
    Ok(())
}

/// Writes terms, of which there is at least one, each with what it is, as a table without a row of heads.
pub(super) fn write_terms(pairs: &[(String, String)], out: &mut Out) -> XmlResult<()> {
    let term = TEXT_WIDTH.unsigned_abs() * 3 / 10;
    let widths = [term, TEXT_WIDTH.unsigned_abs() - term];
    begin(TERMS, false, None, &widths, out)?;
    for (term, text) in pairs {
        row(&[term, text], &widths, Style::Cell, false).to_writer(out)?;
    }
    out.write_element_end_close("w:tbl")?;
    Ok(())
}

fn begin(
    style: &'static str,
    heads: bool,
    caption: Option<String>,
    widths: &[usize],
    out: &mut Out,
) -> XmlResult<()> {
    out.write_element_start("w:tbl")?;
    out.write_element_end_open()?;
    let look = TableLook {
        style: TableStyleId::from(style),
        width: TableWidth::from((TEXT_WIDTH, TableWidthUnit::Dxa)),
        layout: TableLayout { kind: "fixed".into() },
        named_by: NamedBy {
            number: if heads { "06A0" } else { "0680" }.into(),
            first_row: heads.into(),
            last_row: 0,
            first_column: 1,
            last_column: 0,
            no_bands_of_rows: 1,
            no_bands_of_columns: 1,
        },
        caption: caption.filter(|text| !text.is_empty()).map(|text| TableCaption { text: text.into() }),
    };
    look.to_writer(out)?;
    TableGrid::from(widths.iter().map(|width| width.cast_signed()).collect::<Vec<_>>()).to_writer(out)
}

/// A row: the heads of the columns, or cells of which the first names the row. Cells that are missing are empty.
fn row<T: AsRef<str>>(cells: &[T], widths: &[usize], style: Style, heads: bool) -> Row<'static> {
    let texts = cells.iter().map(AsRef::as_ref).chain(std::iter::repeat(""));
    let long = cells.iter().any(|cell| cell.as_ref().len() > LONG_TEXT);
    Row {
        look: RowLook {
            on_one_page: (heads || !long).then_some(OnOnePage {}),
            repeated: heads.then(TableHeader::default),
        },
        cells: widths
            .iter()
            .zip(texts)
            .enumerate()
            .map(|(column, (width, text))| Cell {
                look: CellLook {
                    width: TableCellWidth {
                        value: Some(width.cast_signed()),
                        unit: Some(TableWidthUnit::Dxa),
                    },
                    ground: heads.then(|| ground("EEEEEE")),
                },
                text: paragraph(style, text.trim(), heads || column == 0),
            })
            .collect(),
    }
}
