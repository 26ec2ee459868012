//! The build tools that come from crates.io, and the formatter and linter that come with Rust.

use std::process::Command;

use super::progress::Progress;
use crate::lockfile::version_in_lockfile;
use crate::place::{Place, find_program};
use crate::problem::Problem;
use crate::run::{answer, run, run_within, version_of};
use crate::toolchain::outside_cargo;

/// The newest Trunk that the compilers of both toolchains can build.
const TRUNK: &str = "0.21.14";

/// Trunk, which builds the pages.
pub fn trunk(place: &Place, progress: &mut Progress) -> Result<(), Problem> {
    let step = progress.begin(&format!("Trunk {TRUNK}"));
    if has_version(place, "trunk", TRUNK) {
        step.already_here();
        return Ok(());
    }
    step.say("building from source, about 5 minutes");
    run(cargo_install("trunk", TRUNK)
        .args(["--locked", "--no-default-features", "--debug"])
        .env("CARGO_PROFILE_DEV_DEBUG", "0"))?;
    step.done();
    Ok(())
}

/// wasm-bindgen's command line. It must be of just the version that the app is linked with.
pub fn wasm_bindgen(place: &Place, progress: &mut Progress) -> Result<(), Problem> {
    let version = version_in_lockfile(place, "wasm-bindgen")?;
    let step = progress.begin(&format!("wasm-bindgen {version}"));
    if has_version(place, "wasm-bindgen", &version) {
        step.already_here();
        return Ok(());
    }
    step.say("building from source, about 4 minutes");
    let install = |locked: &[&str]| {
        run(cargo_install("wasm-bindgen-cli", &version)
            .args(locked)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"))
    };
    if install(&["--locked"]).is_err() {
        step.say("its own lock file cannot be followed here; trying with the newest versions that fit");
        install(&[])?;
    }
    step.done();
    Ok(())
}

/// rustfmt and clippy, which rustup's smallest profile leaves out.
pub fn formatter_and_linter(progress: &mut Progress) -> Result<(), Problem> {
    const DOWNLOAD_SECONDS: u64 = 180;
    let step = progress.begin("Formatter and linter");
    let both = || {
        ["fmt", "clippy"].iter().all(|tool| answer(Command::new("cargo").args([tool, "--version"])).is_some())
    };
    if both() {
        step.already_here();
        return Ok(());
    }
    step.say("asking rustup for them, 3 minutes at most");
    let added =
        run_within(Command::new("rustup").args(["component", "add", "rustfmt", "clippy"]), DOWNLOAD_SECONDS);
    if added.is_err() || !both() {
        return Err(Problem::missing("rustfmt or clippy", "Run: rustup component add rustfmt clippy"));
    }
    step.done();
    Ok(())
}

fn has_version(place: &Place, program: &str, version: &str) -> bool {
    find_program(program, &place.path_with_tools())
        .and_then(|program| version_of(Command::new(program).arg("--version")))
        .is_some_and(|found| found == version)
}

fn cargo_install(name: &str, version: &str) -> Command {
    let mut command = Command::new("cargo");
    outside_cargo(&mut command)
        .arg("install")
        .args([name, "--version", &format!("={version}")])
        // A build of its own, outside the workspace's folder and flags.
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("RUSTFLAGS");
    command
}
