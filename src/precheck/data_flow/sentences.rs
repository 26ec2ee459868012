//! How the data move, in sentences: for people who do not see the picture, and with all that it folds.

use super::{DataFlow, FlowPerson, StoragePlace, Told};

/// The way of the data in plain sentences, in the order of the way.
pub fn flow_sentences(flow: &DataFlow) -> Vec<String> {
    let agency = &flow.agency;
    let mut said = vec![match &flow.recipient {
        Told::So(name) => ended(format!("{agency} sends the data to {name}")),
        Told::NotYet => format!("{agency} sends the data to an organization that is not named yet."),
        Told::NotAsked => format!("{agency} sends the data to the requestor."),
    }];
    match &flow.transfer {
        Told::So(text) => said.push(ended(text.clone())),
        Told::NotYet => said.push("How they are sent is not said yet.".to_owned()),
        Told::NotAsked => {}
    }
    if let Some(places) = &flow.places {
        say_places(places, &mut said);
    }
    if let Some(people) = &flow.people {
        say_people(people, &mut said);
    }
    match &flow.results {
        Told::So(text) => said.push(ended(format!("What comes out: {text}"))),
        Told::NotYet => said.push("What comes out is not said yet.".to_owned()),
        Told::NotAsked => {}
    }
    match &flow.destruction {
        Told::So(day) => said.push(ended(format!("Every copy is destroyed by {day}"))),
        Told::NotYet => said.push("By when the copies are destroyed is not said yet.".to_owned()),
        Told::NotAsked => {}
    }
    for (number, place) in (1..).zip(flow.places.iter().flatten()) {
        match &place.destroyed {
            Told::So(way) => said.push(its_end(number, place, way)),
            Told::NotYet => said.push(its_end(number, place, "not said yet")),
            Told::NotAsked => {}
        }
    }
    said
}

/// How the data are kept, seen and ended, as far as it is said: a beginning for an answer about protection.
pub fn safeguard_sentences(flow: &DataFlow) -> Vec<String> {
    let mut said = Vec::new();
    let places = flow.places.as_deref().unwrap_or_default();
    if !places.is_empty() {
        say_places(places, &mut said);
    }
    let people = flow.people.as_deref().unwrap_or_default();
    match people.iter().filter(|person| person.sees == Some(true)).count() {
        0 => {}
        1 => said.push("1 person, who is named in this request, sees the data.".to_owned()),
        many => said.push(format!("{many} people, who are named in this request, see the data.")),
    }
    if let Told::So(day) = &flow.destruction {
        said.push(ended(format!("Every copy is destroyed by {day}")));
    }
    for (number, place) in (1..).zip(places) {
        if let Told::So(way) = &place.destroyed {
            said.push(its_end(number, place, way));
        }
    }
    said
}

/// How the copy in a place ends.
fn its_end(number: usize, place: &StoragePlace, way: &str) -> String {
    ended(format!("Place {number}{}, at the end: {way}", in_brackets(&place.medium)))
}

fn say_places(places: &[StoragePlace], said: &mut Vec<String>) {
    said.push(match places.len() {
        0 => "Where the data are kept is not said yet.".to_owned(),
        1 => "The data are kept in 1 place.".to_owned(),
        many => format!("The data are kept in {many} places."),
    });
    for (number, place) in (1..).zip(places) {
        said.push(ended(format!("Place {number}: {}", of_place(place))));
    }
}

/// A place with what is said of it.
pub(super) fn of_place(place: &StoragePlace) -> String {
    let medium = if place.medium.is_empty() { "Kind of storage not said yet" } else { &place.medium };
    let encrypted = match place.encrypted {
        Some(true) => ", encrypted",
        Some(false) => ", not encrypted",
        None => "",
    };
    format!("{medium}{}{encrypted}", in_brackets(&place.location))
}

fn in_brackets(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" ({text})") }
}

fn say_people(people: &[FlowPerson], said: &mut Vec<String>) {
    let seeing = people.iter().filter(|person| person.sees == Some(true)).count();
    said.push(match seeing {
        0 if people.is_empty() => "Who sees the data is not said yet.".to_owned(),
        0 if people.iter().all(|person| person.sees == Some(false)) => {
            "Nobody who is named sees the data.".to_owned()
        }
        0 => "Who of the people named sees the data is not said yet.".to_owned(),
        1 => "1 person sees the data.".to_owned(),
        many => format!("{many} people see the data."),
    });
    for (number, person) in (1..).zip(people) {
        let who = who(number, person);
        let part = if person.part.is_empty() { String::new() } else { format!(": {}", person.part) };
        said.push(match person.sees {
            Some(true) => ended(format!("{who} sees the data{part}")),
            Some(false) => ended(format!("{who} works on the study and does not see the data{part}")),
            None => format!("Whether {who} sees the data is not said yet."),
        });
    }
}

/// A person, by number until there is a name, with the organization and whether that is another one.
pub(super) fn who(number: usize, person: &FlowPerson) -> String {
    let name = if person.name.is_empty() { format!("Person {number}") } else { person.name.clone() };
    match (person.organization.as_str(), person.outside) {
        ("", false) => name,
        ("", true) => format!("{name} (another organization)"),
        (organization, false) => format!("{name} ({organization})"),
        (organization, true) => format!("{name} ({organization}, another organization)"),
    }
}

/// A sentence with an end, which a person's own words may have brought.
fn ended(text: String) -> String {
    if text.ends_with(['.', '?', '!', '\u{2026}']) { text } else { text + "." }
}
