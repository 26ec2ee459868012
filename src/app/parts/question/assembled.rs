//! Sentences put together from other answers, with which an answer may begin.

use super::Asked;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::assembled_sentences;
use requisite_request::{Answer, Assembled as State, Edit, QuestionId};

/// The sentences for one answer, and how the answer stands to them.
#[derive(Clone, Copy)]
pub struct AssembledText {
    /// The sentences as they are now; blank while nothing is known that they could say.
    pub text: Memo<String>,
    state: Memo<Option<State>>,
}

impl AssembledText {
    /// Of a question whose answer may begin with such sentences.
    pub fn of(desk: Desk, asked: &Asked) -> Option<Self> {
        let (id, which) = (asked.id().clone(), asked.question.assembles?);
        let pack = desk.pack();
        let text = Memo::new(move |_| {
            let report = desk.report();
            desk.read(|request| {
                report
                    .with(|report| assembled_sentences(&pack, &pack.language, request, &report.shown, which))
            })
        });
        Some(Self { text, state: desk.memo(move |request| request.assembled.get(&id).cloned()) })
    }

    /// Whether the answer begins with them now.
    pub fn is_live(&self) -> bool {
        self.state.with(|state| *state == Some(State::Live))
    }
}

/// The sentences above the field: offered, at the head of the answer, or edited.
#[component]
pub fn Assembled(
    /// The question.
    asked: Asked,
    /// The sentences.
    ours: AssembledText,
) -> impl IntoView {
    let known = Memo::new(move |_| ours.text.with(|text| !text.is_empty()));
    let (id, dom) = (StoredValue::new(asked.id().clone()), StoredValue::new(asked.dom.clone()));
    let at = At { desk: Desk::here(), ours: ours.text, id, dom };
    let body = move || match ours.state.get() {
        None => view! { <Offered at /> }.into_any(),
        Some(State::Live) => view! { <Live at /> }.into_any(),
        Some(State::Edited { was }) => view! { <Edited at was /> }.into_any(),
    };
    view! {
        <Show when=move || known.get()>
            <div class="rq-assembled">{body}</div>
        </Show>
    }
}

/// That a text of the person is older than what it was made of, with what it would say now.
#[component]
pub fn Outdated(
    /// What has changed since.
    about: &'static str,
    /// What it would say now.
    now: Memo<String>,
    /// DOM id of the button.
    id: String,
    /// Keeps the text as it is.
    on_keep: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="rq-callout rq-check">
            <p>{about}</p>
            <blockquote class="rq-quote">{now}</blockquote>
            <button type="button" class="rq-screen" id=id on:click=move |_| on_keep.run(())>
                "My text is right now"
            </button>
        </div>
    }
}

/// What the states share.
#[derive(Clone, Copy)]
struct At {
    desk: Desk,
    ours: Memo<String>,
    id: StoredValue<QuestionId>,
    dom: StoredValue<String>,
}

impl At {
    /// Changes the state, and the own text of the person where one is given; the cursor goes to the field.
    fn change(self, state: Option<State>, own: Option<String>) {
        let question = self.id.get_value();
        let mut edits = vec![Edit::Assemble { question: question.clone(), assembled: state }];
        match own {
            Some(own) if own.is_empty() => edits.push(Edit::ClearAnswer { question }),
            Some(own) => edits.push(Edit::Answer { question, answer: Answer::Text(own) }),
            None => {}
        }
        self.desk.edit_all(&edits);
        focus_id(self.dom.get_value());
    }

    fn own(self) -> String {
        let id = self.id.get_value();
        let own = self.desk.peek(|request| request.answer(&id).and_then(Answer::as_text).map(str::to_owned));
        own.unwrap_or_default()
    }

    /// Begins with the sentences of today. Those of before go out of the text where they still stand at its head.
    fn begin(self, was: &str) {
        let own = self.own();
        let rest = own.strip_prefix(was).filter(|_| !was.is_empty()).map(|rest| rest.trim_start().to_owned());
        self.change(Some(State::Live), rest);
    }

    fn button(self, name: &str) -> String {
        format!("{}-{name}", self.dom.get_value())
    }
}

#[component]
fn Offered(at: At) -> impl IntoView {
    view! {
        <details class="rq-small">
            <summary>"Sentences from your other answers"</summary>
            <blockquote class="rq-quote">{at.ours}</blockquote>
            <p>"They follow your other answers until you edit them. You can go on in your own words below."</p>
            <button type="button" class="rq-screen" id=at.button("begin") on:click=move |_| at.begin("")>
                "Begin my answer with these sentences"
            </button>
        </details>
    }
}

#[component]
fn Live(at: At) -> impl IntoView {
    let edit = move |_| {
        let ours = at.ours.get_untracked();
        // What is written next begins a paragraph of its own.
        let whole = format!("{ours}\n\n{}", at.own());
        at.change(Some(State::Edited { was: ours }), Some(whole));
    };
    view! {
        <p class="rq-small">"Your answer begins with these sentences. They follow your other answers."</p>
        <blockquote class="rq-quote">{at.ours}</blockquote>
        <div class="rq-row rq-screen">
            <button type="button" id=at.button("edit") on:click=edit>
                "Edit them"
            </button>
            <button type="button" class="rq-link" id=at.button("leave-out") on:click=move |_| at.change(None, None)>
                "Leave them out"
            </button>
        </div>
        <p class="rq-small">"Go on in your own words, if there is more to say:"</p>
    }
}

#[component]
fn Edited(at: At, was: String) -> impl IntoView {
    let before = was.clone();
    let stale = Memo::new(move |_| at.ours.with(|ours| *ours != before));
    let was = StoredValue::new(was);
    let on_keep =
        Callback::new(move |()| at.change(Some(State::Edited { was: at.ours.get_untracked() }), None));
    view! {
        <Show
            when=move || stale.get()
            fallback=|| {
                view! {
                    <p class="rq-small">"The sentences from your other answers are part of your text now. They no longer follow those answers."</p>
                }
            }
        >
            <Outdated
                about="Your other answers have changed since you took these sentences over. They would say now:"
                now=at.ours
                id=at.button("keep")
                on_keep
            />
        </Show>
        <button
            type="button"
            class="rq-link rq-screen"
            id=at.button("again")
            on:click=move |_| at.begin(&was.get_value())
        >
            "Begin with the sentences from my answers again"
        </button>
    }
}
