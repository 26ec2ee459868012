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

/// Milliseconds since 1970, by the person's clock.
pub fn since_1970() -> u64 {
    JsDate::now() as u64
}

/// A number between 0 and 1 that nobody can tell beforehand.
pub fn luck() -> f64 {
    js_sys::Math::random()
}

/// The time as the person writes it, such as `10:42`.
pub fn time_text() -> String {
    as_written(&[("hour", "numeric"), ("minute", "2-digit")])
}

/// The day and the time as the person writes them.
pub fn day_and_time_text() -> String {
    as_written(&[("dateStyle", "long"), ("timeStyle", "short")])
}

/// A day and a time, in milliseconds since 1970, as the person writes them.
pub fn written(millis: f64) -> String {
    written_as(&[("dateStyle", "medium"), ("timeStyle", "short")], &JsDate::new(&millis.into()))
}

fn as_written(how: &[(&str, &str)]) -> String {
    written_as(how, &JsDate::new_0())
}

fn written_as(how: &[(&str, &str)], date: &JsDate) -> String {
    let options = Object::new();
    for (name, value) in how {
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let format = Intl::DateTimeFormat::new(&js_sys::Array::new(), &options);
    let text = format.format().call1(&JsValue::UNDEFINED, date);
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A key that nothing else has, in the form of a UUID (version 4).
pub fn new_key() -> String {
    let mut bytes = [0_u8; 16];
    let strong = window().crypto().is_ok_and(|it| it.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !strong {
        // Only a browser of before WebAssembly comes here; two keys are still never the same.
        for byte in &mut bytes {
            *byte = (luck() * 256.0) as u8;
        }
    }
    let [.., version, _, kind, _, _, _, _, _, _, _] = &mut bytes;
    *version = (*version & 0x0f) | 0x40;
    *kind = (*kind & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut rest = hex.as_str();
    let mut parts = Vec::new();
    for len in [8, 4, 4, 4, 12] {
        let (part, after) = rest.split_at(len);
        parts.push(part);
        rest = after;
    }
    parts.join("-")
}

/// A name for a draft's stay in this tab, which no other tab has, nor this one when the draft is opened again.
pub fn tab_name() -> String {
    let random = js_sys::Math::random().to_bits();
    let millis = JsDate::now() as u64;
    format!("{millis:x}-{random:x}")
}
