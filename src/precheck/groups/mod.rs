//! Small groups, before any data exist: how many cells of a table fall below the smallest count that the agency publishes.
//!
//! Everything comes from public counts: the pack's rough totals, or the agency's own enrollment file as the crate
//! `requisite-groups` reads it into [`Margins`]. The answer is a range with its assumption named, never a promise: what
//! is hidden in the end is the agency's decision.
//!
//! Start reading at [`small_groups`]; `estimate.rs` says which assumptions span the range, `tally.rs` goes through the
//! cells, `chance.rs` says how likely one is small.

mod chance;
mod estimate;
mod from_file;
mod margins;
mod place;
mod quick;
mod shares;
mod signature;
mod small_groups;
mod table;
mod tally;
mod words;

pub use margins::{Count, FileNote, GroupKey, LevelCounts, Margins, PlaceCounts};
pub use quick::{CellEstimate, cell_estimates};
pub use small_groups::{
    Assumption, Cells, Change, CountsFrom, Lines, Share, SizeClass, SmallGroups, Step, small_groups,
};
pub use words::{
    SmallGroupSentences, change_phrase, file_note_sentence, share_phrase, small_cells_sentence,
    small_group_sentences,
};
