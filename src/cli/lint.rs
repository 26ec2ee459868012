//! `requisite lint`: what is wrong with an agency's folder of rules, in every edition, and what may be.

use crate::problem::CliProblem;
use crate::screen::Screen;
use crate::{Exit, read};
use requisite_pack::{EditionFlaws, Flaw, Gravity, editions};
use std::path::Path;

pub(crate) fn run(folder: &Path, screen: &mut Screen<'_>) -> Result<Exit, CliProblem> {
    let mut worst = Exit::Good;
    for edition in editions(&read::pack_files(folder)?) {
        worst = worst.max(say(&edition, screen)?);
    }
    Ok(worst)
}

/// Says what is wrong with one edition, and how much it holds.
fn say(edition: &EditionFlaws, screen: &mut Screen<'_>) -> Result<Exit, CliProblem> {
    let complaints = &edition.loaded.complaints;
    for complaint in complaints {
        screen.say(&complaint.to_string())?;
    }
    let Some(pack) = &edition.loaded.pack else {
        screen.say("These rules cannot be used.")?;
        return Ok(Exit::Findings);
    };
    for flaw in &edition.flaws {
        let mark = if is_remark(flaw) { "remark: " } else { "" };
        screen.say(&format!("{mark}{flaw}"))?;
    }
    let n_remarks = edition.flaws.iter().filter(|it| is_remark(it)).count();
    let n_complaints = complaints.len() + edition.flaws.len() - n_remarks;
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
    if !edition.is_whole {
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
