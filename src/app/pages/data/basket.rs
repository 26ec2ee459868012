//! What is chosen, always at hand beside the catalog.

use super::at_ask::AtAsk;
use super::basket_row::BasketRow;
use super::examples::Examples;
use super::words::{elements, made_of};
use crate::browser::focus::focus_id;
use crate::parts::kept_together::kept_together;
use leptos::prelude::*;
use requisite_pack::{BaseFile, mid_sentence};
use requisite_precheck::requested_sentence;
use requisite_request::{Ask, AskId, ElementId};

/// Up to how many elements the check below them is in view.
const FEW: usize = 4;

/// The chosen elements of the ask on the screen, and the whole request in a sentence.
#[component]
pub fn Basket(
    /// The ask.
    at: AtAsk,
    /// Called with another ask to show.
    on_pick: Callback<AskId>,
) -> impl IntoView {
    let desk = at.desk;
    let ids: Memo<Vec<ElementId>> =
        at.memo(|ask| ask.elements.iter().map(|chosen| chosen.id.clone()).collect());
    let several = desk.memo(|request| request.asks.len() > 1);
    let name = at.memo(Ask::title);
    let title = move || {
        let chosen = match ids.with(Vec::len) {
            0 => "Nothing chosen yet".to_owned(),
            n => format!("{} chosen", elements(n)),
        };
        if several.get() { format!("{}: {}", name.get(), mid_sentence(&chosen)) } else { chosen }
    };
    let sentence = desk.memo(move |request| {
        let pack = desk.pack();
        requested_sentence(&pack, &pack.language, request)
    });
    let made_of = at.memo(move |ask| {
        let pack = desk.pack();
        let elements = ask.elements.iter().filter_map(|chosen| pack.element(&chosen.id));
        let (base, extra): (Vec<_>, Vec<_>) = elements.partition(|it| it.base_file == BaseFile::Yes);
        let reasons = base.iter().chain(&extra).filter(|it| it.reason).count();
        let has_base = pack.elements.iter().any(|it| it.base_file == BaseFile::Yes);
        made_of(has_base.then_some(base.len()), extra.len(), reasons)
    });
    let whole = move || several.get().then(|| view! { <strong>"The whole request: "</strong> });
    view! {
        <section class="rq-basket" aria-labelledby="basket-title">
            <h2 id="basket-title" tabindex="-1">
                {title}
            </h2>
            <p class="rq-small" id="requested" role="status">
                {whole}
                {move || sentence.with(|sentence| kept_together(sentence))}
            </p>
            <p class="rq-small">{made_of}</p>
            // The list can be long, and the check stands below it.
            <Show when=move || { ids.with(Vec::len) > FEW }>
                <button
                    type="button"
                    class="rq-link rq-to-check rq-screen"
                    id="to-findings"
                    on:click=move |_| focus_id("findings-title".to_owned())
                >
                    "Go to the check so far"
                </button>
            </Show>
            <Show
                when=move || ids.with(|ids| !ids.is_empty())
                fallback=move || {
                    view! {
                        <p>"Check elements in the list to choose them. They appear here."</p>
                        <Examples at />
                    }
                }
            >
                <ul class="rq-plain rq-basket-list">
                    <For each=move || ids.get() key=Clone::clone let:id>
                        <BasketRow at id on_pick />
                    </For>
                </ul>
            </Show>
        </section>
    }
}
