//! What a person reads: one file a language.

use requisite_request::{FieldId, QuestionId};
use std::collections::BTreeMap;

/// Words about the agency and the start page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyWords {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// One sentence.
    pub about: String,
    /// Paragraphs of the start page.
    pub start: Vec<String>,
    /// What to have at hand.
    pub have_at_hand: Vec<String>,
    /// How long it takes.
    pub time_needed: String,
}

/// Words of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionWords {
    /// Its title.
    pub title: String,
    /// A sentence or two below it.
    pub intro: String,
}

/// Words of a question or of a field of its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionWords {
    /// The question.
    pub label: String,
    /// What a good answer looks like.
    pub hint: String,
    /// Why it is asked.
    pub why: String,
    /// Longer help.
    pub help: String,
    /// An example answer.
    pub example: String,
    /// What one row is called.
    pub item: String,
    /// Labels of options by id; `<id>.hint` is the hint of one.
    pub options: BTreeMap<String, String>,
    /// Words of the fields.
    pub fields: BTreeMap<String, QuestionWords>,
}

/// Words of a rule; texts may hold `{placeholders}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleWords {
    /// What was found.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do now.
    pub fix: String,
}

/// Words of a route.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RouteWords {
    /// Its title.
    pub title: String,
    /// Paragraphs.
    pub text: Vec<String>,
    /// What to do next.
    pub next: Vec<String>,
}

/// A title and a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TitledText {
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
}

/// Words of an obligation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObligationWords {
    /// What it is.
    pub title: String,
    /// What is to be done.
    pub text: String,
    /// The parts of a document by id: the agency's heading, and what belongs under it.
    pub parts: BTreeMap<String, TitledText>,
}

/// All words of a pack in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// About the agency.
    pub agency: AgencyWords,
    /// Pages, by id.
    pub sections: BTreeMap<String, SectionWords>,
    /// Questions, by id.
    pub questions: BTreeMap<String, QuestionWords>,
    /// Rules, by code.
    pub rules: BTreeMap<String, RuleWords>,
    /// Routes, by id.
    pub routes: BTreeMap<String, RouteWords>,
    /// Obligations, by id.
    pub obligations: BTreeMap<String, ObligationWords>,
    /// What each kind of charged work is, by id: `one student-level file`.
    pub work: BTreeMap<String, String>,
    /// What happens in each step of the time plan, by id: `review by the agency`.
    pub steps: BTreeMap<String, String>,
    /// Labels of contacts, by id.
    pub contacts: BTreeMap<String, String>,
    /// Labels of links, by id.
    pub links: BTreeMap<String, String>,
    /// Labels of units, by id.
    pub units: BTreeMap<String, String>,
    /// Labels of breakdowns, by id.
    pub breakdowns: BTreeMap<String, String>,
    /// Labels of grades, by id.
    pub grades: BTreeMap<String, String>,
    /// Labels of topics, by id.
    pub groups: BTreeMap<String, String>,
    /// What each example of a list is for, by id: `Scores and growth in tests`.
    pub examples: BTreeMap<String, String>,
    /// Titles of sources in this language, by key; a source without one keeps the title of `pack.json`.
    pub sources: BTreeMap<String, String>,
}

impl Words {
    /// Label of a question; its id where the pack has no words for it.
    pub fn question_label(&self, id: &QuestionId) -> String {
        self.questions.get(id.as_str()).map_or_else(|| id.to_string(), |words| words.label.clone())
    }

    /// Label of a field of a question; its id where the pack has no words for it.
    pub fn field_label(&self, question: &QuestionId, field: &FieldId) -> String {
        let words = self.questions.get(question.as_str()).and_then(|words| words.fields.get(field.as_str()));
        words.map_or_else(|| field.to_string(), |words| words.label.clone())
    }
}

/// Words that keep their capital in the middle of a sentence.
const CAPITAL: [&str; 1] = ["English"];

/// A label in the middle of a sentence: `race and ethnicity`, `English learner`, `educational service district (ESD)`.
pub fn mid_sentence(label: &str) -> String {
    let word = label.split_whitespace().next().unwrap_or_default();
    let mut letters = label.chars();
    match letters.next() {
        Some(first) if !CAPITAL.contains(&word) && is_ordinary(word) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

/// Whether a word at the beginning of a label has its capital for that alone: not `GPA`, not `I-20`.
fn is_ordinary(word: &str) -> bool {
    let mut rest = word.chars().skip(1);
    !word.contains(char::is_numeric) && !rest.any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::mid_sentence;

    #[test]
    fn only_the_first_letter_of_an_ordinary_word_becomes_small() {
        let all = [
            "Race and ethnicity",
            "English learner",
            "GPA",
            "I-20 form",
            "Educational service district (ESD)",
            "A",
            "",
        ];
        let small = [
            "race and ethnicity",
            "English learner",
            "GPA",
            "I-20 form",
            "educational service district (ESD)",
            "a",
            "",
        ];
        assert_eq!(all.map(mid_sentence), small);
    }
}
