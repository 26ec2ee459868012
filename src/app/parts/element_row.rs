//! One element of the catalog with a box to choose it.

use super::element_row_details::ElementDetails;
use super::element_row_words::{base_file_words, held_words, identifier_look, identifier_words};
use super::kept_together::kept_together;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_catalog::marked;
use requisite_pack::{Element, Identifier};
use requisite_request::ElementId;

/// The tags of an element: what it can reveal, base file, whether it needs a reason.
pub fn tags(element: &Element) -> AnyView {
    let (class, sign) = identifier_look(element.identifier);
    let sign = (element.identifier != Identifier::Ordinary)
        .then(|| view! { <span aria-hidden="true">{sign}</span> });
    let base = base_file_words(element).map(|words| view! { <span class="rq-tag">{words}</span> });
    let reason = element.reason.then(|| view! { <span class="rq-tag">"Needs a reason"</span> });
    view! {
        <span class=format!("rq-tag {class}")>{sign} {identifier_words(element.identifier)}</span>
        {base}
        {reason}
    }
    .into_any()
}

/// A line of the catalog.
#[component]
pub fn ElementRow(
    /// Which element.
    id: ElementId,
    /// Whether it is chosen.
    #[prop(into)]
    chosen: Signal<bool>,
    /// What was looked for, to be marked in the label.
    #[prop(into, optional)]
    query: Signal<String>,
    /// Called when the box is checked (true) or unchecked.
    on_choose: Callback<(ElementId, bool)>,
) -> impl IntoView {
    let pack = Desk::here().pack();
    let element = pack.element(&id)?;
    let box_id = format!("choose-{id}");
    let about = format!("{box_id}-about");
    let plain = element.label.clone();
    let label = move || {
        let piece = |(text, found): (String, bool)| {
            if found { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
        };
        query.with(|query| marked(&plain, query)).into_iter().map(piece).collect_view()
    };
    let field = (!element.field.is_empty()).then(|| view! { <span>{element.field.clone()}</span> });
    Some(view! {
        <li class="rq-element">
            <div class="rq-choice">
                <input
                    type="checkbox"
                    id=box_id.clone()
                    aria-describedby=about.clone()
                    prop:checked=chosen
                    on:change:target={
                        let id = id.clone();
                        move |event| on_choose.run((id.clone(), event.target().checked()))
                    }
                />
                <label for=box_id>{label}</label>
                <div id=about>
                    <p class="rq-facts">
                        <span>{element.name.clone()}</span>
                        {field}
                        <span>{kept_together(&held_words(element))}</span>
                    </p>
                    <p class="rq-tags">{tags(element)}</p>
                </div>
                <ElementDetails id=id />
            </div>
        </li>
    })
}
