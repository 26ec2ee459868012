//! The checks that are written in Rust, as a pack sees them: names, parameters, and placeholders of their words.
//!
//! The checks themselves are in `precheck`, which tests that its table has the same names.

use crate::entry::EntryKind;

/// What a parameter of a check is. Parameters of the same name are the same thing in every check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parameter {
    /// A school year.
    Year,
    /// A whole number from 0.
    Count,
    /// One of the pack's units.
    Unit,
    /// Some of the pack's groups.
    Groups,
    /// Some of the catalog's elements.
    Elements,
    /// A value of the column `base_file`.
    BaseFile,
    /// True or false.
    Yes,
    /// A question that asks for a date.
    DateQuestion,
    /// Elements that single people out when one of each part is there.
    Combinations,
    /// Questions that ask for a long text.
    LongTexts,
    /// What texts can be about: the words that speak of it, and the groups, elements and breakdowns that belong to it.
    Themes,
}

/// One check as a pack sees it.
pub(crate) struct Check {
    /// Its name.
    pub name: &'static str,
    /// Its parameters.
    pub with: EntryKind,
    /// Placeholders for which it gives values.
    pub placeholders: &'static [&'static str],
}

macro_rules! checks {
    ($($name:literal [$($needed:literal)*] [$($optional:literal)*] [$($placeholder:literal)*];)*) => {
        /// Names of the checks that are written in Rust, sorted.
        pub const CHECKS: &[&str] = &[$($name),*];

        pub(crate) const CHECK_TABLE: &[Check] = &[$(Check {
            name: $name,
            with: EntryKind { name: "with", needed: &[$($needed),*], optional: &[$($optional),*] },
            placeholders: &[$($placeholder),*],
        }),*];
    };
}

// Name, parameters needed, parameters that may be left out, placeholders.
checks! {
    "already_public" [] [] ["label" "product" "years"];
    "answer_malformed" [] [] ["label" "problem"];
    "answer_missing" [] [] ["label"];
    "ask_incomplete" [] [] ["ask" "missing"];
    "breakdowns_crossed_small" ["unit" "at_least"] [] ["ask" "labels" "share" "smallest"];
    "date_still_to_come" ["question"] [] ["date"];
    "direct_identifier_in_deidentified" ["base_file"] [] ["labels" "ask"];
    "element_without_question" [] ["except_groups"] ["labels" "n"];
    "element_without_reason" [] [] ["label" "missing"];
    "known_combination" ["combinations"] ["class_in_doubt"] ["ask" "labels"];
    "overdue_destruction" ["days"] [] ["date"];
    "paper_too_long" ["questions" "most_pages" "words_a_page"] [] ["n" "most" "words"];
    "partly_public" [] [] ["label" "product" "years" "missing"];
    "quasi_identifiers_combined" ["at_least"] ["class_in_doubt"] ["ask" "n" "labels"];
    "question_without_element" [] [] ["n"];
    "reason_copied" [] [] ["labels"];
    "reason_thin" ["min_words"] [] ["label" "n"];
    "targeted_request" [] [] ["ask"];
    "text_acronym" [] [] ["words"];
    "text_asks_for_all" [] [] ["words"];
    "text_date_missing" [] [] ["words"];
    "text_misses_chosen" [] [] ["labels"];
    "text_names_unchosen" ["questions" "themes"] [] ["words"];
    "text_personal_contact" [] [] ["words"];
    "text_placeholder" [] [] ["words"];
    "text_without_comparison" ["questions"] [] ["words"];
    "year_in" ["year"] ["groups" "elements"] ["labels" "year"];
    "years_before_element" [] [] ["years" "first" "label" "ask"];
    "years_before_first" ["first_year"] [] ["years" "first" "ask"];
    "years_not_ended" [] [] ["years" "ask"];
    "years_span" ["from" "to"] ["groups" "elements"] ["labels" "from" "to"];
}

/// What the parameter with this name is.
pub(crate) fn parameter(name: &str) -> Parameter {
    match name {
        "first_year" | "from" | "to" | "year" => Parameter::Year,
        "unit" => Parameter::Unit,
        "groups" | "except_groups" => Parameter::Groups,
        "elements" => Parameter::Elements,
        "base_file" => Parameter::BaseFile,
        "class_in_doubt" => Parameter::Yes,
        "question" => Parameter::DateQuestion,
        "questions" => Parameter::LongTexts,
        "themes" => Parameter::Themes,
        "combinations" => Parameter::Combinations,
        _ => Parameter::Count,
    }
}

/// The check with this name.
pub(crate) fn check(name: &str) -> Option<&'static Check> {
    CHECK_TABLE.iter().find(|it| it.name == name)
}

/// The parameters of the check with this name.
pub fn parameters_of(name: &str) -> Option<&'static EntryKind> {
    check(name).map(|it| &it.with)
}

/// The placeholders for which findings of the check with this name have values.
pub fn placeholders_of(name: &str) -> Option<&'static [&'static str]> {
    check(name).map(|it| it.placeholders)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_given_once() {
        assert!(CHECKS.is_sorted_by(|a, b| a < b));
    }
}
