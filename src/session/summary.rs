//! The readable part of a draft file, and its name.

use crate::answer_lines;
use requisite_pack::{Pack, Words};
use requisite_request::{Date, Request};

/// Lines for a human reader of a draft page: the questions that have an answer, with the answers.
pub fn draft_summary(pack: &Pack, words: &Words, request: &Request) -> Vec<(String, String)> {
    let mut summary = Vec::new();
    for question in pack.questions() {
        let Some(answer) = request.answer(&question.id) else { continue };
        let label = words.questions.get(question.id.as_str()).map(|words| words.label.clone());
        let lines = answer_lines(question, words, answer);
        let text = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<String>>().join("; ");
        summary.push((label.unwrap_or_else(|| question.id.to_string()), text));
    }
    for ask in &request.asks {
        let labels: Vec<&str> = ask.elements.iter().map(|chosen| pack.label(&chosen.id)).collect();
        let years = if ask.years.is_empty() { String::new() } else { format!(" ({})", ask.years) };
        summary.push((format!("{}{years}", ask.title()), labels.join("; ")));
    }
    for question in &request.research_questions {
        summary.push((format!("Research question {}", question.id.0), question.text.clone()));
    }
    summary
}

/// Name of a draft file: agency, and the day it was kept.
pub fn draft_file_name(pack: &Pack, today: Date) -> String {
    format!("requisite-draft-{}-{today}.html", pack.stamp.file_name_part())
}
