//! The readable part of a draft file, and its name.

use requisite_pack::{Pack, QuestionKind, Words};
use requisite_request::{Answer, Date, Request};

/// Lines for a human reader of a draft page: the questions that have an answer, with the answers.
pub fn draft_summary(pack: &Pack, words: &Words, request: &Request) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for question in pack.questions() {
        let Some(answer) = request.answer(&question.id) else { continue };
        let label = words.questions.get(question.id.as_str());
        let option = |id: &String| {
            label.and_then(|words| words.options.get(id)).cloned().unwrap_or_else(|| id.clone())
        };
        let text = match answer {
            Answer::Yes(true) => "Yes".to_owned(),
            Answer::Yes(false) => "No".to_owned(),
            Answer::Text(id) if question.kind == QuestionKind::Choice => option(id),
            Answer::Text(text) => text.clone(),
            Answer::Options(ids) => ids.iter().map(option).collect::<Vec<_>>().join("; "),
            Answer::Rows(rows) => {
                let row_text =
                    |row: &requisite_request::Row| row.values().cloned().collect::<Vec<_>>().join(", ");
                rows.iter().map(row_text).collect::<Vec<_>>().join("; ")
            }
        };
        lines.push((label.map_or_else(|| question.id.to_string(), |words| words.label.clone()), text));
    }
    for ask in &request.asks {
        let labels: Vec<&str> = ask.elements.iter().map(|chosen| pack.label(&chosen.id)).collect();
        let years = if ask.years.is_empty() { String::new() } else { format!(" ({})", ask.years) };
        let name =
            if ask.name.trim().is_empty() { format!("Table or file {}", ask.id.0) } else { ask.name.clone() };
        lines.push((format!("{name}{years}"), labels.join("; ")));
    }
    for question in &request.research_questions {
        lines.push((format!("Research question {}", question.id.0), question.text.clone()));
    }
    lines
}

/// Name of a draft file: agency, and the day it was kept.
pub fn draft_file_name(pack: &Pack, today: Date) -> String {
    format!("requisite-draft-{}-{today}.html", pack.stamp.id)
}
