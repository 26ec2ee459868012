//! Packs that no agency would write: torn, huge, hostile. The loader complains and never stops.

use crate::pack_broken::{broken, complaints};
use requisite_pack::{MAX_FILE_BYTES, PACK_FILE, Problem, load};
use std::collections::BTreeMap;
use std::fmt::Write as _;

fn with(name: &str, bytes: impl Into<Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut files = broken("no_faults");
    files.insert(name.to_owned(), bytes.into());
    files
}

#[test]
fn malformed_json_is_one_complaint_with_its_line() {
    let loaded = load(&with("rules/data.json", "{\n  \"rules\": [\n    {\"code\": }\n"));
    assert_eq!(
        complaints(&loaded),
        ["error: rules/data.json: not readable as JSON: line 3, column 14: expected value"]
    );
    assert_eq!(loaded.pack.unwrap().rules.len(), 3);
}

#[test]
fn questions_that_cannot_be_read_are_not_complained_of_elsewhere() {
    let loaded = load(&with("questions/study.json", "["));
    assert_eq!(loaded.complaints.len(), 1, "{:#?}", complaints(&loaded));
    assert!(loaded.pack.is_some());
    let loaded = load(&with("elements.csv", ""));
    assert_eq!(complaints(&loaded), ["error: elements.csv: empty"]);
}

#[test]
fn keys_given_twice_are_refused() {
    let loaded = load(&with("routes.json", r#"{"routes": [{"id": "a", "id": "b"}]}"#));
    assert_eq!(loaded.complaints.len(), 1, "{:#?}", complaints(&loaded));
    assert!(complaints(&loaded)[0].contains("the key `id` is given twice"));
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!("{{\"rules\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let loaded = load(&with("rules/data.json", deep));
    assert!(matches!(loaded.complaints[0].problem, Problem::Json(_)));
}

#[test]
fn a_file_of_200_megabytes_is_refused_unread() {
    let loaded = load(&with("elements.csv", vec![0; 200 * 1024 * 1024]));
    assert_eq!(loaded.complaints.len(), 1, "{:#?}", complaints(&loaded));
    let limit = MAX_FILE_BYTES as u64;
    assert_eq!(loaded.complaints[0].problem, Problem::FileTooLarge { bytes: 200 * 1024 * 1024, limit });
    assert!(load(&BTreeMap::from([(PACK_FILE.to_owned(), vec![b' '; MAX_FILE_BYTES + 1])])).pack.is_none());
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    for name in ["elements.csv", "routes.json", PACK_FILE] {
        let loaded = load(&with(name, [0xff, 0xfe, 0x00]));
        assert_eq!(loaded.complaints[0].problem, Problem::NotText, "{name}");
        assert_eq!(loaded.pack.is_some(), name != PACK_FILE);
    }
}

#[test]
fn files_that_are_missing_or_extra_are_named() {
    let mut files = broken("no_faults");
    let routes = files.remove("routes.json").unwrap();
    files.insert("rotues.json".to_owned(), routes);
    files.insert("rules/forgotten.json".to_owned(), Vec::new());
    files.insert("notes.txt".to_owned(), Vec::new());
    assert_eq!(
        complaints(&load(&files)),
        [
            "error: pack.json: files.routes: there is no file `routes.json`; did you mean `rotues.json`?",
            "warning: rules/forgotten.json: pack.json does not name this file, so it is not read",
        ]
    );
    let nothing = load(&BTreeMap::new());
    assert_eq!(complaints(&nothing), ["error: pack.json: there is no file `pack.json`"]);
    assert!(nothing.pack.is_none());
}

#[test]
fn lists_may_have_a_byte_order_mark_and_other_line_ends() {
    let files = broken("no_faults");
    let elements = String::from_utf8(files["elements.csv"].clone()).unwrap();
    let sound = load(&files).pack.unwrap();
    let loaded = load(&with("elements.csv", format!("\u{feff}{}", elements.replace('\n', "\r\n"))));
    assert!(loaded.complaints.is_empty(), "{:#?}", complaints(&loaded));
    assert_eq!(loaded.pack.unwrap().elements, sound.elements);
}

#[test]
fn an_open_quotation_mark_says_on_which_line_it_opens() {
    let elements = String::from_utf8(broken("no_faults")["elements.csv"].clone()).unwrap();
    let loaded = load(&with("elements.csv", elements.replace("with day\"", "with day")));
    assert!(
        complaints(&loaded)[0].starts_with("error: elements.csv: line 4 (birth-date): the row has 4 cells")
    );
}

#[test]
fn circles_and_long_chains_of_coarser_elements_end() {
    let cell = |id: usize, coarser: String| {
        format!("e{id},,n,l,demographics,,student,,,found,ordinary,no,found,no,,,found,LAW,,{coarser},\n")
    };
    let header = "id,field,name,label,group,collection,level,first_year,last_year,year_basis,identifier,base_file,\
                  base_basis,reason,law,ceds,basis,source,products,coarser,note\n";
    let n = 20_000;
    let mut list = header.to_owned();
    for id in 0..n {
        let _ = write!(list, "{}", cell(id, format!("e{}", (id + 1) % n)));
    }
    let loaded = load(&with("elements.csv", list));
    let circle = loaded.complaints.iter().find_map(|it| match &it.problem {
        Problem::CoarserCycle { path } => Some((it.entry.as_str(), path.len())),
        _ => None,
    });
    assert_eq!(circle, Some(("line 20001 (e19999)", n + 1)));
    assert_eq!(loaded.pack.unwrap().elements[n - 1].coarser, []);
}

#[test]
fn a_pack_whose_every_line_is_wrong_is_read_in_time() {
    let mut list = "id,series,title,address_basis,basis,source\n".to_owned();
    for id in 0..20_000 {
        let _ = writeln!(list, "p{id},s{id},Title,found,found,LAWS");
    }
    let mut files = with("products.csv", list);
    let elements = String::from_utf8(files["elements.csv"].clone()).unwrap();
    let unknown: Vec<String> = (0..20_000).map(|id| format!("x{id}")).collect();
    files.insert(
        "elements.csv".to_owned(),
        elements.replace("LAW,scores,", &format!("LAW,{},", unknown.join(";"))).into(),
    );
    let loaded = load(&files);
    assert!(loaded.complaints.len() >= 40_000);
    assert!(loaded.pack.is_some());
}

#[test]
fn torn_files_never_stop_the_loader() {
    let files = broken("no_faults");
    for (name, bytes) in &files {
        for at in (0..bytes.len()).step_by(197) {
            let mut torn = files.clone();
            torn.insert(name.clone(), bytes[..at].to_vec());
            assert!(!load(&torn).complaints.is_empty(), "{name} torn at {at}");
            let mut flipped = files.clone();
            let mut other = bytes.clone();
            other[at] ^= 0x15;
            flipped.insert(name.clone(), other);
            load(&flipped);
        }
    }
}

#[test]
fn every_value_may_be_of_every_kind() {
    let files = broken("no_faults");
    let values =
        ["null", "true", "-1", "1e300", "\"\"", "\"<b>\"", "[]", "[[]]", "[null]", "{}", "{\"a\": {}}"];
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".json")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let places = text.match_indices("\": ").map(|(at, sign)| at + sign.len());
        for (idx, at) in places.enumerate() {
            let (before, rest) = text.split_at(at);
            let (_, after) = rest.split_at(rest.find(['\n', ',']).unwrap());
            // One of the values a place: together the places try every value on every kind of field.
            let value = values[idx % values.len()];
            let mut changed = files.clone();
            changed.insert(name.clone(), format!("{before}{value}{after}").into_bytes());
            load(&changed);
        }
    }
}
