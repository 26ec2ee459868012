//! Conditions as data: small trees of tests on facts. They are evaluated in `precheck`, with three values.

use std::fmt;

/// Name of a fact: the id of a question, or of a derived fact such as `class` or `element.group`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactName(pub String);

impl FactName {
    /// Whether it counts what the person wrote or chose.
    fn is_count(&self) -> bool {
        self.0.starts_with("count:") || self.0.starts_with("n_")
    }
}

impl fmt::Display for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A value that a test compares with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constant {
    /// An option's id or other text.
    Text(String),
    /// True or false.
    Yes(bool),
    /// A whole number.
    Number(i64),
}

/// One test on a fact. Every test but `Answered` is unknown while the fact is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The fact equals this.
    Is(Constant),
    /// The fact is one of these texts.
    In(Vec<String>),
    /// The set holds at least one of these texts.
    HasAny(Vec<String>),
    /// The number is at least this.
    AtLeast(i64),
    /// The number is at most this.
    AtMost(i64),
    /// The date lies before the date of the other fact.
    Before(FactName),
    /// The date is the same as or lies before the date of the other fact.
    NotAfter(FactName),
    /// The fact is known (true) or not (false).
    Answered(bool),
}

/// A tree of tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Always true.
    Always,
    /// True when all are.
    All(Vec<Condition>),
    /// True when one is.
    Any(Vec<Condition>),
    /// True when it is false.
    Not(Box<Condition>),
    /// A test on a fact.
    Fact(FactName, Test),
}

impl Condition {
    /// The condition as if nothing were blank, of the facts that `which` names: tests that look for that are never true.
    pub fn without_blanks(&self, which: &dyn Fn(&FactName) -> bool) -> Self {
        let all = |parts: &[Self]| parts.iter().map(|part| part.without_blanks(which)).collect();
        match self {
            Self::Fact(name, Test::Answered(false)) if which(name) => Self::Any(Vec::new()),
            // None at all of what is counted is a blank too.
            Self::Fact(name, Test::AtMost(0)) if name.is_count() && which(name) => Self::Any(Vec::new()),
            Self::All(parts) => Self::All(all(parts)),
            Self::Any(parts) => Self::Any(all(parts)),
            Self::Not(part) => Self::Not(Box::new(part.without_blanks(which))),
            Self::Always | Self::Fact(..) => self.clone(),
        }
    }

    /// Calls `visit` for every test in the tree.
    pub fn each_test<'a>(&'a self, visit: &mut dyn FnMut(&'a FactName, &'a Test)) {
        match self {
            Self::Always => {}
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.each_test(visit)),
            Self::Not(part) => part.each_test(visit),
            Self::Fact(fact, test) => visit(fact, test),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, FactName, Test};

    fn fact(name: &str, test: Test) -> Condition {
        Condition::Fact(FactName(name.to_owned()), test)
    }

    #[test]
    fn every_test_of_a_tree_is_visited() {
        let parts = vec![fact("a", Test::AtLeast(1)), Condition::Not(Box::new(fact("b", Test::AtMost(2))))];
        let tree =
            Condition::Any(vec![Condition::All(parts), Condition::Always, fact("c", Test::Answered(true))]);
        let mut names = Vec::new();
        tree.each_test(&mut |name, _| names.push(name.to_string()));
        assert_eq!(names, ["a", "b", "c"]);
    }

    #[test]
    fn only_the_blanks_that_are_named_are_left_out() {
        let (blank, known) = (|name| fact(name, Test::Answered(false)), fact("a", Test::Answered(true)));
        let tree = Condition::All(vec![blank("a"), blank("b"), known.clone()]);
        let without = Condition::All(vec![Condition::Any(Vec::new()), blank("b"), known]);
        assert_eq!(tree.without_blanks(&|name| name.0 == "a"), without);
    }

    #[test]
    fn none_of_what_is_counted_is_a_blank_and_other_numbers_are_not() {
        let never = Condition::Any(Vec::new());
        for name in ["count:people", "n_elements"] {
            assert_eq!(fact(name, Test::AtMost(0)).without_blanks(&|_| true), never);
            let one = fact(name, Test::AtMost(1));
            assert_eq!(one.without_blanks(&|_| true), one);
        }
        let days = fact("study_days", Test::AtMost(0));
        assert_eq!(days.without_blanks(&|_| true), days);
        let others = fact("n_elements", Test::AtMost(0));
        assert_eq!(others.without_blanks(&|_| false), others);
    }
}
