//! Changes to a request. Screens, fixes and tests all change a request through these, so that each can be previewed,
//! undone and explained.

use crate::{
    Answer, Ask, AskId, Assembled, BreakdownId, Chosen, ElementId, Form, GradeId, PublicUse, QuestionId,
    Reason, Request, ResearchQuestion, ResearchQuestionId, UnitId, Years,
};
use serde::{Deserialize, Serialize};

/// One change. Applying an edit to a request that lacks what it names changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "the fields are named for what they hold; the variants say what is done with them"
)]
pub enum Edit {
    /// Answers a question, or replaces its answer.
    Answer { question: QuestionId, answer: Answer },
    /// Takes an answer back.
    ClearAnswer { question: QuestionId },
    /// Adds an empty ask.
    AddAsk,
    /// Removes an ask with all that is chosen in it.
    RemoveAsk { ask: AskId },
    /// Names an ask.
    NameAsk { ask: AskId, name: String },
    /// Chooses the kind of data.
    SetForm { ask: AskId, form: Form },
    /// Chooses the level of aggregation.
    SetUnit { ask: AskId, unit: UnitId },
    /// Chooses the years.
    SetYears { ask: AskId, years: Years },
    /// Chooses the grades.
    SetGrades { ask: AskId, grades: Vec<GradeId> },
    /// Chooses the breakdowns.
    SetBreakdowns { ask: AskId, breakdowns: Vec<BreakdownId> },
    /// Says which students or schools are meant.
    SetPopulation { ask: AskId, population: String },
    /// Chooses an element, at the end of the list.
    AddElement { ask: AskId, element: ElementId },
    /// Takes an element out. What was said about why it is needed is kept.
    RemoveElement { ask: AskId, element: ElementId },
    /// Puts another element in the place of one; just removes it when the other is there already.
    SwapElement { ask: AskId, element: ElementId, with: ElementId },
    /// Puts an element at a place of the list, counted from 0; at its end when that is beyond it.
    PlaceElement { ask: AskId, element: ElementId, place: usize },
    /// Gives an element years of its own, or the ask's years again.
    SetElementYears { ask: AskId, element: ElementId, years: Option<Years> },
    /// Takes an element out because published products hold it.
    UsePublic { public: PublicUse },
    /// Forgets that an element of an ask is taken from published products; it is not asked for again by itself.
    ForgetPublic { ask: AskId, element: ElementId },
    /// Adds a blank research question.
    AddResearchQuestion,
    /// Words a research question.
    SetResearchQuestion { id: ResearchQuestionId, text: String },
    /// Removes a research question, also from every reason.
    RemoveResearchQuestion { id: ResearchQuestionId },
    /// Says why an element is needed.
    SetReason { element: ElementId, reason: Reason },
    /// Says why a finding may stay; a blank text takes it back.
    Explain { finding: String, text: String },
    /// Begins an answer with sentences put together from other answers, marks them as edited, or leaves them out.
    Assemble { question: QuestionId, assembled: Option<Assembled> },
    /// Marks a question to come back to, or takes the mark away.
    ComeBack { question: QuestionId, wanted: bool },
}

impl Request {
    /// Applies one change.
    pub fn apply(&mut self, edit: &Edit) {
        match edit {
            // An empty list says nothing, and in a file could be options as well as rows.
            Edit::Answer { question, answer: Answer::Options(list) } if list.is_empty() => {
                self.answers.remove(question);
            }
            Edit::Answer { question, answer: Answer::Rows(rows) } if rows.is_empty() => {
                self.answers.remove(question);
            }
            Edit::Answer { question, answer } => {
                self.answers.insert(question.clone(), answer.clone());
            }
            Edit::ClearAnswer { question } => {
                self.answers.remove(question);
            }
            Edit::AddAsk => {
                let id = self.asks.iter().map(|ask| ask.id.0).max().unwrap_or(0) + 1;
                self.asks.push(Ask::empty(AskId(id)));
            }
            Edit::RemoveAsk { ask } => {
                self.asks.retain(|it| it.id != *ask);
                self.public_instead.retain(|it| it.ask != *ask);
                // A later ask may get the same number; what was said to findings of this one must not stick to it.
                let of_ask = format!("@ask:{}/", ask.0);
                self.explained.retain(|finding, _| !finding.contains(&of_ask));
            }
            Edit::NameAsk { ask, name } => self.change_ask(*ask, |it| it.name.clone_from(name)),
            Edit::SetForm { ask, form } => self.change_ask(*ask, |it| it.form = Some(*form)),
            Edit::SetUnit { ask, unit } => self.change_ask(*ask, |it| it.unit = Some(unit.clone())),
            Edit::SetYears { ask, years } => self.change_ask(*ask, |it| it.years.clone_from(years)),
            Edit::SetGrades { ask, grades } => self.change_ask(*ask, |it| it.grades.clone_from(grades)),
            Edit::SetBreakdowns { ask, breakdowns } => {
                self.change_ask(*ask, |it| it.breakdowns.clone_from(breakdowns))
            }
            Edit::SetPopulation { ask, population } => {
                self.change_ask(*ask, |it| it.population.clone_from(population))
            }
            Edit::AddElement { ask, element } => self.change_ask(*ask, |it| {
                if !it.has(element) {
                    it.elements.push(Chosen { id: element.clone(), years: None });
                }
            }),
            Edit::RemoveElement { ask, element } => {
                self.change_ask(*ask, |it| it.elements.retain(|chosen| chosen.id != *element));
            }
            Edit::SwapElement { ask, element, with } => self.change_ask(*ask, |it| {
                if it.has(with) {
                    it.elements.retain(|chosen| chosen.id != *element);
                } else if let Some(chosen) = it.elements.iter_mut().find(|chosen| chosen.id == *element) {
                    chosen.id = with.clone();
                }
            }),
            Edit::PlaceElement { ask, element, place } => self.change_ask(*ask, |it| {
                if let Some(from) = it.elements.iter().position(|chosen| chosen.id == *element) {
                    let chosen = it.elements.remove(from);
                    it.elements.insert((*place).min(it.elements.len()), chosen);
                }
            }),
            Edit::SetElementYears { ask, element, years } => self.change_ask(*ask, |it| {
                if let Some(chosen) = it.elements.iter_mut().find(|chosen| chosen.id == *element) {
                    chosen.years.clone_from(years);
                }
            }),
            Edit::UsePublic { public } => {
                self.change_ask(public.ask, |it| it.elements.retain(|chosen| chosen.id != public.element));
                self.public_instead.retain(|it| (it.ask, &it.element) != (public.ask, &public.element));
                self.public_instead.push(public.clone());
            }
            Edit::ForgetPublic { ask, element } => {
                self.public_instead.retain(|it| (it.ask, &it.element) != (*ask, element));
            }
            Edit::AddResearchQuestion => {
                let id = self.research_questions.iter().map(|it| it.id.0).max().unwrap_or(0) + 1;
                self.research_questions
                    .push(ResearchQuestion { id: ResearchQuestionId(id), text: String::new() });
            }
            Edit::SetResearchQuestion { id, text } => {
                if let Some(question) = self.research_questions.iter_mut().find(|it| it.id == *id) {
                    question.text.clone_from(text);
                }
            }
            Edit::RemoveResearchQuestion { id } => {
                self.research_questions.retain(|it| it.id != *id);
                for reason in self.reasons.values_mut() {
                    reason.questions.remove(id);
                }
            }
            Edit::SetReason { element, reason } => {
                if reason.is_empty() {
                    self.reasons.remove(element);
                } else {
                    self.reasons.insert(element.clone(), reason.clone());
                }
            }
            Edit::Explain { finding, text } => {
                if text.trim().is_empty() {
                    self.explained.remove(finding);
                } else {
                    self.explained.insert(finding.clone(), text.clone());
                }
            }
            Edit::Assemble { question, assembled: Some(assembled) } => {
                self.assembled.insert(question.clone(), assembled.clone());
            }
            Edit::Assemble { question, assembled: None } => {
                self.assembled.remove(question);
            }
            Edit::ComeBack { question, wanted: true } => {
                self.come_back.insert(question.clone());
            }
            Edit::ComeBack { question, wanted: false } => {
                self.come_back.remove(question);
            }
        }
    }

    /// The request after these changes.
    pub fn with_edits<'a>(&self, edits: impl IntoIterator<Item = &'a Edit>) -> Self {
        let mut changed = self.clone();
        for edit in edits {
            changed.apply(edit);
        }
        changed
    }

    fn change_ask(&mut self, id: AskId, change: impl FnOnce(&mut Ask)) {
        if let Some(ask) = self.asks.iter_mut().find(|ask| ask.id == id) {
            change(ask);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_put_where_it_is_wanted_and_nothing_is_lost() {
        let ask = AskId(1);
        let id = |text: &str| ElementId::new(text).unwrap();
        let add = |text| Edit::AddElement { ask, element: id(text) };
        let before = Request::default().with_edits(&[Edit::AddAsk, add("a"), add("b"), add("c")]);
        for (element, place, order) in
            [("a", 1, "bac"), ("c", 0, "cab"), ("a", 9, "bca"), ("b", 1, "abc"), ("x", 0, "abc")]
        {
            let after = before.with_edits(&[Edit::PlaceElement { ask, element: id(element), place }]);
            let ids: String = after.asks[0].elements.iter().map(|it| it.id.as_str()).collect();
            assert_eq!(ids, order, "{element} to {place}");
        }
    }
}
