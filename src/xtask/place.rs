//! Where things are: the source tree, its target folder, and the tools of the person.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::problem::Problem;

/// The source tree and the folders that follow from it.
#[derive(Debug, Clone)]
pub struct Place {
    /// The folder of the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Where cargo builds, and where everything this program makes is kept.
    pub target: PathBuf,
}

impl Place {
    /// Looks for the source tree in the current folder and above it.
    pub fn find() -> Result<Self, Problem> {
        let here = env::current_dir().map_err(Problem::at(Path::new(".")))?;
        let root = here
            .ancestors()
            .find(|folder| folder.join(".trunk.toml").is_file() && folder.join("src/xtask").is_dir())
            .ok_or(Problem::NoSourceTree)?
            .to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => here.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// The folder the person named, or `target/dist`; always absolute.
    pub fn dist_or(&self, named: Option<PathBuf>) -> Result<PathBuf, Problem> {
        let folder = named.unwrap_or_else(|| self.target.join("dist"));
        std::path::absolute(&folder).map_err(Problem::at(&folder))
    }

    /// `PATH` with the tools of `node_modules` and of cargo put first.
    pub fn path_with_tools(&self) -> OsString {
        let mut folders = vec![self.root.join("node_modules/.bin")];
        folders.extend(cargo_bin());
        if let Some(path) = env::var_os("PATH") {
            folders.extend(env::split_paths(&path));
        }
        // Joining fails only for a folder name with the separator in it; then the plain PATH must do.
        env::join_paths(folders).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
    }

    /// The Python of the checks' own environment.
    pub fn python(&self) -> PathBuf {
        self.target.join("checks-python").join(if cfg!(windows) {
            "Scripts/python.exe"
        } else {
            "bin/python"
        })
    }

    /// The accessibility checker that the browser suite loads into pages.
    pub fn axe(&self) -> PathBuf {
        self.root.join("node_modules/axe-core/axe.min.js")
    }
}

/// Where `cargo install` puts programs.
fn cargo_bin() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .map(|home| home.join("bin"))
}

/// Finds a program on a search path.
pub fn find_program(name: &str, path: &OsString) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(path).map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
}
