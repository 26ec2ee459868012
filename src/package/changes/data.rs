//! Changes of the data asked for: data set by data set.

use super::Change;
use crate::Contents;
use crate::formats::{asked_for, facts, title};
use requisite_request::{Ask, ElementId};
use std::collections::BTreeMap;

pub(super) fn changes(before: &Contents<'_>, now: &Contents<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for ask in asked_for(now) {
        match asked_for(before).find(|earlier| earlier.id == ask.id) {
            Some(earlier) => of_data_set(before, earlier, now, ask, &mut changes),
            None => changes.extend(Change::of(&title(ask), "", &in_short(now, ask))),
        }
    }
    for earlier in asked_for(before) {
        if !asked_for(now).any(|ask| ask.id == earlier.id) {
            changes.extend(Change::of(&title(earlier), &in_short(before, earlier), ""));
        }
    }
    changes.extend(Change::of(
        "Taken from published files instead",
        &taken_from_public(before),
        &taken_from_public(now),
    ));
    changes
}

fn of_data_set(
    before: &Contents<'_>,
    earlier: &Ask,
    now: &Contents<'_>,
    ask: &Ask,
    changes: &mut Vec<Change>,
) {
    let name = title(ask);
    let of = |what: &str| format!("{name}: {what}");
    changes.extend(Change::of(&of("name"), earlier.name.as_str(), ask.name.as_str()));
    let was: BTreeMap<String, String> = facts(before, earlier).into_iter().collect();
    let is = facts(now, ask);
    for (term, text) in &is {
        changes.extend(Change::of(&of(term), was.get(term).map_or("", String::as_str), text));
    }
    for (term, text) in &was {
        if !is.iter().any(|(other, _)| other == term) {
            changes.extend(Change::of(&of(term), text, ""));
        }
    }
    changes.extend(Change::of(&of("which students or schools"), &earlier.population, &ask.population));
    let (were, are) = (years(earlier), years(ask));
    for (id, years) in &are {
        let was = were.get(id).map_or("", String::as_str);
        // Years of the whole data set are said above.
        let own = |ask: &Ask| ask.elements.iter().any(|chosen| chosen.id == **id && chosen.years.is_some());
        if was.is_empty() || own(earlier) || own(ask) {
            changes.extend(Change::of(&of(now.pack.label(id)), was, years));
        }
    }
    for (id, years) in &were {
        if !are.contains_key(id) {
            changes.extend(Change::of(&of(before.pack.label(id)), years, "Not asked for any more"));
        }
    }
}

/// The elements of a data set, each with its years.
fn years(ask: &Ask) -> BTreeMap<&ElementId, String> {
    let said = |chosen| {
        let years = ask.years_of(chosen).to_string();
        format!("Asked for: {years}")
    };
    ask.elements.iter().map(|chosen| (&chosen.id, said(chosen))).collect()
}

fn in_short(contents: &Contents<'_>, ask: &Ask) -> String {
    let mut lines: Vec<String> =
        facts(contents, ask).into_iter().map(|(term, text)| format!("{term}: {text}")).collect();
    let elements: Vec<&str> = ask.elements.iter().map(|chosen| contents.pack.label(&chosen.id)).collect();
    lines.push(format!("Elements: {}", elements.join(", ")));
    lines.join("\n")
}

fn taken_from_public(contents: &Contents<'_>) -> String {
    let taken = contents.request.public_instead.iter();
    let lines = taken.map(|it| format!("{} ({})", contents.pack.label(&it.element), it.years));
    lines.collect::<Vec<_>>().join("\n")
}
