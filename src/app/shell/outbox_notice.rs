//! On every page: how packages stand that are on their way, until the person has taken note.

use crate::browser::hash::Whereabouts;
use crate::outbox::{OnItsWay, Order, Outbox};
use leptos::prelude::*;
use requisite_session::{Address, Route};

/// Packages on their way. On the page that tells more about them, nothing.
#[component]
pub fn OutboxNotice() -> impl IntoView {
    let outbox: Outbox = expect_context();
    let Whereabouts { address, .. } = expect_context();
    let list = outbox.list;
    let told = Memo::new(move |_| {
        let here = address
            .with(|address| (address.route == Route::Package).then(|| address.agency.clone()).flatten());
        list.with(|list| {
            let to_tell = |it: &&OnItsWay| it.is_told && here.as_deref() != Some(it.parcel.agency.as_str());
            list.iter().filter(to_tell).cloned().collect::<Vec<_>>()
        })
    });
    let line = move |it: OnItsWay| {
        let goes_on = it.parcel.is_under_way();
        let key = it.parcel.key.clone();
        let noted = (!goes_on).then(|| {
            view! {
                <button type="button" class="outbox-noted" on:click=move |_| outbox.tell(Order::Noted(key.clone()))>
                    "Close this note"
                </button>
            }
        });
        let href = Address::of(&it.parcel.agency, Route::Package).to_hash();
        view! {
            <p>
                <strong>"Your package for " {it.parcel.short} ". "</strong>
                {it.sentence}
                " "
                <a href=href>"See how it stands"</a>
                " "
                {noted}
            </p>
        }
    };
    view! {
        <aside class="outbox-notice rq-screen" role="status" aria-label="Packages on their way" id="outbox-notice" hidden=move || told.with(Vec::is_empty)>
            {move || told.get().into_iter().map(line).collect_view()}
        </aside>
    }
}
