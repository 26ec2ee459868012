//! The request in the package, as a reviewer reads it: what is asked, what the rules say and what the requestor said to it,
//! then every answer. Nothing of it can be changed here; about each finding and element the reviewer can decide.

use super::Checked;
use super::at_a_glance::AtAGlance;
use super::notes::{Decide, NotesHere, SaveReturn};
use crate::browser::page;
use crate::desk::Desk;
use crate::pages::check::{answers_of, sent_request};
use crate::parts::element_row_words::{identifier_look, identifier_words};
use crate::parts::findings_words::basis_words;
use crate::words::title_of;
use leptos::context::Provider;
use leptos::prelude::*;
use requisite_pack::{Identifier, Severity};
use requisite_precheck::{Finding, TaskId, finding_sentences, requested_sentence, role_phrase};
use requisite_request::{ElementId, Request};
use requisite_session::{Topic, route_of_task};
use std::sync::Arc;

/// The request of a package that was made with these rules.
#[component]
pub fn Reading(checked: Arc<Checked>) -> impl IntoView {
    if !checked.is_by_these_rules() {
        return None;
    }
    let (about, file) = (checked.verified.verification.about()?, checked.verified.request.clone()?);
    let desk = Desk::here().to_read(file.request, about.today);
    let in_short = about.request.clone();
    let from = in_short.iter().flat_map(|it| [&it.requestor, &it.organization, &it.email]);
    let from: Vec<String> = from.filter(|part| !part.is_empty()).cloned().collect();
    let title = in_short.as_ref().map(|it| it.title.clone()).filter(|title| !title.is_empty());
    let class = in_short.map(|it| it.class);
    provide_context(NotesHere::on(expect_context(), &about.sha256));
    let pack = desk.pack();
    let requested = desk.peek(|request| requested_sentence(&pack, &pack.language, request));
    Some(view! {
        <section class="rq-stack review-reading" aria-labelledby="review-request">
            <div class="check-head">
                <h2 id="review-request" dir="auto">
                    {title.unwrap_or_else(|| "The request".to_owned())}
                </h2>
                <button type="button" class="rq-screen" id="print" on:click=move |_| page::print()>
                    "Print this page"
                </button>
            </div>
            <p dir="auto">{from.join(", ")}</p>
            <p class="rq-lead">{requested}</p>
            <dl class="rq-answers">
                <div>
                    <dt>"Kind of data, as the program sorts it"</dt>
                    <dd>{class}</dd>
                </div>
            </dl>
            // What is inside reads the other request.
            <Provider value=desk>
                <WholeRequest />
            </Provider>
            <SaveReturn checked=checked.clone() about=about.clone() />
        </section>
    })
}

/// Findings and answers of the request at this desk.
#[component]
fn WholeRequest() -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let sent = sent_request(desk);
    let tasks: Vec<TaskId> =
        desk.report().with_untracked(|report| report.tasks.iter().map(|task| task.id.clone()).collect());
    let task = |id: TaskId| {
        let title = title_of(&route_of_task(&id), &words);
        let content = answers_of(id, sent);
        view! {
            <section class="rq-stack">
                <h2>{title}</h2>
                {content}
            </section>
        }
    };
    let tasks: Vec<_> = tasks.into_iter().map(task).collect();
    view! {
        <Findings />
        <AtAGlance />
        <Elements />
        {tasks}
    }
}

/// What the rules find, with what the requestor said to it.
#[component]
fn Findings() -> impl IntoView {
    let desk = Desk::here();
    let findings = desk.report().with_untracked(|report| report.findings.clone());
    let of = |severity: Severity| -> Vec<Finding> {
        findings.iter().filter(|it| it.severity == severity).cloned().collect()
    };
    let list = |title: &'static str, findings: Vec<Finding>| {
        (!findings.is_empty()).then(|| {
            let items: Vec<_> = findings.into_iter().map(|finding| view! { <One finding /> }).collect();
            view! {
                <h3>{format!("{title} ({})", items.len())}</h3>
                <ul class="rq-stack">{items}</ul>
            }
        })
    };
    let none = findings.is_empty().then(|| view! { <p>"The rules have nothing to say to it."</p> });
    view! {
        <section class="rq-stack">
            <h2>"What the rules say"</h2>
            {none}
            {list("Would have to be fixed", of(Severity::MustFix))}
            {list("To look at, with the requestor\u{2019}s reason", of(Severity::Check))}
            {list("Notes", of(Severity::Note))}
        </section>
    }
}

#[component]
fn One(finding: Finding) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let sentences = finding_sentences(&pack, &pack.language, &finding);
    let explained = finding.explained.clone().map(|text| {
        view! {
            <p>
                <strong>"The requestor says: "</strong>
                <span dir="auto">{text}</span>
            </p>
        }
    });
    let requirements = finding.requirements.join(", ");
    let source = (!requirements.is_empty()).then(|| view! { <p class="rq-small">{requirements}</p> });
    let basis = basis_words(finding.basis).map(|text| view! { <p class="rq-small">{text}</p> });
    // A note asks nothing of anybody.
    let decide = (finding.severity != Severity::Note).then(|| {
        let (about, label) = (Topic::Finding(finding.id.clone()), sentences.what.clone());
        view! { <Decide about label dom=format!("finding-{}", finding.id) /> }
    });
    view! {
        <li>
            <p dir="auto">{sentences.what}</p>
            <p class="rq-small">{sentences.why}</p>
            {explained}
            {source}
            {basis}
            {decide}
        </li>
    }
}

/// The elements one by one, each with what is said for it, to be decided about.
#[component]
fn Elements() -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let item = |id: &ElementId, request: &Request| {
        let reason = request.reasons.get(id);
        let role = reason.and_then(|reason| reason.role).map(role_phrase);
        let why = reason.map(|reason| reason.why_needed.clone()).filter(|why| !why.trim().is_empty());
        let why = why.map(|why| view! { <p dir="auto">{why}</p> });
        let sensitive = pack.element(id).filter(|element| element.identifier != Identifier::Ordinary);
        let tag = sensitive.map(|element| {
            let (class, _) = identifier_look(element.identifier);
            view! { <span class=format!("rq-tag {class}")>{identifier_words(element.identifier)}</span> }
        });
        let label = pack.label(id).to_owned();
        view! {
            <li>
                <p>
                    <strong>{label.clone()}</strong>
                    " "
                    {tag}
                </p>
                {role.map(|role| view! { <p class="rq-small">{format!("Part in the study: {role}")}</p> })}
                {why}
                <Decide about=Topic::Element(id.clone()) label dom=format!("element-{id}") />
            </li>
        }
    };
    let items: Vec<_> =
        desk.peek(|request| request.elements().into_iter().map(|id| item(id, request)).collect());
    view! {
        <section class="rq-stack">
            <h2>{format!("The elements one by one ({})", items.len())}</h2>
            <ul class="rq-stack">{items}</ul>
        </section>
    }
}
