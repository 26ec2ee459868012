//! Debian's Rust compiler with a WebAssembly standard library built from its own source.
//!
//! For machines that reach package registries but not rustup's servers. The library belongs to one exact
//! compiler: a stamp beside it holds what that compiler said of itself, and it is built again when that changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt;
use super::wasm_target::holds_standard_library;
use crate::files::{extension, files_below, make_folder, remove_folder, write};
use crate::place::Place;
use crate::problem::Problem;
use crate::run::{answer, run};
use crate::toolchain::{DEBIAN_TOOLCHAIN, WASM, outside_cargo};

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const LIBRARIES: &str = "/usr/lib/rustlib";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library";

/// The scratch crate whose only use is to have cargo build the standard library.
const SCRATCH: &str = "[package]\nname = \"scratch\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n\
    [lib]\npath = \"lib.rs\"\n\n[profile.release]\npanic = \"abort\"\n\n[workspace]\n";

/// Is Debian's compiler here, with a library built for just this version, its linker and its name in rustup?
pub fn is_ready() -> bool {
    let Some(compiler) = Compiler::ask() else { return false };
    fs::read_to_string(stamp()).is_ok_and(|built_for| built_for == compiler.about)
        && holds_standard_library(&library())
        && compiler.linker().exists()
        && is_linked()
}

/// Installs what is missing of it.
pub fn install(place: &Place) -> Result<(), Problem> {
    if Compiler::ask().is_none() || !Path::new(CARGO).is_file() || !Path::new(SOURCE).is_dir() {
        apt::install("A Rust compiler with its source", &["rustc-web", "cargo-web", "rust-web-src"])?;
    }
    let compiler = Compiler::ask().ok_or_else(|| {
        Problem::missing(
            "Debian's Rust compiler",
            "Install the packages rustc-web, cargo-web and rust-web-src.",
        )
    })?;
    let lld = PathBuf::from(format!("/usr/bin/lld-{}", compiler.llvm));
    if !lld.is_file() {
        apt::install("The linker of that compiler", &[&format!("lld-{}", compiler.llvm)])?;
    }
    link_linker(&lld, &compiler.linker())?;
    if !fs::read_to_string(stamp()).is_ok_and(|built_for| built_for == compiler.about) {
        build_library(place, &compiler)?;
    }
    run(Command::new("rustup").args(["toolchain", "link", DEBIAN_TOOLCHAIN, "/usr"]))
}

/// What the compiler says of itself.
struct Compiler {
    about: String,
    host: String,
    llvm: String,
}

impl Compiler {
    fn ask() -> Option<Self> {
        Self::read(answer(Command::new(RUSTC).arg("-vV"))?)
    }

    fn read(about: String) -> Option<Self> {
        let field = |name: &str| about.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let host = field("host:")?.to_owned();
        let llvm = field("LLVM version:")?.split('.').next()?.to_owned();
        Some(Self { about, host, llvm })
    }

    fn linker(&self) -> PathBuf {
        Path::new(LIBRARIES).join(&self.host).join("bin/rust-lld")
    }
}

fn library() -> PathBuf {
    Path::new(LIBRARIES).join(WASM).join("lib")
}

fn stamp() -> PathBuf {
    Path::new(LIBRARIES).join(WASM).join("built-for")
}

fn is_linked() -> bool {
    answer(Command::new("rustup").args(["toolchain", "list"]))
        .is_some_and(|list| list.lines().any(|line| line.split_whitespace().next() == Some(DEBIAN_TOOLCHAIN)))
}

#[cfg(unix)]
fn link_linker(lld: &Path, linker: &Path) -> Result<(), Problem> {
    if let Some(folder) = linker.parent() {
        make_folder(folder)?;
    }
    if linker.symlink_metadata().is_ok() {
        fs::remove_file(linker).map_err(Problem::at(linker))?;
    }
    std::os::unix::fs::symlink(lld, linker).map_err(Problem::at(linker))
}

#[cfg(not(unix))]
fn link_linker(_lld: &Path, _linker: &Path) -> Result<(), Problem> {
    Err(Problem::missing("The WebAssembly target", format!("Run: rustup target add {WASM}")))
}

fn build_library(place: &Place, compiler: &Compiler) -> Result<(), Problem> {
    let scratch = place.target.join("wasm-library");
    remove_folder(&scratch)?;
    make_folder(&scratch)?;
    write(&scratch.join("Cargo.toml"), SCRATCH)?;
    write(&scratch.join("lib.rs"), "")?;
    let mut command = Command::new(CARGO);
    outside_cargo(&mut command)
        .current_dir(&scratch)
        .args(["build", "-Zbuild-std=std,panic_abort,panic_unwind,proc_macro", "--release"])
        .args(["--target", WASM, "--target-dir", "built"])
        // Without the bitcode, `lto = true` finds nothing to work on in the library.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTUP_TOOLCHAIN");
    run(&mut command)?;

    remove_folder(&library())?;
    make_folder(&library())?;
    for file in files_below(&scratch.join("built").join(WASM).join("release/deps"))? {
        let name = file.file_name().unwrap_or_default();
        if extension(&file) == "rlib" && !name.to_string_lossy().starts_with("libscratch") {
            fs::copy(&file, library().join(name)).map_err(Problem::at(&file))?;
        }
    }
    // What was compiled against the old library can no longer be linked.
    remove_folder(&place.target.join(WASM))?;
    remove_folder(&scratch)?;
    // INVARIANT: the stamp is written last, so that it never stands beside half a library.
    write(&stamp(), &compiler.about)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_names_its_host_and_llvm() {
        let about = "rustc 1.96.0 (built from a source tarball)\nhost: x86_64-unknown-linux-gnu\n\
            release: 1.96.0\nLLVM version: 22.1.8";
        let compiler = Compiler::read(about.to_owned()).expect("both lines are there");
        assert_eq!(compiler.host, "x86_64-unknown-linux-gnu");
        assert_eq!(compiler.llvm, "22");
        assert!(Compiler::read("rustc 1.96.0".to_owned()).is_none());
    }
}
