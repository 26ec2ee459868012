//! The answers to a page of questions.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Place, QuestionId, Request, SectionId};
use requisite_session::answer_lines;
use std::sync::Arc;

/// The questions of a page that are asked, with their answers and the way to change each.
#[component]
pub fn SectionAnswers(
    /// The page.
    section: SectionId,
    /// The request as the package will say it.
    sent: Memo<Arc<Request>>,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let asked = desk.from_report(move |report| {
        let section = pack.sections.iter().find(|it| it.id == section);
        let questions = section.map(|it| it.questions.as_slice()).unwrap_or_default();
        let shown = questions.iter().filter(|question| report.shown.contains(&question.id));
        shown.map(|question| question.id.clone()).collect::<Vec<QuestionId>>()
    });
    view! { <AnswerList asked sent /> }
}

/// Questions with their answers and the way to change each.
#[component]
pub fn AnswerList(
    /// The questions, as far as they are asked.
    asked: Memo<Vec<QuestionId>>,
    /// The request as the package will say it.
    sent: Memo<Arc<Request>>,
) -> impl IntoView {
    view! {
        <Show
            when=move || asked.with(|asked| !asked.is_empty())
            fallback=|| view! { <p>"Nothing is asked here for this request."</p> }
        >
            <dl class="rq-answers">
                {move || asked.get().into_iter().map(|id| view! { <OneAnswer id sent /> }).collect_view()}
            </dl>
        </Show>
    }
}

#[component]
fn OneAnswer(id: QuestionId, sent: Memo<Arc<Request>>) -> impl IntoView {
    let desk = Desk::here();
    let (pack, words) = (desk.pack(), desk.words());
    let label = words.question_label(&id);
    let place = Place::Question(id.clone());
    let address = desk.href_at(&place);
    let left_blank = desk.from_report(move |report| {
        let here = report.findings.iter().find(|it| it.place == place && it.asks_to_fill_in());
        here.and_then(|it| it.explained.clone())
    });
    let lines = Memo::new(move |_| {
        sent.with(|request| match (pack.question(&id), request.answer(&id)) {
            (Some(question), Some(answer)) => answer_lines(question, &words, answer),
            _ => Vec::new(),
        })
    });
    let text = move || {
        lines.with(|lines| match left_blank.get() {
            _ if !lines.is_empty() => lines.join("\n"),
            Some(reason) => format!("Left blank. Your reason: {reason}"),
            None => "Not answered".to_owned(),
        })
    };
    view! {
        <div>
            <dt>{label.clone()}</dt>
            <dd>{text}</dd>
            <dd class="rq-screen">
                <a href=address>"Change" <span class="rq-hidden">{format!(": {label}")}</span></a>
            </dd>
        </div>
    }
}
