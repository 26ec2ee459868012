//! What the catalog says about an element besides its name, folded away and made only when it is opened.

use super::element_row_words::{held_words, identifier_meaning, identifier_words};
use super::finding_source::source_view;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::{Basis, Element, Pack};
use requisite_request::ElementId;
use requisite_session::Route;

/// Collection, law, CEDS, source and remark of an element.
#[component]
pub fn ElementDetails(
    /// Which element.
    id: ElementId,
) -> impl IntoView {
    let pack = Desk::here().pack();
    let label = pack.label(&id).to_owned();
    let opened = RwSignal::new(false);
    let page = Desk::here().href(Route::Element(id.clone()));
    let content = move || {
        opened.get().then(|| view! { <ElementFacts id=id.clone() /> <p><a href=page.clone()>"All about this element"</a></p> })
    };
    view! {
        <details class="rq-small" on:toggle=move |_| opened.set(true)>
            <summary>"Details" <span class="rq-hidden">{format!(" of {label}")}</span></summary>
            {content}
        </details>
    }
}

/// What the catalog says about an element.
#[component]
pub fn ElementFacts(
    /// Which element.
    id: ElementId,
) -> impl IntoView {
    let pack = Desk::here().pack();
    pack.element(&id).map(|element| facts(&pack, element))
}

fn facts(pack: &Pack, element: &Element) -> AnyView {
    let fact = |name: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{text}</dd></div> })
    };
    let coarser: Vec<&str> = element.coarser.iter().map(|id| pack.label(id)).collect();
    let sources: Vec<_> =
        element.source.iter().map(|key| view! { <li>{source_view(pack, key)}</li> }).collect();
    let doubt = (element.basis != Basis::Found)
        .then(|| view! { <li>"The name is from general knowledge, not from a list of the agency."</li> });
    let reveals =
        format!("{}. {}", identifier_words(element.identifier), identifier_meaning(element.identifier));
    view! {
        <dl class="rq-details">
            {fact("What it can reveal", reveals)}
            {fact("Collection", element.collection.clone())}
            {fact("Official name", element.name.clone())}
            {fact("Field", element.field.clone())}
            {fact("Years held", held_words(element))}
            {fact("Other names", element.also.join("; "))}
            {fact("Law", element.law.join("; "))}
            {fact("CEDS", element.ceds.clone())}
            {fact("Less detailed variants", coarser.join("; "))}
            {fact("Remark", element.note.clone())}
            <div>
                <dt>"Source"</dt>
                <dd>
                    <ul class="rq-plain">{sources} {doubt}</ul>
                </dd>
            </div>
        </dl>
    }
    .into_any()
}
