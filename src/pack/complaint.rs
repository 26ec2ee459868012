//! A complaint about a pack: where, and what.

use crate::problem::Problem;
use std::fmt;

/// How much a complaint matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Something is left out or will be wrong for a requestor.
    Error,
    /// All is read as written, but it is unlikely to be what was meant.
    Warning,
    /// Nothing is wrong; somebody may want to know.
    Remark,
}

impl Gravity {
    /// The name, as the command line prints it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Remark => "remark",
        }
    }
}

/// One thing that is wrong with a pack.
///
/// Printed as `rules/study.json: rule 3 (study_start_missing): severity: ...`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Name of the file within the pack, such as `rules/study.json`.
    pub file: String,
    /// Which entry of the file: `rule 3 (study_start_missing)`, `line 12 (ssid)`, or a key of the words such as
    /// `questions.study_title`. Entries and lines count from 1. Blank when the file as a whole is meant.
    pub entry: String,
    /// Which field of the entry, such as `when.all[1].is`; numbers in brackets count from 0, as in JSON paths. Blank
    /// when the entry as a whole is meant.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

impl Complaint {
    /// How much it matters.
    pub fn gravity(&self) -> Gravity {
        self.problem.gravity()
    }

    /// Where it is: file, entry and field.
    pub fn place(&self) -> String {
        let parts = [&self.file, &self.entry, &self.field].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.problem)
    }
}

impl std::error::Error for Complaint {}

/// What a name in a pack can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// An id of `elements.csv`.
    Element,
    /// A series of `products.csv`.
    Series,
    /// A product of `products.csv`.
    Product,
    /// A level of aggregation of `pack.json`.
    Unit,
    /// A breakdown of `pack.json`.
    Breakdown,
    /// A topic of `pack.json`.
    Group,
    /// A grade of `pack.json`.
    Grade,
    /// The key of a source of `pack.json`.
    Source,
    /// A contact of `pack.json`.
    Contact,
    /// A link of `pack.json`.
    Link,
    /// A page of questions.
    Section,
    /// A question.
    Question,
    /// A field of a question that takes rows.
    Field,
    /// An option of a choice.
    Choice,
    /// A fact that conditions test.
    Fact,
    /// A check written in Rust.
    Check,
    /// The code of a rule.
    Rule,
    /// A route.
    Route,
    /// An obligation.
    Obligation,
    /// A part of a document.
    Part,
    /// An edition of the agency's rules.
    Edition,
    /// A year from which on figures are not comparable with earlier ones.
    Break,
    /// A kind of work that is charged.
    Work,
    /// A step of the time plan.
    Step,
    /// An example of a list of elements.
    Example,
    /// A layout of an enrollment file.
    Layout,
    /// A file of the pack.
    File,
    /// A column of a list.
    Column,
}

impl NameKind {
    /// The word for it in sentences, lower-case, without an article.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Element => "element",
            Self::Series => "series of products",
            Self::Product => "product",
            Self::Unit => "unit",
            Self::Breakdown => "breakdown",
            Self::Group => "group",
            Self::Grade => "grade",
            Self::Source => "source",
            Self::Contact => "contact",
            Self::Link => "link",
            Self::Section => "section",
            Self::Question => "question",
            Self::Field => "field",
            Self::Choice => "option",
            Self::Fact => "fact",
            Self::Check => "check",
            Self::Rule => "rule",
            Self::Route => "route",
            Self::Obligation => "obligation",
            Self::Part => "part",
            Self::Edition => "edition",
            Self::Break => "break",
            Self::Work => "kind of work",
            Self::Step => "step",
            Self::Example => "example",
            Self::Layout => "layout",
            Self::File => "file",
            Self::Column => "column",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_what_stands_before_the_problem() {
        let mut complaint = Complaint {
            file: "rules/study.json".into(),
            entry: "rule 3 (study_start_missing)".into(),
            field: "severity".into(),
            problem: Problem::MissingField,
        };
        assert_eq!(complaint.place(), "rules/study.json: rule 3 (study_start_missing): severity");
        assert_eq!(complaint.to_string(), format!("{}: missing", complaint.place()));
        complaint.entry.clear();
        complaint.field.clear();
        assert_eq!(complaint.place(), "rules/study.json");
    }
}
