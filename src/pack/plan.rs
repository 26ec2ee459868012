//! How long the steps of a request take, for a rough plan back from the day on which the data are wanted.

use crate::Work;
use requisite_request::QuestionId;

/// How long the steps of a request take, from sending it to having the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The question that says when the data are wanted.
    pub wanted: QuestionId,
    /// The steps in order, each from the end of the one before; their ranges are days.
    pub steps: Vec<Work>,
}

impl Plan {
    /// The step with this id.
    pub fn step(&self, id: &str) -> Option<&Work> {
        self.steps.iter().find(|step| step.id == id)
    }
}
