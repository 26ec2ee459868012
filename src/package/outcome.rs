//! What came out of verifying, in words: for a page, a table and a screen alike.

use crate::verify::{About, Differences, Verification};

impl Verification {
    /// What came out, as a heading.
    pub fn heading(&self) -> &'static str {
        match self {
            Self::Same { .. } => "Good: every file follows from the request",
            Self::PackChanged { .. } => "Whole, but made with another version of the rules",
            Self::OtherProgram { .. } => "Whole, but made by another version of this program",
            Self::Altered { .. } => "Altered: some files are not what the request gives",
            Self::OtherAgency { .. } => "Made for another agency, or by another edition of its rules",
            Self::Unreadable { .. } => "Not a whole package",
        }
    }

    /// The name of what came out, as in JSON.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Same { .. } => "same",
            Self::PackChanged { .. } => "pack_changed",
            Self::OtherProgram { .. } => "other_program",
            Self::Altered { .. } => "altered",
            Self::OtherAgency { .. } => "other_agency",
            Self::Unreadable { .. } => "unreadable",
        }
    }

    /// What the package says about itself, if it can be read.
    pub fn about(&self) -> Option<&About> {
        match self {
            Self::Same { about }
            | Self::PackChanged { about, .. }
            | Self::OtherProgram { about, .. }
            | Self::Altered { about, .. }
            | Self::OtherAgency { about } => Some(about),
            Self::Unreadable { .. } => None,
        }
    }

    /// How the check differs from the one in the package, where that was compared.
    pub fn differences(&self) -> Option<&Differences> {
        match self {
            Self::PackChanged { differences, .. } | Self::OtherProgram { differences, .. } => {
                Some(differences)
            }
            _ => None,
        }
    }

    /// The files that differ.
    pub fn files(&self) -> &[String] {
        match self {
            Self::OtherProgram { files, .. } | Self::Altered { files, .. } => files,
            _ => &[],
        }
    }

    /// What is wrong with what is no whole package, in sentences.
    pub fn problems(&self) -> Vec<String> {
        match self {
            Self::Unreadable { problems } => problems.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        }
    }

    /// Single points: what is wrong, which files differ, what is found otherwise.
    pub fn points(&self) -> Vec<String> {
        let mut points = self.problems();
        points.extend(self.files().iter().map(|file| format!("Differs from what the request gives: {file}")));
        if let Some(differences) = self.differences() {
            if differences.is_empty() {
                points.push("The check finds the same by the rules here.".to_owned());
            }
            if let Some((then, now)) = &differences.class {
                points.push(format!("Kind of data then: {then}. Now: {now}"));
            }
            points.extend(differences.added.iter().map(|it| format!("Found now and not then: {}", it.what)));
            points
                .extend(differences.removed.iter().map(|it| format!("Found then and not now: {}", it.what)));
        }
        points
    }
}
