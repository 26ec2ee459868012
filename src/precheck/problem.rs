//! What is wrong with an answer in itself, before any rule.

use requisite_pack::{Field, Question, QuestionKind};
use requisite_request::{Answer, Date, Row};

/// An answer that is not what its question asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerProblem {
    /// Not a date.
    NotADate,
    /// Not a whole number.
    NotANumber,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not one of the options.
    UnknownOption,
    /// An option that goes with no other, together with others.
    NotAlone,
    /// Too many words.
    TooLong {
        /// Number of words.
        words: usize,
        /// Most words.
        most: u32,
    },
    /// Another kind of answer, as a damaged file may hold.
    OtherKind,
}

/// What is wrong with the answer to a question (rows apart: see [`cell_problem`]).
pub fn answer_problem(question: &Question, answer: &Answer) -> Option<AnswerProblem> {
    if answer.is_empty() {
        return None;
    }
    let known = |option: &String| question.options.contains(option);
    match (question.kind, answer) {
        (QuestionKind::YesNo | QuestionKind::Acknowledge, Answer::Yes(_))
        | (QuestionKind::Rows, Answer::Rows(_)) => None,
        (QuestionKind::Choices, Answer::Options(options)) => {
            let is_mixed =
                options.len() > 1 && question.alone.as_ref().is_some_and(|it| options.contains(it));
            match options.iter().all(known) {
                false => Some(AnswerProblem::UnknownOption),
                true => is_mixed.then_some(AnswerProblem::NotAlone),
            }
        }
        (QuestionKind::YesNo | QuestionKind::Acknowledge | QuestionKind::Rows | QuestionKind::Choices, _) => {
            Some(AnswerProblem::OtherKind)
        }
        (kind, Answer::Text(text)) => {
            text_problem(kind, &question.options, text).or_else(|| too_long(text, question.max_words))
        }
        _ => Some(AnswerProblem::OtherKind),
    }
}

/// What is wrong with one field of a row.
pub fn cell_problem(field: &Field, row: &Row) -> Option<AnswerProblem> {
    let text = row.get(&field.id).filter(|text| !text.trim().is_empty())?;
    match field.kind {
        QuestionKind::YesNo | QuestionKind::Acknowledge => {
            (!matches!(text.trim(), "yes" | "no")).then_some(AnswerProblem::UnknownOption)
        }
        kind => text_problem(kind, &field.options, text),
    }
}

fn text_problem(kind: QuestionKind, options: &[String], text: &str) -> Option<AnswerProblem> {
    let text = text.trim();
    match kind {
        QuestionKind::Date => text.parse::<Date>().is_err().then_some(AnswerProblem::NotADate),
        QuestionKind::Number => text.parse::<i64>().is_err().then_some(AnswerProblem::NotANumber),
        QuestionKind::Email => (!looks_like_email(text)).then_some(AnswerProblem::NotAnEmail),
        QuestionKind::Choice => {
            (!options.iter().any(|it| it == text)).then_some(AnswerProblem::UnknownOption)
        }
        _ => None,
    }
}

/// One `@` with something before it and a dotted name after it: more than this would refuse addresses that work.
fn looks_like_email(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    !name.is_empty()
        && !text.contains(char::is_whitespace)
        && !name.contains('@')
        && host.split('.').count() >= 2
        && host.split('.').all(|part| !part.is_empty())
}

fn too_long(text: &str, most: Option<u32>) -> Option<AnswerProblem> {
    let most = most?;
    let words = text.split_whitespace().count();
    (words > most as usize).then_some(AnswerProblem::TooLong { words, most })
}

#[cfg(test)]
mod tests {
    use super::{AnswerProblem, looks_like_email, too_long};

    #[test]
    fn an_address_has_one_sign_a_name_and_a_dotted_host() {
        for address in ["a@example.org", "jane.roe+data@mail.uw.edu", "a@b.c"] {
            assert!(looks_like_email(address), "{address}");
        }
        let others = ["", "jane", "@uw.edu", "jane@", "jane@uw", "jane@uw.", "jane@.edu", "jane@uw..edu"];
        for text in
            others.into_iter().chain(["jane roe@uw.edu", "jane@uw .edu", "jane@at@uw.edu", "@@uw.edu"])
        {
            assert!(!looks_like_email(text), "{text}");
        }
    }

    #[test]
    fn as_many_words_as_allowed_are_not_too_many() {
        assert_eq!(too_long("one two", None), None);
        assert_eq!(too_long("one", Some(2)), None);
        assert_eq!(too_long(" one  two ", Some(2)), None);
        assert_eq!(too_long("one two three", Some(2)), Some(AnswerProblem::TooLong { words: 3, most: 2 }));
    }
}
