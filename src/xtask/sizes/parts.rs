//! Sorts the files that are not needed to start into packs and parts that are loaded later.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::files::extension;

type Groups = BTreeMap<String, Vec<String>>;

/// The files of each agency's pack, without schemas, which no browser loads.
pub fn packs(addresses: impl Iterator<Item = String>) -> Groups {
    let mut packs = Groups::new();
    for address in addresses {
        let folder =
            address.strip_prefix("packs/").and_then(|below| below.split_once('/')).map(|(folder, _)| folder);
        if let Some(agency) = folder.filter(|_| !is_schema(&address)).map(str::to_owned) {
            packs.entry(agency).or_default().push(address);
        }
    }
    packs
}

/// Scripts and WebAssembly that are not part of first load, by the program they belong to.
pub fn later_parts(addresses: impl Iterator<Item = String>, first_load: &BTreeSet<String>) -> Groups {
    let mut parts = Groups::new();
    for address in addresses {
        let is_program = matches!(extension(Path::new(&address)).as_str(), "js" | "wasm");
        if is_program && !first_load.contains(&address) {
            parts.entry(program(&address).to_owned()).or_default().push(address);
        }
    }
    parts
}

fn is_schema(address: &str) -> bool {
    address.split('/').any(|part| part == "schema" || part == "schemas" || part.ends_with("schema.json"))
}

/// `requisite-worker_bg.wasm`, `requisite-worker.js` and `requisite-worker_loader.js` are one program. Of a split app,
/// what several parts share (`agency+pages-0123456789abcdef.wasm`) counts with the first of them: it is loaded with that.
fn program(address: &str) -> &str {
    let name = address.rsplit('/').next().unwrap_or(address);
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").or_else(|| stem.strip_suffix("_loader")).unwrap_or(stem);
    let is_hash = |end: &str| end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    let stem = stem.rsplit_once('-').filter(|(_, end)| is_hash(end)).map_or(stem, |(start, _)| start);
    stem.split('+').next().unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(addresses: &[&str]) -> std::vec::IntoIter<String> {
        addresses.iter().map(|&address| address.to_owned()).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn a_pack_is_a_folder_without_its_schema() {
        let packs = packs(list(&[
            "packs/index.json",
            "packs/cde/pack.json",
            "packs/cde/rules/a.json",
            "packs/cde/pack.schema.json",
        ]));
        assert_eq!(packs.keys().collect::<Vec<_>>(), ["cde"]);
        assert_eq!(packs.get("cde").map(Vec::len), Some(2));
    }

    #[test]
    fn what_parts_share_counts_with_the_first() {
        let files = ["s/agency-0123456789abcdef.wasm", "s/agency+pages-0123456789abcdef.wasm"];
        let parts = later_parts(list(&files), &BTreeSet::new());
        assert_eq!(parts.get("agency").map(Vec::len), Some(2));
        assert_eq!(parts.len(), 1);
    }

    #[test]
    fn the_three_files_of_the_worker_are_one_part() {
        let first_load = BTreeSet::from(["boot.js".to_owned()]);
        let files = ["boot.js", "w.js", "w_bg.wasm", "w_loader.js", "index.html"];
        let parts = later_parts(list(&files), &first_load);
        assert_eq!(parts.keys().collect::<Vec<_>>(), ["w"]);
        assert_eq!(parts.get("w").map(Vec::len), Some(3));
    }
}
