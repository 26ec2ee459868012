//! Words of the page on what is already public.

use requisite_precheck::Coverage;
use requisite_session::Mark;

/// How much of an element is public: where it is listed, and how its cells are drawn.
pub fn mark_of(coverage: &Coverage) -> Mark {
    Mark::of(coverage.state, &coverage.products, &coverage.missing)
}

/// What is said and drawn of how much is public.
pub trait MarkWords {
    /// Its heading.
    fn heading(self) -> &'static str;

    /// What it means.
    fn about(self) -> &'static str;

    /// Its sign.
    fn sign(self) -> &'static str;

    /// The class of its color.
    fn class(self) -> &'static str;

    /// Whether the person may take these from public files on this page, and the words for it.
    fn action(self) -> Option<&'static str>;
}

impl MarkWords for Mark {
    fn heading(self) -> &'static str {
        match self {
            Self::Covered => "Public already",
            Self::Check => "May be public: look before you ask",
            Self::Partly => "Partly public",
            Self::OnlyBy => "Public for each place or member of staff, not for each student",
            Self::Totals => "Only totals with small groups hidden are public",
            Self::NotPublic => "Not public",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Self::Covered => "Published files hold all that you ask. Take these from there.",
            Self::Check => "The descriptions of these files do not settle it. Open them and look.",
            Self::Partly => "Ask only for what is missing, or use the public part if it is enough.",
            Self::OnlyBy => {
                "Where your data name the place, you can add these yourself and need not ask for them."
            }
            Self::Totals => {
                "Published files hold totals of these. They may help you to plan, or be enough after all."
            }
            Self::NotPublic => {
                "No published file in our list has these for the years that you want. Ask for them."
            }
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Covered => "\u{2713}",
            Self::Check => "?",
            Self::Partly => "\u{25d0}",
            Self::OnlyBy => "\u{2302}",
            Self::Totals => "\u{03a3}",
            Self::NotPublic => "\u{2013}",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Covered => "rq-ok",
            Self::Check | Self::Partly => "rq-check",
            Self::OnlyBy | Self::Totals | Self::NotPublic => "rq-note",
        }
    }

    fn action(self) -> Option<&'static str> {
        match self {
            Self::Covered => Some("Take it from the public file"),
            Self::Check | Self::Partly => Some("The public file is enough for me"),
            Self::OnlyBy => Some("I will add it from the public file"),
            Self::Totals | Self::NotPublic => None,
        }
    }
}
