//! The list of drafts, and what can be done with it.

use crate::browser::chosen_draft;
use crate::browser::clock;
use crate::browser::draft_store::NamedDraft;
use crate::desk::Desk;
use crate::drafts::Drafts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_request::Answer;
use requisite_session::{DraftRecord, DraftStore, Route, Version};

/// The list; copy.
#[derive(Clone, Copy)]
pub struct DraftList {
    desk: Desk,
    drafts: Drafts,
    shown: RwSignal<Vec<NamedDraft>, LocalStorage>,
    deleted: RwSignal<Option<NamedDraft>, LocalStorage>,
    said: RwSignal<Option<String>>,
}

impl DraftList {
    /// The list of the desk's agency, not looked up yet.
    pub fn new(desk: Desk) -> Self {
        Self {
            desk,
            drafts: expect_context(),
            shown: RwSignal::new_local(Vec::new()),
            deleted: RwSignal::new_local(None),
            said: RwSignal::new(None),
        }
    }

    fn pack(self) -> String {
        self.desk.pack().stamp.id.clone()
    }

    /// Looks up what is kept. The draft of this tab may not be written yet; it is shown as the storage has it.
    pub fn look(self) {
        spawn_local(async move {
            let pack = self.pack();
            match self.drafts.store().all().await {
                Ok(all) => {
                    let mut own: Vec<NamedDraft> =
                        all.into_iter().filter(|it| chosen_draft::is_of(&it.key, &pack)).collect();
                    own.sort_by(|one, other| other.saved.total_cmp(&one.saved));
                    let _ = self.shown.try_set(own);
                }
                Err(why) => self.say(format!("The drafts could not be looked up: {why}.")),
            }
        });
    }

    fn say(self, text: String) {
        let _ = self.said.try_set(Some(text));
    }

    /// The drafts, the last saved first.
    pub fn drafts(self) -> Vec<NamedDraft> {
        self.shown.get()
    }

    /// What there is to say.
    pub fn said(self) -> Option<String> {
        self.said.get()
    }

    /// The draft that was deleted last, as long as it can be brought back.
    pub fn deleted(self) -> Option<NamedDraft> {
        self.deleted.get()
    }

    /// Whether a draft is the one of this tab.
    pub fn is_open(self, draft: &NamedDraft) -> bool {
        chosen_draft::of(&self.pack()) == draft.key
    }

    /// What a draft is called: by its name, else by the title of the study, else by its number.
    pub fn title(self, draft: &NamedDraft) -> String {
        if !draft.name.trim().is_empty() {
            return draft.name.clone();
        }
        let pack = self.desk.pack();
        let file = draft.record.file().ok();
        let title = pack.uses.title.as_ref().and_then(|question| match file?.request.answer(question)? {
            Answer::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        });
        let number = chosen_draft::number(&draft.key, &pack.stamp.id).unwrap_or(1);
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| format!("Draft {number}"))
    }

    /// When a draft was saved last, in words.
    pub fn saved(self, draft: &NamedDraft) -> String {
        if draft.saved > 0.0 { format!("Saved {}.", clock::written(draft.saved)) } else { String::new() }
    }

    /// Goes on with a draft.
    pub fn open(self, key: &str) {
        self.drafts.change_to(&self.pack(), key);
        self.desk.go(Route::Tasks);
    }

    fn free_key(self, all: &[NamedDraft]) -> String {
        let pack = self.pack();
        let open = chosen_draft::of(&pack);
        let keys = all.iter().map(|it| it.key.as_str()).chain([open.as_str()]);
        let most = keys.filter_map(|key| chosen_draft::number(key, &pack)).max().unwrap_or_default();
        chosen_draft::key(&pack, most + 1)
    }

    /// Begins an empty draft.
    pub fn begin(self) {
        let key = self.shown.with_untracked(|shown| self.free_key(shown));
        self.open(&key);
    }

    /// Gives a draft a name.
    pub fn rename(self, key: String, name: String) {
        spawn_local(async move {
            match self.drafts.store().rename(&key, name.trim()).await {
                Ok(()) => self.look(),
                Err(why) => self.say(format!("The name was not kept: {why}.")),
            }
        });
    }

    /// Puts a copy of a draft beside it.
    pub fn copy(self, draft: &NamedDraft) {
        let key = self.shown.with_untracked(|shown| self.free_key(shown));
        let version = Version { writer: clock::tab_name(), count: 1 };
        let record = DraftRecord { version, text: draft.record.text.clone() };
        let copy = NamedDraft { key, name: format!("Copy of {}", self.title(draft)), saved: 0.0, record };
        spawn_local(async move {
            match self.drafts.store().put_back(&copy).await {
                Ok(()) => {
                    self.say(format!("\u{201c}{}\u{201d} is in the list.", copy.name));
                    self.look();
                }
                Err(why) => self.say(format!("The copy was not made: {why}.")),
            }
        });
    }

    /// Deletes a draft; it can be brought back as long as the person is on this page.
    pub fn delete(self, draft: NamedDraft) {
        spawn_local(async move {
            match self.drafts.store().delete(&draft.key).await {
                Ok(()) => {
                    let _ = self.said.try_set(None);
                    let _ = self.deleted.try_set(Some(draft));
                    self.look();
                }
                Err(why) => self.say(format!("The draft was not deleted: {why}.")),
            }
        });
    }

    /// Brings back what was deleted last.
    pub fn bring_back(self) {
        let Some(draft) = self.deleted.get_untracked() else { return };
        spawn_local(async move {
            match self.drafts.store().put_back(&draft).await {
                Ok(()) => {
                    let _ = self.deleted.try_set(None);
                    self.look();
                }
                Err(why) => self.say(format!("The draft was not brought back: {why}.")),
            }
        });
    }
}
