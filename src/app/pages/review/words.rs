//! What is said on this page alone about what came out.

use requisite_package::Verification;

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
