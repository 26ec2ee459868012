//! Where in a request something is: what a finding points at and a screen scrolls to.

use crate::{AskId, ElementId, FieldId, QuestionId, ResearchQuestionId, SectionId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A part of an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskPart {
    /// The kind of data.
    Form,
    /// The level of aggregation.
    Unit,
    /// The years.
    Years,
    /// The breakdowns.
    Breakdowns,
    /// The list of elements.
    Elements,
    /// The grades.
    Grades,
    /// Which students or schools are meant, in words.
    Population,
}

impl AskPart {
    /// The name in files and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Unit => "unit",
            Self::Years => "years",
            Self::Breakdowns => "breakdowns",
            Self::Elements => "elements",
            Self::Grades => "grades",
            Self::Population => "population",
        }
    }
}

/// Where in a request something is. The order is that of the journey within a kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The request as a whole.
    Whole,
    /// A page of questions.
    Section(SectionId),
    /// One question.
    Question(QuestionId),
    /// One field of one row of a question; rows count from 0.
    Row {
        /// The question whose row it is.
        question: QuestionId,
        /// Which row, from 0.
        row: u32,
        /// Which field; the row as a whole when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        field: Option<FieldId>,
    },
    /// The page on which data are chosen.
    Data,
    /// A part of one ask.
    Ask {
        /// Which ask.
        ask: AskId,
        /// Which part.
        part: AskPart,
    },
    /// One element chosen in one ask.
    Element {
        /// Which ask.
        ask: AskId,
        /// Which element.
        element: ElementId,
    },
    /// The check of what is public.
    Public,
    /// The page of reasons as a whole.
    Reasons,
    /// A research question.
    ResearchQuestion(ResearchQuestionId),
    /// Why an element is needed.
    Reason(ElementId),
}

impl fmt::Display for Place {
    /// A short text that is the same for the same place; part of a finding's id.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("request"),
            Self::Section(section) => write!(f, "section:{section}"),
            Self::Question(question) => write!(f, "question:{question}"),
            Self::Row { question, row, field: None } => write!(f, "question:{question}/{row}"),
            Self::Row { question, row, field: Some(field) } => write!(f, "question:{question}/{row}/{field}"),
            Self::Data => f.write_str("data"),
            Self::Ask { ask, part } => write!(f, "ask:{}/{}", ask.0, part.as_str()),
            Self::Element { ask, element } => write!(f, "ask:{}/elements/{element}", ask.0),
            Self::Public => f.write_str("public"),
            Self::Reasons => f.write_str("reasons"),
            Self::ResearchQuestion(id) => write!(f, "research-question:{}", id.0),
            Self::Reason(element) => write!(f, "reason:{element}"),
        }
    }
}
