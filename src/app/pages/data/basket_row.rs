//! One chosen element: its years, another ask for it, and taking it out.

use super::at_ask::AtAsk;
use crate::browser::focus::focus_id;
use crate::parts::element_row_words::{identifier_look, identifier_words};
use crate::parts::kept_together::kept_together;
use crate::parts::less_sensitive::LessSensitive;
use crate::parts::years::YearsPick;
use leptos::prelude::*;
use requisite_pack::Identifier;
use requisite_request::{AskId, Edit, ElementId, Place, Years};
use requisite_session::{moved, moved_apart};

/// A chosen element.
#[component]
pub fn BasketRow(
    /// The ask.
    at: AtAsk,
    /// The element.
    id: ElementId,
    /// Called with another ask to show.
    on_pick: Callback<AskId>,
) -> impl IntoView {
    let pack = at.desk.pack();
    let label = pack.label(&id).to_owned();
    let dom = format!("chosen-{id}");
    let identifier = pack.element(&id).map_or(Identifier::Ordinary, |element| element.identifier);
    let (class, _) = identifier_look(identifier);
    let tag = (identifier != Identifier::Ordinary)
        .then(|| view! { <span class=format!("rq-tag {class}")>{identifier_words(identifier)}</span> });
    let reason = pack
        .element(&id)
        .is_some_and(|element| element.reason)
        .then(|| view! { <span class="rq-tag">"Needs a reason"</span> });
    // Beside what can reveal something: with less, less is asked for and less is to be explained.
    let ladder = (identifier != Identifier::Ordinary)
        .then(|| view! { <LessSensitive id=id.clone() ask=at.id then_focus="basket-title" /> });
    let own = {
        let id = id.clone();
        at.memo(move |ask| ask.elements.iter().find(|it| it.id == id).and_then(|it| it.years.clone()))
    };
    let years = move || own.get().map(|years| kept_together(&format!("Own years: {years}")));
    let opened = RwSignal::new(false);
    let remove = {
        let (id, label) = (id.clone(), label.clone());
        move |_| {
            at.edit(vec![Edit::RemoveElement { ask: at.id, element: id.clone() }]);
            at.desk.announce(format!("{label} removed. Undo brings it back."));
            focus_id("basket-title".to_owned());
        }
    };
    let place = Place::Element { ask: at.id, element: id.clone() }.to_string();
    let more = move || opened.get().then(|| view! { <More at id=id.clone() own on_pick /> });
    let named = label.clone();
    view! {
        <li id=dom.clone() data-at=place class="rq-basket-row">
            <p>{label} " " {tag} " " {reason}</p>
            <p class="rq-small">{years}</p>
            {ladder}
            <details on:toggle=move |_| opened.set(true)>
                <summary class="rq-small">
                    "Years and more" <span class="rq-hidden">{format!(" for {named}")}</span>
                </summary>
                {more}
            </details>
            <button type="button" class="rq-link" id=format!("{dom}-remove") on:click=remove>
                "Remove" <span class="rq-hidden">{format!(" {named}")}</span>
            </button>
        </li>
    }
}

#[component]
fn More(at: AtAsk, id: ElementId, own: Memo<Option<Years>>, on_pick: Callback<AskId>) -> impl IntoView {
    let dom = format!("chosen-{id}");
    let set = {
        let id = id.clone();
        Callback::new(move |years: Option<Years>| {
            at.edit(vec![Edit::SetElementYears { ask: at.id, element: id.clone(), years }]);
        })
    };
    let use_own = move |wanted: bool| {
        let years = wanted.then(|| at.ask.with_untracked(|ask| ask.years.clone()));
        set.run(years);
    };
    let on_change = Callback::new(move |years| set.run(Some(years)));
    let name = StoredValue::new(dom.clone());
    view! {
        <div class="rq-stack">
            <div class="rq-choice">
                <input
                    type="checkbox"
                    id=format!("{dom}-own-years")
                    prop:checked=move || own.with(Option::is_some)
                    on:change:target=move |event| use_own(event.target().checked())
                />
                <label for=format!("{dom}-own-years")>"Other years than the rest"</label>
            </div>
            <Show when=move || own.with(Option::is_some)>
                <YearsPick name=name.get_value() years=Signal::derive(move || own.get().unwrap_or_default()) on_change />
            </Show>
            <Order at id=id.clone() />
            <Apart at id=id.clone() on_pick />
            <Move at id />
        </div>
    }
}

/// Puts an element before the one above it, or after the one below.
#[component]
fn Order(at: AtAsk, id: ElementId) -> impl IntoView {
    let label = at.desk.pack().label(&id).to_owned();
    let id = StoredValue::new(id);
    let place = at.memo(move |ask| {
        let here = ask.elements.iter().position(|it| id.with_value(|id| it.id == *id));
        (here.unwrap_or_default(), ask.elements.len())
    });
    let button = |down: bool, text: &'static str, label: String| {
        let dom = format!("chosen-{}-{}", id.get_value(), if down { "down" } else { "up" });
        let at_end = move || place.with(|(here, all)| if down { here + 1 >= *all } else { *here == 0 });
        let focus = dom.clone();
        let named = label.clone();
        let put = move |_| {
            let (here, all) = place.get_untracked();
            let to = if down { here + 1 } else { here.saturating_sub(1) };
            if to < all && to != here {
                at.edit(vec![Edit::PlaceElement { ask: at.id, element: id.get_value(), place: to }]);
                at.desk.announce(format!("{named} is number {} of {all} now.", to + 1));
                focus_id(focus.clone());
            }
        };
        view! {
            <button type="button" id=dom aria-disabled=move || at_end().then_some("true") on:click=put>
                {text}
                <span class="rq-hidden">{format!(" {label}")}</span>
            </button>
        }
    };
    view! {
        <div class="rq-row">
            {button(false, "Move up", label.clone())}
            {button(true, "Move down", label)}
        </div>
    }
}

/// Gives an element a data set of its own, for other grades or students than the rest.
#[component]
fn Apart(at: AtAsk, id: ElementId, on_pick: Callback<AskId>) -> impl IntoView {
    let alone = at.memo(|ask| ask.elements.len() < 2);
    let dom = format!("chosen-{id}-apart");
    let label = StoredValue::new(at.desk.pack().label(&id).to_owned());
    let go = move |_| {
        let Some((edits, ask)) = at.desk.peek(|request| moved_apart(request, at.id, &id)) else { return };
        at.edit(edits);
        on_pick.run(ask);
        at.desk.announce(format!(
            "{} is in data set {} now, with the same answers. Change its grades or students there. You can undo it.",
            label.get_value(),
            ask.0
        ));
        focus_id("ask-title".to_owned());
    };
    view! {
        <div hidden=move || alone.get()>
            <button type="button" id=dom on:click=go>
                "Other grades or students"
                <span class="rq-hidden">{format!(": {}", label.get_value())}</span>
            </button>
            <p class="rq-hint">"Moves it to a data set of its own with the same answers, to change there."</p>
        </div>
    }
}

#[component]
fn Move(at: AtAsk, id: ElementId) -> impl IntoView {
    let others = at.desk.memo(move |request| {
        let others = request.asks.iter().filter(|ask| ask.id != at.id);
        others.map(|ask| (ask.id, ask.title())).collect::<Vec<_>>()
    });
    let dom = StoredValue::new(format!("chosen-{id}-move"));
    let id = StoredValue::new(id);
    let go = move |text: String| {
        let Ok(to) = text.parse().map(AskId) else { return };
        at.edit(at.desk.peek(|request| moved(request, at.id, to, &id.get_value())));
        at.desk.announce("Moved. You can undo it.".to_owned());
        focus_id("basket-title".to_owned());
    };
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <div class="rq-field">
                <label for=dom.get_value()>"Move to"</label>
                <select id=dom.get_value() on:change:target=move |event| go(event.target().value())>
                    <option value="">"Stays here"</option>
                    {move || {
                        others
                            .get()
                            .into_iter()
                            .map(|(ask, name)| view! { <option value=ask.0.to_string()>{name}</option> })
                            .collect_view()
                    }}
                </select>
            </div>
        </Show>
    }
}
