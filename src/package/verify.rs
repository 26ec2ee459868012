//! Verifying a package with the agency's own rules: is it whole, does every file follow from the request, and do the rules
//! of today say the same?

use crate::bag::{INFO, OXUM};
use crate::digest::{sha256, short};
use crate::open::{REPORT, REQUEST, open};
use crate::{Contents, InShort, Opened, PackageProblem, bind, prepare_again};
use requisite_pack::Pack;
use requisite_precheck::{Class, Finding, Verdict, finding_sentences};
use requisite_request::{Date, PackStamp, Request, RequestFile, read_json, read_request};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// What a package says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct About {
    /// Name of its folder.
    pub folder: String,
    /// SHA-256 of the archive, to be compared with the requestor's receipt.
    pub sha256: String,
    /// The start of it, to read out over the telephone.
    pub short_digest: String,
    /// The day on which it was made and as of which it is checked.
    pub today: Date,
    /// The program that made it.
    pub made_by: String,
    /// The pack with which it was made.
    pub pack: PackStamp,
    /// Its request, as the rules at hand read it; nothing where it is for another agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<InShort>,
}

/// A finding in short, for comparing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FoundThen {
    /// Its id.
    pub id: String,
    /// What was found.
    pub what: String,
}

/// How today's check differs from the one in the package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Differences {
    /// Findings that the check gives now and the package does not record.
    pub added: Vec<FoundThen>,
    /// Findings that the package records and the check no longer gives.
    pub removed: Vec<FoundThen>,
    /// The class then and now, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<(String, String)>,
}

impl Differences {
    /// Whether the check says the same.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What came out of verifying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Verification {
    /// Whole, and every file follows from the request by these rules.
    Same {
        /// What it says about itself.
        about: About,
    },
    /// Whole, but made with another edition of these rules, so that files cannot be compared; findings are.
    PackChanged {
        /// What it says about itself.
        about: About,
        /// What the rules of this pack say otherwise.
        differences: Differences,
    },
    /// Whole and made with these rules, but by another version of the program, which may have written these files so.
    OtherProgram {
        /// What it says about itself.
        about: About,
        /// What this version's check says otherwise.
        differences: Differences,
        /// Files that this version would write otherwise.
        files: Vec<String>,
    },
    /// Whole as an archive, but these files are not what the request gives: somebody changed them and made the digests anew.
    Altered {
        /// What it says about itself.
        about: About,
        /// The files.
        files: Vec<String>,
    },
    /// Made for another agency.
    OtherAgency {
        /// What it says about itself.
        about: About,
    },
    /// Not whole, or not a package.
    Unreadable {
        /// What is wrong, in sentences.
        #[serde(serialize_with = "as_sentences")]
        problems: Vec<PackageProblem>,
    },
}

fn as_sentences<S: serde::Serializer>(problems: &[PackageProblem], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(problems.iter().map(ToString::to_string))
}

impl Verification {
    /// Whether every file was found to follow from the request. Not so where the files could not be compared.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Same { .. })
    }
}

/// What came out, with the request that the package holds where it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// What came out.
    pub verification: Verification,
    /// The request.
    pub request: Option<RequestFile>,
}

/// Verifies a package against a pack, as of the day on which the package was made.
pub fn verify(bytes: &[u8], pack: &Pack) -> Verification {
    let pause = || -> Pause { Box::pin(std::future::ready(())) };
    let make = |Again { request, today, made_by }: Again| -> Made {
        let prepared = prepare_again(pack, &request, today, &made_by, &mut |_| {});
        let made = bind(prepared, &mut |_| {}).map(|made| made.bytes).map_err(|why| why.to_string());
        Box::pin(std::future::ready(made))
    };
    let mut pieces = pin!(verify_in_pieces(bytes, pack, &pause, &make));
    let mut context = Context::from_waker(Waker::noop());
    // Nothing in it waits, so that the first turn is the last.
    loop {
        match pieces.as_mut().poll(&mut context) {
            Poll::Ready(Ok(verified)) => return verified.verification,
            Poll::Ready(Err(why)) => {
                let problems = vec![PackageProblem::NotMadeAgain { why }];
                return Verification::Unreadable { problems };
            }
            Poll::Pending => {}
        }
    }
}

/// A chance for others, between two pieces of the work.
pub type Pause = Pin<Box<dyn Future<Output = ()>>>;

/// A package that is to be made again, to be compared with the one that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// The request.
    pub request: Request,
    /// The day on which it was made.
    pub today: Date,
    /// The program that made it.
    pub made_by: String,
}

/// The bytes of a package, or why there are none.
pub type Made = Pin<Box<dyn Future<Output = Result<Vec<u8>, String>>>>;

/// Verifies a package in pieces with a pause after each, for a page that must answer its person meanwhile. `make` makes a package
/// again; an error of it ends the verifying without a result.
pub async fn verify_in_pieces(
    bytes: &[u8],
    pack: &Pack,
    pause: &dyn Fn() -> Pause,
    make: &dyn Fn(Again) -> Made,
) -> Result<Verified, String> {
    let read = match read(bytes) {
        Ok(read) => read,
        Err(problems) => {
            return Ok(Verified { verification: Verification::Unreadable { problems }, request: None });
        }
    };
    pause().await;
    let verification = compare(bytes, &read, pack, pause, make).await?;
    Ok(Verified { verification, request: Some(read.request) })
}

/// A package with the parts for programs read.
struct Read<'a> {
    opened: Opened<'a>,
    request: RequestFile,
    recorded: Recorded,
}

/// What `report.json` records, as far as it is compared.
struct Recorded {
    today: Date,
    class: String,
    findings: BTreeMap<String, String>,
}

fn read(bytes: &[u8]) -> Result<Read<'_>, Vec<PackageProblem>> {
    let opened = open(bytes)?;
    let unreadable = |why: String| vec![PackageProblem::RequestUnreadable { why }];
    let request = read_request(opened.file(REQUEST)).map_err(|error| unreadable(error.to_string()))?;
    if let Some(field) = request.unknown.first() {
        return Err(unreadable(format!("the field `{field}` is not known")));
    }
    let recorded =
        recorded(opened.file(REPORT)).map_err(|why| vec![PackageProblem::ReportUnreadable { why }])?;
    if opened.day() != recorded.today.to_string() {
        let why = "its day is not the one in `bag-info.txt`".to_owned();
        return Err(vec![PackageProblem::ReportUnreadable { why }]);
    }
    Ok(Read { opened, request: request.file, recorded })
}

fn recorded(bytes: &[u8]) -> Result<Recorded, String> {
    let value = read_json(bytes, requisite_request::MAX_BYTES).map_err(|error| error.to_string())?;
    let text = |value: Option<&serde_json::Value>| value.and_then(|it| it.as_str()).map(str::to_owned);
    let missing = |field: &str| format!("it has no `{field}`");
    let today = text(value.get("today")).ok_or_else(|| missing("today"))?;
    let mut findings = BTreeMap::new();
    for finding in value.get("findings").and_then(|it| it.as_array()).ok_or_else(|| missing("findings"))? {
        let id = text(finding.get("id")).ok_or_else(|| missing("findings.id"))?;
        findings.insert(id, text(finding.get("what")).unwrap_or_default());
    }
    let class = value.get("class").ok_or_else(|| missing("class"))?;
    Ok(Recorded {
        today: today.parse().map_err(|error: requisite_request::NotADate| error.to_string())?,
        class: class_in_short(
            &text(class.get("verdict")).unwrap_or_default(),
            text(class.get("value")).as_deref(),
        ),
        findings,
    })
}

fn class_in_short(verdict: &str, value: Option<&str>) -> String {
    value.map_or_else(|| verdict.to_owned(), |value| format!("{value} ({verdict})"))
}

async fn compare(
    bytes: &[u8],
    read: &Read<'_>,
    pack: &Pack,
    pause: &dyn Fn() -> Pause,
    make: &dyn Fn(Again) -> Made,
) -> Result<Verification, String> {
    let sha256 = sha256(bytes);
    let mut about = About {
        folder: read.opened.folder.to_owned(),
        short_digest: short(&sha256),
        sha256,
        today: read.recorded.today,
        made_by: read.opened.made_by().to_owned(),
        pack: read.request.pack.clone(),
        request: None,
    };
    if about.pack.id != pack.stamp.id {
        return Ok(Verification::OtherAgency { about });
    }
    let contents = Contents::new(pack, &read.request.request, about.today);
    about.request = Some(InShort::of(&contents));
    pause().await;
    if about.pack != pack.stamp {
        let differences = differences(&contents, &read.recorded);
        return Ok(Verification::PackChanged { about, differences });
    }
    let again =
        Again { request: read.request.request.clone(), today: about.today, made_by: about.made_by.clone() };
    let made = make(again).await?;
    // What is opened has one way of being written, so that the same files are the same bytes.
    if made == bytes {
        return Ok(Verification::Same { about });
    }
    let mut files = altered(&files_of(&made)?, &read.opened.files);
    if files.is_empty() {
        // Then the folder around them has another name.
        files.push(format!("{}/", read.opened.folder));
    }
    Ok(if contents.program == about.made_by {
        Verification::Altered { about, files }
    } else {
        Verification::OtherProgram { about, differences: differences(&contents, &read.recorded), files }
    })
}

type Files<'a> = BTreeMap<&'a str, &'a [u8]>;

/// The files of a package that was made here.
fn files_of(made: &[u8]) -> Result<Files<'_>, String> {
    let opened =
        open(made).map_err(|problems| problems.iter().map(ToString::to_string).collect::<String>())?;
    Ok(opened.files)
}

/// The files that are not what the request gives. Files that differ only because they record another one's digest or size
/// are named only when nothing else differs.
fn altered(made: &Files<'_>, opened: &Files<'_>) -> Vec<String> {
    let names: BTreeSet<&str> = made.keys().chain(opened.keys()).copied().collect();
    let differs = |name: &&str| made.get(*name) != opened.get(*name);
    let all: Vec<String> = names.into_iter().filter(differs).map(str::to_owned).collect();
    let info_differs =
        made.get(INFO).map(|it| without_size(it)) != opened.get(INFO).map(|it| without_size(it));
    let is_cause = |name: &&String| !name.contains("manifest-") && (*name != INFO || info_differs);
    let causes: Vec<String> = all.iter().filter(is_cause).cloned().collect();
    if causes.is_empty() { all } else { causes }
}

/// The lines of `bag-info.txt` but the one with the size of the payload.
fn without_size(info: &[u8]) -> Vec<&[u8]> {
    info.split(|byte| *byte == b'\n').filter(|line| !line.starts_with(OXUM.as_bytes())).collect()
}

fn differences(contents: &Contents<'_>, recorded: &Recorded) -> Differences {
    let sentence = |finding: &Finding| finding_sentences(contents.pack, contents.language(), finding).what;
    let now: BTreeMap<String, String> =
        contents.report.findings.iter().map(|finding| (finding.id.clone(), sentence(finding))).collect();
    let only = |these: &BTreeMap<String, String>, those: &BTreeMap<String, String>| {
        let only = these.iter().filter(|(id, _)| !those.contains_key(*id));
        only.map(|(id, what)| FoundThen { id: id.clone(), what: what.clone() }).collect()
    };
    let verdict = match &contents.report.class {
        Verdict::Decided(_) => "decided",
        Verdict::Undecided { .. } => "undecided",
        Verdict::Person { .. } => "person",
    };
    let class = class_in_short(verdict, contents.report.class.value().map(Class::as_str));
    Differences {
        added: only(&now, &recorded.findings),
        removed: only(&recorded.findings, &now),
        class: (class != recorded.class).then(|| (recorded.class.clone(), class)),
    }
}
