//! Requests and reports whose values take many times the room of their text, or whose faults do.

use crate::Case;
use crate::sealed::{REPORT, REQUEST, Sound};
use requisite_request::PACKED_ROOM;
use std::fmt::Write as _;

pub const CASES: &[Case] = &[
    ("a request of 16 MB", |sound| sound.with(REQUEST, text(sound.room(REQUEST))), "the limit is 1048576"),
    (
        "a deep request of 16 MB",
        |sound| sound.with(REQUEST, b"[".repeat(sound.room(REQUEST))),
        "the limit is",
    ),
    (
        "a request of deep lists",
        |sound| sound.with(REQUEST, b"[".repeat(PACKED_ROOM.bytes)),
        "nested more than 64 deep",
    ),
    (
        "a request of deep objects",
        |sound| sound.with(REQUEST, deep(PACKED_ROOM.bytes)),
        "nested more than 64 deep",
    ),
    (
        "a request of numbers",
        |sound| sound.with(REQUEST, list("0", PACKED_ROOM.bytes)),
        "more than 100000 values",
    ),
    (
        "a request of lists",
        |sound| sound.with(REQUEST, list("[0]", PACKED_ROOM.bytes)),
        "more than 100000 values",
    ),
    (
        "a request of objects",
        |sound| sound.with(REQUEST, list("{\"\":0}", PACKED_ROOM.bytes)),
        "more than 4000 objects",
    ),
    ("a request of keys", |sound| sound.with(REQUEST, keys(PACKED_ROOM.bytes)), "more than 100000 values"),
    (
        "a request of one text",
        |sound| sound.with(REQUEST, text(PACKED_ROOM.bytes)),
        "this is not a request file",
    ),
    ("a request of one key, twice", |sound| sound.with(REQUEST, twice(PACKED_ROOM.bytes)), "is given twice"),
    (
        "a deep report",
        |sound| sound.with(REPORT, b"[".repeat(sound.room(REPORT))),
        "nested more than 64 deep",
    ),
    (
        "a report of deep objects",
        |sound| sound.with(REPORT, deep(sound.room(REPORT))),
        "nested more than 64 deep",
    ),
    ("a report of numbers", |sound| sound.with(REPORT, list("0", sound.room(REPORT))), "it has no `today`"),
    ("a report of lists", |sound| sound.with(REPORT, list("[0]", sound.room(REPORT))), "it has no `today`"),
    (
        "a report of objects",
        |sound| sound.with(REPORT, list("{\"\":0}", sound.room(REPORT))),
        "it has no `today`",
    ),
    ("a report of keys", |sound| sound.with(REPORT, keys(sound.room(REPORT))), "more than 200000 values"),
    (
        "a report of keys at every depth",
        |sound| sound.with(REPORT, keys_at_every_depth(sound.room(REPORT))),
        "more than 200000 values",
    ),
    ("a report of one text", |sound| sound.with(REPORT, text(sound.room(REPORT))), "it has no `today`"),
    (
        "a report of one text, escaped",
        |sound| sound.with(REPORT, escaped(sound.room(REPORT))),
        "it has no `today`",
    ),
    ("a report of one key, twice", |sound| sound.with(REPORT, twice(sound.room(REPORT))), "is given twice"),
    (
        "a report of findings",
        |sound| sound.with(REPORT, findings(sound, "{\"id\":\"a\"}")),
        "more than 20002 objects",
    ),
    (
        "a report of findings that are none",
        |sound| sound.with(REPORT, findings(sound, "0")),
        "more than 200000 values",
    ),
];

fn deep(room: usize) -> Vec<u8> {
    br#"{"a":"#.repeat(room / 5)
}

fn text(room: usize) -> Vec<u8> {
    format!("\"{}\"", "x".repeat(room - 2)).into()
}

fn escaped(room: usize) -> Vec<u8> {
    format!("\"{}\"", "\\n".repeat(room / 2 - 1)).into()
}

fn list(item: &str, room: usize) -> Vec<u8> {
    let items = format!("{item},").repeat(room / (item.len() + 1) - 2);
    format!("[{items}{item}]").into()
}

/// Keys that are all different.
fn keys(room: usize) -> Vec<u8> {
    let mut text = "{\"\":0".to_owned();
    for number in 0.. {
        write!(text, ",\"{number:x}\":0").unwrap();
        if text.len() + 20 > room {
            break;
        }
    }
    (text + "}").into()
}

/// Many keys in each of many objects, each within the one before.
fn keys_at_every_depth(room: usize) -> Vec<u8> {
    let each = String::from_utf8(keys(room / 60)).unwrap();
    let open = each.trim_end_matches('}');
    let objects = format!("{open},\"next\":").repeat(59);
    format!("{objects}0{}", "}".repeat(59)).into()
}

fn twice(room: usize) -> Vec<u8> {
    let key = "k".repeat(room / 2 - 10);
    format!("{{\"{key}\":0,\"{key}\":0}}").into()
}

/// The report with as many findings as there is room for.
fn findings(sound: &Sound, finding: &str) -> Vec<u8> {
    let mut report: serde_json::Value = serde_json::from_slice(&sound.files[REPORT]).unwrap();
    report["findings"] = "HERE".into();
    let report = report.to_string();
    let list = String::from_utf8(list(finding, sound.room(REPORT) - report.len())).unwrap();
    report.replace("\"HERE\"", &list).into()
}
