//! Lines around paragraphs and in tables.

use docx_rust::formatting::{
    BorderStyle, Borders, BottomBorder, InsideHorizonBorder, InsideVerticalBorder, LeftBorder, RightBorder,
    TableBorders, TableProperty, TopBorder,
};
use docx_rust::styles::{Style as Entry, StyleType};

/// Letters that stand out, and the line below a part's heading.
pub(super) const INK: &str = "1B1B1B";
/// Letters of lesser weight; seven times darker than the page.
pub(super) const QUIET: &str = "444444";
/// Lines; three times darker than the page.
pub(super) const GREY: &str = "767676";
/// Lines that only lead the eye.
const FAINT: &str = "BFBFBF";

/// The style of tables of rows and columns.
pub(super) const GRID: &str = "TableGrid";
/// The style of terms and what they are.
pub(super) const TERMS: &str = "TermsTable";

macro_rules! line {
    ($name:ident, $line:ident) => {
        pub(super) fn $name(size: isize, space: isize, color: &'static str) -> $line<'static> {
            $line {
                style: BorderStyle::Single,
                color: Some(color.into()),
                size: Some(size),
                space: Some(space),
                ..$line::default()
            }
        }
    };
}

line!(top, TopBorder);
line!(left, LeftBorder);
line!(bottom, BottomBorder);
line!(right, RightBorder);
line!(between_rows, InsideHorizonBorder);
line!(between_columns, InsideVerticalBorder);

/// Lines on all sides of a paragraph.
pub(super) fn around(size: isize, space: isize, color: &'static str) -> Borders<'static> {
    Borders {
        top: Some(top(size, space, color)),
        left: Some(left(size, space, color)),
        bottom: Some(bottom(size, space, color)),
        right: Some(right(size, space, color)),
        ..Borders::default()
    }
}

/// The line of a text from the right is at its right.
pub(super) fn at_right(size: isize, space: isize, color: &'static str) -> Borders<'static> {
    Borders {
        left: Some(LeftBorder { style: BorderStyle::Nil, ..LeftBorder::default() }),
        right: Some(right(size, space, color)),
        ..Borders::default()
    }
}

/// Tables of rows and columns: lines around every cell.
pub(super) fn grid() -> Entry<'static> {
    table(
        GRID,
        "Table Grid",
        false,
        TableBorders {
            top: Some(top(4, 0, GREY)),
            left: Some(left(4, 0, GREY)),
            bottom: Some(bottom(4, 0, GREY)),
            right: Some(right(4, 0, GREY)),
            inside_horizon: Some(between_rows(4, 0, GREY)),
            inside_vertical: Some(between_columns(4, 0, GREY)),
        },
    )
}

/// Terms and what they are: faint lines between the rows only.
pub(super) fn terms() -> Entry<'static> {
    table(
        TERMS,
        "Terms Table",
        true,
        TableBorders {
            top: Some(top(4, 0, FAINT)),
            bottom: Some(bottom(4, 0, FAINT)),
            inside_horizon: Some(between_rows(4, 0, FAINT)),
            ..TableBorders::default()
        },
    )
}

fn table(id: &'static str, name: &'static str, own: bool, borders: TableBorders<'static>) -> Entry<'static> {
    Entry {
        custom_style: own.then_some(true),
        table: Some(TableProperty { borders: Some(borders), ..TableProperty::default() }),
        ..Entry::new(StyleType::Table, id).name(name)
    }
}
