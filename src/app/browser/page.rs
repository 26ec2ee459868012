//! The page as a whole: its title and language, leaving it, printing it, the keyboard.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, VisibilityState};

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets the language of the page.
pub fn set_language(language: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language);
    }
}

/// Opens the browser's print window.
pub fn print() {
    let _ = window().print();
}

/// Opens the list of agencies as if for the first time.
pub fn start_anew() {
    super::hash::settle("#/");
    // A page that cannot be loaded again stays as it is.
    let _ = window().location().reload();
}

fn listen(listeners: Vec<EventListener>) {
    let listeners = StoredValue::new_local(listeners);
    on_cleanup(move || {
        let _ = listeners.try_update_value(Vec::clear);
    });
}

/// Calls `leave` whenever the page may be about to go away, and `back` when the person comes back to it.
pub fn on_leaving_and_coming_back(leave: impl Fn() + Clone + 'static, back: impl Fn() + 'static) {
    let hidden = leave.clone();
    listen(vec![
        EventListener::new(&document(), "visibilitychange", move |_| {
            if document().visibility_state() == VisibilityState::Hidden { hidden() } else { back() }
        }),
        EventListener::new(&window(), "pagehide", move |_| leave()),
    ]);
}

/// Calls `undo` and `redo` for their usual keys, outside fields that have an undo of their own.
pub fn on_undo_keys(undo: impl Fn() + 'static, redo: impl Fn() + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    listen(vec![EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || in_text_field() {
            return;
        }
        match (key.key().to_ascii_lowercase().as_str(), key.shift_key()) {
            ("z", false) => undo(),
            ("z", true) | ("y", false) => redo(),
            _ => return,
        }
        event.prevent_default();
    })]);
}

fn in_text_field() -> bool {
    let Some(element) = document().active_element() else { return false };
    let tag = element.tag_name().to_ascii_lowercase();
    let kind = element.get_attribute("type").unwrap_or_default();
    let button_like = matches!(kind.as_str(), "checkbox" | "radio" | "button" | "submit" | "file");
    let editable = element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    tag == "textarea" || (tag == "input" && !button_like) || editable
}

/// Whether an input holds something that is no value yet, such as half a date.
pub fn is_half_typed(event: &web_sys::Event) -> bool {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.is_some_and(|input| input.validity().bad_input())
}

/// Whether the focus only moves within the element that listens.
pub fn focus_stays_inside(event: &web_sys::FocusEvent) -> bool {
    let next = event.related_target().and_then(|next| next.dyn_into::<web_sys::Node>().ok());
    let here = event.current_target().and_then(|here| here.dyn_into::<web_sys::Node>().ok());
    here.is_some_and(|here| here.contains(next.as_ref()) && next.is_some())
}
