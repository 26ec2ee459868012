//! The one place where findings and coverage become sentences. Texts of rules come from the pack's words, with the
//! finding's data in their placeholders; the few patterns that are not an agency's are here.

mod assembled;
mod public;

pub use assembled::{assembled_sentences, outdated_answers, with_assembled};
pub use public::{
    answer_sentence, coverage_sentence, is_same_paragraph, lacks_phrase, missing_phrase, public_paragraph,
    remark_sentence,
};

use crate::problem::AnswerProblem;
use crate::report::Finding;
use requisite_pack::{Pack, QuestionKind, Words, mid_sentence};
use requisite_request::{Ask, Date, Detail, Form, Request, Role};
use std::collections::BTreeMap;

/// A finding in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct FindingSentences {
    /// What was found.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do now.
    pub fix: String,
}

/// A finding in words of a language.
pub fn finding_sentences(pack: &Pack, language: &str, finding: &Finding) -> FindingSentences {
    let words = pack.words(language).and_then(|words| words.rules.get(&finding.code));
    match words {
        Some(words) => FindingSentences {
            what: fill(&words.what, &finding.data),
            why: fill(&words.why, &finding.data),
            fix: fill(&words.fix, &finding.data),
        },
        None => FindingSentences { what: finding.code.replace('_', " "), ..FindingSentences::default() },
    }
}

/// Puts data into the `{placeholders}` of a text; what has no value stays as it is.
fn fill(template: &str, data: &BTreeMap<String, String>) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}') {
            Some((name, behind)) => {
                match data.get(name) {
                    Some(value) => text.push_str(value),
                    None => {
                        text.push('{');
                        text.push_str(name);
                        text.push('}');
                    }
                }
                rest = behind;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// What is wrong with an answer.
pub fn problem_sentence(problem: &AnswerProblem) -> String {
    match problem {
        AnswerProblem::NotADate => "Write a date as year-month-day, like 2027-06-30.".to_owned(),
        AnswerProblem::NotANumber => "Write a whole number, like 10.".to_owned(),
        AnswerProblem::NotAnEmail => "Write an e-mail address, like name@example.org.".to_owned(),
        AnswerProblem::UnknownOption => "Choose one of the options.".to_owned(),
        AnswerProblem::NotAlone => {
            "One of these goes with no other. Choose it alone, or leave it out.".to_owned()
        }
        AnswerProblem::TooLong { words, most } => format!("Use at most {most} words. There are {words} now."),
        AnswerProblem::OtherKind => "This answer does not fit the question. Answer it again.".to_owned(),
    }
}

/// A phrase at the beginning of a sentence.
pub fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn label(labels: Option<&BTreeMap<String, String>>, id: &str) -> String {
    labels.and_then(|labels| labels.get(id)).map_or_else(|| id.to_owned(), |label| mid_sentence(label))
}

/// The kind of data in words, in the middle of a sentence.
pub fn form_phrase(form: Form) -> &'static str {
    match form {
        Form::AggregateSuppressed => "totals with small groups hidden",
        Form::AggregateUnsuppressed => "totals with small groups shown",
        Form::DeIdentified => "de-identified student-level data",
        Form::Identifiable => "identifiable student-level data",
    }
}

/// What an element does in a study, in the middle of a sentence.
pub fn role_phrase(role: Role) -> &'static str {
    match role {
        Role::Outcome => "outcome",
        Role::Treatment => "program or event studied",
        Role::Control => "held constant",
        Role::Subgroup => "results by its groups",
        Role::Linkage => "joins records",
        Role::SampleDefinition => "decides who is studied",
    }
}

/// A number with its thousands apart: `1,234`.
pub fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How much of what kind of data a data set asks for, in the middle of a sentence: `38 elements as totals with small groups
/// hidden by district, split by gender`.
fn ask_phrase(words: Option<&Words>, ask: &Ask) -> String {
    let n = ask.elements.len();
    let mut phrase = format!("{n} {}", if n == 1 { "element" } else { "elements" });
    if let Some(form) = ask.form {
        phrase = format!("{phrase} as {}", form_phrase(form));
    }
    if let (Some(unit), Some(Detail::Aggregate)) = (&ask.unit, ask.detail()) {
        phrase = format!("{phrase} by {}", label(words.map(|words| &words.units), unit.as_str()));
    }
    if !ask.breakdowns.is_empty() && ask.detail() != Some(Detail::StudentLevel) {
        let by = ask.breakdowns.iter().map(|id| label(words.map(|words| &words.breakdowns), id.as_str()));
        phrase = format!("{phrase}, split by {}", by.collect::<Vec<_>>().join(" and "));
    }
    phrase
}

/// A value of a question or of a field in words: the label of an option, a day as people write it, yes or no, or the text.
pub fn value_words(kind: QuestionKind, options: Option<&BTreeMap<String, String>>, text: &str) -> String {
    let text = text.trim();
    match kind {
        QuestionKind::Choice | QuestionKind::Choices => {
            options.and_then(|options| options.get(text)).map_or_else(|| text.to_owned(), Clone::clone)
        }
        QuestionKind::Date => text.parse().map_or_else(|_| text.to_owned(), Date::in_words),
        QuestionKind::YesNo | QuestionKind::Acknowledge => match text {
            "yes" | "true" => "Yes".to_owned(),
            "no" | "false" => "No".to_owned(),
            other => other.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// What is asked for, one sentence a data set.
pub fn requested_sentence(pack: &Pack, language: &str, request: &Request) -> String {
    if request.asks.iter().all(|ask| ask.elements.is_empty()) {
        return match request.public_instead.as_slice() {
            [] => "No data are chosen yet.".to_owned(),
            _ => "Nothing is requested: all of it is published already.".to_owned(),
        };
    }
    let words = pack.words(language);
    let sentences = request.asks.iter().filter(|ask| !ask.elements.is_empty()).map(|ask| {
        let mut sentence = ask_phrase(words, ask);
        if !ask.years.is_empty() {
            sentence = format!("{sentence}, {}", ask.years);
        }
        format!("{sentence}.")
    });
    sentences.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_unknown_ones_stay() {
        let data = BTreeMap::from([("label".to_owned(), "Gender".to_owned())]);
        assert_eq!(fill("{label} and {other} {", &data), "Gender and {other} {");
        assert_eq!(fill("none", &data), "none");
    }

    #[test]
    fn numbers_have_their_thousands_apart() {
        for (n, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(n), text);
        }
    }
}
