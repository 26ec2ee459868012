//! One question of the agency.

use crate::{Basis, Condition, element::names};
use requisite_request::{FieldId, QuestionId, Row, SectionId};

/// What an answer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionKind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// One of the options.
    Choice,
    /// Any of the options.
    Choices,
    /// Yes or no.
    YesNo,
    /// A day.
    Date,
    /// A whole number.
    Number,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A statement that the person accepts.
    Acknowledge,
    /// Several rows of fields.
    Rows,
}

names!(QuestionKind {
    Text = "text", LongText = "long_text", Choice = "choice", Choices = "choices", YesNo = "yes_no", Date = "date",
    Number = "number", Email = "email", Phone = "phone", Acknowledge = "acknowledge", Rows = "rows",
});

/// Which sentences, put together from other answers, an answer may begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assembles {
    /// What data are asked for.
    Data,
    /// Which elements serve which research question, and as what.
    Roles,
    /// Where the data are kept, how many see them, and how they end.
    Safeguards,
}

names!(Assembles { Data = "data", Roles = "roles", Safeguards = "safeguards" });

/// A field of a question that takes rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Id within its question.
    pub id: FieldId,
    /// What it takes; never `Choices` or `Rows`.
    pub kind: QuestionKind,
    /// Ids of the options.
    pub options: Vec<String>,
    /// Whether each row in which it is asked needs it.
    pub required: bool,
    /// When it is asked; always, if nothing is said.
    pub shown: Option<CellTest>,
    /// The HTML `autocomplete` token.
    pub autocomplete: Option<String>,
}

/// What another field of the same row must say for a field to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellTest {
    /// The other field: one with options, or for yes or no, that is itself always asked.
    pub field: FieldId,
    /// What it may say.
    pub any_of: Vec<String>,
}

impl Field {
    /// Whether it is asked in this row.
    pub fn is_asked(&self, row: &Row) -> bool {
        self.shown.as_ref().is_none_or(|test| {
            row.get(&test.field).is_some_and(|text| test.any_of.iter().any(|it| it == text.trim()))
        })
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Stable id.
    pub id: QuestionId,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// Ids of the options of a choice.
    pub options: Vec<String>,
    /// The option that goes with no other, such as none of them.
    pub alone: Option<String>,
    /// The fields of rows.
    pub fields: Vec<Field>,
    /// Fewest rows.
    pub min_rows: u32,
    /// Most words.
    pub max_words: Option<u32>,
    /// With which sentences, put together from other answers, it may begin.
    pub assembles: Option<Assembles>,
    /// Whether the package needs it.
    pub required: bool,
    /// When it is asked.
    pub shown: Condition,
    /// The HTML `autocomplete` token.
    pub autocomplete: Option<String>,
    /// Ids of the requirements that it serves.
    pub requirements: Vec<String>,
    /// Citations of the laws behind it.
    pub law: Vec<String>,
    /// Keys of its sources.
    pub source: Vec<String>,
    /// How sure it is that the agency asks it.
    pub basis: Basis,
}

impl Question {
    /// The options after one of them is ticked or unticked, in the question's order. What goes with no other is then the
    /// only one, or goes.
    pub fn ticked(&self, now: &[String], option: &str) -> Vec<String> {
        let ticks = !now.iter().any(|it| it == option);
        let is_alone = |it: &str| self.alone.as_deref() == Some(it);
        let stays = |it: &String| now.contains(it) && !(ticks && (is_alone(option) || is_alone(it)));
        let after = self.options.iter().filter(|it| if *it == option { ticks } else { stays(it) });
        after.cloned().collect()
    }
}

/// A page of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Id of the page.
    pub id: SectionId,
    /// Its questions, in order.
    pub questions: Vec<Question>,
    /// What the agency wants to be answered before anything else on it; questions of whatever page.
    pub after: Vec<QuestionId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_with_no_other_takes_the_others_away_and_goes_with_them() {
        let question = Question {
            id: QuestionId::new("why").unwrap(),
            kind: QuestionKind::Choices,
            options: ["a", "b", "none"].map(str::to_owned).to_vec(),
            alone: Some("none".to_owned()),
            fields: Vec::new(),
            min_rows: 0,
            max_words: None,
            assembles: None,
            required: false,
            shown: Condition::Always,
            autocomplete: None,
            requirements: Vec::new(),
            law: Vec::new(),
            source: Vec::new(),
            basis: Basis::Found,
        };
        let ticked = |now: &[&str], option: &str| {
            let now: Vec<String> = now.iter().map(|it| (*it).to_owned()).collect();
            question.ticked(&now, option).join(" ")
        };
        assert_eq!(ticked(&["b"], "a"), "a b");
        assert_eq!(ticked(&["a", "b"], "none"), "none");
        assert_eq!(ticked(&["none"], "b"), "b");
        assert_eq!(ticked(&["none"], "none"), "");
        // A file may hold both; unticking one leaves the other.
        assert_eq!(ticked(&["a", "none"], "none"), "a");
        assert_eq!(ticked(&["a", "none"], "a"), "none");
    }
}
