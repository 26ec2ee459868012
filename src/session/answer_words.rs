//! An answer as a person reads it.

use requisite_pack::{Question, QuestionKind, QuestionWords, Words};
use requisite_request::{Answer, Row};

fn option(words: Option<&QuestionWords>, id: &str) -> String {
    words.and_then(|words| words.options.get(id)).cloned().unwrap_or_else(|| id.to_owned())
}

/// The answer to a question in words, a line for each row or option.
pub fn answer_lines(question: &Question, words: &Words, answer: &Answer) -> Vec<String> {
    let words = words.questions.get(question.id.as_str());
    match answer {
        Answer::Yes(true) if question.kind == QuestionKind::Acknowledge => vec!["Accepted".to_owned()],
        Answer::Yes(yes) => vec![if *yes { "Yes" } else { "No" }.to_owned()],
        Answer::Text(id) if question.kind == QuestionKind::Choice => vec![option(words, id)],
        Answer::Text(text) => vec![text.clone()],
        Answer::Options(ids) => ids.iter().map(|id| option(words, id)).collect(),
        Answer::Rows(rows) => rows.iter().map(|row| row_line(question, words, row)).collect(),
    }
}

/// A row in one line, its fields in the order of the question.
fn row_line(question: &Question, words: Option<&QuestionWords>, row: &Row) -> String {
    let cells = question.fields.iter().filter_map(|field| {
        let text = row.get(&field.id).filter(|text| !text.trim().is_empty())?;
        let words = words.and_then(|words| words.fields.get(field.id.as_str()));
        Some(match field.kind {
            QuestionKind::Choice => option(words, text),
            QuestionKind::YesNo => {
                let answer = if text == "yes" { "yes" } else { "no" };
                let label = words.map_or(field.id.as_str(), |words| words.label.as_str());
                format!("{}: {answer}", label.trim_end_matches('?'))
            }
            _ => text.clone(),
        })
    });
    cells.collect::<Vec<_>>().join(", ")
}
