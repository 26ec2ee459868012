//! Words of the panel of findings and of previews: the program's own, not the agency's.

use crate::words::class_label;
use requisite_pack::{Severity, mid_sentence};
use requisite_precheck::{Class, Doubt, Fix, FixKind, Verdict};
use requisite_request::{Edit, Form};

/// What a list of findings demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// Something entered must be changed.
    MustFix,
    /// May stay with a reason.
    Check,
    /// Something is only not there yet.
    FillIn,
    /// Good to know.
    Note,
}

impl Demand {
    /// All, in the order of the panel.
    pub const ALL: [Self; 4] = [Self::MustFix, Self::Check, Self::FillIn, Self::Note];

    /// What a finding demands.
    pub fn of(severity: Severity, asks_to_fill_in: bool) -> Self {
        match severity {
            Severity::MustFix | Severity::Check if asks_to_fill_in => Self::FillIn,
            Severity::MustFix => Self::MustFix,
            Severity::Check => Self::Check,
            Severity::Note => Self::Note,
        }
    }

    /// Heading of its list.
    pub fn heading(self) -> &'static str {
        match self {
            Self::MustFix => "Must fix",
            Self::Check => "Check",
            Self::FillIn => "Still to fill in",
            Self::Note => "Notes",
        }
    }

    /// What its list is about.
    pub fn about(self) -> &'static str {
        match self {
            Self::MustFix => "These keep a package from being made. Saving always works.",
            Self::Check => "Change these, or say why they may stay. Your reason goes into the package.",
            Self::FillIn => "The package needs these too.",
            Self::Note => "Good to know. There is nothing you must do.",
        }
    }

    /// The class of its color.
    pub fn class(self) -> &'static str {
        match self {
            Self::MustFix => "rq-must",
            Self::Check => "rq-check",
            Self::FillIn | Self::Note => "rq-note",
        }
    }

    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::MustFix => "!",
            Self::Check => "?",
            Self::FillIn => "\u{2026}",
            Self::Note => "i",
        }
    }

    /// How many there are, in words, and for how many a reason is recorded.
    pub fn count(self, n: usize, explained: usize) -> String {
        match (self, n) {
            (Self::MustFix, _) => format!("{n} must fix"),
            (Self::Check, _) if explained == 0 => format!("{n} to check"),
            (Self::Check, 1) => "1 checked, with a reason".to_owned(),
            (Self::Check, _) if explained == n => format!("{n} checked, each with a reason"),
            (Self::Check, _) if explained == 1 => format!("{n} to check (1 has a reason)"),
            (Self::Check, _) => format!("{n} to check ({explained} have a reason)"),
            (Self::FillIn, _) if explained == n => format!("{n} left blank, with a reason"),
            (Self::FillIn, _) if explained == 0 => format!("{n} still to fill in"),
            (Self::FillIn, _) => format!("{n} still to fill in ({explained} left blank with a reason)"),
            (Self::Note, 1) => "1 note".to_owned(),
            (Self::Note, _) => format!("{n} notes"),
        }
    }
}

/// The counts in a sentence, such as `On this page: 1 must fix, 3 to check`.
pub fn counts(where_: &str, counts: &[(Demand, usize, usize)]) -> String {
    let there = counts.iter().filter(|(_, n, _)| *n > 0);
    let parts: Vec<String> = there.map(|(demand, n, explained)| demand.count(*n, *explained)).collect();
    if parts.is_empty() {
        return format!("{where_}: nothing to fix or check");
    }
    format!("{where_}: {}", parts.join(", "))
}

/// The class so far in words.
pub fn verdict_words(verdict: &Verdict<Class>) -> &'static str {
    verdict.value().map_or("Not known yet", class_label)
}

/// How certain the class is.
pub fn certainty(verdict: &Verdict<Class>, short: &str) -> String {
    match verdict {
        Verdict::Decided(_) => "This follows from your answers.".to_owned(),
        Verdict::Undecided { .. } => "You will see it here once it is chosen for each data set.".to_owned(),
        Verdict::Person { because: Doubt::SmallGroups, .. } => {
            format!("A person at {short} must decide whether small groups can be shown to you.")
        }
        Verdict::Person { because: Doubt::Together { .. }, .. } => {
            format!(
                "A person at {short} must decide. Until then the stricter kind counts here. Together, these details could point to one student:"
            )
        }
    }
}

/// The words on a button that carries out a fix.
pub fn fix_words(fix: &Fix) -> String {
    let subject = &fix.subject;
    match fix.kind {
        FixKind::TrimYears => format!("Drop {subject}"),
        FixKind::RemoveElement => format!("Remove {subject}"),
        FixKind::UseCoarser if fix.edits.iter().any(|it| matches!(it, Edit::RemoveElement { .. })) => {
            format!("Use {subject} instead, and leave out the rest")
        }
        FixKind::UseCoarser => format!("Use {subject} instead"),
        FixKind::UseBroaderLevel => format!("Use a broader place instead: {}", mid_sentence(subject)),
        FixKind::UseResearchNumber => "Use the research number instead".to_owned(),
        FixKind::ChangeForm => {
            let form = Form::from_name(subject).map_or(subject.as_str(), |form| class_label(form.into()));
            format!("Ask for other data: {}", mid_sentence(form))
        }
        FixKind::UsePublic => format!("Take {subject} from public files"),
        FixKind::DropBreakdown => format!("Drop the breakdown by {subject}"),
        FixKind::Answer => format!("Answer \u{201c}{subject}\u{201d}"),
        FixKind::Several => "Make several changes at once".to_owned(),
    }
}

/// The words on a button that carries out one kind of fix for several findings.
pub fn fix_all_words(kind: FixKind, n: usize) -> String {
    match kind {
        FixKind::TrimYears => format!("Drop those years of all {n}"),
        FixKind::RemoveElement => format!("Remove all {n}"),
        FixKind::UseCoarser => format!("Use the less sensitive variant of all {n}"),
        FixKind::UsePublic => format!("Take all {n} from public files"),
        FixKind::UseResearchNumber
        | FixKind::ChangeForm
        | FixKind::UseBroaderLevel
        | FixKind::DropBreakdown
        | FixKind::Answer
        | FixKind::Several => {
            format!("Change all {n}")
        }
    }
}

/// Several findings of one rule in a sentence: the first, and how many more.
pub fn alike_words(first: &str, n: usize) -> String {
    let more = n.saturating_sub(1);
    format!("{first} And {more} more like this.")
}

/// The name of a fix in the page.
pub fn fix_name(kind: FixKind) -> &'static str {
    match kind {
        FixKind::TrimYears => "trim_years",
        FixKind::RemoveElement => "remove_element",
        FixKind::UseCoarser => "use_coarser",
        FixKind::UseBroaderLevel => "use_broader_level",
        FixKind::UseResearchNumber => "use_research_number",
        FixKind::ChangeForm => "change_form",
        FixKind::UsePublic => "use_public",
        FixKind::DropBreakdown => "drop_breakdown",
        FixKind::Answer => "answer",
        FixKind::Several => "several",
    }
}

/// How sure it is that the agency has a rule; nothing where its sources say it.
pub fn basis_words(basis: &str) -> Option<&'static str> {
    match basis {
        "found" => None,
        "general_knowledge" => Some("General knowledge in the field: not read in a source of the agency."),
        _ => Some("Assumption: not found in a source of the agency."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_not_there_yet_is_listed_apart() {
        assert_eq!(Demand::of(Severity::MustFix, true), Demand::FillIn);
        assert_eq!(Demand::of(Severity::MustFix, false), Demand::MustFix);
        assert_eq!(Demand::of(Severity::Check, true), Demand::FillIn);
        assert_eq!(Demand::of(Severity::Check, false), Demand::Check);
        assert_eq!(Demand::FillIn.count(3, 1), "3 still to fill in (1 left blank with a reason)");
    }

    #[test]
    fn counts_read_as_a_sentence() {
        let some = [(Demand::MustFix, 1, 0), (Demand::Check, 0, 0), (Demand::Note, 2, 0)];
        assert_eq!(counts("On this page", &some), "On this page: 1 must fix, 2 notes");
        assert_eq!(counts("In all", &[(Demand::Note, 0, 0)]), "In all: nothing to fix or check");
        assert_eq!(Demand::Check.count(3, 2), "3 to check (2 have a reason)");
        assert_eq!(Demand::Check.count(3, 3), "3 checked, each with a reason");
    }
}
