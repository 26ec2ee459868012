//! `requisite lint`: what is wrong with an agency's folder of rules, in every edition.

use crate::problem::CliProblem;
use crate::screen::Screen;
use crate::{Exit, read};
use requisite_pack::{Complaint, Loaded, load_edition};
use std::path::Path;

pub(crate) fn run(folder: &Path, screen: &mut Screen<'_>) -> Result<Exit, CliProblem> {
    let files = read::pack_files(folder)?;
    let whole = requisite_pack::load(&files);
    let mut worst = say(&whole, &[], screen)?;
    let editions = whole.pack.iter().flat_map(|pack| pack.other_editions()).map(|edition| edition.id.clone());
    for edition in editions.collect::<Vec<_>>() {
        let loaded = load_edition(&files, Some(&edition));
        worst = worst.max(say(&loaded, &whole.complaints, screen)?);
    }
    Ok(worst)
}

/// Says the complaints of one edition that were not said of the first, and how much it holds.
fn say(loaded: &Loaded, said: &[Complaint], screen: &mut Screen<'_>) -> Result<Exit, CliProblem> {
    let complaints: Vec<&Complaint> = loaded.complaints.iter().filter(|it| !said.contains(it)).collect();
    for complaint in &complaints {
        screen.say(&complaint.to_string())?;
    }
    let Some(pack) = &loaded.pack else {
        screen.say("These rules cannot be used.")?;
        return Ok(Exit::Findings);
    };
    let count = match complaints.len() {
        1 => "1 complaint".to_owned(),
        count => format!("{count} complaints"),
    };
    screen.say(&format!(
        "{} {}: {} elements, {} products, {} questions, {} rules; {count}",
        pack.stamp.id,
        pack.stamp.version,
        pack.elements.len(),
        pack.products.len(),
        pack.questions().count(),
        pack.rules.len(),
    ))?;
    Ok(if complaints.is_empty() { Exit::Good } else { Exit::Findings })
}
