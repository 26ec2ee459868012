//! The time plan, in `report.json`.

use crate::Contents;
use requisite_precheck::{Later, StepDays, plan_sentences};
use requisite_request::Date;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct PlanFile {
    wanted: Date,
    question: String,
    steps: Vec<StepFile>,
    later: Vec<LaterFile>,
    summary: String,
    note: String,
}

#[derive(Serialize)]
struct StepFile {
    step: String,
    label: String,
    least_days: u32,
    most_days: u32,
    longer: SpanFile,
    shorter: SpanFile,
    basis: &'static str,
    source: String,
}

#[derive(Serialize)]
struct SpanFile {
    from: Date,
    to: Date,
}

#[derive(Serialize)]
struct LaterFile {
    day: Date,
    what: String,
}

fn span((from, to): (Date, Date)) -> SpanFile {
    SpanFile { from, to }
}

/// The plan, when there is a day on which the data are wanted.
pub(super) fn plan(contents: &Contents<'_>) -> Option<PlanFile> {
    let (of_pack, plan) = (contents.pack.plan.as_ref()?, contents.report.plan.as_ref()?);
    let sentences = plan_sentences(contents.pack, contents.language(), plan, contents.today);
    let step = |days: &StepDays| {
        let step = of_pack.step(&days.step)?;
        Some(StepFile {
            step: step.id.clone(),
            label: Contents::label(&contents.words.steps, &step.id).to_owned(),
            least_days: step.least,
            most_days: step.most,
            longer: span(days.longer),
            shorter: span(days.shorter),
            basis: step.basis.as_str(),
            source: step.source.clone(),
        })
    };
    let later = plan.later.iter().map(|it| {
        let what = match &it.what {
            Later::End => "end",
            Later::Destruction => "destruction",
            Later::Duty(id) => id,
        };
        LaterFile { day: it.day, what: what.to_owned() }
    });
    Some(PlanFile {
        wanted: plan.wanted,
        question: of_pack.wanted.to_string(),
        steps: plan.steps.iter().filter_map(step).collect(),
        later: later.collect(),
        summary: format!("{} {}", sentences.send, sentences.time_left),
        note: sentences.about,
    })
}
