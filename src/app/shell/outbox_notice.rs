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
            let to_tell =
                |it: &&OnItsWay| it.is_told && here.as_deref() != Some(it.parcel.of.agency.as_str());
            let told: Vec<&OnItsWay> = list.iter().filter(to_tell).collect();
            told.last().map(|latest| ((*latest).clone(), told.len() - 1))
        })
    });
    let line = move |(it, others): (OnItsWay, usize)| {
        let label = match others {
            0 => "See how it stands".to_owned(),
            1 => "See how it and one other stand".to_owned(),
            more => format!("See how it and {more} others stand"),
        };
        let goes_on = it.parcel.is_under_way();
        let key = it.parcel.of.key.clone();
        let noted = (!goes_on).then(|| {
            view! {
                <button type="button" class="outbox-noted" on:click=move |_| outbox.tell(Order::Noted(key.clone()))>
                    "Close this note"
                </button>
            }
        });
        let href = Address::of(&it.parcel.of.agency, Route::Package).to_hash();
        view! {
            <p>
                <strong>"Your package for " {it.parcel.of.short} ". "</strong>
                {it.sentence}
                " "
                <a href=href>{label}</a>
                " "
                {noted}
            </p>
        }
    };
    view! {
        <section
            class="page-notice rq-screen"
            id="outbox-notice"
            aria-label="Packages on their way"
            hidden=move || told.with(Option::is_none)
        >
            <div role="status">{move || told.get().map(line)}</div>
        </section>
    }
}
