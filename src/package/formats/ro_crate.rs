//! `ro-crate-metadata.json`: what each file of the package is, as linked data (RO-Crate 1.1), for repositories and archives that
//! read it.

use super::needed;
use crate::Contents;
use serde_json::{Value, json};

/// Its name, which the specification sets.
pub(super) const NAME: &str = "ro-crate-metadata.json";

pub(super) fn write(contents: &Contents<'_>) -> Vec<u8> {
    let id = |id: &str| json!({ "@id": id });
    let files = needed(contents);
    let parts: Vec<Value> = files.iter().filter(|(name, _)| name != NAME).map(|(name, _)| id(name)).collect();
    let mut graph = vec![
        json!({
            "@id": NAME,
            "@type": "CreativeWork",
            "conformsTo": id("https://w3id.org/ro/crate/1.1"),
            "about": id("./"),
        }),
        json!({
            "@id": "./",
            "@type": "Dataset",
            "name": contents.title(),
            "description": format!("Data request to {}, checked with its rules {} {}.", contents.agency(), contents.stamp().id, contents.stamp().version),
            "datePublished": contents.today.to_string(),
            "license": id("#license"),
            "hasPart": parts,
            "creator": id("#requestor"),
            "audience": id("#agency"),
        }),
        json!({ "@id": "#agency", "@type": "Organization", "name": contents.agency() }),
        json!({
            "@id": "#license",
            "@type": "CreativeWork",
            "name": "No licence is stated",
            "description": "The texts are the requestor\u{2019}s.",
        }),
    ];
    graph.extend(requestor(contents));
    graph.extend(files.iter().filter(|(name, _)| name != NAME).map(|(name, format)| {
        json!({
            "@id": name,
            "@type": "File",
            "name": name,
            "description": format.about,
            "encodingFormat": format.media_type,
        })
    }));
    let crate_ = json!({ "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph });
    format!("{crate_:#}\n").into_bytes()
}

/// The requestor with their organization, as far as the pack asks for them.
fn requestor(contents: &Contents<'_>) -> Vec<Value> {
    let uses = &contents.pack.uses;
    let said = |question| contents.used(question).map(Value::from);
    let organization = said(uses.organization.as_ref());
    let properties = [
        ("@id", Some(Value::from("#requestor"))),
        ("@type", Some(Value::from("Person"))),
        ("name", said(uses.requestor.as_ref())),
        ("email", said(uses.email.as_ref())),
        ("affiliation", organization.as_ref().map(|_| json!({ "@id": "#organization" }))),
    ];
    let known = properties.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let person = Value::Object(known.collect());
    let organization =
        organization.map(|name| json!({ "@id": "#organization", "@type": "Organization", "name": name }));
    std::iter::once(person).chain(organization).collect()
}
