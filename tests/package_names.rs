//! Names of a package's files that come from an agency's ids: the lint knows those that cannot stand in a package.

use crate::fixtures::root;
use crate::package_example::{built, load, pack, pack_files, request, today};
use requisite_pack::{FlawKind, OWN_DOCUMENTS, Pack, flaws};
use requisite_package::{Package, build, open};
use std::collections::BTreeSet;

/// The small agency with another id of its document, and what the lint says of that id.
fn named(id: &str) -> (Pack, Vec<FlawKind>) {
    let mut files = pack_files();
    for name in ["obligations.json", "words.en.json"] {
        let text = String::from_utf8(files[name].clone()).unwrap();
        assert!(text.contains("\"security_policy\""), "{name}");
        files.insert(name.to_owned(), text.replace("\"security_policy\"", &format!("\"{id}\"")).into_bytes());
    }
    let pack = load(&files);
    let said = flaws(&pack, &files).into_iter().filter(|flaw| flaw.field == "id");
    let kinds = said.map(|flaw| flaw.kind).collect();
    (pack, kinds)
}

fn made(pack: &Pack) -> Package {
    build(pack, &request(), today(), &mut |_| {}).unwrap()
}

/// The names, without folder and ending, of the documents of a package.
fn documents(package: &Package) -> BTreeSet<String> {
    let names = package.files.iter().filter_map(|(name, _)| name.strip_prefix("data/documents/"));
    names.map(|name| name.strip_suffix(".docx").unwrap().to_owned()).collect()
}

#[test]
fn the_documents_that_are_not_named_by_an_id_are_known() {
    let known: BTreeSet<String> = OWN_DOCUMENTS.map(str::to_owned).into();
    // Those that a package with every kind of file has.
    let of_agency: BTreeSet<String> = pack().obligations.iter().map(|it| it.id.clone()).collect();
    let own: BTreeSet<String> = documents(&built(&request())).difference(&of_agency).cloned().collect();
    assert_eq!(own, known);
    // Those that any could have: a name that is not made from an id is written out.
    let folder = root().join("src/package/formats");
    let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut written = BTreeSet::new();
    for file in files.filter(|path| path.is_file()).chain([folder.with_extension("rs")]) {
        let source = std::fs::read_to_string(file).unwrap();
        let texts = source.split('"').filter_map(|text| text.strip_suffix(".docx"));
        written.extend(texts.map(|text| text.trim_start_matches("documents/").to_owned()));
    }
    assert!(written.remove("{FOLDER}{id}"), "{written:?}");
    assert_eq!(written, known);
}

#[test]
fn a_document_named_like_the_worksheet_would_be_lost_and_is_complained_of() {
    let (whole, said) = named("another-name");
    assert_eq!(said, []);
    let id = OWN_DOCUMENTS[0];
    let (pack, said) = named(id);
    assert_eq!(said, [FlawKind::NamedLikeTheWorksheet { id: id.to_owned() }]);
    assert_eq!(made(&pack).files.len() + 1, made(&whole).files.len());
}

#[test]
fn a_document_named_like_a_device_cannot_be_opened_and_is_complained_of() {
    for id in ["con", "prn", "aux", "nul", "com1", "lpt9", "com", "com10"] {
        let (pack, said) = named(id);
        assert_eq!(said, [FlawKind::NamedLikeADevice { id: id.to_owned() }]);
        let problems = open(&made(&pack).bytes).unwrap_err();
        assert!(problems[0].to_string().contains("is not one that a package uses"), "{id}: {problems:?}");
    }
    for id in ["console", "con-1", "com1_form", "1com", "-", "_nul", &"x".repeat(80)] {
        let (pack, said) = named(id);
        assert_eq!(said, [], "{id}");
        assert!(open(&made(&pack).bytes).is_ok(), "{id}");
    }
}
