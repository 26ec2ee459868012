//! Why a command cannot do its work.

use requisite_request::DraftFileError;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// Why a command cannot do its work.
#[derive(Debug, Error)]
pub(crate) enum CliProblem {
    /// A file that cannot be read.
    #[error("{}: {error}", path.display())]
    Unreadable { path: PathBuf, error: io::Error },
    /// A folder where a file should be.
    #[error("{}: this is a folder, not a file", .0.display())]
    IsAFolder(PathBuf),
    /// A file beyond the limit.
    #[error("{}: too large. The limit is {} MB.", path.display(), limit / (1024 * 1024))]
    TooLarge { path: PathBuf, limit: u64 },
    /// A folder with more files than any pack has.
    #[error("{}: more than {limit} files. Is this the folder of a pack?", path.display())]
    TooManyFiles { path: PathBuf, limit: usize },
    /// A folder without `pack.json`.
    #[error("{}: no pack.json here. Name the folder of the agency's rules.", .0.display())]
    NotAPack(PathBuf),
    /// A pack that does not load.
    #[error("{}: these rules cannot be used. `requisite lint` says why.", .0.display())]
    PackUnusable(PathBuf),
    /// An edition that the folder does not hold.
    #[error("{}: there is no edition `{edition}` of these rules", path.display())]
    NoSuchEdition { path: PathBuf, edition: String },
    /// A request that cannot be read.
    #[error("{}: {error}", path.display())]
    Request { path: PathBuf, error: DraftFileError },
    /// A request to another agency.
    #[error("{}: written for the agency `{found}`; these rules are those of `{known}`", path.display())]
    OtherAgency { path: PathBuf, found: String, known: String },
    /// A file that is there and is no package, so that it is not written over.
    #[error("{}: there is a file that is not a package; it is left as it is", .0.display())]
    WouldOverwrite(PathBuf),
    /// A file that cannot be written.
    #[error("{}: cannot be written: {error}", path.display())]
    Unwritable { path: PathBuf, error: io::Error },
    /// No clock.
    #[error("today's date is not known. Give it with --today.")]
    NoDay,
    /// The output is gone or full.
    #[error("cannot write: {0}")]
    Output(#[from] io::Error),
}
