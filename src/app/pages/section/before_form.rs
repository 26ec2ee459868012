//! What the agency wants to be done before its form is filled in. Until then the rest of the page waits, folded.

use super::helpful_pages::HelpfulPages;
use crate::browser::hash::Whereabouts;
use crate::desk::Desk;
use crate::parts::question::QuestionField;
use leptos::prelude::*;
use requisite_request::{Answer, Place, QuestionId, Request};

/// How the page stands to what comes before it. Copy.
#[derive(Clone, Copy)]
pub struct BeforeForm {
    first: StoredValue<Vec<QuestionId>>,
    is_asked: bool,
    open: Memo<bool>,
    wanted: RwSignal<bool>,
}

impl BeforeForm {
    /// Of a page with these questions, where these come first.
    pub fn of(desk: Desk, after: Vec<QuestionId>, ids: &[QuestionId]) -> Self {
        let first = StoredValue::new(after);
        let done = Memo::new(move |_| {
            let waits = |request: &Request, id: &QuestionId| match request.answer(id) {
                Some(Answer::Yes(yes)) => !yes,
                answer => answer.is_none(),
            };
            desk.report().with(|report| {
                let asked = |id: &&QuestionId| report.shown.contains(*id);
                first.with_value(|first| {
                    desk.read(|request| !first.iter().filter(asked).any(|id| waits(request, id)))
                })
            })
        });
        let rest: Vec<QuestionId> =
            ids.iter().filter(|id| !first.with_value(|first| first.contains(id))).cloned().collect();
        // What is written already is never folded away.
        let begun = desk.peek(|request| rest.iter().any(|id| request.answer(id).is_some()));
        let wanted = RwSignal::new(begun);
        let Whereabouts { address, .. } = expect_context();
        let named = Memo::new(move |_| {
            address.with(|address| {
                let at = address.at.as_deref().unwrap_or_default();
                rest.iter().any(|id| at.starts_with(&Place::Question(id.clone()).to_string()))
            })
        });
        let open = Memo::new(move |_| done.get() || wanted.get() || named.get());
        let is_asked = !done.get_untracked();
        if is_asked {
            Effect::new(move |was: Option<bool>| {
                let is = open.get();
                if is && was == Some(false) {
                    desk.announce("The questions of this page are open.".to_owned());
                }
                is
            });
        }
        Self { first, is_asked, open, wanted }
    }

    /// Whether the question is asked at the head of the page, in place of where it stands otherwise.
    pub fn asks(&self, id: &QuestionId) -> bool {
        self.asked_first().contains(id)
    }

    /// Whether the questions that come first are asked at the head of the page.
    pub fn is_asked(&self) -> bool {
        self.is_asked
    }

    /// The questions that come first, where they are asked at the head of the page.
    pub fn asked_first(&self) -> Vec<QuestionId> {
        if self.is_asked { self.first.get_value() } else { Vec::new() }
    }

    /// Whether the rest of the page is open.
    pub fn is_open(&self) -> bool {
        self.open.get()
    }
}

/// The questions that come before all others, at the head of the page; nothing where they were answered before.
#[component]
pub fn FirstOfAll(
    /// How the page stands.
    before: BeforeForm,
    /// Whether missing answers are shown as problems too.
    all: RwSignal<bool>,
) -> impl IntoView {
    before.is_asked.then(|| {
        let desk = Desk::here();
        let agency = desk.words().agency.short.clone();
        let fields: Vec<_> = before
            .asked_first()
            .into_iter()
            .map(|id| view! { <QuestionField id all /> })
            .collect();
        view! {
            <section class="rq-stack" id="before-form" aria-labelledby="before-form-title">
                <h2 id="before-form-title">"Before the form"</h2>
                <p>{format!("{agency} asks for this first. The questions of this page open when it is answered, with the day.")}</p>
                {fields}
                <HelpfulPages ids=before.asked_first() />
                <Show when=move || !before.is_open()>
                    <p>
                        <button type="button" id="open-form" on:click=move |_| before.wanted.set(true)>
                            "Look at the questions now"
                        </button>
                    </p>
                </Show>
            </section>
        }
    })
}
