//! Damaged draft pages, request files and packages: each is opened and says what the file says, what was left out is named, or it
//! is refused in one clear sentence. What a file says is read here by other means than the program's.
//!
//! `REQUISITE_DAMAGES=1000000 cargo test --profile tool -p requisite-tests damaged_drafts -- --nocapture` tries more damages of
//! bytes and places, and prints what became of them.

use crate::draft_damage::{in_other_encodings, odd_values, of_bytes, of_place, places};
use crate::fixtures::{files_below, pack, root};
use crate::random_requests::some;
use fastrand::Rng;
use requisite_request::{RequestFile, draft_page};
use requisite_session::{OpenError, Opened, open_draft};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Damages that are tried by default.
const DAMAGES: u64 = 2_000;
/// Longest sentence.
const LONGEST: usize = 400;

fn damages() -> u64 {
    std::env::var("REQUISITE_DAMAGES").map_or(DAMAGES, |it| it.parse().expect("a number"))
}

/// A file as the program wrote it.
struct Original {
    name: String,
    agency: String,
    bytes: Vec<u8>,
}

/// The draft pages, request files and packages that are kept, with what they hold.
fn originals() -> Vec<Original> {
    let files = files_below(&root().join("tests/drafts/v1")).into_iter();
    let drafts = files.filter(|(name, _)| {
        let is_draft = [".html", ".json", ".zip"].iter().any(|end| name.ends_with(end));
        is_draft && !name.contains(".recorded") && !name.contains('@')
    });
    drafts
        .map(|(name, bytes)| Original { agency: name.split('-').next().unwrap().to_owned(), name, bytes })
        .collect()
}

/// The request file in an original.
fn request_of(original: &Original) -> Value {
    said(&original.bytes).into_iter().next().unwrap()
}

/// What a file says: every JSON object in it that is a request file, or means to be one.
fn said(bytes: &[u8]) -> Vec<Value> {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'{').map(|(at, _)| at);
    let objects = starts.filter_map(|at| {
        let mut read = serde_json::Deserializer::from_slice(&bytes[at..]).into_iter::<Value>();
        read.next()?.ok()
    });
    objects
        .filter(|object| ["format", "pack", "request"].iter().all(|key| object.get(key).is_some()))
        .collect()
}

/// What is wrong if the request that was opened does not say what the file says, but for what is named as left out.
fn differs(given: &Value, opened: &Value, path: &str, unknown: &[String]) -> Option<String> {
    let blank = |value: &Value| {
        value.is_null()
            || value.as_str().is_some_and(str::is_empty)
            || value.as_array().is_some_and(Vec::is_empty)
            || value.as_object().is_some_and(|map| map.values().all(Value::is_null))
    };
    match (given, opened) {
        (Value::Object(given), Value::Object(opened)) => {
            let lost = given.iter().find_map(|(key, value)| {
                let path = format!("{path}.{key}");
                match opened.get(key) {
                    Some(opened) => differs(value, opened, &path, unknown),
                    None => (!value.is_null() && !unknown.contains(&path)).then(|| format!("{path} is lost")),
                }
            });
            let made_up = opened.iter().find(|(key, value)| !given.contains_key(*key) && !blank(value));
            lost.or(made_up.map(|(key, _)| format!("{path}.{key} is made up")))
        }
        (Value::Array(given), Value::Array(opened))
            if given.iter().all(|it| it.is_string() || it.is_number()) =>
        {
            // Sets are put in order, each item once.
            let is_same =
                given.iter().all(|it| opened.contains(it)) && opened.iter().all(|it| given.contains(it));
            (!is_same).then(|| format!("{path} is another list"))
        }
        (Value::Array(given), Value::Array(opened)) => {
            let all = given.iter().zip(opened).enumerate();
            let mut parts =
                all.map(|(at, (given, opened))| differs(given, opened, &format!("{path}.{at}"), unknown));
            let other_length = (given.len() != opened.len()).then(|| format!("{path} has another length"));
            other_length.or_else(|| parts.find_map(|it| it))
        }
        (given, opened) => {
            (given != opened && !(blank(given) && blank(opened))).then(|| format!("{path} is changed"))
        }
    }
}

/// Opens a file, which must end well or in words; what became of it.
fn outcome(bytes: &[u8], agency: &str) -> Result<&'static str, String> {
    match open_draft(bytes, &pack(agency).stamp) {
        Ok(Opened { request, unknown, .. }) => {
            let opened = serde_json::to_value(&request).unwrap();
            let whether = |file: Value| {
                let of = file.pointer("/pack/id").and_then(Value::as_str).unwrap_or_default().to_owned();
                if of.split('@').next() != Some(agency) || file["format"] != json!(1) {
                    return Err(format!("opened, and of {of} in format {}", file["format"]));
                }
                differs(&file["request"], &opened, "request", &unknown).map_or(Ok(()), Err)
            };
            let mut all: Vec<_> = said(bytes).into_iter().map(whether).collect();
            if all.iter().any(Result::is_ok) {
                return Ok(if unknown.is_empty() { "opened" } else { "opened in part, and said so" });
            }
            Err(all
                .pop()
                .and_then(Result::err)
                .unwrap_or_else(|| "opened, and there is nothing in it".to_owned()))
        }
        Err(error) => {
            let sentence = error.to_string();
            let is_clear = sentence.ends_with(['.', ')'])
                && (20..LONGEST).contains(&sentence.chars().count())
                && !sentence
                    .contains(|sign: char| sign.is_control() || ('\u{202a}'..='\u{202e}').contains(&sign));
            if !is_clear {
                return Err(format!(
                    "said unclearly: {:?}",
                    sentence.chars().take(LONGEST).collect::<String>()
                ));
            }
            Ok(match error {
                OpenError::TooLarge { .. } => "too large",
                OpenError::NoDraft => "no draft",
                OpenError::Damaged { .. } => "damaged",
                OpenError::TooNew => "too new",
                OpenError::OtherAgency { .. } => "of another agency",
                OpenError::Unreadable => return Err("it was read".to_owned()),
            })
        }
    }
}

/// What became of files, counted; and what went wrong.
#[derive(Default)]
struct Tried {
    counts: BTreeMap<String, u64>,
    wrong: Vec<String>,
}

impl Tried {
    fn take(&mut self, what: &str, bytes: &[u8], agency: &str) -> &'static str {
        match outcome(bytes, agency) {
            Ok(end) => {
                *self.counts.entry(end.to_owned()).or_default() += 1;
                end
            }
            Err(problem) => {
                self.wrong.push(format!("{what}: {problem}"));
                "wrong"
            }
        }
    }

    fn end(&self, what: &str) {
        let total: u64 = self.counts.values().sum();
        eprintln!("{total} {what}: {:?}", self.counts);
        let shown: Vec<&String> = self.wrong.iter().take(20).collect();
        assert!(shown.is_empty(), "{} of {what}, among them {shown:#?}", self.wrong.len());
    }
}

/// A request file as a page, in which it is read as well.
fn as_page(file: &Value) -> Vec<u8> {
    let json = serde_json::to_string_pretty(file).unwrap().replace('<', "\\u003c");
    let draft = RequestFile::new(pack("ospi").stamp.clone(), Default::default());
    let page = draft_page(&draft, "A draft", &[("A question".to_owned(), "An answer".to_owned())]);
    let (start, rest) = page.split_once("id=\"requisite-draft\">").unwrap();
    let (_, end) = rest.split_once("</script>").unwrap();
    format!("{start}id=\"requisite-draft\">{json}</script>{end}").into_bytes()
}

#[test]
fn files_with_changed_bytes_say_what_they_say_or_are_refused() {
    let (originals, mut tried) = (originals(), Tried::default());
    for seed in 0..damages() {
        let rng = &mut Rng::with_seed(seed);
        let original = some(rng, &originals);
        let mut bytes = original.bytes.clone();
        for _ in 0..rng.u8(1..4) {
            of_bytes(rng, &mut bytes);
        }
        tried.take(&format!("{}, seed {seed}", original.name), &bytes, &original.agency);
    }
    tried.end("files with changed bytes");
    assert!(tried.counts.len() >= 3, "{:?}", tried.counts);
}

#[test]
fn files_with_changed_places_say_what_they_say_or_are_refused() {
    let (mut tried, mut originals) = (Tried::default(), originals());
    originals.retain(|it| it.name.ends_with(".json"));
    for seed in 0..damages() {
        let rng = &mut Rng::with_seed(seed);
        let original = some(rng, &originals);
        let mut file = request_of(original);
        for _ in 0..rng.u8(1..4) {
            let place = some(rng, &places(&file)).clone();
            of_place(rng, &mut file, &place);
        }
        let bytes = if rng.bool() { file.to_string().into_bytes() } else { as_page(&file) };
        tried.take(&format!("{}, seed {seed}", original.name), &bytes, &original.agency);
    }
    tried.end("files with changed places");
    assert!(tried.counts.len() >= 4, "{:?}", tried.counts);
}

/// Every place of a draft in which every field says something, with every kind of value.
#[test]
fn every_place_takes_no_value_of_another_kind() {
    let mut tried = Tried::default();
    for original in originals().iter().filter(|it| it.name == "cde-half.json" || it.name == "cde-empty.json")
    {
        let file = request_of(original);
        for place in places(&file) {
            for value in odd_values() {
                let mut changed = file.clone();
                *changed.pointer_mut(&place).unwrap() = value.clone();
                let what = format!(
                    "{}{place} is {}",
                    original.name,
                    value.to_string().chars().take(40).collect::<String>()
                );
                tried.take(&what, changed.to_string().as_bytes(), &original.agency);
            }
        }
    }
    tried.end("places with odd values");
}

#[test]
fn other_encodings_open_as_they_were_or_are_refused() {
    let mut tried = Tried::default();
    let texts = originals()
        .into_iter()
        .filter_map(|it| Some((String::from_utf8(it.bytes).ok()?, it.name, it.agency)));
    for (text, name, agency) in texts {
        for (encoding, bytes) in in_other_encodings(&text) {
            let end = tried.take(&format!("{name} in {encoding}"), &bytes, &agency);
            let is_wide = encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32");
            let is_same =
                encoding == "UTF-8 with a mark" || encoding.contains("lines") || encoding.contains("blanks");
            assert!(!(is_wide && end.starts_with("opened")), "{name} in {encoding}: {end}");
            assert!(!is_same || end == "opened", "{name} in {encoding}: {end}");
        }
    }
    tried.end("files in other encodings");
}

/// Puts a text in the place of another that is as long, wherever it stands, so that a package stays one.
fn replaced(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let mut replaced = bytes.to_vec();
    for (at, _) in bytes.windows(old.len()).enumerate().filter(|(_, part)| *part == old.as_bytes()) {
        replaced[at..at + new.len()].copy_from_slice(new.as_bytes());
    }
    replaced
}

#[test]
fn other_agencies_and_later_formats_are_told_by_name_in_every_kind_of_file() {
    let mut tried = Tried::default();
    for Original { name, agency, bytes } in originals().iter().filter(|it| it.name.contains("-complete")) {
        assert_eq!(tried.take(name, &replaced(bytes, "\"format\": 1", "\"format\": 2"), agency), "too new");
        assert_eq!(tried.take(name, &replaced(bytes, "\"format\": 1", "\"format\": 0"), agency), "damaged");
        let other = if agency == "cde" { "ospi" } else { "cde" };
        assert_eq!(tried.take(name, bytes, other), "of another agency");
    }
    let file = |format: Value, id: &str, request: Value| json!({ "format": format, "pack": { "id": id, "version": "1", "hash": "" }, "request": request });
    let requests = [json!({}), json!(null), json!({ "asks": 5 }), json!({ "later": {} }), json!([])];
    for format in [json!(2), json!(4_294_967_297_u64), json!(u64::MAX)] {
        for request in &requests {
            let file = file(format.clone(), "cde", request.clone());
            for bytes in [file.to_string().into_bytes(), as_page(&file)] {
                assert_eq!(tried.take(&file.to_string(), &bytes, "cde"), "too new");
            }
        }
    }
    for format in
        [json!(0), json!(-1), json!(1.5), json!(1e300), json!("1"), json!(null), json!(true), json!([1])]
    {
        let file = file(format, "cde", json!({}));
        assert_eq!(tried.take(&file.to_string(), file.to_string().as_bytes(), "cde"), "damaged");
    }
    let agencies =
        [("cde", "opened"), ("cde@2022-24", "opened"), ("cde@9999", "opened"), ("cde2", ""), ("CDE", "")];
    for (id, end) in agencies.into_iter().chain([("", ""), (" cde", ""), ("@cde", ""), ("cde/../ospi", "")]) {
        let end = if end.is_empty() { "of another agency" } else { end };
        let file = file(json!(1), id, json!({}));
        assert_eq!(tried.take(&file.to_string(), file.to_string().as_bytes(), "cde"), end, "{id}");
    }
    tried.end("files of other agencies and formats");
}
