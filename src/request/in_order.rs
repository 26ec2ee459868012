//! Sets and short lists in order, filled one by one.
//!
//! Collecting into a set, and sorting a list, bring a sorting program of some four kilobytes for each type of item. A browser
//! loads every one of them, so types of which there are never many are put in order here.

use std::collections::{BTreeMap, BTreeSet};

/// A set of these.
pub fn set_of<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// A map of these; of several with one key the last counts.
pub fn map_of<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in items {
        map.insert(key, value);
    }
    map
}

/// Puts an item into a list that is in the order of a key, after all that have the same.
pub fn put_in_order<T, K: Ord>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let own = key(&item);
    list.insert(list.partition_point(|it| key(it) <= own), item);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_in_order_and_equals_stay_as_they_came() {
        assert!(set_of([3, 1, 2, 1]).into_iter().eq([1, 2, 3]));
        assert!(map_of([(2, 'a'), (1, 'b'), (2, 'c')]).into_iter().eq([(1, 'b'), (2, 'c')]));
        let mut list = Vec::new();
        for item in [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')] {
            put_in_order(&mut list, item, |it| it.0);
        }
        assert_eq!(list, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
    }
}
