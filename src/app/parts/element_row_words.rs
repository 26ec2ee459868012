//! Words about elements of the catalog.

use requisite_pack::{BaseFile, Basis, Element, Identifier};

/// A class of elements by what they can reveal, in a word or two.
pub fn identifier_words(identifier: Identifier) -> &'static str {
    match identifier {
        Identifier::Ordinary => "Ordinary",
        Identifier::Indirect => "Indirect identifier",
        Identifier::Sensitive => "Sensitive",
        Identifier::Restricted => "Restricted by law",
        Identifier::Direct => "Direct identifier",
    }
}

/// What that means.
pub fn identifier_meaning(identifier: Identifier) -> &'static str {
    match identifier {
        Identifier::Ordinary => "It reveals nothing about a person by itself.",
        Identifier::Indirect => "Together with other facts it can reveal who someone is.",
        Identifier::Sensitive => "It can harm someone when it becomes known.",
        Identifier::Restricted => "A law of its own limits who may see it.",
        Identifier::Direct => "It says who someone is.",
    }
}

/// The class of its color, and its sign.
pub fn identifier_look(identifier: Identifier) -> (&'static str, &'static str) {
    match identifier {
        Identifier::Ordinary => ("", ""),
        Identifier::Indirect | Identifier::Sensitive => ("rq-check", "?"),
        Identifier::Restricted | Identifier::Direct => ("rq-must", "!"),
    }
}

/// Whether the agency's standard file holds it; nothing for elements outside it.
pub fn base_file_words(element: &Element) -> Option<String> {
    let place = match element.base_file {
        BaseFile::Yes => "Base file",
        BaseFile::Optional => "Optional extra file",
        BaseFile::Removed => "Removed from de-identified files",
        BaseFile::No => return None,
    };
    let guess = if element.base_basis == Basis::Found { "" } else { " (our estimate)" };
    Some(format!("{place}{guess}"))
}

/// The years for which the agency holds it.
pub fn held_words(element: &Element) -> String {
    let years = match (element.first_year, element.last_year) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(first), None) => format!("{first} to now"),
        (None, Some(last)) => format!("to {last}"),
        (None, None) => return "Years not known".to_owned(),
    };
    let doubt = match element.year_basis {
        Basis::Found => "",
        Basis::GeneralKnowledge => " (years from general knowledge)",
        Basis::Assumption => " (years assumed)",
    };
    format!("{years}{doubt}")
}
