//! Words of the page on what is already public.

use requisite_precheck::{Coverage, CoverageState};

/// How elements are listed here: by how much of them is public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// All of it.
    Covered,
    /// Perhaps all of it.
    Check,
    /// Some of it.
    Partly,
    /// Totals of what is asked for student by student, or with small groups shown.
    Totals,
    /// None of it.
    NotPublic,
}

impl Shelf {
    /// All, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Covered, Self::Check, Self::Partly, Self::Totals, Self::NotPublic];

    /// Where an element is listed.
    pub fn of(coverage: &Coverage) -> Self {
        match coverage.state {
            CoverageState::Covered => Self::Covered,
            CoverageState::Check => Self::Check,
            CoverageState::Partly => Self::Partly,
            CoverageState::NotPublic if coverage.products.is_empty() => Self::NotPublic,
            // Products that serve years of something that is not public hold its totals.
            CoverageState::NotPublic => Self::Totals,
        }
    }

    /// Its heading.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Covered => "Public already",
            Self::Check => "May be public: look before you ask",
            Self::Partly => "Partly public",
            Self::Totals => "Only totals are public",
            Self::NotPublic => "Not public",
        }
    }

    /// What it means.
    pub fn about(self) -> &'static str {
        match self {
            Self::Covered => "Published files hold all that you ask. Take these from there.",
            Self::Check => "The descriptions of these files do not settle it. Open them and look.",
            Self::Partly => "Ask only for what is missing, or use the public part if it is enough.",
            Self::Totals => {
                "Published files hold totals of these. They may help you to plan, or be enough after all."
            }
            Self::NotPublic => "No published file in our list holds these. Ask for them.",
        }
    }

    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Covered => "\u{2713}",
            Self::Check => "?",
            Self::Partly => "\u{25d0}",
            Self::Totals => "\u{03a3}",
            Self::NotPublic => "\u{2013}",
        }
    }

    /// The class of its color.
    pub fn class(self) -> &'static str {
        match self {
            Self::Covered => "rq-ok",
            Self::Check | Self::Partly => "rq-check",
            Self::Totals | Self::NotPublic => "rq-note",
        }
    }

    /// Whether the person may take these from public files on this page, and the words for it.
    pub fn action(self) -> Option<&'static str> {
        match self {
            Self::Covered => Some("Take it from the public file"),
            Self::Check | Self::Partly => Some("The public file is enough for me"),
            Self::Totals | Self::NotPublic => None,
        }
    }
}
