//! Reads the version of a crate from Cargo.lock.

use std::fs;

use crate::place::Place;
use crate::problem::Problem;

/// The version of a crate that Cargo.lock pins.
pub fn version_in_lockfile(place: &Place, name: &str) -> Result<String, Problem> {
    let path = place.root.join("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(Problem::at(&path))?;
    version_in(&text, name)
        .map(str::to_owned)
        .ok_or_else(|| Problem::Unexpected { path, why: format!("it names no version of {name}") })
}

/// Each package of a lock file has its `name` line right before its `version` line.
fn version_in<'a>(lockfile: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = lockfile.lines();
    lines.find(|line| quoted(line, "name") == Some(name))?;
    quoted(lines.next()?, "version")
}

/// The text of a `key = "text"` line.
fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim().strip_prefix('"')?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCKFILE: &str = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.80"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "wasm-bindgen-macro",
]
"#;

    #[test]
    fn the_version_of_the_whole_name_is_found() {
        assert_eq!(version_in(LOCKFILE, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in(LOCKFILE, "wasm-bindgen-futures"), Some("0.4.80"));
    }

    #[test]
    fn a_crate_that_is_not_there_has_no_version() {
        assert_eq!(version_in(LOCKFILE, "wasm"), None);
        assert_eq!(version_in("", "wasm-bindgen"), None);
        assert_eq!(version_in("name = \"x\"", "x"), None);
    }
}
