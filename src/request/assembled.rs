//! Answers that begin with sentences put together from other answers.

use serde::{Deserialize, Serialize};

/// How an answer stands to the sentences that the program can put together for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assembled {
    /// The answer begins with them, and they follow the other answers.
    Live,
    /// The person made them part of their own text, which follows nothing.
    Edited {
        /// The sentences as they were then, or when the person last kept their text.
        was: String,
    },
}
