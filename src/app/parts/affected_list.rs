//! What of the draft the agency's questions and catalog do not have any more.

use super::in_short::in_short;
use super::question_links::QuestionLinks;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_session::{Affected, Change, Instead, affected};

fn change_words(change: Change) -> &'static str {
    match change {
        Change::QuestionGone => "The agency does not ask this any more.",
        Change::OtherKind => "The agency takes another kind of answer here now.",
        Change::FieldGone => "This part is not asked any more.",
        Change::OptionGone | Change::DetailGone => "The agency does not offer this any more. Choose again.",
        Change::ElementGone => "This element is not in the catalog any more.",
    }
}

/// What the draft holds and the agency does not have; nothing while there is nothing. `is_older` says whether the draft was made
/// for an earlier version.
#[component]
pub fn AffectedList(is_older: bool) -> impl IntoView {
    let desk = Desk::here();
    let (pack, words) = (desk.pack(), desk.words());
    let all = desk.memo(move |request| affected(&pack, &words, request));
    let needed = desk.from_report(|report| report.needed.clone());
    let open = Memo::new(move |_| {
        let needed = needed.get();
        desk.read(|request| {
            let is_open = |id: &requisite_request::QuestionId| is_older && request.answer(id).is_none();
            needed.into_iter().filter(is_open).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="rq-callout rq-check" aria-labelledby="affected-title">
                <h2 id="affected-title">"What the agency does not have any more"</h2>
                <p>"Your draft keeps these as they are. They are not lost, and you decide what to do with each."</p>
                <ul id="affected">{move || all.get().into_iter().map(|it| view! { <Item it /> }).collect_view()}</ul>
            </section>
        </Show>
        <Show when=move || open.with(|open| !open.is_empty())>
            <details class="rq-callout rq-check" id="needed-now">
                <summary>
                    {move || format!("Needed now and not answered in your draft ({})", open.with(Vec::len))}
                </summary>
                <QuestionLinks id="needed-now-list" tells_answered=false questions=open />
            </details>
        </Show>
    }
}

/// One thing that is gone, with what the draft says there and what there is instead.
#[component]
fn Item(it: Affected) -> impl IntoView {
    let desk = Desk::here();
    let Affected { change, title, kept, place, instead } = it;
    let title = if change == Change::QuestionGone {
        view! { <strong>{title}</strong> }.into_any()
    } else {
        view! { <a href=desk.href_at(&place)>{title}</a> }.into_any()
    };
    let swap = instead.map(|Instead { label, edits }| {
        view! {
            <button type="button" class="affected-instead" on:click=move |_| desk.edit_all(&edits)>
                {format!("Take \u{201c}{label}\u{201d} in its place")}
            </button>
        }
    });
    view! {
        <li>
            {title}
            ": "
            {change_words(change)}
            " "
            {(!kept.is_empty()).then(|| format!("In your draft: {}", in_short(&kept)))}
            " "
            {swap}
        </li>
    }
}
