//! The crates that the workspace depends on: fetched once, so that the builds themselves need no network.

use std::process::Command;

use super::progress::Progress;
use crate::place::Place;
use crate::problem::Problem;
use crate::run::{answer, run};
use crate::toolchain::{WASM, outside_cargo};

/// Fetches what is missing.
pub fn fetch(place: &Place, progress: &mut Progress) -> Result<(), Problem> {
    let step = progress.begin("Crates");
    let mut command = Command::new("cargo");
    outside_cargo(&mut command).args(["fetch", "--target", WASM]).current_dir(&place.root);
    // The host's name leaves out the crates of systems that are neither this one nor the browser.
    if let Some(host) = host() {
        command.args(["--target", &host]);
    }
    run(&mut command)?;
    step.done();
    Ok(())
}

fn host() -> Option<String> {
    let about = answer(Command::new("rustc").arg("-vV"))?;
    about.lines().find_map(|line| line.strip_prefix("host:")).map(|host| host.trim().to_owned())
}
