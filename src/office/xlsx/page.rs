//! A sheet.

use super::book::SHEETS;
use super::texts::Texts;
use super::writing::Part;
use super::{MOST_COLUMNS, MOST_ROWS, OfficeError, cells};
use crate::{Column, Sheet};

/// How far a sheet reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    rows: usize,
    columns: usize,
}

impl Extent {
    /// The rows, with that of heads, and the columns of a sheet.
    pub fn of(sheet: &Sheet) -> Result<Self, OfficeError> {
        let rows = sheet.rows.len() + 1;
        let columns = sheet.rows.iter().map(Vec::len).chain([sheet.columns.len()]).max().unwrap_or(0);
        if rows > MOST_ROWS {
            return Err(OfficeError::TooManyRows { sheet: sheet.name.clone(), rows });
        }
        if columns > MOST_COLUMNS {
            return Err(OfficeError::TooManyColumns { sheet: sheet.name.clone(), columns });
        }
        Ok(Self { rows, columns })
    }

    /// Its last cell, by column and row; none without columns.
    pub fn last(self) -> Option<(String, usize)> {
        Some((column_name(self.columns.checked_sub(1)?), self.rows))
    }
}

/// How many letters stand side by side on a sheet of paper and can still be read.
const LETTERS_ON_PAPER: usize = 230;

/// The numbers of looks in `styles.xml`.
const HEAD: &str = "1";
const TEXT: &str = "2";
/// For what would become a formula if a person went into the cell and out again.
const GUARDED: &str = "3";

/// The part of a sheet. The first is the one that is seen when the workbook opens.
pub(super) fn page(sheet: &Sheet, extent: Extent, is_first: bool, texts: &mut Texts) -> Vec<u8> {
    let mut part = Part::new();
    part.open("worksheet", &[("xmlns", SHEETS)]);
    part.open("sheetPr", &[]);
    part.empty("pageSetUpPr", &[("fitToPage", "1")]);
    part.close("sheetPr");
    view(is_first, &mut part);
    part.empty("sheetFormatPr", &[("defaultRowHeight", "15")]);
    widths(&sheet.columns, &mut part);
    part.open("sheetData", &[]);
    let heads: Vec<&str> = sheet.columns.iter().map(|column| column.head.as_str()).collect();
    row(1, &heads, &sheet.columns, &|_| HEAD, texts, &mut part);
    let look = |text: &str| if cells::looks_like_formula(text) { GUARDED } else { TEXT };
    for (number, cells) in (2..).zip(&sheet.rows) {
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        row(number, &cells, &sheet.columns, &look, texts, &mut part);
    }
    part.close("sheetData");
    foot(extent, &sheet.columns, &mut part);
    part.close("worksheet");
    part.written()
}

/// The row of heads stays in sight.
fn view(is_first: bool, part: &mut Part) {
    part.open("sheetViews", &[]);
    let seen = if is_first { "1" } else { "0" };
    part.open("sheetView", &[("tabSelected", seen), ("workbookViewId", "0")]);
    part.empty(
        "pane",
        &[("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen")],
    );
    part.close("sheetView");
    part.close("sheetViews");
}

fn widths(columns: &[Column], part: &mut Part) {
    if columns.is_empty() {
        return;
    }
    part.open("cols", &[]);
    for (number, column) in (1..).zip(columns) {
        let number: usize = number;
        let number = number.to_string();
        // Letters and the space beside them, in the standard's unit.
        let width = format!("{}.71", column.width);
        part.empty("col", &[("min", &number), ("max", &number), ("width", &width), ("customWidth", "1")]);
    }
    part.close("cols");
}

/// A row, as high as its texts need in columns of these widths.
fn row(
    number: usize,
    texts: &[&str],
    columns: &[Column],
    look: &dyn Fn(&str) -> &'static str,
    all: &mut Texts,
    part: &mut Part,
) {
    let number = number.to_string();
    match cells::height(texts, columns) {
        Some(height) => {
            part.open("row", &[("r", &number), ("ht", &height.to_string()), ("customHeight", "1")])
        }
        None => part.open("row", &[("r", &number)]),
    }
    for (column, text) in texts.iter().enumerate() {
        let at = column_name(column) + &number;
        if text.is_empty() {
            part.empty("c", &[("r", &at), ("s", look(text))]);
        } else {
            let text_number = all.number(cells::cell(text)).to_string();
            part.open("c", &[("r", &at), ("s", look(text)), ("t", "s")]);
            part.text("v", &[], &text_number);
            part.close("c");
        }
    }
    part.close("row");
}

/// What can be filtered by, and how the sheet is printed.
fn foot(extent: Extent, columns: &[Column], part: &mut Part) {
    let all = extent.last().map(|(column, row)| format!("A1:{column}{row}"));
    if let Some(all) = &all {
        part.empty("autoFilter", &[("ref", all)]);
    }
    part.empty(
        "pageMargins",
        &[
            ("left", "0.7"),
            ("right", "0.7"),
            ("top", "0.75"),
            ("bottom", "0.75"),
            ("header", "0.3"),
            ("footer", "0.3"),
        ],
    );
    // US Letter, and as many sheets of it side by side as keep the letters readable.
    let wide = columns.iter().map(|column| usize::from(column.width)).sum::<usize>();
    let side_by_side = wide.div_ceil(LETTERS_ON_PAPER).max(1).to_string();
    part.empty(
        "pageSetup",
        &[
            ("paperSize", "1"),
            ("orientation", "landscape"),
            ("fitToWidth", &side_by_side),
            ("fitToHeight", "0"),
        ],
    );
    if let Some(all) = &all {
        // A field number is a text here, and no mistake.
        part.open("ignoredErrors", &[]);
        part.empty("ignoredError", &[("sqref", all), ("numberStoredAsText", "1")]);
        part.close("ignoredErrors");
    }
}

/// The name of a column, counted from 0: A to Z, AA and on.
fn column_name(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while let Some(digit) = rest.checked_sub(1) {
        let letter = u8::try_from(digit % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        rest = digit / 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(column_name(column), name);
        }
    }
}
