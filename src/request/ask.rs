//! One table or file that is wanted.

use crate::{BreakdownId, ElementId, GradeId, ProductId, UnitId, Years};
use serde::{Deserialize, Serialize};

/// Number of an ask within its request, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AskId(pub u32);

impl AskId {
    /// What to call an ask without a name.
    pub fn title(self) -> String {
        format!("Data set {}", self.0)
    }
}

/// The kind of data, from least to most detailed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Totals in which small groups are hidden.
    AggregateSuppressed,
    /// Totals in which small groups are shown.
    AggregateUnsuppressed,
    /// One row a student, without anything that identifies.
    DeIdentified,
    /// One row a student, with identifying details.
    Identifiable,
}

/// Whether a row of the data is a group or one student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// A row is a group of students.
    Aggregate,
    /// A row is one student.
    StudentLevel,
}

impl Form {
    /// All forms, from least to most detailed.
    pub const ALL: [Self; 4] =
        [Self::AggregateSuppressed, Self::AggregateUnsuppressed, Self::DeIdentified, Self::Identifiable];

    /// Whether a row is a group or one student.
    pub fn detail(self) -> Detail {
        match self {
            Self::AggregateSuppressed | Self::AggregateUnsuppressed => Detail::Aggregate,
            Self::DeIdentified | Self::Identifiable => Detail::StudentLevel,
        }
    }

    /// The name in files and rules.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AggregateSuppressed => "aggregate_suppressed",
            Self::AggregateUnsuppressed => "aggregate_unsuppressed",
            Self::DeIdentified => "de_identified",
            Self::Identifiable => "identifiable",
        }
    }

    /// The form with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == name)
    }
}

/// An element chosen for an ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Which element.
    pub id: ElementId,
    /// Years for this element alone; the ask's years when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<Years>,
}

/// One table or file that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Number within the request.
    pub id: AskId,
    /// The person's own name for it; may be blank.
    #[serde(default)]
    pub name: String,
    /// The kind of data; absent until answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// Level of aggregation; for student-level data, the finest place that is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// School years wanted.
    #[serde(default)]
    pub years: Years,
    /// Grades wanted; none means all.
    #[serde(default)]
    pub grades: Vec<GradeId>,
    /// Groups into which an aggregate table is split, all crossed with one another.
    #[serde(default)]
    pub breakdowns: Vec<BreakdownId>,
    /// Which students or schools are meant, in words; blank means all.
    #[serde(default)]
    pub population: String,
    /// The elements, in the order of choosing; each at most once.
    #[serde(default)]
    pub elements: Vec<Chosen>,
}

impl Ask {
    /// An ask with nothing chosen.
    pub fn empty(id: AskId) -> Self {
        Self {
            id,
            name: String::new(),
            form: None,
            unit: None,
            years: Years::default(),
            grades: Vec::new(),
            breakdowns: Vec::new(),
            population: String::new(),
            elements: Vec::new(),
        }
    }

    /// What to call it: the person's name for it, or its number.
    pub fn title(&self) -> String {
        let name = self.name.trim();
        if name.is_empty() { self.id.title() } else { name.to_owned() }
    }

    /// The years wanted of one chosen element.
    pub fn years_of<'a>(&'a self, chosen: &'a Chosen) -> &'a Years {
        chosen.years.as_ref().unwrap_or(&self.years)
    }

    /// Whether the element is chosen here.
    pub fn has(&self, element: &ElementId) -> bool {
        self.elements.iter().any(|chosen| chosen.id == *element)
    }

    /// Whether a row of the data is a group or one student; unknown until the kind of data is chosen.
    pub fn detail(&self) -> Option<Detail> {
        self.form.map(Form::detail)
    }
}

/// An element that the person will take from a published product instead of requesting it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicUse {
    /// The ask from which it was taken.
    pub ask: AskId,
    /// Which element.
    pub element: ElementId,
    /// The products that hold it.
    pub products: Vec<ProductId>,
    /// The years that the person needs of it.
    #[serde(default)]
    pub years: Years,
    /// The level of aggregation that the person needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
}
