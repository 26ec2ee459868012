//! The research questions, and why each element is needed.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::Pack;
use requisite_request::{Place, Reason, Request};

/// What is said for one thing, and where to change it.
#[derive(Clone, PartialEq, Eq)]
struct Said {
    about: String,
    text: String,
    place: Place,
}

fn questions(request: &Request) -> Vec<Said> {
    let numbered = request.research_questions.iter().zip(1..);
    let said = numbered.map(|(question, n): (_, u32)| {
        let text = question.text.trim();
        let text = if text.is_empty() { "Not written yet".to_owned() } else { text.to_owned() };
        Said { about: format!("Research question {n}"), text, place: Place::ResearchQuestion(question.id) }
    });
    said.collect()
}

fn in_words(reason: &Reason) -> String {
    let mut lines = Vec::new();
    if let Some(role) = reason.role {
        lines.push(format!("Role: {}", role.as_str().replace('_', " ")));
    }
    if !reason.questions.is_empty() {
        let numbers: Vec<String> = reason.questions.iter().map(|id| id.0.to_string()).collect();
        let questions = if numbers.len() == 1 { "question" } else { "questions" };
        lines.push(format!("Serves research {questions} {}", numbers.join(", ")));
    }
    let texts = [&reason.why_needed, &reason.why_not_less, &reason.if_refused];
    lines.extend(texts.into_iter().filter(|text| !text.trim().is_empty()).cloned());
    lines.join("\n")
}

fn reasons(pack: &Pack, request: &Request) -> Vec<Said> {
    let chosen = request.elements().into_iter().filter_map(|id| Some((id, request.reasons.get(id)?)));
    let said = chosen.map(|(id, reason)| Said {
        about: pack.label(id).to_owned(),
        text: in_words(reason),
        place: Place::Reason(id.clone()),
    });
    said.collect()
}

/// Which of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SaidOf {
    /// The research questions.
    Questions,
    /// Why each element is needed.
    Elements,
    /// Both.
    All,
}

/// The research questions, and why each element is needed.
#[component]
pub fn ReasonAnswers(
    /// Which of them.
    of: SaidOf,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let said = desk.memo(move |request| {
        let mut said = if of == SaidOf::Elements { Vec::new() } else { questions(request) };
        if of != SaidOf::Questions {
            said.extend(reasons(&pack, request));
        }
        said
    });
    let item = move |it: Said| {
        view! {
            <div>
                <dt>{it.about.clone()}</dt>
                <dd>{it.text}</dd>
                <dd class="rq-screen">
                    <a href=desk
                        .href_at(&it.place)>
                        "Change" <span class="rq-hidden">{format!(": {}", it.about)}</span>
                    </a>
                </dd>
            </div>
        }
    };
    view! {
        <Show
            when=move || said.with(|said| !said.is_empty())
            fallback=|| view! { <p>"No research question or reason is written yet."</p> }
        >
            <dl class="rq-answers">{move || said.get().into_iter().map(item).collect_view()}</dl>
        </Show>
    }
}
