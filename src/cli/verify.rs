//! `requisite verify`: whether packages are whole and follow from their requests.

use crate::Exit;
use crate::arguments::{ListFormat, PackFolder};
use crate::problem::CliProblem;
use crate::read::{self, Packs};
use crate::screen::Screen;
use requisite_pack::Pack;
use requisite_package::{
    About, Differences, MAX_BYTES, Received, Verification, inbox_csv, inbox_page, verify,
};
use requisite_request::{Date, PackStamp};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

pub(crate) fn run(
    packages: &[PathBuf],
    folder: &PackFolder,
    format: ListFormat,
    today: &dyn Fn() -> Result<Date, CliProblem>,
    screen: &mut Screen<'_>,
) -> Result<Exit, CliProblem> {
    let packs = Packs::read(&folder.pack)?;
    let pack = packs.edition(folder.edition.as_deref(), screen)?;
    let mut editions = Editions { packs, others: BTreeMap::new() };
    let mut worst = Exit::Good;
    let mut results = Vec::new();
    for path in packages {
        let name = path.display().to_string();
        // One file that cannot be read does not keep the others from being verified.
        let (exit, result) = match read::file(path, MAX_BYTES as u64) {
            Ok(bytes) => {
                let mut verification = verify(&bytes, &pack);
                if let (Verification::OtherAgency { about }, None) = (&verification, &folder.edition)
                    && let Some(other) = editions.of(&about.pack, &pack.stamp, screen)?
                {
                    verification = verify(&bytes, other);
                }
                (
                    exit_of(&verification),
                    Outcome { package: name, verification: Some(verification), problem: None },
                )
            }
            Err(problem) => {
                let problem = Some(problem.to_string());
                (Exit::Unusable, Outcome { package: name, verification: None, problem })
            }
        };
        worst = worst.max(exit);
        match format {
            // Said at once: of a large folder the first are read while the others are verified.
            ListFormat::Text => text(&result, screen)?,
            _ => results.push(result),
        }
    }
    let received: Vec<Received<'_>> = results.iter().map(Outcome::received).collect();
    match format {
        ListFormat::Text => {}
        ListFormat::Json => {
            let json = serde_json::to_string_pretty(&results).map_err(std::io::Error::other)?;
            screen.say_json(&json)?;
        }
        ListFormat::Csv => screen.say_file(&inbox_csv(&received))?,
        ListFormat::Html => {
            let rules = format!("{}, version {}", pack.edition, pack.stamp.version);
            let name = pack.words(&pack.language).map_or(pack.stamp.agency(), |words| &words.agency.name);
            screen.say_file(&inbox_page(&received, name, &rules, today()?))?;
        }
    }
    Ok(worst)
}

/// The other editions of the rules, each loaded when the first package needs it.
struct Editions<'a> {
    packs: Packs<'a>,
    others: BTreeMap<String, Pack>,
}

impl Editions<'_> {
    /// The pack for a package that was made with another edition of the same agency's rules.
    fn of(
        &mut self,
        made_with: &PackStamp,
        here: &PackStamp,
        screen: &mut Screen<'_>,
    ) -> Result<Option<&Pack>, CliProblem> {
        let Some(edition) = made_with.edition().filter(|_| made_with.agency() == here.agency()) else {
            return Ok(None);
        };
        if !self.others.contains_key(edition) && self.packs.has(edition) {
            let pack = self.packs.edition(Some(edition), screen)?;
            self.others.insert(edition.to_owned(), pack);
        }
        Ok(self.others.get(edition))
    }
}

/// What came out for one file.
#[derive(Serialize)]
struct Outcome {
    package: String,
    #[serde(flatten)]
    verification: Option<Verification>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
}

impl Outcome {
    fn received(&self) -> Received<'_> {
        let problem = self.problem.as_deref().unwrap_or_default();
        Received { file: &self.package, outcome: self.verification.as_ref().ok_or(problem) }
    }
}

fn exit_of(verification: &Verification) -> Exit {
    match verification {
        Verification::Same { .. } => Exit::Good,
        Verification::OtherAgency { .. } => Exit::Unusable,
        _ => Exit::Findings,
    }
}

fn text(result: &Outcome, screen: &mut Screen<'_>) -> Result<(), CliProblem> {
    let name = &result.package;
    let Some(verification) = &result.verification else {
        return screen.say(result.problem.as_deref().unwrap_or(name));
    };
    match verification {
        Verification::Same { about } => {
            screen.say(&format!("{name}: good. Every file follows from the request."))?;
            self::about(about, screen)
        }
        Verification::PackChanged { about, differences } => {
            screen.say(&format!(
                "{name}: whole, but made with version {} of the rules. Its files cannot be compared with this version.",
                about.pack.version
            ))?;
            self::about(about, screen)?;
            self::differences(differences, screen)
        }
        Verification::OtherProgram { about, differences, files } => {
            screen.say(&format!(
                "{name}: whole, but made by {}, and this version would write some files otherwise: {}",
                about.made_by,
                files.join(", ")
            ))?;
            self::about(about, screen)?;
            self::differences(differences, screen)
        }
        Verification::Altered { about, files } => {
            screen.say(&format!(
                "{name}: ALTERED. These files are not what the request gives: {}",
                files.join(", ")
            ))?;
            self::about(about, screen)
        }
        Verification::OtherAgency { about } => {
            screen.say(&format!("{name}: made for the agency `{}`; these are other rules", about.pack.id))
        }
        Verification::Unreadable { problems } => {
            screen.say(&format!("{name}: NOT A WHOLE PACKAGE."))?;
            problems.iter().try_for_each(|problem| screen.say(&format!("  {problem}")))
        }
    }
}

fn about(about: &About, screen: &mut Screen<'_>) -> Result<(), CliProblem> {
    let About { pack, today, made_by, sha256, short_digest, .. } = about;
    screen.say(&format!("  {} {}, made on {today} by {made_by}", pack.id, pack.version))?;
    screen
        .say(&format!("  SHA-256 {sha256} (short: {short_digest}); compare it with the requestor's receipt"))
}

fn differences(differences: &Differences, screen: &mut Screen<'_>) -> Result<(), CliProblem> {
    if differences.is_empty() {
        return screen.say("  The check finds the same today.");
    }
    if let Some((then, now)) = &differences.class {
        screen.say(&format!("  Class then: {then}; now: {now}"))?;
    }
    for (sign, findings) in [("new", &differences.added), ("gone", &differences.removed)] {
        for finding in findings {
            screen.say(&format!("  {sign}: {} [{}]", finding.what, finding.id))?;
        }
    }
    Ok(())
}
