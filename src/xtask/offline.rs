//! The list of files with which the built page works without a network: written into its service worker, with a digest of each.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::compress::compress_file;
use crate::files::{address_below, files_below, is_compressed_copy, read, write};
use crate::problem::Problem;

const WORKER: &str = "sw.js";
const LINE: &str = "const BUILD = ";

/// Writes the list for the files that are in the folder now.
pub fn write_list(folder: &Path) -> Result<(), Problem> {
    let mut files = Map::new();
    let mut all = Sha256::new();
    for path in files_below(folder)? {
        let address = address_below(folder, &path);
        if is_compressed_copy(&path) || address == WORKER || address.ends_with(".schema.json") {
            continue;
        }
        let digest = STANDARD.encode(Sha256::digest(read(&path)?));
        all.update(format!("{address} {digest}\n"));
        files.insert(address, digest.into());
    }
    let name: String = all.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let path = folder.join(WORKER);
    let script = String::from_utf8_lossy(&read(&path)?).into_owned();
    write(&path, with_list(&script, &name, files).ok_or_else(|| no_line(&path))?)?;
    compress_file(&path)
}

fn no_line(path: &Path) -> Problem {
    Problem::Unexpected { path: path.to_owned(), why: format!("no line begins with {LINE:?}") }
}

/// The script with the list in the place of the one that it had.
fn with_list(script: &str, name: &str, files: Map<String, Value>) -> Option<String> {
    let (before, rest) = script.split_once(LINE)?;
    let (_, after) = rest.split_once('\n')?;
    Some(format!("{before}{LINE}{};\n{after}", json!({ "name": name, "files": files })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_takes_the_place_of_the_one_before() {
        let script = include_str!("../../public/sw.js");
        let files = |name: &str| Map::from_iter([(name.to_owned(), json!("abc="))]);
        let first = with_list(script, "one", files("a.js")).expect("the line is there");
        assert!(
            first.contains("const BUILD = {\"files\":{\"a.js\":\"abc=\"},\"name\":\"one\"};\n\nconst OURS")
        );
        let second = with_list(&first, "two", files("b.js")).expect("the line is there");
        assert!(second.contains("b.js") && !second.contains("a.js"));
    }
}
