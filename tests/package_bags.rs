//! Archives that are whole, around bags that are not.

use crate::package_archive::Archive;
use crate::package_example::{built, request};
use requisite_package::open;
use sha2::{Digest as _, Sha256, Sha512};

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes the lists of digests of an archive anew, as someone would who wants a change to go unnoticed.
pub fn seal(archive: &mut Archive) {
    for prefix in ["manifest-", "tagmanifest-"] {
        for (algorithm, digest) in [
            ("sha256", (|bytes: &[u8]| hexadecimal(&Sha256::digest(bytes))) as fn(&[u8]) -> String),
            ("sha512", |bytes| hexadecimal(&Sha512::digest(bytes))),
        ] {
            let mut text = String::new();
            for file in &archive.files {
                let name = String::from_utf8(file.name.clone()).unwrap();
                let (_, name) = name.split_once('/').unwrap();
                let payload = name.starts_with("data/");
                if payload == (prefix == "manifest-") && !name.starts_with("tagmanifest-") {
                    text.push_str(&format!("{}  {name}\n", digest(&file.content)));
                }
            }
            archive.file(&format!("/{prefix}{algorithm}.txt")).content = text.into();
        }
    }
}

/// Replaces a text in a file of an archive, once.
pub fn replace(archive: &mut Archive, file: &str, from: &str, to: &str) {
    let content = &mut archive.file(file).content;
    let text = String::from_utf8(content.clone()).unwrap();
    assert!(text.contains(from), "{file} holds no {from}");
    *content = text.replacen(from, to, 1).into();
}

/// Writes the size of the payload anew.
pub fn weigh(archive: &mut Archive) {
    let payload: Vec<usize> = archive
        .files
        .iter()
        .filter(|file| String::from_utf8_lossy(&file.name).contains("/data/"))
        .map(|file| file.content.len())
        .collect();
    let info = &mut archive.file("bag-info.txt").content;
    let text = String::from_utf8(info.clone()).unwrap();
    let (before, _) = text.split_once("Payload-Oxum: ").unwrap();
    *info = format!("{before}Payload-Oxum: {}.{}\n", payload.iter().sum::<usize>(), payload.len()).into();
}

fn says(archive: &Archive) -> Vec<String> {
    open(&archive.bytes()).unwrap_err().iter().map(ToString::to_string).collect()
}

fn archive() -> Archive {
    Archive::of(&built(&request()))
}

fn remove(archive: &mut Archive, ending: &str) {
    archive.files.retain(|file| !file.name.ends_with(ending.as_bytes()));
}

#[test]
fn a_sealed_package_is_the_package() {
    let mut archive = archive();
    let before = archive.bytes();
    weigh(&mut archive);
    seal(&mut archive);
    assert!(archive.bytes() == before);
}

#[test]
fn a_changed_file_is_named_with_each_manifest() {
    let mut archive = archive();
    replace(&mut archive, "data/elements.csv", "Days absent", "Days absenT");
    let expected = ["sha256", "sha512"].map(|it| {
        format!("The content of `data/elements.csv` is not the one that `manifest-{it}.txt` records.")
    });
    assert_eq!(says(&archive), expected);
}

#[test]
fn a_changed_tag_file_is_named() {
    let mut archive = archive();
    replace(&mut archive, "bag-info.txt", "Cascade", "Other");
    assert!(
        says(&archive)[0]
            .starts_with("The content of `bag-info.txt` is not the one that `tagmanifest-sha256.txt`")
    );
}

#[test]
fn missing_and_additional_files_are_named() {
    let mut less = archive();
    remove(&mut less, "data/elements.csv");
    assert_eq!(says(&less)[0], "`data/elements.csv` is missing.");

    for name in
        ["manifest-sha512.txt", "tagmanifest-sha256.txt", "bagit.txt", "bag-info.txt", "data/report.json"]
    {
        let mut less = archive();
        remove(&mut less, &format!("/{name}"));
        assert_eq!(says(&less)[0], format!("`{name}` is missing."));
    }

    let mut more = archive();
    let mut file = more.file("data/elements.csv").clone();
    file.name = String::from_utf8(file.name).unwrap().replace("elements.csv", "payload.exe").into();
    more.files.push(file);
    more.files.sort_by(|one, other| one.name.cmp(&other.name));
    assert_eq!(says(&more)[0], "`data/payload.exe` is not listed in `manifest-sha256.txt`.");
    seal(&mut more);
    assert!(says(&more)[0].starts_with("`bag-info.txt` says that the payload is "));
}

#[test]
fn lists_that_are_none_are_named_by_line() {
    for (file, line) in [
        ("/manifest-sha256.txt", "\n"),
        ("/manifest-sha256.txt", "0000 data/elements.csv\n"),
        ("/manifest-sha256.txt", "0000  bagit.txt\n"),
        ("/manifest-sha512.txt", "0000  ../outside\n"),
        ("/tagmanifest-sha256.txt", "0000  data/elements.csv\n"),
    ] {
        let mut archive = archive();
        let list = &mut archive.file(file).content;
        *list = [line.as_bytes(), list].concat();
        let name = file.trim_start_matches('/');
        assert!(
            says(&archive).contains(&format!("Line 1 of `{name}` is not a digest and a name.")),
            "{file} {line}"
        );
    }
    let mut twice = archive();
    let list = &mut twice.file("/manifest-sha256.txt").content;
    let again = list.iter().filter(|byte| **byte == b'\n').count() + 1;
    *list = list.repeat(2);
    let said = format!("Line {again} of `manifest-sha256.txt`");
    assert!(says(&twice)[0].starts_with(&said), "{:?}", says(&twice));
}

#[test]
fn what_the_bag_says_of_itself_is_checked() {
    let mut other_version = archive();
    replace(&mut other_version, "bagit.txt", "1.0", "0.97");
    seal(&mut other_version);
    assert_eq!(says(&other_version), ["`bagit.txt` does not declare BagIt 1.0 in UTF-8."]);

    let mut no_label = archive();
    replace(&mut no_label, "bag-info.txt", "Bagging-Date: ", "Bagging-Date:");
    seal(&mut no_label);
    assert_eq!(says(&no_label), ["Line 2 of `bag-info.txt` is not a label and a text."]);

    let mut other_request = archive();
    replace(&mut other_request, "data/request.json", "Amara", "Anara");
    seal(&mut other_request);
    assert!(says(&other_request)[0].starts_with("The folder is called `harbor-request-2026-11-23-"));
}
