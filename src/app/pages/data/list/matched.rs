//! A list of variables as it was matched: what to decide, what was found, what is not there; and taking it.

use super::super::at_ask::AtAsk;
use super::super::search::Search;
use super::words;
use crate::browser::focus::focus_id;
use crate::parts::element_row::tags;
use crate::parts::element_row_words::held_words;
use crate::parts::kept_together::kept_together;
use leptos::prelude::*;
use requisite_catalog::{Line, Match, count, take_list, taken};
use requisite_pack::Pack;
use requisite_request::ElementId;

/// What came of the list, line by line.
#[component]
pub fn Matched(
    /// The ask.
    at: AtAsk,
    /// The search, for what was not found.
    search: Search,
    /// The lines.
    lines: RwSignal<Vec<Line>>,
    /// Called to begin again.
    again: Callback<()>,
) -> impl IntoView {
    let counts = lines.with_untracked(|lines| count(lines));
    let has_years = lines.with_untracked(|lines| lines.iter().any(|line| !line.variable.years.is_empty()));
    let with_years = RwSignal::new(has_years);
    let sizes = Memo::new(move |_| {
        lines.with(|lines| {
            let taken = taken(lines);
            let chosen = at.ask.with(|ask| taken.iter().filter(|(id, _)| ask.has(id)).count());
            (taken.len(), chosen)
        })
    });
    let take = move |_| {
        let edits = lines.with_untracked(|lines| {
            at.ask.with_untracked(|ask| take_list(ask, lines, with_years.get_untracked()))
        });
        let (elements, chosen) = sizes.get_untracked();
        at.edit(edits);
        at.desk
            .announce(format!("{} elements added from your list. Undo takes them out.", elements - chosen));
        focus_id("basket-title".to_owned());
    };
    let nothing = move || sizes.with(|(elements, chosen)| elements == chosen);
    let part = move |kind: fn(&Match) -> bool| {
        lines.with_untracked(|lines| {
            (0..lines.len())
                .filter(|at| lines.get(*at).is_some_and(|line| kind(&line.meaning)))
                .collect::<Vec<_>>()
        })
    };
    let section = |title: &'static str, about: &'static str, rows: Vec<AnyView>| {
        (!rows.is_empty()).then(|| {
            view! {
                <section class="rq-stack">
                    <h4>{title}</h4>
                    <p class="rq-small">{about}</p>
                    <ul class="rq-plain rq-matched">{rows}</ul>
                </section>
            }
        })
    };
    let pack = at.desk.pack();
    let rows = |places: Vec<usize>| {
        places.into_iter().map(|place| row(&pack, lines, place, search)).collect::<Vec<_>>()
    };
    view! {
        <div class="rq-stack">
            <h3 id="matched-title" tabindex="-1">
                {words::counted(counts)}
            </h3>
            {section(
                "For you to decide",
                "Each of these can mean several elements. Choose one, or leave it out.",
                rows(part(|it| matches!(it, Match::Unsure(_)))),
            )}
            {section("Found", "Uncheck what is not meant.", rows(part(|it| matches!(it, Match::Held(_)))))}
            {section(
                "Not in the catalog",
                "We found nothing like these. Search with another word; the agency may also hold data that are not in this catalog.",
                rows(part(|it| *it == Match::NotHeld)),
            )}
            {has_years
                .then(|| {
                    view! {
                        <div class="rq-choice">
                            <input
                                type="checkbox"
                                id="list-years"
                                prop:checked=with_years
                                on:change:target=move |event| with_years.set(event.target().checked())
                            />
                            <label for="list-years">"Take the school years of the list as well"</label>
                        </div>
                    }
                })}
            <div class="rq-row">
                <button type="button" class="rq-primary" id="take-list" disabled=nothing on:click=take>
                    {move || sizes.with(|(elements, chosen)| words::take(*elements, *chosen))}
                </button>
                <button type="button" id="another-list" on:click=move |_| again.run(())>
                    "Change the list"
                </button>
            </div>
        </div>
    }
}

/// One line of the list.
fn row(pack: &Pack, lines: RwSignal<Vec<Line>>, place: usize, search: Search) -> AnyView {
    let Some(line) = lines.with_untracked(|lines| lines.get(place).cloned()) else { return ().into_any() };
    let name = line.variable.name;
    let set = move |id: Option<ElementId>| {
        lines.update(|lines| {
            if let Some(line) = lines.get_mut(place) {
                line.taken = id;
            }
        });
    };
    let dom = format!("line-{place}");
    match line.meaning {
        Match::Held(id) => {
            let element = pack.element(&id);
            let about = element.map(|it| view! { <p class="rq-facts"><span>{it.field.clone()}</span> <span>{kept_together(&held_words(it))}</span></p> });
            let tags = element.map(tags);
            let label = pack.label(&id).to_owned();
            let is_taken =
                move || lines.with(|lines| lines.get(place).is_some_and(|line| line.taken.is_some()));
            let check = move |checked: bool| set(checked.then(|| id.clone()));
            view! {
                <li>
                    <div class="rq-choice">
                        <input
                            type="checkbox"
                            id=dom.clone()
                            prop:checked=is_taken
                            on:change:target=move |event| check(event.target().checked())
                        />
                        <label for=dom>
                            <span dir="auto">{name}</span>
                            ": "
                            <strong>{label}</strong>
                        </label>
                        <div>{about} <p class="rq-tags">{tags}</p></div>
                    </div>
                </li>
            }
            .into_any()
        }
        Match::Unsure(ids) => {
            let option = |id: &ElementId| {
                let field = pack.element(id).map(|it| it.field.clone()).filter(|field| !field.is_empty());
                let field = field.map(|field| format!(" ({field})")).unwrap_or_default();
                view! { <option value=id.to_string()>{format!("{}{field}", pack.label(id))}</option> }
            };
            let options = ids.iter().map(option).collect_view();
            view! {
                <li class="rq-field">
                    <label for=dom.clone() dir="auto">
                        {name}
                    </label>
                    <select id=dom on:change:target=move |event| set(ElementId::new(&event.target().value()).ok())>
                        <option value="">"Leave it out"</option>
                        {options}
                    </select>
                </li>
            }
            .into_any()
        }
        Match::NotHeld => {
            let query = name.clone();
            let look = move |_| {
                search.look_for(query.clone());
                focus_id("find-element".to_owned());
            };
            view! {
                <li class="rq-row">
                    <span dir="auto">{name.clone()}</span>
                    <button type="button" class="rq-link" on:click=look>
                        "Search for it"
                        <span class="rq-hidden">{format!(": {name}")}</span>
                    </button>
                </li>
            }
            .into_any()
        }
    }
}
