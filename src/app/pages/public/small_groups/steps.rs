//! What makes groups larger, the step that buys most first; each with a preview.

use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::parts::fix_preview::FixPreview;
use crate::parts::kept_together::kept_together;
use leptos::prelude::*;
use requisite_precheck::groups::{Step, change_phrase};
use requisite_request::AskId;

/// The steps, as a list of buttons.
#[component]
pub fn Steps(
    /// The ask.
    ask: AskId,
    /// The steps.
    steps: Vec<Step>,
    /// Each in words.
    words: Vec<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let asked = RwSignal::new(None::<usize>);
    let button = move |number: usize| format!("larger-{}-{number}", ask.0);
    let on_close = Callback::new(move |made: bool| {
        let number = asked.get_untracked();
        asked.set(None);
        match number {
            Some(number) if !made => focus_id(button(number)),
            _ => focus_id("small-groups-title".to_owned()),
        }
    });
    let changes = StoredValue::new(steps.iter().map(|step| step.change.clone()).collect::<Vec<_>>());
    let preview = move || {
        let change = changes.with_value(|changes| changes.get(asked.get()?).cloned())?;
        let edits = desk.peek(|request| request.ask(ask).map(|ask| change.edits(ask)))?;
        let pack = desk.pack();
        let title = change_phrase(&pack, &pack.language, &change);
        Some(view! { <FixPreview title edits name="larger" on_close /> })
    };
    let items: Vec<_> = steps
        .iter()
        .zip(words)
        .enumerate()
        .map(|(number, (step, text))| {
            let name = change_phrase(&pack, &pack.language, &step.change);
            view! {
                <li class="rq-line">
                    <div>
                        <p>{kept_together(&text)}</p>
                    </div>
                    <button
                        type="button"
                        id=button(number)
                        class="rq-screen"
                        on:click=move |_| asked.set(Some(number))
                    >
                        "See what this changes"
                        <span class="rq-hidden">{format!(": {name}")}</span>
                    </button>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <details class="rq-fold" open=true>
                <summary>
                    <h3>"What would make groups larger"</h3>
                </summary>
                <div>
                    <p class="rq-small">"The step that helps most comes first."</p>
                    <ol class="rq-plain">{items}</ol>
                    {preview}
                </div>
            </details>
        }
    })
}
