//! Buttons that carry out a finding's remedies, each after a preview.

use super::findings_words::{fix_name, fix_words};
use super::fix_preview::FixPreview;
use crate::browser::focus::focus_id;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::{Finding, Fix};
use requisite_request::ElementId;

/// Which remedy of which finding is being looked at: the finding's id, and the remedy's place in its list.
pub type Pending = RwSignal<Option<(String, usize)>>;

/// The remedies of a finding.
#[component]
pub fn FindingFixes(
    /// What its buttons are told apart by.
    id: String,
    /// The finding as it is now.
    finding: Memo<Option<Finding>>,
    /// What was found, for those who only hear the button.
    about: Signal<String>,
    /// The remedy that is being looked at; one on the page.
    pending: Pending,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let fixes =
        Memo::new(move |_| finding.with(|it| it.as_ref().map(|it| it.fixes.clone()).unwrap_or_default()));
    let open = Memo::new(move |_| {
        let (asked, at) = pending.get()?;
        id.with_value(|id| *id == asked).then_some(at)
    });
    let dom = move |at: usize| format!("fix-{}-{at}", id.get_value());
    let buttons = move || {
        let button = |(at, fix): (usize, Fix)| {
            let expanded = move || (open.get() == Some(at)).to_string();
            view! {
                <button
                    type="button"
                    id=dom(at)
                    data-fix=fix_name(fix.kind)
                    aria-expanded=expanded
                    on:click=move |_| pending.set(Some((id.get_value(), at)))
                >
                    {fix_words(&fix)}
                    <span class="rq-hidden">{move || format!(": {}", about.get())}</span>
                </button>
            }
        };
        fixes.get().into_iter().enumerate().map(button).collect_view()
    };
    let preview = move || {
        let at = open.get()?;
        let fix = fixes.with_untracked(|fixes| fixes.get(at).cloned())?;
        let on_close = Callback::new(move |made: bool| {
            pending.set(None);
            focus_id(if made { "findings-title".to_owned() } else { dom(at) });
        });
        Some(view! { <FixPreview title=fix_words(&fix) edits=fix.edits on_close /> })
    };
    view! {
        <Show when=move || fixes.with(|fixes| !fixes.is_empty())>
            <div class="rq-row rq-screen">{buttons}</div>
        </Show>
        {preview}
    }
}

/// Where the person says why a finding may stay, or why something is left out.
#[component]
pub fn FindingReason(
    /// The finding's id.
    id: String,
    /// What its field is told apart by.
    dom: String,
    /// Whether it rests on words of a text, so that "this is meant" says enough.
    of_words: bool,
    /// The element that it is about, if it is about one.
    #[prop(optional_no_strip)]
    of_element: Option<ElementId>,
    /// What was found, for those who only hear the buttons.
    #[prop(optional)]
    about: Signal<String>,
    /// What the field is called.
    label: &'static str,
) -> impl IntoView {
    let desk = Desk::here();
    let field = format!("explain-{dom}");
    let meant = of_words.then(|| view! { <MeantButton id=id.clone() field=field.clone() about /> });
    let given = of_element.map(|of| view! { <GivenButton id=id.clone() field=field.clone() about of /> });
    let (named, hint) = (field.clone(), format!("{field}-hint"));
    let asked = id.clone();
    let said = desk.memo(move |request| request.explained.get(&asked).cloned().unwrap_or_default());
    let name = field.clone();
    let type_it = move |text: String| {
        let edit = requisite_request::Edit::Explain { finding: id.clone(), text };
        desk.type_text(&name, edit);
    };
    view! {
        <div class="rq-field">
            <label for=named>{label}</label>
            <textarea
                id=field
                class="rq-line-field"
                rows="1"
                aria-describedby=hint.clone()
                prop:value=said
                on:input:target=move |event| type_it(event.target().value())
                on:change=move |_| desk.pause_typing()
            ></textarea>
            <p class="rq-small" id=hint>
                {move || if said.with(|said| said.trim().is_empty()) { "" } else { "\u{2713} Recorded. It goes into the package." }}
            </p>
            {meant}
            {given}
        </div>
    }
}

/// What is recorded for words that are meant as they stand.
const MEANT: &str = "This is meant.";

/// Answers a finding about words with one stroke; gone once there is an answer.
#[component]
fn MeantButton(id: String, field: String, about: Signal<String>) -> impl IntoView {
    let desk = Desk::here();
    let (asked, dom) = (id.clone(), format!("{field}-meant"));
    let open =
        desk.memo(move |request| request.explained.get(&asked).is_none_or(|said| said.trim().is_empty()));
    let (id, field) = (StoredValue::new(id), StoredValue::new(field));
    let mean_it = move |_| {
        let edit = requisite_request::Edit::Explain { finding: id.get_value(), text: MEANT.to_owned() };
        desk.edit(edit);
        desk.announce("Recorded as meant. You can undo it.".to_owned());
        focus_id(field.get_value());
    };
    view! {
        <Show when=move || open.get()>
            <button type="button" class="rq-screen" id=dom.clone() on:click=mean_it>
                "This is meant"
                <span class="rq-hidden">{move || format!(": {}", about.get())}</span>
            </button>
        </Show>
    }
}

/// Says again here why the element is needed, where that is said already; gone once there is an answer.
#[component]
fn GivenButton(id: String, field: String, about: Signal<String>, of: ElementId) -> impl IntoView {
    let desk = Desk::here();
    let (asked, dom) = (id.clone(), format!("{field}-given"));
    let given = desk.memo(move |request| {
        let open = request.explained.get(&asked).is_none_or(|said| said.trim().is_empty());
        let why = request.reasons.get(&of).map(|reason| reason.why_needed.trim().to_owned());
        why.filter(|why| open && !why.is_empty()).unwrap_or_default()
    });
    let (id, field) = (StoredValue::new(id), StoredValue::new(field));
    let take = move |_| {
        let text = given.get_untracked();
        desk.edit(requisite_request::Edit::Explain { finding: id.get_value(), text });
        desk.announce("The reason stands here too. You can undo it.".to_owned());
        focus_id(field.get_value());
    };
    view! {
        <Show when=move || given.with(|given| !given.is_empty())>
            <button type="button" class="rq-screen" id=dom.clone() on:click=take>
                "Use the reason I gave for this element"
                <span class="rq-hidden">{move || format!(": {}", about.get())}</span>
            </button>
        </Show>
    }
}
