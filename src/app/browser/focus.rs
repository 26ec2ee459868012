//! Where the keyboard is: the heading of a new page, or the place that a link names.
//!
//! An element with `data-at="<place>"` stands for a place. The first control in it takes the focus.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

const CONTROLS: &str = "input, select, textarea, button, a[href], summary";

/// Runs something after the next drawing of the page.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    request_animation_frame(then);
}

/// After the next drawing: moves the focus to a place on the page, else to the page's heading. Someone who comes back to
/// the page finds it scrolled as they left it (`left_at` pixels).
pub fn focus_page(at: Option<String>, left_at: Option<f64>) {
    after_drawing(move || {
        if let Some(top) = left_at {
            return focus_heading(top);
        }
        let found = at.is_some_and(|at| focus_place(&at));
        if !found {
            focus_heading(0.0);
        }
    });
}

/// After the next drawing: moves the focus to the element with an id, if it is there.
pub fn focus_id(id: String) {
    after_drawing(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            focus(&element);
        }
    });
}

/// After the next drawing: moves the focus to the element with an id, and brings the whole of another one, around it, into
/// view as far as it fits.
pub fn focus_and_show(id: String, around: String) {
    after_drawing(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            focus_where_it_is(&element);
        }
        if let Some(around) = document().get_element_by_id(&around) {
            scroll_to(&around, ScrollLogicalPosition::Nearest);
        }
    });
}

/// After the next drawing: moves the focus to a text field and selects what is in it, so that typing replaces it.
pub fn focus_and_select(id: &'static str) {
    after_drawing(move || {
        let field = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            focus(&field);
            field.select();
        }
    });
}

/// Moves the focus among controls that a selector names: to the one after that which has it, or before it, or to the first
/// when none has it. False at the ends.
pub fn focus_beside(selector: &str, forward: bool) -> bool {
    let Ok(found) = document().query_selector_all(selector) else { return false };
    let controls: Vec<Element> =
        (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let here = controls.iter().position(|it| active.as_ref() == Some(it));
    let next = match here {
        None => 0,
        Some(here) if forward => here + 1,
        Some(0) => return false,
        Some(here) => here - 1,
    };
    let Some(next) = controls.get(next) else { return false };
    focus(next);
    true
}

fn focus_heading(top: f64) {
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        focus_where_it_is(&heading);
        window().scroll_to_with_x_and_y(0.0, top);
    }
}

/// Moves the focus to a place, or to the nearest larger place that the page shows.
fn focus_place(at: &str) -> bool {
    let mut at = at;
    loop {
        if let Some(element) = element_at(at) {
            open_folds(&element);
            scroll_to(&element, ScrollLogicalPosition::Start);
            let control = if element.matches(CONTROLS).unwrap_or(false) {
                Some(element.clone())
            } else {
                element.query_selector(CONTROLS).ok().flatten()
            };
            match control {
                Some(control) => focus(&control),
                None => {
                    let _ = element.set_attribute("tabindex", "-1");
                    focus(&element);
                }
            }
            return true;
        }
        match at.rsplit_once('/') {
            Some((larger, _)) => at = larger,
            None => return false,
        }
    }
}

fn element_at(at: &str) -> Option<Element> {
    let marked = document().query_selector_all("main [data-at]").ok()?;
    (0..marked.length())
        .filter_map(|index| marked.item(index)?.dyn_into::<Element>().ok())
        .find(|element| element.get_attribute("data-at").as_deref() == Some(at))
}

fn open_folds(element: &Element) {
    let mut next = element.parent_element();
    while let Some(parent) = next {
        if parent.tag_name().eq_ignore_ascii_case("details") {
            let _ = parent.set_attribute("open", "");
        }
        next = parent.parent_element();
    }
}

fn scroll_to(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Auto);
    options.set_block(block);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Moves the focus without moving the page.
fn focus_where_it_is(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(&options);
    }
}
