//! Several findings of one rule, told together: one sentence, remedies and a reason for all, and each by itself below.

use super::finding::FindingItem;
use super::finding_fixes::Pending;
use super::findings_grouped::{FixAll, explain_all, fixes_for_all};
use super::findings_words::{Demand, alike_words, fix_all_words, fix_name};
use super::fix_preview::FixPreview;
use super::kept_together::kept_together;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::finding_sentences;

/// Several findings of one rule.
#[component]
pub fn FindingsAlike(
    /// The rule's code.
    code: String,
    /// Ids of the findings.
    ids: Memo<Vec<String>>,
    /// What they demand.
    demand: Demand,
    /// The remedy that is being looked at.
    pending: Pending,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let first = Memo::new(move |_| {
        let id = ids.with(|ids| ids.first().cloned());
        desk.report().with(|report| {
            let finding = report.findings.iter().find(|it| Some(&it.id) == id.as_ref());
            finding.map(|it| finding_sentences(&pack, &pack.language, it)).unwrap_or_default()
        })
    });
    let count = move || ids.with(Vec::len);
    let title = move || first.with(|first| kept_together(&alike_words(&first.what, count())));
    let about = Signal::derive(move || first.with(|first| alike_words(&first.what, count())));
    let reason = (demand == Demand::Check).then(|| view! { <ReasonForAll code=code.clone() ids /> });
    view! {
        <li class=format!("rq-finding {}", demand.class())>
            <p class="rq-finding-what">
                <span class=format!("rq-sign {}", demand.class()) aria-hidden="true">
                    {demand.sign()}
                </span>
                <strong>
                    <span class="rq-hidden">{format!("{}: ", demand.heading())}</span>
                    {title}
                </strong>
            </p>
            <p>{move || first.with(|first| kept_together(&first.why))}</p>
            <FixesForAll code ids about pending />
            {reason}
            <details class="rq-each">
                <summary>{move || format!("Each of the {}", count())}</summary>
                <ul class="rq-plain">
                    <For each=move || ids.get() key=Clone::clone let:id>
                        <FindingItem id demand pending />
                    </For>
                </ul>
            </details>
        </li>
    }
}

#[component]
fn FixesForAll(
    code: String,
    ids: Memo<Vec<String>>,
    about: Signal<String>,
    pending: Pending,
) -> impl IntoView {
    let desk = Desk::here();
    let fixes = Memo::new(move |_| ids.with(|ids| desk.report().with(|report| fixes_for_all(report, ids))));
    let code = StoredValue::new(code);
    let open = Memo::new(move |_| {
        let (asked, at) = pending.get()?;
        code.with_value(|code| *code == asked).then_some(at)
    });
    let dom = move |at: usize| format!("fix-all-{}-{at}", code.get_value());
    let button = move |(at, fix): (usize, FixAll)| {
        view! {
            <button
                type="button"
                id=dom(at)
                data-fix-all=fix_name(fix.kind)
                aria-expanded=move || (open.get() == Some(at)).to_string()
                on:click=move |_| pending.set(Some((code.get_value(), at)))
            >
                {fix_all_words(fix.kind, fix.count)}
                <span class="rq-hidden">{move || format!(": {}", about.get())}</span>
            </button>
        }
    };
    let preview = move || {
        let at = open.get()?;
        let fix = fixes.with_untracked(|fixes| fixes.get(at).cloned())?;
        let on_close = Callback::new(move |made: bool| {
            pending.set(None);
            focus_id(if made { "findings-title".to_owned() } else { dom(at) });
        });
        let title = fix_all_words(fix.kind, fix.count);
        Some(view! { <FixPreview title edits=fix.edits name="fix-all" on_close /> })
    };
    view! {
        <Show when=move || fixes.with(|fixes| !fixes.is_empty())>
            <div class="rq-row rq-screen">{move || fixes.get().into_iter().enumerate().map(button).collect_view()}</div>
        </Show>
        {preview}
    }
}

/// Where the person says why all of them may stay.
#[component]
fn ReasonForAll(code: String, ids: Memo<Vec<String>>) -> impl IntoView {
    let desk = Desk::here();
    let field = format!("explain-all-{code}");
    let text = RwSignal::new(String::new());
    let said = Memo::new(move |_| {
        ids.with(|ids| {
            desk.read(|request| ids.iter().filter(|id| request.explained.contains_key(*id)).count())
        })
    });
    let record = move |_| {
        let edits = ids.with_untracked(|ids| text.with_untracked(|text| explain_all(ids, text)));
        desk.edit_all(&edits);
        desk.announce(format!("Recorded for {}. You can undo it.", edits.len()));
    };
    let state = move || match (said.get(), ids.with(Vec::len)) {
        (0, _) => String::new(),
        (said, all) if said == all => {
            format!("\u{2713} A reason is recorded for all {all}. It goes into the package.")
        }
        (said, all) => format!("A reason is recorded for {said} of {all}."),
    };
    view! {
        <div class="rq-field rq-screen">
            <label for=field.clone()>"Or say why all of them may stay"</label>
            <textarea
                id=field
                class="rq-line-field"
                rows="1"
                prop:value=text
                on:input:target=move |event| text.set(event.target().value())
            ></textarea>
            <Show when=move || text.with(|text| !text.trim().is_empty())>
                <button type="button" on:click=record>
                    {move || format!("Record this for all {}", ids.with(Vec::len))}
                </button>
            </Show>
            <p class="rq-small">{state}</p>
        </div>
    }
}
