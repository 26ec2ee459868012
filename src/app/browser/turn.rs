//! Taking turns between tabs (Web Locks): what must not be done twice at the same time is done by the tab that has the turn.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A turn; it ends when this is dropped, or when the tab goes away.
pub struct Turn {
    end: Option<Function>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(end) = &self.end {
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Waits for the turn of this name. Where the browser has no turns, it comes at once.
pub async fn take(name: &str) -> Turn {
    let navigator = JsValue::from(window().navigator());
    // `web-sys` has them only among what is not stable yet.
    let locks = Reflect::get(&navigator, &"locks".into()).unwrap_or_default();
    let request = Reflect::get(&locks, &"request".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    let Some(request) = request else { return Turn { end: None } };
    let mut end = None;
    let held = Promise::new(&mut |resolve, _| end = Some(resolve));
    let taken = Promise::new(&mut |taken: Function, refused: Function| {
        let held = held.clone();
        let have = Closure::once_into_js(move || {
            let _ = taken.call0(&JsValue::UNDEFINED);
            held
        });
        match request.call2(&locks, &name.into(), &have) {
            Ok(asked) => {
                // A page that may not use locks is told so, and goes on without.
                if let Ok(asked) = asked.dyn_into::<Promise>() {
                    let refused = Closure::once_into_js(move |_: JsValue| refused.call0(&JsValue::UNDEFINED));
                    let _ = Reflect::get(&asked, &"catch".into())
                        .and_then(JsCast::dyn_into::<Function>)
                        .and_then(|catch| catch.call1(&asked, &refused));
                }
            }
            Err(_) => {
                let _ = refused.call0(&JsValue::UNDEFINED);
            }
        }
    });
    let _ = JsFuture::from(taken).await;
    Turn { end }
}
