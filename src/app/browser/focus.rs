//! Where the keyboard is: the heading of a new page, or the place that a link names.
//!
//! An element with `data-at="<place>"` stands for a place. The first control in it takes the focus.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

const CONTROLS: &str = "input, select, textarea, button, a[href], summary";

/// Runs something after the next drawing of the page.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    request_animation_frame(then);
}

/// After the next drawing: moves the focus to a place on the page, else to the page's heading.
pub fn focus_page(at: Option<String>) {
    after_drawing(move || {
        let found = at.is_some_and(|at| focus_place(&at));
        if !found {
            focus_heading();
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

fn focus_heading() {
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus(&heading);
    }
}

/// Moves the focus to a place, or to the nearest larger place that the page shows.
fn focus_place(at: &str) -> bool {
    let mut at = at;
    loop {
        if let Some(element) = element_at(at) {
            open_folds(&element);
            scroll_to(&element);
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

fn scroll_to(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Auto);
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}
