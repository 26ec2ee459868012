//! A package changed as somebody would who wants the change to go unnoticed: sums, lists of digests, sizes and names are
//! made anew, wholly or in part.

use crate::damage;
use crate::originals::Original;
use crate::package_archive::{Archive, File};
use crate::steer::Steer;
use requisite_request::read_request;
use sha2::{Digest as _, Sha256, Sha512};

const ALGORITHMS: [&str; 2] = ["sha256", "sha512"];
const MOST_CHANGES: usize = 12;

/// The bytes of a package with changes.
pub fn forged(steer: &mut Steer<'_>, original: &Original) -> Vec<u8> {
    let mut archive = original.archive.clone();
    let repair = steer.byte();
    for _ in 0..MOST_CHANGES {
        change(steer, &mut archive);
        if steer.is_over() {
            break;
        }
    }
    // Mostly everything is repaired; the bits of the other values say what is left as it is.
    let repairs = |bit: u8| repair < 192 || repair & bit == 0;
    if repairs(1) {
        rename(&mut archive);
    }
    if repairs(2) {
        weigh(&mut archive);
    }
    if repairs(4) {
        archive.files.sort_by(|one, next| one.name.cmp(&next.name));
    }
    if repairs(8) {
        seal(&mut archive, "manifest-", original);
    }
    if repairs(16) {
        seal(&mut archive, "tagmanifest-", original);
    }
    if repair & 32 != 0 {
        let name = format!("/{}manifest-{}.txt", steer.one(&["", "tag"]), steer.one(&ALGORITHMS));
        file(&mut archive, &name).into_iter().for_each(|it| damage::of_bytes(steer, &mut it.content));
        if repairs(16) {
            seal(&mut archive, "tagmanifest-", original);
        }
    }
    for file in &mut archive.files {
        file.crc.get_or_insert_with(|| crc32fast::hash(&file.content));
    }
    let mut bytes = archive.bytes();
    while !repairs(2) && !steer.is_over() {
        damage::of_bytes(steer, &mut bytes);
    }
    bytes
}

fn change(steer: &mut Steer<'_>, archive: &mut Archive) {
    let way = steer.byte() % 16;
    if archive.files.is_empty() {
        return;
    }
    let count = archive.files.len();
    let at = steer.below(count);
    match way {
        0..=3 => damage::of_bytes(steer, &mut archive.files[at].content),
        4..=7 => {
            let as_written = steer.once_in(2);
            let Some(request) = file(archive, "data/request.json") else { return };
            damage::of_json(steer, &mut request.content);
            if as_written && let Ok(read) = read_request(&request.content) {
                request.content = read.file.to_json().into_bytes();
            }
        }
        8 | 9 => file(archive, "data/report.json")
            .into_iter()
            .for_each(|it| damage::of_json(steer, &mut it.content)),
        10 => {
            file(archive, "bag-info.txt").into_iter().for_each(|it| damage::of_bytes(steer, &mut it.content))
        }
        11 => damage::of_bytes(steer, &mut archive.files[at].name),
        12 => change_header(steer, &mut archive.files[at]),
        13 => change_directory(steer, archive),
        14 => drop(archive.files.remove(at)),
        _ => {
            let mut copy = archive.files[at].clone();
            damage::of_bytes(steer, &mut copy.name);
            archive.files.insert(steer.below(count + 1), copy);
        }
    }
}

fn change_header(steer: &mut Steer<'_>, file: &mut File) {
    match steer.byte() % 18 {
        0 => file.made_by = steer.two(),
        1 => file.version = steer.two(),
        2 => file.flags = steer.two(),
        3 => file.local_flags = Some(steer.two()),
        4 => file.method = steer.two(),
        5 => file.time = steer.two(),
        6 => file.date = steer.two(),
        7 => file.crc = Some(steer.four()),
        8 => file.local_crc = Some(steer.four()),
        9 => file.size = Some(steer.four()),
        10 => file.packed = Some(steer.four()),
        11 => file.extra = steer.piece().to_vec(),
        12 => file.local_extra = steer.piece().to_vec(),
        13 => file.comment = steer.piece().to_vec(),
        14 => (file.disk, file.internal) = (steer.two(), steer.two()),
        15 => file.external = steer.four(),
        16 => file.offset = Some(steer.four()),
        _ => {
            let mut name = file.name.clone();
            damage::of_bytes(steer, &mut name);
            file.local_name = Some(name);
        }
    }
}

fn change_directory(steer: &mut Steer<'_>, archive: &mut Archive) {
    match steer.byte() % 8 {
        0 => archive.before_directory = steer.piece().to_vec(),
        1 => archive.before_end = steer.piece().to_vec(),
        2 => archive.comment = steer.piece().to_vec(),
        3 => archive.after = steer.piece().to_vec(),
        4 => archive.disk = steer.two(),
        5 => archive.entries = Some(steer.two()),
        6 => archive.directory_size = Some(steer.four()),
        _ => archive.directory_offset = Some(steer.four()),
    }
}

fn file<'a>(archive: &'a mut Archive, ending: &str) -> Option<&'a mut File> {
    archive.files.iter_mut().find(|file| file.name.ends_with(ending.as_bytes()))
}

/// The name within the folder.
fn within(name: &[u8]) -> &[u8] {
    let slash = name.iter().position(|byte| *byte == b'/');
    slash.and_then(|at| name.get(at + 1..)).unwrap_or(name)
}

/// Gives the folder the name that fits the request.
fn rename(archive: &mut Archive) {
    let Some(request) = file(archive, "data/request.json") else { return };
    let digest = Sha256::digest(&request.content);
    let end: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    for file in &mut archive.files {
        let slash = file.name.iter().position(|byte| *byte == b'/').unwrap_or_default();
        if slash >= 8 {
            file.name.splice(slash - 8..slash, end.bytes());
        }
    }
}

/// Writes the size of the payload anew.
fn weigh(archive: &mut Archive) {
    let payload = archive.files.iter().filter(|it| within(&it.name).starts_with(b"data/"));
    let (bytes, count) = payload.fold((0, 0), |(bytes, count), it| (bytes + it.content.len(), count + 1));
    let Some(info) = file(archive, "bag-info.txt") else { return };
    const LABEL: &[u8] = b"Payload-Oxum: ";
    if let Some(at) = info.content.windows(LABEL.len()).position(|it| it == LABEL) {
        let from = at + LABEL.len();
        let length = info.content[from..].iter().position(|byte| *byte == b'\n').unwrap_or(0);
        info.content.splice(from..from + length, format!("{bytes}.{count}").into_bytes());
    }
}

/// Makes lists of digests anew. What is as in the original keeps its line: most of the time goes into digests.
fn seal(archive: &mut Archive, prefix: &str, original: &Original) {
    for algorithm in ALGORITHMS {
        let list = format!("/{prefix}{algorithm}.txt");
        let known = original.archive.files.iter().find(|it| it.name.ends_with(list.as_bytes())).unwrap();
        let known = String::from_utf8_lossy(&known.content);
        let mut text = Vec::new();
        for file in &archive.files {
            let name = within(&file.name);
            let payload = name.starts_with(b"data/");
            if payload != (prefix == "manifest-") || name.starts_with(b"tagmanifest-") {
                continue;
            }
            let same = |it: &&File| within(&it.name) == name && it.content == file.content;
            let line = original.archive.files.iter().find(same).and_then(|_| {
                known.lines().find(|line| line.split_once("  ").is_some_and(|(_, it)| it.as_bytes() == name))
            });
            let digest = line.and_then(|line| line.split_once("  ")).map(|(digest, _)| digest.to_owned());
            text.extend(digest.unwrap_or_else(|| digest_of(algorithm, &file.content)).bytes());
            text.extend(b"  ");
            text.extend(name);
            text.push(b'\n');
        }
        file(archive, &list).into_iter().for_each(|it| it.content.clone_from(&text));
    }
}

fn digest_of(algorithm: &str, bytes: &[u8]) -> String {
    let digest = match algorithm {
        "sha256" => Sha256::digest(bytes).to_vec(),
        _ => Sha512::digest(bytes).to_vec(),
    };
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
