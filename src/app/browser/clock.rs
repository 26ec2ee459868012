//! The clock and the calendar of the person.

use js_sys::{Date as JsDate, Intl, Object, Reflect};
use leptos::prelude::window;
use requisite_request::Date;
use wasm_bindgen::JsValue;

/// Milliseconds on a clock that only goes forward.
pub fn now() -> u64 {
    let millis = window().performance().map_or_else(JsDate::now, |clock| clock.now());
    millis as u64
}

/// Does something and leaves its time in the browser's own record of measurements (User Timing) under this name, where
/// developer tools and the browser tests find it. The last time alone is kept.
pub fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let Some(clock) = window().performance() else { return work() };
    // Without a record the work is done all the same.
    let _ = clock.mark(name);
    let done = work();
    clock.clear_measures_with_measure_name(name);
    let _ = clock.measure_with_start_mark(name, name);
    clock.clear_marks_with_mark_name(name);
    done
}

/// Today, by the person's calendar.
pub fn today() -> Date {
    let now = JsDate::new_0();
    let year = u16::try_from(now.get_full_year()).unwrap_or(1970);
    let month = u8::try_from(now.get_month() + 1).unwrap_or(1);
    let day = u8::try_from(now.get_date()).unwrap_or(1);
    Date::new(year, month, day).or_else(|| Date::from_days_since_1970(0)).unwrap_or_else(first_day)
}

fn first_day() -> Date {
    // Only a clock that stands outside 1900 to 2199 comes here.
    Date::new(2000, 1, 1).unwrap_or_else(first_day)
}

/// The time as the person writes it, such as `10:42`.
pub fn time_text() -> String {
    let options = Object::new();
    let _ = Reflect::set(&options, &JsValue::from_str("hour"), &JsValue::from_str("numeric"));
    let _ = Reflect::set(&options, &JsValue::from_str("minute"), &JsValue::from_str("2-digit"));
    let format = Intl::DateTimeFormat::new(&js_sys::Array::new(), &options);
    let text = format.format().call1(&JsValue::UNDEFINED, &JsDate::new_0());
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A name for this tab that no other tab has.
pub fn tab_name() -> String {
    let random = js_sys::Math::random().to_bits();
    let millis = JsDate::now() as u64;
    format!("{millis:x}-{random:x}")
}
