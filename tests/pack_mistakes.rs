//! One mistake at a time in a pack that is sound: each gives its complaint, at its place, and hardly ever another. The
//! mistakes are in `packs_broken/mistakes.txt`; after a change that is meant, write their complaints anew with
//! `BLESS=1 cargo test pack_mistakes` and read the difference.

use crate::fixtures::{root, same_as_recorded};
use crate::pack_broken::{broken, complaints};
use requisite_pack::load;

/// The complaints of the sound pack after one mistake: a block of lines, the first three of which say which.
fn complaints_of(block: &str) -> Vec<String> {
    let mut lines = block.lines();
    let file = lines.next().unwrap();
    let from = lines.next().and_then(|line| line.strip_prefix("- ")).unwrap_or_else(|| panic!("{block}"));
    let to = lines.next().and_then(|line| line.strip_prefix('+')).unwrap_or_else(|| panic!("{block}"));
    let plain = |text: &str| text.replace("\\n", "\n");
    let mut files = broken("no_faults");
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(&plain(from)), "{file} has no `{from}`");
    let to = to.strip_prefix(' ').unwrap_or(to);
    files.insert(file.to_owned(), text.replacen(&plain(from), &plain(to), 1).into_bytes());
    complaints(&load(&files))
}

#[test]
fn every_mistake_is_complained_of_at_its_place() {
    let path = root().join("tests/packs_broken/mistakes.txt");
    let text = std::fs::read_to_string(&path).unwrap();
    let (heading, blocks) = text.split_once("\n\n").unwrap();
    let mut now = heading.to_owned();
    for block in blocks.trim_end().split("\n\n") {
        let mistake: Vec<&str> = block.lines().take(3).collect();
        now += &format!("\n\n{}\n{}", mistake.join("\n"), complaints_of(block).join("\n"));
    }
    now.push('\n');
    same_as_recorded(&path, &text, &now);
}
