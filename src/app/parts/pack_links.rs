//! Web addresses that the agency's texts refer to.

use crate::desk::Desk;
use leptos::prelude::*;

/// A list of web addresses. One that nobody has looked up says so.
#[component]
pub fn PackLinks(
    /// Ids of the links in the pack.
    ids: Vec<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let (pack, words) = (desk.pack(), desk.words());
    let items: Vec<_> = ids
        .iter()
        .filter_map(|id| {
            let link = pack.links.iter().find(|link| link.id == *id)?;
            let label = words.links.get(id).cloned().unwrap_or_else(|| link.address.clone());
            let note =
                (!link.found).then(|| view! { <span class="rq-small">" (the page may have moved)"</span> });
            Some(view! {
                <li>
                    <a href=link.address.clone() rel="noreferrer">
                        {label}
                    </a>
                    {note}
                </li>
            })
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul>{items}</ul> })
}
