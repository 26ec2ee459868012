//! `requisite package` and `requisite verify`, run in this process on real files.

use crate::cli_commands::{Folder, requisite, rules};
use crate::package_archive::Archive;
use crate::package_bags::{replace, seal};
use crate::package_example::{built, pack_files, request};
use requisite_cli::Exit;
use requisite_request::{Answer, Edit, QuestionId, Request};
use serde_json::Value;
use std::fs;

#[test]
fn a_package_is_written_under_its_name_and_verifies() {
    let folder = Folder::new();
    let path = folder.request(&request());
    let said = requisite(&["package", &path, "--pack", &rules(), "-o", &folder.path("")]);
    let expected = built(&request());
    assert_eq!((said.exit, said.err.as_str()), (Exit::Good, ""), "{}", said.out);
    assert!(said.out.contains(&expected.sha256) && said.out.contains(&expected.short_digest), "{}", said.out);
    let package = folder.path(&expected.file_name);
    assert!(fs::read(&package).unwrap() == expected.bytes);

    let said = requisite(&["verify", &package, "--pack", &rules()]);
    assert_eq!(said.exit, Exit::Good, "{}", said.out);
    assert!(
        said.out.contains("good. Every file follows from the request.")
            && said.out.contains(&expected.sha256)
    );
}

#[test]
fn a_package_is_written_over_but_no_other_file_is() {
    let folder = Folder::new();
    let path = folder.request(&request());
    let out = folder.path("out.zip");
    for _ in 0..2 {
        assert_eq!(requisite(&["package", &path, "--pack", &rules(), "--out", &out]).exit, Exit::Good);
    }
    let said = requisite(&["package", &path, "--pack", &rules(), "-o", &path]);
    assert_eq!(said.exit, Exit::Unusable);
    assert!(said.err.contains("it is left as it is"), "{}", said.err);
    assert!(fs::read_to_string(&path).unwrap().starts_with('{'));

    let said = requisite(&["package", &path, "--pack", &rules(), "-o", &folder.path("no/such/folder.zip")]);
    assert_eq!(said.exit, Exit::Unusable);
    assert!(said.err.contains("cannot be written"), "{}", said.err);
    assert!(fs::read_dir(folder.path("")).unwrap().all(|entry| !entry.unwrap().path().ends_with(".part")));
}

#[test]
fn a_request_that_is_not_ready_makes_no_package() {
    let folder = Folder::new();
    let mut unexplained = request();
    unexplained.explained.clear();
    let out = folder.path("out.zip");
    let said = requisite(&["package", &folder.request(&unexplained), "--pack", &rules(), "-o", &out]);
    assert_eq!(said.exit, Exit::Findings);
    assert_eq!(said.out, "1 finding must be fixed or explained first.\nPaper is kept.\n");
    assert!(!fs::exists(&out).unwrap());
    let said = requisite(&["package", &folder.request(&Request::default()), "--pack", &rules(), "-o", &out]);
    assert_eq!(said.out, "Nothing is asked for: no data are chosen.\n");
}

#[test]
fn each_of_several_packages_is_verified() {
    let folder = Folder::new();
    let good = built(&request()).bytes;
    let mut forged = Archive::of(&built(&request()));
    replace(&mut forged, "data/elements.csv", "Days absent", "Days AWAY..");
    seal(&mut forged);
    let mut broken = good.clone();
    broken[500] ^= 1;
    let paths = [
        folder.write("good.zip", &good),
        folder.write("forged.zip", forged.bytes()),
        folder.write("broken.zip", &broken),
        folder.write("no.zip", "PDF"),
        folder.path("missing.zip"),
    ];
    let verify = |format: &str, paths: &[String]| {
        let mut arguments = vec!["verify"];
        arguments.extend(paths.iter().map(String::as_str));
        let rules = rules();
        arguments.extend(["--pack", &rules, "--format", format]);
        requisite(&arguments)
    };
    let said = verify("text", &paths);
    assert_eq!(said.exit, Exit::Unusable);
    for part in [
        "good.zip: good.",
        "forged.zip: ALTERED. These files are not what the request gives: data/elements.csv",
        "broken.zip: NOT A WHOLE PACKAGE.",
        "check sum is wrong",
        "The file is not a ZIP archive.",
        "missing.zip: ",
    ] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
    assert_eq!(verify("text", &paths[..1]).exit, Exit::Good);
    assert_eq!(verify("text", &paths[..4]).exit, Exit::Findings);

    let json: Value = serde_json::from_str(&verify("json", &paths).out).unwrap();
    let outcomes: Vec<&str> =
        json.as_array().unwrap().iter().map(|it| it["outcome"].as_str().unwrap_or("no file")).collect();
    assert_eq!(outcomes, ["same", "altered", "unreadable", "unreadable", "no file"]);
    assert_eq!(json[1]["files"], serde_json::json!(["data/elements.csv"]));
    assert_eq!(json[3]["problems"], serde_json::json!(["The file is not a ZIP archive."]));
    assert_eq!(json[0]["about"]["request"]["data_sets"], 2);
}

#[test]
fn a_folder_of_packages_is_a_table_and_a_page() {
    let folder = Folder::new();
    let mut titled = request();
    let title = QuestionId::new("study_title").unwrap();
    titled
        .apply(&Edit::Answer { question: title, answer: Answer::Text("=cmd|' /C calc'!A0 <b>".to_owned()) });
    let good = built(&titled).bytes;
    let mut forged = Archive::of(&built(&request()));
    replace(&mut forged, "data/elements.csv", "Days absent", "Days AWAY..");
    seal(&mut forged);
    let paths = [
        folder.write("good.zip", &good),
        folder.write("again.zip", &good),
        folder.write("forged.zip", forged.bytes()),
        folder.write("no.zip", "PDF"),
        folder.path("missing.zip"),
    ];
    let verify = |format: &str| {
        let rules = rules();
        let mut arguments = vec!["verify"];
        arguments.extend(paths.iter().map(String::as_str));
        arguments.extend(["--pack", &rules, "--format", format, "--today", "2027-03-01"]);
        requisite(&arguments)
    };
    let said = verify("csv");
    assert_eq!(said.exit, Exit::Unusable);
    let mut table = csv::Reader::from_reader(said.out.trim_start_matches('\u{feff}').as_bytes());
    let heads = table.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| {
        let column = heads.iter().position(|head| head == name).unwrap();
        rows[row].get(column).unwrap().to_owned()
    };
    assert_eq!(rows.len(), paths.len());
    for (row, outcome) in ["same", "same", "altered", "unreadable", "no_file"].into_iter().enumerate() {
        assert_eq!(cell(row, "outcome"), outcome);
        assert_eq!(cell(row, "file"), paths[row]);
    }
    assert_eq!(cell(0, "title"), "'=cmd|' /C calc'!A0 <b>", "no spreadsheet may run it");
    assert_eq!((cell(0, "elements"), cell(0, "findings to fix").len()), ("2".to_owned(), 1));
    assert_eq!((cell(0, "copy of"), cell(1, "copy of")), (String::new(), paths[0].clone()));
    assert_eq!(cell(2, "files that differ"), "data/elements.csv");
    assert_eq!(cell(3, "problems"), "The file is not a ZIP archive.");
    assert!(cell(4, "problems").contains("missing.zip"), "{}", cell(4, "problems"));

    let page = verify("html").out;
    for part in [
        "Checked on March 1, 2027 against",
        "<th scope=\"row\" dir=\"auto\">Good: every file follows from the request</th><td dir=\"auto\">2</td>",
        "=cmd|' /C calc'!A0 &lt;b&gt;",
        "Differs from what the request gives: data/elements.csv",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("<b>"));
}

#[test]
fn other_rules_and_other_agencies_are_told() {
    let folder = Folder::new();
    let package = folder.write("package.zip", built(&request()).bytes);
    for (name, bytes) in pack_files() {
        let text = String::from_utf8(bytes).unwrap();
        let text = text.replace("\"version\": \"1.0\"", "\"version\": \"1.1\"");
        let text = text.replace(
            "{\"fact\": \"keeps_paper\", \"is\": true}, \"place\"",
            "{\"fact\": \"by_law\", \"is\": false}, \"place\"",
        );
        folder.write(&format!("rules/{name}"), text);
    }
    let said = requisite(&["verify", &package, "--pack", &folder.path("rules")]);
    assert_eq!(said.exit, Exit::Findings);
    assert!(said.out.contains("made with version 1.0 of the rules"), "{}", said.out);
    assert!(said.out.contains("gone: Paper is kept. [paper_kept@question:keeps_paper]"), "{}", said.out);

    let ospi = crate::fixtures::root().join("public/packs/ospi");
    let said = requisite(&["verify", &package, "--pack", ospi.to_str().unwrap()]);
    assert_eq!(said.exit, Exit::Unusable);
    assert!(said.out.contains("made for the agency `harbor`"), "{}", said.out);
}
