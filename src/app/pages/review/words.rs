//! The words for what came out.

use requisite_package::{About, Differences, Verification};

/// What came out, as a heading.
pub fn heading(of: &Verification) -> &'static str {
    match of {
        Verification::Same { .. } => "Good: every file follows from the request",
        Verification::PackChanged { .. } => "Whole, but made with another version of the rules",
        Verification::OtherProgram { .. } => "Whole, but made by another version of this program",
        Verification::Altered { .. } => "Altered: some files are not what the request gives",
        Verification::OtherAgency { .. } => "Made for another agency, or by another edition of its rules",
        Verification::Unreadable { .. } => "Not a whole package",
    }
}

/// What it means, and what to do.
pub fn meaning(of: &Verification) -> &'static str {
    match of {
        Verification::Same { .. } => {
            "Each file was made again from the request inside and is the same, byte for byte. Compare the digest with the one on the requestor\u{2019}s receipt to know that this is the package that was sent."
        }
        Verification::PackChanged { .. } => {
            "Its digests are right. Its files cannot be compared, because the rules have changed since; the findings were compared instead."
        }
        Verification::OtherProgram { .. } => {
            "Its digests are right. This version of the program would write some files otherwise, so they cannot be compared; the findings were compared instead."
        }
        Verification::Altered { .. } => {
            "Its digests are right, so whoever changed it made them anew. Do not rely on these files. Ask the requestor to send the package again."
        }
        Verification::OtherAgency { .. } => "Open it with the rules it was made with.",
        Verification::Unreadable { .. } => {
            "It may have been changed or cut short on its way, or it is another kind of file. Ask the requestor to send it again."
        }
    }
}

/// How a callout about it looks.
pub fn look(of: &Verification) -> &'static str {
    match of {
        Verification::Same { .. } => "rq-callout rq-ok",
        Verification::PackChanged { .. } | Verification::OtherProgram { .. } => "rq-callout rq-note",
        _ => "rq-callout rq-must",
    }
}

/// What the package says about itself, if it can be read.
pub fn about(of: &Verification) -> Option<&About> {
    match of {
        Verification::Same { about }
        | Verification::PackChanged { about, .. }
        | Verification::OtherProgram { about, .. }
        | Verification::Altered { about, .. }
        | Verification::OtherAgency { about } => Some(about),
        Verification::Unreadable { .. } => None,
    }
}

/// How today's check differs from the one in the package, where that was compared.
pub fn differences(of: &Verification) -> Option<&Differences> {
    match of {
        Verification::PackChanged { differences, .. } | Verification::OtherProgram { differences, .. } => {
            Some(differences)
        }
        _ => None,
    }
}

/// Single points: what is wrong, which files differ, what is found otherwise.
pub fn points(of: &Verification) -> Vec<String> {
    let mut points = Vec::new();
    match of {
        Verification::Unreadable { problems } => points.extend(problems.iter().map(ToString::to_string)),
        Verification::Altered { files, .. } => {
            points.extend(files.iter().map(|file| format!("Not what the request gives: {file}")));
        }
        Verification::OtherProgram { files, .. } => {
            points.extend(files.iter().map(|file| format!("Written otherwise: {file}")));
        }
        _ => {}
    }
    if let Some(differences) = differences(of) {
        if differences.is_empty() {
            points.push("The check finds the same by the rules here.".to_owned());
        }
        if let Some((then, now)) = &differences.class {
            points.push(format!("Kind of data then: {then}. Now: {now}"));
        }
        points.extend(differences.added.iter().map(|it| format!("Found now and not then: {}", it.what)));
        points.extend(differences.removed.iter().map(|it| format!("Found then and not now: {}", it.what)));
    }
    points
}
