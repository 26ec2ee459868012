//! Examples of lists, for whoever does not know yet what to ask for.

use super::at_ask::AtAsk;
use super::words::elements;
use crate::browser::focus::focus_id;
use leptos::prelude::*;
use requisite_request::{Edit, ElementId};

/// A button for each example of the agency; nothing where there is none.
#[component]
pub fn Examples(
    /// The ask.
    at: AtAsk,
) -> impl IntoView {
    let (pack, words) = (at.desk.pack(), at.desk.words());
    let choose = move |ids: &[ElementId]| {
        let add = |element: &ElementId| Edit::AddElement { ask: at.id, element: element.clone() };
        at.edit(ids.iter().map(add).collect());
        at.desk.announce(format!("{} chosen. Undo takes them out.", elements(ids.len())));
        focus_id("basket-title".to_owned());
    };
    let example = |it: &requisite_pack::Example| {
        let (ids, title) = (it.elements.clone(), words.examples.get(&it.id).unwrap_or(&it.id).clone());
        let count = elements(ids.len());
        view! {
            <li>
                <button type="button" id=format!("example-{}", it.id) on:click=move |_| choose(&ids)>
                    {format!("{title} ({count})")}
                </button>
            </li>
        }
    };
    let buttons: Vec<_> = pack.examples.iter().map(example).collect();
    (!buttons.is_empty()).then(|| {
        view! {
            <div class="rq-stack rq-screen">
                <p class="rq-small">"Or begin with an example, and take out what you do not need:"</p>
                <ul class="rq-plain rq-matched">{buttons}</ul>
            </div>
        }
    })
}
