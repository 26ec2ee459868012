//! What a search found, by topic. Rows are made when their topic is opened.

use super::at_ask::AtAsk;
use super::search::Search;
use crate::browser::focus::{focus_and_select, focus_beside};
use crate::parts::element_row::ElementRow;
use leptos::prelude::*;
use requisite_request::{Edit, ElementId};
use std::collections::BTreeSet;

/// The boxes of what is found.
pub const FOUND: &str = ".rq-results input[type=checkbox]";

fn to_search() -> bool {
    focus_and_select("find-element");
    true
}

/// Rows that a topic shows before it is asked for more: more than a screen holds, and few enough that a key in the search box
/// is answered within one of its frames.
const FEW: usize = 8;

/// The topics with their elements.
#[component]
pub fn Results(
    /// The ask.
    at: AtAsk,
    /// The search.
    search: Search,
) -> impl IntoView {
    let chosen = at.memo(|ask| {
        let mut ids = BTreeSet::new();
        ids.extend(ask.elements.iter().map(|chosen| chosen.id.clone()));
        ids
    });
    // The arrow keys lead from box to box, across topics; the first leads back to the search.
    let walk = move |event: web_sys::KeyboardEvent| {
        let in_box = event_target::<web_sys::Element>(&event).matches(FOUND).unwrap_or(false);
        let moved = match event.key().as_str() {
            "ArrowDown" if in_box => focus_beside(FOUND, true),
            "ArrowUp" if in_box => focus_beside(FOUND, false) || to_search(),
            "Escape" => to_search(),
            _ => false,
        };
        if moved {
            event.prevent_default();
        }
    };
    let groups =
        move || search.found.with(|found| found.groups.iter().map(|it| it.group.clone()).collect::<Vec<_>>());
    view! {
        <div class="rq-results" on:keydown=walk>
            <For each=groups key=Clone::clone let:group>
                <Topic at search group chosen />
            </For>
        </div>
    }
}

#[component]
fn Topic(at: AtAsk, search: Search, group: String, chosen: Memo<BTreeSet<ElementId>>) -> impl IntoView {
    let title = match group.as_str() {
        "" => "Other".to_owned(),
        id => at.desk.words().groups.get(id).cloned().unwrap_or_else(|| id.to_owned()),
    };
    let this = group.clone();
    let elements = Memo::new(move |_| {
        search.found.with(|found| {
            found.groups.iter().find(|it| it.group == this).map(|it| it.elements.clone()).unwrap_or_default()
        })
    });
    let this = group.clone();
    let open = Memo::new(move |_| search.is_open(&this));
    // The browser would open and close by itself; here the search decides too.
    let toggle = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        search.toggle(&group);
    };
    let count = move || {
        let (all, here) = elements.with(|elements| {
            (elements.len(), chosen.with(|chosen| elements.iter().filter(|id| chosen.contains(*id)).count()))
        });
        if here == 0 { all.to_string() } else { format!("{all}, {here} chosen") }
    };
    view! {
        <details class="rq-fold" open=open>
            <summary on:click=toggle>
                <h3>{title}</h3>
                <span class="rq-tag">{count}</span>
            </summary>
            <Show when=move || open.get()>
                <Rows at elements chosen query=search.query />
            </Show>
        </details>
    }
}

#[component]
fn Rows(
    at: AtAsk,
    elements: Memo<Vec<ElementId>>,
    chosen: Memo<BTreeSet<ElementId>>,
    query: RwSignal<String>,
) -> impl IntoView {
    let most = RwSignal::new(FEW);
    let shown =
        move || elements.with(|elements| elements.iter().take(most.get()).cloned().collect::<Vec<_>>());
    let left = move || elements.with(Vec::len).saturating_sub(most.get());
    let on_choose = Callback::new(move |(element, wanted): (ElementId, bool)| {
        let ask = at.id;
        at.edit(vec![if wanted {
            Edit::AddElement { ask, element }
        } else {
            Edit::RemoveElement { ask, element }
        }]);
    });
    let row = move |id: ElementId| {
        let this = id.clone();
        let is_chosen = Signal::derive(move || chosen.with(|chosen| chosen.contains(&this)));
        view! { <ElementRow id chosen=is_chosen query on_choose /> }
    };
    view! {
        <div>
            <ul class="rq-plain rq-elements">
                <For each=shown key=Clone::clone children=row />
            </ul>
            <Show when=move || { left() > 0 }>
                <button type="button" on:click=move |_| most.update(|most| *most += 50)>
                    {move || format!("Show {} more", left().min(50))}
                </button>
            </Show>
        </div>
    }
}
