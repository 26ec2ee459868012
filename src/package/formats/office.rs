//! What documents and workbooks say of themselves.

use crate::Contents;
use requisite_office::{Block, Document, Sheet, Workbook};

/// A document with these blocks.
pub(super) fn document(contents: &Contents<'_>, title: String, blocks: Vec<Block>) -> Document {
    Document {
        language: contents.language().to_owned(),
        title,
        day: contents.today.to_string(),
        made_by: contents.program.clone(),
        blocks,
    }
}

/// A workbook with these sheets.
pub(super) fn workbook(contents: &Contents<'_>, title: String, sheets: Vec<Sheet>) -> Workbook {
    Workbook { title, day: contents.today.to_string(), made_by: contents.program.clone(), sheets }
}
