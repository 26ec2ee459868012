//! `requisite lint`: what is wrong with an agency's folder of rules, and what may be.

use crate::problem::CliProblem;
use crate::screen::Screen;
use crate::{Exit, read};
use requisite_pack::{Flaw, Gravity, flaws, load};
use std::path::Path;

pub(crate) fn run(folder: &Path, screen: &mut Screen<'_>) -> Result<Exit, CliProblem> {
    let files = read::pack_files(folder)?;
    let loaded = load(&files);
    for complaint in &loaded.complaints {
        screen.say(&complaint.to_string())?;
    }
    let Some(pack) = &loaded.pack else {
        screen.say("These rules cannot be used.")?;
        return Ok(Exit::Findings);
    };
    // While entries are left out, what follows from the rest is not so.
    let is_whole = loaded.complaints.iter().all(|it| it.gravity() != Gravity::Error);
    let flaws = if is_whole { flaws(pack, &files) } else { Vec::new() };
    for flaw in &flaws {
        let mark = if is_remark(flaw) { "remark: " } else { "" };
        screen.say(&format!("{mark}{flaw}"))?;
    }
    let n_remarks = flaws.iter().filter(|it| is_remark(it)).count();
    let n_complaints = loaded.complaints.len() + flaws.len() - n_remarks;
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
