//! Why public data are not enough: our text, until the person writes their own.

use crate::browser::focus::focus_id;
use crate::desk::Desk;
use crate::parts::question::Outdated;
use leptos::prelude::*;
use requisite_precheck::{is_same_paragraph, public_paragraph};
use requisite_request::{Answer, Assembled, Edit, Place, QuestionId};

/// The paragraph: a field where the agency asks for it and it is asked now, else only our text.
#[component]
pub fn WhyNotPublic() -> impl IntoView {
    let desk = Desk::here();
    let question = desk.pack().uses.public_reason.clone()?;
    let asked = {
        let question = question.clone();
        desk.from_report(move |report| report.shown.contains(&question))
    };
    // Where published files hold everything there is nothing to say.
    let enough = desk.from_report(|report| report.ending().is_some());
    let question = StoredValue::new(question);
    Some(view! {
        <Show when=move || !enough.get()>
            <Show when=move || asked.get() fallback=move || view! { <OurText /> }>
                <Field question=question.get_value() />
            </Show>
        </Show>
    })
}

fn our_text(desk: Desk) -> Memo<String> {
    Memo::new(move |_| {
        let pack = desk.pack();
        desk.report()
            .with(|report| desk.read(|request| public_paragraph(&pack, &pack.language, request, report)))
    })
}

/// Our text alone, once something was compared.
#[component]
fn OurText() -> impl IntoView {
    let desk = Desk::here();
    let text = our_text(desk);
    let compared = desk.from_report(|report| !report.coverage.is_empty());
    view! {
        <Show when=move || compared.get()>
            <section class="rq-stack" aria-labelledby="our-text-title">
                <h2 id="our-text-title">"Why public files are not enough"</h2>
                <p>"The package says it in these words. They follow what you choose."</p>
                <blockquote class="rq-quote">{text}</blockquote>
            </section>
        </Show>
    }
}

#[component]
fn Field(question: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words().questions.get(question.as_str()).cloned().unwrap_or_default();
    let asked = question.clone();
    let own = desk.memo(move |request| request.answer(&asked).and_then(Answer::as_text).map(str::to_owned));
    let ours = our_text(desk);
    let edited = question.clone();
    // Our text as it was when the person made it their own.
    let was = desk.memo(move |request| match request.assembled.get(&edited) {
        Some(Assembled::Edited { was }) => Some(was.clone()),
        _ => None,
    });
    let stale = Memo::new(move |_| {
        own.with(Option::is_some)
            && was.with(|was| was.as_ref().is_some_and(|was| ours.with(|ours| !is_same_paragraph(ours, was))))
    });
    let text = move || own.get().unwrap_or_else(|| ours.get());
    let field = format!("q-{question}");
    let place = Place::Question(question.clone()).to_string();
    let question = StoredValue::new(question);
    let name = StoredValue::new(field.clone());
    let now_own = move || Edit::Assemble {
        question: question.get_value(),
        assembled: Some(Assembled::Edited { was: ours.get_untracked() }),
    };
    let write = move |text: String| {
        if own.with_untracked(Option::is_none) {
            desk.edit(now_own());
        }
        desk.type_text(
            &name.get_value(),
            Edit::Answer { question: question.get_value(), answer: Answer::Text(text) },
        );
    };
    let keep = move |_| {
        let answer = Answer::Text(ours.get_untracked());
        desk.edit_all(&[Edit::Answer { question: question.get_value(), answer }, now_own()]);
        focus_id(name.get_value());
    };
    let on_keep = Callback::new(move |()| {
        desk.edit(now_own());
        focus_id(name.get_value());
    });
    let give_back = move |_| {
        let question = question.get_value();
        let none = Edit::Assemble { question: question.clone(), assembled: None };
        desk.edit_all(&[Edit::ClearAnswer { question }, none]);
        focus_id(name.get_value());
    };
    view! {
        <section class="rq-field" data-at=place>
            <label class="rq-legend-2" for=field.clone()>
                {words.label}
            </label>
            <p class="rq-hint" id=format!("{field}-hint")>
                {words.hint}
            </p>
            <textarea
                id=field.clone()
                class="rq-tall"
                rows="8"
                aria-describedby=format!("{field}-hint {field}-state")
                prop:value=text
                on:input:target=move |event| write(event.target().value())
                on:change=move |_| desk.pause_typing()
            ></textarea>
            <p class="rq-small" id=format!("{field}-state")>
                {move || {
                    if own.with(Option::is_some) {
                        "This is your text. It no longer follows changes of the data."
                    } else {
                        "This is our text. It follows what you choose until you change it or keep it."
                    }
                }}
            </p>
            <Show when=move || stale.get()>
                <Outdated
                    about="What you ask for has changed since you made this text your own. Ours would say now:"
                    now=ours
                    id="keep-own-text".to_owned()
                    on_keep
                />
            </Show>
            <div class="rq-row rq-screen">
                <Show
                    when=move || own.with(Option::is_some)
                    fallback=move || {
                        view! {
                            <button type="button" id="keep-our-text" on:click=keep>
                                "Keep this text as my answer"
                            </button>
                        }
                    }
                >
                    <button type="button" id="use-our-text" on:click=give_back>
                        "Use our text again"
                    </button>
                </Show>
            </div>
        </section>
    }
}
