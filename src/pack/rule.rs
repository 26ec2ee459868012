//! Rules, routes and obligations.

use crate::{Basis, Condition, element::names};
use requisite_request::{FieldId, QuestionId, SectionId};

/// What a finding demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// No package until solved; saving always works.
    MustFix,
    /// May stay with a recorded reason.
    Check,
    /// Good to know.
    Note,
}

/// What a rule is tried on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The request, once.
    Request,
    /// Each ask.
    Ask,
    /// Each element of each ask.
    Element,
    /// Each row of a question.
    Row(QuestionId),
}

/// Where a rule's finding points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceHint {
    /// Where the scope is.
    OfScope,
    /// A question.
    Question(QuestionId),
    /// A page of questions.
    Section(SectionId),
    /// The page on which data are chosen.
    Data,
    /// The check of what is public.
    Public,
    /// A field of the row.
    RowField(FieldId),
    /// The page of reasons as a whole.
    Reasons,
    /// The reason for the element.
    Reason,
}

/// How a rule is tried.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleTest {
    /// Found when the condition is true.
    When(Condition),
    /// A check written in Rust, with its parameters.
    Check {
        /// Name of the check.
        name: String,
        /// Its parameters.
        with: serde_json::Map<String, serde_json::Value>,
    },
}

/// A one-step remedy that a rule on elements may offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementFix {
    /// Take the element out.
    RemoveElement,
    /// Take the nearest less sensitive variant instead.
    UseCoarser,
}

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Names the pattern that is found; never used again for something else.
    pub code: String,
    /// Ids of the requirements that it serves.
    pub requirements: Vec<String>,
    /// What a finding demands.
    pub severity: Severity,
    /// What it is tried on.
    pub scope: Scope,
    /// How it is tried.
    pub test: RuleTest,
    /// Where its finding points.
    pub place: PlaceHint,
    /// Whether something must be done, such as a call, and not only written down: what is blank is then in the way, and not
    /// only still to be filled in.
    pub act: bool,
    /// Remedies on offer.
    pub fix: Vec<ElementFix>,
    /// Citations of the laws behind it.
    pub law: Vec<String>,
    /// Keys of its sources.
    pub source: Vec<String>,
    /// How sure it is that the agency has this rule.
    pub basis: Basis,
}

/// An outcome that ends the journey well elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// Stable id.
    pub id: String,
    /// When it applies.
    pub when: Condition,
    /// Id of the contact to show.
    pub contact: Option<String>,
    /// Ids of the links to show.
    pub links: Vec<String>,
    /// Whether nothing is left to request.
    pub ends_journey: bool,
    /// Ids of the requirements that it serves.
    pub requirements: Vec<String>,
    /// Citations of the laws behind it.
    pub law: Vec<String>,
    /// Keys of its sources.
    pub source: Vec<String>,
    /// How sure it is.
    pub basis: Basis,
}

/// What an obligation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObligationKind {
    /// A document to hand in or sign.
    Document,
    /// A statement to accept.
    Acknowledgement,
    /// A thing to do, often by a day.
    Duty,
    /// A step of the agency's process.
    Step,
}

/// What a part of a document holds beside answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartAlso {
    /// The data that are asked for.
    Data,
    /// The research questions.
    ResearchQuestions,
    /// Why each element is needed.
    Reasons,
    /// How the data move.
    DataFlow,
}

names!(PartAlso { Data = "data", ResearchQuestions = "research_questions", Reasons = "reasons", DataFlow = "data_flow" });
names!(ObligationKind { Document = "document", Acknowledgement = "acknowledgement", Duty = "duty", Step = "step" });
names!(ElementFix { RemoveElement = "remove_element", UseCoarser = "use_coarser" });
names!(Severity { MustFix = "must_fix", Check = "check", Note = "note" });

/// When an obligation is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The question whose date counts.
    pub from: QuestionId,
    /// Days after it; before it when negative.
    pub days: i64,
}

/// A part of a document, under a heading of the agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Id within the document.
    pub id: String,
    /// What it holds beside answers, before them.
    pub also: Option<PartAlso>,
    /// The questions whose answers it holds.
    pub questions: Vec<QuestionId>,
    /// Keys of its sources.
    pub source: Vec<String>,
    /// How sure it is that the document has such a part.
    pub basis: Basis,
}

/// Something that a request brings with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// Stable id.
    pub id: String,
    /// What it is.
    pub kind: ObligationKind,
    /// When it applies.
    pub when: Condition,
    /// When it is due.
    pub due: Option<Due>,
    /// The acknowledgement question that settles it.
    pub question: Option<QuestionId>,
    /// The questions whose rows say where the data are kept. A duty that names any brings the destruction worksheet.
    pub worksheet: Vec<QuestionId>,
    /// The parts of a document, in the agency's order; none where they are not known.
    pub parts: Vec<Part>,
    /// Ids of the links to show.
    pub links: Vec<String>,
    /// Ids of the requirements that it serves.
    pub requirements: Vec<String>,
    /// Citations of the laws behind it.
    pub law: Vec<String>,
    /// Keys of its sources.
    pub source: Vec<String>,
    /// How sure it is.
    pub basis: Basis,
}
