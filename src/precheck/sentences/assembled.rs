//! Sentences put together from what is known already, with which an answer may begin.
//!
//! They say facts of the request and nothing else: no aim, no promise. As long as an answer begins with them they follow the
//! request; who edits them owns them.

use super::{ask_phrase, is_same_paragraph, label, public_paragraph, role_phrase};
use crate::data_flow::{DataFlow, data_flow, safeguard_sentences};
use crate::report::Report;
use crate::rules::list_labels;
use requisite_pack::{Assembles, Pack, Words};
use requisite_request::{Answer, Ask, Assembled, Detail, GradeId, QuestionId, Request, Role};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The sentences of one kind; blank while nothing is known that they could say. Answers to questions that are not `shown` say
/// nothing.
pub fn assembled_sentences(
    pack: &Pack,
    language: &str,
    request: &Request,
    shown: &BTreeSet<QuestionId>,
    which: Assembles,
) -> String {
    let sentences = match which {
        Assembles::Data => data(pack, language, request),
        Assembles::Roles => roles(pack, request),
        Assembles::Safeguards => {
            let flow = data_flow(pack, language, request, shown);
            flow.filter(DataFlow::is_begun).map(|flow| safeguard_sentences(&flow)).unwrap_or_default()
        }
    };
    sentences.join(if which == Assembles::Roles { "\n" } else { " " })
}

/// The request with the sentences in its answers, where answers begin with them.
pub fn with_assembled<'a>(
    pack: &Pack,
    request: &'a Request,
    shown: &BTreeSet<QuestionId>,
) -> Cow<'a, Request> {
    let mut written = Cow::Borrowed(request);
    for (id, state) in &request.assembled {
        let question = pack.question(id).filter(|_| shown.contains(id));
        let (Some(which), Assembled::Live) = (question.and_then(|it| it.assembles), state) else { continue };
        let ours = assembled_sentences(pack, &pack.language, request, shown, which);
        if !ours.is_empty() {
            let own = request.answer(id).and_then(Answer::as_text).unwrap_or_default();
            written.to_mut().answers.insert(id.clone(), Answer::Text(joined(&ours, own)));
        }
    }
    written
}

/// The questions whose answers are older than what they were made of: our text was edited, and would say something else now.
pub fn outdated_answers(pack: &Pack, request: &Request, report: &Report) -> Vec<QuestionId> {
    let language = &pack.language;
    let is_outdated = |id: &QuestionId, was: &str| {
        if pack.uses.public_reason.as_ref() == Some(id) {
            return !is_same_paragraph(&public_paragraph(pack, language, request, report), was);
        }
        let which = pack.question(id).and_then(|question| question.assembles);
        let now = which.map(|which| assembled_sentences(pack, language, request, &report.shown, which));
        now.is_some_and(|now| !now.is_empty() && now != was)
    };
    let outdated = request.assembled.iter().filter(|(id, state)| match state {
        Assembled::Edited { was } => {
            report.shown.contains(*id) && request.answer(id).is_some() && is_outdated(id, was)
        }
        Assembled::Live => false,
    });
    outdated.map(|(id, _)| id.clone()).collect()
}

/// Our sentences, and what the person wrote below them.
fn joined(ours: &str, own: &str) -> String {
    if own.trim().is_empty() { ours.to_owned() } else { format!("{ours}\n\n{own}") }
}

fn data(pack: &Pack, language: &str, request: &Request) -> Vec<String> {
    let Some(words) = pack.words(language) else { return Vec::new() };
    let asks: Vec<&Ask> = request.asks.iter().filter(|ask| !ask.elements.is_empty()).collect();
    let one = |ask: &&Ask| {
        let who =
            if asks.len() > 1 { format!("{}: we request", ask.title()) } else { "We request".to_owned() };
        let mut text = format!("{who} {}", ask_phrase(Some(words), ask));
        let grades = (!ask.grades.is_empty()).then(|| grades(pack, words, &ask.grades));
        let years = (!ask.years.is_empty()).then(|| format!("the school years {}", ask.years));
        let limits: Vec<String> = grades.into_iter().chain(years).collect();
        if !limits.is_empty() {
            text = format!("{text}, for {}", limits.join(" and "));
        }
        text.push('.');
        if let (Some(unit), Some(Detail::StudentLevel)) = (&ask.unit, ask.detail()) {
            let unit = label(Some(&words.units), unit.as_str());
            text = format!("{text} The finest place that a row names is the {unit}.");
        }
        let topics = topics(pack, words, ask);
        if !topics.is_empty() {
            text = format!("{text} Topics: {}.", topics.join(", "));
        }
        if !ask.population.trim().is_empty() {
            let population = ask.population.trim().trim_end_matches('.');
            text = format!("{text} Which students or schools: {population}.");
        }
        text
    };
    asks.iter().map(one).collect()
}

/// The topics of the elements of an ask, in the pack's order.
fn topics<'a>(pack: &'a Pack, words: &'a Words, ask: &Ask) -> Vec<&'a str> {
    let of = |group: &&String| {
        let belongs = |id| pack.element(id).is_some_and(|element| element.group == **group);
        ask.elements.iter().any(|chosen| belongs(&chosen.id))
    };
    let groups = pack.groups.iter().filter(of);
    groups.map(|group| words.groups.get(group).map_or(group.as_str(), String::as_str)).collect()
}

/// Grades as a range where they are one, else one by one.
fn grades(pack: &Pack, words: &Words, chosen: &[GradeId]) -> String {
    let name = |id: &GradeId| label(Some(&words.grades), id.as_str());
    let in_order: Vec<usize> =
        (0..).zip(&pack.grades).filter(|(_, id)| chosen.contains(id)).map(|(at, _)| at).collect();
    if let [first, .., last] = in_order.as_slice()
        && last - first + 1 == in_order.len()
        && in_order.len() > 2
        && let (Some(first), Some(last)) = (pack.grades.get(*first), pack.grades.get(*last))
    {
        let (first, last) = (name(first), name(last));
        return match (first.split_once(' '), last.split_once(' ')) {
            (Some((word, from)), Some((other, to))) if word == other => format!("{word}s {from} to {to}"),
            _ => format!("{first} to {last}"),
        };
    }
    let names: Vec<String> = chosen.iter().map(name).collect();
    list_labels(names.iter().map(String::as_str))
}

/// A label without the values that stand in brackets at its end, such as `TBD`: in a text they would read as unfinished.
fn name(label: &str) -> &str {
    let cut = label.strip_suffix(')').and_then(|_| label.rsplit_once(" ("));
    cut.map_or(label, |(name, _)| name)
}

fn roles(pack: &Pack, request: &Request) -> Vec<String> {
    let mut lines = Vec::new();
    for (number, question) in (1..).zip(&request.research_questions) {
        let serving = |role: Option<Role>| {
            let chosen = request.elements().into_iter().filter(|id| {
                let reason = request.reasons.get(*id);
                reason.is_some_and(|it| it.role == role && it.questions.contains(&question.id))
            });
            chosen.map(|id| name(pack.label(id))).collect::<Vec<&str>>()
        };
        let mut parts = Vec::new();
        for role in Role::ALL.into_iter().map(Some).chain([None]) {
            // Labels have commas of their own.
            let labels = serving(role).join("; ");
            if !labels.is_empty() {
                parts.push(format!("- {}: {labels}", role.map_or("further data", role_phrase)));
            }
        }
        if !parts.is_empty() {
            let text = question.text.trim();
            let quoted = if text.is_empty() { String::new() } else { format!(", \u{201c}{text}\u{201d},") };
            lines.push(format!("Question {number}{quoted} uses:"));
            lines.append(&mut parts);
        }
    }
    lines
}
