//! What verifying says of packages that are whole but not what they should be.

use crate::fixtures;
use crate::package_archive::Archive;
use crate::package_bags::{replace, seal, weigh};
use crate::package_example::{built, load, pack, pack_files, request, today};
use requisite_pack::Pack;
use requisite_package::{Verification, bind, build, open, prepare, verify};
use requisite_request::PreparedContent;

fn original() -> Archive {
    Archive::of(&built(&request()))
}

fn sealed(mut archive: Archive) -> Vec<u8> {
    weigh(&mut archive);
    seal(&mut archive);
    archive.bytes()
}

/// The small agency with a text of a file replaced.
fn pack_with(file: &str, from: &str, to: &str) -> Pack {
    let mut files = pack_files();
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(from), "{file} holds no {from}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into());
    load(&files)
}

#[test]
fn an_untouched_package_is_good() {
    let package = built(&request());
    let Verification::Same { about } = verify(&package.bytes, &pack()) else { panic!() };
    assert_eq!((about.sha256, about.short_digest), (package.sha256, package.short_digest));
    assert_eq!((about.today, about.pack), (crate::package_example::today(), pack().stamp));
}

#[test]
fn every_file_that_is_forged_is_named() {
    let forgeries = [
        ("data/request.html", "Absence in the early grades", "Presence in the early grades"),
        ("data/report.json", "\"check\"", "\"note\""),
        ("data/elements.csv", "Days absent", "Days present"),
        ("data/calendar.ics", "20290214", "20390214"),
        ("data/destruction-worksheet.html", "Cascade", "Other"),
        ("data/README.txt", "forgery", "forging"),
        ("bag-info.txt", "Cascade", "Other"),
    ];
    for (file, from, to) in forgeries {
        let mut archive = original();
        replace(&mut archive, file, from, to);
        match verify(&sealed(archive), &pack()) {
            Verification::Altered { files, .. } => assert_eq!(files, [file]),
            other => panic!("{file}: {other:?}"),
        }
    }
}

#[test]
fn a_file_that_is_added_or_left_out_is_named() {
    let mut more = original();
    let mut file = more.file("data/elements.csv").clone();
    file.name = String::from_utf8(file.name).unwrap().replace("elements", "more").into();
    more.files.push(file);
    more.files.sort_by(|one, other| one.name.cmp(&other.name));
    let Verification::Altered { files, .. } = verify(&sealed(more), &pack()) else { panic!() };
    assert_eq!(files, ["data/more.csv"]);

    let mut less = original();
    less.files.retain(|file| !file.name.ends_with(b"calendar.ics"));
    let Verification::Altered { files, .. } = verify(&sealed(less), &pack()) else { panic!() };
    assert_eq!(files, ["data/calendar.ics"]);
}

#[test]
fn other_rules_are_told_apart_from_other_files() {
    let stricter = pack_with("rules/all.json", "\"severity\": \"note\"", "\"severity\": \"check\"");
    let other_words = pack_with("words.en.json", "Plan ahead.", "Plan well ahead.");
    let package = built(&request());
    for pack in [&stricter, &other_words] {
        let Verification::PackChanged { differences, .. } = verify(&package.bytes, pack) else { panic!() };
        // The same findings, of whatever severity.
        assert!(differences.is_empty(), "{differences:?}");
        assert!(!verify(&package.bytes, pack).is_good(), "files were not compared");
    }
    let quiet = pack_with(
        "rules/all.json",
        "{\"fact\": \"keeps_paper\", \"is\": true}",
        "{\"fact\": \"by_law\", \"is\": false}",
    );
    let Verification::PackChanged { differences, .. } = verify(&package.bytes, &quiet) else { panic!() };
    assert_eq!(
        differences.removed.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(),
        ["paper_kept@question:keeps_paper"]
    );
    assert!(differences.added.is_empty() && differences.class.is_none());
}

#[test]
fn a_claim_of_other_rules_does_not_hide_a_forgery() {
    // Whoever names another version in request.json must also rename the folder; then it is not good either.
    let mut archive = original();
    replace(&mut archive, "data/request.json", "\"version\": \"1.0\"", "\"version\": \"9.9\"");
    assert!(!verify(&sealed(archive), &pack()).is_good());
}

#[test]
fn a_folder_of_another_name_is_named() {
    let mut archive = original();
    for file in &mut archive.files {
        let name = String::from_utf8(file.name.clone()).unwrap();
        file.name = name.replacen("harbor-request", "harbor-permit", 1).into();
    }
    let folder = format!("{}/", open(&archive.bytes()).unwrap().folder);
    assert!(folder.starts_with("harbor-permit"));
    match verify(&archive.bytes(), &pack()) {
        Verification::Altered { files, .. } => assert_eq!(files, [folder]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn another_agency_is_named() {
    let package = built(&request());
    let Verification::OtherAgency { about } = verify(&package.bytes, fixtures::pack("ospi")) else {
        panic!()
    };
    assert_eq!(about.pack.id, "harbor");
}

#[test]
fn another_version_of_the_program_may_have_written_otherwise() {
    let made_by = |version: &str| {
        let own = format!("Requisite {}", env!("CARGO_PKG_VERSION"));
        let mut prepared = prepare(&pack(), &request(), today(), &mut |_| {}).unwrap();
        for file in &mut prepared.files {
            match &mut file.content {
                PreparedContent::Whole(bytes) => {
                    *bytes = String::from_utf8(bytes.clone()).unwrap().replace(&own, version).into();
                }
                PreparedContent::Document(text) | PreparedContent::Workbook(text) => {
                    *text = text.replace(&own, version);
                }
            }
        }
        for (_, text) in &mut prepared.info {
            *text = text.replace(&own, version);
        }
        Archive::of(&bind(prepared, &mut |_| {}).unwrap())
    };
    // It wrote the same: nothing to say against it.
    assert!(verify(&sealed(made_by("Requisite 9.9.9")), &pack()).is_good());
    // It wrote otherwise.
    let mut archive = made_by("Requisite 9.9.9");
    replace(&mut archive, "data/README.txt", "IN SPREADSHEETS", "IN TABLES");
    let Verification::OtherProgram { files, differences, about } = verify(&sealed(archive), &pack()) else {
        panic!()
    };
    assert_eq!((files, about.made_by.as_str()), (vec!["data/README.txt".to_owned()], "Requisite 9.9.9"));
    assert!(differences.is_empty());
    // A name that is none is a forgery like any other.
    let verification = verify(&sealed(made_by("Requisite <script>")), &pack());
    assert!(!verification.is_good(), "{verification:?}");
}

#[test]
fn parts_for_programs_are_read_strictly() {
    let says = |file: &str, from: &str, to: &str| {
        let mut archive = original();
        replace(&mut archive, file, from, to);
        if file.ends_with("request.json") {
            rename(&mut archive);
        }
        match verify(&sealed(archive), &pack()) {
            Verification::Unreadable { problems } => {
                problems.iter().map(ToString::to_string).collect::<String>()
            }
            other => panic!("{other:?}"),
        }
    };
    assert!(
        says("data/request.json", "\"format\": 1,", "\"format\": 1, \"format\": 1,")
            .contains("is given twice")
    );
    assert!(says("data/request.json", "\"format\": 1", "\"format\": 2").contains("reads up to format 1"));
    assert!(
        says("data/request.json", "\"format\": 1,", "\"format\": 1, \"colour\": 1,")
            .contains("`colour` is not known")
    );
    assert!(says("data/report.json", "\"today\"", "\"day\"").contains("it has no `today`"));
    assert!(says("data/report.json", "\"2026-11-23\"", "\"2026-11-24\"").contains("its day is not the one"));
    assert!(says("data/report.json", "\"2026-11-23\"", "\"never\"").contains("is not a date"));
}

/// Gives the folder the name that fits a changed request.
fn rename(archive: &mut Archive) {
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(&archive.file("data/request.json").content);
    let end: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    for file in &mut archive.files {
        let name = String::from_utf8(file.name.clone()).unwrap();
        let (folder, rest) = name.split_once('/').unwrap();
        let (start, _) = folder.rsplit_once('-').unwrap();
        file.name = format!("{start}-{end}/{rest}").into();
    }
}

#[test]
fn a_request_that_was_never_ready_is_no_good_package() {
    // A package made by hand of a request that the program would not have packed: all digests are right.
    let mut archive = original();
    replace(&mut archive, "data/request.json", "\"stated_use\": true", "\"stated_use\": false");
    rename(&mut archive);
    let Verification::Altered { files, .. } = verify(&sealed(archive), &pack()) else { panic!() };
    assert!(files.contains(&"data/report.json".to_owned()), "{files:?}");
}

#[test]
fn packages_to_a_real_agency_verify() {
    let pack = fixtures::pack("ospi");
    for name in ["ospi-complete", "ospi-district-totals", "ospi-totals", "ospi-identifiable"] {
        let request = fixtures::request_file(name).request;
        match build(pack, &request, fixtures::today(), &mut |_| {}) {
            Ok(package) => assert!(verify(&package.bytes, pack).is_good(), "{name}"),
            Err(error) => assert_ne!(name, "ospi-complete", "{}", error.sentences(pack).join("\n")),
        }
    }
}
