//! What a person writes: which data they ask for, their answers, and why each element is needed.
//!
//! This crate knows no agency and no rules: an [`Ask`] may name an element that no catalog holds. It knows no clock,
//! storage or random source either; ids are small numbers that the request hands out itself, so that the same steps
//! always give the same file.
//!
//! Start reading at [`Request`], then [`Edit`] (the only way the screens change one) and [`RequestFile`] (the wire format).
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod answer;
mod as_bytes;
mod ask;
mod assembled;
mod counting_message;
mod date;
mod draft_file;
mod earlier;
mod edit;
mod exchanged;
mod file;
mod id;
mod in_order;
mod json;
mod merge;
mod package_message;
mod place;
mod reason;
mod school_year;
mod seal_message;
mod sheet_message;

pub use answer::{Answer, Row};
pub use ask::{Ask, AskId, Chosen, Detail, Form, PublicUse};
pub use assembled::Assembled;
pub use counting_message::{CountAnswer, CountOrder};
pub use date::{Date, NotADate};
pub use draft_file::{DraftFileError, draft_page, draft_page_beside, read_draft_page, read_exchanged};
pub use earlier::{Earlier, Follows};
pub use edit::Edit;
pub use exchanged::{Exchanged, Kinship};
pub use file::{
    EDITION_MARK, FILE_ROOM, FORMAT, MAX_BYTES, PACKED_ROOM, PackStamp, ReadRequest, RequestFile,
    RequestFileError, read_request, read_request_within,
};
pub use id::{BreakdownId, ElementId, FieldId, GradeId, NotAnId, ProductId, QuestionId, SectionId, UnitId};
pub use in_order::{map_of, put_in_order, set_of};
pub use json::{JsonError, JsonRoom, Kept, MAX_DEPTH, read_json, read_json_within};
pub use merge::{Difference, ListShapes, Merge, Outcome, ReasonPart, Said, Side, Spot, merge};
pub use package_message::{
    BindAnswer, PackageAnswer, PackageOrder, PreparedContent, PreparedFile, PreparedPackage,
};
pub use place::{AskPart, Place};
pub use reason::{Reason, ResearchQuestion, ResearchQuestionId, Role};
pub use school_year::{NotASchoolYear, SchoolYear, Years};
pub use seal_message::{SealAnswer, SealOrder};
pub use sheet_message::{SheetAnswer, SheetOrder};

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that a person has entered for one request to one agency.
///
/// A request is always a value, however incomplete: saving is never blocked. What is wrong with it is for `precheck` to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Request {
    /// Answers to the agency's questions, also of questions that are hidden at the moment.
    pub answers: BTreeMap<QuestionId, Answer>,
    /// The tables and files that are wanted, in the order of the screen.
    pub asks: Vec<Ask>,
    /// The questions that the study asks, in order.
    pub research_questions: Vec<ResearchQuestion>,
    /// Why each element is needed.
    pub reasons: BTreeMap<ElementId, Reason>,
    /// Elements taken out of the request because a published product holds them.
    pub public_instead: Vec<PublicUse>,
    /// What the person says to a finding that may stay with a reason: finding id to text.
    pub explained: BTreeMap<String, String>,
    /// Answers that begin, or once began, with sentences put together from other answers.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub assembled: BTreeMap<QuestionId, Assembled>,
    /// Questions to which the person wants to come back. They are marked in the draft and go into no package.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub come_back: BTreeSet<QuestionId>,
    /// The earlier package that this request mends, amends or renews.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<Earlier>,
}

impl Request {
    /// The ask with this id.
    pub fn ask(&self, id: AskId) -> Option<&Ask> {
        self.asks.iter().find(|ask| ask.id == id)
    }

    /// The answer to a question, if there is one that says something.
    pub fn answer(&self, question: &QuestionId) -> Option<&Answer> {
        self.answers.get(question).filter(|answer| !answer.is_empty())
    }

    /// The ids of all chosen elements, each once, in the order of choosing.
    pub fn elements(&self) -> Vec<&ElementId> {
        let mut seen = BTreeSet::new();
        self.asks
            .iter()
            .flat_map(|ask| &ask.elements)
            .map(|chosen| &chosen.id)
            .filter(|id| seen.insert(*id))
            .collect()
    }

    /// Whether nothing at all has been entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
