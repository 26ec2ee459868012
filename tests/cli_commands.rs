//! The commands of `requisite`, run in this process on real files.

use crate::package_example::{built, decide, pack, request, say};
use requisite_cli::{Exit, run};
use requisite_request::{Request, RequestFile, draft_page};
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of a test's own, removed at the end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("requisite-cli-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        self.path(name)
    }

    pub fn request(&self, request: &Request) -> String {
        self.write("request.json", RequestFile::new(pack().stamp, request.clone()).to_json())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The small agency's folder.
pub fn rules() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("package_pack").to_str().unwrap().to_owned()
}

/// What a command says, and how it ends.
pub struct Said {
    pub exit: Exit,
    pub out: String,
    pub err: String,
}

pub fn requisite(arguments: &[&str]) -> Said {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = std::iter::once("requisite").chain(arguments.iter().copied()).map(OsString::from);
    let exit = run(arguments, &|| "2026-11-23".parse().ok(), &mut out, &mut err);
    Said { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

#[test]
fn help_shows_examples_and_exit_codes() {
    for arguments in [&["--help"][..], &["help"], &["verify", "--help"], &["--version"]] {
        let said = requisite(arguments);
        assert_eq!((said.exit, said.err.as_str()), (Exit::Good, ""), "{arguments:?}");
    }
    let help = requisite(&["--help"]).out;
    for part in ["requisite lint packs/ospi", "requisite verify inbox/*.zip", "Exit codes:", "  2  the input"]
    {
        assert!(help.contains(part), "{help}");
    }
    let used = requisite(&["check", "--help"]).out;
    assert!(used.contains("--pack <PACK_DIR>") && used.contains("--today <YYYY-MM-DD>"), "{used}");
}

#[test]
fn wrong_arguments_are_unusable() {
    for arguments in [
        &[][..],
        &["chec"],
        &["check", "a.json"],
        &["verify", "--pack", "p"],
        &["check", "a", "--pack", "p", "--today", "soon"],
    ] {
        let said = requisite(arguments);
        assert_eq!(said.exit, Exit::Unusable, "{arguments:?}");
        assert!(said.out.is_empty() && !said.err.is_empty(), "{arguments:?}");
    }
    assert_eq!([Exit::Good, Exit::Findings, Exit::Unusable].map(Exit::code), [0, 1, 2]);
}

#[test]
fn lint_says_what_is_wrong_with_rules() {
    let good = requisite(&["lint", &rules()]);
    assert_eq!(good.exit, Exit::Good, "{}", good.out);
    assert_eq!(good.out, "harbor 1.0: 3 elements, 1 products, 16 questions, 4 rules; 0 complaints\n");

    let folder = Folder::new();
    for (name, bytes) in crate::package_example::pack_files() {
        let text = String::from_utf8(bytes).unwrap();
        folder.write(&name, text.replace("\"severity\": \"note\"", "\"severity\": \"remark\""));
    }
    let said = requisite(&["lint", &folder.path("")]);
    assert_eq!(said.exit, Exit::Findings);
    assert!(said.out.contains("rules/all.json") && said.out.contains("remark"), "{}", said.out);

    let nowhere = requisite(&["lint", &folder.path("nowhere")]);
    assert_eq!(nowhere.exit, Exit::Unusable);
    assert!(nowhere.err.contains("no pack.json here"), "{}", nowhere.err);
}

#[test]
fn lint_says_what_cannot_be_meant_and_counts_remarks_apart() {
    let folder = Folder::new();
    let change = |name: &str, from: &str, to: &str| {
        let files = crate::package_example::pack_files();
        let text = String::from_utf8(files[name].clone()).unwrap();
        assert!(text.contains(from), "{text}");
        folder.write(name, text.replacen(from, to, 1));
    };
    for (name, bytes) in crate::package_example::pack_files() {
        folder.write(&name, bytes);
    }
    change("pack.json", r#""sources": ["#, r#""sources": [{"id": "OLD", "title": "Old guide"},"#);
    let said = requisite(&["lint", &folder.path("")]);
    assert_eq!(
        said.out,
        "remark: pack.json: source 1 (OLD): nothing refers to it\n\
         harbor 1.0: 3 elements, 1 products, 16 questions, 4 rules; 0 complaints, 1 remark\n"
    );
    assert_eq!(said.exit, Exit::Good);

    let both = r#"{"all": [{"fact": "keeps_paper", "is": true}, {"fact": "keeps_paper", "is": false}]}"#;
    change(
        "rules/all.json",
        r#"{"fact": "keeps_paper", "is": true}, "place""#,
        &format!(r#"{both}, "place""#),
    );
    let said = requisite(&["lint", &folder.path("")]);
    assert_eq!(
        said.out,
        "remark: pack.json: source 1 (OLD): nothing refers to it\n\
         rules/all.json: rule 3 (paper_kept): when: can never be true: `when.all[0]` and `when.all[1]` exclude one another\n\
         harbor 1.0: 3 elements, 1 products, 16 questions, 4 rules; 1 complaint, 1 remark\n"
    );
    assert_eq!(said.exit, Exit::Findings);
}

#[test]
fn check_says_what_was_found() {
    let folder = Folder::new();
    let ready = folder.request(&request());
    let said = requisite(&["check", &ready, "--pack", &rules()]);
    assert_eq!((said.exit, said.err.as_str()), (Exit::Good, ""), "{}", said.out);
    for part in [
        "harbor 1.0, as of 2026-11-23",
        "To check (1)",
        "The requestor's reason: One signed",
        "Ready for a package.",
    ] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }

    let mut incomplete = request();
    decide(&mut incomplete, "stated_use", false);
    let said =
        requisite(&["check", &folder.request(&incomplete), "--pack", &rules(), "--today", "2027-03-01"]);
    assert_eq!(said.exit, Exit::Findings);
    for part in [
        "as of 2027-03-01",
        "Must be fixed (1)",
        "is not answered. [answer_missing@question:stated_use]",
        "Not ready for a package. 1 finding",
    ] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
}

#[test]
fn check_writes_the_report_as_json() {
    let folder = Folder::new();
    let said = requisite(&["check", &folder.request(&request()), "--pack", &rules(), "--format", "json"]);
    let package = built(&request());
    let opened = requisite_package::open(&package.bytes).unwrap();
    assert_eq!(said.out.as_bytes(), opened.files["data/report.json"]);
}

#[test]
fn check_reads_a_draft_page_too() {
    let folder = Folder::new();
    let file = RequestFile::new(pack().stamp, request());
    let page = folder.write("draft.html", draft_page(&file, "A draft", &[]));
    assert_eq!(requisite(&["check", &page, "--pack", &rules()]).exit, Exit::Good);
}

#[test]
fn inputs_that_cannot_be_used_are_named() {
    let folder = Folder::new();
    let says = |path: &str| {
        let said = requisite(&["check", path, "--pack", &rules()]);
        assert_eq!((said.exit, said.out.as_str()), (Exit::Unusable, ""), "{path}");
        said.err
    };
    assert!(says(&folder.path("missing.json")).contains("missing.json: "));
    assert!(says(&folder.path("")).contains("this is a folder"));
    assert!(says(&folder.write("page.html", "<html></html>")).contains("holds no Requisite draft"));
    assert!(says(&folder.write("twice.json", "{\"format\": 1, \"format\": 1}")).contains("is given twice"));
    assert!(says(&folder.write("deep.json", "[".repeat(5_000))).contains("no Requisite draft"));
    assert!(
        says(&folder.write("deeper.json", format!("{{\"a\":{}", "[".repeat(5_000))))
            .contains("nested more than")
    );
    let stranger = RequestFile::new(
        requisite_request::PackStamp { id: "other".into(), version: "1".into(), hash: String::new() },
        request(),
    );
    assert!(says(&folder.write("other.json", stranger.to_json())).contains("written for the agency `other`"));
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let folder = Folder::new();
    let path = folder.write("huge.json", "");
    fs::File::options().write(true).open(&path).unwrap().set_len(200_000_000).unwrap();
    let said = requisite(&["check", &path, "--pack", &rules()]);
    assert_eq!(said.exit, Exit::Unusable);
    assert!(said.err.ends_with("huge.json: too large. The limit is 16 MB.\n"), "{}", said.err);
    let said = requisite(&["verify", &path, "--pack", &rules()]);
    assert_eq!(said.exit, Exit::Unusable);
    assert!(said.out.ends_with("huge.json: too large. The limit is 64 MB.\n"), "{}", said.out);
}

#[test]
fn differences_from_the_file_are_told_beside() {
    let folder = Folder::new();
    let mut stamp = pack().stamp;
    stamp.version = "0.9".to_owned();
    let json = RequestFile::new(stamp, request()).to_json().replacen(
        "\"request\": {",
        "\"request\": {\"colour\": 1,",
        1,
    );
    let said = requisite(&["check", &folder.write("old.json", json), "--pack", &rules()]);
    assert_eq!(said.exit, Exit::Good);
    assert!(
        said.err.contains("`request.colour` is not known") && said.err.contains("written with version 0.9"),
        "{}",
        said.err
    );
}

/// An output whose reader has gone, or whose disk is full.
struct Broken(std::io::ErrorKind);

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_who_leaves_is_no_failure_and_a_full_disk_is() {
    let arguments = || ["requisite", "--help"].map(OsString::from);
    let mut err = Vec::new();
    let exit = run(arguments(), &|| None, &mut Broken(std::io::ErrorKind::BrokenPipe), &mut err);
    assert_eq!((exit, err.as_slice()), (Exit::Good, b"".as_slice()));
    let exit = run(arguments(), &|| None, &mut Broken(std::io::ErrorKind::StorageFull), &mut err);
    assert_eq!(exit, Exit::Unusable);
    assert!(String::from_utf8(err).unwrap().starts_with("requisite: cannot write: "));
}

#[test]
fn without_a_clock_the_day_must_be_given() {
    let folder = Folder::new();
    let path = folder.request(&request());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["requisite", "check", &path, "--pack", &rules()].map(OsString::from);
    assert_eq!(run(arguments, &|| None, &mut out, &mut err), Exit::Unusable);
    assert!(String::from_utf8(err).unwrap().contains("Give it with --today"));
}

#[test]
fn nothing_from_a_request_steers_the_terminal() {
    let folder = Folder::new();
    let mut odd = request();
    say(&mut odd, "contact_email", "\u{1b}[2J\u{9b}");
    odd.explained
        .insert("paper_kept@question:keeps_paper".to_owned(), "\u{1b}]0;title\u{7}\u{202e}".to_owned());
    let path = folder.request(&odd);
    for format in ["text", "json"] {
        let said = requisite(&["check", &path, "--pack", &rules(), "--format", format]);
        assert!(!said.out.contains(|letter: char| letter.is_control() && letter != '\n'), "{}", said.out);
    }
}
