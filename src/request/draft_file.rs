//! The draft as a file that a person keeps: one HTML page that opens in any browser and that the program can restore.
//!
//! The data sit in an inert JSON block; nothing in the page runs.

use crate::{Exchanged, ReadRequest, RequestFile, RequestFileError, read_request};
use std::fmt::Write as _;

const OPEN: &str = "<script type=\"application/json\" id=\"requisite-draft\">";
/// Opens the second block, which stands after the first: versions that do not know it read the first alone.
const OPEN_EXCHANGED: &str = "<script type=\"application/json\" id=\"requisite-exchanged\">";
const CLOSE: &str = "</script>";

/// A draft page that cannot be restored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftFileError {
    /// An HTML page or other file without the data block.
    #[error("this file holds no Requisite draft")]
    NoDraft,
    /// The data block cannot be read.
    #[error(transparent)]
    Request(#[from] RequestFileError),
}

/// Writes a draft as a page. `summary` are heading and lines for a human reader.
pub fn draft_page(file: &RequestFile, title: &str, summary: &[(String, String)]) -> String {
    draft_page_beside(file, title, summary, None)
}

/// Writes a draft as a page, with what was exchanged of it before beside it, if there is room.
pub fn draft_page_beside(
    file: &RequestFile,
    title: &str,
    summary: &[(String, String)],
    exchanged: Option<&Exchanged>,
) -> String {
    let mut page =
        String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    escape_into(&mut page, title);
    page.push_str("</title>\n</head>\n<body>\n<main>\n<h1>");
    escape_into(&mut page, title);
    page.push_str("</h1>\n<p>This is a draft made with Requisite. To go on with it, open Requisite and choose \u{201c}Open a draft file\u{201d}.</p>\n<dl>\n");
    for (term, text) in summary {
        page.push_str("<dt>");
        escape_into(&mut page, term);
        page.push_str("</dt>\n<dd>");
        escape_into(&mut page, text);
        page.push_str("</dd>\n");
    }
    page.push_str("</dl>\n</main>\n");
    // `<` never appears in a block, so no text of the person can end it.
    let _ = writeln!(page, "{OPEN}{}{CLOSE}", file.to_json().replace('<', "\\u003c"));
    let beside =
        exchanged.and_then(|it| serde_json::to_string_pretty(it).ok()).map(|it| it.replace('<', "\\u003c"));
    if let Some(beside) = beside.filter(|it| page.len() + it.len() + 1_000 < crate::MAX_BYTES) {
        let _ = writeln!(page, "{OPEN_EXCHANGED}{beside}{CLOSE}");
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// Restores a draft from its page, or from a bare request file.
pub fn read_draft_page(bytes: &[u8]) -> Result<ReadRequest, DraftFileError> {
    if bytes.len() > crate::MAX_BYTES {
        let size = crate::JsonError::TooLarge { bytes: bytes.len(), limit: crate::MAX_BYTES };
        return Err(RequestFileError::from(size).into());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| DraftFileError::NoDraft)?;
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return Ok(read_request(bytes)?);
    }
    let (_, rest) = text.split_once(OPEN).ok_or(DraftFileError::NoDraft)?;
    // A page that is cut short may still hold all of the draft; else the reader says where it ends.
    let json = rest.split_once(CLOSE).map_or(rest, |(json, _)| json);
    Ok(read_request(json.as_bytes())?)
}

/// What a draft's page says of states that were exchanged before; nothing where it does not.
pub fn read_exchanged(bytes: &[u8]) -> Exchanged {
    let Ok(text) = std::str::from_utf8(bytes) else { return Exchanged::default() };
    let beside = text.split_once(OPEN).and_then(|(_, rest)| {
        let (_, after) = rest.split_once(CLOSE)?;
        after.split_once(OPEN_EXCHANGED)?.1.split_once(CLOSE)
    });
    beside.map_or_else(Exchanged::default, |(json, _)| Exchanged::read(json.as_bytes()))
}

fn escape_into(page: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            _ => page.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answer, PackStamp, QuestionId, Request};

    #[test]
    fn a_draft_survives_hostile_texts() {
        let mut request = Request::default();
        let hostile = "</script><script>alert(1)</script> <!-- \u{202e}\u{0} é 漢 😀";
        request.answers.insert(QuestionId::new("study_title").unwrap(), Answer::Text(hostile.to_owned()));
        let stamp = PackStamp { id: "ospi".into(), version: "1".into(), hash: String::new() };
        let file = RequestFile::new(stamp, request);
        let page = draft_page(&file, hostile, &[(hostile.to_owned(), hostile.to_owned())]);
        assert_eq!(page.matches("<script").count(), 1);
        let read = read_draft_page(page.as_bytes()).unwrap();
        assert_eq!(read.file, file);
        assert!(read.unknown.is_empty());
    }

    #[test]
    fn what_was_exchanged_stands_beside_the_draft_and_changes_nothing_of_it() {
        let stamp = PackStamp { id: "ospi".into(), version: "1".into(), hash: String::new() };
        let said = |text: &str| {
            let answers = [(QuestionId::new("study_title").unwrap(), Answer::Text(text.to_owned()))];
            Request { answers: answers.into(), ..Request::default() }
        };
        let hostile = said("</script><script type=\"application/json\" id=\"requisite-draft\">{}");
        let mut exchanged = Exchanged::default();
        exchanged.opened(&Request::default(), &hostile, &Exchanged::default());
        let file = RequestFile::new(stamp, said("b"));
        let beside = exchanged.beside(&file.request).unwrap();
        let page = draft_page_beside(&file, "Draft", &[], Some(&beside));
        assert_eq!(page.matches("<script").count(), 2);
        assert_eq!(read_draft_page(page.as_bytes()).unwrap().file, file);
        assert_eq!(read_exchanged(page.as_bytes()), beside);
        let plain = draft_page(&file, "Draft", &[]);
        assert_eq!(read_exchanged(plain.as_bytes()), Exchanged::default());
        let start = page.find(OPEN_EXCHANGED).unwrap();
        for cut in start..page.len() {
            let cut = &page.as_bytes()[..cut];
            assert_eq!(read_draft_page(cut).unwrap().file, file);
            let read = read_exchanged(cut);
            assert!(read == beside || read.is_empty());
        }
    }

    #[test]
    fn other_files_are_refused_by_name() {
        assert_eq!(read_draft_page(b"<html></html>"), Err(DraftFileError::NoDraft));
        assert_eq!(read_draft_page(&[0xff, 0xd8]), Err(DraftFileError::NoDraft));
        let newer = br#"{"format": 9, "pack": {"id":"a","version":"1","hash":""}, "request": {}}"#;
        assert!(matches!(
            read_draft_page(newer),
            Err(DraftFileError::Request(RequestFileError::TooNew { .. }))
        ));
    }

    #[test]
    fn a_page_that_is_cut_short_opens_whole_or_not_at_all() {
        let stamp = PackStamp { id: "ospi".into(), version: "1".into(), hash: String::new() };
        let file = RequestFile::new(stamp, Request::default());
        let page = draft_page(&file, "Draft", &[]);
        let (start, end) = (page.find(OPEN).unwrap() + OPEN.len(), page.find(CLOSE).unwrap());
        for cut in 0..page.len() {
            match read_draft_page(&page.as_bytes()[..cut]) {
                // The last letter of the draft is the end of its line.
                Ok(read) => assert!(read.file == file && read.unknown.is_empty() && cut >= end - 1, "{cut}"),
                Err(DraftFileError::NoDraft) => assert!(cut < start, "{cut}"),
                Err(DraftFileError::Request(_)) => assert!(cut >= start && cut < end + CLOSE.len(), "{cut}"),
            }
        }
    }

    #[test]
    fn unknown_fields_are_named() {
        let odd = br#"{"format": 1, "pack": {"id":"a","version":"1","hash":""}, "request": {"colour": 1}}"#;
        assert_eq!(read_draft_page(odd).unwrap().unknown, ["request.colour"]);
        let within = br#"{"format": 1, "pack": {"id":"a","version":"1","hash":"","place":null}, "request":
            {"answers": {"study_title": "x"}, "asks": [{"id": 1}, {"id": 2, "form": null, "size": 0}], "note": null}}"#;
        assert_eq!(read_draft_page(within).unwrap().unknown, ["request.asks.1.size"]);
    }
}
