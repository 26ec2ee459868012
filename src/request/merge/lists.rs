//! Two lists that were one: which items are the same, and in which order they stand.

use super::Three;
use std::collections::{BTreeMap, BTreeSet};

/// The same item in three lists; at least one has it.
pub(super) type Item<'a, T> = Three<Option<&'a T>>;

/// Lists side by side.
pub(super) struct Aligned<'a, K, T> {
    /// The items by key and, of several with one key, by number.
    pub items: Vec<((K, u32), Item<'a, T>)>,
    /// Whether items that are here stand in another order now.
    pub moved: bool,
}

/// Items with their keys, and of several with one key their number.
fn keyed<T, K: Ord + Clone>(list: &[T], key: &impl Fn(&T) -> K) -> Vec<((K, u32), usize)> {
    let mut seen = BTreeMap::<K, u32>::new();
    let number = |(at, item): (usize, &T)| {
        let key = key(item);
        let count = seen.entry(key.clone()).or_default();
        *count += 1;
        ((key, *count - 1), at)
    };
    list.iter().enumerate().map(number).collect()
}

/// Puts three lists side by side. The order is that of the side that changed it; if both did, that of this side. What is new on
/// the other side comes at the end then.
pub(super) fn aligned<'a, T, K: Ord + Clone>(
    three: Three<&'a [T]>,
    key: impl Fn(&T) -> K,
) -> Aligned<'a, K, T> {
    let keys = Three {
        was: keyed(three.was, &key),
        mine: keyed(three.mine, &key),
        theirs: keyed(three.theirs, &key),
    };
    let order =
        |keys: &[((K, u32), usize)]| -> Vec<(K, u32)> { keys.iter().map(|(it, _)| it.clone()).collect() };
    let (was, mine, theirs) = (order(&keys.was), order(&keys.mine), order(&keys.theirs));
    let in_was: BTreeSet<&(K, u32)> = was.iter().collect();
    let in_mine: BTreeSet<&(K, u32)> = mine.iter().collect();
    let in_theirs: BTreeSet<&(K, u32)> = theirs.iter().collect();
    let shared = |list: &'_ [(K, u32)]| -> Vec<(K, u32)> {
        let in_all = |it: &&(K, u32)| in_was.contains(it) && in_mine.contains(it) && in_theirs.contains(it);
        list.iter().filter(in_all).cloned().collect()
    };
    let moved_there = theirs != was && shared(&mine) == shared(&was) && shared(&theirs) != shared(&was);
    let theirs_first = mine == was || moved_there;
    let (first, second) = if theirs_first { (&theirs, &mine) } else { (&mine, &theirs) };
    let in_first = if theirs_first { &in_theirs } else { &in_mine };
    let places = keys.map_keys();
    let item = |key: &(K, u32)| Three {
        was: places.was.get(key).and_then(|at| three.was.get(*at)),
        mine: places.mine.get(key).and_then(|at| three.mine.get(*at)),
        theirs: places.theirs.get(key).and_then(|at| three.theirs.get(*at)),
    };
    let sequence = first.iter().chain(second.iter().filter(|key| !in_first.contains(key)));
    let items = sequence.map(|key| (key.clone(), item(key))).collect();
    let both = |list: &[(K, u32)]| -> Vec<(K, u32)> {
        list.iter().filter(|it| in_mine.contains(it) && in_theirs.contains(it)).cloned().collect()
    };
    Aligned { items, moved: both(first) != both(&mine) }
}

impl<K: Ord> Three<Vec<((K, u32), usize)>> {
    fn map_keys(self) -> Three<BTreeMap<(K, u32), usize>> {
        let map = |list: Vec<((K, u32), usize)>| list.into_iter().collect();
        Three { was: map(self.was), mine: map(self.mine), theirs: map(self.theirs) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(was: &str, mine: &str, theirs: &str) -> (String, bool) {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        let (was, mine, theirs) = (letters(was), letters(mine), letters(theirs));
        let three = Three { was: was.as_slice(), mine: mine.as_slice(), theirs: theirs.as_slice() };
        let aligned = aligned(three, |it| *it);
        (aligned.items.iter().map(|((letter, _), _)| *letter).collect(), aligned.moved)
    }

    #[test]
    fn the_order_is_that_of_the_side_that_changed_it() {
        for (was, mine, theirs, after, moved) in [
            ("abc", "abc", "axbc", "axbc", false),
            ("abc", "abc", "cab", "cab", true),
            ("abc", "cab", "abc", "cab", false),
            ("abc", "abcx", "abcy", "abcxy", false),
            ("abc", "abcx", "cba", "cbax", true),
            ("abc", "bac", "cba", "bac", false),
            ("", "xy", "yz", "xyz", false),
            ("aa", "aa", "aaa", "aaa", false),
            ("abc", "ac", "abc", "acb", false),
        ] {
            assert_eq!(order(was, mine, theirs), (after.to_owned(), moved), "{was} {mine} {theirs}");
        }
    }
}
