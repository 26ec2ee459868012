//! The header: name, agency, whether the draft is saved, undo and redo.

use crate::desk::Desk;
use crate::words::PROGRAM;
use leptos::prelude::*;
use requisite_session::{Route, SaveState, StepKind};

/// The header without an agency.
#[component]
pub fn PlainHeader() -> impl IntoView {
    view! {
        <header class="rq-header">
            <div>
                <a class="rq-name" href="#/">
                    {PROGRAM}
                </a>
            </div>
        </header>
    }
}

/// The header of an agency's pages.
#[component]
pub fn DeskHeader() -> impl IntoView {
    let desk = Desk::here();
    let short = desk.words().agency.short.clone();
    let edition = desk.pack().this_edition().map(|edition| format!(" ({})", edition.title));
    view! {
        <header class="rq-header">
            <div>
                <a class="rq-name" href="#/">
                    {PROGRAM}
                </a>
                <a href=desk.href(Route::Tasks)>{short} " request" {edition}</a>
                <SaveNote />
                <Steps />
            </div>
        </header>
    }
}

/// Whether the draft is saved.
#[component]
fn SaveNote() -> impl IntoView {
    let state = Desk::here().saver().state();
    let class = move || match state.get() {
        SaveState::Saved { .. } | SaveState::Restored => "save-note save-done",
        SaveState::NotSaved | SaveState::Saving => "save-note",
        SaveState::Failed { .. } | SaveState::MemoryOnly { .. } => "save-note save-failed",
    };
    view! {
        <span id="save-state" class=class>
            {move || state.with(SaveState::sentence)}
        </span>
    }
}

/// Undo and redo. They stay reachable when there is nothing to undo, and say so.
#[component]
fn Steps() -> impl IntoView {
    let desk = Desk::here();
    let steps = desk.steps();
    let label = |verb: &str, step: Option<StepKind>| match step {
        Some(step) => format!("{verb}: {}", step.label()),
        None => format!("{verb}: nothing to {}", verb.to_lowercase()),
    };
    let off = |step: Option<StepKind>| if step.is_none() { "true" } else { "false" };
    view! {
        <div class="steps" role="group" aria-label="Undo and redo">
            <button
                type="button"
                id="undo"
                aria-disabled=move || off(steps.get().0)
                aria-label=move || label("Undo", steps.get().0)
                title=move || label("Undo", steps.get().0)
                on:click=move |_| desk.undo()
            >
                "Undo"
            </button>
            <button
                type="button"
                id="redo"
                aria-disabled=move || off(steps.get().1)
                aria-label=move || label("Redo", steps.get().1)
                title=move || label("Redo", steps.get().1)
                on:click=move |_| desk.redo()
            >
                "Redo"
            </button>
        </div>
    }
}
