//! Drives the release build in a real browser, as a person would: by keyboard, mouse and what stands on the screen.
//!
//! May not know: how the app is made. It knows the address of each page, the ids of the fields, and the words on the screen.
//! Start reading at [`Test`], then the file of a test's name under `tests/`; `screens/` says how each page is used,
//! `browser/` how a browser is driven, `engine.rs` what differs between browsers, `receiver/` where packages are sent to.

#![expect(clippy::print_stdout, reason = "this is a test runner: its results belong on standard output")]

mod arguments;
mod browser;
mod engine;
mod host_page;
mod own_site;
mod patience;
mod problem;
mod programs;
mod receiver;
mod scratch;
mod screens;
mod submission;
mod suite;
mod tests;
mod world;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;
use crate::tests::Test;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.list {
        for test in Test::ALL {
            println!("{}", test.name());
        }
        return ExitCode::SUCCESS;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome = runtime
        .map_err(problem::Problem::file("the runtime"))
        .and_then(|runtime| runtime.block_on(suite::run(&arguments)));
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            println!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}
