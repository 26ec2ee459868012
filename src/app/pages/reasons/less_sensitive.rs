//! Less sensitive variants of an element, nearest first, each with a way to take it instead.

use super::sharing::swap_edits;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::parts::element_row::tags;
use crate::parts::fix_preview::FixPreview;
use leptos::prelude::*;
use requisite_request::ElementId;

/// The ladder of variants; nothing where the catalog has none.
#[component]
pub fn LessSensitive(
    /// The element.
    id: ElementId,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let coarser = pack.element(&id).map(|element| element.coarser.clone()).filter(|list| !list.is_empty())?;
    let asked = RwSignal::new(None::<ElementId>);
    let element = StoredValue::new(id);
    let on_close = Callback::new(move |made: bool| {
        let variant = asked.get_untracked();
        asked.set(None);
        match variant {
            Some(variant) if !made => focus_id(format!("swap-{}-{variant}", element.get_value())),
            _ => focus_id("reasons-title".to_owned()),
        }
    });
    let preview = move || {
        let variant = asked.get()?;
        let edits = desk.peek(|request| swap_edits(request, &element.get_value(), &variant));
        let title = format!("Use \u{201c}{}\u{201d} instead", desk.pack().label(&variant));
        Some(view! { <FixPreview title edits name="swap" on_close /> })
    };
    let step = |variant: &ElementId| {
        let label = pack.label(variant).to_owned();
        let about = pack.element(variant).map(tags);
        let (dom, pick) = (format!("swap-{}-{variant}", element.get_value()), variant.clone());
        view! {
            <li class="rq-line">
                <div>
                    <p>{label.clone()}</p>
                    <p class="rq-tags">{about}</p>
                </div>
                <button type="button" id=dom on:click=move |_| asked.set(Some(pick.clone()))>
                    "Use this instead"
                    <span class="rq-hidden">{format!(": {label}")}</span>
                </button>
            </li>
        }
    };
    Some(view! {
        <div class="rq-ladder">
            <p>
                <strong>"Less sensitive variants in the catalog"</strong>
            </p>
            <ol class="rq-plain">{coarser.iter().map(step).collect_view()}</ol>
            {preview}
        </div>
    })
}
