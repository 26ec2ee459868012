//! What the reviewer decides, and the return file that carries it to the requestor.

use super::follow_up::earlier;
use super::{Checked, Reviewing};
use crate::browser::{clock, files};
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_package::About;
use requisite_request::Follows;
use requisite_session::{Decision, Remark, ReturnFile, Topic};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the reviewer has decided so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// By what they are about.
    remarks: BTreeMap<Topic, Remark>,
    /// What was written about things of which the decision was taken back; it is there when one is made again.
    put_by: BTreeMap<Topic, String>,
    reviewer: String,
    summary: String,
}

impl Notes {
    fn file(&self, about: &About, today: requisite_request::Date) -> ReturnFile {
        let mut file = ReturnFile::new(&about.pack.id, &about.folder, &about.sha256, today);
        file.reviewer = self.reviewer.trim().to_owned();
        file.summary = self.summary.trim().to_owned();
        file.remarks = self.remarks.values().cloned().collect();
        file
    }
}

/// The notes on the package at hand, by context.
#[derive(Clone, Copy)]
pub struct NotesHere {
    all: RwSignal<BTreeMap<String, Notes>>,
    digest: StoredValue<String>,
}

impl NotesHere {
    /// The notes on the package of this digest.
    pub fn on(reviewing: Reviewing, digest: &str) -> Self {
        Self { all: reviewing.notes, digest: StoredValue::new(digest.to_owned()) }
    }

    /// Reads them; runs again when they change.
    fn read<T>(self, f: impl FnOnce(&Notes) -> T) -> T {
        self.all.with(|all| {
            self.digest.with_value(|digest| match all.get(digest) {
                Some(notes) => f(notes),
                None => f(&Notes::default()),
            })
        })
    }

    /// Changes them.
    fn change(self, f: impl FnOnce(&mut Notes)) {
        self.all.update(|all| f(all.entry(self.digest.get_value()).or_default()));
    }
}

/// The decisions, and their names in the list.
const DECISIONS: [(&str, Decision, &str); 3] = [
    ("change", Decision::Change, "Must change"),
    ("question", Decision::Question, "A question"),
    ("accept", Decision::Accept, "Accepted"),
];

/// The name of a decision for a reader.
pub fn decision_words(decision: Decision) -> &'static str {
    DECISIONS.iter().find(|(_, it, _)| *it == decision).map_or("", |(_, _, words)| words)
}

/// What is decided about one thing: a list, and a note once something is.
#[component]
pub fn Decide(
    /// What it is about.
    about: Topic,
    /// What it is called.
    label: String,
    /// A DOM id of its own.
    dom: String,
) -> impl IntoView {
    let notes: NotesHere = expect_context();
    let key = StoredValue::new((about, label.clone()));
    let here = Memo::new(move |_| {
        notes.read(|notes| key.with_value(|(about, _)| notes.remarks.get(about).cloned()))
    });
    let decide = move |value: String| {
        let decision = DECISIONS.iter().find(|(name, ..)| *name == value).map(|(_, decision, _)| *decision);
        let (about, label) = key.get_value();
        notes.change(|notes| match decision {
            None => {
                let remark = notes.remarks.remove(&about);
                notes.put_by.extend(remark.map(|remark| (about, remark.note)));
            }
            Some(decision) => {
                let note = notes.put_by.remove(&about).unwrap_or_default();
                let new = Remark { about: about.clone(), label, decision, note };
                notes.remarks.entry(about).or_insert(new).decision = decision;
            }
        });
    };
    let write = move |note: String| {
        notes.change(|notes| {
            if let Some(remark) = key.with_value(|(about, _)| notes.remarks.get_mut(about)) {
                remark.note = note;
            }
        });
    };
    let options: Vec<_> = DECISIONS
        .iter()
        .map(|(name, decision, words)| {
            let selected = move || here.with(|here| here.as_ref().is_some_and(|it| it.decision == *decision));
            view! {
                <option value=*name prop:selected=selected>
                    {*words}
                </option>
            }
        })
        .collect();
    let (list, note) = (format!("{dom}-decision"), format!("{dom}-note"));
    let named = StoredValue::new((note, label.clone()));
    view! {
        <div class="rq-field rq-screen review-decision">
            <label for=list.clone()>
                "Decision" <span class="rq-hidden">{format!(" about {label}")}</span>
            </label>
            <select id=list on:change:target=move |event| decide(event.target().value())>
                <option value="">"None yet"</option>
                {options}
            </select>
            <Show when=move || here.with(Option::is_some)>
                <label for=named.get_value().0>
                    "Note to the requestor " <span class="rq-optional">"(optional)"</span>
                    <span class="rq-hidden">{format!(" about {}", named.get_value().1)}</span>
                </label>
                <textarea
                    id=named.get_value().0
                    rows="2"
                    prop:value=move || here.with(|here| here.as_ref().map(|it| it.note.clone()).unwrap_or_default())
                    on:input:target=move |event| write(event.target().value())
                ></textarea>
            </Show>
        </div>
    }
}

/// Who reviewed it, what is to be said about the whole, and the file.
#[component]
pub fn SaveReturn(checked: Arc<Checked>, about: About) -> impl IntoView {
    let desk = Desk::here();
    let notes: NotesHere = expect_context();
    let count = Memo::new(move |_| {
        notes.read(|notes| {
            let of = |decision| notes.remarks.values().filter(|it| it.decision == decision).count();
            (of(Decision::Change), of(Decision::Question), of(Decision::Accept))
        })
    });
    let so_far = move || {
        let (change, question, accept) = count.get();
        format!("Decided so far: {change} must change, {question} to ask about, {accept} accepted.")
    };
    let file = checked.file.clone();
    let of = StoredValue::new(checked);
    let save = move |_| {
        let mut file = untrack(|| notes.read(|notes| notes.file(&about, clock::today())));
        file.earlier = of.with_value(|checked| earlier(Follows::Correction, checked));
        files::download(&file.file_name(), "application/json", &file.to_json());
        desk.announce(format!("{} was given to your browser to save.", file.file_name()));
    };
    view! {
        <section class="rq-stack rq-screen" aria-labelledby="review-return">
            <h2 id="review-return">"Return file"</h2>
            <p>
                {format!("It takes your decisions about {file} back to the requestor, who opens it on this page and sees what must change. Decisions about each package stay only until this page is closed: save the file before.")}
            </p>
            <p role="status" id="review-decided">
                {so_far}
            </p>
            <div class="rq-field">
                <label for="review-reviewer">
                    "Your name " <span class="rq-optional">"(optional)"</span>
                </label>
                <input
                    type="text"
                    id="review-reviewer"
                    autocomplete="name"
                    prop:value=move || notes.read(|notes| notes.reviewer.clone())
                    on:input:target=move |event| notes.change(|notes| notes.reviewer = event.target().value())
                />
            </div>
            <div class="rq-field">
                <label for="review-summary">
                    "About the whole request " <span class="rq-optional">"(optional)"</span>
                </label>
                <textarea
                    id="review-summary"
                    rows="3"
                    prop:value=move || notes.read(|notes| notes.summary.clone())
                    on:input:target=move |event| notes.change(|notes| notes.summary = event.target().value())
                ></textarea>
            </div>
            <button type="button" id="save-return" class="rq-primary" on:click=save>
                "Save the return file"
            </button>
        </section>
    }
}
