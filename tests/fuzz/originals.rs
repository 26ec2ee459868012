//! Files that are right, made once: the packs, and packages of requests to them.

use crate::package_archive::Archive;
use requisite_pack::Pack;
use requisite_package::{Package, build};
use requisite_request::{Date, Request, RequestFile, read_request};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub type Files = BTreeMap<String, Vec<u8>>;

/// The day on which everything is made, so that the same bytes of the fuzzer always do the same.
pub fn today() -> Date {
    "2026-11-23".parse().unwrap()
}

/// The repository's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// A pack and a request to it, with the package of it where one can be made.
pub struct Original {
    pub pack_files: Files,
    pub pack: Pack,
    pub request: Request,
    pub package: Option<Package>,
    pub archive: Archive,
}

/// Folders of packs and the requests to them. The small ones come first: they are tried most, because they are fastest.
const SOURCES: [(&str, &str); 6] = [
    ("tests/package_pack", "tests/golden/package/data/request.json"),
    ("tests/packs_broken/no_faults", "tests/golden/package/data/request.json"),
    ("public/packs/ospi", "tests/requests/ospi-complete.json"),
    ("public/packs/cde", "tests/requests/cde-complete.json"),
    ("public/packs/ospi", "tests/requests/ospi-district-totals.json"),
    ("public/packs/cde", "tests/requests/cde-totals.json"),
];

pub fn originals() -> &'static [Original] {
    static ORIGINALS: OnceLock<Vec<Original>> = OnceLock::new();
    ORIGINALS.get_or_init(|| SOURCES.iter().map(|(pack, request)| original(pack, request)).collect())
}

/// Those of which there is a package.
pub fn packed() -> &'static [&'static Original] {
    static PACKED: OnceLock<Vec<&'static Original>> = OnceLock::new();
    PACKED.get_or_init(|| {
        let packed: Vec<_> = originals().iter().filter(|it| it.package.is_some()).collect();
        assert!(packed.len() >= 3, "of too few requests can a package be made");
        packed
    })
}

fn original(folder: &str, request: &str) -> Original {
    let mut pack_files = files_below(&root().join(folder));
    pack_files.remove("expected.txt");
    let pack = requisite_pack::load(&pack_files).pack.unwrap();
    let request = request_file(request).request;
    let package = build(&pack, &request, today(), &mut |_| {}).ok();
    let archive = package.as_ref().map(Archive::of).unwrap_or_default();
    Original { pack_files, pack, request, package, archive }
}

pub fn request_file(path: &str) -> RequestFile {
    read_request(&std::fs::read(root().join(path)).unwrap()).unwrap().file
}

fn files_below(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// A workbook that another program wrote.
pub fn workbook() -> Vec<u8> {
    std::fs::read(root().join("tests/catalog/codebook.xlsx")).unwrap()
}

/// A list of texts that cells share, and a row with both of them.
const SHARED: &str = r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>gender</t></si><si><r><t>ra</t></r><r><t>ce</t></r></si></sst>"#;
const SHARING_ROW: &str = r#"<row r="9"><c r="A9" t="s"><v>0</v></c><c r="B9" t="s"><v>1</v></c></row>"#;

/// Its parts, unpacked, so that changes get past its compression; with texts that cells share, of which it has none.
pub fn workbook_parts() -> &'static [(String, Vec<u8>)] {
    static PARTS: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    PARTS.get_or_init(|| {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook())).unwrap();
        let mut parts = Vec::new();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            let name = part.name().unwrap().into_owned();
            if name == "xl/worksheets/sheet1.xml" {
                let sheet = String::from_utf8(content).unwrap();
                content = sheet.replace("</sheetData>", &format!("{SHARING_ROW}</sheetData>")).into_bytes();
            }
            parts.push((name, content));
        }
        parts.push(("xl/sharedStrings.xml".to_owned(), SHARED.into()));
        parts
    })
}
