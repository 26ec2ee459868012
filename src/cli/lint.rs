//! `requisite lint`: what is wrong with an agency's folder of rules, in every edition, and what may be.

use crate::problem::CliProblem;
use crate::screen::Screen;
use crate::{Exit, read};
use requisite_pack::{Flaw, Gravity, edition_files, flaws, load, load_edition};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The files of a pack by name.
type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn run(folder: &Path, screen: &mut Screen<'_>) -> Result<Exit, CliProblem> {
    let files = read::pack_files(folder)?;
    let mut said = BTreeSet::new();
    let whole = load(&files);
    let editions: Vec<String> =
        whole.pack.iter().flat_map(|pack| pack.other_editions()).map(|edition| edition.id.clone()).collect();
    let first = edition_files(&files, None).unwrap_or_default();
    let mut worst = say(&whole, &first, &mut said, screen)?;
    for edition in editions {
        let loaded = load_edition(&files, Some(&edition));
        let made = edition_files(&files, Some(&edition)).unwrap_or_default();
        worst = worst.max(say(&loaded, &made, &mut said, screen)?);
    }
    Ok(worst)
}

/// Says what is wrong with one edition and was not said of an earlier one, and how much it holds.
fn say(
    loaded: &requisite_pack::Loaded,
    files: &Files,
    said: &mut BTreeSet<String>,
    screen: &mut Screen<'_>,
) -> Result<Exit, CliProblem> {
    let mut n_complaints = 0;
    for complaint in &loaded.complaints {
        if said.insert(complaint.to_string()) {
            n_complaints += 1;
            screen.say(&complaint.to_string())?;
        }
    }
    let Some(pack) = &loaded.pack else {
        screen.say("These rules cannot be used.")?;
        return Ok(Exit::Findings);
    };
    // While entries are left out, what follows from the rest is not so.
    let is_whole = loaded.complaints.iter().all(|it| it.gravity() != Gravity::Error);
    let mut n_remarks = 0;
    for flaw in if is_whole { flaws(pack, files) } else { Vec::new() } {
        if !said.insert(flaw.to_string()) {
            continue;
        }
        let mark = if is_remark(&flaw) { "remark: " } else { "" };
        if is_remark(&flaw) {
            n_remarks += 1
        } else {
            n_complaints += 1
        }
        screen.say(&format!("{mark}{flaw}"))?;
    }
    screen.say(&format!(
        "{} {}: {} elements, {} products, {} questions, {} rules; {}{}",
        pack.stamp.id,
        pack.stamp.version,
        pack.elements.len(),
        pack.products.len(),
        pack.questions().count(),
        pack.rules.len(),
        counted(n_complaints, "complaint"),
        if n_remarks == 0 { String::new() } else { format!(", {}", counted(n_remarks, "remark")) },
    ))?;
    if !is_whole {
        screen.say("What the rules say together is looked at when these complaints are settled.")?;
    }
    Ok(if n_complaints == 0 { Exit::Good } else { Exit::Findings })
}

fn is_remark(flaw: &Flaw) -> bool {
    flaw.gravity() == Gravity::Remark
}

fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
