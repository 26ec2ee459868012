//! What a page starts with: the draft that the storage kept, one that was set aside when the page went away, or nothing.

use crate::{Autosave, DraftRecord, SaveState, SetAside, StoreError, open_record};
use requisite_request::{Exchanged, PackStamp, Request};

/// What a page starts with.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The request.
    pub request: Request,
    /// The saving of it.
    pub autosave: Autosave,
    /// What the storage holds, if it can be gone on from.
    pub record: Option<DraftRecord>,
    /// Version of the pack that the draft was written against, when it is not today's.
    pub older_pack: Option<String>,
    /// What was exchanged of the draft.
    pub exchanged: Exchanged,
}

impl Restored {
    fn empty(state: SaveState) -> Self {
        Self {
            request: Request::default(),
            autosave: Autosave::new(state),
            record: None,
            older_pack: None,
            exchanged: Exchanged::default(),
        }
    }

    fn of(
        from: &DraftRecord,
        pack: &PackStamp,
        autosave: Autosave,
        record: Option<DraftRecord>,
    ) -> Result<Self, StoreError> {
        // A draft for another agency under this agency's key is as good as none.
        let opened = open_record(from.file()?, pack).map_err(|_| StoreError::Damaged)?;
        let (request, older_pack) = (opened.request, opened.older_pack);
        Ok(Self { request, autosave, record, older_pack, exchanged: from.exchanged() })
    }
}

/// Decides what a page starts with. `now` is on the clock of the saving.
pub fn restore(
    kept: Result<Option<DraftRecord>, StoreError>,
    aside: Option<SetAside>,
    pack: &PackStamp,
    now: u64,
) -> Restored {
    let there = kept.as_ref().ok().and_then(Option::as_ref);
    if let Some(aside) = aside.filter(|aside| aside.is_newer_than(there.map(|there| &there.version)))
        && let Ok(restored) = Restored::of(&aside.record, pack, Autosave::with_unsaved(now), there.cloned())
    {
        return restored;
    }
    let record = match kept {
        Ok(Some(record)) => record,
        Ok(None) => return Restored::empty(SaveState::NotSaved),
        Err(why) => return Restored::empty(SaveState::MemoryOnly { why }),
    };
    let opened = Restored::of(&record, pack, Autosave::new(SaveState::Restored), Some(record.clone()));
    // A record that cannot be read is not gone on from: writing over it is a conflict that the person decides.
    opened.unwrap_or_else(|why| Restored::empty(SaveState::Failed { why }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Version;
    use requisite_request::{Edit, RequestFile};

    fn pack() -> PackStamp {
        PackStamp { id: "ospi".into(), version: "1".into(), hash: "h".into() }
    }

    fn request(asks: usize) -> Request {
        Request::default().with_edits(vec![Edit::AddAsk; asks].iter())
    }

    fn record(writer: &str, count: u64, asks: usize) -> DraftRecord {
        let version = Version { writer: writer.into(), count };
        DraftRecord::new(version, &RequestFile::new(pack(), request(asks)))
    }

    #[test]
    fn the_kept_draft_comes_back() {
        let there = record("a", 1, 2);
        let restored = restore(Ok(Some(there.clone())), None, &pack(), 0);
        assert_eq!((restored.request, restored.record), (request(2), Some(there)));
        assert_eq!(*restored.autosave.state(), SaveState::Restored);
        assert_eq!(*restore(Ok(None), None, &pack(), 0).autosave.state(), SaveState::NotSaved);
    }

    #[test]
    fn without_storage_it_starts_empty_and_says_so() {
        let restored = restore(Err(StoreError::Unavailable), None, &pack(), 0);
        assert!(restored.request.is_empty() && restored.autosave.state().needs_warning());
    }

    #[test]
    fn what_was_set_aside_goes_before_unless_another_tab_wrote() {
        let there = record("a", 1, 1);
        let aside = SetAside { base: Some(there.version.clone()), record: record("b", 1, 3) };
        let restored = restore(Ok(Some(there.clone())), Some(aside.clone()), &pack(), 0);
        assert_eq!((restored.request, restored.record), (request(3), Some(there)));
        assert!(restored.autosave.is_unsaved());
        let other = record("c", 5, 2);
        let restored = restore(Ok(Some(other)), Some(aside.clone()), &pack(), 0);
        assert_eq!(restored.request, request(2));
        assert_eq!(restore(Err(StoreError::Lost), Some(aside), &pack(), 0).request, request(3));
    }

    #[test]
    fn a_record_that_cannot_be_read_is_kept_and_said() {
        for (text, why) in [("{", StoreError::Damaged), ("{\"format\": 99}", StoreError::Newer)] {
            let there = DraftRecord { text: text.into(), ..record("a", 1, 0) };
            let restored = restore(Ok(Some(there)), None, &pack(), 0);
            assert_eq!(*restored.autosave.state(), SaveState::Failed { why });
            assert_eq!(restored.record, None);
        }
        let elsewhere = PackStamp { id: "cde".into(), ..pack() };
        let restored = restore(Ok(Some(record("a", 1, 1))), None, &elsewhere, 0);
        assert_eq!(*restored.autosave.state(), SaveState::Failed { why: StoreError::Damaged });
    }
}
