//! A sound package, and what becomes of it when its files are others and all its lists of digests were made anew.

use crate::LARGEST;
use crate::fixtures::{pack, request_file, today};
use crate::package_archive::{Archive, File};
use requisite_pack::Pack;
use requisite_package::{build, open};
use requisite_request::RequestFile;
use sha2::{Digest as _, Sha256, Sha512};
use std::collections::BTreeMap;

/// Name of the request within the bag.
pub const REQUEST: &str = "data/request.json";
/// Name of the report within the bag.
pub const REPORT: &str = "data/report.json";
/// Room for headers and lists when a file is as large as it may be.
const HEADERS: usize = 12_000;

/// A sound package, taken apart.
pub struct Sound {
    pub pack: &'static Pack,
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Sound {
    /// The package of a complete request.
    pub fn package() -> Self {
        let pack = pack("ospi");
        let made = build(pack, &request_file("ospi-complete").request, today(), &mut |_| {}).unwrap();
        let files = open(&made.bytes).unwrap().files;
        Self { pack, files: files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect() }
    }

    /// Bytes that a file may have when the others are as they are.
    pub fn room(&self, name: &str) -> usize {
        let others = self.files.iter().filter(|(file, _)| *file != name).map(|(_, bytes)| bytes.len());
        LARGEST - others.sum::<usize>() - HEADERS
    }

    /// The package with another content of a file, and lists of digests that are right.
    pub fn with(&self, name: &str, content: Vec<u8>) -> Vec<u8> {
        self.with_all([(name, content)])
    }

    /// The package with other contents of some files, and lists of digests that are right but where they are among them.
    pub fn with_all<const N: usize>(&self, contents: [(&str, Vec<u8>); N]) -> Vec<u8> {
        let mut files = self.files.clone();
        let given = contents.each_ref().map(|(name, _)| *name);
        for (name, content) in contents {
            files.insert(name.to_owned(), content);
        }
        seal(files, &given)
    }

    /// The package with another request, beside so much more that it is as large as a file may be.
    pub fn with_request(&self, change: impl FnOnce(&mut RequestFile)) -> Vec<u8> {
        self.with_request_and_report(change, self.files[REPORT].clone())
    }

    /// The same with another report as well.
    pub fn with_request_and_report(&self, change: impl FnOnce(&mut RequestFile), report: Vec<u8>) -> Vec<u8> {
        let mut file = request_file("ospi-complete");
        file.pack = self.pack.stamp.clone();
        change(&mut file);
        // As short as it gets, so that it holds as much as it may.
        let request = serde_json::to_vec(&file).unwrap();
        let taken = self.files[REQUEST].len() + self.files[REPORT].len();
        let rest = (self.room("") + taken).saturating_sub(request.len() + report.len());
        self.with_all([(REQUEST, request), (REPORT, report), ("data/zeros.bin", vec![0; rest])])
    }
}

/// The archive of these files. Lists that are not given are made anew, as someone would who wants a change to go unnoticed.
fn seal(mut files: BTreeMap<String, Vec<u8>>, given: &[&str]) -> Vec<u8> {
    if !given.contains(&"bag-info.txt") {
        let info = String::from_utf8(files["bag-info.txt"].clone()).unwrap();
        let (before, _) = info.split_once("Payload-Oxum: ").unwrap();
        let payload = || files.iter().filter(|(name, _)| name.starts_with("data/"));
        let (bytes, count) = (payload().map(|(_, bytes)| bytes.len()).sum::<usize>(), payload().count());
        files.insert("bag-info.txt".to_owned(), format!("{before}Payload-Oxum: {bytes}.{count}\n").into());
    }
    for prefix in ["manifest-", "tagmanifest-"] {
        for (algorithm, digest) in [
            ("sha256", (|bytes| hexadecimal(&Sha256::digest(bytes))) as fn(&[u8]) -> String),
            ("sha512", |bytes| hexadecimal(&Sha512::digest(bytes))),
        ] {
            let list = format!("{prefix}{algorithm}.txt");
            if given.contains(&list.as_str()) {
                continue;
            }
            let is_listed = |name: &str| {
                name.starts_with("data/") == (prefix == "manifest-") && !name.starts_with("tagmanifest-")
            };
            let listed = files.iter().filter(|(name, _)| is_listed(name));
            let lines = listed.map(|(name, bytes)| format!("{}  {name}\n", digest(bytes)));
            let text: String = lines.collect();
            files.insert(list, text.into());
        }
    }
    let end = hexadecimal(&Sha256::digest(&files[REQUEST]));
    let folder = format!("ospi-request-{}-{}", today(), end.get(..8).unwrap());
    let named = files.iter().map(|(name, content)| File::new(&format!("{folder}/{name}"), content));
    Archive { files: named.collect(), ..Archive::default() }.bytes()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
