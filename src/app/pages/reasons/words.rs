//! Words of the page on why each element is needed.

use requisite_request::Role;

/// A role of an element in a study.
pub fn role_words(role: Role) -> &'static str {
    match role {
        Role::Outcome => "Outcome: what the study explains",
        Role::Treatment => "Treatment: the program or event whose effect is studied",
        Role::Control => "Control: held constant in the analysis",
        Role::Subgroup => "Subgroup: results are shown for its groups",
        Role::Linkage => "Linkage: joins records or files",
        Role::SampleDefinition => "Sample: decides who is in the study",
    }
}

/// How many of the reasons that are needed are complete.
pub fn progress_words(complete: usize, needed: usize) -> String {
    match (complete, needed) {
        (_, 0) => "No element of your request needs a reason.".to_owned(),
        (all, needed) if all == needed => format!("All {needed} elements that need a reason have one."),
        (some, needed) => format!("{some} of {needed} elements that need a reason have one."),
    }
}
