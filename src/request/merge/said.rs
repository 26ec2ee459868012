//! Where two requests differ, and what each says there.

use crate::{
    Answer, Ask, AskId, AskPart, BreakdownId, Chosen, Earlier, ElementId, FieldId, Follows, Form, GradeId,
    PublicUse, QuestionId, ResearchQuestionId, Role, Row, UnitId, Years,
};
use std::collections::BTreeSet;

/// A part of a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReasonPart {
    /// What the element does in the study.
    Role,
    /// The research questions that it serves.
    Questions,
    /// How it answers them.
    WhyNeeded,
    /// Why a less sensitive variant would not do.
    WhyNotLess,
    /// What happens when it is refused.
    IfRefused,
}

/// Where two requests differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The answer to a question.
    Answer(QuestionId),
    /// A row of an answer, or one field of it.
    Row {
        /// The question.
        question: QuestionId,
        /// By what the row is told apart, such as the name of a person.
        row: String,
        /// Which of several rows that are told apart by the same, from 0.
        nth: u32,
        /// The field; the row as a whole when absent.
        field: Option<FieldId>,
    },
    /// The order of the rows of an answer.
    RowOrder(QuestionId),
    /// An ask as a whole: it was added or removed.
    Ask(AskId),
    /// The name of an ask.
    AskName(AskId),
    /// A part of an ask.
    AskPart {
        /// Which ask.
        ask: AskId,
        /// Which part. That of its elements is their order.
        part: AskPart,
    },
    /// The order of the asks.
    AskOrder,
    /// An element chosen in an ask, with the years that it has of its own.
    Element {
        /// Which ask.
        ask: AskId,
        /// Which element.
        element: ElementId,
    },
    /// An element that is taken from published products.
    Public {
        /// The ask from which it was taken.
        ask: AskId,
        /// Which element.
        element: ElementId,
    },
    /// A research question.
    ResearchQuestion(ResearchQuestionId),
    /// The order of the research questions.
    ResearchQuestionOrder,
    /// A part of the reason for an element.
    Reason {
        /// Which element.
        element: ElementId,
        /// Which part.
        part: ReasonPart,
    },
    /// What is said to a finding, by its id.
    Explanation(String),
    /// The package that the request follows.
    Follows,
    /// A mark to come back to a question.
    Mark(QuestionId),
}

/// What a request says at a spot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing: it is not there, or not filled in.
    Nothing,
    /// It is there, where nothing more can be said of it.
    There,
    /// A text.
    Text(String),
    /// An answer.
    Answer {
        /// The answer, without sentences that are put together from others.
        answer: Option<Answer>,
        /// Whether it begins with such sentences.
        live: bool,
    },
    /// A row.
    Row(Row),
    /// An ask with what belongs to it.
    Ask(Box<AskWhole>),
    /// An element of an ask.
    Element(Chosen),
    /// School years.
    Years(Years),
    /// A kind of data.
    Form(Form),
    /// A level of aggregation.
    Unit(UnitId),
    /// Grades.
    Grades(Vec<GradeId>),
    /// Breakdowns.
    Breakdowns(Vec<BreakdownId>),
    /// What an element does.
    Role(Role),
    /// Research questions.
    Questions(BTreeSet<ResearchQuestionId>),
    /// An element taken from published products.
    Public(PublicUse),
    /// An earlier package.
    Follows {
        /// How the request follows it.
        how: Follows,
        /// Its name.
        package: String,
    },
}

/// An ask with what belongs to it elsewhere in the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskWhole {
    /// The ask.
    pub ask: Ask,
    /// Elements taken from published products in its place.
    pub public: Vec<PublicUse>,
    /// What is said to findings about it.
    pub explained: Vec<(String, String)>,
}

impl Said {
    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Answer { answer, live } => !live && answer.as_ref().is_none_or(Answer::is_empty),
            _ => false,
        }
    }

    /// A list or set, or nothing where it has no item.
    pub(super) fn unless(is_empty: bool, said: impl FnOnce() -> Self) -> Self {
        if is_empty { Self::Nothing } else { said() }
    }
}

impl From<&Option<Earlier>> for Said {
    fn from(follows: &Option<Earlier>) -> Self {
        follows
            .as_ref()
            .map_or(Self::Nothing, |it| Self::Follows { how: it.how, package: it.package.clone() })
    }
}
