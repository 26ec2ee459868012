//! The ask that the page shows, and changes to it.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_request::{Ask, AskId, Edit};
use requisite_session::with_ask;

/// The ask that the page shows. The first one need not exist yet: it is made by the first change.
#[derive(Clone, Copy)]
pub struct AtAsk {
    /// The desk.
    pub desk: Desk,
    /// Number of the ask.
    pub id: AskId,
    /// The ask as it is now; empty while there is none.
    pub ask: Memo<Ask>,
}

impl AtAsk {
    /// The ask with this number.
    pub fn new(id: AskId) -> Self {
        let desk = Desk::here();
        let ask = desk.memo(move |request| request.ask(id).cloned().unwrap_or_else(|| Ask::empty(id)));
        Self { desk, id, ask }
    }

    /// A slice of the ask.
    pub fn memo<T>(&self, f: impl Fn(&Ask) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Clone + Send + Sync + 'static,
    {
        let ask = self.ask;
        Memo::new(move |_| ask.with(|ask| f(ask)))
    }

    /// A DOM id of a part of the ask.
    pub fn dom(&self, part: &str) -> String {
        format!("ask-{}-{part}", self.id.0)
    }

    /// Makes changes as one step.
    pub fn edit(&self, edits: Vec<Edit>) {
        let edits = self.desk.peek(|request| with_ask(request, edits));
        self.desk.edit_all(&edits);
    }

    /// Makes the change of a stroke of typing in a field.
    pub fn type_text(&self, field: &str, edit: Edit) {
        if self.desk.peek(|request| request.asks.is_empty()) {
            self.desk.edit(Edit::AddAsk);
        }
        self.desk.type_text(field, edit);
    }
}
