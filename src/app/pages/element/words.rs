//! Words about one element.

use requisite_pack::{Level, mid_sentence};

/// Whom it describes, for which years it is held, and where it comes from.
pub fn meaning(level: Level, collection: &str, held: &str, agency: &str) -> String {
    let whom = match level {
        Level::Student => "a student",
        Level::Staff => "a member of staff",
        Level::School => "a school or district",
    };
    let mut text = format!("It describes {whom}. {agency} holds it: {}.", mid_sentence(held));
    if !collection.is_empty() {
        text.push_str(&format!(" It comes from {collection}."));
    }
    text
}

/// What stands above the files that publish it.
pub fn files_title(level: Level) -> &'static str {
    match level {
        Level::School => "Public files that have it",
        Level::Student | Level::Staff => "Public files with totals of it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_told_in_short_sentences() {
        assert_eq!(
            meaning(Level::Student, "CEDARS (B)", "2009-10 to now", "OSPI"),
            "It describes a student. OSPI holds it: 2009-10 to now. It comes from CEDARS (B)."
        );
        assert_eq!(
            meaning(Level::School, "", "Years not known", "CDE"),
            "It describes a school or district. CDE holds it: years not known."
        );
    }
}
