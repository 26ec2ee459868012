//! Finding elements in the catalog.

use super::at_ask::AtAsk;
use super::base_file::BaseFileOffer;
use super::filters::Filters;
use super::list::VariableList;
use super::results::FOUND;
use super::results::Results;
use super::search::Search;
use super::words;
use crate::browser::clock::measured;
use crate::browser::focus::{focus_beside, focus_id};
use leptos::prelude::*;
use requisite_catalog::Finder;
use requisite_request::{AskPart, Place};

/// The search box, the filters and what is found.
#[component]
pub fn Picker(
    /// The ask.
    at: AtAsk,
) -> impl IntoView {
    let finder = at.desk.kept(|| {
        let (pack, words) = (at.desk.pack(), at.desk.words());
        measured("index", || Finder::new(&pack.elements, &pack.groups, &words.groups))
    });
    let search = Search::new(finder.clone());
    let found = move || {
        search.found.with(|found| {
            search.query.with(|query| search.filter.with(|filter| words::found(found, query, filter)))
        })
    };
    let down = move |event: web_sys::KeyboardEvent| {
        if event.key() == "ArrowDown" && focus_beside(FOUND, true) {
            event.prevent_default();
        }
    };
    let chosen = at.memo(|ask| ask.elements.len());
    let nothing = move || search.found.with(|found| found.count == 0);
    view! {
        <section class="rq-stack" aria-labelledby="elements-title" data-at=Place::Ask { ask: at.id, part: AskPart::Elements }.to_string()>
            <h2 id="elements-title">"Which data elements?"</h2>
            <BaseFileOffer at />
            <VariableList at search finder />
            <div class="rq-field">
                <label for="find-element">"Find an element"</label>
                <p class="rq-hint" id="find-element-hint">
                    "A word, an official name, a field number or a CEDS number. Or open a topic below. Arrow down goes to what is found, Escape comes back."
                </p>
                <input
                    type="search"
                    id="find-element"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="find-element-hint"
                    prop:value=search.query
                    on:input:target=move |event| search.look_for(event.target().value())
                    on:keydown=down
                />
            </div>
            <Filters search />
            <div class="rq-row rq-found">
                <p role="status">
                    <strong>{found}</strong>
                </p>
                <button type="button" class="rq-link rq-to-basket" on:click=move |_| focus_id("basket-title".to_owned())>
                    {move || format!("See what is chosen ({})", chosen.get())}
                </button>
            </div>
            <Show when=nothing>
                <NothingFound search />
            </Show>
            <Results at search />
        </section>
    }
}

#[component]
fn NothingFound(search: Search) -> impl IntoView {
    let clear = move |_| {
        search.clear();
        focus_id("find-element".to_owned());
    };
    view! {
        <div class="rq-callout rq-note">
            <p>"What you can try:"</p>
            <ul>
                <li>"fewer words, or another word for the same thing"</li>
                <li>"the beginning of a word, such as \u{201c}disc\u{201d} for discipline"</li>
                <li>"all topics, without filters"</li>
            </ul>
            <p>"The agency may hold data that are not in this list. You can describe them in your study\u{2019}s scope."</p>
            <button type="button" on:click=clear>
                "Clear the search and the filters"
            </button>
        </div>
    }
}
