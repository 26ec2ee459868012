//! Why a test did not pass.

use std::io;

use fantoccini::error::{CmdError, NewSessionError};

/// Why a test did not pass.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// What the test looked for is not so.
    #[error("{0}")]
    NotSo(String),
    /// It did not come about in time.
    #[error("waited {seconds} s in vain until {what}{detail}")]
    InVain {
        /// What was waited for.
        what: String,
        /// For how long.
        seconds: u64,
        /// What was seen instead.
        detail: String,
    },
    /// The browser refused a command.
    #[error("the browser refused to {what}: {source}")]
    Refused {
        /// The command.
        what: String,
        /// What it answered.
        source: Box<CmdError>,
    },
    /// The browser did not start.
    #[error("the browser did not start: {0}")]
    NoBrowser(#[from] Box<NewSessionError>),
    /// A file, folder or program did not do its part.
    #[error("{what}: {source}")]
    File {
        /// Its name.
        what: String,
        /// Why.
        source: io::Error,
    },
    /// A program ended with a complaint.
    #[error("{program} failed ({status}):\n{output}")]
    Program {
        /// The program with its arguments.
        program: String,
        /// How it ended.
        status: String,
        /// What it printed.
        output: String,
    },
    /// JSON that is not what it should be.
    #[error("{what}: {why}")]
    Json {
        /// Where it is from.
        what: String,
        /// What is wrong.
        why: String,
    },
}

impl Problem {
    /// A problem with a file or program.
    pub fn file(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::File { what, source }
    }

    /// A problem with the browser.
    pub fn refused(what: impl Into<String>) -> impl FnOnce(CmdError) -> Self {
        let what = what.into();
        move |source| Self::Refused { what, source: Box::new(source) }
    }

    /// A problem with JSON.
    pub fn json(what: impl Into<String>) -> impl FnOnce(serde_json::Error) -> Self {
        let what = what.into();
        move |error| Self::Json { what, why: error.to_string() }
    }
}

/// Complains unless something is so.
pub fn expect(is_so: bool, otherwise: impl FnOnce() -> String) -> Result<(), Problem> {
    if is_so { Ok(()) } else { Err(Problem::NotSo(otherwise())) }
}

/// Complains unless two values are equal.
pub fn expect_equal<T: PartialEq + std::fmt::Debug>(
    what: &str,
    found: &T,
    wanted: &T,
) -> Result<(), Problem> {
    expect(found == wanted, || format!("{what}: expected {wanted:?}, found {found:?}"))
}

/// Complains unless a list of complaints is empty.
pub fn expect_none(what: &str, complaints: &[String]) -> Result<(), Problem> {
    expect(complaints.is_empty(), || format!("{what}:\n  {}", complaints.join("\n  ")))
}
