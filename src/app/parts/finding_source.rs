//! Where a rule comes from: the agency's texts, the law, and how sure it is.

use super::explain::Grounds;
use super::findings_words::basis_words;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::Pack;
use requisite_request::Place;

/// The key that packs give as the source of what is only known in the field.
const NO_SOURCE: &str = "general-knowledge";

/// An address that may stand in a link: packs are not trusted, so nothing but the web.
pub fn web_address(address: &str) -> Option<String> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web.then(|| address.to_owned())
}

/// A source's title, with its address where it has one.
pub fn source_view(pack: &Pack, key: &str) -> AnyView {
    let Some(source) = pack.sources.iter().find(|source| source.id == key) else {
        return view! { {key.to_owned()} }.into_any();
    };
    let read = if source.read.is_empty() { String::new() } else { format!(" (read {})", source.read) };
    let Some(address) = web_address(&source.address) else {
        return view! { {source.title.clone()} {read} }.into_any();
    };
    view! {
        <a href=address rel="noreferrer">
            {source.title.clone()}
        </a>
        {read}
    }
    .into_any()
}

/// Sources and laws behind a finding, folded away.
#[component]
pub fn FindingSource(
    /// Keys of the sources.
    source: Vec<String>,
    /// Citations of laws.
    law: Vec<String>,
    /// How sure it is that the agency has this rule.
    basis: &'static str,
    /// Where the finding is, and the facts on which it rests.
    #[prop(optional)]
    grounds: Option<(Option<Place>, Signal<Vec<String>>)>,
) -> impl IntoView {
    let pack = Desk::here().pack();
    // A rule without a source of its own says so once.
    let told = source.iter().filter(|key| basis == "found" || key.as_str() != NO_SOURCE);
    let sources: Vec<_> = told.map(|key| view! { <li>{source_view(&pack, key)}</li> }).collect();
    let laws: Vec<_> = law.into_iter().map(|law| view! { <li>{law}</li> }).collect();
    let doubt = basis_words(basis).map(|words| view! { <li>{words}</li> });
    let summary = if grounds.is_some() { "Why?" } else { "Where this comes from" };
    let grounds = grounds.map(|(at, because)| view! { <Grounds at because /> });
    let from = grounds.is_some().then(|| view! { <p>"Where this comes from:"</p> });
    view! {
        <details class="rq-small">
            <summary>{summary}</summary>
            {grounds}
            {from}
            <ul class="rq-plain">{doubt} {sources} {laws}</ul>
        </details>
    }
}
