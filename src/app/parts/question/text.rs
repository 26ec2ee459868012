//! Questions that are answered by typing.

use super::Asked;
use super::assembled::{Assembled, AssembledText};
use super::field::Label;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::QuestionKind;
use requisite_request::Answer;

/// The `type` and `inputmode` of an input for a kind of answer. Numbers are typed as text: a spinner would change them by
/// accident.
pub fn input_kind(kind: QuestionKind) -> (&'static str, Option<&'static str>) {
    match kind {
        QuestionKind::Date => ("date", None),
        QuestionKind::Number => ("text", Some("numeric")),
        QuestionKind::Email => ("email", None),
        QuestionKind::Phone => ("tel", None),
        _ => ("text", None),
    }
}

/// The class that gives an input its width.
pub fn width_class(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Number => "narrow",
        QuestionKind::Phone | QuestionKind::Date => "middle",
        _ => "",
    }
}

/// A question that is answered by typing.
#[component]
pub fn Text(asked: Asked) -> impl IntoView {
    let desk = Desk::here();
    let id = asked.id().clone();
    let text = desk.memo(move |request| {
        request.answers.get(&id).and_then(Answer::as_text).map(str::to_owned).unwrap_or_default()
    });
    let typing = asked.clone();
    let type_it = move |event: leptos::ev::Event| {
        let written = event_target_value(&event);
        // A date that is only half typed has no text yet; taking it as cleared would wipe what is typed.
        if written.is_empty() && crate::browser::page::is_half_typed(&event) {
            return;
        }
        desk.type_text(&typing.dom, typing.answer(Answer::Text(written)));
    };
    let kind = asked.question.kind;
    let (described, invalid) = (asked.described_by(), asked.invalid());
    let autocomplete = asked.question.autocomplete.clone();
    let control = if kind == QuestionKind::LongText {
        view! {
            <textarea
                id=asked.dom.clone()
                rows="5"
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=invalid
                prop:value=move || text.get()
                on:input=type_it
            ></textarea>
        }
        .into_any()
    } else {
        let (input_type, mode) = input_kind(kind);
        view! {
            <input
                type=input_type
                id=asked.dom.clone()
                class=width_class(kind)
                inputmode=mode
                autocomplete=autocomplete
                aria-describedby=described
                aria-invalid=invalid
                prop:value=move || text.get()
                on:input=type_it
            />
        }
        .into_any()
    };
    let ours = AssembledText::of(desk, &asked);
    let assembled = ours.map(|ours| view! { <Assembled asked=asked.clone() ours /> });
    view! {
        <Label asked=asked.clone() />
        {assembled}
        {control}
        <WordCount asked text ours />
    }
}

/// How many words are written, of a long text or where there is a limit; and how long the paper is to which it belongs.
#[component]
fn WordCount(asked: Asked, text: Memo<String>, ours: Option<AssembledText>) -> impl IntoView {
    let most = asked.question.max_words;
    let counts = most.is_some() || asked.question.kind == QuestionKind::LongText;
    counts.then(|| {
        let count_of = |text: &str| text.split_whitespace().count();
        let words = Memo::new(move |_| {
            let before =
                ours.filter(AssembledText::is_live).map_or(0, |ours| ours.text.with(|text| count_of(text)));
            before + text.with(|text| count_of(text))
        });
        let count = move || match (words.get(), most) {
            (words, Some(most)) => format!("{words} of {most} words"),
            (1, None) => "1 word".to_owned(),
            (words, None) => format!("{words} words"),
        };
        let with_ours =
            move || ours.is_some_and(|ours| ours.is_live()).then_some(", with the sentences above");
        let id = asked.id().clone();
        let desk = Desk::here();
        let paper = desk.from_report(move |report| {
            let paper = report.paper.as_ref().filter(|paper| paper.parts.contains(&id))?;
            let (pages, most) = (paper.pages(), paper.most_pages);
            Some(format!("; the whole paper about {pages} of {most} pages (an estimate)"))
        });
        // Until something is written there is nothing to measure.
        let paper = move || paper.get().filter(|_| words.get() > 0);
        view! { <p class="rq-small">{count} {with_ours} {paper}</p> }
    })
}
