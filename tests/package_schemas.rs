//! The published schemas are those of the files that the program writes, checked by a validator of another house.

use crate::fixtures::{pack, request_file, root, today};
use crate::package_example::{built, request};
use jsonschema::Validator;
use requisite_package::{Contents, open, report_json};
use requisite_request::{RequestFile, read_request};
use serde_json::Value;

fn schema(name: &str) -> Validator {
    let text = std::fs::read_to_string(root().join("public/schemas").join(name)).unwrap();
    jsonschema::draft202012::new(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn expect_valid(schema: &Validator, name: &str, json: &[u8]) {
    let value: Value = serde_json::from_slice(json).unwrap();
    let errors: Vec<String> =
        schema.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}\n{}", errors.join("\n"));
}

/// Real requests, ready or not, and none at all.
const REQUESTS: [&str; 5] =
    ["ospi-complete", "ospi-before-fixes", "ospi-district-totals", "ospi-identifiable", "ospi-totals"];

#[test]
fn requests_fit_their_schema() {
    let schema = schema("request.schema.json");
    for name in REQUESTS {
        expect_valid(&schema, name, request_file(name).to_json().as_bytes());
    }
    let package = built(&request());
    let opened = open(&package.bytes).unwrap();
    expect_valid(&schema, "package", opened.files["data/request.json"]);
    let empty = RequestFile::new(pack("ospi").stamp.clone(), Default::default());
    expect_valid(&schema, "empty", empty.to_json().as_bytes());
}

#[test]
fn reports_of_every_edition_fit_their_schema() {
    let schema = schema("report.schema.json");
    for (id, name) in [("cde", "cde-identifiable"), ("cde@2022-24", "cde-complete")] {
        let contents = Contents::new(pack(id), &request_file(name).request, today());
        expect_valid(&schema, name, report_json(&contents).as_bytes());
        let requests = self::schema("request.schema.json");
        expect_valid(&requests, name, contents.request_json.as_bytes());
    }
}

#[test]
fn reports_fit_their_schema() {
    let schema = schema("report.schema.json");
    let pack = pack("ospi");
    for name in REQUESTS {
        let contents = Contents::new(pack, &request_file(name).request, today());
        expect_valid(&schema, name, report_json(&contents).as_bytes());
    }
    expect_valid(
        &schema,
        "empty",
        report_json(&Contents::new(pack, &Default::default(), today())).as_bytes(),
    );
    let package = built(&request());
    expect_valid(&schema, "package", open(&package.bytes).unwrap().files["data/report.json"]);
}

#[test]
fn what_the_reader_refuses_the_schema_refuses_too() {
    let schema = schema("request.schema.json");
    let good: Value =
        serde_json::from_str(&RequestFile::new(pack("ospi").stamp.clone(), request()).to_json()).unwrap();
    let spoiled: [(&str, Value); 9] = [
        ("/format", 2.into()),
        ("/pack", Value::Null),
        ("/request/asks/0/form", "raw".into()),
        ("/request/asks/0/id", (-1).into()),
        ("/request/asks/0/years/0", "2014".into()),
        ("/request/asks/0/elements/0/id", "Not an id".into()),
        ("/request/answers/study_title", 5.into()),
        ("/request/reasons/absences/role", "unknown".into()),
        ("/request/research_questions/0/text", Value::Null),
    ];
    for (place, value) in spoiled {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap() = value;
        assert!(!schema.is_valid(&bad), "{place}: the schema accepts");
        assert!(read_request(bad.to_string().as_bytes()).is_err(), "{place}: the reader accepts");
    }
    assert!(schema.is_valid(&good));
}
