//! What a less sensitive variant would take away from a request, in one or two sentences.

use super::findings_words::verdict_words;
use super::fix_preview_lines::{duties, listed, tasks};
use requisite_pack::{Severity, Words, mid_sentence};
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
            mid_sentence(verdict_words(&difference.class_after))
        ));
    }
    let mut gone = duties(words, &difference.duties_removed);
    gone.extend(tasks(words, &difference.tasks_removed));
    if !gone.is_empty() {
        parts.push(format!("No longer needed: {}.", listed(&gone, MOST)));
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
