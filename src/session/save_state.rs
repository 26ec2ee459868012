//! What may be said about whether the draft is saved.

use crate::StoreError;

/// Whether the draft is saved. Only a read-back that agreed makes it [`SaveState::Saved`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing has been entered since the page was opened, and nothing was restored.
    NotSaved,
    /// A draft was read from the storage, and nothing was changed since.
    Restored,
    /// The last changes are being written.
    Saving,
    /// Everything entered so far was written and read back.
    Saved {
        /// When, as the person's clock shows it: `10:42`.
        at: String,
    },
    /// The last changes could not be written; it will be tried again.
    Failed {
        /// Why.
        why: StoreError,
    },
    /// This browser keeps nothing here: the draft lives in this tab only.
    MemoryOnly {
        /// Why.
        why: StoreError,
    },
}

impl SaveState {
    /// The sentence that is shown.
    pub fn sentence(&self) -> String {
        match self {
            Self::NotSaved => "Nothing to save yet".to_owned(),
            Self::Restored => "Saved in this browser".to_owned(),
            Self::Saving => "Saving\u{2026}".to_owned(),
            Self::Saved { at } => format!("Saved in this browser at {at}"),
            Self::Failed { why: StoreError::Full } => "Not saved: this browser has no room left".to_owned(),
            Self::Failed { why: StoreError::ChangedElsewhere } => {
                "Not saved: this draft was changed in another tab".to_owned()
            }
            Self::Failed { why: StoreError::Newer } => {
                "Not saved: the stored draft is from a newer version of this page".to_owned()
            }
            Self::Failed { why: StoreError::Damaged } => {
                "Not saved: this browser gave back something else".to_owned()
            }
            Self::Failed { .. } => "Not saved yet. Trying again".to_owned(),
            Self::MemoryOnly { .. } => "Not saved: this browser keeps nothing for this page".to_owned(),
        }
    }

    /// Whether the person has to be warned: what they entered is in this tab only.
    pub fn needs_warning(&self) -> bool {
        matches!(self, Self::Failed { .. } | Self::MemoryOnly { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_saved_state_says_saved() {
        let states =
            [SaveState::NotSaved, SaveState::Saving, SaveState::MemoryOnly { why: StoreError::Unavailable }];
        let failed = StoreError::ALL.map(|why| SaveState::Failed { why });
        for state in states.iter().chain(&failed) {
            assert!(!state.sentence().starts_with("Saved"), "{state:?}");
        }
        assert_eq!(SaveState::Saved { at: "10:42".into() }.sentence(), "Saved in this browser at 10:42");
    }
}
