//! A page of the agency's questions.

mod before_form;
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
pub use before_form::{BeforeForm, FirstOfAll};
pub use data_flow::HowDataMove;
use data_flow::HowDataMoveHere;
use helpful_pages::HelpfulPages;
use hidden_answers::HiddenAnswers;
use leptos::prelude::*;
use requisite_pack::{Pack, Section};
use requisite_precheck::{Finding, TaskId, task_of_finding};
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
        Some(found) => {
            let ids = questions_of(&pack, found);
            let before = BeforeForm::of(desk, found.after.clone(), &ids);
            view! { <Questions ids section before /> }.into_any()
        }
        None => view! { <UnknownPage /> }.into_any(),
    }
}

#[component]
fn Questions(section: SectionId, ids: Vec<QuestionId>, before: BeforeForm) -> impl IntoView {
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
    let found = desk.from_report(move |report| {
        // Where the answers lead elsewhere, nothing keeps anybody from going there.
        let blocking = report.blocking().filter(|_| report.ending().is_none());
        let here = blocking.filter(|it| task_of_finding(it, &pack).as_ref() == Some(&task));
        here.cloned().collect::<Vec<Finding>>()
    });
    // Whoever marked a question to come back to it need not be told that it is not done.
    let marks = desk.memo(|request| request.come_back.clone());
    let problems = Memo::new(move |_| {
        let waits = |it: &&Finding| match &it.place {
            Place::Question(id) | Place::Row { question: id, .. } => marks.with(|marks| marks.contains(id)),
            _ => false,
        };
        found.with(|found| found.iter().filter(|it| !waits(it)).cloned().collect::<Vec<Finding>>())
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
    let ids = StoredValue::new(ids);
    let nothing =
        desk.from_report(move |report| ids.with_value(|ids| !ids.iter().any(|id| report.shown.contains(id))));
    let field = move |id: &QuestionId| view! { <QuestionField id=id.clone() all /> };
    let below =
        move || ids.get_value().into_iter().filter(|id| !before.asks(id)).collect::<Vec<QuestionId>>();
    let fields = move || below().iter().map(field).collect_view();
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
                    <FirstOfAll before all />
                    <Show when=move || before.is_open()>
                        {before.is_asked().then(|| view! { <h2>"The form"</h2> })} {fields()} <HiddenAnswers ids=ids.get_value() /> <HowDataMoveHere ids=ids.get_value() />
                    </Show>
                    {(!before.is_asked()).then(|| view! { <HelpfulPages ids=below() /> })}
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
