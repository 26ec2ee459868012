//! What a change would do, line by line.

use super::findings_words::{alike_words, verdict_words};
use crate::words::task_title;
use requisite_pack::{Pack, Severity, Words, mid_sentence};
use requisite_precheck::{Finding, TaskId, finding_sentences};
use requisite_request::ElementId;
use requisite_session::{Difference, YearsDropped};

/// Most entries that a line names.
const MOST: usize = 6;
/// Of how many rules a line tells findings.
const MOST_RULES: usize = 3;

/// The effects of a change in sentences, the weightiest first.
pub fn difference_lines(pack: &Pack, words: &Words, difference: &Difference) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = |text: &str, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(format!("{text}: {}", listed(&items, MOST)));
        }
    };
    if difference.changes_class() {
        let after = mid_sentence(verdict_words(&difference.class_after));
        line("The kind of request becomes", vec![after]);
    }
    for dropped in &difference.years_dropped {
        lines.push(dropped_words(pack, dropped));
    }
    let mut line = |text: &str, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(format!("{text}: {}", listed(&items, MOST)));
        }
    };
    line("No longer asked for", labels(pack, &difference.elements_removed));
    line("Newly asked for", labels(pack, &difference.elements_added));
    let public: Vec<ElementId> =
        difference.public_added.iter().map(|public| public.element.clone()).collect();
    line("Taken from public files", labels(pack, &public));
    line("Pages to fill in besides", tasks(words, &difference.tasks_added));
    line("Pages you no longer need", tasks(words, &difference.tasks_removed));
    line("New duties and documents", duties(words, &difference.duties_added));
    line("Duties and documents that go away", duties(words, &difference.duties_removed));
    let hidden = difference.answers_hidden.iter().map(|id| words.question_label(id));
    line("Answers kept in the draft but left out of the package", hidden.collect());
    let mut tell = |one: &str, several: &str, list: &[Finding]| {
        let (told, rules) = findings(pack, list);
        let head = if told == 1 { one.to_owned() } else { format!("{told} {several}") };
        if told > 0 {
            // Each is a sentence with its own full stop.
            let shown: Vec<&str> = rules.iter().take(MOST_RULES).map(String::as_str).collect();
            let rest = if rules.len() > MOST_RULES { " And others." } else { "" };
            lines.push(format!("{head}: {}{rest}", shown.join(" ")));
        }
    };
    // What was still to be filled in and no longer is counts among what goes away, unless the same comes up elsewhere.
    let comes_again = |it: &Finding| {
        it.incomplete && difference.new.iter().any(|new| new.incomplete && new.code == it.code)
    };
    let gone = difference.fixed.iter().filter(|it| !comes_again(it));
    let fixed: Vec<Finding> = gone.map(|it| Finding { incomplete: false, ..it.clone() }).collect();
    tell("1 finding goes away", "findings go away", &fixed);
    tell("1 new finding", "new findings", &difference.new);
    // What is then still to be filled in, told like what was found.
    let blank = difference.new.iter().filter(|it| it.incomplete);
    let blank: Vec<Finding> = blank.map(|it| Finding { incomplete: false, ..it.clone() }).collect();
    tell("1 more thing to fill in", "more things to fill in", &blank);
    if lines.is_empty() {
        lines.push("Nothing else changes.".to_owned());
    }
    lines
}

/// Which school years are given up, and of what.
fn dropped_words(pack: &Pack, dropped: &YearsDropped) -> String {
    let years = &dropped.years;
    match dropped.elements.as_slice() {
        [] => format!("School years no longer asked for: {years}"),
        some => format!("{years} no longer asked for: {}", listed(&labels(pack, some), MOST)),
    }
}

/// The first of some entries, and how many more there are.
pub(super) fn listed(items: &[String], most: usize) -> String {
    let head: Vec<&str> = items.iter().take(most).map(String::as_str).collect();
    let more = items.len().saturating_sub(most);
    if more == 0 { head.join("; ") } else { format!("{}; and {more} more", head.join("; ")) }
}

fn labels(pack: &Pack, elements: &[ElementId]) -> Vec<String> {
    elements.iter().map(|id| pack.label(id).to_owned()).collect()
}

pub(super) fn tasks(words: &Words, tasks: &[TaskId]) -> Vec<String> {
    tasks.iter().map(|task| task_title(task, words)).collect()
}

pub(super) fn duties(words: &Words, duties: &[String]) -> Vec<String> {
    duties
        .iter()
        .map(|id| words.obligations.get(id).map_or_else(|| id.clone(), |it| it.title.clone()))
        .collect()
}

/// The number of weighty findings, and one sentence a rule: its first finding, and how many more.
fn findings(pack: &Pack, findings: &[Finding]) -> (usize, Vec<String>) {
    // Notes would drown what matters, and an empty field is not news.
    let weighty =
        || findings.iter().filter(|finding| finding.severity != Severity::Note && !finding.incomplete);
    let mut codes: Vec<&str> = Vec::new();
    let mut sentences = Vec::new();
    for finding in weighty() {
        if codes.contains(&finding.code.as_str()) {
            continue;
        }
        codes.push(&finding.code);
        let what = finding_sentences(pack, &pack.language, finding).what;
        let n = weighty().filter(|it| it.code == finding.code).count();
        sentences.push(if n == 1 { what } else { alike_words(&what, n) });
    }
    (weighty().count(), sentences)
}
