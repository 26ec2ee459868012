//! Narrowing the catalog by topic and by what elements can reveal.

use super::search::Search;
use crate::desk::Desk;
use crate::parts::element_row_words::identifier_words;
use leptos::prelude::*;
use requisite_catalog::Filter;
use requisite_pack::{BaseFile, Identifier, Level};
use requisite_request::SchoolYear;
use requisite_session::offered;

/// The filters.
#[component]
pub fn Filters(
    /// The search.
    search: Search,
) -> impl IntoView {
    let desk = Desk::here();
    let (pack, words) = (desk.pack(), desk.words());
    let filter = search.filter;
    let topic = |id: &String| {
        let label = words.groups.get(id).cloned().unwrap_or_else(|| id.clone());
        let this = id.clone();
        let selected = move || filter.with(|filter| filter.group.as_ref() == Some(&this));
        view! {
            <option value=id.clone() prop:selected=selected>
                {label}
            </option>
        }
    };
    let kind = |identifier: Identifier| {
        let selected = move || filter.with(|filter| filter.identifier == Some(identifier));
        view! {
            <option value=identifier.as_str() prop:selected=selected>
                {identifier_words(identifier)}
            </option>
        }
    };
    let set_topic = move |id: String| search.narrow(|filter| filter.group = (!id.is_empty()).then_some(id));
    let set_kind =
        move |name: String| search.narrow(|filter| filter.identifier = Identifier::from_name(&name));
    // An agency without a base file has nothing to filter by.
    let has_base_file = pack.elements.iter().any(|element| element.base_file == BaseFile::Yes);
    let base_file = has_base_file.then(|| {
        view! {
            <div class="rq-choice">
                <input
                    type="checkbox"
                    id="filter-base-file"
                    prop:checked=move || filter.with(|filter| filter.base_file)
                    on:change:target=move |event| search.narrow(|filter| filter.base_file = event.target().checked())
                />
                <label for="filter-base-file">"Base file only"</label>
            </div>
        }
    });
    view! {
        <div class="rq-filters" role="group" aria-label="Filters">
            <div class="rq-field">
                <label for="filter-topic">"Topic"</label>
                <select id="filter-topic" on:change:target=move |event| set_topic(event.target().value())>
                    <option value="" prop:selected=move || filter.with(|filter| filter.group.is_none())>
                        "All topics"
                    </option>
                    {pack.groups.iter().map(topic).collect_view()}
                </select>
            </div>
            <div class="rq-field">
                <label for="filter-sensitivity">"Sensitivity"</label>
                <select id="filter-sensitivity" on:change:target=move |event| set_kind(event.target().value())>
                    <option value="" prop:selected=move || filter.with(|filter| filter.identifier.is_none())>
                        "Any"
                    </option>
                    {Identifier::ALL.iter().copied().map(kind).collect_view()}
                </select>
            </div>
            <div class="rq-filter-boxes">
            {base_file}
            <div class="rq-choice">
                <input
                    type="checkbox"
                    id="filter-reason"
                    prop:checked=move || filter.with(|filter| filter.reason)
                    on:change:target=move |event| search.narrow(|filter| filter.reason = event.target().checked())
                />
                <label for="filter-reason">"Needs a reason"</label>
            </div>
            </div>
            <MoreFilters search />
        </div>
    }
}

/// Filters that few need, folded away.
#[component]
fn MoreFilters(search: Search) -> impl IntoView {
    let desk = Desk::here();
    let filter = search.filter;
    let offered = offered(desk.pack().first_year, desk.today());
    let year = |it: SchoolYear| {
        let selected = move || filter.with(|filter| filter.year == Some(it));
        view! {
            <option value=it.to_string() prop:selected=selected>
                {it.to_string()}
            </option>
        }
    };
    let level = |(level, label): (Level, &'static str)| {
        let selected = move || filter.with(|filter| filter.level == Some(level));
        view! {
            <option value=level.as_str() prop:selected=selected>
                {label}
            </option>
        }
    };
    let set_level = move |name: String| search.narrow(|filter| filter.level = Level::from_name(&name));
    let set_year = move |text: String| search.narrow(|filter| filter.year = text.parse().ok());
    let is_set = |it: &Filter| it.level.is_some() || it.year.is_some() || it.public || it.by_collection;
    view! {
        <details class="rq-more-filters">
            <summary>
                {move || if filter.with(is_set) { "More filters (in use)" } else { "More filters" }}
            </summary>
            <div class="rq-filters">
                <div class="rq-field">
                    <label for="filter-level">"About"</label>
                    <select id="filter-level" on:change:target=move |event| set_level(event.target().value())>
                        <option value="" prop:selected=move || filter.with(|filter| filter.level.is_none())>
                            "All"
                        </option>
                        {LEVELS.map(level).into_iter().collect_view()}
                    </select>
                </div>
                <div class="rq-field">
                    <label for="filter-year">"Held for"</label>
                    <select id="filter-year" on:change:target=move |event| set_year(event.target().value())>
                        <option value="" prop:selected=move || filter.with(|filter| filter.year.is_none())>
                            "Any school year"
                        </option>
                        {offered.shared.into_iter().map(year).collect_view()}
                    </select>
                </div>
                <div class="rq-filter-boxes">
                    <div class="rq-choice">
                        <input
                            type="checkbox"
                            id="filter-public"
                            prop:checked=move || filter.with(|filter| filter.public)
                            on:change:target=move |event| search.narrow(|filter| filter.public = event.target().checked())
                        />
                        <label for="filter-public">"Something of it is public"</label>
                    </div>
                    <div class="rq-choice">
                        <input
                            type="checkbox"
                            id="by-collection"
                            prop:checked=move || filter.with(|filter| filter.by_collection)
                            on:change:target=move |event| {
                                search.narrow(|filter| filter.by_collection = event.target().checked());
                            }
                        />
                        <label for="by-collection">"By collection instead of by topic"</label>
                    </div>
                </div>
            </div>
        </details>
    }
}

/// Whom elements describe, as the list says it.
const LEVELS: [(Level, &str); 3] =
    [(Level::Student, "Students"), (Level::Staff, "Staff"), (Level::School, "Schools and districts")];
