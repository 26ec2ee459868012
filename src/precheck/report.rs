//! What the check says: everything here is derived, nothing of it is stored in a draft.

pub use crate::coverage::found::{Coverage, CoverageState, Missing, Remark, YearCover};
use crate::fee::FeeEstimate;
use crate::groups::CellEstimate;
use crate::plan::TimePlan;
use crate::rules::paper_too_long::PaperLength;
use requisite_pack::Severity;
use requisite_request::{Date, Edit, ElementId, Form, PackStamp, Place, QuestionId, UnitId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Class of a request, from least to most protected. In doubt the stricter one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// All of it is published already.
    Public,
    /// Totals in which small groups are hidden.
    AggregateSuppressed,
    /// Totals in which small groups are shown.
    AggregateUnsuppressed,
    /// Student-level, without anything that identifies.
    DeIdentified,
    /// Student-level, with identifying details.
    Identifiable,
}

impl Class {
    /// All classes, from least to most protected.
    pub const ALL: [Self; 5] = [
        Self::Public,
        Self::AggregateSuppressed,
        Self::AggregateUnsuppressed,
        Self::DeIdentified,
        Self::Identifiable,
    ];

    /// The name in files and rules.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::AggregateSuppressed => Form::AggregateSuppressed.as_str(),
            Self::AggregateUnsuppressed => Form::AggregateUnsuppressed.as_str(),
            Self::DeIdentified => Form::DeIdentified.as_str(),
            Self::Identifiable => Form::Identifiable.as_str(),
        }
    }
}

impl From<Form> for Class {
    fn from(form: Form) -> Self {
        match form {
            Form::AggregateSuppressed => Self::AggregateSuppressed,
            Form::AggregateUnsuppressed => Self::AggregateUnsuppressed,
            Form::DeIdentified => Self::DeIdentified,
            Form::Identifiable => Self::Identifiable,
        }
    }
}

/// A conclusion with its three values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict<T> {
    /// Follows from the answers.
    Decided(T),
    /// Answers are still missing.
    Undecided {
        /// Where they would be given.
        missing: Vec<Place>,
    },
    /// A person at the agency must decide.
    Person {
        /// The stricter side, on which the program goes on.
        lean: T,
        /// What makes it doubtful.
        because: Doubt,
    },
}

/// What makes a class doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Groups of very few students are shown.
    SmallGroups,
    /// These details, none of which says alone who a student is, could do so together.
    Together {
        /// The elements among them.
        elements: Vec<ElementId>,
        /// The levels at which each row names a place small enough to count as such a detail.
        units: Vec<UnitId>,
    },
}

impl Doubt {
    /// The elements behind it; none where it is not about elements.
    pub fn elements(&self) -> &[ElementId] {
        match self {
            Self::SmallGroups => &[],
            Self::Together { elements, .. } => elements,
        }
    }

    /// The levels of the data behind it.
    pub fn units(&self) -> &[UnitId] {
        match self {
            Self::SmallGroups => &[],
            Self::Together { units, .. } => units,
        }
    }
}

impl<T: Copy> Verdict<T> {
    /// The value on which the program goes on, if there is one.
    pub fn value(&self) -> Option<T> {
        match self {
            Self::Decided(value) | Self::Person { lean: value, .. } => Some(*value),
            Self::Undecided { .. } => None,
        }
    }
}

/// What kind of remedy a fix is; its words are the program's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FixKind {
    /// Takes years out.
    TrimYears,
    /// Takes an element out.
    RemoveElement,
    /// Takes a less sensitive variant instead.
    UseCoarser,
    /// Takes a broader level, so that rows name larger places.
    UseBroaderLevel,
    /// Takes the research number in place of what identifies.
    UseResearchNumber,
    /// Asks for another kind of data.
    ChangeForm,
    /// Takes it from published products.
    UsePublic,
    /// Drops a breakdown.
    DropBreakdown,
    /// Answers a question otherwise.
    Answer,
    /// Takes several of these steps, none of which is enough alone.
    Several,
}

/// A remedy that the program can carry out: edits that are previewed and can be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What it does.
    pub kind: FixKind,
    /// What it does it to, in words: labels, years.
    pub subject: String,
    /// The edits, in order.
    pub edits: Vec<Edit>,
}

/// Something that the check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// `code@place`: the same finding has the same id in every run.
    pub id: String,
    /// The rule's code.
    pub code: String,
    /// What it demands.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// Values for the placeholders of the rule's words.
    pub data: BTreeMap<String, String>,
    /// Ids of the requirements behind the rule.
    pub requirements: Vec<String>,
    /// Citations of the laws behind it.
    pub law: Vec<String>,
    /// Keys of its sources.
    pub source: Vec<String>,
    /// How sure it is that the agency has this rule: `found`, `general_knowledge` or `assumption`.
    pub basis: &'static str,
    /// Names of the facts that decide it now; the smallest set.
    pub because: Vec<String>,
    /// Remedies on offer.
    pub fixes: Vec<Fix>,
    /// Whether something is only not there yet, as against something that must be changed.
    pub incomplete: bool,
    /// Whether its rule says that it must be fixed, and what it rests on here is less sure.
    #[serde(skip)]
    pub is_softened: bool,
    /// Whether public files settle it, so that it is dealt with where these are looked at.
    #[serde(skip)]
    pub of_public: bool,
    /// The words of a text that it rests on, as they stand there; none where it rests on answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<String>,
    /// What the person says to it, when it may stay with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained: Option<String>,
}

impl Finding {
    /// Whether it asks for something that is not there yet: what must be there, or would have to be if a source were found.
    pub fn asks_to_fill_in(&self) -> bool {
        self.incomplete && (self.severity == Severity::MustFix || self.is_softened)
    }

    /// Whether it keeps a package from being made: it must be fixed, or must be explained and is not.
    pub fn blocks(&self) -> bool {
        match self.severity {
            Severity::MustFix => true,
            Severity::Check => self.explained.is_none(),
            Severity::Note => false,
        }
    }
}

/// A route that applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RouteOutcome {
    /// Id of the route in the pack.
    pub id: String,
    /// Whether nothing is left to request.
    pub ends_journey: bool,
    /// Names of the facts that decide it.
    pub because: Vec<String>,
}

/// An obligation that applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Duty {
    /// Id of the obligation in the pack.
    pub id: String,
    /// `document`, `acknowledgement`, `duty` or `step`.
    pub kind: &'static str,
    /// The last day, where it has one and the date it counts from is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Whether the acknowledgement is given; absent where none is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<bool>,
    /// Names of the facts that bring it.
    pub because: Vec<String>,
}

/// A task of the hub.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskId {
    /// A page of the agency's questions.
    Section(requisite_request::SectionId),
    /// Choosing data.
    Data,
    /// What is already public.
    Public,
    /// Why each element is needed.
    Reasons,
}

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskStatus {
    /// Nothing of it applies to this request.
    NotNeeded,
    /// Whether any of it applies depends on answers that are not given yet.
    NotKnown,
    /// Nothing entered yet.
    NotStarted,
    /// Something is missing.
    InProgress,
    /// Something entered must be changed.
    Problem,
    /// Nothing is missing.
    Completed,
}

impl TaskStatus {
    /// Whether the request is known to need the task.
    pub fn is_needed(self) -> bool {
        !matches!(self, Self::NotNeeded | Self::NotKnown)
    }
}

/// A task of the hub with its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Which task.
    pub id: TaskId,
    /// How far it is.
    pub status: TaskStatus,
    /// Number of findings in it that keep a package from being made.
    pub blocking: u32,
}

/// What the check says about a request on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The pack that was used.
    pub pack: PackStamp,
    /// The day.
    pub today: Date,
    /// Class of the request.
    pub class: Verdict<Class>,
    /// Routes that apply.
    pub routes: Vec<RouteOutcome>,
    /// Findings in the order of the pages and of the questions on them.
    pub findings: Vec<Finding>,
    /// Coverage of every element of every ask, in the request's order.
    pub coverage: Vec<Coverage>,
    /// What the request brings with it.
    pub duties: Vec<Duty>,
    /// Sizes of groups in aggregate asks.
    pub cells: Vec<CellEstimate>,
    /// What preparing the data may cost; none when nothing is charged or not enough is chosen yet.
    pub fee: Option<FeeEstimate>,
    /// When to send the request and what follows; none without a day that is wanted, or when it is open which steps there are.
    pub plan: Option<TimePlan>,
    /// How long the paper is that the agency limits; none if it limits none.
    #[serde(skip)]
    pub paper: Option<PaperLength>,
    /// Tasks of the hub, in order.
    pub tasks: Vec<Task>,
    /// Questions that are asked, given the answers.
    pub shown: BTreeSet<QuestionId>,
    /// Those of them that this request cannot leave out.
    pub needed: BTreeSet<QuestionId>,
}

impl Report {
    /// The findings that keep a package from being made.
    pub fn blocking(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.blocks())
    }

    /// Whether a package can be made: nothing is in the way, and the request does not end elsewhere.
    pub fn is_ready(&self) -> bool {
        self.blocking().next().is_none() && self.ending().is_none()
    }

    /// The route that ends the journey, if one does.
    pub fn ending(&self) -> Option<&RouteOutcome> {
        self.routes.iter().find(|route| route.ends_journey)
    }
}
