//! An answer as a person reads it.

use requisite_pack::{Question, QuestionKind, QuestionWords, Words};
use requisite_precheck::value_words;
use requisite_request::{Answer, Row};

/// The answer to a question in words: a line for each option, for each row a block of lines with an empty one between.
pub fn answer_lines(question: &Question, words: &Words, answer: &Answer) -> Vec<String> {
    let words = words.questions.get(question.id.as_str());
    match answer {
        Answer::Yes(true) if question.kind == QuestionKind::Acknowledge => vec!["Accepted".to_owned()],
        Answer::Yes(yes) => vec![if *yes { "Yes" } else { "No" }.to_owned()],
        Answer::Text(text) => vec![value_words(question.kind, words.map(|words| &words.options), text)],
        Answer::Options(ids) => {
            let options = words.map(|words| &words.options);
            ids.iter().map(|id| value_words(QuestionKind::Choice, options, id)).collect()
        }
        Answer::Rows(rows) => {
            let mut lines = Vec::new();
            for row in rows {
                if !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.extend(row_lines(question, words, row));
            }
            lines
        }
    }
}

/// A row, a line for each field that is filled in, in the order of the question.
fn row_lines(question: &Question, words: Option<&QuestionWords>, row: &Row) -> Vec<String> {
    let cells = question.fields.iter().filter_map(|field| {
        let text = row.get(&field.id).filter(|text| !text.trim().is_empty())?;
        let words = words.and_then(|words| words.fields.get(field.id.as_str()));
        let label = words.map(|words| words.label.as_str()).filter(|label| !label.is_empty());
        let label = label.unwrap_or(field.id.as_str());
        let mark = if label.ends_with('?') { "" } else { ":" };
        Some(format!("{label}{mark} {}", value_words(field.kind, words.map(|words| &words.options), text)))
    });
    cells.collect()
}
