//! `requisite lint`: what is wrong with an agency's folder of rules.

use crate::problem::CliProblem;
use crate::screen::Screen;
use crate::{Exit, read};
use std::path::Path;

pub(crate) fn run(folder: &Path, screen: &mut Screen<'_>) -> Result<Exit, CliProblem> {
    let loaded = requisite_pack::load(&read::pack_files(folder)?);
    for complaint in &loaded.complaints {
        screen.say(&complaint.to_string())?;
    }
    match (&loaded.pack, loaded.complaints.len()) {
        (Some(pack), count) => {
            let complaints =
                if count == 1 { "1 complaint".to_owned() } else { format!("{count} complaints") };
            screen.say(&format!(
                "{} {}: {} elements, {} products, {} questions, {} rules; {complaints}",
                pack.stamp.id,
                pack.stamp.version,
                pack.elements.len(),
                pack.products.len(),
                pack.questions().count(),
                pack.rules.len(),
            ))?;
            Ok(if count == 0 { Exit::Good } else { Exit::Findings })
        }
        (None, _) => {
            screen.say("These rules cannot be used.")?;
            Ok(Exit::Findings)
        }
    }
}
