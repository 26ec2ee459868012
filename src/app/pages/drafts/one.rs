//! One draft in the list.

use super::list::DraftList;
use crate::browser::draft_store::NamedDraft;
use crate::browser::focus::focus_id;
use leptos::prelude::*;

/// One draft, with what can be done with it.
#[component]
pub fn One(list: DraftList, draft: NamedDraft) -> impl IntoView {
    let title = list.title(&draft);
    let is_open = list.is_open(&draft);
    let saved = list.saved(&draft);
    let id = draft.key.replace(['/', '@'], "-");
    let naming = RwSignal::new(false);
    let name = StoredValue::new(title.clone());
    let draft = StoredValue::new_local(draft);
    let key = move || draft.with_value(|draft| draft.key.clone());
    let name_id = format!("draft-name-{id}");
    let keep_name = move || {
        list.rename(key(), name.get_value());
        naming.set(false);
    };
    let ask_name = {
        let name_id = name_id.clone();
        move |_| {
            naming.set(true);
            focus_id(name_id.clone());
        }
    };
    let label = |verb: &str| format!("{verb}: {title}");
    let (of_open, of_name, of_copy, of_delete) =
        (label("Go on with"), label("Rename"), label("Copy"), label("Delete"));
    let delete = (!is_open).then(|| {
        view! {
            <button type="button" aria-label=of_delete class="draft-delete" on:click=move |_| list.delete(draft.get_value())>
                "Delete"
            </button>
        }
    });
    let open = if is_open {
        view! { <span class="rq-tag">"Open in this tab"</span> }.into_any()
    } else {
        view! {
            <button type="button" aria-label=of_open class="draft-open" on:click=move |_| list.open(&key())>
                "Go on with it"
            </button>
        }
        .into_any()
    };
    let field = move || {
        naming.get().then(|| {
            view! {
                <div class="rq-field">
                    <label for=name_id.clone()>"Name of the draft"</label>
                    <input
                        type="text"
                        id=name_id.clone()
                        prop:value=name.get_value()
                        on:input=move |event| name.set_value(event_target_value(&event))
                        on:keydown=move |event| match event.key().as_str() {
                            "Enter" => keep_name(),
                            "Escape" => naming.set(false),
                            _ => {}
                        }
                    />
                    <div class="rq-row">
                        <button type="button" class="draft-name-keep" on:click=move |_| keep_name()>
                            "Keep this name"
                        </button>
                        <button type="button" on:click=move |_| naming.set(false)>
                            "Cancel"
                        </button>
                    </div>
                </div>
            }
        })
    };
    view! {
        <li class="rq-stack draft" data-draft=id>
            <p>
                <strong>{title}</strong>
                " "
                <span class="rq-small">{saved}</span>
            </p>
            <div class="rq-row">
                {open}
                <button type="button" aria-label=of_name class="draft-rename" on:click=ask_name>
                    "Rename"
                </button>
                <button type="button" aria-label=of_copy class="draft-copy" on:click=move |_| draft.with_value(|draft| list.copy(draft))>
                    "Copy"
                </button>
                {delete}
            </div>
            {field}
        </li>
    }
}
