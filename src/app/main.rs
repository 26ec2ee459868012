//! The screens of Requisite in the browser.
//!
//! This crate knows the browser and draws; what is true about a request is decided in the crates below it. Pages share a
//! [`desk::Desk`]; each port to the browser has one file in `browser/`. No effect here writes a signal.
//!
//! Start reading at [`app::App`], then `desk.rs`, then any page.

mod agency;
mod app;
mod browser;
mod came_in;
mod desk;
mod drafts;
mod kept;
mod later;
mod opening;
mod outbox;
mod pages;
mod parts;
mod saving;
mod sending;
mod shell;
mod words;

fn main() {
    browser::crash::report_panics();
    leptos::mount::mount_to_body(app::App);
}
