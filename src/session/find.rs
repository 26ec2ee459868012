//! Finding elements in the catalog: by words, topic and what they can reveal.
//!
//! Every word of a query must occur somewhere in an element's texts, in any order. What fits best comes first: the
//! query itself as a name or number, then names that begin with it, then words that begin with its words, then the rest.
//! When nothing holds every word, words one or two letters away are tried, and [`Found::near`] says so.

use crate::slips::resembles;
use requisite_pack::{BaseFile, Element, Identifier};
use requisite_request::ElementId;
use std::collections::BTreeMap;

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
}

impl Filter {
    fn lets(&self, entry: &Entry) -> bool {
        self.group.as_ref().is_none_or(|group| *group == entry.group)
            && (!self.base_file || entry.base_file)
            && (!self.reason || entry.reason)
            && self.identifier.is_none_or(|identifier| identifier == entry.identifier)
    }
}

/// The elements of one topic that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundGroup {
    /// Id of the topic.
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

/// How well an element fits a query; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// The query is its name or number.
    Exact,
    /// A name or number begins with the query.
    Begins,
    /// Words of its names begin with the words of the query.
    Words,
    /// The words of the query occur in its texts.
    Within,
    /// Words of its texts resemble those of the query.
    Near,
}

impl Fit {
    const ALL: [Self; 5] = [Self::Exact, Self::Begins, Self::Words, Self::Within, Self::Near];
}

/// An index of the catalog, made once.
#[derive(Debug)]
pub struct Finder {
    entries: Vec<Entry>,
    // Every word of the texts, with the entries that have it; for what only resembles.
    words: BTreeMap<String, Vec<usize>>,
    groups: Vec<String>,
}

#[derive(Debug)]
struct Entry {
    id: ElementId,
    group: String,
    base_file: bool,
    reason: bool,
    identifier: Identifier,
    /// Label, name, field number, id and CEDS id, as they are compared.
    names: Vec<String>,
    /// All texts in one, as they are compared; a line each, so that no match crosses from one to the next.
    text: String,
}

/// A text as it is compared: small letters and digits, one space for anything else.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars().flat_map(char::to_lowercase) {
        if sign.is_alphanumeric() {
            out.push(sign);
        } else if !out.ends_with(' ') && !out.is_empty() && sign != '\'' && sign != '\u{2019}' {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

impl Finder {
    /// Makes the index. `groups` are the topics in the agency's order, `labels` their words.
    pub fn new(elements: &[Element], groups: &[String], labels: &BTreeMap<String, String>) -> Self {
        let mut words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut entries = Vec::with_capacity(elements.len());
        for (at, element) in elements.iter().enumerate() {
            let names = [&element.label, &element.name, &element.field, element.id.as_str(), &element.ceds];
            let names: Vec<String> = names.into_iter().map(folded).filter(|name| !name.is_empty()).collect();
            let topic = labels.get(&element.group).map_or("", String::as_str);
            let rest = [folded(&element.group), folded(topic), folded(&element.note)];
            let text = names.iter().chain(&rest).map(String::as_str).collect::<Vec<_>>().join("\n");
            for word in text.split_whitespace() {
                let places = words.entry(word.to_owned()).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
            entries.push(Entry {
                id: element.id.clone(),
                group: element.group.clone(),
                base_file: element.base_file == BaseFile::Yes,
                reason: element.reason,
                identifier: element.identifier,
                names,
                text,
            });
        }
        Self { entries, words, groups: groups.to_vec() }
    }

    /// The elements that fit.
    pub fn find(&self, query: &str, filter: &Filter) -> Found {
        let query = folded(query);
        let parts: Vec<&str> = query.split(' ').filter(|part| !part.is_empty()).collect();
        let fit = |entry: &Entry| filter.lets(entry).then(|| entry.fit(&query, &parts)).flatten();
        let fits: Vec<Option<Fit>> = self.entries.iter().map(fit).collect();
        let none = |fits: &[Option<Fit>]| !parts.is_empty() && fits.iter().all(Option::is_none);
        let near = none(&fits);
        let fits = if near { self.resembling(&parts, filter) } else { fits };
        let fits = if near && none(&fits) { self.with_some(&parts, filter) } else { fits };
        // One walk a degree of fit, so that what fits alike stays in the catalog's order.
        let mut groups = Vec::new();
        for degree in Fit::ALL {
            for (entry, _) in self.entries.iter().zip(&fits).filter(|(_, fit)| **fit == Some(degree)) {
                put(&mut groups, entry, degree);
            }
        }
        let count = groups.iter().map(|it: &FoundGroup| it.elements.len()).sum();
        Found {
            count,
            near: near && count > 0,
            groups: if parts.is_empty() { self.in_agency_order(groups) } else { groups },
        }
    }

    fn in_agency_order(&self, mut groups: Vec<FoundGroup>) -> Vec<FoundGroup> {
        let mut ordered = Vec::with_capacity(groups.len());
        for name in &self.groups {
            if let Some(at) = groups.iter().position(|it| it.group == *name) {
                ordered.push(groups.remove(at));
            }
        }
        ordered.append(&mut groups);
        ordered
    }

    /// What holds the most words of the query: a person may ask in more words than the catalog has.
    fn with_some(&self, parts: &[&str], filter: &Filter) -> Vec<Option<Fit>> {
        // A short word, such as `of`, is in every second name.
        let telling = || parts.iter().filter(|part| part.chars().count() > 3);
        let held = |entry: &Entry| {
            let words = || entry.names.iter().flat_map(|name| name.split(' '));
            telling().filter(|part| words().any(|word| word.starts_with(**part))).count()
        };
        let counts: Vec<usize> =
            self.entries.iter().map(|entry| if filter.lets(entry) { held(entry) } else { 0 }).collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        counts.into_iter().map(|count| (count > 0 && count == most).then_some(Fit::Near)).collect()
    }

    /// What holds, for each word of the query, a word that resembles it.
    fn resembling(&self, parts: &[&str], filter: &Filter) -> Vec<Option<Fit>> {
        let mut fits: Vec<Option<Fit>> =
            self.entries.iter().map(|entry| filter.lets(entry).then_some(Fit::Near)).collect();
        for part in parts {
            let mut here = vec![false; fits.len()];
            for (_, places) in self.words.iter().filter(|(word, _)| resembles(part, word)) {
                for at in places {
                    if let Some(it) = here.get_mut(*at) {
                        *it = true;
                    }
                }
            }
            for (fit, here) in fits.iter_mut().zip(here) {
                *fit = fit.filter(|_| here);
            }
        }
        fits
    }
}

fn put(groups: &mut Vec<FoundGroup>, entry: &Entry, fit: Fit) {
    let named = usize::from(matches!(fit, Fit::Exact | Fit::Begins | Fit::Words));
    match groups.iter_mut().find(|it| it.group == entry.group) {
        Some(found) => {
            found.elements.push(entry.id.clone());
            found.named += named;
        }
        None => {
            let elements = vec![entry.id.clone()];
            groups.push(FoundGroup { group: entry.group.clone(), elements, named });
        }
    }
}

impl Entry {
    fn fit(&self, query: &str, parts: &[&str]) -> Option<Fit> {
        if !parts.iter().all(|part| self.text.contains(part)) {
            return None;
        }
        if parts.is_empty() || self.names.iter().any(|name| name == query) {
            return Some(Fit::Exact);
        }
        if self.names.iter().any(|name| name.starts_with(query)) {
            return Some(Fit::Begins);
        }
        let begins_word = |part: &&str| {
            self.names.iter().flat_map(|name| name.split(' ')).any(|word| word.starts_with(part))
        };
        Some(if parts.iter().all(begins_word) { Fit::Words } else { Fit::Within })
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
        assert_eq!(find("grade"), ["grade-point-average", "letter-grade", "grade-level"]);
        assert_eq!(find("grade level"), ["grade-level"]);
        assert_eq!(find("LEVEL grade"), ["grade-level"]);
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
        assert_eq!(finder.find("brith", &Filter { base_file: true, ..Filter::default() }), Found::default());
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
