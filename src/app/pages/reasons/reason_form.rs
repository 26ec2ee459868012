//! Why one element is needed.

use super::copying::CopyTo;
use super::progress::Reasons;
use super::questions::{ids_of, number_of, text_of};
use super::reason_item::NextReason;
use super::words::role_words;
use crate::desk::Desk;
use crate::parts::element_row::tags;
use crate::parts::element_row_details::ElementDetails;
use crate::parts::less_sensitive::LessSensitive;
use leptos::prelude::*;
use requisite_request::{Edit, ElementId, Reason, ResearchQuestionId, Role};

/// The reason of one element, and changes to it.
#[derive(Clone, Copy)]
pub struct AtReason {
    desk: Desk,
    id: StoredValue<ElementId>,
    /// The reason as it is now.
    pub reason: Memo<Reason>,
}

impl AtReason {
    fn new(id: ElementId) -> Self {
        let desk = Desk::here();
        let asked = id.clone();
        let reason = desk.memo(move |request| request.reasons.get(&asked).cloned().unwrap_or_default());
        Self { desk, id: StoredValue::new(id), reason }
    }

    fn changed(&self, change: impl FnOnce(&mut Reason)) -> Edit {
        let mut reason = self.reason.get_untracked();
        change(&mut reason);
        Edit::SetReason { element: self.id.get_value(), reason }
    }

    /// The DOM id of a field.
    pub fn dom(&self, part: &str) -> String {
        self.id.with_value(|id| format!("reason-{id}-{part}"))
    }
}

/// The form of one reason.
#[component]
pub fn ReasonForm(
    /// What the page shares.
    reasons: Reasons,
    /// The element.
    id: ElementId,
    /// Whether it needs a reason.
    needed: bool,
) -> impl IntoView {
    let pack = Desk::here().pack();
    let at = AtReason::new(id.clone());
    let element = pack.element(&id);
    let about = element.map(|element| view! { <p class="rq-tags">{tags(element)}</p> });
    let has_coarser = element.is_some_and(|element| !element.coarser.is_empty());
    let less = if has_coarser {
        "Why would a less sensitive one not do?"
    } else {
        "Why would a less sensitive one not do? (optional)"
    };
    let why = if needed { "Why is it needed?" } else { "Why is it needed? (optional)" };
    view! {
        <div class="rq-stack">
            {about}
            <ElementDetails id=id.clone() />
            <RoleSelect at />
            <Serves at />
            <Text
                at
                part="why"
                label=why
                hint="Say how it answers the question. Example: the outcome of question 1, compared before and after the program."
                read=|reason| &reason.why_needed
                write=|reason, text| reason.why_needed = text
            />
            <LessSensitive id=id.clone() then_focus="reasons-title" />
            <Text
                at
                part="less"
                label=less
                hint="For example, why a year of birth or a yes-or-no flag is not enough."
                read=|reason| &reason.why_not_less
                write=|reason, text| reason.why_not_less = text
            />
            <Text
                at
                part="refused"
                label="What happens to the study without it? (optional)"
                hint="It helps the agency to weigh what it gives."
                read=|reason| &reason.if_refused
                write=|reason, text| reason.if_refused = text
            />
            <CopyTo reasons id=id />
            <NextReason reasons id="next-reason-after" />
        </div>
    }
}

#[component]
fn RoleSelect(at: AtReason) -> impl IntoView {
    let role = Memo::new(move |_| at.reason.with(|reason| reason.role));
    let choose = move |name: String| {
        at.desk.edit(at.changed(|reason| reason.role = Role::from_name(&name)));
    };
    let option = |it: Role| {
        view! {
            <option value=it.as_str() prop:selected=move || role.get() == Some(it)>
                {role_words(it)}
            </option>
        }
    };
    view! {
        <div class="rq-field">
            <label for=at.dom("role")>"Its role in the study"</label>
            <select id=at.dom("role") on:change:target=move |event| choose(event.target().value())>
                <option value="" prop:selected=move || role.get().is_none()>
                    "Choose a role"
                </option>
                {Role::ALL.map(option).collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Serves(at: AtReason) -> impl IntoView {
    let ids = at.desk.memo(ids_of);
    let one = move |id: ResearchQuestionId| {
        let dom = at.dom(&format!("rq-{}", id.0));
        let number = move || number_of(ids, id);
        let text = at.desk.memo(move |request| text_of(request, id));
        let label = move || match text.get().trim() {
            "" => format!("Question {}", number()),
            text => format!("{}. {text}", number()),
        };
        let choose = move |wanted: bool| {
            at.desk.edit(at.changed(|reason| {
                if wanted {
                    reason.questions.insert(id)
                } else {
                    reason.questions.remove(&id)
                };
            }));
        };
        view! {
            <div class="rq-choice">
                <input
                    type="checkbox"
                    id=dom.clone()
                    prop:checked=move || at.reason.with(|reason| reason.questions.contains(&id))
                    on:change:target=move |event| choose(event.target().checked())
                />
                <label for=dom>{label}</label>
            </div>
        }
    };
    view! {
        <fieldset class="rq-field">
            <legend>"Research questions that it serves"</legend>
            <Show
                when=move || ids.with(|ids| !ids.is_empty())
                fallback=|| view! { <p class="rq-hint">"Write your research questions at the top of this page first."</p> }
            >
                <div class="rq-choices">
                    <For each=move || ids.get() key=|id| id.0 children=one />
                </div>
            </Show>
        </fieldset>
    }
}

#[component]
fn Text(
    at: AtReason,
    part: &'static str,
    label: &'static str,
    hint: &'static str,
    read: fn(&Reason) -> &String,
    write: fn(&mut Reason, String),
) -> impl IntoView {
    let field = at.dom(part);
    let name = StoredValue::new(field.clone());
    let text = Memo::new(move |_| at.reason.with(|reason| read(reason).clone()));
    let type_it = move |text: String| {
        at.desk.type_text(&name.get_value(), at.changed(|reason| write(reason, text)));
    };
    view! {
        <div class="rq-field">
            <label for=field.clone()>{label}</label>
            <p class="rq-hint" id=format!("{field}-hint")>
                {hint}
            </p>
            <textarea
                id=field.clone()
                class="rq-short"
                rows="2"
                aria-describedby=format!("{field}-hint")
                prop:value=text
                on:input:target=move |event| type_it(event.target().value())
                on:change=move |_| at.desk.pause_typing()
            ></textarea>
        </div>
    }
}
