//! The packs that come with the program are read without a complaint, and the lint has nothing to say of them.

use crate::fixtures::{agencies, files_below, pack, pack_files, packs, root};
use requisite_pack::{Basis, Severity, edition_files, editions, file_names, load, pack_hash};

#[test]
fn every_pack_is_read_without_a_complaint_or_remark() {
    let mut folders: Vec<_> = std::fs::read_dir(root().join("public/packs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("pack.json").is_file())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    for folder in folders {
        let files = files_below(&folder);
        let loaded = load(&files);
        let complaints: Vec<String> = loaded.complaints.iter().map(ToString::to_string).collect();
        assert!(complaints.is_empty(), "{}:\n{}", folder.display(), complaints.join("\n"));
        let pack = loaded.pack.unwrap();
        for edition in editions(&files) {
            let flaws: Vec<String> = edition.flaws.iter().map(ToString::to_string).collect();
            assert!(flaws.is_empty(), "{}:\n{}", folder.display(), flaws.join("\n"));
        }
        assert_eq!(pack.stamp.hash, pack_hash(&files));
        assert_eq!(folder.file_name().unwrap().to_str(), Some(pack.stamp.id.as_str()));
        let named = file_names(&files["pack.json"]).unwrap();
        assert!(named.iter().all(|name| files.contains_key(name)), "{named:?}");
    }
}

#[test]
fn the_list_of_agencies_names_every_pack() {
    let text = std::fs::read_to_string(root().join("public/packs/index.json")).unwrap();
    let list: serde_json::Value = serde_json::from_str(&text).unwrap();
    let listed = list["packs"].as_array().unwrap();
    assert_eq!(listed.iter().map(|it| it["id"].as_str().unwrap()).collect::<Vec<_>>(), agencies());
    for entry in listed {
        let pack = pack(entry["id"].as_str().unwrap());
        let words = &pack.words(&pack.language).unwrap().agency;
        let text = |it: &serde_json::Value, field: &str| it[field].as_str().unwrap().to_owned();
        let listed = entry["editions"].as_array().into_iter().flatten();
        // The newest first, while a pack begins with the folder itself.
        let mut listed: Vec<_> = listed.map(|it| (text(it, "id"), text(it, "title"))).collect();
        listed.reverse();
        let held: Vec<_> = pack.editions.iter().map(|it| (it.pack.clone(), it.title.clone())).collect();
        assert_eq!(listed, held);
        assert_eq!(
            (entry["name"].as_str(), entry["short"].as_str()),
            (Some(&*words.name), Some(&*words.short))
        );
    }
}

#[test]
fn an_edition_is_a_pack_of_its_own() {
    let (first, other) = (pack("cde"), pack("cde@2022-24"));
    assert_eq!((first.stamp.agency(), other.stamp.agency()), ("cde", "cde"));
    assert_eq!((first.stamp.edition(), other.stamp.edition()), (None, Some("2022-24")));
    assert_ne!(first.stamp.hash, other.stamp.hash);
    assert_ne!(first.edition, other.edition);
    assert_eq!(first.elements, other.elements);
    assert_eq!(first.this_edition().unwrap().id, "2015-18");
    assert_eq!(other.other_editions().map(|it| it.pack.as_str()).collect::<Vec<_>>(), ["cde"]);
    assert!(pack("ospi").this_edition().is_none() && pack("ospi").editions.is_empty());
    let files = edition_files(&pack_files("cde"), Some("2022-24")).unwrap();
    assert_eq!(pack_hash(&files), other.stamp.hash);
    assert_eq!(load(&files).pack.as_ref(), Some(other));
}

#[test]
fn a_change_that_no_edition_names_is_complained_of() {
    let mut files = pack_files("cde");
    files.insert("editions/2022-24/routes.json".to_owned(), b"{}".to_vec());
    let complaints: Vec<String> = load(&files).complaints.iter().map(ToString::to_string).collect();
    assert_eq!(complaints.len(), 1, "{complaints:?}");
    assert!(complaints[0].contains("editions/2022-24/routes.json"), "{complaints:?}");
}

#[test]
fn a_rule_blocks_only_where_its_source_was_found() {
    for agency in packs() {
        let blocking = pack(&agency).rules.iter().filter(|rule| rule.severity == Severity::MustFix);
        let unsure: Vec<&str> =
            blocking.filter(|rule| rule.basis != Basis::Found).map(|rule| rule.code.as_str()).collect();
        assert_eq!(unsure, Vec::<&str>::new(), "{agency}");
    }
}
