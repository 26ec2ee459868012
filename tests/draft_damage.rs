//! Damage to draft files: of bytes, of JSON that is JSON still, of encodings, and of what a file says of itself.

use crate::random_requests::some;
use fastrand::Rng;
use serde_json::{Value, json};

/// Bytes on which readers stumble.
const ODD_BYTES: [&[u8]; 22] = [
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\"",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"{",
    b"}",
    b"[[[[",
    b",",
    b"null",
    b"-0",
    b"1e999",
    b"18446744073709551616",
    b"</script>",
    b"<script type=\"application/json\" id=\"requisite-draft\">",
    b"<!--",
    b"PK\x03\x04",
    b"\r\n",
];

/// Changes a file in one place.
pub fn of_bytes(rng: &mut Rng, file: &mut Vec<u8>) {
    let at = rng.usize(..=file.len());
    let end = (at + rng.usize(..64)).min(file.len());
    match rng.u8(..7) {
        0 => file.get_mut(at).into_iter().for_each(|byte| *byte ^= 1 << rng.u8(..8)),
        1 => file.truncate(at),
        2 => drop(file.drain(..at)),
        3 => drop(file.drain(at..end)),
        4 => drop(file.splice(at..end, some(rng, &ODD_BYTES).iter().copied())),
        5 => {
            // A part comes twice, there or elsewhere.
            let from = rng.usize(..=file.len());
            let part: Vec<u8> = file.iter().skip(from).take(rng.usize(..2_000)).copied().collect();
            drop(file.splice(at..at, part));
        }
        _ => {
            let length = rng.usize(..200).min(file.len() - at);
            file[at..at + length].fill(*some(rng, &[0, b' ', 0xff]));
        }
    }
}

/// Values of every type, among them numbers and texts that are too large, or nearly what is wanted.
pub fn odd_values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(2.5),
        json!(1e300),
        json!(4_294_967_296_u64),
        json!(u64::MAX),
        json!(""),
        json!("0"),
        json!("2014"),
        json!("2014-16"),
        json!("Not an id"),
        json!("x".repeat(10_000)),
        json!("</script>\u{0}\u{1b}\u{202e}\u{feff}"),
        json!([]),
        json!([null]),
        json!([[], {}]),
        json!(["2014-15", "2014-15"]),
        json!({}),
        json!({ "id": 1 }),
        json!({ "": { "": "" } }),
    ]
}

/// All places of a JSON text, as pointers.
pub fn places(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut add = |key: &str, value: &Value| {
        let key = key.replace('~', "~0").replace('/', "~1");
        found.extend(places(value).into_iter().map(|rest| format!("/{key}{rest}")));
    };
    match value {
        Value::Array(list) => list.iter().enumerate().for_each(|(at, value)| add(&at.to_string(), value)),
        Value::Object(map) => map.iter().for_each(|(key, value)| add(key, value)),
        _ => {}
    }
    found
}

/// Changes a place of a JSON text that is there: takes it out, doubles it, or puts another place's value there.
pub fn of_place(rng: &mut Rng, file: &mut Value, place: &str) {
    let all = places(file);
    let other = file.pointer(some(rng, all.as_slice()).as_str()).cloned().unwrap_or_default();
    let (parent, key) = place.rsplit_once('/').unwrap_or_default();
    let key = key.replace("~1", "/").replace("~0", "~");
    match (rng.u8(..4), file.pointer_mut(parent)) {
        (0, Some(Value::Object(map))) => drop(map.remove(&key)),
        (1, Some(Value::Object(map))) => drop(map.insert(format!("{key}_2"), other)),
        (0, Some(Value::Array(list))) => drop(list.pop()),
        (1, Some(Value::Array(list))) => list.extend(list.first().cloned()),
        (2, Some(Value::Array(list))) => list.push(other),
        (2, Some(Value::Object(map))) => drop(map.insert("later_field".to_owned(), other)),
        _ => file.pointer_mut(place).into_iter().for_each(|it| *it = other.clone()),
    }
}

/// The same text in other encodings, with their names.
pub fn in_other_encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide = |mark: bool, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect();
    let twice: String = text.bytes().map(char::from).collect();
    vec![
        ("UTF-16, low byte first", wide(true, u16::to_le_bytes)),
        ("UTF-16, high byte first", wide(true, u16::to_be_bytes)),
        ("UTF-16 without its mark", wide(false, u16::to_le_bytes)),
        ("UTF-32", text.chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect()),
        ("Latin-1", latin),
        ("UTF-8 with a mark", ["\u{feff}", text].concat().into_bytes()),
        ("UTF-8 with two marks", ["\u{feff}\u{feff}", text].concat().into_bytes()),
        ("UTF-8 of UTF-8", twice.into_bytes()),
        ("lines that end with CR LF", text.replace('\n', "\r\n").into_bytes()),
        ("lines that end with CR", text.replace('\n', "\r").into_bytes()),
        ("blanks before and after", format!("\n \t{text} \n\n").into_bytes()),
        ("NUL after it", format!("{text}\0").into_bytes()),
    ]
}
