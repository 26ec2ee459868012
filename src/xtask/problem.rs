//! What can go wrong, in words a person can act on.

use std::io;
use std::path::{Path, PathBuf};

/// Why a command could not be obeyed.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The command was started outside the source tree.
    #[error("no Requisite source tree here or above: run this inside the repository")]
    NoSourceTree,
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A program could not be started at all.
    #[error("`{program}` could not be started: {source}")]
    NotStarted {
        /// The program's name.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program ended with an error; it has printed why.
    #[error("`{command}` failed")]
    Failed {
        /// The program and its arguments.
        command: String,
    },
    /// A program took longer than it was given.
    #[error("`{command}` did not finish within {seconds} seconds")]
    TooSlow {
        /// The program and its arguments.
        command: String,
        /// The limit.
        seconds: u64,
    },
    /// Something that only the person can install is missing.
    #[error("{what} is missing. {cure}")]
    Missing {
        /// What is missing.
        what: String,
        /// What to do about it.
        cure: String,
    },
    /// A file does not hold what it must.
    #[error("{}: {why}", path.display())]
    Unexpected {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// No port could be opened.
    #[error("no port could be opened on this machine: {0}")]
    NoPort(io::Error),
    /// The server could not start on an open port, or lost it.
    #[error("the server could not go on: {0}")]
    NoServer(io::Error),
}

impl Problem {
    /// Names the file an input or output error is about.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::File { path: path.to_owned(), source }
    }

    /// Something is missing that the person must install.
    pub fn missing(what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self::Missing { what: what.into(), cure: cure.into() }
    }
}
