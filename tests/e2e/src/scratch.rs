//! A folder for what a run leaves behind: browser profiles, downloads, packages. It goes when the run ends.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::Problem;

/// The folder of a run.
pub struct Scratch {
    root: PathBuf,
    next: Cell<u32>,
}

impl Scratch {
    /// Makes the folder.
    pub fn new() -> Result<Self, Problem> {
        let root = std::env::temp_dir().join(format!("requisite-e2e-{}", std::process::id()));
        fs::create_dir_all(&root).map_err(Problem::file(root.display().to_string()))?;
        Ok(Self { root, next: Cell::new(0) })
    }

    /// A new empty folder.
    pub fn folder(&self, name: &str) -> Result<PathBuf, Problem> {
        let path = self.path(name);
        fs::create_dir_all(&path).map_err(Problem::file(path.display().to_string()))?;
        Ok(path)
    }

    /// A path that nothing is at yet.
    pub fn path(&self, name: &str) -> PathBuf {
        self.next.set(self.next.get() + 1);
        self.root.join(format!("{}-{name}", self.next.get()))
    }

    /// Writes a file of this name, in a folder of its own.
    pub fn file(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Problem> {
        let path = self.folder("files")?.join(name);
        write(&path, bytes)?;
        Ok(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed now is in the system's folder for such things.
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(Problem::file(path.display().to_string()))
}

/// Writes a file.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    fs::write(path, bytes).map_err(Problem::file(path.display().to_string()))
}

/// Writes a file of a built site anew, and removes its copies for slow lines, which would tell the old.
pub fn write_served(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for suffix in ["br", "gz"] {
        let copy = path.with_file_name(format!("{name}.{suffix}"));
        // A small file has none.
        if copy.exists() {
            fs::remove_file(&copy).map_err(Problem::file(copy.display().to_string()))?;
        }
    }
    write(path, bytes)
}
