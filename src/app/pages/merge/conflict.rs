//! One place that both changed, with a choice.

use super::together::Together;
use leptos::prelude::*;
use requisite_request::Side;
use requisite_session::Told;

/// Lines of one side; a word where there is none.
fn lines(lines: Vec<String>) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="merge-nothing">"Nothing here"</p> }.into_any();
    }
    let line = |line: String| view! { <p>{line}</p> };
    lines.into_iter().map(line).collect_view().into_any()
}

/// The place, what each side says, and which counts.
#[component]
pub fn Conflict(
    together: Together,
    /// Its number on the page, from 1.
    number: usize,
    told: Told,
) -> impl IntoView {
    let Told { spot, title, was, mine, theirs, .. } = told;
    let dom = format!("conflict-{number}");
    let side = |side: Side, label: &'static str, said: Vec<String>| {
        let name = if side == Side::Mine { "mine" } else { "theirs" };
        let id = format!("{dom}-{name}");
        let said_id = format!("{id}-said");
        let (shown, chosen) = (spot.clone(), spot.clone());
        view! {
            <div class="merge-side">
                <div class="rq-choice">
                    <input
                        type="radio"
                        id=id.clone()
                        name=dom.clone()
                        aria-describedby=said_id.clone()
                        prop:checked=move || together.chosen(&shown) == Some(side)
                        on:change=move |_| together.choose(&chosen, side)
                    />
                    <label for=id>{label}</label>
                </div>
                <div class="merge-said" id=said_id>
                    {lines(said)}
                </div>
            </div>
        }
    };
    let began = (!was.is_empty()).then(|| {
        view! {
            <details>
                <summary>
                    "What both began with"
                    <span class="rq-hidden">{format!(": {title}")}</span>
                </summary>
                <div class="merge-said">{lines(was)}</div>
            </details>
        }
    });
    let mine = side(Side::Mine, "Keep mine", mine);
    let theirs = side(Side::Theirs, "Take theirs", theirs);
    view! {
        <li>
            <fieldset class="rq-field merge-conflict" id=dom.clone()>
                <legend>{title}</legend>
                <div class="merge-sides">{mine} {theirs}</div>
                {began}
            </fieldset>
        </li>
    }
}
