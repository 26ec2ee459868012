//! One element of the catalog: what it is, what it reveals, what else there is instead, and choosing it.

mod words;

use crate::desk::Desk;
use crate::pages::UnknownPage;
use crate::pages::public::Products;
use crate::parts::element_row::tags;
use crate::parts::element_row_details::ElementFacts;
use crate::parts::element_row_words::held_words;
use crate::parts::kept_together::kept_together;
use crate::parts::page_title::PageTitle;
use leptos::prelude::*;
use requisite_pack::{Element, Pack};
use requisite_request::{AskId, Edit, ElementId, ProductId};
use requisite_session::{Route, with_ask};

/// The page of an element.
#[component]
pub fn ElementPage(
    /// The element.
    id: ElementId,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let Some(element) = pack.element(&id).cloned() else { return view! { <UnknownPage /> }.into_any() };
    let variants =
        element.coarser.iter().map(|id| view! { <li>{link(&desk, &pack, id)}</li> }).collect_view();
    let variants = (!element.coarser.is_empty()).then(|| {
        view! {
            <h2>"Less sensitive variants, the nearest first"</h2>
            <ol>{variants}</ol>
        }
    });
    let files = files_of(&pack, &element);
    let files = (!files.is_empty()).then(|| {
        view! {
            <h2>{words::files_title(element.level)}</h2>
            <Products ids=files />
        }
    });
    let short = desk.words().agency.short.clone();
    let address = format!("#/start?agency={}&elements={id}", pack.stamp.id);
    view! {
        <div class="rq-stack rq-element-page">
            <PageTitle text=element.label.clone() />
            <p class="rq-lead">{kept_together(&words::meaning(element.level, &element.collection, &held_words(&element), &short))}</p>
            <p class="rq-tags">{tags(&element)}</p>
            <InAsks id=id.clone() />
            <h2>"What the catalog says"</h2>
            <ElementFacts id=id />
            {variants}
            {files}
            <h2>"A link that chooses it"</h2>
            <p class="rq-small">
                "For a web page or a message: it opens this program with the element chosen. Several ids can stand in it, with commas between them."
            </p>
            <p>
                <a href=address.clone()>
                    <code class="rq-address">{address.clone()}</code>
                </a>
            </p>
            <p>
                <a href=desk.href(Route::Data)>"Back to choosing data"</a>
            </p>
        </div>
    }
    .into_any()
}

fn link(desk: &Desk, pack: &Pack, id: &ElementId) -> AnyView {
    view! { <a href=desk.href(Route::Element(id.clone()))>{pack.label(id).to_owned()}</a> }.into_any()
}

/// The files of the series that publish it.
fn files_of(pack: &Pack, element: &Element) -> Vec<ProductId> {
    element.products.iter().flat_map(|series| pack.series(series)).map(|product| product.id.clone()).collect()
}

/// A box for each table or file of the request: whether the element is chosen there.
#[component]
fn InAsks(id: ElementId) -> impl IntoView {
    let desk = Desk::here();
    let asks = desk.memo(|request| {
        let asks: Vec<(AskId, String)> = request.asks.iter().map(|ask| (ask.id, ask.title())).collect();
        if asks.is_empty() { vec![(AskId(1), String::new())] } else { asks }
    });
    let several = move || asks.with(|asks| asks.len() > 1);
    let id = StoredValue::new(id);
    let one = move |(ask, name): (AskId, String)| {
        let chosen =
            desk.memo(move |request| request.ask(ask).is_some_and(|ask| id.with_value(|id| ask.has(id))));
        let label =
            if several() { format!("Chosen for {name}") } else { "Chosen for your request".to_owned() };
        let change = move |wanted: bool| {
            let element = id.get_value();
            let edit =
                if wanted { Edit::AddElement { ask, element } } else { Edit::RemoveElement { ask, element } };
            desk.edit_all(&desk.peek(|request| with_ask(request, vec![edit])));
        };
        let dom = format!("in-ask-{}", ask.0);
        view! {
            <div class="rq-choice">
                <input
                    type="checkbox"
                    id=dom.clone()
                    prop:checked=chosen
                    on:change:target=move |event| change(event.target().checked())
                />
                <label for=dom>{label}</label>
            </div>
        }
    };
    view! { <div class="rq-choices">{move || asks.get().into_iter().map(one).collect_view()}</div> }
}
