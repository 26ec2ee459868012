//! The drafts that this tab holds: one an agency, kept when the person looks at another page or agency.

use crate::browser::draft_store::BrowserStore;
use crate::browser::pack_fetch::Fetched;
use crate::browser::{chosen_draft, clock, set_aside};
use crate::saving::SaverCore;
use leptos::prelude::*;
use requisite_session::{DraftStore, Session, SetAside, restore};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A draft that is open in this tab.
#[derive(Clone)]
pub struct OpenDraft {
    /// The agency.
    pub fetched: Fetched,
    /// The request with its history. It outlives the screens.
    pub session: ArcRwSignal<Session>,
    /// What saves it.
    pub saver: Rc<SaverCore>,
    /// Version of the pack that the draft was written against, when the agency's pack has changed since.
    pub older_pack: Option<String>,
}

/// The drafts that this tab holds, by context.
#[derive(Clone, Copy)]
pub struct Drafts {
    store: StoredValue<BrowserStore, LocalStorage>,
    open: StoredValue<BTreeMap<String, OpenDraft>, LocalStorage>,
    /// Drafts that this device kept until the person asked that it keep nothing.
    carried: StoredValue<BTreeMap<String, SetAside>>,
    changes: RwSignal<u32>,
}

impl Drafts {
    /// No draft yet.
    pub fn new() -> Self {
        Self {
            store: StoredValue::new_local(BrowserStore::default()),
            open: StoredValue::new_local(BTreeMap::new()),
            carried: StoredValue::new(BTreeMap::new()),
            changes: RwSignal::new(0),
        }
    }

    /// The draft for an agency, when this tab has it open.
    pub fn of(&self, agency: &str) -> Option<OpenDraft> {
        self.open.try_with_value(|open| open.get(agency).cloned()).flatten()
    }

    /// Counts changes to another draft: the pages of an agency are drawn anew with each.
    pub fn changes(&self) -> ReadSignal<u32> {
        self.changes.read_only()
    }

    /// Where drafts are kept.
    pub fn store(&self) -> BrowserStore {
        self.store.get_value()
    }

    /// Goes on with another draft for an agency. What is open is saved before.
    pub fn change_to(&self, pack: &str, key: &str) {
        let open = self.open.try_update_value(|open| open.remove(pack)).flatten();
        if let Some(open) = open {
            open.saver.leave();
        }
        chosen_draft::choose(pack, key);
        self.changes.update(|changes| *changes += 1);
    }

    /// Where this browser keeps drafts; nowhere where it keeps nothing.
    pub async fn kept(&self) -> Vec<String> {
        self.store.get_value().list().await.unwrap_or_default()
    }

    /// Takes all drafts that this device keeps into this tab, because they will be removed from the device.
    pub async fn carry_all(&self) {
        let store = self.store.get_value();
        for key in self.kept().await {
            if let Ok(Some(record)) = store.load_in_time(&key).await {
                self.carried.update_value(|carried| {
                    carried.insert(key, SetAside { base: None, record });
                });
            }
        }
    }

    /// Whether this device keeps drafts was changed: the ones that are open are written, or the attempt fails and is said.
    pub fn keep_or_not(&self) {
        self.store.get_value().reopen();
        let open = self.open.try_get_value().unwrap_or_default();
        for draft in open.into_values() {
            let session = draft.session.read_untracked();
            draft.saver.write_anew(session.revision(), session.request().clone());
        }
    }

    /// Lets go of all drafts without saving anything more: what this device keeps is about to be removed.
    pub fn let_go(&self) {
        let open = self.open.try_update_value(std::mem::take).unwrap_or_default();
        for draft in open.into_values() {
            draft.saver.end();
        }
        self.store.get_value().reopen();
    }

    /// Opens the draft for an agency: what the browser has kept, else an empty one.
    pub async fn open(&self, fetched: Fetched) -> OpenDraft {
        let agency = fetched.pack.stamp.id.clone();
        let key = chosen_draft::of(&agency);
        let store = self.store.get_value();
        let kept = store.load_in_time(&key).await;
        if let Some(open) = self.of(&agency) {
            // The person left while it was loading, and came back: the first one counts.
            return open;
        }
        let pack = fetched.pack.stamp.clone();
        let carried = self.carried.try_update_value(|carried| carried.remove(&key)).flatten();
        let aside = carried.or_else(|| set_aside::read(&key));
        let restored = restore(kept, aside, &pack, clock::now());
        let saver = Rc::new(SaverCore::new(store, key.clone(), clock::tab_name(), pack, &restored));
        saver.drive();
        let draft = OpenDraft {
            fetched,
            session: ArcRwSignal::new(Session::new(restored.request)),
            saver,
            older_pack: restored.older_pack,
        };
        let _ = self.open.try_update_value(|open| open.insert(agency, draft.clone()));
        draft
    }
}
