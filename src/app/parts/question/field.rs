//! One question with all that belongs to it; there only while it is asked.

use super::about::{BasisTag, Hint, Problems, Why};
use super::choices::{Choice, Choices};
use super::come_back::ComeBackMark;
use super::leads_to::LeadsTo;
use super::rows::Rows;
use super::text::Text;
use super::yes::{Acknowledge, YesNo};
use super::{Asked, BESIDE_FIELD, Remarks};
use crate::browser::{page, pointer};
use crate::desk::Desk;
use crate::parts::plan::InTime;
use leptos::prelude::*;
use requisite_pack::QuestionKind;
use requisite_request::{Place, QuestionId};

/// One question of the agency. It comes and goes with the answers that decide whether it is asked, and never takes the
/// focus by itself.
#[component]
pub fn QuestionField(
    /// The question.
    id: QuestionId,
    /// Whether missing answers are shown as problems too.
    #[prop(into)]
    all: Signal<bool>,
) -> impl IntoView {
    let desk = Desk::here();
    let shown_id = id.clone();
    let shown = desk.from_report(move |report| report.shown.contains(&shown_id));
    let Some(asked) = Asked::new(desk, &id, all) else { return ().into_any() };
    let asked = StoredValue::new(asked);
    view! {
        <Show when=move || shown.get()>
            <Question asked=asked.get_value() all />
        </Show>
    }
    .into_any()
}

#[component]
fn Question(asked: Asked, all: Signal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let at = format!("question:{}", asked.id());
    let (left, problems) = (asked.left, asked.problems);
    let class = move || {
        if problems.with(|problems| problems.is_empty()) {
            "rq-field question"
        } else {
            "rq-field question rq-wrong"
        }
    };
    // A field was left when the focus goes to something outside it; strokes after that are a step of their own.
    let leave = move |event: leptos::ev::FocusEvent| {
        if !page::focus_stays_inside(&event) {
            pointer::once_up(move || {
                let _ = left.try_set(true);
            });
            desk.pause_typing();
        }
    };
    let places = vec![Place::Question(asked.id().clone())];
    let shown = Signal::derive(move || left.get() || all.get());
    let is_wanted = desk.pack().plan.as_ref().is_some_and(|plan| plan.wanted == *asked.id());
    let body = match asked.question.kind {
        QuestionKind::Choice => view! { <Choice asked=asked.clone() /> }.into_any(),
        QuestionKind::Choices => view! { <Choices asked=asked.clone() /> }.into_any(),
        QuestionKind::YesNo => view! { <YesNo asked=asked.clone() /> }.into_any(),
        QuestionKind::Acknowledge => view! { <Acknowledge asked=asked.clone() /> }.into_any(),
        QuestionKind::Rows => view! { <Rows asked=asked.clone() all /> }.into_any(),
        QuestionKind::Text
        | QuestionKind::LongText
        | QuestionKind::Date
        | QuestionKind::Number
        | QuestionKind::Email
        | QuestionKind::Phone => view! { <Text asked=asked.clone() /> }.into_any(),
    };
    view! {
        <div class=class data-at=at on:focusout=leave>
            {body}
            <LeadsTo id=asked.id().clone() />
            {is_wanted.then(|| view! { <InTime /> })}
            <Remarks places severities=BESIDE_FIELD shown />
            <div class="rq-foot">
                <Why asked=asked.clone() />
                <ComeBackMark asked=asked.clone() />
            </div>
        </div>
    }
}

/// Label, hint and problem of a field with one control.
#[component]
pub fn Label(asked: Asked) -> impl IntoView {
    let optional = asked.optional();
    view! {
        <div class="rq-row">
            <label for=asked.dom.clone()>{asked.label()} {optional}</label>
            <BasisTag asked=asked.clone() />
        </div>
        <Hint asked=asked.clone() />
        <Problems dom=asked.dom.clone() problems=asked.problems />
    }
}

/// A group of controls with the question as its legend.
#[component]
pub fn Group(asked: Asked, children: Children) -> impl IntoView {
    let optional = asked.optional();
    let described = asked.described_by();
    view! {
        <fieldset class="rq-field" id=format!("{}-group", asked.dom) aria-describedby=described>
            <legend>{asked.label()} {optional}</legend>
            <BasisTag asked=asked.clone() />
            <Hint asked=asked.clone() />
            <Problems dom=asked.dom.clone() problems=asked.problems />
            {children()}
        </fieldset>
    }
}
