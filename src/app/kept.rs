//! What pages of a later part keep while the person is on other pages: a package that was made, a file that was counted.
//!
//! The first parts hold it without knowing what it is, so that what it consists of comes with the part that uses it.

use leptos::prelude::*;
use std::any::Any;

/// What is kept for one agency, by context. Copy.
#[derive(Clone, Copy)]
pub struct Kept {
    // What is kept lives as long as the agency's pages.
    owner: StoredValue<Option<Owner>, LocalStorage>,
    things: StoredValue<Vec<Box<dyn Any>>, LocalStorage>,
}

impl Kept {
    /// Nothing yet. What is kept lives as long as what is drawn here.
    pub fn new() -> Self {
        Self { owner: StoredValue::new_local(Owner::current()), things: StoredValue::new_local(Vec::new()) }
    }

    /// What is kept of a kind; made when it is first asked for.
    pub fn of<T: Copy + 'static>(self, make: impl FnOnce() -> T) -> T {
        let known =
            self.things.try_with_value(|things| things.iter().find_map(|it| it.downcast_ref().copied()));
        if let Some(known) = known.flatten() {
            return known;
        }
        let made = match self.owner.try_get_value().flatten() {
            Some(owner) => owner.with(make),
            None => make(),
        };
        let _ = self.things.try_update_value(|things| things.push(Box::new(made)));
        made
    }
}
