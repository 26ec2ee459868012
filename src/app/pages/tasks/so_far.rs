//! What the request is so far.

use crate::desk::Desk;
use crate::parts::kept_together::kept_together;
use crate::words::class_sentence;
use leptos::prelude::*;
use requisite_precheck::{Verdict, requested_sentence};
use requisite_session::Route;

/// What the request is so far: the data, and the class that follows from them.
#[component]
pub fn SoFar() -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    let asked = desk.memo(move |request| requested_sentence(&pack, &pack.language, request));
    let class = desk.from_report(|report| report.class.clone());
    let decided = Memo::new(move |_| class.with(|class| matches!(class, Verdict::Decided(_))));
    let others = desk.from_report(|report| {
        let others = report.routes.iter().filter(|route| !route.ends_journey);
        others.map(|route| route.id.clone()).collect::<Vec<_>>()
    });
    let other = move |id: String| {
        let title = desk.words().routes.get(&id).map(|route| route.title.clone()).unwrap_or_default();
        view! {
            <li>
                <a href=desk.href(Route::Outcome(id))>{title}</a>
            </li>
        }
    };
    view! {
        <section class="rq-stack" aria-labelledby="so-far-title">
            <h2 id="so-far-title">"Your request so far"</h2>
            <dl class="rq-answers">
                <div>
                    <dt>"Data"</dt>
                    <dd id="requested">{move || asked.with(|asked| kept_together(asked))}</dd>
                </div>
                <div>
                    <dt>"Kind of data"</dt>
                    <dd id="class-so-far">
                        {move || class.with(class_sentence)}
                        <Show when=move || decided.get()>
                            <span class="rq-small">" The agency decides."</span>
                        </Show>
                    </dd>
                </div>
            </dl>
            <Show when=move || others.with(|others| !others.is_empty())>
                <h3>"Pages that may help you"</h3>
                <ul>{move || others.get().into_iter().map(other).collect_view()}</ul>
            </Show>
        </section>
    }
}
