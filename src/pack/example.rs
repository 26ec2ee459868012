//! Examples of lists of elements, for whoever does not know yet what to ask for.

use requisite_request::ElementId;

/// A list of elements that go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Stable id.
    pub id: String,
    /// The elements, in order.
    pub elements: Vec<ElementId>,
}
