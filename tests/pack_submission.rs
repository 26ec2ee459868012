//! `submission.json`: what is right is read, what is not is named with its place, and a mistake never makes a package go where it
//! should not, or go open.

use crate::fixtures::pack_files;
use requisite_pack::{Submission, editions, load, read_submission};
use std::collections::BTreeMap;

const KEY: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

/// The files of a pack that says this about sending.
fn with(submission: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = pack_files("ospi");
    let head = String::from_utf8(files["pack.json"].clone()).unwrap();
    let head = head.replacen("\"files\": {", "\"files\": {\n    \"submission\": \"sending.json\",", 1);
    files.insert("pack.json".to_owned(), head.into_bytes());
    files.insert("sending.json".to_owned(), submission.as_bytes().to_vec());
    files
}

fn read(submission: &str) -> (Submission, Vec<String>) {
    let read = read_submission(&with(submission));
    (read.submission, read.complaints.iter().map(ToString::to_string).collect())
}

#[test]
fn all_ways_are_read_and_the_pack_with_them() {
    let text = format!(
        r#"{{"email": "data@example.org", "post": {{"address": "https://data.example.org/in"}},
             "page": {{"origins": ["https://www.example.org"]}}, "encrypt": {{"keys": ["{KEY}"]}}}}"#
    );
    let (submission, complaints) = read(&text);
    assert_eq!(complaints, Vec::<String>::new());
    let expected = Submission {
        email: "data@example.org".to_owned(),
        post: "https://data.example.org/in".to_owned(),
        pages: vec!["https://www.example.org".to_owned()],
        keys: vec![KEY.to_owned()],
    };
    assert_eq!(submission, expected);
    let loaded = load(&with(&text));
    assert_eq!(loaded.complaints, []);
    assert_ne!(loaded.pack.unwrap().stamp.hash, load(&pack_files("ospi")).pack.unwrap().stamp.hash);
}

#[test]
fn a_pack_without_the_file_sends_nothing() {
    for id in ["cde", "ospi"] {
        let read = read_submission(&pack_files(id));
        assert_eq!((read.submission, read.complaints.len()), (Submission::default(), 0), "{id}");
    }
}

#[test]
fn what_is_wrong_is_named_and_left_out() {
    let bad_key = KEY.replace("ql3z", "ql3y");
    let cases = [
        (r#"{"post": {"address": "http://data.example.org/in"}}"#.to_owned(), "sending.json: post.address: "),
        (r#"{"post": {}}"#.to_owned(), "sending.json: post.address: missing"),
        (r#"{"post": "https://data.example.org/in"}"#.to_owned(), "sending.json: post: expected an object"),
        (
            r#"{"page": {"origins": ["https://www.example.org/"]}}"#.to_owned(),
            "sending.json: page.origins[0]: ",
        ),
        (r#"{"page": {"origins": ["*"]}}"#.to_owned(), "sending.json: page.origins[0]: "),
        (r#"{"email": "nobody"}"#.to_owned(), "sending.json: email: "),
        (r#"{"email": "a@example.org?bcc=b@example.org"}"#.to_owned(), "sending.json: email: "),
        (r#"{"post": {"adress": "https://data.example.org/in"}}"#.to_owned(), "did you mean `address`?"),
        (format!(r#"{{"encrypt": {{"keys": ["{bad_key}"]}}}}"#), "sending.json: encrypt.keys[0]: "),
        ("[".to_owned(), "sending.json: not readable as JSON"),
    ];
    for (text, complaint) in cases {
        let (submission, complaints) = read(&text);
        assert!(complaints.iter().any(|it| it.contains(complaint)), "{text}: {complaints:?}");
        assert_eq!(submission, Submission::default(), "{text}");
        let of_lint = editions(&with(&text));
        assert!(of_lint[0].loaded.complaints.iter().any(|it| it.to_string().contains(complaint)), "{text}");
    }
}

#[test]
fn where_a_key_is_not_right_nothing_is_sent_open() {
    let way = r#""post": {"address": "https://data.example.org/in"}, "page": {"origins": ["https://www.example.org"]}"#;
    let broken = [
        r#""encrypt": {"keys": ["age1x"]}"#.to_owned(),
        format!(r#""encrypt": {{"keys": ["{KEY}", "age1x"]}}"#),
        format!(r#""encrypt": {{"keys": ["{KEY}", 7]}}"#),
        r#""encrypt": {"keys": []}"#.to_owned(),
        r#""encrypt": {}"#.to_owned(),
        r#""encrypt": "yes""#.to_owned(),
        r#""encrypt": null"#.to_owned(),
    ];
    for encrypt in broken {
        let (submission, complaints) = read(&format!("{{{way}, {encrypt}}}"));
        assert_eq!((submission.post.as_str(), submission.pages.len()), ("", 0), "{encrypt}");
        assert!(!complaints.is_empty(), "{encrypt}");
    }
    let (submission, _) = read(&format!("{{{way}}}"));
    assert!(!submission.post.is_empty());
}
