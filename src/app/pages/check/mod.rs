//! Everything on one page before the package is made: problems first, then the answers by task.

mod answers;
mod asks;
mod kept_out;
mod reasons;

use crate::browser::page;
use crate::desk::Desk;
use crate::parts::document_links::DocumentLinks;
use crate::parts::ending::Ending;
use crate::parts::fee::FeeSoFar;
use crate::parts::findings::FindingsPanel;
use crate::parts::following::Following;
use crate::parts::outdated_list::OutdatedList;
use crate::parts::page_title::PageTitle;
use crate::parts::plan::TimePlanSoFar;
use crate::parts::question::ComeBackList;
use crate::words::title_of;
pub use answers::AnswerList;
use answers::SectionAnswers;
pub use asks::AskAnswers;
use kept_out::KeptOut;
use leptos::prelude::*;
pub use reasons::{ReasonAnswers, SaidOf};
use requisite_precheck::{TaskId, requested_sentence, shown_request};
use requisite_request::Request;
use requisite_session::{Route, progress, route_of_task};
use std::sync::Arc;

/// The request as the package will say it.
pub fn sent_request(desk: Desk) -> Memo<Arc<Request>> {
    Memo::new(move |_| {
        let (pack, report) = (desk.pack(), desk.report());
        report.with(|report| desk.read(|request| Arc::new(shown_request(&pack, request, report))))
    })
}

/// Everything on one page before the package is made.
#[component]
pub fn CheckPage() -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words();
    let requested = move || {
        let pack = desk.pack();
        desk.read(|request| requested_sentence(&pack, &pack.language, request))
    };
    let sent = sent_request(desk);
    let state = desk.from_report(|report| progress(report).standing());
    // Every request to the agency has the same tasks.
    let ids: Vec<TaskId> =
        desk.report().with_untracked(|report| report.tasks.iter().map(|task| task.id.clone()).collect());
    let tasks: Vec<_> = ids.into_iter().map(|id| view! { <OneTask id sent /> }).collect();
    view! {
        <div class="rq-stack check-page">
            <PageTitle text=title_of(&Route::Check, &words) />
            <p class="rq-lead">{requested}</p>
            <p role="status" id="check-state">
                {move || state.get()}
            </p>
            <Ending />
            <FindingsPanel here=Route::Check />
            <Following />
            <OutdatedList />
            <ComeBackList />
            <DocumentLinks />
            <FeeSoFar />
            <TimePlanSoFar open=true />
            {tasks}
            <KeptOut sent />
            <div class="rq-bar">
                <a class="rq-primary" href=desk.href(Route::Package)>
                    "Go on to the package"
                </a>
                <button type="button" class="rq-screen" id="print" on:click=move |_| page::print()>
                    "Print this page"
                </button>
                <a href=desk.href(Route::Tasks)>"Back to all tasks"</a>
            </div>
        </div>
    }
}

/// The answers of one task.
pub fn answers_of(id: TaskId, sent: Memo<Arc<Request>>) -> AnyView {
    match id {
        TaskId::Section(section) => view! { <SectionAnswers section sent /> }.into_any(),
        TaskId::Data => view! { <AskAnswers public=false /> }.into_any(),
        TaskId::Public => view! { <AskAnswers public=true /> }.into_any(),
        TaskId::Reasons => view! { <ReasonAnswers of=SaidOf::All /> }.into_any(),
    }
}

/// The answers of one task below its title.
#[component]
fn OneTask(id: TaskId, sent: Memo<Arc<Request>>) -> impl IntoView {
    let desk = Desk::here();
    let route = route_of_task(&id);
    let title = title_of(&route, &desk.words());
    let address = desk.href(route);
    let content = answers_of(id, sent);
    view! {
        <section class="rq-stack">
            <div class="check-head">
                <h2>{title.clone()}</h2>
                <a class="rq-screen" href=address>
                    "Go to this page" <span class="rq-hidden">{format!(": {title}")}</span>
                </a>
            </div>
            {content}
        </section>
    }
}
