//! Walking and reading folders.

use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::Problem;

/// Every file below a folder, in a fixed order.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).map_err(Problem::at(&folder))? {
            let entry = entry.map_err(Problem::at(&folder))?;
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A file's place below a folder, written with `/` as in an address.
pub fn address_below(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).unwrap_or(file);
    let names: Vec<_> = below.components().map(|name| name.as_os_str().to_string_lossy()).collect();
    names.join("/")
}

/// A file name's extension in small letters, or nothing.
pub fn extension(path: &Path) -> String {
    path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// The compressed copies that stand beside the files they were made from.
pub fn is_compressed_copy(path: &Path) -> bool {
    matches!(extension(path).as_str(), "br" | "gz")
}

/// The place of a file's compressed copy: `name.ext` becomes `name.ext.br`.
pub fn compressed_copy(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

/// Removes a folder and all in it; it may be missing.
pub fn remove_folder(folder: &Path) -> Result<(), Problem> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Problem::at(folder)(error)),
        _ => Ok(()),
    }
}

/// Makes a folder and those above it.
pub fn make_folder(folder: &Path) -> Result<(), Problem> {
    fs::create_dir_all(folder).map_err(Problem::at(folder))
}

/// Writes a file.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Problem> {
    fs::write(path, content).map_err(Problem::at(path))
}

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(Problem::at(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_use_slashes() {
        assert_eq!(
            address_below(Path::new("dist"), Path::new("dist/packs/cde/pack.json")),
            "packs/cde/pack.json"
        );
    }

    #[test]
    fn compressed_copies_keep_the_whole_name() {
        let copy = compressed_copy(Path::new("dist/app.js"), "br");
        assert_eq!(copy, Path::new("dist/app.js.br"));
        assert!(is_compressed_copy(&copy));
        assert!(!is_compressed_copy(Path::new("dist/app.js")));
    }
}
