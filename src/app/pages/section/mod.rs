//! A page of the agency's questions.

mod data_flow;
mod helpful_pages;
mod hidden_answers;

use crate::browser::focus;
use crate::desk::Desk;
use crate::pages::UnknownPage;
use crate::parts::ending::Ending;
use crate::parts::findings::FindingsPanel;
use crate::parts::page_title::PageTitle;
use crate::parts::problem_summary::{ProblemSummary, SUMMARY};
use crate::parts::question::{AT_HEAD, Notes, QuestionField, Remarks};
use crate::words::title_of;
use data_flow::HowDataMove;
use helpful_pages::HelpfulPages;
use hidden_answers::HiddenAnswers;
use leptos::prelude::*;
use requisite_pack::{Pack, Section};
use requisite_precheck::{Finding, TaskId, task_of};
use requisite_request::{Place, QuestionId, SectionId};
use requisite_session::{Route, onward};

/// The questions of a page; the one that the page of public data asks is left to it.
fn questions_of(pack: &Pack, section: &Section) -> Vec<QuestionId> {
    let ids = section.questions.iter().map(|question| question.id.clone());
    ids.filter(|id| pack.uses.public_reason.as_ref() != Some(id)).collect()
}

/// The findings on a page as a whole; those on the request as a whole stand on the first page.
fn whole_page(pack: &Pack, section: &SectionId) -> Vec<Place> {
    let first = pack.sections.first().is_some_and(|it| it.id == *section);
    let whole = first.then_some(Place::Whole);
    whole.into_iter().chain([Place::Section(section.clone())]).collect()
}

/// A page of the agency's questions.
#[component]
pub fn SectionPage(
    /// The page.
    section: SectionId,
) -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    match pack.sections.iter().find(|it| it.id == section) {
        Some(found) => view! { <Questions ids=questions_of(&pack, found) section /> }.into_any(),
        None => view! { <UnknownPage /> }.into_any(),
    }
}

#[component]
fn Questions(section: SectionId, ids: Vec<QuestionId>) -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let route = Route::Section(section.clone());
    let here = route.clone();
    let intro = words.sections.get(section.as_str()).map(|words| words.intro.clone()).unwrap_or_default();
    let title = title_of(&route, &words);
    // Whether the person has asked to go on: only then is said what is missing.
    let all = RwSignal::new(false);
    let pack = desk.pack();
    let places = whole_page(&pack, &section);
    let task = TaskId::Section(section);
    let problems = desk.from_report(move |report| {
        // Where the answers lead elsewhere, nothing keeps anybody from going there.
        let blocking = report.blocking().filter(|_| report.ending().is_none());
        let here = blocking.filter(|it| task_of(&it.place, &pack).as_ref() == Some(&task));
        here.cloned().collect::<Vec<Finding>>()
    });
    let shows_problems = Memo::new(move |_| all.get() && problems.with(|problems| !problems.is_empty()));
    desk.errors_shown_when(shows_problems.into());
    let next = {
        let route = route.clone();
        desk.from_report(move |report| onward(report, &route))
    };
    let go_on = move |_| {
        if problems.with_untracked(Vec::is_empty) {
            desk.go(next.get_untracked());
        } else {
            all.set(true);
            focus::focus_id(SUMMARY.to_owned());
        }
    };
    let asked = StoredValue::new(ids.clone());
    let nothing = desk
        .from_report(move |report| asked.with_value(|ids| !ids.iter().any(|id| report.shown.contains(id))));
    let fields: Vec<_> = ids.iter().map(|id| view! { <QuestionField id=id.clone() all /> }).collect();
    view! {
        <div class="rq-stack section-page">
            <PageTitle text=title />
            <Show when=move || shows_problems.get()>
                <ProblemSummary problems onward=Signal::derive(move || desk.href(next.get())) />
            </Show>
            {(!intro.is_empty()).then(|| view! { <p class="rq-lead">{intro}</p> })}
            <Ending />
            <Remarks places=places.clone() severities=AT_HEAD shown=true />
            <Show when=move || nothing.get()>
                <p>"Your request needs no answers on this page. Go on to the next task."</p>
            </Show>
            <div class="rq-work">
                <div class="rq-stack">
                    {fields}
                    <HiddenAnswers ids=ids.clone() />
                    <HowDataMove ids=ids.clone() />
                    <HelpfulPages ids />
                </div>
                <aside class="rq-beside" aria-label="The check so far">
                    <FindingsPanel here=here />
                </aside>
            </div>
            <Notes places />
            <div class="rq-bar">
                <button type="button" class="rq-primary" id="continue" on:click=go_on>
                    "Continue"
                </button>
                <a href=desk.href(Route::Tasks)>"Back to all tasks"</a>
            </div>
        </div>
    }
}
