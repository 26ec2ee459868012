//! Answers as they are typed: what an answer should look like is known by the pack's question, not by the answer.

use crate::FieldId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One row of a question that takes several, such as one person with access.
pub type Row = BTreeMap<FieldId, String>;

/// What a person has answered. Dates are `2027-06-30`, a choice is the id of the option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// Yes or no, or an acknowledgement.
    Yes(bool),
    /// Text, a date, a number or the id of one option.
    Text(String),
    /// The ids of several options.
    Options(Vec<String>),
    /// Rows of fields.
    Rows(Vec<Row>),
}

impl Answer {
    /// Whether the answer says nothing: blank text, no option, rows without content.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Yes(_) => false,
            Self::Text(text) => text.trim().is_empty(),
            Self::Options(options) => options.is_empty(),
            Self::Rows(rows) => rows.iter().all(|row| row.values().all(|cell| cell.trim().is_empty())),
        }
    }

    /// The text of a text answer.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The yes or no of a yes-or-no answer.
    pub fn as_yes(&self) -> Option<bool> {
        if let Self::Yes(yes) = self { Some(*yes) } else { None }
    }

    /// The chosen options of an answer that takes several.
    pub fn as_options(&self) -> &[String] {
        if let Self::Options(options) = self { options } else { &[] }
    }

    /// The rows of an answer that takes rows.
    pub fn as_rows(&self) -> &[Row] {
        if let Self::Rows(rows) = self { rows } else { &[] }
    }
}
