//! `ro-crate-metadata.json`: what each file of the package is, as linked data (RO-Crate 1.1), for repositories and archives that
//! read it.

use crate::bag::{DATE, PACK_ID, PACK_VERSION};
use requisite_request::PreparedPackage;
use serde_json::{Value, json};

/// Its name, which the specification sets.
pub(super) const NAME: &str = "ro-crate-metadata.json";
/// What it is, for the reader of `README.txt`.
pub(super) const ABOUT: &str = "What each file is, for programs of archives (RO-Crate).";

pub(super) fn write(package: &PreparedPackage) -> Vec<u8> {
    let id = |id: &str| json!({ "@id": id });
    let info = |label| package.info.iter().find(|(it, _)| it == label).map_or("", |(_, text)| text);
    let (agency, rules) = (&package.agency, format!("{} {}", info(PACK_ID), info(PACK_VERSION)));
    let readme = (super::readme::NAME, "What the files are.", "text/plain");
    let files = package.files.iter().map(|it| (it.name.as_str(), it.about.as_str(), it.media_type.as_str()));
    let files: Vec<_> = files.chain([readme]).collect();
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
            "name": package.title,
            "description": format!("Data request to {agency}, checked with its rules {rules}."),
            "datePublished": info(DATE),
            "license": id("#license"),
            "hasPart": files.iter().map(|(name, ..)| id(name)).collect::<Vec<_>>(),
            "creator": id("#requestor"),
            "audience": id("#agency"),
        }),
        json!({ "@id": "#agency", "@type": "Organization", "name": agency }),
        json!({
            "@id": "#license",
            "@type": "CreativeWork",
            "name": "No licence is stated",
            "description": "The texts are the requestor\u{2019}s.",
        }),
    ];
    graph.extend(requestor(package));
    graph.extend(files.iter().map(|(name, about, media_type)| {
        json!({
            "@id": name,
            "@type": "File",
            "name": name,
            "description": about,
            "encodingFormat": media_type,
        })
    }));
    let all = json!({ "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph });
    format!("{all:#}\n").into_bytes()
}

/// The requestor with their organization, as far as they are given.
fn requestor(package: &PreparedPackage) -> Vec<Value> {
    let [name, organization, email] = &package.requestor;
    let mut person = json!({ "@id": "#requestor", "@type": "Person" });
    let affiliation = json!({ "@id": "#organization" });
    let said = [
        ("name", name, Value::from(name.as_str())),
        ("email", email, Value::from(email.as_str())),
        ("affiliation", organization, affiliation),
    ];
    for (property, text, value) in said {
        if let Some(person) = person.as_object_mut().filter(|_| !text.is_empty()) {
            person.insert(property.to_owned(), value);
        }
    }
    let named = json!({ "@id": "#organization", "@type": "Organization", "name": organization });
    std::iter::once(person).chain((!organization.is_empty()).then_some(named)).collect()
}
