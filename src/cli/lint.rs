//! `requisite lint`: what is wrong with an agency's folder of rules, and what may be, in every edition.

use crate::problem::CliProblem;
use crate::screen::Screen;
use crate::{Exit, read};
use requisite_pack::{Flaw, Gravity, Loaded, edition_files, flaws, load, load_edition};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub(crate) fn run(folder: &Path, screen: &mut Screen<'_>) -> Result<Exit, CliProblem> {
    let files = read::pack_files(folder)?;
    let mut said = BTreeSet::new();
    let first = load(&files);
    let mut worst = one(&first, &files, &mut said, screen)?;
    for edition in first.pack.iter().flat_map(|pack| pack.other_editions()) {
        let loaded = load_edition(&files, Some(&edition.id));
        // Without files there is no pack either, and the complaint says why.
        let changed = edition_files(&files, Some(&edition.id)).unwrap_or_default();
        worst = worst.max(one(&loaded, &changed, &mut said, screen)?);
    }
    Ok(worst)
}

/// Says what is wrong with one edition and was not said of an earlier one, and how much it holds.
fn one(
    loaded: &Loaded,
    files: &BTreeMap<String, Vec<u8>>,
    said: &mut BTreeSet<String>,
    screen: &mut Screen<'_>,
) -> Result<Exit, CliProblem> {
    let (mut n_complaints, mut n_remarks) = (0, 0);
    for complaint in loaded.complaints.iter().map(ToString::to_string) {
        if said.insert(complaint.clone()) {
            screen.say(&complaint)?;
            n_complaints += 1;
        }
    }
    let Some(pack) = &loaded.pack else {
        screen.say("These rules cannot be used.")?;
        return Ok(Exit::Findings);
    };
    // While entries are left out, what follows from the rest is not so.
    let is_whole = loaded.complaints.iter().all(|it| it.gravity() != Gravity::Error);
    let flaws = if is_whole { flaws(pack, files) } else { Vec::new() };
    for flaw in flaws.iter().filter(|flaw| said.insert(flaw.to_string())) {
        let mark = if is_remark(flaw) { "remark: " } else { "" };
        screen.say(&format!("{mark}{flaw}"))?;
        *(if is_remark(flaw) { &mut n_remarks } else { &mut n_complaints }) += 1;
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
