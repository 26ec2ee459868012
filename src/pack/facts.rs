//! The facts that conditions may test, beside the answers: what `precheck` derives, and what each is.

use crate::QuestionKind;

/// What a fact is, and so which tests go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactKind {
    /// An option's id or a text: `is`, `in`.
    Text,
    /// Several texts: `has`, `has_any`.
    Set,
    /// True or false: `is`.
    YesNo,
    /// A whole number: `is`, `at_least`, `at_most`.
    Number,
    /// A day: `before`, `not_after`.
    Date,
    /// Rows of fields: only `answered`.
    Rows,
}

impl FactKind {
    /// What it is, in words and with its article.
    pub fn described(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Set => "a set",
            Self::YesNo => "true or false",
            Self::Number => "a number",
            Self::Date => "a date",
            Self::Rows => "a list of rows",
        }
    }
}

impl From<QuestionKind> for FactKind {
    /// What the answer to a question of this kind is as a fact.
    fn from(kind: QuestionKind) -> Self {
        match kind {
            QuestionKind::Choices => Self::Set,
            QuestionKind::YesNo | QuestionKind::Acknowledge => Self::YesNo,
            QuestionKind::Date => Self::Date,
            QuestionKind::Number => Self::Number,
            QuestionKind::Rows => Self::Rows,
            QuestionKind::Text
            | QuestionKind::LongText
            | QuestionKind::Choice
            | QuestionKind::Email
            | QuestionKind::Phone => Self::Text,
        }
    }
}

/// Where a derived fact is known. Facts of the request are known in every scope, facts of an ask also of its elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactScope {
    /// Everywhere.
    Request,
    /// In rules on asks and on elements.
    Ask,
    /// In rules on elements.
    Element,
}

/// Which texts a derived fact can be or hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactValues {
    /// Any, or no text at all.
    Any,
    /// A class of request.
    Classes,
    /// A kind of data.
    Forms,
    /// A unit of the pack.
    Units,
    /// A breakdown of the pack.
    Breakdowns,
    /// A group of the pack.
    Groups,
    /// An element of the catalog.
    Elements,
    /// A value of the column `level`.
    Levels,
    /// A value of the column `identifier`.
    Identifiers,
    /// A value of the column `base_file`.
    BaseFiles,
    /// A school year.
    Years,
}

/// A fact that `precheck` derives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DerivedFact {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub kind: FactKind,
    /// Where it is known.
    pub scope: FactScope,
    /// Which texts it can be or hold.
    pub values: FactValues,
}

/// Classes of a request, from least to most protected, as the fact `class` has them.
pub const CLASSES: &[&str] =
    &["public", "aggregate_suppressed", "aggregate_unsuppressed", "de_identified", "identifiable"];

macro_rules! facts {
    ($($name:literal $kind:ident $scope:ident $values:ident;)*) => {
        /// All facts that `precheck` derives. Beside them there are the id of every question, `count:<question id>` for
        /// questions that take rows, and in rules on rows `row.<field>`.
        pub const DERIVED_FACTS: &[DerivedFact] = &[$(DerivedFact {
            name: $name,
            kind: FactKind::$kind,
            scope: FactScope::$scope,
            values: FactValues::$values,
        }),*];
    };
}

facts! {
    "class" Text Request Classes;
    "class_in_doubt" YesNo Request Any;
    "student_level" YesNo Request Any;
    "sharing_process" YesNo Request Any;
    "identifiable" YesNo Request Any;
    "all_public" YesNo Request Any;
    "any_public" YesNo Request Any;
    "n_elements" Number Request Any;
    "n_asks" Number Request Any;
    "n_research_questions" Number Request Any;
    "n_indirect" Number Request Any;
    "study_days" Number Request Any;
    "groups" Set Request Groups;
    "elements" Set Request Elements;
    "levels" Set Request Levels;
    "identifiers" Set Request Identifiers;
    "years" Set Request Years;
    "breakdowns" Set Request Breakdowns;
    "units" Set Request Units;
    "ask.form" Text Ask Forms;
    "ask.unit" Text Ask Units;
    "ask.n_breakdowns" Number Ask Any;
    "ask.n_student_groups" Number Ask Any;
    "ask.n_years" Number Ask Any;
    "element.id" Text Element Elements;
    "element.group" Text Element Groups;
    "element.identifier" Text Element Identifiers;
    "element.base_file" Text Element BaseFiles;
    "element.level" Text Element Levels;
    "element.reason" YesNo Element Any;
    "element.reason_given" YesNo Element Any;
    "element.collection" Text Element Any;
}

/// The derived fact with this name.
pub fn derived_fact(name: &str) -> Option<&'static DerivedFact> {
    DERIVED_FACTS.iter().find(|it| it.name == name)
}
