//! People whom the request names already, as rows of a question that asks for people: nobody has to be typed twice.

use requisite_pack::{Pack, Question};
use requisite_request::{Answer, FieldId, QuestionId, Request, Row};

/// What is known of a person: the id of the field that holds it in a list, and the `autocomplete` of the question that asks it
/// of one person. The name is first.
const KNOWN: [(&str, &str); 6] = [
    ("name", "name"),
    ("title", "organization-title"),
    ("organization", "organization"),
    ("email", "email"),
    ("phone", "tel"),
    ("address", "street-address"),
];

/// A person, in the order of [`KNOWN`]; what is not known is blank.
type Person = [String; KNOWN.len()];

/// What a field of a list holds of a person.
fn of_field(id: &FieldId) -> Option<usize> {
    let id = if id.as_str() == "affiliation" { "organization" } else { id.as_str() };
    KNOWN.iter().position(|(field, _)| *field == id)
}

/// The beginning that the ids of questions on one person share: `contact` of `contact_name`.
fn group(id: &QuestionId) -> &str {
    id.as_str().rsplit_once('_').map_or(id.as_str(), |(group, _)| group)
}

fn put(person: &mut Person, at: Option<usize>, text: &str) {
    if let Some(known) = at.and_then(|at| person.get_mut(at)).filter(|known| known.is_empty()) {
        text.trim().clone_into(known);
    }
}

/// Takes a person in, unless they have no name; what is known from one place is not known less from another.
fn take_in(people: &mut Vec<Person>, person: Person) {
    let [name, ..] = &person;
    if name.is_empty() {
        return;
    }
    match people.iter_mut().find(|[it, ..]| it.eq_ignore_ascii_case(name)) {
        Some(known) => person.iter().enumerate().for_each(|(at, text)| put(known, Some(at), text)),
        None => people.push(person),
    }
}

/// Everybody who is named, each once, in the pack's order.
fn people(pack: &Pack, request: &Request) -> Vec<Person> {
    let mut people = Vec::new();
    let (mut one, mut of) = (Person::default(), "");
    for question in pack.questions() {
        let Some(answer) = request.answer(&question.id) else { continue };
        let token = question.autocomplete.as_deref().unwrap_or_default();
        let at = KNOWN.iter().position(|(_, it)| *it == token);
        if let (Some(_), Some(text)) = (at, answer.as_text()) {
            if group(&question.id) != of {
                take_in(&mut people, std::mem::take(&mut one));
                of = group(&question.id);
            }
            put(&mut one, at, text);
        }
        if !answer.as_rows().is_empty() {
            take_in(&mut people, one.clone());
        }
        for row in answer.as_rows() {
            let mut person = Person::default();
            row.iter().for_each(|(id, text)| put(&mut person, of_field(id), text));
            take_in(&mut people, person);
        }
    }
    take_in(&mut people, one);
    people
}

/// The people who are named elsewhere and not in this list yet, each as a row of it; none where the list is not one of people.
pub fn named_before(pack: &Pack, request: &Request, question: &Question) -> Vec<(String, Row)> {
    let is_name = |id: &FieldId| of_field(id) == Some(0);
    let mut before = Vec::new();
    if !question.fields.iter().any(|field| is_name(&field.id)) {
        return before;
    }
    let rows = request.answer(&question.id).map(Answer::as_rows).unwrap_or_default();
    for person in people(pack, request) {
        let [name, ..] = &person;
        let here = |row: &Row| row.iter().any(|(id, it)| is_name(id) && it.trim().eq_ignore_ascii_case(name));
        if rows.iter().any(here) {
            continue;
        }
        let mut row = Row::new();
        for field in &question.fields {
            let known = of_field(&field.id).and_then(|at| person.get(at));
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
