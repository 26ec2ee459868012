//! Why a package is not made.

use crate::{Contents, NotBound, room};
use requisite_pack::Pack;
use requisite_precheck::{Finding, finding_sentences};
use requisite_request::{JsonRoom, PACKED_ROOM};
use thiserror::Error;

/// Why a package is not made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the fields are named for what they hold; the sentence says what is wrong")]
pub enum NotReady {
    /// A route says that this request is for somewhere else.
    #[error("This request ends elsewhere: {title}.")]
    Ended { route: String, title: String },
    /// No element is asked for.
    #[error("Nothing is asked for: no data are chosen.")]
    NothingRequested,
    /// Findings must be fixed, or explained, first.
    #[error("{} must be fixed or explained first.", count(.findings))]
    Blocked { findings: Vec<Finding> },
    /// More than a package may hold, of which a reviewer could not see whether it is whole.
    #[error(
        "The request holds more than a package has room for, which is about {bytes} letters and {objects} chosen elements, reasons, rows and the like. Shorten the longest texts and names, or make several requests of it."
    )]
    TooLong { bytes: usize, objects: usize },
    /// It cannot be put together.
    #[error("{0}")]
    NotBound(#[from] NotBound),
}

fn count(findings: &[Finding]) -> String {
    if findings.len() == 1 { "1 finding".to_owned() } else { format!("{} findings", findings.len()) }
}

impl NotReady {
    /// What keeps these contents from becoming a package, if anything does.
    pub fn of(contents: &Contents<'_>) -> Option<Self> {
        if let Some(ending) = contents.report.ending() {
            let title =
                contents.words.routes.get(&ending.id).map_or(&ending.id, |words| &words.title).clone();
            return Some(Self::Ended { route: ending.id.clone(), title });
        }
        if contents.request.elements().is_empty() {
            return Some(Self::NothingRequested);
        }
        if !room::for_all(contents) {
            let JsonRoom { bytes, objects, .. } = PACKED_ROOM;
            return Some(Self::TooLong { bytes, objects });
        }
        let findings: Vec<Finding> = contents.report.blocking().cloned().collect();
        (!findings.is_empty()).then_some(Self::Blocked { findings })
    }

    /// The reason in sentences, the findings each in one of its own.
    pub fn sentences(&self, pack: &Pack) -> Vec<String> {
        let mut sentences = vec![self.to_string()];
        if let Self::Blocked { findings } = self {
            sentences.extend(findings.iter().map(|it| finding_sentences(pack, &pack.language, it).what));
        }
        sentences
    }
}
