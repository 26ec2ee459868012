//! Changes of contents: of bytes, and of JSON so that it is JSON still.

use crate::steer::Steer;
use serde_json::{Map, Value, json};

/// Bytes on which readers stumble.
const ODD_BYTES: [&[u8]; 32] = [
    b"",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"{",
    b"}",
    b"[[[[",
    b",",
    b"null",
    b"-0",
    b"1e999",
    b"4294967295",
    b"18446744073709551616",
    b"-9223372036854775809",
    b"0001-01-01",
    b"9999-12-31",
    b"2028-02-30",
    b"9999-00",
    b"\xe2\x80\xae",
    b"  ",
    b": ",
    b"../",
    b"data/",
    b"Payload-Oxum: ",
    b"<script>",
    b"{{",
    b"\t\t",
];

/// Texts that mean something to a reader of requests and packs.
const ODD_TEXTS: [&str; 28] = [
    "",
    " ",
    "yes",
    "no",
    "0",
    "-1",
    "1e3",
    "9223372036854775807",
    "9223372036854775808",
    "2026-11-23",
    "2027-02-29",
    "0001-01-01",
    "9999-12-31",
    "2014-15",
    "1999-00",
    "9999-10000",
    "0000-01",
    "school",
    "grade",
    "gender",
    "all",
    "a@b.c",
    "*",
    "{0}{name}{{",
    "=1+1",
    "</script><!--",
    "\u{202e}\u{0}\u{1b}[2J",
    "e\u{301}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
];

/// Changes bytes in one place.
pub fn of_bytes(steer: &mut Steer<'_>, content: &mut Vec<u8>) {
    let way = steer.byte() % 9;
    let at = steer.below(content.len() + 1);
    let end = |length: usize| (at + length).min(content.len());
    match way {
        0 => {
            let bit = 1 << (steer.byte() % 8);
            content.get_mut(at).into_iter().for_each(|byte| *byte ^= bit);
        }
        1 => {
            let new = steer.byte();
            content.get_mut(at).into_iter().for_each(|byte| *byte = new);
        }
        2 => drop(content.splice(at..at, steer.piece().iter().copied())),
        3 => drop(content.drain(at..end(usize::from(steer.byte()) + 1))),
        4 => drop(content.splice(at..end(usize::from(steer.byte() % 64)), steer.piece().iter().copied())),
        5 => drop(
            content.splice(at..end(usize::from(steer.byte() % 32)), steer.one(&ODD_BYTES).iter().copied()),
        ),
        6 => {
            let from = steer.below(content.len() + 1);
            let copy: Vec<u8> = content.iter().skip(from).take(steer.byte().into()).copied().collect();
            content.splice(at..at, copy);
        }
        7 => content.truncate(at),
        _ => {
            // Many of a kind: readers have limits on how many they keep.
            let copy: Vec<u8> =
                content.iter().skip(at).take(usize::from(steer.byte() % 32) + 1).copied().collect();
            let times = usize::from(steer.byte()) * 4;
            content.splice(at..at, copy.repeat(times));
        }
    }
}

/// Changes a value of a JSON text in one place; the bytes of what is no JSON.
pub fn of_json(steer: &mut Steer<'_>, content: &mut Vec<u8>) {
    let Ok(mut value) = serde_json::from_slice::<Value>(content) else { return of_bytes(steer, content) };
    let copy = {
        let from = steer.below(count(&value));
        nth(&mut value, &mut { from }).cloned().unwrap_or_default()
    };
    let at = steer.below(count(&value));
    if let Some(place) = nth(&mut value, &mut { at }) {
        of_value(steer, place, copy);
    }
    *content = serde_json::to_vec_pretty(&value).unwrap();
    content.push(b'\n');
}

fn of_value(steer: &mut Steer<'_>, place: &mut Value, copy: Value) {
    match (steer.byte() % 8, place) {
        (0, place) => *place = odd_value(steer),
        (1, place) => *place = copy,
        (2, Value::Array(list)) if !list.is_empty() => drop(list.remove(steer.below(list.len()))),
        (2, Value::Object(map)) => {
            let key = map.keys().nth(steer.below(map.len())).cloned().unwrap_or_default();
            map.remove(&key);
        }
        (3, Value::Array(list)) => list.insert(steer.below(list.len() + 1), copy),
        (3, Value::Object(map)) => drop(map.insert(steer.one(&ODD_TEXTS).to_string(), copy)),
        (4, Value::Array(list)) => {
            let one = list.get(steer.below(list.len())).cloned().unwrap_or(copy);
            list.extend(vec![one; usize::from(steer.byte())]);
        }
        (4 | 5, Value::Object(map)) => rename(steer, map, copy),
        (_, Value::String(text)) => {
            let mut bytes = std::mem::take(text).into_bytes();
            of_bytes(steer, &mut bytes);
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
        (_, Value::Bool(yes)) => *yes = !*yes,
        (_, place) => *place = odd_value(steer),
    }
}

/// Gives a value another key: a text of the same file, or an odd one.
fn rename(steer: &mut Steer<'_>, map: &mut Map<String, Value>, copy: Value) {
    let key = map.keys().nth(steer.below(map.len())).cloned().unwrap_or_default();
    let value = map.remove(&key).unwrap_or_default();
    let new = match copy {
        Value::String(text) => text,
        _ => (*steer.one(&ODD_TEXTS)).to_owned(),
    };
    map.insert(new, value);
}

fn odd_value(steer: &mut Steer<'_>) -> Value {
    match steer.byte() % 12 {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(0),
        4 => json!(u64::MAX),
        5 => json!(i64::from(steer.four()) - 0x8000_0000),
        6 => json!(1e300),
        7 => json!([]),
        8 => json!({}),
        9 => json!(String::from_utf8_lossy(steer.piece())),
        10 => json!("long text ".repeat(usize::from(steer.byte()) * 8)),
        _ => json!(steer.one(&ODD_TEXTS)),
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(map) => map.values().map(count).sum(),
        _ => 0,
    }
}

/// The value so many steps on, in the order of the text.
fn nth<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|it| nth(it, left)),
        Value::Object(map) => map.values_mut().find_map(|it| nth(it, left)),
        _ => None,
    }
}
