//! How far each page was scrolled when the person left it, so that Back leads to where they were.
//!
//! Each entry of the browser's history gets a name of ours; an entry that has one already is one the person comes back to. Where the history cannot be written, every move counts as a new one.

use leptos::prelude::window;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;

/// The entries of the history that were visited since the page was loaded.
pub struct Visits {
    // What tells names of this load from those of one before.
    load: f64,
    made: u32,
    here: String,
    // By name of the entry, in pixels.
    scrolled: BTreeMap<String, f64>,
}

impl Visits {
    /// Begins with the entry that is shown.
    pub fn begin() -> Self {
        let load = js_sys::Date::now();
        let mut visits = Self { load, made: 0, here: String::new(), scrolled: BTreeMap::new() };
        visits.enter();
        visits
    }

    /// Notes how far the page is scrolled.
    pub fn note(&mut self) {
        if let Ok(top) = window().scroll_y() {
            self.scrolled.insert(self.here.clone(), top);
        }
    }

    /// Another entry is shown: how far its page was scrolled when it was left, if it is not a new one.
    pub fn arrive(&mut self) -> Option<f64> {
        let name = window().history().ok().and_then(|history| history.state().ok()?.as_string());
        match name.and_then(|name| Some((*self.scrolled.get(&name)?, name))) {
            Some((top, name)) => {
                self.here = name;
                Some(top)
            }
            None => {
                self.enter();
                None
            }
        }
    }

    fn enter(&mut self) {
        self.made += 1;
        self.here = format!("requisite {} {}", self.load, self.made);
        self.scrolled.insert(self.here.clone(), 0.0);
        if let Ok(history) = window().history() {
            let _ = history.replace_state(&JsValue::from_str(&self.here), "");
        }
    }
}
