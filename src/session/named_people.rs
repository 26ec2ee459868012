//! People whom the request names already, as rows of a question that asks for people: nobody has to be typed twice.

use requisite_pack::{Pack, Question};
use requisite_request::{Answer, QuestionId, Request, Row};
use std::collections::BTreeMap;

/// What is known of a person, by what it is: `name`, `title`, `organization`, `email`, `phone`, `address`.
type Person = BTreeMap<&'static str, String>;

/// What a field of this id holds of a person.
fn of_field(id: &str) -> Option<&'static str> {
    match id {
        "name" => Some("name"),
        "title" => Some("title"),
        "organization" | "affiliation" => Some("organization"),
        "email" => Some("email"),
        "phone" => Some("phone"),
        "address" => Some("address"),
        _ => None,
    }
}

/// What the answer to a question with this `autocomplete` is of a person.
fn of_token(token: &str) -> Option<&'static str> {
    match token {
        "name" => Some("name"),
        "organization-title" => Some("title"),
        "organization" => Some("organization"),
        "email" => Some("email"),
        "tel" => Some("phone"),
        "street-address" => Some("address"),
        _ => None,
    }
}

/// The beginning that the ids of questions on one person share: `contact` of `contact_name`.
fn group(id: &QuestionId) -> &str {
    id.as_str().rsplit_once('_').map_or(id.as_str(), |(group, _)| group)
}

/// Everybody who is named, each once: the questions on one person first, then the rows of all lists, in the pack's order.
fn people(pack: &Pack, request: &Request) -> Vec<Person> {
    let mut groups: Vec<(&str, Person)> = Vec::new();
    let mut rows: Vec<Person> = Vec::new();
    for question in pack.questions() {
        let Some(answer) = request.answer(&question.id) else { continue };
        if let (Some(what), Some(text)) =
            (question.autocomplete.as_deref().and_then(of_token), answer.as_text())
        {
            let at = groups.iter().position(|(it, _)| *it == group(&question.id)).unwrap_or_else(|| {
                groups.push((group(&question.id), Person::new()));
                groups.len() - 1
            });
            if let Some((_, person)) = groups.get_mut(at) {
                person.insert(what, text.trim().to_owned());
            }
        }
        for row in answer.as_rows() {
            let mut person = Person::new();
            for (id, text) in row {
                if let Some(what) = of_field(id.as_str()) {
                    person.insert(what, text.trim().to_owned());
                }
            }
            rows.push(person);
        }
    }
    let mut people: Vec<Person> = Vec::new();
    for person in groups.into_iter().map(|(_, person)| person).chain(rows) {
        let Some(name) = person.get("name").filter(|name| !name.is_empty()).cloned() else { continue };
        match people.iter_mut().find(|it| it.get("name").is_some_and(|it| it.eq_ignore_ascii_case(&name))) {
            // What is known from one place is not known less from another.
            Some(known) => {
                for (what, text) in person {
                    known.entry(what).or_insert(text);
                }
            }
            None => people.push(person),
        }
    }
    people
}

/// The people who are named elsewhere and not in this list yet, each as a row of it, with the name; none where the list is
/// not one of people.
pub fn named_before(pack: &Pack, request: &Request, question: &Question) -> Vec<(String, Row)> {
    if !question.fields.iter().any(|field| field.id.as_str() == "name") {
        return Vec::new();
    }
    let rows = request.answer(&question.id).map(Answer::as_rows).unwrap_or_default();
    let listed = |name: &str| {
        let names = rows.iter().flatten().filter(|(id, _)| id.as_str() == "name");
        names.map(|(_, text)| text.trim()).any(|it| it.eq_ignore_ascii_case(name))
    };
    let mut before = Vec::new();
    for person in people(pack, request) {
        let Some(name) = person.get("name").filter(|name| !listed(name)) else { continue };
        let mut row = Row::new();
        for field in &question.fields {
            let known = of_field(field.id.as_str()).and_then(|what| person.get(what));
            if let Some(text) = known.filter(|text| !text.is_empty()) {
                row.insert(field.id.clone(), text.clone());
            }
        }
        before.push((name.clone(), row));
    }
    before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::add_this_row;
    use crate::shipped_pack::{ospi, request};

    #[test]
    fn who_is_named_elsewhere_is_offered_until_the_list_has_them() {
        let (pack, request) = (ospi(), request("ospi-complete.json"));
        let signatories = pack.question(&QuestionId::new("signatories").unwrap()).unwrap();
        let storage = pack.question(&QuestionId::new("storage_media").unwrap()).unwrap();
        let without =
            request.with_edits(&[requisite_request::Edit::ClearAnswer { question: signatories.id.clone() }]);
        let offered = named_before(&pack, &without, signatories);
        let contact = request.answer(&QuestionId::new("contact_name").unwrap()).unwrap().as_text().unwrap();
        let (name, row) = &offered[0];
        assert_eq!(name, contact);
        let cell =
            |field: &str| row.iter().find(|(id, _)| id.as_str() == field).map(|(_, text)| text.as_str());
        assert_eq!(cell("name"), Some(contact));
        assert!(
            cell("email").unwrap().contains('@') && cell("title").is_some() && cell("authority").is_none()
        );
        let mut names: Vec<&String> = offered.iter().map(|(name, _)| name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), offered.len(), "each once");
        let with = without.with_edits(&[add_this_row(&without, &signatories.id, row.clone())]);
        let left = named_before(&pack, &with, signatories);
        assert_eq!(left.len(), offered.len() - 1);
        assert!(left.iter().all(|(it, _)| it != name));
        assert!(named_before(&pack, &request, storage).is_empty(), "places are no people");
    }
}
