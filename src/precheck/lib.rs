//! The check before the agency's check: one pure function from pack, request and day to a [`Report`].
//!
//! Screens, the command line and the reviewer show the same report. Nothing here knows a clock, storage, network or a
//! language: findings carry data, and [`sentences`] is the one place where they become text. A rule reads nothing but
//! pack and request, never another rule's findings; the order of rules does not matter, because findings are put in the
//! order of the pages.
//!
//! Start reading at [`precheck`], then [`Report`]; `rules/` has one file a rule that needs an algorithm, all others are
//! data in the pack.
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod class;
mod coverage;
mod data_flow;
mod evaluate;
pub mod facts;
mod fee;
pub mod groups;
mod needed;
mod obligations;
mod plan;
mod precheck;
mod problem;
mod prose;
mod report;
mod rules;
mod sentences;
mod tasks;
mod ways;

pub use class::{asks_for_reasons, class_of, forms, says_who, uses_sharing_process};
pub use coverage::{
    Answer, Cover, Looked, ask_again, cover, coverage, looked_at, smallest_cover, smallest_set, use_public,
    use_public_years,
};
pub use data_flow::{
    DRAWING_WIDTH, DataFlow, Drawing, DrawnArrow, DrawnBox, FlowPerson, StoragePlace, Told, data_flow,
    drawing, flow_sentences,
};
pub use evaluate::{Outcome, Truth, evaluate, evaluate_with_reasons};
pub use facts::{Fact, Facts, Lookup};
pub use fee::{FeeEstimate, FeeSentences, WorkEstimate, fee_sentences};
pub use groups::CellEstimate;
pub use plan::{Later, LaterDay, PlanRow, PlanSentences, StepDays, TimePlan, plan_sentences};
pub use precheck::{as_read, cells_not_asked, precheck, shown_request};
pub use problem::{AnswerProblem, answer_problem, cell_problem};
pub use report::{
    Class, Coverage, CoverageState, Doubt, Duty, Finding, Fix, FixKind, Missing, Remark, Report,
    RouteOutcome, Task, TaskId, TaskStatus, Verdict, YearCover,
};
pub use rules::CHECKS;
pub use rules::paper_too_long::PaperLength;
pub use sentences::{
    FindingSentences, answer_sentence, assembled_sentences, capital, coverage_sentence, finding_sentences,
    form_phrase, is_same_paragraph, lacks_phrase, missing_phrase, outdated_answers, problem_sentence,
    public_paragraph, remark_sentence, requested_sentence, role_phrase, thousands, value_words,
    with_assembled,
};
pub use tasks::{task_of, task_of_finding};
pub use ways::{VerdictOf, WaysOut, ways_out};
