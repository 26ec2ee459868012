//! What a person sees when the program has a mistake and stops.
//!
//! Nothing of the program can be relied on then: the message is plain elements, and its button is the browser's own
//! function.

use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Says on the console and on the page that the program has stopped.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        let _ = show_end();
    }));
}

fn element(tag: &str, text: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document().create_element(tag).ok()?.dyn_into().ok()?;
    element.set_text_content(Some(text));
    Some(element)
}

fn show_end() -> Option<()> {
    let message = element("div", "")?;
    message.set_id("boot");
    message.set_class_name("rq-page rq-stack");
    let _ = message.set_attribute("role", "alert");
    let paragraphs = [
        element("h1", "Requisite has stopped")?,
        element(
            "p",
            "There is a mistake in this page. What the header called saved is still in this browser.",
        )?,
        element(
            "p",
            "Load the page again to go on. If it happens again, save a copy of your draft to a file first.",
        )?,
    ];
    for paragraph in paragraphs {
        message.append_child(&paragraph).ok()?;
    }
    let again = element("button", "Load the page again")?;
    let location = window().location();
    let reload: Function = Reflect::get(&location, &JsValue::from_str("reload")).ok()?.dyn_into().ok()?;
    again.set_onclick(Some(&reload.bind0(&location)));
    message.append_child(&again).ok()?;
    let body = document().body()?;
    body.insert_before(&message, body.first_child().as_ref()).ok()?;
    again.focus().ok()
}
