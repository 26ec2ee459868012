//! Which questions say how the data move: from the agency to where they are kept, who sees them, and what becomes of them.

use requisite_request::{FieldId, QuestionId};

/// Which questions say how the data move. What is absent is not drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// How the agency sends the data.
    pub transfer: Option<QuestionId>,
    /// The places where the data are kept.
    pub storage: Option<FlowStorage>,
    /// The people who see the data.
    pub people: Option<FlowPeople>,
    /// What comes out of the data, and where it goes.
    pub results: Option<QuestionId>,
}

impl Flow {
    /// The question below which the picture stands: the one of places or, without it, the one of people.
    pub fn home(&self) -> Option<&QuestionId> {
        let people = self.people.as_ref().map(|people| &people.question);
        self.storage.as_ref().map(|storage| &storage.question).or(people)
    }

    /// All questions that it names.
    pub fn questions(&self) -> impl Iterator<Item = &QuestionId> {
        let rows =
            [self.storage.as_ref().map(|it| &it.question), self.people.as_ref().map(|it| &it.question)];
        [self.transfer.as_ref(), self.results.as_ref()].into_iter().chain(rows).flatten()
    }
}

/// The question of the places where the data are kept, and its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowStorage {
    /// The question, which takes rows.
    pub question: QuestionId,
    /// What kind of place it is.
    pub medium: FieldId,
    /// Where it is.
    pub location: Option<FieldId>,
    /// Whether it is encrypted.
    pub encrypted: Option<FieldId>,
    /// How the copy is destroyed.
    pub destroyed: Option<FieldId>,
    /// More on how it is destroyed.
    pub note: Option<FieldId>,
}

/// The question of the people, and its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowPeople {
    /// The question, which takes rows.
    pub question: QuestionId,
    /// Who it is.
    pub name: FieldId,
    /// What they do.
    pub part: Option<FieldId>,
    /// For whom they work.
    pub organization: Option<FieldId>,
    /// Whether they see the data; without this field, everybody who is named does.
    pub sees: Option<FieldId>,
    /// Whether they work for another organization than the requestor's.
    pub outside: Option<FieldId>,
}
