//! What a less sensitive variant would take away from a request, in one or two sentences.

use super::findings_words::{in_sentence, verdict_words};
use crate::words::task_title;
use requisite_pack::{Severity, Words};
use requisite_precheck::Finding;
use requisite_session::Difference;

/// Most duties that are named.
const MOST: usize = 3;

/// What taking the variant does, the weightiest first.
pub fn rung_words(words: &Words, difference: &Difference) -> String {
    let mut parts = Vec::new();
    if difference.changes_class() {
        parts.push(format!(
            "The kind of data becomes {}.",
            in_sentence(verdict_words(&difference.class_after))
        ));
    }
    let duties = difference
        .duties_removed
        .iter()
        .map(|id| words.obligations.get(id).map_or(id.as_str(), |it| it.title.as_str()));
    let pages = difference.tasks_removed.iter().map(|task| task_title(task, words));
    let gone: Vec<String> = duties.map(str::to_owned).chain(pages).collect();
    if !gone.is_empty() {
        parts.push(format!("No longer needed: {}.", listed(&gone)));
    }
    let needs = |list: &[Finding]| list.iter().any(|it| it.code == "element_without_reason");
    match (needs(&difference.fixed), needs(&difference.new)) {
        (true, false) => parts.push("You need not say why you need it.".to_owned()),
        (false, true) => parts.push("It needs a reason of its own.".to_owned()),
        _ => {}
    }
    let weighty = |list: &[Finding]| {
        list.iter().filter(|it| it.severity != Severity::Note && it.code != "element_without_reason").count()
    };
    match weighty(&difference.fixed) {
        0 => {}
        1 => parts.push("1 finding goes away.".to_owned()),
        n => parts.push(format!("{n} findings go away.")),
    }
    match weighty(&difference.new) {
        0 => {}
        1 => parts.push("1 finding comes up.".to_owned()),
        n => parts.push(format!("{n} findings come up.")),
    }
    if parts.is_empty() {
        parts.push("It tells less about each student. Nothing else changes.".to_owned());
    }
    parts.join(" ")
}

fn listed(items: &[String]) -> String {
    let head: Vec<&str> = items.iter().take(MOST).map(String::as_str).collect();
    match items.len().saturating_sub(MOST) {
        0 => head.join("; "),
        more => format!("{}; and {more} more", head.join("; ")),
    }
}
