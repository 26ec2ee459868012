//! Several tables or files: which is on the screen, adding and removing one, and its name.

use super::at_ask::AtAsk;
use super::words::elements;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::parts::fix_preview::FixPreview;
use leptos::prelude::*;
use requisite_request::{Ask, AskId, Edit};

/// The list of asks, once there are several.
#[component]
pub fn AskList(
    /// The ask on the screen.
    shown: Memo<AskId>,
    /// Called with the ask to show.
    on_pick: Callback<AskId>,
) -> impl IntoView {
    let desk = Desk::here();
    let asks = desk.memo(|request| {
        request.asks.iter().map(|ask| (ask.id, ask.title(), ask.elements.len())).collect::<Vec<_>>()
    });
    let item = move |(id, name, n): (AskId, String, usize)| {
        let current = move || (shown.get() == id).then_some("true");
        view! {
            <li>
                <button
                    type="button"
                    id=format!("ask-{}-open", id.0)
                    aria-current=current
                    on:click=move |_| on_pick.run(id)
                >
                    {name}
                    <span class="rq-small">{elements(n)}</span>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || { asks.with(Vec::len) > 1 }>
            <nav class="rq-asks" aria-label="Data sets">
                <ul class="rq-plain rq-row">{move || asks.get().into_iter().map(item).collect_view()}</ul>
            </nav>
        </Show>
    }
}

/// The button that adds an ask.
#[component]
fn AddAsk(
    /// Called with the ask to show.
    on_pick: Callback<AskId>,
) -> impl IntoView {
    let desk = Desk::here();
    let add = move |_| {
        let next = desk.peek(|request| request.asks.iter().map(|ask| ask.id.0).max().unwrap_or(0)) + 1;
        // The ask on the screen may be one that is yet to be made.
        let first = desk.peek(|request| request.asks.is_empty());
        desk.edit_all(if first { &[Edit::AddAsk, Edit::AddAsk] } else { &[Edit::AddAsk] });
        let id = if first { next + 1 } else { next };
        on_pick.run(AskId(id));
        desk.announce(format!("Data set {id} added."));
        focus_id("ask-title".to_owned());
    };
    view! {
        <button type="button" id="add-ask" on:click=add>
            "Add another data set"
        </button>
    }
}

/// The name of the ask on the screen, removing it, and adding another.
#[component]
pub fn AskFoot(
    /// The ask.
    at: AtAsk,
    /// Called with the ask to show.
    on_pick: Callback<AskId>,
) -> impl IntoView {
    let name = at.memo(|ask| ask.name.clone());
    let title = at.memo(Ask::title);
    let several = at.desk.memo(|request| request.asks.len() > 1);
    let field = at.dom("name");
    let typed = StoredValue::new(field.clone());
    let type_it = move |name: String| at.type_text(&typed.get_value(), Edit::NameAsk { ask: at.id, name });
    let asked = RwSignal::new(false);
    let on_close = Callback::new(move |made: bool| {
        asked.set(false);
        if made {
            focus_id("add-ask".to_owned());
        } else {
            focus_id(at.dom("remove"));
        }
    });
    let preview = move || {
        asked.get().then(|| {
            let edits = vec![Edit::RemoveAsk { ask: at.id }];
            view! { <FixPreview title=format!("Remove {}", title.get_untracked()) edits name="remove-ask" on_close /> }
        })
    };
    view! {
        <h2>"Several data sets?"</h2>
        <p>"All that you chose above makes one data set: one table or file. Add another for data of another kind, level or time."</p>
        <div class="rq-field">
            <label for=field.clone()>
                "Name of this data set " <span class="rq-optional">"(optional)"</span>
            </label>
            <input
                type="text"
                id=field
                prop:value=name
                on:input:target=move |event| type_it(event.target().value())
                on:change=move |_| at.desk.pause_typing()
            />
        </div>
        <div class="rq-row">
            <AddAsk on_pick />
            <Show when=move || several.get()>
                <button type="button" class="rq-danger" id=at.dom("remove") on:click=move |_| asked.set(true)>
                    {move || format!("Remove {}", title.get())}
                </button>
            </Show>
        </div>
        {preview}
    }
}
