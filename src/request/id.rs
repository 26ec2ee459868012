//! Names of things that a pack declares: newtypes, so that an element is never taken for a question.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A text that cannot be an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id: use lower-case letters, digits, `-` and `_`, at most 80")]
pub struct NotAnId(pub String);

fn is_id(text: &str) -> bool {
    (1..=80).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        // INVARIANT: matches `[a-z0-9_-]{1,80}`; only `new` and `TryFrom` make one.
        pub struct $name(String);

        impl $name {
            /// Takes a text if it is a well-formed id.
            pub fn new(text: &str) -> Result<Self, NotAnId> {
                if is_id(text) { Ok(Self(text.to_owned())) } else { Err(NotAnId(text.to_owned())) }
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                if is_id(&text) { Ok(Self(text)) } else { Err(NotAnId(text)) }
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

ids! {
    /// A data element of the catalog, such as `scale-score`.
    ElementId
    /// A published product, such as `ospi-enrollment`.
    ProductId
    /// A question of the agency, such as `study_title`.
    QuestionId
    /// A field of a question that takes rows.
    FieldId
    /// A page of questions.
    SectionId
    /// A level of aggregation, such as `district`.
    UnitId
    /// A way of splitting a table, such as `race`.
    BreakdownId
    /// A grade, such as `3` or `kg`.
    GradeId
}
