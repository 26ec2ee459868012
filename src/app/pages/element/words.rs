//! Words about one element.

use requisite_pack::{Level, mid_sentence};

/// Of whom it is, for which years, and where it comes from.
pub fn meaning(level: Level, collection: &str, held: &str, agency: &str) -> String {
    let each = match level {
        Level::Student => "student",
        Level::Staff => "member of staff",
        Level::School => "school or district",
    };
    let mut text = format!("{agency} holds it for each {each}: {}.", mid_sentence(held));
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
    fn an_element_is_told_in_two_sentences() {
        assert_eq!(
            meaning(Level::Student, "CEDARS (B)", "2009-10 to now", "OSPI"),
            "OSPI holds it for each student: 2009-10 to now. It comes from CEDARS (B)."
        );
        assert_eq!(
            meaning(Level::School, "", "Years not known", "CDE"),
            "CDE holds it for each school or district: years not known."
        );
    }
}
