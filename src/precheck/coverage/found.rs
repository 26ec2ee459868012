//! What was found public of one element of an ask.

use requisite_request::{AskId, BreakdownId, ElementId, ProductId, SchoolYear, UnitId, Years};
use serde::Serialize;

/// How much of one element of an ask is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CoverageState {
    /// All of it.
    Covered,
    /// Perhaps: the product's description does not settle whether the breakdowns are crossed.
    Check,
    /// Some of it.
    Partly,
    /// None of it.
    NotPublic,
}

impl CoverageState {
    /// The name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Check => "check",
            Self::Partly => "partly",
            Self::NotPublic => "not_public",
        }
    }
}

/// What published products lack, or leave open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// No product has student-level rows.
    StudentLevel,
    /// No product has student-level rows, but one has a row for each of these: a place that it describes, a member of staff.
    OnlyBy(UnitId),
    /// No product shows small groups.
    SmallGroups,
    /// No product measures it.
    Measure,
    /// No product goes down to this level.
    Unit(UnitId),
    /// No product has this level, and figures of the finer one cannot be added up.
    NoSum {
        /// The level that is wanted.
        unit: UnitId,
        /// The level that is published.
        from: UnitId,
    },
    /// These years, between others or for an unknown reason.
    Years(Years),
    /// These years, before the first that is published.
    YearsBefore(Years),
    /// These years, after the last that is published.
    YearsAfter(Years),
    /// These years, not published yet.
    YearsToCome(Years),
    /// These breakdowns.
    Breakdowns(Vec<BreakdownId>),
    /// Whether these breakdowns are crossed is not said.
    Crossing(Vec<BreakdownId>),
    /// Whether it can be limited to this population is not said.
    Population,
    /// Whether figures of the finer level add up to the wanted one is not said.
    Sums {
        /// The level that is wanted.
        unit: UnitId,
        /// The level that is published.
        from: UnitId,
    },
    /// The sum over the finer level is too low where groups are hidden.
    Undercount {
        /// The level that is published.
        from: UnitId,
        /// Smallest count that is shown there.
        smallest: u32,
    },
    /// Which years it holds is not said.
    YearsNotSaid,
    /// Whether figures from years in which the element was not collected mean the same is not said.
    BeyondCollection,
}

impl Missing {
    /// Whether nothing is public as it is wanted where this is missing.
    pub fn closes(&self) -> bool {
        matches!(self, Self::StudentLevel | Self::OnlyBy(_) | Self::SmallGroups | Self::Measure)
    }

    /// The years that are missing, where it is years.
    pub fn years(&self) -> Option<&Years> {
        match self {
            Self::Years(years)
            | Self::YearsBefore(years)
            | Self::YearsAfter(years)
            | Self::YearsToCome(years) => Some(years),
            _ => None,
        }
    }
}

/// What a person should know of products that serve.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// The figures are those of this finer level, to be added up.
    AddedUp(UnitId),
    /// Years from this one on are not comparable with those before it.
    NotComparable(SchoolYear),
    /// The product hides groups that the agency itself would show.
    HidesBelow {
        /// Which product.
        product: ProductId,
        /// The smallest count that it shows.
        below: u32,
    },
}

/// Years of one element that fare alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearCover {
    /// Which years.
    pub years: Years,
    /// How much of what is wanted is published for each of them.
    pub state: CoverageState,
    /// The products that hold it, the fewest; each holds some of the years, all together hold all.
    pub products: Vec<ProductId>,
    /// What they lack or leave open; nothing when it is covered.
    pub missing: Vec<Missing>,
    /// The finer level whose figures are to be added up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added_up: Option<UnitId>,
}

/// How much of one element of an ask is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Which ask.
    pub ask: AskId,
    /// Which element.
    pub element: ElementId,
    /// How much.
    pub state: CoverageState,
    /// Products that serve, the fewest that cover most.
    pub products: Vec<ProductId>,
    /// The years that they serve.
    pub years: Years,
    /// What they lack.
    pub missing: Vec<Missing>,
    /// The wanted years, each in one part, in the order of the parts' first years.
    pub by_year: Vec<YearCover>,
    /// What to know of the products that serve.
    pub remarks: Vec<Remark>,
}

impl Coverage {
    /// What is published for one of the wanted years: a cell of a table of elements by years.
    pub fn of_year(&self, year: SchoolYear) -> Option<&YearCover> {
        self.by_year.iter().find(|part| part.years.0.contains(&year))
    }
}
