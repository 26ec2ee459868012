//! Drives the release app in a real browser.
fn main() {}
