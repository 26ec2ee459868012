//! Texts that must be of some form: ids, years, addresses, one of a list, plain text. The same for JSON and CSV.

use super::at::{At, Complaints};
use crate::problem::Problem;
use requisite_request::{QuestionId, SchoolYear};

/// Whether the text can be an id. All kinds of ids have the same form.
pub(crate) fn is_id(text: &str) -> bool {
    QuestionId::new(text).is_ok()
}

/// Whether the text can be an id; complains if it cannot.
pub(crate) fn id(text: &str, at: &At<'_, '_>, field: &str, out: &mut Complaints) -> bool {
    let is_id = is_id(text);
    if !is_id {
        out.add(at, field, Problem::BadId { found: text.to_owned() });
    }
    is_id
}

/// These texts as ids; those that cannot be ids are left out.
pub(crate) fn ids<T: TryFrom<String>>(texts: Vec<String>) -> Vec<T> {
    let mut ids = Vec::new();
    for text in texts {
        if let Ok(id) = T::try_from(text) {
            ids.push(id);
        }
    }
    ids
}

/// The text as a school year.
pub(crate) fn year(text: &str, at: &At<'_, '_>, field: &str, out: &mut Complaints) -> Option<SchoolYear> {
    let year = text.parse().ok();
    if year.is_none() {
        out.add(at, field, Problem::BadYear { found: text.to_owned() });
    }
    year
}

/// The position of the text in a closed list.
pub(crate) fn choice(
    text: &str,
    allowed: &[&str],
    at: &At<'_, '_>,
    field: &str,
    out: &mut Complaints,
) -> Option<usize> {
    let position = allowed.iter().position(|it| *it == text);
    if position.is_none() {
        let suggestion = out.suggest(text, &mut allowed.iter().copied());
        let allowed = owned(allowed);
        out.add(at, field, Problem::UnknownValue { found: text.to_owned(), allowed, suggestion });
    }
    position
}

/// The texts as a complaint holds them.
pub(crate) fn owned(texts: &[&str]) -> Vec<String> {
    let mut owned = Vec::new();
    for text in texts {
        owned.push((*text).to_owned());
    }
    owned
}

/// Whether a page may link to the text. Other schemes than these two could run script.
pub(crate) fn is_web(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let fits = host.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    let never = |it: char| it.is_whitespace() || it.is_control() || matches!(it, '<' | '>' | '"' | '\\');
    fits && !text.contains(never)
}

/// Complains of HTML in a text. The text is shown as it stands, so a tag would be read out to the requestor.
pub(crate) fn plain(text: &str, at: &At<'_, '_>, field: &str, out: &mut Complaints) {
    if let Some(found) = html(text) {
        out.add(at, field, Problem::Html { found });
    }
}

fn html(text: &str) -> Option<String> {
    const ENTITIES: [&str; 6] = ["amp;", "lt;", "gt;", "quot;", "apos;", "nbsp;"];
    const MOST: usize = 20;
    // Nearly all text has neither sign, and bytes are looked through faster than letters.
    for (idx, byte) in text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'<' | b'&')) {
        let rest = text.get(idx + 1..).unwrap_or_default();
        let is_html = match byte {
            b'<' => rest.starts_with(|it: char| it.is_ascii_alphabetic() || matches!(it, '/' | '!' | '?')),
            b'&' => rest.starts_with('#') || ENTITIES.iter().any(|it| rest.starts_with(it)),
            _ => false,
        };
        if is_html {
            let end = if byte == b'<' { '>' } else { ';' };
            let piece = rest.split_inclusive(end).next().unwrap_or_default();
            return Some(char::from(byte).to_string() + &piece.chars().take(MOST).collect::<String>());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_found_and_plain_signs_are_not() {
        assert_eq!(html("See <b>here</b>."), Some("<b>".to_owned()));
        assert_eq!(html("a &amp; b"), Some("&amp;".to_owned()));
        assert_eq!(html("<!-- x"), Some("<!-- x".to_owned()));
        for text in ["fewer than <10 students", "n < 10 > 3", "R&D; AT&T", "a -> b", "<", "&"] {
            assert_eq!(html(text), None, "{text}");
        }
    }

    #[test]
    fn only_addresses_that_cannot_run_script_are_taken() {
        assert!(is_web("https://example.org/a?b=c#d"));
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "//example.org",
            "https://a b",
            " https://a",
        ] {
            assert!(!is_web(text), "{text}");
        }
    }
}
