//! The time plan: from the day on which the data are wanted back to the day of sending, and on to their destruction. An
//! estimate, never a promise.

use crate::evaluate::{Truth, truth_of};
use crate::facts::{Fact, Facts, Lookup as _};
use crate::fee::range;
use crate::report::{Class, Duty, RouteOutcome};
use requisite_pack::{Basis, Pack, Work};
use requisite_request::{Date, QuestionId, put_in_order};
use serde::Serialize;

/// A plan back from the day on which the data are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TimePlan {
    /// The day on which the data are wanted.
    pub wanted: Date,
    /// The steps from sending to delivery, in order; never empty.
    pub steps: Vec<StepDays>,
    /// Days after delivery that the request brings with it, from first to last.
    pub later: Vec<LaterDay>,
}

/// When a step begins and ends at the latest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepDays {
    /// Id of the step in the pack.
    pub step: String,
    /// First and last day when every step takes its most days.
    pub longer: (Date, Date),
    /// First and last day when every step takes its fewest days.
    pub shorter: (Date, Date),
}

/// A day after delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LaterDay {
    /// The day.
    pub day: Date,
    /// What is then.
    pub what: Later,
}

/// What is on a day after delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Later {
    /// The project ends.
    End,
    /// The data are to be destroyed, as the requestor plans.
    Destruction,
    /// The last day of an obligation, by its id in the pack.
    Duty(String),
}

impl TimePlan {
    /// The days by which the request must be sent: by the longer estimate and by the shorter one.
    pub fn send_by(&self) -> (Date, Date) {
        self.steps.first().map_or((self.wanted, self.wanted), |step| (step.longer.0, step.shorter.0))
    }
}

/// The plan; none without a day that is wanted, while it is open which steps there are, and when there is nothing to send.
pub(crate) fn plan(pack: &Pack, facts: &Facts, duties: &[Duty], routes: &[RouteOutcome]) -> Option<TimePlan> {
    let plan = pack.plan.as_ref()?;
    let wanted = day_of(facts, Some(&plan.wanted))?;
    let all_public = facts.get("class") == Some(&Fact::Text(Class::Public.as_str().to_owned()));
    if all_public || routes.iter().any(|route| route.ends_journey) {
        return None;
    }
    let mut taken: Vec<&Work> = Vec::new();
    for step in &plan.steps {
        match truth_of(&step.when, facts) {
            Truth::True => taken.push(step),
            Truth::False => {}
            // A plan without the step would say that there is more time than there is.
            Truth::Unknown => return None,
        }
    }
    let (mut longer, mut shorter) = (wanted, wanted);
    let mut steps = Vec::new();
    for step in taken.iter().rev() {
        let (long_end, short_end) = (longer, shorter);
        longer = longer.plus_days(-i64::from(step.most))?;
        shorter = shorter.plus_days(-i64::from(step.least))?;
        let step = step.id.clone();
        steps.push(StepDays { step, longer: (longer, long_end), shorter: (shorter, short_end) });
    }
    steps.reverse();
    (!steps.is_empty()).then(|| TimePlan { wanted, steps, later: later(pack, facts, duties) })
}

fn day_of(facts: &Facts, question: Option<&QuestionId>) -> Option<Date> {
    match facts.get(question?.as_str()) {
        Some(Fact::Date(day)) => Some(*day),
        _ => None,
    }
}

fn later(pack: &Pack, facts: &Facts, duties: &[Duty]) -> Vec<LaterDay> {
    let mut days = Vec::new();
    let mut put = |day: LaterDay| put_in_order(&mut days, day, |it| it.day);
    // Of things on one day the end of the study comes first.
    if let Some(day) = day_of(facts, pack.uses.end.as_ref()) {
        put(LaterDay { day, what: Later::End });
    }
    for duty in duties {
        if let Some(day) = duty.due {
            put(LaterDay { day, what: Later::Duty(duty.id.clone()) });
        }
    }
    // An obligation that is due on the planned day says the same with more.
    let planned = day_of(facts, pack.uses.destruction.as_ref());
    if let Some(day) = planned.filter(|day| !duties.iter().any(|it| it.due == Some(*day))) {
        put(LaterDay { day, what: Later::Destruction });
    }
    days
}

/// A plan in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanSentences {
    /// When to send the request.
    pub send: String,
    /// Whether there is still time for that.
    pub time_left: String,
    /// From sending to destruction: sending first, then every step of the plan, the wanted day, and what comes later.
    pub rows: Vec<PlanRow>,
    /// That all of it is an estimate, and who decides.
    pub about: String,
}

/// A row of a plan in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// What happens.
    pub what: String,
    /// When.
    pub when: String,
    /// How sure that is.
    pub sure: String,
}

/// A plan in words of a language, as of a day.
pub fn plan_sentences(pack: &Pack, language: &str, plan: &TimePlan, today: Date) -> PlanSentences {
    let words = pack.words(language);
    let label = |labels: Option<&String>, id: &str| labels.map_or_else(|| id.to_owned(), Clone::clone);
    let mut rows = Vec::new();
    let mut row = |what: String, when: String, sure: &str| {
        rows.push(PlanRow { what, when, sure: sure.to_owned() });
    };
    let by_both = |longer: String, shorter: String| {
        if longer == shorter {
            longer
        } else {
            format!("{longer} (longer estimate) or {shorter} (shorter estimate)")
        }
    };
    let (longer, shorter) = plan.send_by();
    let send = by_both(longer.in_words(), shorter.in_words());
    row("Send the request".to_owned(), send.clone(), "Follows from the steps below.");
    for days in &plan.steps {
        let step = pack.plan.as_ref().and_then(|plan| plan.step(&days.step));
        let name = label(words.and_then(|words| words.steps.get(&days.step)), &days.step);
        let takes = step.map(|it| range(u64::from(it.least), u64::from(it.most), "day")).unwrap_or_default();
        let span = |(from, to): (Date, Date)| format!("{} to {}", from.in_words(), to.in_words());
        row(
            format!("{name}: about {takes}"),
            by_both(span(days.longer), span(days.shorter)),
            &step.map(|it| how_sure(pack, it)).unwrap_or_default(),
        );
    }
    const GIVEN: &str = "Follows from the dates in the request.";
    row("The data are wanted".to_owned(), plan.wanted.in_words(), GIVEN);
    for LaterDay { day, what } in &plan.later {
        let day = day.in_words();
        let (what, when) = match what {
            Later::End => ("Last day of the project".to_owned(), day),
            Later::Destruction => ("Planned day for destroying the data".to_owned(), day),
            Later::Duty(id) => {
                let words = words.and_then(|words| words.obligations.get(id));
                (label(words.map(|words| &words.title), id), format!("{day}, at the latest"))
            }
        };
        row(what, when, GIVEN);
    }
    let question = pack.plan.as_ref().map_or("", |plan| plan.wanted.as_str());
    let question =
        label(words.and_then(|words| words.questions.get(question)).map(|words| &words.label), question);
    PlanSentences {
        send: if today > shorter {
            format!("To be in time, the request would have had to be sent by {send}.")
        } else {
            format!("Send the request by {send}.")
        },
        time_left: time_left(plan, today),
        rows,
        about: format!(
            "This is an estimate, not a promise. It counts back from the answer to \u{201c}{question}\u{201d}. The agency \
             decides how long each step takes."
        ),
    }
}

fn how_sure(pack: &Pack, step: &Work) -> String {
    match step.basis {
        Basis::Found => match pack.sources.iter().find(|source| source.id == step.source) {
            Some(source) => format!("The time is from this source: {}.", source.title),
            None => "The time is the agency\u{2019}s own.".to_owned(),
        },
        Basis::GeneralKnowledge => "General knowledge, not read in a source of the agency.".to_owned(),
        Basis::Assumption => {
            "The days are our assumption: we found no time that the agency gives.".to_owned()
        }
    }
}

fn time_left(plan: &TimePlan, today: Date) -> String {
    let (longer, shorter) = plan.send_by();
    if plan.wanted < today {
        "The day on which the data are wanted has passed.".to_owned()
    } else if today <= longer {
        "By both estimates there is still time.".to_owned()
    } else if today <= shorter {
        format!(
            "By the longer estimate it is late already; by the shorter one there is time until {}.",
            shorter.in_words()
        )
    } else {
        "By both estimates the data may come later than wanted. Ask the agency what is possible, or plan with a later \
         day."
            .to_owned()
    }
}
