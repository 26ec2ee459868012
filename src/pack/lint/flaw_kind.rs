//! What can be meant otherwise, and the one place where that becomes sentences: lower-case at the start, and what the agency
//! wrote in backticks.

use crate::Gravity;
use std::fmt;

/// What is well formed and cannot be meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FlawKind {
    /// A condition, or a part of one, that is true of no request.
    #[error("can never be true{0}")]
    NeverTrue(Obstacle),
    /// A rule that is never found, because it points at a question that is not asked then.
    #[error(
        "never found: it points at the question `{question}`, which is not asked while the condition holds"
    )]
    PlaceNotAsked {
        /// The question.
        question: String,
    },
    /// A condition that is true of every request.
    #[error(
        "always true, whatever is asked for and answered: it tests nothing; write `\"always\": true` if that is meant"
    )]
    AlwaysTrue,
    /// A condition under which a question is asked always.
    #[error(
        "always true, whatever is asked for and answered: it tests nothing; leave it out if the question is always asked"
    )]
    AlwaysShown,
    /// A rule that no request can satisfy.
    #[error("the rule is `must_fix` and always applies, so that nothing can be requested")]
    NeverSatisfied,
    /// A route that ends every journey.
    #[error("the route ends the journey and always applies, so that nothing can be requested")]
    EndsEveryJourney,
    /// A test on a question that is never asked.
    #[error("nothing can make `{fact}` known: the question is never asked")]
    NeverAsked {
        /// The fact.
        fact: String,
    },
    /// A test on the days of the study while the program is not told its first and last day.
    #[error(
        "nothing can make `study_days` known: `uses` of pack.json must name the questions `start` and `end`"
    )]
    NoStudyDays,
    /// A condition that has too many cases.
    #[error("too many cases to tell whether it can be true: split it into smaller conditions")]
    TooLarge,
    /// Two rules of too many cases.
    #[error("too many cases to tell whether it says the same as the rule `{rule}`")]
    TooLargeToCompare {
        /// The other rule.
        rule: String,
    },
    /// More rules at the same places than are compared with one another.
    #[error("from here on rules are not compared with one another: too many stand at the same place")]
    TooManyToCompare,
    /// A rule that another one repeats.
    #[error("always found together with the rule `{rule}`, at the same place and with the same severity")]
    SameAs {
        /// The earlier rule.
        rule: String,
    },
    /// A rule that adds nothing to another one.
    #[error(
        "whenever it is found, so is the rule `{rule}` at the same place, for the same requirements, laws and sources"
    )]
    CoveredBy {
        /// The wider rule.
        rule: String,
    },
    /// A question that settles an obligation and is not asked while the obligation applies.
    #[error(
        "the question `{question}` is not asked while the obligation applies, so that nothing can settle it"
    )]
    NeverSettled {
        /// The question.
        question: String,
    },
    /// A date that is not asked for while the obligation applies.
    #[error("the question `{question}` is not asked while the obligation applies, so that it is never due")]
    NeverDue {
        /// The question.
        question: String,
    },
    /// An acknowledgement that is not asked for while a fee is charged.
    #[error("the question `{question}` is not asked while a fee is charged, so that nobody can accept it")]
    FeeNotAcknowledged {
        /// The question.
        question: String,
    },
    /// A question that serves nothing.
    #[error(
        "nothing uses the answer, no requirement says why it is asked, and its words do not say why either"
    )]
    UnusedQuestion,
    /// A source or link to which nothing refers.
    #[error("nothing refers to it")]
    Unused,
    /// A text that another language has.
    #[error("the text is missing; `{language}` has it")]
    Untranslated {
        /// The language that has it.
        language: String,
    },
    /// Placeholders that differ from those of another language.
    #[error("the placeholders are {}; in `{language}` they are {}", Braced(.found), Braced(.expected))]
    PlaceholdersDiffer {
        /// The agency's own language.
        language: String,
        /// Placeholders here, sorted.
        found: Vec<String>,
        /// Placeholders there, sorted.
        expected: Vec<String>,
    },
    /// What a row is called, of a question without rows.
    #[error("nobody sees this text: only questions of kind `rows` have items")]
    ItemWithoutRows,
    /// A document that would be named like the destruction worksheet.
    #[error(
        "its file `documents/{id}.docx` would have the name of the destruction worksheet, and a package holds only one of them: choose another id"
    )]
    NamedLikeTheWorksheet {
        /// The document.
        id: String,
    },
    /// A document that would be named like a device.
    #[error(
        "its file `documents/{id}.docx` would have a name that some systems keep for a device, and no package with it can be opened: choose another id"
    )]
    NamedLikeADevice {
        /// The document.
        id: String,
    },
}

/// Why a condition is never true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The tests by themselves; no two parts of it are needed.
    Tests,
    /// Parts of the condition, by their paths, that cannot be true together.
    Parts(Vec<String>),
    /// Questions that are not asked while the rest of the condition holds.
    NotAsked(Vec<String>),
    /// No element of the catalog fits.
    Catalog,
    /// The rest of the condition, for a part of it.
    Rest,
}

impl FlawKind {
    /// How much it matters.
    pub fn gravity(&self) -> Gravity {
        match self {
            Self::NeverSatisfied
            | Self::EndsEveryJourney
            | Self::NamedLikeTheWorksheet { .. }
            | Self::NamedLikeADevice { .. } => Gravity::Error,
            Self::TooLarge
            | Self::TooLargeToCompare { .. }
            | Self::TooManyToCompare
            | Self::CoveredBy { .. }
            | Self::UnusedQuestion
            | Self::Unused
            | Self::ItemWithoutRows => Gravity::Remark,
            _ => Gravity::Warning,
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tests => f.write_str(" of any request"),
            Self::Parts(paths) => write!(f, ": {} exclude one another", And(paths)),
            Self::NotAsked(questions) => {
                let are = if questions.len() == 1 { "is" } else { "are" };
                write!(f, ": {} {are} not asked while the rest holds", And(questions))
            }
            Self::Catalog => f.write_str(": the catalog has no elements that fit"),
            Self::Rest => f.write_str(" while the rest of the condition holds"),
        }
    }
}

struct And<'a>(&'a [String]);

impl fmt::Display for And<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (idx, name) in self.0.iter().enumerate() {
            let joint = match idx {
                0 => "",
                _ if idx + 1 == self.0.len() => " and ",
                _ => ", ",
            };
            write!(f, "{joint}`{name}`")?;
        }
        Ok(())
    }
}

struct Braced<'a>(&'a [String]);

impl fmt::Display for Braced<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("none");
        }
        for (idx, name) in self.0.iter().enumerate() {
            write!(f, "{}`{{{name}}}`", if idx > 0 { ", " } else { "" })?;
        }
        Ok(())
    }
}
