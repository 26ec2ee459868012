//! Bringing a co-author's draft into the one here: what is taken over, what both changed, and a choice for each of these.

mod conflict;
mod taken;
mod together;

use crate::browser::files;
use crate::browser::focus::focus_id;
use crate::came_in::Incoming;
use crate::desk::Desk;
use crate::opening::{self, FileMessage};
use crate::parts::page_title::PageTitle;
use crate::parts::said::Said;
use crate::words::title_of;
use conflict::Conflict;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_request::{Kinship, Side};
use requisite_session::{Route, Told};
use taken::TakenList;
use together::{Compared, Together};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// So many changes are read at a glance.
const FEW: usize = 8;

/// The page.
#[component]
pub fn MergePage() -> impl IntoView {
    let desk = Desk::here();
    let together = Together::new(desk, expect_context::<Incoming>());
    let compared = together.compared();
    view! {
        <div class="rq-stack merge-page">
            <PageTitle text=title_of(&Route::Merge, &desk.words()) />
            <p class="rq-lead">
                "You and a co-author worked on the same request. Here both drafts become one. Nothing changes before you say so."
            </p>
            <div role="status" id="merge-done">
                {move || together.applied().map(|count| view! { <Done count /> })}
            </div>
            <Show when=move || together.applied().is_none()>
                {move || match compared.get() {
                    Some(compared) => view! { <Both together compared /> }.into_any(),
                    None => ().into_any(),
                }}
            </Show>
            <Chooser />
        </div>
    }
}

/// What was done.
#[component]
fn Done(count: usize) -> impl IntoView {
    let desk = Desk::here();
    let undo = move |_| {
        desk.undo();
        focus_id("merge-apply".to_owned());
    };
    let places = if count == 1 { "1 place" } else { &format!("{count} places") };
    view! {
        <Said is_problem=false text=format!("Both drafts are one now, with {places} dealt with. Undo goes back to your draft as it was.")>
            <div class="rq-row">
                <button type="button" id="merge-undo" on:click=undo>
                    "Undo"
                </button>
                <a href=desk.href(Route::Tasks)>"Go to the tasks"</a>
            </div>
        </Said>
    }
}

fn standing(kinship: &Kinship) -> &'static str {
    match kinship {
        Kinship::Same => "This file says the same as your draft. Nothing differs.",
        Kinship::Older => "Your draft goes on from this file. Nothing in the file is new.",
        Kinship::Newer => "This file goes on from your draft as it is now. Nothing of yours is in question.",
        Kinship::Branched(_) => {
            "Both go on from a draft that you exchanged before, so it is known who changed what."
        }
        Kinship::Unknown => {
            "It is not known which draft both began with. So each place where they differ is yours to decide, and what only one of them says is filled in."
        }
    }
}

/// What differs, and the step that brings it together.
#[component]
fn Both(together: Together, compared: Compared) -> impl IntoView {
    let name = together.came_in().map(|it| it.name.clone()).unwrap_or_default();
    let conflicts: Vec<Told> = compared.conflicts().cloned().collect();
    let taken: Vec<Told> = compared.taken().cloned().collect();
    let differs = !compared.differences.is_empty();
    let file = format!("From {name}. {}", standing(&compared.kinship));
    let knows_beginning = compared.kinship != Kinship::Unknown;
    let nothing = !differs && !matches!(compared.kinship, Kinship::Same | Kinship::Older);
    view! {
        <p id="merge-standing">{file}</p>
        {nothing.then(|| view! { <p>"Nothing differs."</p> })}
        {(!conflicts.is_empty()).then(|| view! { <Conflicts together conflicts knows_beginning /> })}
        {(!taken.is_empty()).then(|| view! { <Taken taken knows_beginning /> })}
        {differs.then(|| view! { <Act together /> })}
    }
}

/// What comes in without a question. A long list is folded: whoever wants to know all of it opens it.
#[component]
fn Taken(taken: Vec<Told>, knows_beginning: bool) -> impl IntoView {
    let count = taken.len();
    let why = if knows_beginning {
        "Only your co-author changed these. They come in without a question."
    } else {
        "Your draft says nothing here and the file does. They come in without a question."
    };
    let summary = if count == 1 { "1 change".to_owned() } else { format!("{count} changes") };
    view! {
        <section class="rq-stack" aria-labelledby="merge-taken-title">
            <h2 id="merge-taken-title">{format!("Comes in ({count})")}</h2>
            <p>{why}</p>
            <details class="rq-fold" open=count <= FEW>
                <summary>{summary}</summary>
                <div class="rq-inside">
                    <TakenList told=taken />
                </div>
            </details>
        </section>
    }
}

/// The places that both changed.
#[component]
fn Conflicts(together: Together, conflicts: Vec<Told>, knows_beginning: bool) -> impl IntoView {
    let title = format!("You decide ({})", conflicts.len());
    let why = if knows_beginning {
        "Both of you changed these, in different ways. Choose one for each."
    } else {
        "The two drafts differ here. Choose one for each."
    };
    let items: Vec<_> = conflicts
        .into_iter()
        .enumerate()
        .map(|(at, told)| view! { <Conflict together number={at + 1} told /> })
        .collect();
    view! {
        <section class="rq-stack" aria-labelledby="merge-conflicts-title">
            <h2 id="merge-conflicts-title">{title}</h2>
            <p>{why}</p>
            <div class="rq-row">
                <button type="button" id="merge-all-mine" on:click=move |_| together.choose_all(Side::Mine)>
                    "Keep mine everywhere"
                </button>
                <button type="button" id="merge-all-theirs" on:click=move |_| together.choose_all(Side::Theirs)>
                    "Take theirs everywhere"
                </button>
            </div>
            <ol class="rq-plain rq-stack" id="merge-conflicts">{items}</ol>
        </section>
    }
}

/// Brings the changes in, or opens the file instead.
#[component]
fn Act(together: Together) -> impl IntoView {
    let asked = RwSignal::new(false);
    let apply = move |_| match together.first_open() {
        Some(number) => {
            asked.set(true);
            focus_id(format!("conflict-{number}-mine"));
        }
        None => {
            together.apply();
            focus_id("merge-undo".to_owned());
        }
    };
    let open = move || {
        let open = together.open();
        (asked.get() && open > 0).then(|| match open {
            1 => "1 place is still open. Choose there first.".to_owned(),
            more => format!("{more} places are still open. Choose there first."),
        })
    };
    view! {
        <div role="status" id="merge-open">
            {move || open().map(|text| view! { <Said is_problem=true text /> })}
        </div>
        <div class="rq-row">
            <button type="button" class="rq-primary" id="merge-apply" on:click=apply>
                "Bring both together"
            </button>
            <button type="button" id="merge-instead" on:click=move |_| together.open_instead()>
                "Open the file in place of my draft"
            </button>
        </div>
    }
}

/// Chooses a file to bring in.
#[component]
fn Chooser() -> impl IntoView {
    let desk = Desk::here();
    let incoming: Incoming = expect_context();
    let message = RwSignal::new(None::<FileMessage>);
    let choose = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = input.as_ref().and_then(files::take_chosen) else { return };
        spawn_local(async move {
            let said = opening::bring_in(desk, incoming, file).await;
            let _ = message.try_set(said);
        });
    };
    view! {
        <div class="rq-field draft-files">
            <label for="merge-file">"Draft file of your co-author"</label>
            <p class="rq-hint" id="merge-file-hint">
                "The draft page (.html) that came back to you. Your draft stays as it is until you bring both together."
            </p>
            <input
                type="file"
                id="merge-file"
                accept=".html,.htm,.json,.zip"
                aria-describedby="merge-file-hint merge-file-message"
                on:change=choose
            />
        </div>
        <div id="merge-file-message" role="status">
            {move || message.get().map(|said| view! { <Said is_problem=said.is_problem text=said.text /> })}
        </div>
    }
}
