//! The browser behind ports: one file each. Nothing outside this folder calls the browser's storage, network, clock,
//! files or address line.

pub mod around;
pub mod build;
pub mod chosen_draft;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod device;
pub mod draft_store;
pub mod file_counter;
pub mod files;
pub mod focus;
pub mod hash;
mod idb;
pub mod loaded;
pub mod outbox_mark;
pub mod outbox_store;
pub mod pack_fetch;
pub mod package_worker;
pub mod page;
pub mod page_worker;
pub mod pointer;
pub mod post;
pub mod sealer;
pub mod set_aside;
pub mod shared;
pub mod sheet_reader;
mod simple_storage;
pub mod text_boxes;
pub mod turn;
mod visits;
