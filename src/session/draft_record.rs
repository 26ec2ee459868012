//! A draft as the storage keeps it.

use crate::StoreError;
use requisite_request::{Exchanged, RequestFile, RequestFileError, read_request};

/// Who wrote a record last, and how many times: two tabs never give the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Name of the tab's session: random, made by the caller.
    pub writer: String,
    /// Number of its writes, from 1.
    pub count: u64,
}

impl Version {
    /// The version as the storage keeps it.
    pub fn to_text(&self) -> String {
        format!("{}:{}", self.count, self.writer)
    }

    /// Reads a version from the storage.
    pub fn from_text(text: &str) -> Option<Self> {
        let (count, writer) = text.split_once(':')?;
        Some(Self { writer: writer.to_owned(), count: count.parse().ok()? })
    }
}

/// A draft as the storage keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRecord {
    /// Who wrote it.
    pub version: Version,
    /// The text of a [`RequestFile`], with what was exchanged of it.
    pub text: String,
}

impl DraftRecord {
    /// A record of a draft.
    pub fn new(version: Version, file: &RequestFile) -> Self {
        Self { version, text: file.to_json() }
    }

    /// A record of a draft and of what was exchanged of it.
    pub fn beside(version: Version, file: &RequestFile, exchanged: &Exchanged) -> Self {
        Self { version, text: file.to_json_beside(exchanged) }
    }

    /// What was exchanged of the draft.
    pub fn exchanged(&self) -> Exchanged {
        Exchanged::of_record(&self.text)
    }

    /// The draft in the record.
    pub fn file(&self) -> Result<RequestFile, StoreError> {
        match read_request(self.text.as_bytes()) {
            Ok(read) => Ok(read.file),
            Err(RequestFileError::TooNew { .. }) => Err(StoreError::Newer),
            Err(_) => Err(StoreError::Damaged),
        }
    }

    /// Whether this record may be written over the one that is there, given the version last seen by the writer.
    ///
    /// A record whose text can no longer be read may be replaced; one of a newer format may not.
    pub fn may_replace(&self, there: Option<&Self>, expected: Option<&Version>) -> Result<(), StoreError> {
        let Some(there) = there else { return Ok(()) };
        // A write whose end was never reported is still this tab's own, and no newer than this program.
        if there.version.writer == self.version.writer {
            return Ok(());
        }
        if there.file() == Err(StoreError::Newer) {
            return Err(StoreError::Newer);
        }
        if expected == Some(&there.version) { Ok(()) } else { Err(StoreError::ChangedElsewhere) }
    }

    /// Whether what was read back after writing this record is the same.
    pub fn agrees_with(&self, back: Option<&Self>) -> Result<(), StoreError> {
        match back {
            Some(back) if back == self => Ok(()),
            // Another tab may have written, properly, since.
            Some(back) if back.version.writer != self.version.writer => Err(StoreError::ChangedElsewhere),
            _ => Err(StoreError::Damaged),
        }
    }
}

/// A draft that was set aside at once when the page went away, because a proper write takes longer than the page may live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The version in the storage that it goes on from.
    pub base: Option<Version>,
    /// The draft, with the version that the next write would have had.
    pub record: DraftRecord,
}

impl SetAside {
    /// As one text.
    pub fn to_text(&self) -> String {
        let base = self.base.as_ref().map(Version::to_text).unwrap_or_default();
        format!("{base}\n{}\n{}", self.record.version.to_text(), self.record.text)
    }

    /// Reads what [`SetAside::to_text`] wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        let (base, rest) = text.split_once('\n')?;
        let (version, text) = rest.split_once('\n')?;
        let version = Version::from_text(version)?;
        Some(Self { base: Version::from_text(base), record: DraftRecord { version, text: text.to_owned() } })
    }

    /// Whether it is newer than what the storage holds. What another tab wrote in the meantime is never replaced.
    pub fn is_newer_than(&self, there: Option<&Version>) -> bool {
        let own = &self.record.version;
        there.is_none_or(|there| {
            let earlier_own = there.writer == own.writer && there.count < own.count;
            earlier_own || self.base.as_ref() == Some(there)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::{PackStamp, Request};

    fn record(writer: &str, count: u64) -> DraftRecord {
        let stamp = PackStamp { id: "ospi".into(), version: "1".into(), hash: String::new() };
        DraftRecord::new(
            Version { writer: writer.into(), count },
            &RequestFile::new(stamp, Request::default()),
        )
    }

    #[test]
    fn versions_survive_the_round_trip() {
        let version = Version { writer: "a:b:1".into(), count: 42 };
        assert_eq!(Version::from_text(&version.to_text()), Some(version));
        assert_eq!(Version::from_text("x"), None);
        assert_eq!(Version::from_text("x:y"), None);
    }

    #[test]
    fn what_was_exchanged_is_kept_beside_the_draft() {
        let stamp = PackStamp { id: "ospi".into(), version: "1".into(), hash: String::new() };
        let mut request = Request::default();
        request.apply(&requisite_request::Edit::AddAsk);
        let mut exchanged = Exchanged::default();
        exchanged.opened(&Request::default(), &request, &Exchanged::default());
        let (file, version) = (RequestFile::new(stamp, request), Version { writer: "a".into(), count: 1 });
        let kept = DraftRecord::beside(version.clone(), &file, &exchanged);
        assert_eq!((kept.file().as_ref(), kept.exchanged()), (Ok(&file), exchanged));
        let plain = DraftRecord::new(version.clone(), &file);
        assert_eq!(plain, DraftRecord::beside(version, &file, &Exchanged::default()));
        assert!(plain.exchanged().is_empty());
    }

    #[test]
    fn another_tabs_record_is_not_overwritten() {
        let mine = record("a", 2);
        let theirs = record("b", 1);
        assert_eq!(mine.may_replace(None, None), Ok(()));
        assert_eq!(mine.may_replace(Some(&record("a", 1)), None), Ok(()));
        assert_eq!(mine.may_replace(Some(&theirs), None), Err(StoreError::ChangedElsewhere));
        assert_eq!(mine.may_replace(Some(&theirs), Some(&theirs.version)), Ok(()));
        assert_eq!(
            mine.may_replace(Some(&record("b", 2)), Some(&theirs.version)),
            Err(StoreError::ChangedElsewhere)
        );
    }

    #[test]
    fn only_the_same_record_agrees_with_what_was_written() {
        let written = record("a", 2);
        assert_eq!(written.agrees_with(Some(&written.clone())), Ok(()));
        let other_text = DraftRecord { text: "{}".into(), ..written.clone() };
        for back in [None, Some(&other_text), Some(&record("a", 1))] {
            assert_eq!(written.agrees_with(back), Err(StoreError::Damaged));
        }
        assert_eq!(written.agrees_with(Some(&record("b", 2))), Err(StoreError::ChangedElsewhere));
    }

    #[test]
    fn what_was_set_aside_counts_only_if_nobody_wrote_since() {
        let aside = SetAside { base: Some(record("a", 1).version), record: record("b", 3) };
        assert_eq!(SetAside::from_text(&aside.to_text()), Some(aside.clone()));
        let first = SetAside { base: None, ..aside.clone() };
        assert_eq!(SetAside::from_text(&first.to_text()), Some(first.clone()));
        assert!(aside.is_newer_than(None) && first.is_newer_than(None));
        let is_newer = |aside: &SetAside, writer: &str, count: u64| {
            aside.is_newer_than(Some(&Version { writer: writer.into(), count }))
        };
        assert!(is_newer(&aside, "a", 1) && is_newer(&aside, "b", 2));
        assert!(!is_newer(&aside, "b", 3) && !is_newer(&aside, "c", 9) && !is_newer(&first, "c", 1));
        assert_eq!(SetAside::from_text("anything"), None);
    }

    #[test]
    fn a_newer_record_is_never_overwritten() {
        let mut newer = record("b", 1);
        newer.text = r#"{"format": 99, "anything": true}"#.into();
        assert_eq!(record("a", 1).may_replace(Some(&newer), Some(&newer.version)), Err(StoreError::Newer));
        let mut broken = record("b", 1);
        broken.text = "{".into();
        assert_eq!(record("a", 1).may_replace(Some(&broken), Some(&broken.version)), Ok(()));
    }
}
