//! One table or file: all that is asked about it.

use super::asks::AskFoot;
use super::at_ask::AtAsk;
use super::groups::Breakdowns;
use super::kind::KindOfData;
use super::level_and_years::{Level, SchoolYears};
use super::picker::Picker;
use super::students::Students;
use leptos::prelude::*;
use requisite_request::{Ask, AskId, Detail};

/// All that is asked about an ask.
#[component]
pub fn AskForm(
    /// The ask.
    at: AtAsk,
    /// Called with another ask to show.
    on_pick: Callback<AskId>,
) -> impl IntoView {
    let several = at.desk.memo(|request| request.asks.len() > 1);
    let title = at.memo(Ask::title);
    let student = at.memo(|ask| ask.detail() == Some(Detail::StudentLevel));
    view! {
        <div class="rq-stack rq-ask">
            <Show when=move || several.get()>
                <h2 id="ask-title" tabindex="-1">
                    {title}
                </h2>
            </Show>
            <KindOfData at />
            <section class="rq-stack" aria-labelledby="when-title">
                <h2 id="when-title">"Where and when"</h2>
                <Level at />
                <SchoolYears at />
            </section>
            <section class="rq-stack" aria-labelledby="groups-title">
                <h2 id="groups-title">"Which groups"</h2>
                <Show when=move || !student.get()>
                    <Breakdowns at />
                </Show>
                <Students at />
            </section>
            <Picker at />
            <section class="rq-stack">
                <AskFoot at on_pick />
            </section>
        </div>
    }
}
