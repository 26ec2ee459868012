//! The size budgets, all in one place. Sizes are in bytes after brotli at its strongest.

/// Everything the page needs to start.
pub const FIRST_LOAD: u64 = 200_000;

/// The files of one agency's pack.
pub const PACK: u64 = 60_000;

/// Each part that is loaded later, such as the pages of an agency or the worker that makes packages.
pub const LATER_PART: u64 = 300_000;
