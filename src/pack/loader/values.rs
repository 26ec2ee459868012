//! Texts that must be of some form: ids, years, addresses, one of a list, plain text. The same for JSON and CSV.

use super::at::{At, Complaints};
use crate::complaint::Problem;
use requisite_request::{QuestionId, SchoolYear};

/// The text if it can be an id.
pub(crate) fn id<'t>(text: &'t str, at: &At<'_>, field: &str, out: &mut Complaints) -> Option<&'t str> {
    // All kinds of ids have the same form.
    if QuestionId::new(text).is_ok() {
        return Some(text);
    }
    out.add(at, field, Problem::BadId { found: text.to_owned() });
    None
}

/// The text as a school year.
pub(crate) fn year(text: &str, at: &At<'_>, field: &str, out: &mut Complaints) -> Option<SchoolYear> {
    let year = text.parse().ok();
    if year.is_none() {
        out.add(at, field, Problem::BadYear { found: text.to_owned() });
    }
    year
}

/// The position of the text in a closed list.
pub(crate) fn choice(text: &str, allowed: &[&str], at: &At<'_>, field: &str, out: &mut Complaints) -> Option<usize> {
    let position = allowed.iter().position(|it| *it == text);
    if position.is_none() {
        let suggestion = out.suggest(text, &mut allowed.iter().copied());
        let allowed = allowed.iter().map(|it| (*it).to_owned()).collect();
        out.add(at, field, Problem::UnknownValue { found: text.to_owned(), allowed, suggestion });
    }
    position
}

/// The text if a page may link to it. Other schemes than these two could run script.
pub(crate) fn web(text: &str, at: &At<'_>, field: &str, out: &mut Complaints) -> Option<String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let fits = host.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if fits && !text.chars().any(|it| it.is_whitespace() || it.is_control() || matches!(it, '<' | '>' | '"' | '\\')) {
        return Some(text.to_owned());
    }
    out.add(at, field, Problem::BadAddress { found: text.to_owned() });
    None
}

/// Complains of HTML in a text. The text is shown as it stands, so a tag would be read out to the requestor.
pub(crate) fn plain(text: &str, at: &At<'_>, field: &str, out: &mut Complaints) {
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
        let mut out = Complaints::new();
        let at = At::file("x.json");
        assert!(web("https://example.org/a?b=c#d", &at, "web", &mut out).is_some());
        for text in ["javascript:alert(1)", "data:text/html,x", "https://", "//example.org", "https://a b", " https://a"] {
            assert!(web(text, &at, "web", &mut out).is_none(), "{text}");
        }
        assert_eq!(out.into_list().len(), 6);
    }
}
