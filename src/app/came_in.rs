//! A draft that came in from a co-author's file and is not brought into the draft here yet.

use leptos::prelude::*;
use requisite_session::Opened;
use std::sync::Arc;

/// A draft of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameIn {
    /// Name of the file.
    pub name: String,
    /// What was in it.
    pub opened: Opened,
}

/// The draft that came in last, by context. Copy.
#[derive(Clone, Copy)]
pub struct Incoming(RwSignal<Option<Arc<CameIn>>>);

impl Incoming {
    /// None yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The draft that came in last.
    pub fn get(self) -> Option<Arc<CameIn>> {
        self.0.get()
    }

    /// A draft came in, or the one that did is dealt with.
    pub fn set(self, came_in: Option<CameIn>) {
        let _ = self.0.try_set(came_in.map(Arc::new));
    }
}
