//! What stands around every page: header, banner, way back, footer, live region.

mod banner;
mod build_notice;
mod footer;
mod frame;
mod header;
mod outbox_notice;
mod way_back;

pub use build_notice::BuildNotice;
pub use frame::{DeskFrame, PlainFrame};
pub use outbox_notice::OutboxNotice;
