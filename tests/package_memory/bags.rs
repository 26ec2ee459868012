//! Whole archives around bags with one file that is as large as it may be.

use crate::Case;
use crate::sealed::Sound;
use std::fmt::Write as _;

pub const CASES: &[Case] = &[
    ("a sound package", |sound| sound.with_all([]), "same"),
    ("a huge file more", |sound| sound.with("data/huge.bin", zeros(sound, "")), "data/huge.bin"),
    (
        "a huge page",
        |sound| sound.with("data/request.html", zeros(sound, "data/request.html")),
        "data/request.html",
    ),
    (
        "a huge workbook",
        |sound| sound.with("data/elements.xlsx", zeros(sound, "data/elements.xlsx")),
        "data/elements.xlsx",
    ),
    (
        "a huge declaration",
        |sound| sound.with("bagit.txt", zeros(sound, "bagit.txt")),
        "does not declare BagIt",
    ),
    (
        "a list of empty lines",
        |sound| sound.with(LIST, b"\n".repeat(sound.room(LIST))),
        "Line 1 of `manifest-sha256.txt`",
    ),
    (
        "a list of files that are not there",
        |sound| sound.with(LIST, strangers(sound.room(LIST))),
        "`data/0` is missing",
    ),
    ("a list of one endless name", |sound| sound.with(LIST, endless("0  data/", sound, LIST)), "is missing"),
    (
        "a list of the other files of empty lines",
        |sound| sound.with(TAGS, b"\n".repeat(sound.room(TAGS))),
        "Line 1 of `tagmanifest-sha512.txt`",
    ),
    (
        "a million lines about the bag",
        |sound| sound.with(INFO, b"\n".repeat(sound.room(INFO))),
        "The limit is 100",
    ),
    ("a million labels", |sound| sound.with(INFO, b": \n".repeat(sound.room(INFO) / 3)), "The limit is 100"),
    ("an endless program", |sound| said(sound, "Bag-Software-Agent"), "bag-info.txt"),
    ("an endless day", |sound| said(sound, "Bagging-Date"), "its day is not the one"),
    ("an endless organization", |sound| said(sound, "Source-Organization"), "bag-info.txt"),
    (
        "an endless size",
        |sound| sound.with(INFO, endless("Payload-Oxum: ", sound, INFO)),
        "says that the payload is 000",
    ),
];

const LIST: &str = "manifest-sha256.txt";
const TAGS: &str = "tagmanifest-sha512.txt";
const INFO: &str = "bag-info.txt";

/// As many zeros as there is room for in a file.
fn zeros(sound: &Sound, name: &str) -> Vec<u8> {
    vec![0; sound.room(name)]
}

/// A line that begins so and does not end.
fn endless(start: &str, sound: &Sound, name: &str) -> Vec<u8> {
    let length = sound.room(name) - start.len();
    format!("{start}{}", "0".repeat(length)).into()
}

/// Lines of a list with files that no package has.
fn strangers(room: usize) -> Vec<u8> {
    let mut text = String::new();
    for number in 0.. {
        writeln!(text, "  data/{number:x}").unwrap();
        if text.len() + 20 > room {
            break;
        }
    }
    text.into()
}

/// The package of which the bag says something endless under this label.
fn said(sound: &Sound, label: &str) -> Vec<u8> {
    let info = String::from_utf8(sound.files[INFO].clone()).unwrap();
    let length = sound.room(INFO) - info.len();
    let line = |line: &str| {
        if line.starts_with(label) {
            format!("{label}: {}\n", "x".repeat(length))
        } else {
            format!("{line}\n")
        }
    };
    sound.with(INFO, info.lines().map(line).collect::<String>().into())
}
