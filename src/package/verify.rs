//! Verifying a package with the agency's own rules: is it whole, does every file follow from the request, and do the rules
//! of today say the same?

use crate::contents::PROGRAM;
use crate::digest::{sha256, short};
use crate::open::{REPORT, REQUEST, open};
use crate::zip::shown;
use crate::{Contents, InShort, Opened, PackageProblem, differing, room};
use requisite_pack::Pack;
use requisite_precheck::{Class, Finding, Verdict, finding_sentences};
use requisite_request::{
    Date, JsonRoom, Kept, PACKED_ROOM, PackStamp, Request, RequestFile, read_json_within, read_request_within,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

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
    let read = match read(bytes) {
        Ok(read) => read,
        Err(problems) => return Verification::Unreadable { problems },
    };
    let about = match look(bytes, &read, pack) {
        Look::MakeAgain(about) => about,
        Look::Seen(verification) => return verification,
    };
    let (request, made) = (&read.request.request, (about.today, about.made_by.as_str()));
    match differing::from_request(pack, request, made, &read.opened) {
        Ok(files) => conclude(about, files, &read, pack),
        Err(why) => {
            let problems = vec![PackageProblem::NotMadeAgain { why: why.to_string() }];
            Verification::Unreadable { problems }
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
    let verification = match look(bytes, &read, pack) {
        Look::Seen(verification) => verification,
        Look::MakeAgain(about) => {
            pause().await;
            let (request, today) = (read.request.request.clone(), about.today);
            let made = make(Again { request, today, made_by: about.made_by.clone() }).await?;
            let files = differing::from_whole(&made, bytes, &read.opened)?;
            conclude(about, files, &read, pack)
        }
    };
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
    let request = read_request_within(opened.file(REQUEST), PACKED_ROOM)
        .map_err(|error| unreadable(error.to_string()))?;
    if let Some(field) = request.unknown.first() {
        return Err(unreadable(format!("the field `{field}` is not known")));
    }
    if !room::for_tables(&request.file.request) {
        return Err(unreadable("its tables would be larger than a package has room for".to_owned()));
    }
    let recorded =
        recorded(opened.file(REPORT)).map_err(|why| vec![PackageProblem::ReportUnreadable { why }])?;
    if opened.day() != recorded.today.to_string() {
        let why = "its day is not the one in `bag-info.txt`".to_owned();
        return Err(vec![PackageProblem::ReportUnreadable { why }]);
    }
    Ok(Read { opened, request: request.file, recorded })
}

/// Most findings of a report.
pub(crate) const MAX_FINDINGS: usize = 20_000;

/// How much a report may hold of what is compared: beside the findings there are two objects, and two texts in each.
const REPORT_ROOM: JsonRoom =
    JsonRoom { bytes: requisite_request::MAX_BYTES, objects: MAX_FINDINGS + 2, values: 200_000 };

/// What of a report is compared.
const COMPARED: Kept = Kept::Fields(&[
    ("today", Kept::Text),
    ("class", Kept::Fields(&[("verdict", Kept::Text), ("value", Kept::Text)])),
    ("findings", Kept::Each(&Kept::Fields(&[("id", Kept::Text), ("what", Kept::Text)]))),
]);

fn recorded(bytes: &[u8]) -> Result<Recorded, String> {
    let value = read_json_within(bytes, REPORT_ROOM, COMPARED).map_err(|error| error.to_string())?;
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

/// What is to be seen of a package before it is made again.
enum Look {
    /// All.
    Seen(Verification),
    /// What it says about itself; the rest shows when it is made again.
    MakeAgain(About),
}

fn look(bytes: &[u8], read: &Read<'_>, pack: &Pack) -> Look {
    let sha256 = sha256(bytes);
    let mut about = About {
        folder: read.opened.folder.to_owned(),
        short_digest: short(&sha256),
        sha256,
        today: read.recorded.today,
        made_by: shown(read.opened.made_by().as_bytes()),
        pack: read.request.pack.clone(),
        request: None,
    };
    if about.pack.id != pack.stamp.id {
        return Look::Seen(Verification::OtherAgency { about });
    }
    let contents = Contents::new(pack, &read.request.request, about.today);
    about.request = Some(InShort::of(&contents));
    if about.pack == pack.stamp {
        return Look::MakeAgain(about);
    }
    let differences = differences(&contents, &read.recorded);
    Look::Seen(Verification::PackChanged { about, differences })
}

/// What came out, when these files are not what the request gives.
fn conclude(about: About, files: Vec<String>, read: &Read<'_>, pack: &Pack) -> Verification {
    if files.is_empty() {
        return Verification::Same { about };
    }
    if about.made_by == PROGRAM {
        return Verification::Altered { about, files };
    }
    let contents = Contents::new(pack, &read.request.request, about.today);
    Verification::OtherProgram { differences: differences(&contents, &read.recorded), about, files }
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
