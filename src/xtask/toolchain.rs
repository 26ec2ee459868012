//! Which Rust compiles the WebAssembly parts, and the settings it needs.

use std::env;
use std::process::Command;

use crate::place::Place;

/// The name under which rustup knows Debian's compiler.
pub const DEBIAN_TOOLCHAIN: &str = "debian-rust";

/// The WebAssembly target's name.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The Rust that has the WebAssembly target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toolchain {
    /// The one that also compiles this program.
    Ordinary,
    /// Debian's, linked into rustup as `debian-rust`.
    Debian,
}

impl Toolchain {
    /// Sets a command up to build for the browser with this toolchain.
    pub fn prepare<'a>(self, command: &'a mut Command, place: &Place) -> &'a mut Command {
        outside_cargo(command);
        command
            .current_dir(&place.root)
            .env("PATH", place.path_with_tools())
            // An outer RUSTFLAGS would replace the flags of .cargo/config.toml.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", without_private_paths(place))
            // wasm-bindgen reads from a section that stripping removes what the compiler made use of. Names and
            // debugging information are dropped by wasm-opt afterwards.
            .env("CARGO_PROFILE_RELEASE_STRIP", "false")
            // Trunk reads NO_COLOR as a Boolean and stops at the usual `1`.
            .env_remove("NO_COLOR")
            // With it, Trunk buries what went wrong under a page of its own call stack.
            .env_remove("RUST_BACKTRACE");
        if self == Self::Debian {
            command.env("RUSTUP_TOOLCHAIN", DEBIAN_TOOLCHAIN);
        }
        command
    }
}

/// Takes away what `cargo run` adds for the program it starts, so that an inner cargo finds its own compiler.
pub fn outside_cargo(command: &mut Command) -> &mut Command {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text == "CARGO" || text.starts_with("CARGO_MANIFEST") || text.starts_with("CARGO_PKG_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Compiler flags that keep the builder's folder names out of the published files.
fn without_private_paths(place: &Place) -> String {
    let mut flags = vec![format!("--remap-path-prefix={}=requisite", place.root.display())];
    let cargo_home = env::var_os("CARGO_HOME")
        .map(std::path::PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    if let Some(home) = cargo_home {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
    }
    // Cargo splits this list at spaces; a folder name with one must not break the build.
    flags.retain(|flag| !flag.contains(' '));
    flags.join(" ")
}
