//! A button for something large, which asks once more before it does it.

use crate::browser::focus::focus_id;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The button, beside others; below them the question, which takes the focus. Escape says no.
///
/// DOM ids: `id` for the button, and with `-question`, `-yes` and `-no` behind it for the rest.
#[component]
pub fn AskFirst(
    /// DOM id of the button.
    id: &'static str,
    /// What the button says.
    label: &'static str,
    /// The question.
    question: &'static str,
    /// What happens after a yes.
    then: &'static str,
    /// What the button for it says.
    yes: &'static str,
    /// Does it.
    act: impl Fn() + Copy + Send + Sync + 'static,
    /// Buttons that stand before it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let part = move |name: &str| format!("{id}-{name}");
    let ask = move |_| {
        asking.set(true);
        focus_id(part("question"));
    };
    let end = move || {
        asking.set(false);
        focus_id(id.to_owned());
    };
    let on_yes = move |_| {
        act();
        end();
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            end();
        }
    };
    view! {
        <div class="rq-row">
            {children.map(|children| children())}
            <button type="button" id=id aria-expanded=move || asking.get().to_string() on:click=ask>
                {label}
            </button>
        </div>
        <Show when=move || asking.get()>
            <div class="rq-callout rq-check" role="group" aria-labelledby=part("question") on:keydown=on_key>
                <p id=part("question") tabindex="-1">
                    <strong>{question}</strong>
                    " "
                    {then}
                </p>
                <div class="rq-row">
                    <button type="button" class="rq-danger" id=part("yes") on:click=on_yes>
                        {yes}
                    </button>
                    <button type="button" id=part("no") on:click=move |_| end()>
                        "No, keep it"
                    </button>
                </div>
            </div>
        </Show>
    }
}
