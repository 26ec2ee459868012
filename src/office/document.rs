//! A document in blocks, without a word on how it is written down.

use serde::{Deserialize, Serialize};

/// A document to read and to print.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Language of the texts, as in BCP 47.
    pub language: String,
    /// What it is called, for its properties and the head of each page.
    pub title: String,
    /// The day on which it was made, `YYYY-MM-DD`.
    pub day: String,
    /// The program that made it.
    pub made_by: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 is the title of the document; parts are 2 and on, at most 4.
        level: u8,
        /// Its text.
        text: String,
    },
    /// A line that says what kind of document this is, above the title.
    Kind {
        /// Its text.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: String,
    },
    /// A line that names what follows it, where a heading would be too much.
    Label {
        /// Its text.
        text: String,
    },
    /// A remark that must be seen.
    Note {
        /// Its text.
        text: String,
    },
    /// A remark in small print.
    Small {
        /// Its text.
        text: String,
    },
    /// A text of the person: its direction is its own, and its line breaks stay.
    Own {
        /// Its text.
        text: String,
    },
    /// Points.
    List {
        /// Their texts.
        items: Vec<String>,
    },
    /// Terms, each with what it is; line breaks stay.
    Pairs {
        /// Term and text.
        pairs: Vec<(String, String)>,
    },
    /// A table. The first cell of a row names it; line breaks in cells stay.
    Table {
        /// What it shows.
        caption: String,
        /// Heads of the columns.
        heads: Vec<String>,
        /// Rows of as many cells as there are heads.
        rows: Vec<Vec<String>>,
    },
}
