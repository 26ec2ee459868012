//! Pieces that several pages use, one public component a file.

pub mod page_title;
pub mod contact;
pub mod draft_files;
pub mod ending;
pub mod pack_links;
pub mod problem_summary;
pub mod question;
pub mod trouble;
