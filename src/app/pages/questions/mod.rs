//! All questions of the agency on one page, to read or print before starting.

use crate::browser::page;
use crate::desk::Desk;
use crate::parts::page_title::PageTitle;
use crate::words::{basis_sentence, title_of};
use leptos::prelude::*;
use requisite_pack::{Condition, Question, QuestionKind, QuestionWords, Section};
use requisite_session::Route;

/// All questions on one page.
#[component]
pub fn QuestionsPage() -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let sections: Vec<_> =
        desk.pack().sections.iter().map(|section| view! { <OneSection section=section.clone() /> }).collect();
    view! {
        <div class="rq-stack questions-page">
            <PageTitle text=title_of(&Route::Questions, &words) />
            <p>
                "These are all the questions that this request can ask. You are asked only those that fit your answers and the data you choose. For each data element you may also be asked why you need it."
            </p>
            <div class="rq-row rq-screen">
                <button type="button" id="print" on:click=move |_| page::print()>
                    "Print this page"
                </button>
                <a href=desk.href(Route::Tasks)>"Go to your request"</a>
            </div>
            {sections}
            <OfTheData />
        </div>
    }
}

/// What the pages on the data ask, of every agency.
#[component]
fn OfTheData() -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let title = |route: Route| title_of(&route, &words);
    view! {
        <section class="rq-stack">
            <h2>{title(Route::Data)}</h2>
            <ul>
                <li>"What kind of data: totals with small groups hidden or shown, or student-level data without or with identifying details"</li>
                <li>"Which level: the state, districts, schools or the like"</li>
                <li>"Which school years"</li>
                <li>"For totals: by which groups they are split"</li>
                <li>"Which grades, and which students or schools, if not all (optional)"</li>
                <li>"Which data elements, from the catalog; for some of them, other years than for the rest (optional)"</li>
            </ul>
        </section>
        <section class="rq-stack">
            <h2>{title(Route::Reasons)}</h2>
            <p>"Research questions are asked where the agency wants them. Reasons are asked only for student-level data and for totals with small groups shown."</p>
            <ul>
                <li>"Your research questions"</li>
                <li>"For each element: the research question that it serves"</li>
                <li>"For each sensitive element: its role in the study, why you need it, and why a less sensitive one would not do"</li>
                <li>"What happens to the study if the element is refused (optional)"</li>
            </ul>
        </section>
    }
}

#[component]
fn OneSection(section: Section) -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let title = title_of(&Route::Section(section.id.clone()), &words);
    let items: Vec<_> = section
        .questions
        .iter()
        .map(|question| {
            let words = words.questions.get(question.id.as_str()).cloned().unwrap_or_default();
            view! { <OneQuestion question=question.clone() words /> }
        })
        .collect();
    view! {
        <section class="rq-stack">
            <h2>{title}</h2>
            <ol class="rq-stack">{items}</ol>
        </section>
    }
}

/// What an answer looks like, in words.
fn kind_words(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Text => "A short text",
        QuestionKind::LongText => "A longer text",
        QuestionKind::Choice => "One of these",
        QuestionKind::Choices => "Any of these",
        QuestionKind::YesNo => "Yes or no",
        QuestionKind::Date => "A date",
        QuestionKind::Number => "A number",
        QuestionKind::Email => "An e-mail address",
        QuestionKind::Phone => "A telephone number",
        QuestionKind::Acknowledge => "A statement to accept",
        QuestionKind::Rows => "A list. For each",
    }
}

#[component]
fn OneQuestion(question: Question, words: QuestionWords) -> impl IntoView {
    let optional = (!question.required).then_some(" (optional)");
    let sometimes = (question.shown != Condition::Always).then_some("Asked only when it fits your answers. ");
    let most = question.max_words.map(|most| format!("At most {most} words."));
    let named = |id: &String| words.options.get(id).cloned().unwrap_or_else(|| id.clone());
    let mut parts: Vec<String> = question.options.iter().map(named).collect();
    parts.extend(question.fields.iter().map(|field| {
        let label = words.fields.get(field.id.as_str()).map(|words| words.label.clone());
        let label = label.filter(|label| !label.is_empty()).unwrap_or_else(|| field.id.to_string());
        if field.shown.is_some() { format!("{label} (only when it fits your answers)") } else { label }
    }));
    let colon = if parts.is_empty() { "." } else { ":" };
    let parts = (!parts.is_empty())
        .then(|| view! { <ul>{parts.into_iter().map(|part| view! { <li>{part}</li> }).collect_view()}</ul> });
    let paragraph = |text: String| (!text.is_empty()).then(|| view! { <p class="rq-hint">{text}</p> });
    let why = (!words.why.is_empty()).then(|| view! { <p class="rq-small">"Why: " {words.why.clone()}</p> });
    let doubt = basis_sentence(question.basis).map(|text| view! { <p class="rq-small">{text}</p> });
    view! {
        <li>
            <h3>{words.label.clone()} <span class="rq-optional">{optional}</span></h3>
            {paragraph(words.hint.clone())}
            <p>{sometimes} {kind_words(question.kind)} {colon}</p>
            {most.map(|most| view! { <p>{most}</p> })}
            {parts}
            {why}
            {doubt}
        </li>
    }
}
