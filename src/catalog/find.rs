//! Finding elements in the catalog: by words, topic and what they can reveal.
//!
//! What is called just as the query comes first, then what has all its words, the more of its own name they say the
//! earlier. Terms that mean the same count as one. Where nothing has every word, what has most of them is taken, and
//! words that were mistyped are forgiven: [`Found::near`] says so.

use crate::index::Index;
use crate::score::{Freedom, Hit};
use requisite_pack::{BaseFile, Element, Identifier, Level};
use requisite_request::{ElementId, SchoolYear};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Which elements to look among.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this topic.
    pub group: Option<String>,
    /// Only elements of the agency's standard file.
    pub base_file: bool,
    /// Only elements of which each use must be justified.
    pub reason: bool,
    /// Only elements that can reveal just this.
    pub identifier: Option<Identifier>,
    /// Only elements about these.
    pub level: Option<Level>,
    /// Only elements that the agency holds for this school year, as far as it is known.
    pub year: Option<SchoolYear>,
    /// Only elements of which something is published.
    pub public: bool,
    /// Whether what is found stands by collection; else by topic. It leaves nothing out.
    pub by_collection: bool,
}

impl Filter {
    fn lets(&self, entry: &Entry) -> bool {
        self.group.as_ref().is_none_or(|group| **group == *entry.group)
            && (!self.base_file || entry.base_file)
            && (!self.reason || entry.reason)
            && self.identifier.is_none_or(|identifier| identifier == entry.identifier)
            && self.level.is_none_or(|level| level == entry.level)
            && self.year.is_none_or(|year| entry.is_held(year))
            && (!self.public || entry.public)
    }

    /// Whether it leaves anything out.
    pub fn narrows(&self) -> bool {
        *self != Self { by_collection: self.by_collection, ..Self::default() }
    }
}

/// The elements of one topic, or of one collection, that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundGroup {
    /// Id of the topic, or the collection.
    pub group: String,
    /// The elements, best first.
    pub elements: Vec<ElementId>,
    /// How many of them fit by their own name, not only by their topic or a note.
    pub named: usize,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// By topic: the topic of the best element first, without a query in the agency's order.
    pub groups: Vec<FoundGroup>,
    /// Number of elements.
    pub count: usize,
    /// Whether words were taken that only resemble those of the query.
    pub near: bool,
}

/// Least of what the best has, by weight, that another must have of the words when none has them all.
const NEARLY_AS_GOOD: f32 = 0.8;
/// Least that the best must have of the words.
const LEAST: f32 = 0.3;

/// An index of the catalog, made once.
#[derive(Debug)]
pub struct Finder {
    pub(crate) index: Index,
    entries: Vec<Entry>,
    groups: Vec<String>,
}

#[derive(Debug)]
struct Entry {
    id: ElementId,
    group: Arc<str>,
    base_file: bool,
    reason: bool,
    identifier: Identifier,
    level: Level,
    collection: Arc<str>,
    first_year: Option<SchoolYear>,
    last_year: Option<SchoolYear>,
    public: bool,
}

impl Entry {
    /// A year that is not known excludes nothing.
    fn is_held(&self, year: SchoolYear) -> bool {
        self.first_year.is_none_or(|first| first <= year) && self.last_year.is_none_or(|last| year <= last)
    }
}

impl Finder {
    /// Makes the index. `groups` are the topics in the agency's order, `labels` their words.
    pub fn new(elements: &[Element], groups: &[String], labels: &BTreeMap<String, String>) -> Self {
        // Topics and collections have few names for all elements.
        let mut names: BTreeSet<Arc<str>> = BTreeSet::new();
        let mut shared = |name: &str| {
            let name = names.get(name).cloned().unwrap_or_else(|| name.into());
            names.insert(name.clone());
            name
        };
        let entry = |element: &Element| Entry {
            id: element.id.clone(),
            group: shared(&element.group),
            base_file: element.base_file == BaseFile::Yes,
            reason: element.reason,
            identifier: element.identifier,
            level: element.level,
            collection: shared(&element.collection),
            first_year: element.first_year,
            last_year: element.last_year,
            public: !element.products.is_empty(),
        };
        Self {
            index: Index::new(elements, labels),
            entries: elements.iter().map(entry).collect(),
            groups: groups.to_vec(),
        }
    }

    /// The elements that fit.
    pub fn find(&self, query: &str, filter: &Filter) -> Found {
        if !query.chars().any(char::is_alphanumeric) {
            let all = self.entries.iter().filter(|entry| filter.lets(entry));
            let found = Found::of(all.map(|entry| (entry, true)), false, filter.by_collection);
            return if filter.by_collection { found } else { self.in_agency_order(found) };
        }
        let scored = self.index.score(query, Freedom::Typed);
        let hits = scored.hits.iter().filter_map(|hit| {
            let entry = self.entries.get(hit.element)?;
            filter.lets(entry).then_some((hit, entry))
        });
        let hits: Vec<(&Hit, &Entry)> = hits.collect();
        let any_whole = hits.iter().any(|(hit, _)| hit.whole);
        let best = hits.iter().map(|(hit, _)| hit.covered).fold(0.0, f32::max);
        let is_found = |hit: &Hit| match any_whole {
            true => hit.whole,
            false => best >= LEAST && hit.covered >= best * NEARLY_AS_GOOD,
        };
        let found = hits.iter().filter(|(hit, _)| is_found(hit)).map(|(hit, entry)| (*entry, hit.named));
        Found::of(found, scored.near || !any_whole, filter.by_collection)
    }

    /// The id of the element at a position.
    pub(crate) fn id(&self, element: usize) -> Option<ElementId> {
        self.entries.get(element).map(|entry| entry.id.clone())
    }

    fn in_agency_order(&self, mut found: Found) -> Found {
        let mut ordered = Vec::with_capacity(found.groups.len());
        for name in &self.groups {
            if let Some(at) = found.groups.iter().position(|it| it.group == *name) {
                ordered.push(found.groups.remove(at));
            }
        }
        ordered.append(&mut found.groups);
        Found { groups: ordered, ..found }
    }
}

impl Found {
    /// By topic or collection, each with whether it fits by its own name.
    fn of<'a>(entries: impl Iterator<Item = (&'a Entry, bool)>, near: bool, by_collection: bool) -> Self {
        let mut groups: Vec<FoundGroup> = Vec::new();
        let mut count = 0;
        for (entry, named) in entries {
            count += 1;
            let group = if by_collection { &entry.collection } else { &entry.group };
            let place = groups.iter().position(|it| it.group == **group).unwrap_or(groups.len());
            if place == groups.len() {
                groups.push(FoundGroup { group: group.to_string(), elements: Vec::new(), named: 0 });
            }
            if let Some(found) = groups.get_mut(place) {
                found.elements.push(entry.id.clone());
                found.named += usize::from(named);
            }
        }
        Self { groups, count, near: near && count > 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_pack::{Basis, Level};

    fn element(id: &str, field: &str, name: &str, label: &str, group: &str) -> Element {
        Element {
            id: ElementId::new(id).unwrap(),
            field: field.into(),
            name: name.into(),
            label: label.into(),
            group: group.into(),
            collection: String::new(),
            level: Level::Student,
            first_year: None,
            last_year: None,
            year_basis: Basis::Found,
            identifier: Identifier::Ordinary,
            base_file: BaseFile::No,
            base_basis: Basis::Found,
            reason: false,
            law: Vec::new(),
            ceds: String::new(),
            basis: Basis::Found,
            source: Vec::new(),
            products: Vec::new(),
            coarser: Vec::new(),
            note: String::new(),
            also: Vec::new(),
        }
    }

    fn catalog() -> Vec<Element> {
        let mut elements = vec![
            element("grade-point-average", "H12", "GPA", "Grade point average", "course"),
            element("birth-date", "B09", "Birth Date", "Date of birth", "people"),
            element("letter-grade", "H08", "Letter Grade", "Letter grade of the course", "course"),
            element("grade-level", "B13", "Grade Level", "Grade level", "enrollment"),
            element("scale-score", "", "ScaleScore", "Scale score", "test"),
            element("low-income", "B21", "Low Income", "Low-income status", "people"),
        ];
        elements[1].identifier = Identifier::Indirect;
        elements[1].ceds = "000033".into();
        elements[1].note = "Ask for birth year or age.".into();
        elements[5].reason = true;
        elements[5].last_year = "2015-16".parse().ok();
        elements[5].products = vec![requisite_request::ProductId::new("meals").unwrap()];
        elements[4].collection = "Scored file".into();
        elements[3].base_file = BaseFile::Yes;
        elements[0].base_file = BaseFile::Yes;
        elements
    }

    fn finder() -> Finder {
        let groups = ["people", "enrollment", "course", "test"].map(str::to_owned);
        let labels = BTreeMap::from([("test".to_owned(), "Assessments and tests".to_owned())]);
        Finder::new(&catalog(), &groups, &labels)
    }

    fn ids(found: &Found) -> Vec<&str> {
        found.groups.iter().flat_map(|group| &group.elements).map(ElementId::as_str).collect()
    }

    fn find(query: &str) -> Vec<String> {
        ids(&finder().find(query, &Filter::default())).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn without_a_query_everything_is_there_in_the_agencys_order() {
        let found = finder().find("  ", &Filter::default());
        let groups: Vec<&str> = found.groups.iter().map(|it| it.group.as_str()).collect();
        assert_eq!(groups, ["people", "enrollment", "course", "test"]);
        assert_eq!((found.count, found.near), (6, false));
    }

    #[test]
    fn exact_before_beginning_before_words_before_the_rest() {
        assert_eq!(find("grade"), ["grade-level", "grade-point-average", "letter-grade"]);
        assert_eq!(find("grade level")[0], "grade-level");
        assert_eq!(find("LEVEL grade")[0], "grade-level");
        assert_eq!(find("b09"), ["birth-date"]);
    }

    #[test]
    fn every_kind_of_text_is_searched() {
        for (query, id) in [
            ("ScaleSc", "scale-score"),
            ("000033", "birth-date"),
            ("birth year", "birth-date"),
            ("assessments", "scale-score"),
            ("scale-score", "scale-score"),
            ("low income", "low-income"),
            ("low-INCOME", "low-income"),
            ("h08", "letter-grade"),
        ] {
            assert_eq!(find(query).first().map(String::as_str), Some(id), "{query}");
        }
        assert_eq!(find("income birth"), ["birth-date", "low-income"], "each has one of the words");
    }

    #[test]
    fn slips_of_the_pen_are_forgiven_when_nothing_fits() {
        for (query, id) in
            [("averge", "grade-point-average"), ("brith", "birth-date"), ("assesment", "scale-score")]
        {
            let found = finder().find(query, &Filter::default());
            assert_eq!((ids(&found), found.near), (vec![id], true), "{query}");
        }
        for query in ["xyz", "zzzzzzzz", "gpz"] {
            let found = finder().find(query, &Filter::default());
            assert_eq!((found.count, found.near), (0, false), "{query}");
        }
    }

    #[test]
    fn filters_narrow() {
        let finder = finder();
        let with = |filter: Filter| ids(&finder.find("", &filter)).len();
        assert_eq!(with(Filter { group: Some("people".into()), ..Filter::default() }), 2);
        assert_eq!(with(Filter { base_file: true, ..Filter::default() }), 2);
        assert_eq!(with(Filter { identifier: Some(Identifier::Indirect), ..Filter::default() }), 1);
        assert_eq!(with(Filter { level: Some(Level::Staff), ..Filter::default() }), 0);
        assert_eq!(with(Filter { public: true, ..Filter::default() }), 1);
        let year = |text: &str| Filter { year: text.parse().ok(), ..Filter::default() };
        assert_eq!(
            (with(year("2009-10")), with(year("2019-20"))),
            (6, 5),
            "what is not known is let through"
        );
        assert_eq!(finder.find("brith", &Filter { base_file: true, ..Filter::default() }), Found::default());
    }

    #[test]
    fn elements_can_stand_by_their_collection() {
        let found = finder().find("", &Filter { by_collection: true, ..Filter::default() });
        let groups: Vec<(&str, usize)> =
            found.groups.iter().map(|it| (it.group.as_str(), it.elements.len())).collect();
        assert_eq!(groups, [("", 5), ("Scored file", 1)]);
        assert!(!Filter { by_collection: true, ..Filter::default() }.narrows());
        assert!(Filter { public: true, ..Filter::default() }.narrows());
    }

    #[test]
    fn any_text_is_a_query() {
        for query in ["\u{0}", "'", "’’", "💠", "ß İ", "-".repeat(300).as_str(), "é".repeat(300).as_str()]
        {
            finder().find(query, &Filter::default());
        }
    }

    #[test]
    fn more_words_than_the_catalog_has_find_what_holds_most_of_them() {
        assert_eq!(find("scale score results"), ["scale-score"]);
        assert!(find("results of nothing").is_empty());
        assert!(finder().find("scale score results", &Filter::default()).near);
    }

    #[test]
    fn what_fits_by_its_own_name_is_counted() {
        let found = finder().find("test", &Filter::default());
        assert_eq!((found.groups[0].elements.len(), found.groups[0].named), (1, 0));
        assert_eq!(finder().find("scale", &Filter::default()).groups[0].named, 1);
    }
}
