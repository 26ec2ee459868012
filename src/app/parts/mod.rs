//! Pieces that several pages use, one public component a file.

pub mod page_title;
