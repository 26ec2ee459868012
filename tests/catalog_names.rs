//! Finding elements: searches and names of variables that people wrote down without knowing how they are found.
//!
//! `catalog/searches_<agency>.tsv` has what somebody types and the element that is wanted; `catalog/variables_<agency>.tsv`
//! names of variables with what they mean: an element, one of several (`a|b`), or none (`-`).

use crate::fixtures::{pack, root};
use requisite_catalog::{Filter, Finder, Match, Variable, match_variables};
use requisite_request::ElementId;

const AGENCIES: [&str; 2] = ["cde", "ospi"];

/// A line of a file: a text, and the ids that are right.
struct Labelled {
    text: String,
    right: Vec<String>,
}

fn labelled(kind: &str, agency: &str) -> Vec<Labelled> {
    let path = root().join(format!("tests/catalog/{kind}_{agency}.tsv"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let line = |line: &str| {
        let (text, right) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in `{line}`"));
        Labelled { text: text.to_owned(), right: right.trim().split('|').map(str::to_owned).collect() }
    };
    text.lines().skip(1).filter(|line| !line.is_empty()).map(line).collect()
}

fn finder(agency: &str) -> Finder {
    let pack = pack(agency);
    let words = pack.words(&pack.language).unwrap();
    Finder::new(&pack.elements, &pack.groups, &words.groups)
}

/// The ids that a search finds, in the order of the page.
fn found(finder: &Finder, text: &str) -> Vec<String> {
    let found = finder.find(text, &Filter::default());
    let ids = found.groups.iter().flat_map(|group| &group.elements);
    ids.map(|id| id.as_str().to_owned()).collect()
}

#[test]
fn every_label_is_an_element() {
    for agency in AGENCIES {
        let pack = pack(agency);
        for it in labelled("searches", agency).iter().chain(&labelled("variables", agency)) {
            for id in it.right.iter().filter(|id| *id != "-") {
                let known = ElementId::new(id).is_ok_and(|id| pack.element(&id).is_some());
                assert!(known, "{agency}: {}: {id}", it.text);
            }
        }
    }
}

#[test]
fn what_people_type_finds_what_they_want() {
    let mut short = Vec::new();
    for agency in AGENCIES {
        let finder = finder(agency);
        let searches = labelled("searches", agency);
        assert_eq!(searches.len(), 100);
        let (mut first, mut in_five) = (0, 0);
        for it in &searches {
            let ids = found(&finder, &it.text);
            let place = ids.iter().position(|id| it.right.contains(id));
            first += usize::from(place == Some(0));
            in_five += usize::from(place.is_some_and(|place| place < 5));
            if place != Some(0) {
                eprintln!(
                    "{agency}: {:?} {} at {place:?}: {:?}",
                    it.text,
                    it.right.join("|"),
                    ids.iter().take(5).collect::<Vec<_>>()
                );
            }
        }
        eprintln!(
            "{agency}: of {} searches {first} find it first, {in_five} among the first five",
            searches.len()
        );
        if first < 90 || in_five < 98 {
            short.push(format!("{agency}: {first} first, {in_five} among the first five"));
        }
    }
    assert!(short.is_empty(), "{short:?}");
}

#[test]
fn lists_of_variables_are_matched() {
    let mut short = Vec::new();
    for agency in AGENCIES {
        let finder = finder(agency);
        let labelled = labelled("variables", agency);
        assert_eq!(labelled.len(), 200);
        let variables: Vec<Variable> =
            labelled.iter().map(|it| Variable { name: it.text.clone(), ..Variable::default() }).collect();
        let (mut matched, mut right, mut held, mut of_held, mut none, mut of_none) = (0, 0, 0, 0, 0, 0);
        for (it, found) in labelled.iter().zip(match_variables(&finder, &variables)) {
            let is_right =
                matches!(&found, Match::Held(id) if it.right.iter().any(|right| right == id.as_str()));
            let is_held = it.right.len() == 1 && it.right != ["-"];
            matched += usize::from(matches!(found, Match::Held(_)));
            right += usize::from(is_right);
            held += usize::from(is_held);
            of_held += usize::from(is_held && is_right);
            none += usize::from(it.right == ["-"]);
            of_none += usize::from(it.right == ["-"] && found == Match::NotHeld);
            if !is_right && (is_held || matches!(found, Match::Held(_))) {
                eprintln!("{agency}: {:?} {}: {found:?}", it.text, it.right.join("|"));
            }
        }
        let (precision, recall) = (100 * right / matched.max(1), 100 * of_held / held.max(1));
        eprintln!(
            "{agency}: {matched} called matched, {right} of them rightly ({precision} %); of {held} that are held {of_held} are \
             matched ({recall} %); of {none} that are not, {of_none} are called so"
        );
        if right * 100 < matched * 95 || of_held * 100 < held * 90 {
            short.push(format!("{agency}: precision {precision} %, recall {recall} %"));
        }
    }
    assert!(short.is_empty(), "{short:?}");
}
