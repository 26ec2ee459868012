//! Why an element is needed.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Number of a research question within its request, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ResearchQuestionId(pub u32);

/// A question that the study asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResearchQuestion {
    /// Number within the request.
    pub id: ResearchQuestionId,
    /// The question in the person's words.
    pub text: String,
}

/// What an element does in the study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// What the study explains.
    Outcome,
    /// The program or event whose effect is studied.
    Treatment,
    /// Held constant in the analysis.
    Control,
    /// Results are shown for its groups.
    Subgroup,
    /// Joins records or files.
    Linkage,
    /// Decides who is in the study.
    SampleDefinition,
}

impl Role {
    /// All roles, in the order of the screen.
    pub const ALL: [Self; 6] = [
        Self::Outcome,
        Self::Treatment,
        Self::Control,
        Self::Subgroup,
        Self::Linkage,
        Self::SampleDefinition,
    ];

    /// The name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Treatment => "treatment",
            Self::Control => "control",
            Self::Subgroup => "subgroup",
            Self::Linkage => "linkage",
            Self::SampleDefinition => "sample_definition",
        }
    }

    /// The role with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// Why an element is needed, as the person says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reason {
    /// What the element does in the study.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The research questions that it serves.
    pub questions: BTreeSet<ResearchQuestionId>,
    /// How it answers them.
    pub why_needed: String,
    /// Why a less sensitive variant would not do.
    pub why_not_less: String,
    /// What happens to the study when it is refused.
    pub if_refused: String,
}

impl Reason {
    /// Whether nothing has been said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
