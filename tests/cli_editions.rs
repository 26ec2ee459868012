//! The commands of `requisite` on an agency's folder that holds several editions of its rules.

use crate::cli_commands::{Folder, requisite};
use crate::fixtures::{pack, request_file, root};
use requisite_cli::Exit;
use requisite_request::RequestFile;

fn rules() -> String {
    root().join("public/packs/cde").to_str().unwrap().to_owned()
}

/// A complete request, written for this pack.
fn request(folder: &Folder, id: &str) -> String {
    let file = RequestFile::new(pack(id).stamp.clone(), request_file("cde-complete").request);
    folder.write(&format!("{}.json", file.pack.file_name_part()), file.to_json())
}

#[test]
fn lint_looks_at_every_edition() {
    let said = requisite(&["lint", &rules()]);
    assert_eq!(said.exit, Exit::Good, "{}{}", said.out, said.err);
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(lines[0].starts_with("cde 20") && lines[1].starts_with("cde@2022-24 20"), "{lines:?}");
}

#[test]
fn a_request_is_checked_with_its_own_edition_unless_another_is_named() {
    let folder = Folder::new();
    let rules = rules();
    for id in ["cde", "cde@2022-24"] {
        let said = requisite(&["check", &request(&folder, id), "--pack", &rules]);
        assert_eq!((said.exit, said.err.as_str()), (Exit::Good, ""));
        assert!(said.out.starts_with(&format!("{id} 20")), "{}", said.out);
    }
    let first = request(&folder, "cde");
    let said = requisite(&["check", &first, "--pack", &rules, "--edition", "2022-24"]);
    assert!(said.out.starts_with("cde@2022-24 20"), "{}", said.out);
    assert!(said.err.contains("written for the edition `cde`"), "{}", said.err);
    let said = requisite(&["check", &first, "--pack", &rules, "--edition", "2015-18"]);
    assert!(said.out.starts_with("cde 20") && said.err.is_empty(), "{}", said.out);
    let said = requisite(&["check", &first, "--pack", &rules, "--edition", "1999"]);
    assert_eq!(said.exit, Exit::Unusable);
    assert!(said.err.contains("there is no edition `1999`"), "{}", said.err);
}

#[test]
fn packages_of_all_editions_are_verified_together() {
    let folder = Folder::new();
    let rules = rules();
    let mut packages = Vec::new();
    for id in ["cde", "cde@2022-24"] {
        let out = folder.path(&format!("{}.zip", pack(id).stamp.file_name_part()));
        let said = requisite(&["package", &request(&folder, id), "--pack", &rules, "--out", &out]);
        assert_eq!(said.exit, Exit::Good, "{}", said.err);
        packages.push(out);
    }
    let said = requisite(&["verify", &packages[0], &packages[1], "--pack", &rules]);
    assert_eq!(said.exit, Exit::Good, "{}{}", said.out, said.err);
    let said = requisite(&["verify", &packages[1], "--pack", &rules, "--edition", "2015-18"]);
    assert_eq!(said.exit, Exit::Unusable);
    assert!(said.out.contains("made for the agency `cde@2022-24`"), "{}", said.out);
}
