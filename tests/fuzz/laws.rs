//! What must hold whatever comes in. The targets call the program's readers only here.

use crate::originals::{Original, originals, today};
use crate::package_archive::{Archive, File};
use requisite_groups::{EnrollmentReader, FileProblem, Margins};
use requisite_pack::{Loaded, PACK_FILE, Pack};
use requisite_package::{Opened, Package, Received, Verification};
use requisite_precheck::groups::small_groups;
use requisite_request::{ReadRequest, Request, draft_page, read_draft_page, read_request};
use std::collections::BTreeMap;

fn verify(bytes: &[u8], pack: &Pack) -> Verification {
    requisite_package::verify(bytes, pack)
}

/// Opens and verifies a package. It is good only when it is the one that the program made, and what opens is written again
/// to the same bytes by a writer that shares nothing with the program's.
pub fn package(bytes: &[u8], pack: &Pack, good: Option<&Package>) {
    let opened = requisite_package::open(bytes);
    match &opened {
        Ok(opened) => assert!(written_again(opened) == bytes, "what was opened is written otherwise"),
        Err(problems) => assert!(!problems.is_empty(), "refused for no reason"),
    }
    let verification = verify(bytes, pack);
    let whole = !matches!(verification, Verification::Unreadable { .. });
    assert!(opened.is_ok() || !whole, "verified and not opened");
    let is_the_one = good.is_some_and(|it| it.bytes == bytes);
    assert_eq!(verification.is_good(), is_the_one, "{verification:?}");
    tell(&verification);
}

/// Says what came out in every way in which the program says it.
fn tell(verification: &Verification) {
    serde_json::to_string(verification).unwrap();
    let received = [Received { file: "package.zip", outcome: Ok(verification) }; 2];
    requisite_package::inbox_csv(&received);
    let page = requisite_package::inbox_page(&received, "Agency", "rules", today());
    let page = String::from_utf8(page).unwrap();
    assert!(!page.contains("<script"), "a text became a part of the page");
    let good = verification.is_good();
    assert!(good || verification.as_str() == "other_agency" || !verification.points().is_empty());
}

fn written_again(opened: &Opened<'_>) -> Vec<u8> {
    let file = |(name, content): (&&str, &&[u8])| {
        let mut file = File::new(&format!("{}/{name}", opened.folder), content);
        file.crc = Some(crc32fast::hash(content));
        file
    };
    Archive { files: opened.files.iter().map(file).collect(), ..Archive::default() }.bytes()
}

/// Makes the package of a request. When it can be made, it is good.
pub fn request_to_package(request: &Request, pack: &Pack) {
    match requisite_package::build(pack, request, today(), &mut |_| {}) {
        Ok(made) => package(&made.bytes, pack, Some(&made)),
        Err(reason) => assert!(!reason.sentences(pack).is_empty()),
    }
}

/// Reads a request file, or a page with a draft. What is read is written to a file that says the same.
pub fn request(bytes: &[u8]) -> Option<Request> {
    let read = read_draft_page(bytes);
    match (&read, read_request(bytes)) {
        (Err(error), Ok(_)) => panic!("a request file is no draft: {error}"),
        (Ok(read), Ok(bare)) => assert_eq!(*read, bare),
        _ => {}
    }
    let file = read.ok()?.file;
    let again = ReadRequest { file: file.clone(), unknown: Vec::new() };
    assert_eq!(read_request(file.to_json().as_bytes()).as_ref(), Ok(&again));
    let page = draft_page(&file, &file.pack.id, &[(file.pack.version.clone(), file.pack.hash.clone())]);
    assert_eq!(read_draft_page(page.as_bytes()).as_ref(), Ok(&again));
    Some(file.request)
}

/// Loads a pack. Whatever is wrong, there are complaints and no end; and what is loaded can be worked with.
pub fn pack(files: &BTreeMap<String, Vec<u8>>, request: &Request) {
    let loaded = requisite_pack::load(files);
    assert!(loaded.pack.is_some() || !loaded.complaints.is_empty(), "refused for no reason");
    said(&loaded);
    let names = requisite_pack::file_names(files.get(PACK_FILE).map_or(&[][..], Vec::as_slice));
    assert!(names.is_ok() || !loaded.complaints.is_empty(), "no word of names that lead elsewhere");
    let Some(pack) = loaded.pack else { return };
    for edition in pack.other_editions().take(2) {
        said(&requisite_pack::load_edition(files, Some(&edition.id)));
    }
    for flaw in requisite_pack::flaws(&pack, files) {
        assert!(!flaw.to_string().is_empty());
    }
    for ask in &request.asks {
        small_groups(&pack, ask, None);
    }
    request_to_package(request, &pack);
}

fn said(loaded: &Loaded) {
    for complaint in &loaded.complaints {
        assert!(!complaint.to_string().is_empty());
    }
}

/// Reads a workbook, of which little is kept.
pub fn workbook(bytes: &[u8]) {
    match requisite_sheets::first_sheet(bytes) {
        Ok(sheet) => {
            assert!(!sheet.text.trim().is_empty() && sheet.text.lines().count() <= 5_000);
            assert!(!sheet.text.contains(|sign: char| sign.is_control() && !matches!(sign, '\n' | '\t')));
        }
        Err(problem) => assert!(!problem.to_string().is_empty()),
    }
}

/// Reads an enrollment file; however it is cut into slices, the same comes out. The estimate takes what comes out.
pub fn enrollment(bytes: &[u8], slice: usize, original: &Original) {
    let whole = counted(bytes, bytes.len(), &original.pack);
    assert_eq!(whole, counted(bytes, slice, &original.pack), "in slices of {slice}");
    if let Ok(margins) = &whole {
        for ask in originals().iter().flat_map(|it| &it.request.asks) {
            small_groups(&original.pack, ask, Some(margins));
        }
    }
}

fn counted(bytes: &[u8], slice: usize, pack: &Pack) -> Result<Margins, FileProblem> {
    let mut reader = EnrollmentReader::new(&pack.enrollment, "2023-24".parse().ok());
    for slice in bytes.chunks(slice.max(1)) {
        if reader.push(slice).is_err() {
            break;
        }
    }
    reader.finish()
}
