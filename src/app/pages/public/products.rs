//! Published files with their addresses.

use crate::desk::Desk;
use crate::parts::finding_source::web_address;
use leptos::prelude::*;
use requisite_pack::{Basis, Product};
use requisite_request::ProductId;

/// The files, one a line.
#[component]
pub fn Products(
    /// Their ids.
    ids: Vec<ProductId>,
) -> impl IntoView {
    let pack = Desk::here().pack();
    let files = ids.iter().filter_map(|id| pack.products.iter().find(|product| product.id == *id));
    let items: Vec<_> = files.map(one).collect();
    (!items.is_empty()).then(|| view! { <ul class="rq-products">{items}</ul> })
}

fn one(product: &Product) -> AnyView {
    let title = product.title.clone();
    let link = match web_address(&product.address) {
        Some(address) => view! { <a href=address rel="noreferrer">{title}</a> }.into_any(),
        None => title.into_any(),
    };
    let doubt = (product.address_basis != Basis::Found)
        .then(|| view! { <span class="rq-small">" (address not verified: it may have moved)"</span> });
    let years =
        product.years.words().map(|years| view! { <span class="rq-small">{format!(" {years}")}</span> });
    let format = (!product.format.is_empty())
        .then(|| view! { <span class="rq-small">{format!(" {}", product.format.join(", "))}</span> });
    view! {
        <li>
            {link}
            {years}
            {format}
            {doubt}
        </li>
    }
    .into_any()
}
