//! What the person searches for in the catalog, and what is found.

use leptos::prelude::*;
use requisite_catalog::{Filter, Finder, Found, FoundGroup};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Most rows of topics that a search opens by itself.
const OPENED: usize = 12;

/// A search in the catalog.
#[derive(Clone, Copy)]
pub struct Search {
    /// What is in the box.
    pub query: RwSignal<String>,
    /// The filters.
    pub filter: RwSignal<Filter>,
    /// What is found.
    pub found: Memo<Found>,
    // Topics that the person has opened or closed since the search last changed.
    toggled: RwSignal<BTreeMap<String, bool>>,
    opened: Memo<BTreeSet<String>>,
}

/// The topics that stand open by themselves: none while nothing is searched for, else those with elements that fit by
/// their own name; where no name fits, the first topics.
fn open_by_itself(groups: &[FoundGroup], searching: bool) -> BTreeSet<String> {
    let by_name = groups.iter().any(|found| found.named > 0);
    let mut open = BTreeSet::new();
    let mut rows = 0;
    for found in groups.iter().filter(|found| searching && (found.named > 0 || !by_name)) {
        rows += if by_name { found.named } else { found.elements.len() };
        if rows > OPENED && !open.is_empty() {
            break;
        }
        open.insert(found.group.clone());
    }
    open
}

impl Search {
    /// A search that has not begun.
    pub fn new(finder: Arc<Finder>) -> Self {
        let query = RwSignal::new(String::new());
        let filter = RwSignal::new(Filter::default());
        let toggled = RwSignal::new(BTreeMap::new());
        let found = Memo::new(move |_| query.with(|query| filter.with(|filter| finder.find(query, filter))));
        let opened = Memo::new(move |_| {
            let searching = query.with(|query| !query.trim().is_empty()) || filter.with(Filter::narrows);
            let mut open = found.with(|found| open_by_itself(&found.groups, searching));
            toggled.with(|toggled: &BTreeMap<String, bool>| {
                for (group, wanted) in toggled {
                    if *wanted {
                        open.insert(group.clone())
                    } else {
                        open.remove(group)
                    };
                }
            });
            open
        });
        Self { query, filter, found, toggled, opened }
    }

    /// Changes the query.
    pub fn look_for(&self, query: String) {
        self.toggled.update(BTreeMap::clear);
        self.query.set(query);
    }

    /// Changes the filters.
    pub fn narrow(&self, change: impl FnOnce(&mut Filter)) {
        self.toggled.update(BTreeMap::clear);
        self.filter.update(change);
    }

    /// Starts again.
    pub fn clear(&self) {
        self.look_for(String::new());
        self.narrow(|filter| *filter = Filter::default());
    }

    /// Whether a topic stands open.
    pub fn is_open(&self, group: &str) -> bool {
        self.opened.with(|opened| opened.contains(group))
    }

    /// Opens or closes a topic.
    pub fn toggle(&self, group: &str) {
        let open = !self.opened.with_untracked(|opened| opened.contains(group));
        self.toggled.update(|toggled| {
            toggled.insert(group.to_owned(), open);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::ElementId;

    fn group(name: &str, n: usize) -> FoundGroup {
        let elements = (0..n).map(|i| ElementId::new(&format!("{name}-{i}")).unwrap()).collect();
        FoundGroup { group: name.to_owned(), elements, named: 0 }
    }

    #[test]
    fn a_search_opens_the_first_topics() {
        let groups = [group("a", 9), group("b", 3), group("c", 2)];
        let open = |searching| open_by_itself(&groups, searching).into_iter().collect::<Vec<_>>();
        assert!(open(false).is_empty());
        assert_eq!(open(true), ["a", "b"]);
        assert_eq!(open_by_itself(&[group("long", 900)], true).len(), 1);

        // A topic whose name fits brings all its elements; what fits by its own name elsewhere is not hidden by them.
        let by_name = |name: &str, n, named| FoundGroup { named, ..group(name, n) };
        let groups = [by_name("credits", 28, 3), by_name("topic_only", 9, 0), by_name("enrollment", 1, 1)];
        assert_eq!(open_by_itself(&groups, true).into_iter().collect::<Vec<_>>(), ["credits", "enrollment"]);
    }
}
