//! What the packages of the shipped agencies hold that depends on the agency.

use crate::fixtures::{pack, request_file, today};
use requisite_package::{build, open, verify};
use requisite_session::open_draft;
use std::collections::BTreeMap;

/// The files of the package of a request in `tests/requests/`, as texts.
fn files(agency: &str, request: &str) -> BTreeMap<String, String> {
    let pack = pack(agency);
    let package = build(pack, &request_file(request).request, today(), &mut |_| {})
        .unwrap_or_else(|error| panic!("{}", error.sentences(pack).join("\n")));
    assert!(verify(&package.bytes, pack).is_good());
    let opened = open(&package.bytes).unwrap();
    opened
        .files
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), String::from_utf8_lossy(bytes).into_owned()))
        .collect()
}

/// The cover of `request.html`.
fn cover(files: &BTreeMap<String, String>) -> &str {
    files["data/request.html"].split("</header>").next().unwrap()
}

#[test]
fn press_has_its_contact_with_the_cde_on_the_cover() {
    let totals = files("cde", "cde-totals");
    let request = request_file("cde-totals").request;
    let said = |id: &str| {
        let id = requisite_request::QuestionId::new(id).unwrap();
        request.answer(&id).unwrap().as_text().unwrap().to_owned()
    };
    let day: requisite_request::Date = said("press_contact_date").parse().unwrap();
    assert!(cover(&totals).contains(&day.in_words()));
    assert!(cover(&totals).contains(&said("press_contact_person")));
    assert!(!cover(&files("cde", "cde-complete")).contains("Communications office"));
}

#[test]
fn the_edition_is_named_in_the_package() {
    let (first, other) = (files("cde", "cde-complete"), files("cde@2022-24", "cde-complete"));
    for (made, id) in [(&first, "cde"), (&other, "cde@2022-24")] {
        let edition = &pack(id).edition;
        assert!(made["bag-info.txt"].contains(&format!("Requisite-Pack-Id: {id}\n")));
        assert!(
            made["bag-info.txt"].replace("\n ", " ").contains(&format!("Requisite-Pack-Edition: {edition}"))
        );
        assert!(made["data/README.txt"].contains(edition.as_str()));
        assert!(cover(made).contains(edition.as_str()));
        assert!(made["data/report.json"].contains(edition.as_str()));
    }
    assert!(first["data/request.html"].contains("Preliminary Data Request Form"));
    assert!(other["data/request.html"].contains("Data Request Intake Form"));
    assert!(other["data/request.html"].contains("The rate is an assumption, to be confirmed by the agency."));
    let calendar = &files("cde@2022-24", "cde-identifiable")["data/calendar.ics"];
    assert!(calendar.contains("@cde-2022-24.requisite"), "{calendar}");
}

#[test]
fn only_ospi_has_a_destruction_worksheet() {
    let has_worksheet = |files: BTreeMap<String, String>| files.keys().any(|name| name.contains("worksheet"));
    assert!(!has_worksheet(files("cde", "cde-identifiable")));
    let worksheet = &files("ospi", "ospi-identifiable")["data/destruction-worksheet.html"];
    assert!(worksheet.contains("Exhibit C") && worksheet.contains("Overwrite"), "{worksheet}");
    assert!(!has_worksheet(files("ospi", "ospi-totals")));
}

#[test]
fn the_ospi_cover_names_the_law_that_demands_the_study() {
    let mut file = request_file("ospi-complete");
    for (id, text) in [("legislative_requirement", "yes"), ("legislative_citation", "ESHB 1541, section 504")]
    {
        let id = requisite_request::QuestionId::new(id).unwrap();
        let answer = if text == "yes" {
            requisite_request::Answer::Yes(true)
        } else {
            requisite_request::Answer::Text(text.to_owned())
        };
        file.request.answers.insert(id, answer);
    }
    let package = build(pack("ospi"), &file.request, today(), &mut |_| {}).unwrap();
    let opened = open(&package.bytes).unwrap();
    let page = String::from_utf8(opened.files["data/request.html"].to_vec()).unwrap();
    assert!(page.split("</header>").next().unwrap().contains("ESHB 1541, section 504"));
}

#[test]
fn the_estimate_of_the_charge_is_in_the_package_with_what_it_is_assumed_on() {
    let made = files("cde", "cde-complete");
    for text in [
        "About $650 to $2,600: 10 to 40 hours at $65 an hour.",
        "our assumption",
        "not a price",
        "is acknowledged",
    ] {
        assert!(made["data/request.html"].contains(text), "{text}");
    }
    let report: serde_json::Value = serde_json::from_str(&made["data/report.json"]).unwrap();
    assert_eq!((report["fee"]["least"].as_u64(), report["fee"]["most"].as_u64()), (Some(650), Some(2600)));
    assert_eq!(report["fee"]["acknowledged"], true);
    assert!(!files("ospi", "ospi-complete")["data/report.json"].contains("\"fee\""));
}

#[test]
fn the_time_plan_is_in_the_package_as_an_estimate() {
    let made = files("ospi", "ospi-complete");
    for text in [
        "Time plan (an estimate)",
        "the request would have had to be sent by",
        "OSPI: Student Data Sharing, older page",
        "our assumption",
    ] {
        assert!(made["data/request.html"].contains(text), "{text}");
    }
    let report: serde_json::Value = serde_json::from_str(&made["data/report.json"]).unwrap();
    assert_eq!(report["plan"]["wanted"], "2027-01-15");
    assert_eq!(report["plan"]["question"], "study_start");
    let steps: Vec<&str> = report["plan"]["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["step"].as_str().unwrap())
        .collect();
    assert_eq!(steps, ["review_panel", "agreement", "delivery"]);
    assert!(!files("cde", "cde-totals")["data/report.json"].contains("\"plan\""));
}

/// A package is a beginning for the next request: its request opens as a draft, byte for byte what the reviewer has.
#[test]
fn a_package_opens_as_a_draft() {
    for name in ["ospi-complete", "cde-complete"] {
        let file = request_file(name);
        let pack = pack(&file.pack.id);
        let package = build(pack, &file.request, today(), &mut |_| {}).unwrap();
        let opened = open_draft(&package.bytes, &pack.stamp).unwrap();
        let again = build(pack, &opened.request, today(), &mut |_| {}).unwrap();
        assert_eq!(again.sha256, package.sha256, "{name}");
        let cut = package.bytes.get(..package.bytes.len() / 20).unwrap();
        assert!(open_draft(cut, &pack.stamp).is_err(), "{name}: a part of it");
    }
}
