//! Less sensitive variants of an element, nearest first: what each would take away, and a way to take it instead.

use super::element_row::tags;
use super::fix_preview::FixPreview;
use super::kept_together::kept_together;
use super::rung_words::rung_words;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{AskId, Edit, ElementId, Request};
use requisite_session::preview;

/// The ladder of variants; nothing where the catalog has none. What each step takes away is worked out when it is opened.
#[component]
pub fn LessSensitive(
    /// The element.
    id: ElementId,
    /// The ask in which to take another; everywhere when there is none.
    #[prop(optional)]
    ask: Option<AskId>,
    /// What to focus when another was taken.
    then_focus: &'static str,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let coarser = pack.element(&id).map(|element| element.coarser.clone()).filter(|list| !list.is_empty())?;
    let opened = RwSignal::new(false);
    let asked = RwSignal::new(None::<ElementId>);
    let element = StoredValue::new(id);
    let on_close = Callback::new(move |made: bool| {
        let variant = asked.get_untracked();
        asked.set(None);
        match variant {
            Some(variant) if !made => focus_id(rung_id(&element.get_value(), &variant)),
            _ => focus_id(then_focus.to_owned()),
        }
    });
    let preview = move || {
        let variant = asked.get()?;
        let edits = desk.peek(|request| swap_edits(request, ask, &element.get_value(), &variant));
        let title = format!("Use \u{201c}{}\u{201d} instead", desk.pack().label(&variant));
        Some(view! { <FixPreview title edits name="swap" on_close /> })
    };
    let heading = match coarser.len() {
        1 => "A less sensitive variant".to_owned(),
        n => format!("{n} less sensitive variants, the nearest first"),
    };
    let label = pack.label(&element.get_value()).to_owned();
    let rungs = move || {
        let rung = |variant: &ElementId| view! { <Rung element=element.get_value() ask variant=variant.clone() asked /> };
        opened.get().then(|| coarser.iter().map(rung).collect_view())
    };
    Some(view! {
        <details class="rq-ladder" on:toggle=move |_| opened.set(true)>
            <summary>
                {heading} <span class="rq-hidden">{format!(": {label}")}</span>
            </summary>
            <ol class="rq-plain">{rungs}</ol>
            {preview}
        </details>
    })
}

/// Said of a variant that is asked for as well.
const ALREADY: &str = "You ask for this already, so only the more sensitive one would go.";

/// Whether the variants are in the lists already.
fn has_already(swaps: &[Edit], request: &Request) -> bool {
    let is_there = |edit: &Edit| match edit {
        Edit::SwapElement { ask, with, .. } => request.ask(*ask).is_some_and(|ask| ask.has(with)),
        _ => false,
    };
    !swaps.is_empty() && swaps.iter().all(is_there)
}

fn rung_id(element: &ElementId, variant: &ElementId) -> String {
    format!("swap-{element}-{variant}")
}

/// One variant: what it is, what it would take away, and the way to take it.
#[component]
fn Rung(
    element: ElementId,
    ask: Option<AskId>,
    variant: ElementId,
    asked: RwSignal<Option<ElementId>>,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let label = pack.label(&variant).to_owned();
    let about = pack.element(&variant).map(tags);
    let dom = rung_id(&element, &variant);
    let pick = variant.clone();
    let effect = Memo::new(move |_| {
        let (pack, words) = (desk.pack(), desk.words());
        desk.read(|request| {
            let edits = swap_edits(request, ask, &element, &variant);
            let words = rung_words(&words, &preview(&pack, request, desk.today(), &edits));
            if has_already(&edits, request) { format!("{ALREADY} {words}") } else { words }
        })
    });
    view! {
        <li class="rq-line">
            <div>
                <p>{label.clone()}</p>
                <p class="rq-tags">{about}</p>
                <p class="rq-small">{move || kept_together(&effect.get())}</p>
            </div>
            <button type="button" id=dom on:click=move |_| asked.set(Some(pick.clone()))>
                "Use this instead"
                <span class="rq-hidden">{format!(": {label}")}</span>
            </button>
        </li>
    }
}

/// The edits that put a less sensitive variant in the place of an element: in one ask, or wherever it is asked for.
fn swap_edits(request: &Request, ask: Option<AskId>, element: &ElementId, with: &ElementId) -> Vec<Edit> {
    let asks = request.asks.iter().filter(|it| it.has(element) && ask.is_none_or(|ask| ask == it.id));
    asks.map(|ask| Edit::SwapElement { ask: ask.id, element: element.clone(), with: with.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_takes_the_place_where_it_is_meant_to() {
        let id = |text: &str| ElementId::new(text).unwrap();
        let add = |ask| Edit::AddElement { ask: AskId(ask), element: id("a") };
        let both = Request::default().with_edits(&[Edit::AddAsk, add(1), Edit::AddAsk, add(2)]);
        let everywhere = both.with_edits(&swap_edits(&both, None, &id("a"), &id("z")));
        assert!(everywhere.asks.iter().all(|ask| ask.has(&id("z")) && !ask.has(&id("a"))));
        let one = both.with_edits(&swap_edits(&both, Some(AskId(2)), &id("a"), &id("z")));
        assert!(one.asks[0].has(&id("a")) && one.asks[1].has(&id("z")));
        let swaps = swap_edits(&one, None, &id("a"), &id("z"));
        assert!(!has_already(&swaps, &one));
        let there = one.with_edits(&[Edit::AddElement { ask: AskId(1), element: id("z") }]);
        assert!(has_already(&swaps, &there) && !has_already(&[], &there));
    }
}
