//! Pieces that several pages use, one public component a file.

pub mod contact;
pub mod draft_files;
pub mod element_row;
pub mod element_row_details;
pub mod element_row_words;
pub mod ending;
pub mod finding;
pub mod finding_fixes;
pub mod finding_place;
pub mod finding_source;
pub mod findings;
pub mod findings_alike;
pub mod findings_class;
pub mod findings_go_on;
pub mod findings_grouped;
pub mod findings_words;
pub mod fix_preview;
pub mod fix_preview_lines;
pub mod kept_together;
pub mod pack_links;
pub mod page_title;
pub mod problem_summary;
pub mod question;
pub mod start_again;
pub mod trouble;
pub mod years;
