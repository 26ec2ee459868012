//! What a verdict rests on, in words: each fact as the answer behind it, with the place where it can be changed.

use crate::answer_lines;
use requisite_pack::{BaseFile, Element, Identifier, Pack, Words, mid_sentence};
use requisite_precheck::form_phrase;
use requisite_request::{Ask, AskId, AskPart, Place, QuestionId, Request};

/// A fact on which a verdict rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The fact in words, such as `Kind of data: de-identified student-level data`.
    pub text: String,
    /// Where it is said.
    pub place: Place,
}

/// The facts of these names in words, for a verdict about a place; about the whole request when there is none. A rule that
/// names no facts rests on what is said at its place.
pub fn grounds(
    pack: &Pack,
    words: &Words,
    request: &Request,
    at: Option<&Place>,
    names: &[String],
) -> Vec<Ground> {
    let teller = Teller { pack, words, request, at };
    let own = if names.is_empty() { at.map(said_at).unwrap_or_default() } else { Vec::new() };
    let mut grounds: Vec<Ground> = Vec::new();
    for ground in names.iter().chain(&own).map(|name| teller.ground(name)) {
        if !grounds.contains(&ground) {
            grounds.push(ground);
        }
    }
    grounds
}

/// Names of the facts that are said at a place.
fn said_at(place: &Place) -> Vec<String> {
    let name = match place {
        Place::Whole | Place::Section(_) => return Vec::new(),
        Place::Question(id) => id.as_str(),
        Place::Row { field: Some(field), .. } => return vec![format!("row.{field}")],
        Place::Row { question, field: None, .. } => question.as_str(),
        Place::Ask { part, .. } => match part {
            AskPart::Form => "ask.form",
            AskPart::Unit => "ask.unit",
            AskPart::Years => "years",
            AskPart::Breakdowns => "breakdowns",
            AskPart::Elements => "elements",
            // No fact is about these.
            AskPart::Grades | AskPart::Population => return Vec::new(),
        },
        Place::Data => "n_elements",
        Place::Element { .. } => "element.id",
        Place::Public => "all_public",
        Place::Reasons | Place::ResearchQuestion(_) => "n_research_questions",
        Place::Reason(_) => "element.reason_given",
    };
    vec![name.to_owned()]
}

struct Teller<'a> {
    pack: &'a Pack,
    words: &'a Words,
    request: &'a Request,
    at: Option<&'a Place>,
}

impl Teller<'_> {
    fn ask(&self) -> Option<&Ask> {
        let id = match self.at {
            Some(Place::Ask { ask, .. } | Place::Element { ask, .. }) => Some(*ask),
            _ => None,
        };
        id.and_then(|id: AskId| self.request.ask(id)).or_else(|| self.request.asks.first())
    }

    fn element(&self) -> Option<&Element> {
        match self.at {
            Some(Place::Element { element, .. } | Place::Reason(element)) => self.pack.element(element),
            _ => None,
        }
    }

    fn of_ask(&self, part: AskPart) -> Place {
        self.ask().map_or(Place::Data, |ask| Place::Ask { ask: ask.id, part })
    }

    fn ground(&self, name: &str) -> Ground {
        if let Some(ground) = self.answer(name.strip_prefix("count:").unwrap_or(name)) {
            return ground;
        }
        if let Some(field) = name.strip_prefix("row.") {
            return self.cell(field);
        }
        if let (Some(rest), Some(element)) = (name.strip_prefix("element."), self.element()) {
            let place = self.at.cloned().unwrap_or(Place::Data);
            return Ground { text: self.of_element(rest, element), place };
        }
        let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
        let chosen = self.request.elements().len();
        let (text, place) = match name {
            "class" | "student_level" | "sharing_process" | "identifiable" | "ask.form" => {
                (format!("Kind of data: {}", self.forms()), self.of_ask(AskPart::Form))
            }
            "class_in_doubt" => ("How sure the kind of data is".to_owned(), self.of_ask(AskPart::Elements)),
            "ask.unit" | "units" => (format!("Level: {}", self.units()), self.of_ask(AskPart::Unit)),
            "years" | "ask.n_years" => {
                (format!("School years: {}", self.years()), self.of_ask(AskPart::Years))
            }
            "breakdowns" | "ask.n_breakdowns" | "ask.n_student_groups" => {
                (format!("Split by: {}", self.breakdowns()), self.of_ask(AskPart::Breakdowns))
            }
            "all_public" | "any_public" => {
                ("What is published of the data you chose".to_owned(), Place::Public)
            }
            "n_research_questions" => {
                (count(self.request.research_questions.len(), "research question"), Place::Reasons)
            }
            "study_days" => {
                let end = self.pack.uses.end.clone().map_or(Place::Whole, Place::Question);
                ("How long the project runs".to_owned(), end)
            }
            "n_asks" => (count(self.request.asks.len(), "data set"), Place::Data),
            _ => (format!("{} chosen", count(chosen, "element")), self.of_ask(AskPart::Elements)),
        };
        Ground { text, place }
    }

    fn answer(&self, name: &str) -> Option<Ground> {
        let id = QuestionId::new(name).ok()?;
        let question = self.pack.question(&id)?;
        let label = self.words.questions.get(name).map_or(name, |words| words.label.as_str());
        let answer = self.request.answer(&id).map(|answer| answer_lines(question, self.words, answer));
        let said = match answer {
            None => "not answered".to_owned(),
            Some(lines) => {
                let mut text = lines.iter().filter(|it| !it.is_empty()).take(3).cloned().collect::<Vec<_>>();
                if lines.len() > 3 {
                    text.push("\u{2026}".to_owned());
                }
                text.join("; ")
            }
        };
        Some(Ground { text: format!("{label} {said}"), place: Place::Question(id) })
    }

    fn cell(&self, field: &str) -> Ground {
        let place = self.at.cloned().unwrap_or(Place::Whole);
        let Some(Place::Row { question, row, .. }) = self.at else {
            return Ground { text: field.replace('_', " "), place };
        };
        let words = self.words.questions.get(question.as_str()).and_then(|words| words.fields.get(field));
        let label = words.map_or(field, |words| words.label.as_str());
        let rows = self.request.answer(question).map(requisite_request::Answer::as_rows).unwrap_or_default();
        let cell = rows
            .get(*row as usize)
            .and_then(|row| row.iter().find(|(id, _)| id.as_str() == field).map(|(_, text)| text.as_str()));
        let said = cell.map_or("not answered", |text| {
            words.and_then(|words| words.options.get(text)).map_or(text, String::as_str)
        });
        Ground { text: format!("{label}: {said}"), place }
    }

    fn of_element(&self, what: &str, element: &Element) -> String {
        let label = &element.label;
        match what {
            "group" | "collection" => {
                let topic = self.words.groups.get(&element.group).unwrap_or(&element.group);
                format!("{label} belongs to the topic {topic}")
            }
            "identifier" => match element.identifier {
                Identifier::Direct => format!("{label} says who a student is"),
                Identifier::Indirect => format!("{label} can help to find out who a student is"),
                Identifier::Sensitive => format!("{label} is sensitive"),
                Identifier::Restricted => format!("{label} is restricted by law"),
                Identifier::Ordinary => format!("{label} tells little about who a student is"),
            },
            "base_file" => match element.base_file {
                BaseFile::Yes => format!("{label} is in the standard file"),
                BaseFile::Removed => format!("{label} is taken out of the standard file"),
                BaseFile::No | BaseFile::Optional => format!("{label} lies beyond the standard file"),
            },
            "level" => format!("{label} is about a {}", element.level.as_str()),
            "reason_given" => {
                let given = self.request.reasons.get(&element.id);
                let is_given = given.is_some_and(|reason| !reason.why_needed.trim().is_empty());
                format!("A reason for {label} is {}given", if is_given { "" } else { "not " })
            }
            "reason" => format!("The agency asks for a reason for {label}"),
            _ => format!("{label} is chosen"),
        }
    }

    fn forms(&self) -> String {
        let forms: Vec<&str> = self.request.asks.iter().filter_map(|ask| ask.form).map(form_phrase).collect();
        listed(&forms)
    }

    fn units(&self) -> String {
        let units = self.request.asks.iter().filter_map(|ask| ask.unit.as_ref());
        let labels: Vec<&str> =
            units.map(|id| self.words.units.get(id.as_str()).map_or(id.as_str(), String::as_str)).collect();
        listed(&labels)
    }

    fn years(&self) -> String {
        self.ask()
            .filter(|ask| !ask.years.is_empty())
            .map_or("not chosen".to_owned(), |ask| ask.years.to_string())
    }

    fn breakdowns(&self) -> String {
        let ids = self.ask().map(|ask| ask.breakdowns.as_slice()).unwrap_or_default();
        let label = |id: &requisite_request::BreakdownId| {
            self.words.breakdowns.get(id.as_str()).map_or(id.to_string(), |label| mid_sentence(label))
        };
        let labels: Vec<String> = ids.iter().map(label).collect();
        listed(&labels.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// Each once, with commas; what to say where there is none.
fn listed(labels: &[&str]) -> String {
    let mut told: Vec<&str> = Vec::new();
    for label in labels {
        if !told.contains(label) {
            told.push(label);
        }
    }
    if told.is_empty() { "not chosen".to_owned() } else { told.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_pack::{ospi, request, today};
    use requisite_precheck::precheck;

    #[test]
    fn every_ground_of_every_finding_is_told_in_words() {
        let (pack, request) = (ospi(), request("ospi-before-fixes.json"));
        let words = pack.words("en").unwrap();
        let report = precheck(&pack, &request, today());
        let mut told = 0;
        for finding in &report.findings {
            for ground in grounds(&pack, words, &request, Some(&finding.place), &finding.because) {
                assert!(!ground.text.contains('_'), "{}: {}", finding.id, ground.text);
                assert!(ground.text.contains(' '), "{}: {}", finding.id, ground.text);
                told += 1;
            }
        }
        assert!(told > 10, "only {told}");
    }

    #[test]
    fn an_answer_is_quoted_with_its_question() {
        let (pack, request) = (ospi(), request("ospi-complete.json"));
        let words = pack.words("en").unwrap();
        let names = ["topic".to_owned(), "class".to_owned(), "student_level".to_owned()];
        let grounds = grounds(&pack, words, &request, None, &names);
        assert_eq!(grounds.len(), 2, "what says the same is said once");
        assert!(grounds[0].text.ends_with("K-12 student data"), "{}", grounds[0].text);
        assert_eq!(grounds[1].text, "Kind of data: de-identified student-level data");
    }
}
