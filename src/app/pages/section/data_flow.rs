//! How the data move, drawn from the answers below the questions on where they are kept, with the same in sentences.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_precheck::{DRAWING_WIDTH, DataFlow, DrawnArrow, DrawnBox, data_flow, drawing, flow_sentences};
use requisite_request::QuestionId;

/// The picture and its sentences, on the page with the question of places; nothing on others.
#[component]
pub fn HowDataMoveHere(
    /// The questions of the page.
    ids: Vec<QuestionId>,
) -> impl IntoView {
    let pack = Desk::here().pack();
    let is_here = pack.uses.flow.as_ref().and_then(|flow| flow.home()).is_some_and(|home| ids.contains(home));
    is_here.then(|| view! { <HowDataMove /> })
}

/// The picture and its sentences; nothing before anything is answered.
#[component]
pub fn HowDataMove() -> impl IntoView {
    let desk = Desk::here();
    let pack = desk.pack();
    // The shapes are made anew only when an answer that they show has changed.
    let flow = Memo::new(move |_| {
        let flow = desk
            .report()
            .with(|report| desk.read(|request| data_flow(&pack, &pack.language, request, &report.shown)));
        flow.filter(DataFlow::is_begun)
    });
    move || flow.get().map(|flow| view! { <Picture flow /> })
}

#[component]
fn Picture(flow: DataFlow) -> impl IntoView {
    let drawing = drawing(&flow);
    let boxes: Vec<_> = drawing.boxes.iter().map(drawn_box).collect();
    let arrows: Vec<_> = drawing.arrows.iter().map(drawn_arrow).collect();
    let sentences: Vec<_> =
        flow_sentences(&flow).into_iter().map(|text| view! { <li dir="auto">{text}</li> }).collect();
    view! {
        <section class="rq-stack" aria-labelledby="flow-title">
            <h2 id="flow-title">"How the data move"</h2>
            <p>"Drawn from your answers, on other pages too. A dashed edge marks what is not said yet."</p>
            <svg
                class="rq-flow"
                viewBox=format!("0 0 {DRAWING_WIDTH} {}", drawing.height)
                role="img"
                aria-labelledby="flow-title"
                aria-describedby="flow-same"
            >
                <desc id="flow-same">"The sentences below say the same."</desc>
                {arrows}
                {boxes}
            </svg>
            <details class="rq-small">
                <summary>"The same in sentences"</summary>
                <ul>{sentences}</ul>
            </details>
        </section>
    }
}

fn drawn_arrow(arrow: &DrawnArrow) -> impl IntoView + use<> {
    view! {
        <path d=arrow.path.clone()></path>
        <text x="36" y=arrow.baseline.to_string()>
            {arrow.text}
        </text>
    }
}

fn drawn_box(drawn: &DrawnBox) -> impl IntoView + use<> {
    let lines: Vec<_> = drawn
        .lines
        .iter()
        .map(|(baseline, text)| {
            view! {
                <text x="11" y=baseline.to_string()>
                    {text.clone()}
                </text>
            }
        })
        .collect();
    view! {
        <rect
            class=(!drawn.is_said).then_some("unsaid")
            x="1"
            y=drawn.top.to_string()
            width=(DRAWING_WIDTH - 2).to_string()
            height=drawn.height.to_string()
            rx="4"
        ></rect>
        {lines}
    }
}
