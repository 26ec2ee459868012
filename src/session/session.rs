//! The request being written, with undo.

use requisite_request::{Edit, Request};
use std::sync::Arc;

/// Most steps that can be undone.
const MAX_STEPS: usize = 200;

/// Whether an edit is a stroke of typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    /// A stroke in the field with this name: joined with the strokes before it in the same field.
    Yes(String),
    /// A step of its own.
    No,
}

/// What a step did, for the label of the undo button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// An answer was given, changed or taken back.
    Answer,
    /// Something about an ask was changed.
    Ask,
    /// An ask was added.
    AskAdded,
    /// An ask was removed.
    AskRemoved,
    /// An element was chosen.
    ElementAdded,
    /// An element was taken out.
    ElementRemoved,
    /// A public product was taken in place of an element, or no longer is.
    Public,
    /// Something about research questions was changed.
    ResearchQuestion,
    /// A reason was given or changed.
    Reason,
    /// A question was marked to come back to, or no longer.
    Mark,
    /// A finding was explained.
    Explanation,
    /// Several things at once.
    Several,
    /// A file was opened, or the draft was taken over from another tab.
    Opened,
    /// What a co-author changed was brought in.
    Merged,
    /// Everything was cleared.
    Cleared,
}

impl StepKind {
    /// What these edits do together.
    pub fn of(edits: &[Edit]) -> Self {
        let mut kinds = edits.iter().map(Self::of_one);
        let first = kinds.next().unwrap_or(Self::Several);
        if kinds.all(|kind| kind == first) { first } else { Self::Several }
    }

    fn of_one(edit: &Edit) -> Self {
        match edit {
            Edit::Answer { .. } | Edit::ClearAnswer { .. } | Edit::Assemble { .. } => Self::Answer,
            Edit::AddAsk => Self::AskAdded,
            Edit::RemoveAsk { .. } => Self::AskRemoved,
            Edit::NameAsk { .. }
            | Edit::SetForm { .. }
            | Edit::SetUnit { .. }
            | Edit::SetYears { .. }
            | Edit::SetGrades { .. }
            | Edit::SetBreakdowns { .. }
            | Edit::SetPopulation { .. }
            | Edit::SwapElement { .. }
            | Edit::PlaceElement { .. }
            | Edit::SetElementYears { .. } => Self::Ask,
            Edit::AddElement { .. } => Self::ElementAdded,
            Edit::RemoveElement { .. } => Self::ElementRemoved,
            Edit::UsePublic { .. } | Edit::ForgetPublic { .. } => Self::Public,
            Edit::AddResearchQuestion
            | Edit::SetResearchQuestion { .. }
            | Edit::RemoveResearchQuestion { .. } => Self::ResearchQuestion,
            Edit::SetReason { .. } => Self::Reason,
            Edit::Explain { .. } => Self::Explanation,
            Edit::ComeBack { .. } => Self::Mark,
        }
    }

    /// What was done, to stand after "Undo:" or "Redo:".
    pub fn label(self) -> &'static str {
        match self {
            Self::Answer => "change of an answer",
            Self::Mark => "mark to come back",
            Self::Ask => "change of the data",
            Self::AskAdded => "adding a table or file",
            Self::AskRemoved => "removing a table or file",
            Self::ElementAdded => "adding data elements",
            Self::ElementRemoved => "removing data elements",
            Self::Public => "choice of public data",
            Self::ResearchQuestion => "change of a research question",
            Self::Reason => "change of a reason",
            Self::Explanation => "explanation",
            Self::Several => "several changes",
            Self::Opened => "opening a draft",
            Self::Merged => "bringing changes in",
            Self::Cleared => "starting again",
        }
    }
}

#[derive(Clone, Debug)]
struct Done {
    other: Arc<Request>,
    kind: StepKind,
    typing: Typing,
}

/// The request being written, and the steps that led to it.
#[derive(Clone, Debug)]
pub struct Session {
    request: Arc<Request>,
    // INVARIANT: at most MAX_STEPS; each holds the request before its step, oldest first.
    past: Vec<Done>,
    // Each holds the request after its step, the next one to redo last.
    future: Vec<Done>,
    /// Counts changes of any kind, so that a saver knows what it has saved.
    revision: u64,
}

impl Session {
    /// A session that starts with this request.
    pub fn new(request: Request) -> Self {
        Self { request: Arc::new(request), past: Vec::new(), future: Vec::new(), revision: 0 }
    }

    /// The request as it is now.
    pub fn request(&self) -> &Arc<Request> {
        &self.request
    }

    /// Number of changes so far.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Applies edits as one step; nothing happens when they change nothing. Says whether something changed.
    pub fn edit(&mut self, edits: &[Edit], typing: Typing) -> bool {
        let changed = self.request.with_edits(edits);
        self.step(changed, StepKind::of(edits), typing)
    }

    /// Puts another request in the place of this one, as one step.
    pub fn replace(&mut self, request: Request, kind: StepKind) -> bool {
        self.step(request, kind, Typing::No)
    }

    /// Ends the current run of typing: the next stroke is a step of its own.
    pub fn pause(&mut self) {
        if let Some(last) = self.past.last_mut() {
            last.typing = Typing::No;
        }
    }

    fn step(&mut self, changed: Request, kind: StepKind, typing: Typing) -> bool {
        if changed == *self.request {
            return false;
        }
        let before = std::mem::replace(&mut self.request, Arc::new(changed));
        self.revision += 1;
        let joins = typing != Typing::No
            && self.future.is_empty()
            && self.past.last().is_some_and(|last| last.typing == typing);
        self.future.clear();
        if !joins {
            self.past.push(Done { other: before, kind, typing });
            if self.past.len() > MAX_STEPS {
                self.past.remove(0);
            }
        }
        true
    }

    /// Takes the last step back. Says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(mut step) = self.past.pop() else { return false };
        std::mem::swap(&mut step.other, &mut self.request);
        step.typing = Typing::No;
        self.future.push(step);
        self.pause();
        self.revision += 1;
        true
    }

    /// Does the step again that was taken back last. Says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(mut step) = self.future.pop() else { return false };
        std::mem::swap(&mut step.other, &mut self.request);
        self.past.push(step);
        self.revision += 1;
        true
    }

    /// The step that an undo would take back.
    pub fn can_undo(&self) -> Option<StepKind> {
        self.past.last().map(|step| step.kind)
    }

    /// The step that a redo would do again.
    pub fn can_redo(&self) -> Option<StepKind> {
        self.future.last().map(|step| step.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::{Answer, QuestionId};

    fn answer(question: &str, text: &str) -> [Edit; 1] {
        [Edit::Answer { question: QuestionId::new(question).unwrap(), answer: Answer::Text(text.into()) }]
    }

    fn typed(session: &mut Session, question: &str, text: &str) {
        let mut written = String::new();
        for letter in text.chars() {
            written.push(letter);
            session.edit(&answer(question, &written), Typing::Yes(question.into()));
        }
    }

    fn text(session: &Session, question: &str) -> Option<String> {
        let answer = session.request().answers.get(question)?;
        answer.as_text().map(str::to_owned)
    }

    #[test]
    fn typing_in_one_field_is_one_step() {
        let mut session = Session::new(Request::default());
        typed(&mut session, "title", "Reading");
        typed(&mut session, "goal", "Why");
        typed(&mut session, "title", "Reading in grade 3");
        assert!(session.undo());
        assert_eq!(text(&session, "title").as_deref(), Some("Reading"));
        assert!(session.undo());
        assert_eq!(text(&session, "goal"), None);
        assert!(session.undo());
        assert_eq!(session.can_undo(), None);
        assert!(session.request().is_empty());
        assert!(session.redo() && session.redo() && session.redo());
        assert!(!session.redo());
        assert_eq!(text(&session, "title").as_deref(), Some("Reading in grade 3"));
    }

    #[test]
    fn leaving_a_field_ends_the_run_of_typing() {
        let mut session = Session::new(Request::default());
        typed(&mut session, "title", "One");
        session.pause();
        typed(&mut session, "title", "One two");
        session.undo();
        assert_eq!(text(&session, "title").as_deref(), Some("One"));
    }

    #[test]
    fn strokes_after_an_undo_start_anew_and_end_the_redo() {
        let mut session = Session::new(Request::default());
        typed(&mut session, "title", "One");
        session.pause();
        typed(&mut session, "title", "One two");
        session.undo();
        typed(&mut session, "title", "One three");
        assert_eq!(session.can_redo(), None);
        session.undo();
        assert_eq!(text(&session, "title").as_deref(), Some("One"));
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let mut session = Session::new(Request::default());
        assert!(!session.edit(&[], Typing::No));
        assert!(!session.replace(Request::default(), StepKind::Opened));
        assert_eq!((session.revision(), session.can_undo()), (0, None));
    }

    #[test]
    fn opening_and_clearing_can_be_undone() {
        let mut session = Session::new(Request::default());
        session.edit(&[Edit::AddAsk], Typing::No);
        session.edit(&[Edit::AddAsk], Typing::No);
        let before = session.request().clone();
        assert!(session.replace(Request::default(), StepKind::Cleared));
        assert_eq!(session.can_undo(), Some(StepKind::Cleared));
        assert!(session.undo());
        assert_eq!(*session.request(), before);
    }

    #[test]
    fn any_walk_of_steps_comes_back() {
        // A small linear congruential generator: the same walk in every run.
        let mut seed = 7_u32;
        let mut dice = |sides: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % sides
        };
        for _ in 0..200 {
            let mut session = Session::new(Request::default());
            let start = session.request().clone();
            for _ in 0..dice(60) {
                match dice(5) {
                    0 => drop(session.undo()),
                    1 => drop(session.redo()),
                    2 => drop(session.edit(&[Edit::AddAsk], Typing::No)),
                    3 => session.pause(),
                    _ => {
                        let text = dice(5).to_string();
                        session.edit(&answer("title", &text), Typing::Yes("title".into()));
                    }
                }
            }
            while session.redo() {}
            let end = session.request().clone();
            while session.undo() {}
            assert_eq!(*session.request(), start);
            while session.redo() {}
            assert_eq!(*session.request(), end);
        }
    }

    #[test]
    fn the_number_of_steps_is_limited() {
        let mut session = Session::new(Request::default());
        for _ in 0..(MAX_STEPS + 50) {
            session.edit(&[Edit::AddAsk], Typing::No);
        }
        let mut steps = 0;
        while session.undo() {
            steps += 1;
        }
        assert_eq!(steps, MAX_STEPS);
    }
}
