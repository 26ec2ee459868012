//! Words of the page on why each element is needed.

use requisite_request::Role;

/// A role of an element in a study.
pub fn role_words(role: Role) -> &'static str {
    match role {
        Role::Outcome => "Outcome: what the study explains",
        Role::Treatment => "Treatment: the program or event whose effect is studied",
        Role::Control => "Control: held constant in the analysis",
        Role::Subgroup => "Subgroup: results are shown for its groups",
        Role::Linkage => "Linkage: joins records or files",
        Role::SampleDefinition => "Sample: decides who is in the study",
    }
}

/// How many of the reasons that are needed are complete.
pub fn progress_words(complete: usize, needed: usize) -> String {
    match (complete, needed) {
        (_, 0) => "No element of your request needs a reason.".to_owned(),
        (0, 1) => "The one element that needs a reason has none yet.".to_owned(),
        (1, 1) => "The one element that needs a reason has one.".to_owned(),
        (2, 2) => "Both elements that need a reason have one.".to_owned(),
        (all, needed) if all == needed => format!("All {needed} elements that need a reason have one."),
        (some, needed) => format!("{some} of {needed} elements that need a reason have one."),
    }
}

/// How many elements serve a question.
pub fn served_words(n: usize) -> String {
    match n {
        0 => "None yet".to_owned(),
        n => n.to_string(),
    }
}

/// How many of the elements that need no reason are tied to no question; some need not be tied to any.
pub fn loose_words(loose: usize, wanted: usize, left_out: usize) -> String {
    let head = match (loose, wanted) {
        (_, 0) => return "None of them needs to be tied to a question.".to_owned(),
        (0, 1) => "The one that should be tied to a question is.".to_owned(),
        (0, wanted) => format!("All {wanted} that should be tied to a question are."),
        (1, 1) => "The one that should be tied to a question is not tied yet.".to_owned(),
        (loose, wanted) if loose == wanted => {
            format!("None of the {wanted} that should be tied to a question is tied yet.")
        }
        (loose, wanted) => format!("{loose} of {wanted} that should be tied to a question are not yet."),
    };
    match left_out {
        0 => head,
        more => format!("{head} {more} more need not be."),
    }
}

/// How many are tied to a question, such as `12 elements are tied to question 1`.
pub fn tied_words(tied: usize, wanted: usize, question: usize) -> String {
    match (tied, wanted) {
        (0, _) => format!("None of these is tied to question {question}"),
        (1, 1) => format!("The one here is tied to question {question}"),
        (tied, wanted) if tied == wanted => format!("All {tied} are tied to question {question}"),
        (tied, wanted) => format!("{tied} of {wanted} are tied to question {question}"),
    }
}

/// The words on the button that ties them: those that are left first, then all.
pub fn tie_words(loose: usize, wanted: usize, question: usize) -> String {
    match loose {
        0 => format!("Tie all to question {question} too"),
        loose if loose == wanted => format!("Tie all to question {question}"),
        loose => format!("Tie the {loose} left to question {question}"),
    }
}

/// To which questions an element is tied, by their numbers.
pub fn questions_words(numbers: &[usize]) -> String {
    let listed: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    match listed.len() {
        0 => "No question yet".to_owned(),
        1 => format!("Question {}", listed.join("")),
        _ => format!("Questions {}", listed.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_read_as_sentences() {
        assert_eq!(
            loose_words(3, 9, 3),
            "3 of 9 that should be tied to a question are not yet. 3 more need not be."
        );
        assert_eq!(loose_words(0, 9, 0), "All 9 that should be tied to a question are.");
        assert_eq!(tied_words(0, 9, 1), "None of these is tied to question 1");
        assert_eq!(tied_words(1, 1, 1), "The one here is tied to question 1");
        assert_eq!(tied_words(9, 9, 1), "All 9 are tied to question 1");
        assert_eq!(tied_words(2, 9, 1), "2 of 9 are tied to question 1");
        assert_eq!(tie_words(9, 9, 2), "Tie all to question 2");
        assert_eq!(tie_words(4, 9, 2), "Tie the 4 left to question 2");
        assert_eq!(tie_words(0, 9, 2), "Tie all to question 2 too");
        assert_eq!(questions_words(&[1, 3]), "Questions 1, 3");
    }
}
