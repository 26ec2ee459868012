//! What differs between two drafts, in words.

use crate::answer_lines;
use crate::changed_pack::plain_lines;
use requisite_pack::{Pack, Question, QuestionKind, Words};
use requisite_precheck::{capital, form_phrase, role_phrase, value_words};
use requisite_request::{
    Answer, Ask, AskId, AskPart, Difference, FieldId, Outcome, Place, ReasonPart, Request, Said, Spot, Years,
};
use std::collections::BTreeMap;

/// A place where two drafts differ, as a person reads it. A value that says nothing has no line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Where, as the merging names it.
    pub spot: Spot,
    /// What to call it.
    pub title: String,
    /// Where in the request it is.
    pub place: Place,
    /// What stood there when both began.
    pub was: Vec<String>,
    /// What stands there here.
    pub mine: Vec<String>,
    /// What stands there with the other.
    pub theirs: Vec<String>,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// A difference in words. `request` is the one in which both are together, for the names of what it holds.
pub fn told(pack: &Pack, words: &Words, request: &Request, difference: &Difference) -> Told {
    let telling = Telling { pack, words, request };
    let Difference { spot, was, mine, theirs, outcome } = difference;
    let lines = |said| telling.lines(spot, said);
    let (title, place) = (telling.title(spot, [mine, theirs, was]), telling.place(spot));
    let (was, mine, theirs) = (lines(was), lines(mine), lines(theirs));
    Told { spot: spot.clone(), title, place, was, mine, theirs, outcome: *outcome }
}

struct Telling<'a> {
    pack: &'a Pack,
    words: &'a Words,
    request: &'a Request,
}

/// The label of an id; the id itself where there is none.
fn label_in(labels: &BTreeMap<String, String>, id: &str) -> String {
    labels.get(id).cloned().unwrap_or_else(|| id.to_owned())
}

impl Telling<'_> {
    fn ask(&self, id: AskId) -> String {
        self.request.ask(id).map_or_else(|| id.title(), Ask::title)
    }

    fn title(&self, spot: &Spot, said: [&Said; 3]) -> String {
        match spot {
            Spot::Answer(id) => self.words.question_label(id),
            Spot::Row { question, row, field, .. } => {
                let label = |field: &FieldId| format!(", {}", self.words.field_label(question, field));
                let field = field.as_ref().map(label).unwrap_or_default();
                let row = self.pack.question(question).map_or_else(
                    || row.clone(),
                    |it| self.cell(it, it.fields.first().map(|field| &field.id), row),
                );
                format!("{}: {row}{field}", self.words.question_label(question))
            }
            Spot::RowOrder(id) => format!("{}: order", self.words.question_label(id)),
            Spot::Ask(id) => {
                let title = said.into_iter().find_map(|said| match said {
                    Said::Ask(whole) => Some(whole.ask.title()),
                    _ => None,
                });
                title.unwrap_or_else(|| id.title())
            }
            Spot::AskName(ask) => format!("{}: name", ask.title()),
            Spot::AskPart { ask, part } => format!("{}: {}", self.ask(*ask), part_words(*part)),
            Spot::AskOrder => "Order of the data sets".to_owned(),
            Spot::Element { ask, element } => format!("{}: {}", self.ask(*ask), self.pack.label(element)),
            Spot::Public { ask, element } => {
                format!("{}: {}, taken from public files", self.ask(*ask), self.pack.label(element))
            }
            Spot::ResearchQuestion(id) => format!("Research question {}", id.0),
            Spot::ResearchQuestionOrder => "Order of the research questions".to_owned(),
            Spot::Reason { element, part } => {
                format!("Reason for {}: {}", self.pack.label(element), reason_words(*part))
            }
            Spot::Explanation(_) => "Why a finding may stay".to_owned(),
            Spot::Follows => "Package that this request follows".to_owned(),
            Spot::Mark(id) => format!("Mark to come back: {}", self.words.question_label(id)),
        }
    }

    fn place(&self, spot: &Spot) -> Place {
        match spot {
            Spot::Answer(id) | Spot::RowOrder(id) | Spot::Mark(id) => Place::Question(id.clone()),
            Spot::Row { question, .. } => Place::Question(question.clone()),
            Spot::AskPart { ask, part } => Place::Ask { ask: *ask, part: *part },
            Spot::Ask(_) | Spot::AskName(_) | Spot::AskOrder => Place::Data,
            Spot::Element { ask, element } => {
                let there = self.request.ask(*ask).is_some_and(|ask| ask.has(element));
                let place = || Place::Element { ask: *ask, element: element.clone() };
                if there { place() } else { Place::Data }
            }
            Spot::Public { .. } => Place::Public,
            Spot::ResearchQuestion(_) | Spot::ResearchQuestionOrder => Place::Reasons,
            Spot::Reason { element, .. } => Place::Reason(element.clone()),
            Spot::Explanation(_) | Spot::Follows => Place::Whole,
        }
    }

    /// A cell as it reads.
    fn cell(&self, question: &Question, field: Option<&FieldId>, text: &str) -> String {
        let known = question.fields.iter().find(|it| Some(&it.id) == field);
        let words = self.words.questions.get(question.id.as_str());
        let options = known.and_then(|it| words?.fields.get(it.id.as_str())).map(|it| &it.options);
        value_words(known.map_or(QuestionKind::Text, |it| it.kind), options, text)
    }

    fn lines(&self, spot: &Spot, said: &Said) -> Vec<String> {
        match said {
            Said::Nothing => Vec::new(),
            Said::There => match spot {
                Spot::Mark(_) => vec!["Marked".to_owned()],
                _ => vec!["In another order".to_owned()],
            },
            Said::Text(text) => match spot {
                Spot::Row { question, field, .. } => {
                    let known = self.pack.question(question);
                    vec![known.map_or_else(|| text.clone(), |it| self.cell(it, field.as_ref(), text))]
                }
                _ => text.lines().map(str::to_owned).collect(),
            },
            Said::Answer { answer, live } => {
                let follows = live.then(|| "Begins with sentences made from other answers".to_owned());
                let lines = answer.as_ref().map(|it| self.answer(spot, it)).unwrap_or_default();
                follows.into_iter().chain(lines).collect()
            }
            Said::Row(row) => self.answer(spot, &Answer::Rows(vec![row.clone()])),
            Said::Ask(whole) => self.ask_lines(&whole.ask),
            Said::Element(chosen) => vec![match &chosen.years {
                Some(years) => format!("Chosen, for {}", years_words(years)),
                None => "Chosen, for the years of the data set".to_owned(),
            }],
            Said::Years(years) => vec![years.to_string()],
            Said::Form(form) => vec![capital(form_phrase(*form))],
            Said::Unit(unit) => vec![label_in(&self.words.units, unit.as_str())],
            Said::Grades(grades) => {
                grades.iter().map(|it| label_in(&self.words.grades, it.as_str())).collect()
            }
            Said::Breakdowns(list) => {
                list.iter().map(|it| label_in(&self.words.breakdowns, it.as_str())).collect()
            }
            Said::Role(role) => vec![capital(role_phrase(*role))],
            Said::Questions(ids) => ids.iter().map(|id| format!("Research question {}", id.0)).collect(),
            Said::Public(public) => vec![format!("Taken from public files, {}", years_words(&public.years))],
            Said::Follows { how, package } => vec![format!("{} of {package}", capital(how.in_words()))],
        }
    }

    fn answer(&self, spot: &Spot, answer: &Answer) -> Vec<String> {
        let (Spot::Answer(id) | Spot::Row { question: id, .. }) = spot else { return Vec::new() };
        match self.pack.question(id) {
            Some(question) => {
                let lines = answer_lines(question, self.words, answer);
                lines.iter().flat_map(|line| line.lines()).map(str::to_owned).collect()
            }
            // The pack has not this question any more; what was answered is shown as it is.
            None => plain_lines(answer),
        }
    }

    fn ask_lines(&self, ask: &Ask) -> Vec<String> {
        let mut lines: Vec<String> = ask.form.map(|form| capital(form_phrase(form))).into_iter().collect();
        lines.extend(ask.unit.as_ref().map(|unit| label_in(&self.words.units, unit.as_str())));
        lines.extend((!ask.years.is_empty()).then(|| ask.years.to_string()));
        lines.extend(Some(ask.population.clone()).filter(|text| !text.trim().is_empty()));
        lines.extend(ask.elements.iter().map(|chosen| self.pack.label(&chosen.id).to_owned()));
        if lines.is_empty() {
            lines.push("A data set in which nothing is chosen yet".to_owned());
        }
        lines
    }
}

fn years_words(years: &Years) -> String {
    if years.is_empty() { "no year".to_owned() } else { years.to_string() }
}

fn part_words(part: AskPart) -> &'static str {
    match part {
        AskPart::Form => "kind of data",
        AskPart::Unit => "level",
        AskPart::Years => "school years",
        AskPart::Breakdowns => "groups",
        AskPart::Elements => "order of the elements",
        AskPart::Grades => "grades",
        AskPart::Population => "which students or schools",
    }
}

fn reason_words(part: ReasonPart) -> &'static str {
    match part {
        ReasonPart::Role => "what it does in the study",
        ReasonPart::Questions => "research questions",
        ReasonPart::WhyNeeded => "why it is needed",
        ReasonPart::WhyNotLess => "why less would not do",
        ReasonPart::IfRefused => "what happens without it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list_shapes;
    use crate::shipped_pack::{ospi, request};
    use requisite_request::{Edit, Form, QuestionId, merge};

    /// What each side makes of a complete request, told.
    fn told_of(mine: &[Edit], theirs: &[Edit]) -> Vec<Told> {
        let (pack, was) = (ospi(), request("ospi-complete.json"));
        let (mine, theirs) = (was.with_edits(mine), was.with_edits(theirs));
        let merged = merge(Some(&was), &mine, &theirs, &list_shapes(&pack), &BTreeMap::new());
        let words = pack.words("en").unwrap();
        merged.differences.iter().map(|it| told(&pack, words, &merged.request, it)).collect()
    }

    #[test]
    fn what_differs_is_told_in_the_agencys_words() {
        let question = |id: &str| QuestionId::new(id).unwrap();
        let answer = |id: &str, text: &str| Edit::Answer {
            question: question(id),
            answer: Answer::Text(text.to_owned()),
        };
        let ask = AskId(1);
        let (pack, was) = (ospi(), request("ospi-complete.json"));
        let new = pack.elements.iter().find(|it| !was.ask(ask).unwrap().has(&it.id)).unwrap();
        let told = told_of(
            &[answer("contact_name", "Ada"), Edit::SetForm { ask, form: Form::Identifiable }],
            &[
                answer("contact_name", "Ben"),
                answer("affiliation", "private_company"),
                Edit::SetForm { ask, form: Form::AggregateSuppressed },
                Edit::AddElement { ask, element: new.id.clone() },
                Edit::ComeBack { question: question("purpose"), wanted: true },
            ],
        );
        let of = |title: &str| {
            let found = told.iter().find(|it| it.title == title);
            found.unwrap_or_else(|| panic!("{title} is not in {told:#?}"))
        };
        let words = pack.words("en").unwrap();
        let name = of(&words.questions["contact_name"].label);
        assert_eq!(
            (name.mine.as_slice(), name.theirs.as_slice()),
            (&["Ada".to_owned()][..], &["Ben".to_owned()][..])
        );
        assert_eq!((name.was.len(), name.outcome), (1, Outcome::Conflict));
        let affiliation = of(&words.questions["affiliation"].label);
        assert_eq!(affiliation.theirs, [words.questions["affiliation"].options["private_company"].clone()]);
        let name = was.ask(ask).unwrap().title();
        assert_eq!(of(&format!("{name}: kind of data")).theirs, ["Totals with small groups hidden"]);
        assert!(of(&format!("{name}: {}", new.label)).mine.is_empty());
        assert!(told.iter().any(|it| it.theirs == ["Marked"]));
    }

    #[test]
    fn people_are_told_by_name_and_what_differs_of_them_by_field() {
        let (pack, was) = (ospi(), request("ospi-complete.json"));
        let people = QuestionId::new("people").unwrap();
        let named = FieldId::new("organization").unwrap();
        let with = |text: &str| {
            let mut rows = was.answer(&people).unwrap().as_rows().to_vec();
            rows[0].insert(named.clone(), text.to_owned());
            [Edit::Answer { question: people.clone(), answer: Answer::Rows(rows) }]
        };
        let told = told_of(&with("Here"), &with("There"));
        let words = pack.words("en").unwrap();
        let first = was.answer(&people).unwrap().as_rows()[0][&FieldId::new("name").unwrap()].clone();
        let label = &words.questions["people"].label;
        let field = &words.questions["people"].fields["organization"].label;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].title, format!("{label}: {first}, {field}"));
        assert_eq!(
            (&told[0].mine[..], &told[0].theirs[..]),
            (&["Here".to_owned()][..], &["There".to_owned()][..])
        );
    }
}
