//! Builds packages off the main thread.
fn main() {}
