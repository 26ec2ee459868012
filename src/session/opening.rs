//! Opening a draft: from a file that someone chose, or from the storage.

use crate::packed_request::packed_request;
use requisite_request::{
    DraftFileError, Exchanged, JsonError, PackStamp, ReadRequest, Request, RequestFile, RequestFileError,
    read_draft_page, read_exchanged,
};

/// A draft that was opened, and what the person should know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The request.
    pub request: Request,
    /// Parts of the file that this version does not know and has left out.
    pub unknown: Vec<String>,
    /// Version of the agency's pack against which it was written, when that is another one than now.
    pub older_pack: Option<String>,
    /// What was exchanged of it before, as the file says.
    pub exchanged: Exchanged,
}

/// Why a draft file was not opened. The draft on the screen stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Larger than any draft.
    #[error("This file is too large to be a draft: {megabytes} MB. The limit is 16 MB.")]
    TooLarge {
        /// Its size, in whole megabytes.
        megabytes: u64,
    },
    /// Not a draft at all.
    #[error(
        "This file holds no draft. Choose a draft page (.html), a package (.zip) or a request.json that was made with Requisite."
    )]
    NoDraft,
    /// Meant as a draft, but damaged.
    #[error("This draft file is damaged and could not be read ({problem}).")]
    Damaged {
        /// What is wrong, for whoever helps.
        problem: String,
    },
    /// From a newer version of the program.
    #[error("This draft was made with a newer version of Requisite. Open it with that version.")]
    TooNew,
    /// For another agency.
    #[error(
        "This draft is a request to another agency ({agency}). Open that agency's request first, then this file."
    )]
    OtherAgency {
        /// Id of the agency's pack.
        agency: String,
    },
    /// The browser could not read the file.
    #[error("The browser could not read this file. Check that it still exists, then choose it again.")]
    Unreadable,
}

/// Most letters that are shown of what is wrong with a file: it may quote the file.
const LONGEST: usize = 240;

/// Words that may quote a file as they are shown: in one line, not too long, and nothing that steers the text around it.
fn shown(words: &str) -> String {
    let steers = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut plain = words.chars().map(|letter| if steers(letter) { ' ' } else { letter });
    let mut shown: String = plain.by_ref().take(LONGEST).collect();
    if plain.next().is_some() {
        shown.push('\u{2026}');
    }
    shown
}

/// Opens a draft file's content for an agency; of a package, its request, and nothing else of it is looked at.
pub fn open_draft(bytes: &[u8], pack: &PackStamp) -> Result<Opened, OpenError> {
    let bytes = packed_request(bytes).unwrap_or(bytes);
    let ReadRequest { file, unknown } = read_draft_page(bytes).map_err(|error| match error {
        DraftFileError::NoDraft => OpenError::NoDraft,
        DraftFileError::Request(RequestFileError::TooNew { .. }) => OpenError::TooNew,
        DraftFileError::Request(RequestFileError::Json(JsonError::TooLarge { bytes, .. })) => {
            OpenError::TooLarge { megabytes: u64::try_from(bytes / 1_048_576).unwrap_or(u64::MAX) }
        }
        DraftFileError::Request(RequestFileError::Json(JsonError::NotText)) => OpenError::NoDraft,
        DraftFileError::Request(other) => OpenError::Damaged { problem: shown(&other.to_string()) },
    })?;
    let opened = open_record(file, pack)?;
    Ok(Opened { unknown, exchanged: read_exchanged(bytes), ..opened })
}

/// Opens a draft that was read already. One for another edition of the agency's rules is opened like an older one.
pub fn open_record(file: RequestFile, pack: &PackStamp) -> Result<Opened, OpenError> {
    if file.pack.agency() != pack.agency() {
        return Err(OpenError::OtherAgency { agency: shown(&file.pack.id) });
    }
    // A file without a hash was written by hand or by a test: only the version counts then.
    let other_hash = !file.pack.hash.is_empty() && file.pack.hash != pack.hash;
    let other_edition = file.pack.id != pack.id;
    let changed = other_hash || other_edition || file.pack.version != pack.version;
    let PackStamp { id, version, .. } = file.pack;
    let written = if other_edition { format!("{version} ({id})") } else { version };
    Ok(Opened {
        request: file.request,
        unknown: Vec::new(),
        older_pack: changed.then_some(written),
        exchanged: Exchanged::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::{Edit, draft_page};

    fn stamp(id: &str, version: &str) -> PackStamp {
        PackStamp { id: id.into(), version: version.into(), hash: version.into() }
    }

    #[test]
    fn a_draft_page_comes_back_byte_for_byte() {
        let mut request = Request::default();
        request.apply(&Edit::AddAsk);
        let file = RequestFile::new(stamp("ospi", "1"), request.clone());
        let page = draft_page(&file, "Draft", &[]);
        let opened = open_draft(page.as_bytes(), &stamp("ospi", "1")).unwrap();
        let exchanged = Exchanged::default();
        assert_eq!(opened, Opened { request, unknown: Vec::new(), older_pack: None, exchanged });
        assert_eq!(draft_page(&RequestFile::new(stamp("ospi", "1"), opened.request), "Draft", &[]), page);
        assert_eq!(
            open_draft(page.as_bytes(), &stamp("ospi", "2")).unwrap().older_pack.as_deref(),
            Some("1")
        );
        let other_edition = open_draft(page.as_bytes(), &stamp("ospi@2030", "1")).unwrap();
        assert_eq!(other_edition.older_pack.as_deref(), Some("1 (ospi)"));
        assert!(matches!(
            open_draft(page.as_bytes(), &stamp("cde", "1")),
            Err(OpenError::OtherAgency { .. })
        ));
    }

    #[test]
    fn anything_else_is_refused_with_a_reason() {
        let pack = stamp("ospi", "1");
        assert_eq!(open_draft(b"", &pack), Err(OpenError::NoDraft));
        assert_eq!(open_draft(&[0x50, 0x4b, 3, 4, 0xff], &pack), Err(OpenError::NoDraft));
        assert!(matches!(open_draft(b"{", &pack), Err(OpenError::Damaged { .. })));
        assert!(matches!(open_draft(b"{\"format\":1}", &pack), Err(OpenError::Damaged { .. })));
        assert_eq!(open_draft(b"{\"format\":2}", &pack), Err(OpenError::TooNew));
        let quoted = format!("a\\u0000\\u202e{}", "b".repeat(9_000));
        let file = format!(
            r#"{{"format": 1, "pack": {{"id": "ospi", "version": "1", "hash": ""}}, "request": {{"answers": {{"{quoted}": ""}}}}}}"#
        );
        let sentence = open_draft(file.as_bytes(), &pack).unwrap_err().to_string();
        assert!(sentence.contains("`a  bbb") && sentence.chars().count() < 400, "{sentence}");
        let large = vec![b' '; 17 * 1_048_576];
        assert_eq!(open_draft(&large, &pack), Err(OpenError::TooLarge { megabytes: 17 }));
    }
}
