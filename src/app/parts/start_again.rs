//! Clearing the whole draft, after asking once more.

use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::opening::{self, FileMessage};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

const BUTTON: &str = "start-again";
const QUESTION: &str = "start-again-question";

/// The button that clears the draft, beside others; below them the question, which takes the focus. Escape keeps the draft.
#[component]
pub fn StartAgain(
    /// Called with what there is to say about it.
    say: impl Fn(FileMessage) + Copy + Send + Sync + 'static,
    /// Buttons that stand before it.
    children: Children,
) -> impl IntoView {
    let desk = Desk::here();
    let asking = RwSignal::new(false);
    let ask = move |_| {
        asking.set(true);
        focus_id(QUESTION.to_owned());
    };
    let end = move || {
        asking.set(false);
        focus_id(BUTTON.to_owned());
    };
    let clear = move |_| {
        say(opening::start_again(desk));
        end();
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            end();
        }
    };
    view! {
        <div class="rq-row">
            {children()}
            <button type="button" id=BUTTON aria-expanded=move || asking.get().to_string() on:click=ask>
                "Start again"
            </button>
        </div>
        <Show when=move || asking.get()>
            <div class="rq-callout rq-check" role="group" aria-labelledby=QUESTION on:keydown=on_key>
                <p id=QUESTION tabindex="-1">
                    <strong>"Clear the whole draft?"</strong>
                    " Everything you entered is removed from this page. Undo brings it back."
                </p>
                <div class="rq-row">
                    <button type="button" class="rq-danger" id="start-again-yes" on:click=clear>
                        "Yes, clear everything"
                    </button>
                    <button type="button" id="start-again-no" on:click=move |_| end()>
                        "No, keep it"
                    </button>
                </div>
            </div>
        </Show>
    }
}
