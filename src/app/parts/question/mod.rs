//! One question of the agency, of any kind.

mod about;
mod assembled;
mod choices;
mod come_back;
mod field;
mod leads_to;
mod remarks;
mod row_cell;
mod rows;
mod text;
mod yes;

pub use assembled::Outdated;
pub use come_back::ComeBackList;
pub use field::QuestionField;
pub use remarks::{AT_HEAD, BESIDE_FIELD, Notes, Remarks};

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::{Question, QuestionKind, QuestionWords, Severity};
use requisite_precheck::{Finding, finding_sentences};
use requisite_request::{Answer, Edit, Place, QuestionId};
use std::sync::Arc;

/// A problem as it stands beside its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule's code.
    pub code: String,
    /// Where it is.
    pub place: String,
    /// What was found, and what to do.
    pub text: String,
}

/// What the parts of one question share.
#[derive(Clone)]
pub struct Asked {
    /// The question.
    pub question: Arc<Question>,
    /// Its words.
    pub words: Arc<QuestionWords>,
    /// DOM id of its field.
    pub dom: String,
    /// Whether this request cannot leave it out.
    pub needed: Memo<bool>,
    /// Whether the person has left the field.
    pub left: RwSignal<bool>,
    /// The problems to show now.
    pub problems: Memo<Vec<Problem>>,
}

impl Asked {
    /// Looks a question up. `all` says that even missing answers are to be shown as problems.
    pub fn new(desk: Desk, id: &QuestionId, all: Signal<bool>) -> Option<Self> {
        let question = Arc::new(desk.pack().question(id)?.clone());
        let words = Arc::new(desk.words().questions.get(id.as_str()).cloned().unwrap_or_default());
        // What is answered already was left before, and a choice is made with one stroke.
        let answered = desk.peek(|request| request.answer(id).is_some());
        let left = RwSignal::new(answered || is_one_stroke(question.kind));
        let at = Place::Question(id.clone());
        let problems = problems_at(desk, at, left.into(), all);
        let asked = id.clone();
        let needed = desk.from_report(move |report| report.needed.contains(&asked));
        Some(Self { question, words, dom: format!("q-{id}"), needed, left, problems })
    }

    /// Id of the question.
    pub fn id(&self) -> &QuestionId {
        &self.question.id
    }

    /// The ids of what describes the field: hint, then problem, as far as they are there.
    pub fn described_by(&self) -> Signal<Option<String>> {
        let has_hint = !self.words.hint.is_empty() || !self.words.example.is_empty();
        described_by(&self.dom, has_hint, self.problems)
    }

    /// Whether a problem is shown, for `aria-invalid`.
    pub fn invalid(&self) -> Signal<Option<&'static str>> {
        invalid(self.problems)
    }

    /// The question as its label, with what is optional marked.
    pub fn label(&self) -> String {
        if self.words.label.is_empty() { self.id().to_string() } else { self.words.label.clone() }
    }

    /// Says that it may be left out, as long as all other answers allow it.
    pub fn optional(&self) -> impl IntoView + use<> {
        let is_rows = self.question.kind == QuestionKind::Rows;
        let needed = self.needed;
        let may_be_left_out = move || !is_rows && !needed.get();
        move || may_be_left_out().then(|| view! { <span class="rq-optional">" (optional)"</span> })
    }

    /// What an option is called, and its hint.
    pub fn option_words(&self, option: &str) -> (String, Option<String>) {
        let label = self.words.options.get(option).cloned().unwrap_or_else(|| option.to_owned());
        (label, self.words.options.get(&format!("{option}.hint")).cloned())
    }

    /// The change that gives this answer; an empty one is taken back.
    pub fn answer(&self, answer: Answer) -> Edit {
        let question = self.id().clone();
        if answer == Answer::Text(String::new()) || answer == Answer::Options(Vec::new()) {
            Edit::ClearAnswer { question }
        } else {
            Edit::Answer { question, answer }
        }
    }
}

/// Whether an answer of this kind is given with one stroke, so that it is never half an answer.
fn is_one_stroke(kind: QuestionKind) -> bool {
    matches!(
        kind,
        QuestionKind::Choice | QuestionKind::Choices | QuestionKind::YesNo | QuestionKind::Acknowledge
    )
}

/// The problems at a place: those of what is entered once the field was left, those of what is missing only when asked.
pub fn problems_at(desk: Desk, place: Place, left: Signal<bool>, all: Signal<bool>) -> Memo<Vec<Problem>> {
    let found = desk.from_report(move |report| {
        let must =
            |it: &Finding| it.severity == Severity::MustFix || it.asks_to_fill_in() && it.explained.is_none();
        let here = report.findings.iter().filter(|it| it.place == place && must(it));
        here.cloned().collect::<Vec<Finding>>()
    });
    Memo::new(move |_| {
        let (pack, all, left) = (desk.pack(), all.get(), left.get());
        found.with(|found| {
            let shown = found.iter().filter(|it| all || (left && !it.incomplete));
            shown.map(|it| problem_of(&pack, it)).collect()
        })
    })
}

fn problem_of(pack: &requisite_pack::Pack, finding: &Finding) -> Problem {
    let sentences = finding_sentences(pack, &pack.language, finding);
    // What is only missing needs no advice.
    let plain = finding.incomplete || sentences.fix.is_empty();
    let text = if plain { sentences.what } else { format!("{} {}", sentences.what, sentences.fix) };
    Problem { code: finding.code.clone(), place: finding.place.to_string(), text }
}

/// The ids of what describes a field.
pub fn described_by(dom: &str, has_hint: bool, problems: Memo<Vec<Problem>>) -> Signal<Option<String>> {
    let hint = has_hint.then(|| format!("{dom}-hint"));
    let error = format!("{dom}-error");
    Signal::derive(move || {
        let error = problems.with(|problems| (!problems.is_empty()).then(|| error.clone()));
        let ids: Vec<String> = hint.clone().into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    })
}

/// Whether a problem is shown, for `aria-invalid`.
pub fn invalid(problems: Memo<Vec<Problem>>) -> Signal<Option<&'static str>> {
    Signal::derive(move || problems.with(|problems| (!problems.is_empty()).then_some("true")))
}
