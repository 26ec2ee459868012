//! The port to whoever builds packages, and its twin in memory.

use requisite_request::{BindAnswer, PackageAnswer, PackageOrder, PreparedPackage};
use std::cell::RefCell;
use std::future::Future;

/// A finished package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadePackage {
    /// Name under which to save it.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// The start of the digest, to read out over the telephone.
    pub short_digest: String,
    /// Name and size in bytes of every file inside.
    pub files: Vec<(String, u64)>,
}

/// Why there is no package.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MakeError {
    /// The request or the pack does not allow one: why, one sentence each.
    #[error("{}", .0.join(" "))]
    Refused(Vec<String>),
    /// The part of the program that builds packages did not start.
    #[error(
        "The part of this page that makes packages could not be loaded. Check your connection, then try again."
    )]
    NotStarted,
    /// It started and went silent.
    #[error("Making the package stopped. Try again.")]
    Stopped,
    /// The person cancelled.
    #[error("Making the package was cancelled.")]
    Cancelled,
}

/// Who builds packages.
pub trait PackageMaker {
    /// Builds a package. `progress` hears steps done and steps of the whole.
    fn make(
        &self,
        order: PackageOrder,
        progress: impl Fn(u32, u32) + 'static,
    ) -> impl Future<Output = Result<MadePackage, MakeError>>;

    /// Stops what is being built; its `make` ends with [`MakeError::Cancelled`].
    fn cancel(&self);
}

/// What an answer of a part of the program means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard<T> {
    /// So many steps done, of so many of the whole.
    Progress(u32, u32),
    /// The end.
    End(Result<T, MakeError>),
}

/// What an answer of the part that prepares packages means.
pub fn heard_of_preparing(answer: PackageAnswer) -> Heard<PreparedPackage> {
    match answer {
        PackageAnswer::Progress { done, total } => Heard::Progress(done, total),
        PackageAnswer::Prepared(prepared) => Heard::End(Ok(prepared)),
        PackageAnswer::Refused { sentences } => Heard::End(Err(MakeError::Refused(sentences))),
    }
}

/// What an answer of the part that puts packages together means.
pub fn heard_of_binding(answer: BindAnswer) -> Heard<MadePackage> {
    match answer {
        BindAnswer::Progress { done, total } => Heard::Progress(done, total),
        BindAnswer::Made { file_name, bytes, sha256, short_digest, files } => {
            Heard::End(Ok(MadePackage { file_name, bytes, sha256, short_digest, files }))
        }
        BindAnswer::Refused { sentences } => Heard::End(Err(MakeError::Refused(sentences))),
    }
}

/// A builder for tests that gives the answers it was told.
#[derive(Debug, Default)]
pub struct MemoryMaker {
    answers: RefCell<Vec<BindAnswer>>,
}

impl MemoryMaker {
    /// A builder that will give these answers, in order.
    pub fn answering(answers: Vec<BindAnswer>) -> Self {
        Self { answers: RefCell::new(answers) }
    }
}

impl PackageMaker for MemoryMaker {
    async fn make(
        &self,
        _order: PackageOrder,
        progress: impl Fn(u32, u32) + 'static,
    ) -> Result<MadePackage, MakeError> {
        let answers = std::mem::take(&mut *self.answers.borrow_mut());
        for answer in answers {
            match heard_of_binding(answer) {
                Heard::End(end) => return end,
                Heard::Progress(done, total) => progress(done, total),
            }
        }
        Err(MakeError::Stopped)
    }

    fn cancel(&self) {
        self.answers.borrow_mut().clear();
    }
}
