//! The application's state without a browser: addresses, edits with undo, saving, previews and the ports to the outside.
//!
//! This crate knows no browser, clock, storage or random source. What it needs of them comes as an argument or through a
//! port: a trait with a twin in memory beside it, so that every decision here is tested natively.
//!
//! Start reading at [`Session`] (the request being written), then [`Address`] (where the person is) and [`Saving`]
//! (when a draft is written and over what, and what may be said about it).
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod address;
mod answer_words;
mod autosave;
mod base_file;
mod because;
mod brought;
mod changed_pack;
mod citation;
mod cover_message;
mod draft_record;
mod draft_store;
mod journey;
mod matrix;
mod merging;
mod merging_words;
mod moving;
mod named_people;
mod not_asked;
mod opening;
mod package_maker;
mod packed_request;
mod percent;
mod preview;
mod restoring;
mod returned;
mod rows;
mod save_state;
mod saving;
mod sending;
mod session;
#[cfg(test)]
mod shipped_pack;
mod summary;
mod tying;
mod years_span;

pub use address::{Address, Route, address_of};
pub use answer_words::answer_lines;
pub use autosave::{Autosave, Step, Ticket};
pub use base_file::base_file_edits;
pub use because::{Ground, grounds};
pub use brought::{Brought, brought, not_chosen, with_ask};
pub use changed_pack::{Affected, Change, Instead, affected};
pub use citation::citation;
pub use cover_message::{CoverMessage, cover_message};
pub use draft_record::{DraftRecord, SetAside, Version};
pub use draft_store::{DraftStore, MemoryStore, StoreError};
pub use journey::{Progress, onward, progress, route_of_task, task_number, task_of_route};
pub use matrix::{Cell, Line, Mark, Matrix, file_letter, step};
pub use merging::list_shapes;
pub use merging_words::{Told, told};
pub use moving::{moved, moved_apart};
pub use named_people::named_before;
pub use not_asked::not_asked;
pub use opening::{OpenError, Opened, open_draft, open_record};
pub use package_maker::{
    Heard, MadePackage, MakeError, MemoryMaker, PackageMaker, heard_of_binding, heard_of_preparing,
};
pub use preview::{Difference, YearsDropped, preview};
pub use restoring::{Restored, restore};
pub use returned::{Decision, Remark, ReturnError, ReturnFile, Topic};
pub use rows::{add_row, add_this_row, cell_of, remove_row, set_cell};
pub use save_state::SaveState;
pub use saving::{Saving, ToDo, Write};
pub use sending::{Consignment, Delay, Next, Parcel, Refusal, Reply, SendingWay, Silence, Standing, Unclear};
pub use session::{Session, StepKind, Typing};
pub use summary::{draft_file_name, draft_summary};
pub use tying::{Ties, tie_edits, tied_to, ties, untie_edits, wants_tie};
pub use years_span::{Choice, End, Ends, Offered, between, choose_end, offered, with_year};
