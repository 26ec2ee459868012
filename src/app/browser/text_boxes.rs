//! Boxes for text are as high as what they hold. The style says so (`field-sizing: content`); a browser that does not know
//! it is helped here.

use super::focus::after_drawing;
use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Fits the boxes whenever `follow` says so (it tracks signals), and after what a person does, as long as its owner lives.
/// Does nothing where the browser fits them itself.
pub fn grow_with(follow: impl Fn() + 'static) {
    if grows_by_itself() {
        return;
    }
    Effect::new(move |_| {
        follow();
        after_drawing(fit);
    });
    let after = |event: &'static str| EventListener::new(&document(), event, |_| after_drawing(fit));
    let listeners = StoredValue::new_local(vec![after("input"), after("click")]);
    on_cleanup(move || {
        let _ = listeners.try_update_value(Vec::clear);
    });
}

fn grows_by_itself() -> bool {
    let style = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    // A property that is not known reads as nothing at all.
    style.is_none_or(|root| js_sys::Reflect::has(&root.style(), &"fieldSizing".into()).unwrap_or(true))
}

fn fit() {
    let Ok(boxes) = document().query_selector_all("textarea") else { return };
    let boxes = (0..boxes.length()).filter_map(|at| boxes.item(at)?.dyn_into::<HtmlElement>().ok());
    for text in boxes {
        let style = text.style();
        let _ = style.remove_property("height");
        let edges = text.offset_height() - text.client_height();
        if text.scroll_height() > text.client_height() {
            let _ = style.set_property("height", &format!("{}px", text.scroll_height() + edges));
        }
    }
}
