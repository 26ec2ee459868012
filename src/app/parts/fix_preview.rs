//! What a change would do, before it is made.

use super::fix_done::LastDone;
use super::fix_preview_lines::difference_lines;
use super::kept_together::kept_together;
use crate::browser::focus::focus_and_show;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::Edit;
use requisite_session::preview;

/// Shows what some edits would do, and lets the person carry them out or not. Takes the focus when it appears.
#[component]
pub fn FixPreview(
    /// What the edits do, as on the button that asked for it.
    #[prop(into)]
    title: String,
    /// The edits.
    edits: Vec<Edit>,
    /// Beginning of the ids of its buttons: `fix` makes `fix-apply` and `fix-cancel`.
    #[prop(optional, default = "fix")]
    name: &'static str,
    /// Called when it closes: whether the edits were made.
    on_close: Callback<bool>,
) -> impl IntoView {
    let desk = Desk::here();
    let (pack, words) = (desk.pack(), desk.words());
    let difference = desk.peek(|request| preview(&pack, request, desk.today(), &edits));
    let lines: Vec<_> = difference_lines(&pack, &words, &difference)
        .into_iter()
        .map(|line| view! { <li>{kept_together(&line)}</li> })
        .collect();
    focus_and_show(format!("{name}-preview"), format!("{name}-preview-box"));
    let (done, told): (LastDone, _) = (expect_context(), title.clone());
    let apply = move |_| {
        desk.edit_all(&edits);
        done.say(desk, &told);
        on_close.run(true);
    };
    view! {
        <div
            class="rq-callout rq-preview"
            id=format!("{name}-preview-box")
            role="group"
            aria-labelledby=format!("{name}-preview")
        >
            <p id=format!("{name}-preview") tabindex="-1">
                <strong>{format!("What this changes: {title}")}</strong>
            </p>
            <ul>{lines}</ul>
            <div class="rq-row">
                <button type="button" class="rq-primary" id=format!("{name}-apply") on:click=apply>
                    "Make this change"
                </button>
                <button type="button" id=format!("{name}-cancel") on:click=move |_| on_close.run(false)>
                    "Leave it as it is"
                </button>
            </div>
        </div>
    }
}
