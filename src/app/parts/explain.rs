//! Why a verdict is as it is, and what would change it: each reason a link to the answer, each change a button with its
//! preview.

use super::finding_fixes::Pending;
use super::finding_place::place_words;
use super::findings_words::{fix_name, fix_words};
use super::fix_preview::FixPreview;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::{Fix, FixKind, VerdictOf, WaysOut, ways_out};
use requisite_request::{Place, Request};
use requisite_session::{Ground, grounds};
use std::sync::Arc;

/// The facts on which a verdict rests, each a link to where it is said.
#[component]
pub fn Grounds(
    /// Where the verdict is about, if not the whole request.
    at: Option<Place>,
    /// Names of the facts.
    #[prop(into)]
    because: Signal<Vec<String>>,
) -> impl IntoView {
    let desk = Desk::here();
    let told = Memo::new(move |_| {
        let (pack, words) = (desk.pack(), desk.words());
        because.with(|names| desk.read(|request| grounds(&pack, &words, request, at.as_ref(), names)))
    });
    let item = move |ground: Ground| {
        view! {
            <li>
                <a href=desk.href_at(&ground.place)>{ground.text}</a>
            </li>
        }
    };
    view! {
        <Show when=move || told.with(|told| !told.is_empty())>
            <p>"This rests on:"</p>
            <ul>{move || told.get().into_iter().map(item).collect_view()}</ul>
        </Show>
    }
}

/// What would change a verdict, looked for when somebody asks.
#[component]
pub fn Ways(
    /// The verdict.
    of: VerdictOf,
    /// What it is about, for those who only hear the heading.
    #[prop(into)]
    about: Signal<String>,
    /// The change that is being looked at; one on the page.
    pending: Pending,
    /// Whether buttons above it offer changes already.
    #[prop(optional)]
    has_own: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let found = RwSignal::new(None::<(Arc<Request>, WaysOut)>);
    let asked = of.clone();
    // Looking makes the check many times, so it is done once, when the fold is opened.
    let look = move |event: leptos::ev::Event| {
        let is_open = event_target::<web_sys::Element>(&event).has_attribute("open");
        let ways = is_open.then(|| {
            let (pack, today) = (desk.pack(), desk.today());
            let request = desk.request().get_untracked();
            let ways = ways_out(&pack, &request, today, &asked);
            (request, ways)
        });
        found.set(ways);
    };
    // After a change these would be ways out of what was before.
    let is_old = move || {
        let now = desk.request().get();
        found.with(|found| found.as_ref().is_some_and(|(then, _)| !Arc::ptr_eq(then, &now)))
    };
    let name = StoredValue::new(format!("ways:{of:?}"));
    view! {
        <details class="rq-small rq-screen rq-ways" on:toggle=look>
            <summary>
                "What would change this?" <span class="rq-hidden">{move || format!(": {}", about.get())}</span>
            </summary>
            {move || {
                let (_, ways) = found.get()?;
                let view = if is_old() {
                    view! { <p>"Your request has changed since. Close this and open it again to look anew."</p> }.into_any()
                } else {
                    view! { <Found ways name=name.get_value() about pending has_own /> }.into_any()
                };
                Some(view)
            }}
        </details>
    }
}

#[component]
fn Found(
    ways: WaysOut,
    name: String,
    about: Signal<String>,
    pending: Pending,
    has_own: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let (pack, words) = (desk.pack(), desk.words());
    let nothing = ways.changes.is_empty() && ways.by_hand.is_empty();
    let has_changes = !ways.changes.is_empty();
    let links: Vec<_> = ways
        .by_hand
        .iter()
        .map(|place| {
            let text = desk.peek(|request| place_words(&pack, &words, request, place));
            view! { <li><a href=desk.href_at(place)>{text}</a></li> }
        })
        .collect();
    let by_hand = (!links.is_empty()).then(|| {
        let text = match (has_changes, has_own) {
            (true, _) => "Or change by hand:",
            (false, true) => "The buttons above would, and so may what you enter here:",
            (false, false) => "It depends on what you enter here:",
        };
        view! { <p>{text}</p><ul>{links}</ul> }
    });
    let changes = StoredValue::new(ways.changes);
    let name = StoredValue::new(name);
    let open = Memo::new(move |_| {
        let (asked, at) = pending.get()?;
        name.with_value(|name| *name == asked).then_some(at)
    });
    let dom = move |at: usize| format!("{}-{at}", name.get_value().replace([' ', '"', '(', ')'], ""));
    let button = move |(at, fix): (usize, Fix)| {
        view! {
            <button
                type="button"
                id=dom(at)
                data-way=fix_name(fix.kind)
                aria-expanded=move || (open.get() == Some(at)).to_string()
                on:click=move |_| pending.set(Some((name.get_value(), at)))
            >
                {fix_words(&fix)}
                <span class="rq-hidden">{move || format!(": {}", about.get())}</span>
            </button>
        }
    };
    let preview = move || {
        let at = open.get()?;
        let fix = changes.with_value(|changes| changes.get(at).cloned())?;
        let on_close = Callback::new(move |made: bool| {
            pending.set(None);
            focus_id(if made { "findings-title".to_owned() } else { dom(at) });
        });
        Some(view! { <FixPreview title=fix_words(&fix) edits=fix.edits on_close /> })
    };
    // An answer is a fact about the person or the study: it is offered apart, for those of whom it is true.
    let is_answer = |fix: &Fix| fix.kind == FixKind::Answer;
    let (answers, steps): (Vec<_>, Vec<_>) =
        changes.get_value().into_iter().enumerate().partition(|(_, fix)| is_answer(fix));
    let (has_answers, has_steps) = (!answers.is_empty(), !steps.is_empty());
    let answers: Vec<_> = answers.into_iter().map(button).collect();
    let steps: Vec<_> = steps.into_iter().map(button).collect();
    view! {
        {nothing.then(|| view! { <p>"No single change that can be tried here would change it."</p> })}
        {has_steps.then(|| view! { <p>"Each of these would. You see all it does before it is done, and can undo it."</p> })}
        <div class="rq-row">{steps}</div>
        {has_answers.then(|| view! { <p>"So would another answer. Choose one only if it is true:"</p> })}
        <div class="rq-row">{answers}</div>
        {preview}
        {by_hand}
    }
}
