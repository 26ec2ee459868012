//! Builds the files to publish: Trunk's release build, then compressed copies.

use std::path::Path;
use std::process::Command;

use crate::compress::compress_folder;
use crate::files::{make_folder, remove_folder};
use crate::offline;
use crate::place::{Place, find_program};
use crate::policy::Policy;
use crate::problem::Problem;
use crate::run::run;
use crate::split;
use crate::toolchain::Toolchain;

/// Builds into a folder, which is emptied first. `out` must be absolute.
pub fn build(place: &Place, toolchain: Toolchain, out: &Path) -> Result<(), Problem> {
    eprintln!("Building Requisite; the first time takes about 5 minutes");
    // Trunk publishes everything in this folder, so nothing of an earlier build may be left there.
    remove_folder(&place.target.join("wasm-bindgen"))?;
    make_folder(out)?;
    let trunk = find_program("trunk", &place.path_with_tools())
        .ok_or_else(|| Problem::missing("Trunk", "Run: cargo xtask setup"))?;
    let mut command = Command::new(trunk);
    toolchain.prepare(&mut command, place).args(["build", "--release", "--offline", "--dist"]).arg(out);
    split::put_stand_in(&mut command, place)?;
    run(&mut command)?;
    split::name_app_script(out)?;
    Policy::of(out)?.write(out)?;
    offline::write_list(out)?;
    eprintln!("Compressing");
    compress_folder(out)
}
