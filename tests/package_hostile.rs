//! Archives of every kind of hazard that is known of ZIP readers. Each is refused, with the sentence that names it.

use crate::package_archive::{Archive, File, crc32};
use crate::package_example::{built, request};
use requisite_package::{MAX_ENTRIES, MAX_NAME, open};
use std::time::Instant;

/// A hazard: its name, what it does to a package, and a part of the sentence that refuses it.
type Hazard = (&'static str, fn(&mut Archive), &'static str);

fn add(archive: &mut Archive, name: &str) {
    archive.files.push(File::new(name, b"hello"));
}

fn folder(archive: &Archive) -> String {
    String::from_utf8_lossy(&archive.files[0].name).split('/').next().unwrap().to_owned()
}

fn duplicate(archive: &mut Archive, change: fn(&str) -> String) {
    let mut copy = archive.file("request.json").clone();
    let name = String::from_utf8(copy.name).unwrap();
    copy.name = change(&name).into();
    archive.files.push(copy);
}

const REQUEST: &str = "request.json";

const HAZARDS: &[Hazard] = &[
    // Names.
    ("the same name twice", |a| duplicate(a, str::to_owned), "are the same name"),
    ("the same name in other letters", |a| duplicate(a, str::to_uppercase), "are the same name"),
    ("a name in composed letters", |a| add(a, "f/caf\u{e9}.txt"), "is not one that a package uses"),
    ("a name in decomposed letters", |a| add(a, "f/cafe\u{301}.txt"), "is not one that a package uses"),
    ("a path from the root", |a| add(a, "/etc/passwd"), "leads to a fixed place"),
    ("a path with a drive", |a| add(a, "C:/autoexec.bat"), "leads to a fixed place"),
    ("a path that climbs", |a| add(a, "f/../../evil"), "leads out of its folder"),
    ("a path that climbs at the end", |a| add(a, "f/.."), "leads out of its folder"),
    ("a backslash", |a| add(a, "f\\..\\evil"), "contains a backslash"),
    ("a network path", |a| add(a, "\\\\host\\share"), "contains a backslash"),
    ("a name with NUL", |a| add(a, "f/request.html\0.txt"), "is not one that a package uses"),
    ("a name with a line break", |a| add(a, "f/a\nb"), "is not one that a package uses"),
    ("a name that turns direction", |a| add(a, "f/\u{202e}gpj.exe"), "is not one that a package uses"),
    ("a name that is no text", |a| a.file(REQUEST).name = b"f/\xff\xfe".to_vec(), "is not readable text"),
    ("an empty name", |a| add(a, ""), "is not one that a package uses"),
    ("a hidden file", |a| add(a, "f/.bashrc"), "is not one that a package uses"),
    ("a device", |a| add(a, "f/NUL.txt"), "is not one that a package uses"),
    ("a data stream", |a| add(a, "f/a.txt:stream"), "is not one that a package uses"),
    ("a dot at the end", |a| add(a, "f/a."), "is not one that a package uses"),
    ("a double slash", |a| add(a, "f//a"), "is not one that a package uses"),
    ("a folder of its own", |a| add(a, "f/"), "is an entry for a folder"),
    ("a very long name", |a| add(a, &format!("f/{}", "x".repeat(MAX_NAME))), "The limit is 200"),
    // Kinds of entries.
    ("a link", |a| a.file(REQUEST).external = 0xa1ff_0000, "is a link"),
    ("a device file", |a| a.file(REQUEST).external = 0x21b6_0000, "has attributes in its header"),
    ("permissions", |a| a.file(REQUEST).external = 0x81ed_0000, "has attributes in its header"),
    ("another system", |a| a.file(REQUEST).made_by = 0x0314, "has attributes in its header"),
    ("encryption", |a| a.file(REQUEST).flags |= 1, "is encrypted"),
    ("strong encryption", |a| a.file(REQUEST).flags |= 1 << 6, "is encrypted"),
    ("a masked directory", |a| a.file(REQUEST).flags |= 1 << 13, "is encrypted"),
    ("sizes behind the content", |a| a.file(REQUEST).flags |= 8, "has flags in its header"),
    ("compression", |a| a.file(REQUEST).method = 8, "is compressed (method 8)"),
    ("an unknown method", |a| a.file(REQUEST).method = 99, "is compressed (method 99)"),
    ("another time", |a| a.file(REQUEST).time = 1, "has time in its header"),
    ("a later version needed", |a| a.file(REQUEST).version = 45, "has version in its header"),
    // Sizes and sums.
    ("a size that lies upwards", |a| a.file(REQUEST).size = Some(4_000_000_000), "claims another size"),
    ("a size that lies downwards", |a| a.file(REQUEST).size = Some(1), "claims another size"),
    (
        "a content beyond the end",
        |a| {
            let it = a.file(REQUEST);
            (it.size, it.packed) = (Some(1 << 30), Some(1 << 30));
        },
        "is not where the list of files says",
    ),
    ("a wrong sum", |a| a.file(REQUEST).crc = Some(1), "its check sum is wrong"),
    ("another sum in the own header", |a| a.file(REQUEST).local_crc = Some(1), "is described in two ways"),
    (
        "another name in the own header",
        |a| a.file(REQUEST).local_name = Some(b"f/other.json".to_vec()),
        "is described in two ways",
    ),
    ("other flags in the own header", |a| a.file(REQUEST).local_flags = Some(0), "is described in two ways"),
    ("sizes of ZIP64", |a| a.file(REQUEST).size = Some(u32::MAX), "ZIP64"),
    // Places where bytes hide.
    ("an extra field", |a| a.file(REQUEST).extra = vec![1, 0, 2, 0, 0, 0], "carries an extra field"),
    (
        "an extra field in the own header",
        |a| a.file(REQUEST).local_extra = vec![1, 0, 0, 0],
        "is described in two ways",
    ),
    ("a comment on a file", |a| a.file(REQUEST).comment = b"hi".to_vec(), "carries a comment"),
    ("a comment on the archive", |a| a.comment = b"hi".to_vec(), "carries a comment"),
    ("an archive in the comment", |a| a.comment = b"PK\x05\x06".repeat(8), "follow the end of the archive"),
    ("bytes before the first file", |a| a.files[0].before = b"#!/bin/sh\n".to_vec(), "belong to no file"),
    ("bytes between files", |a| a.files[3].before = vec![0; 9], "9 bytes before"),
    ("bytes before the list", |a| a.before_directory = vec![0; 9], "9 bytes before the list of files"),
    ("bytes behind the list", |a| a.before_end = vec![0; 9], "list of files is damaged"),
    ("bytes behind the end", |a| a.after = vec![0; 9], "9 bytes follow"),
    ("internal attributes", |a| a.file(REQUEST).internal = 1, "has attributes in its header"),
    // The list of files.
    ("two files over the same bytes", |a| a.file(REQUEST).offset = Some(0), "shares bytes"),
    ("a file in the middle of nowhere", |a| a.file(REQUEST).offset = Some(77), "shares bytes"),
    ("fewer files than listed", |a| a.entries = Some(3), "list of files is damaged"),
    ("more files than listed", |a| a.entries = Some(99), "list of files is damaged"),
    ("65,535 files", |a| a.entries = Some(u16::MAX), "ZIP64"),
    (
        "too many files",
        |a| {
            for n in 0..=MAX_ENTRIES {
                add(a, &format!("f/{n}"))
            }
        },
        "The limit is 1000",
    ),
    ("a list elsewhere", |a| a.directory_offset = Some(0), "list of files is damaged"),
    ("a list beyond the end", |a| a.directory_offset = Some(0x7fff_ffff), "list of files is damaged"),
    ("a list of another size", |a| a.directory_size = Some(46), "list of files is damaged"),
    ("a place of ZIP64", |a| a.directory_offset = Some(u32::MAX), "ZIP64"),
    ("a locator of ZIP64", |a| a.before_end = [b"PK\x06\x07".as_slice(), &[0; 16]].concat(), "ZIP64"),
    ("several disks", |a| a.disk = 1, "one part of several"),
    ("a file on another disk", |a| a.file(REQUEST).disk = 1, "one part of several"),
    ("another order", |a| a.files.reverse(), "not in the order"),
    ("no file", |a| a.files.clear(), "one folder with everything"),
    ("a second folder", |a| add(a, "z/a.txt"), "one folder with everything"),
    ("a file beside the folder", |a| add(a, "z.txt"), "one folder with everything"),
    (
        "a stranger in the folder",
        |a| {
            let top = folder(a);
            add(a, &format!("{top}/z.txt"))
        },
        "does not belong to a package",
    ),
];

#[test]
fn every_hazard_is_refused_by_name() {
    let package = built(&request());
    let mut wrong = Vec::new();
    for (name, harm, part) in HAZARDS {
        let mut archive = Archive::of(&package);
        harm(&mut archive);
        match open(&archive.bytes()) {
            Ok(_) => wrong.push(format!("{name}: accepted")),
            Err(problems) => {
                let sentences: Vec<String> = problems.iter().map(ToString::to_string).collect();
                if !sentences.iter().any(|sentence| sentence.contains(part)) {
                    wrong.push(format!("{name}: {}", sentences.join(" ")));
                }
            }
        }
    }
    assert!(HAZARDS.len() >= 60 && wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn other_files_are_refused_by_name() {
    let says = |bytes: &[u8]| open(bytes).unwrap_err().iter().map(ToString::to_string).collect::<String>();
    assert_eq!(says(b""), "The file is not a ZIP archive.");
    assert_eq!(says(&[0; 4096]), "The file is not a ZIP archive.");
    assert_eq!(says(b"%PDF-1.7 and so on and so on"), "The file is not a ZIP archive.");
    assert_eq!(says(b"PK\x03\x04 and so on and so on"), "The archive is cut short: its end is missing.");
    assert!(says(&vec![0; requisite_package::MAX_BYTES + 1]).contains("The limit is 67108864"));
}

#[test]
fn a_thousand_files_over_the_same_bytes_are_refused_at_once() {
    let mut archive = Archive::default();
    let content = vec![7_u8; 8 * 1024 * 1024];
    let mut file = File::new("f/0000", &content);
    file.crc = Some(crc32(b""));
    archive.files.push(file);
    for number in 1..MAX_ENTRIES {
        let mut file = File::new(&format!("f/{number:04}"), b"");
        (file.size, file.packed, file.offset) =
            (Some(content.len() as u32), Some(content.len() as u32), Some(0));
        archive.files.push(file);
    }
    let bytes = archive.bytes();
    let start = Instant::now();
    assert!(open(&bytes).is_err());
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[test]
fn names_of_strangers_are_shown_without_harm() {
    let mut archive = Archive::of(&built(&request()));
    add(&mut archive, &format!("f/\u{1b}[2J\u{202e}{}", "x".repeat(190)));
    for problem in open(&archive.bytes()).unwrap_err() {
        let sentence = problem.to_string();
        assert!(!sentence.contains(char::is_control) && !sentence.contains('\u{202e}'), "{sentence:?}");
    }
}
