//! What to do with the package, and what the request brings with it.

use super::ways::way_of;
use crate::desk::Desk;
use crate::parts::contact::ContactCard;
use leptos::prelude::*;
use requisite_pack::Submission;
use requisite_precheck::Duty;

/// Next steps and dated duties.
#[component]
pub fn NextSteps(
    /// Whether the request was changed since the package was made.
    #[prop(into)]
    outdated: Signal<bool>,
    /// How a package reaches the agency.
    ways: Submission,
) -> impl IntoView {
    let desk = Desk::here();
    let of_kind = |steps: bool| {
        desk.from_report(move |report| {
            // What the person has accepted already is done, except what is still to happen on a day.
            let open = report.duties.iter().filter(|duty| duty.settled != Some(true) || duty.due.is_some());
            open.filter(|duty| (duty.kind == "step") == steps).cloned().collect::<Vec<Duty>>()
        })
    };
    let (steps, others) = (of_kind(true), of_kind(false));
    let sends = way_of(&ways).is_some();
    let contact = desk.pack().contacts.first().map(|contact| contact.id.clone());
    view! {
        <section class="rq-stack">
        <h2>"What to do next"</h2>
        <ol id="next-steps">
            <li>
                {move || if outdated.get() { "Make the package again, then save it." } else { "Save the package." }}
                " Keep the file as it is; to look inside, open a copy."
            </li>
            <li>
                {if sends {
                    "Send it with the button above, or save it and ask the contact below for another way."
                } else {
                    "Send the file to the agency yourself; this page cannot. The contact below can say which way it takes."
                }}
                " Letters and policies go beside the package, as files of their own."
            </li>
            {move || steps.get().into_iter().map(|duty| view! { <Item duty /> }).collect_view()}
        </ol>
        {contact.map(|id| view! { <ContactCard id /> })}
        </section>
        <Show when=move || others.with(|others| !others.is_empty())>
            <section class="rq-stack">
                <h2>"What the request brings with it"</h2>
                <ul>{move || others.get().into_iter().map(|duty| view! { <Item duty /> }).collect_view()}</ul>
            </section>
        </Show>
        <p>"The agency decides about your request. It may ask you for more, or offer other data."</p>
    }
}

#[component]
fn Item(duty: Duty) -> impl IntoView {
    let words = Desk::here().words().obligations.get(&duty.id).cloned().unwrap_or_default();
    let due = duty.due.map(|date| format!(" By {}.", date.in_words()));
    view! {
        <li>
            <strong>{words.title} "."</strong>
            {due}
            " "
            {words.text}
        </li>
    }
}
