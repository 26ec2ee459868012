//! The WebAssembly target: rustup's own where that can be had, Debian's compiler otherwise.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::debian;
use super::progress::Progress;
use crate::place::Place;
use crate::problem::Problem;
use crate::run::{answer, run_within};
use crate::toolchain::{Toolchain, WASM};

/// How long rustup may try to download the target.
const DOWNLOAD_SECONDS: u64 = 180;

/// Says which Rust has the WebAssembly target, installing it where none has.
pub fn find_or_install(place: &Place, progress: &mut Progress) -> Result<Toolchain, Problem> {
    let step = progress.begin("WebAssembly target");
    if ordinary_has_target() {
        step.already_here();
        return Ok(Toolchain::Ordinary);
    }
    if debian::is_ready() {
        step.say("already here, with Debian's compiler");
        return Ok(Toolchain::Debian);
    }
    step.say("asking rustup for it, 3 minutes at most");
    if run_within(Command::new("rustup").args(["target", "add", WASM]), DOWNLOAD_SECONDS).is_ok()
        && ordinary_has_target()
    {
        step.done();
        return Ok(Toolchain::Ordinary);
    }
    step.say("rustup cannot get it here; taking Debian's compiler and building the library, about 4 minutes");
    debian::install(place)?;
    step.done();
    Ok(Toolchain::Debian)
}

fn ordinary_has_target() -> bool {
    answer(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))
        .is_some_and(|folder| holds_standard_library(Path::new(&folder)))
}

/// Is there a compiled standard library in the folder?
pub fn holds_standard_library(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}
