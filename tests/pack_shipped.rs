//! The packs that come with the program are read without a complaint, and the lint has nothing to say of them.

use crate::fixtures::{agencies, files_below, pack, root};
use requisite_pack::{file_names, flaws, load, pack_hash};

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
        let flaws: Vec<String> = flaws(&pack, &files).iter().map(ToString::to_string).collect();
        assert!(flaws.is_empty(), "{}:\n{}", folder.display(), flaws.join("\n"));
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
        assert_eq!(
            (entry["name"].as_str(), entry["short"].as_str()),
            (Some(&*words.name), Some(&*words.short))
        );
    }
}
