//! Which draft for an agency this tab is about. A tab remembers its own; a new one begins with what was used last.
//!
//! The first draft for a pack is kept under the id of the pack (`ospi`), each other one under that and a number (`ospi/2`).

use super::simple_storage::{forget, lasting, of_tab, text};
use web_sys::Storage;

const BEGINNING: &str = "requisite-draft-";

fn name(pack: &str) -> String {
    format!("{BEGINNING}{pack}")
}

fn storages() -> impl Iterator<Item = Storage> {
    [of_tab(), lasting()].into_iter().flatten()
}

/// Whether a draft is one for this pack.
pub fn is_of(key: &str, pack: &str) -> bool {
    number(key, pack).is_some()
}

/// The number of a draft among those for a pack, from 1; none when it is for another.
pub fn number(key: &str, pack: &str) -> Option<u32> {
    let rest = key.strip_prefix(pack)?;
    if rest.is_empty() { Some(1) } else { rest.strip_prefix('/')?.parse().ok().filter(|number| *number > 1) }
}

/// Where the draft with a number is kept.
pub fn key(pack: &str, number: u32) -> String {
    if number <= 1 { pack.to_owned() } else { format!("{pack}/{number}") }
}

/// Where the draft is kept that this tab is about.
pub fn of(pack: &str) -> String {
    let chosen = storages().find_map(|it| text(&it, &name(pack)));
    chosen.filter(|key| is_of(key, pack)).unwrap_or_else(|| pack.to_owned())
}

/// From now on this tab is about another draft.
pub fn choose(pack: &str, key: &str) {
    for storage in storages() {
        // Where nothing is remembered, the next visit begins with the first draft.
        let _ = storage.set_item(&name(pack), key);
    }
}

/// Forgets it for all agencies.
pub fn forget_all() {
    for storage in storages() {
        forget(&storage, BEGINNING);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_belong_to_their_pack_alone() {
        for number_ in [1, 2, 17] {
            assert_eq!(number(&key("cde", number_), "cde"), Some(number_));
        }
        for other in ["cde@2022-24", "cde@2022-24/2", "cde/", "cde/1", "cde/x", "cd", "ospi", ""] {
            assert_eq!(number(other, "cde"), None, "{other}");
        }
        assert_eq!(number("cde@2022-24/3", "cde@2022-24"), Some(3));
    }
}
