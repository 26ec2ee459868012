//! Changes of a request that touch one fact: what a person could do about it with one hand movement.

use super::question_of;
use crate::class::says_who;
use crate::report::{Fix, FixKind};
use crate::rules::list_labels;
use crate::rules::quasi_identifiers_combined::one_less;
use requisite_pack::{Constant, Element, Pack, Question, QuestionKind, Test, mid_sentence};
use requisite_request::{
    Answer, Ask, AskId, AskPart, BreakdownId, Edit, ElementId, Form, Place, Request, SchoolYear, UnitId,
    Years, set_of,
};

/// Collects changes, fact by fact.
pub(super) struct Steps<'a> {
    pack: &'a Pack,
    request: &'a Request,
    place: Option<Place>,
    changes: Vec<Fix>,
    by_hand: Vec<Place>,
}

impl<'a> Steps<'a> {
    pub(super) fn new(pack: &'a Pack, request: &'a Request, place: Option<Place>) -> Self {
        Self { pack, request, place, changes: Vec::new(), by_hand: Vec::new() }
    }

    /// The changes, and the places where only the person can say.
    pub(super) fn end(mut self) -> (Vec<Fix>, Vec<Place>) {
        self.by_hand.sort();
        self.by_hand.dedup();
        (self.changes, self.by_hand)
    }

    fn offer(&mut self, kind: FixKind, subject: String, edits: Vec<Edit>) {
        if !edits.is_empty() {
            self.changes.push(Fix { kind, subject, edits });
        }
    }

    /// The asks that the verdict is about: one, or all.
    fn asks(&self) -> impl Iterator<Item = &'a Ask> + use<'a> {
        let only = match &self.place {
            Some(Place::Ask { ask, .. } | Place::Element { ask, .. }) => Some(*ask),
            _ => None,
        };
        self.request.asks.iter().filter(move |ask| only.is_none_or(|only| ask.id == only))
    }

    /// Changes of what a fact rests on.
    pub(super) fn on_fact(&mut self, fact: &str, tests: &[&Test]) {
        if let Some(id) = question_of(self.pack, fact) {
            if let Some(question) = self.pack.question(&id) {
                self.answer_otherwise(question, tests);
            }
            return;
        }
        match fact {
            "class" | "student_level" | "sharing_process" | "identifiable" | "ask.form" => self.other_form(),
            "elements" | "element.id" => self.without(tests, |element, text| element.id.as_str() == text),
            "groups" | "element.group" => self.without(tests, |element, text| element.group == text),
            "levels" | "element.level" => self.without(tests, |element, text| element.level.as_str() == text),
            "identifiers" | "element.identifier" => self.without_identifiers(tests),
            "years" => self.without_years(tests),
            "breakdowns" | "ask.n_breakdowns" | "ask.n_student_groups" => self.without_breakdowns(),
            "units" | "ask.unit" => self.hand_over_asks(AskPart::Unit),
            "ask.n_years" => self.hand_over_asks(AskPart::Years),
            "n_elements" | "n_indirect" => self.hand_over_asks(AskPart::Elements),
            "n_asks" => self.by_hand.push(Place::Data),
            "all_public" | "any_public" => self.by_hand.push(Place::Data),
            "n_research_questions" => self.by_hand.push(Place::Reasons),
            "study_days" => {
                let dates = [&self.pack.uses.start, &self.pack.uses.end];
                self.by_hand.extend(dates.into_iter().flatten().cloned().map(Place::Question));
            }
            _ => self.by_hand.extend(self.place.clone()),
        }
    }

    /// Changes at the place of a finding, whatever its rule tests.
    pub(super) fn at_place(&mut self) {
        match self.place.clone() {
            Some(Place::Element { ask, element }) => self.of_element(Some(ask), &element),
            Some(Place::Reason(element)) => {
                self.by_hand.push(Place::Reason(element.clone()));
                self.of_element(None, &element);
            }
            Some(Place::Ask { part: AskPart::Breakdowns, .. }) => self.without_breakdowns(),
            Some(place) => self.by_hand.push(place),
            None => {}
        }
    }

    fn answer_otherwise(&mut self, question: &Question, tests: &[&Test]) {
        let now = self.request.answer(&question.id);
        let answers: Vec<(String, Answer)> = match question.kind {
            QuestionKind::Choice => {
                let current = now.and_then(Answer::as_text);
                let others = question.options.iter().filter(|option| Some(option.as_str()) != current);
                others.map(|option| (option.clone(), Answer::Text(option.clone()))).collect()
            }
            QuestionKind::YesNo => {
                let others =
                    [true, false].into_iter().filter(|yes| now.and_then(Answer::as_yes) != Some(*yes));
                others.map(|yes| (if yes { "yes" } else { "no" }.to_owned(), Answer::Yes(yes))).collect()
            }
            QuestionKind::Acknowledge => vec![("accepted".to_owned(), Answer::Yes(true))],
            QuestionKind::Choices => self.other_options(question, tests),
            _ => Vec::new(),
        };
        if answers.is_empty() {
            self.by_hand.push(Place::Question(question.id.clone()));
        }
        for (option, answer) in answers {
            let subject = self.answer_words(question, &option);
            self.offer(
                FixKind::Answer,
                subject,
                vec![Edit::Answer { question: question.id.clone(), answer }],
            );
        }
    }

    /// The marked options without, and with, each that is tested.
    fn other_options(&self, question: &Question, tests: &[&Test]) -> Vec<(String, Answer)> {
        let now = match self.request.answer(&question.id) {
            Some(Answer::Options(options)) => options.clone(),
            _ => Vec::new(),
        };
        let tested = texts(tests).into_iter().filter(|text| question.options.iter().any(|it| it == text));
        let switched = tested.filter_map(|text| {
            let options = question.ticked(&now, text);
            // Taking the last one out would leave the question without an answer: that is for the person.
            (!options.is_empty()).then(|| (text.to_owned(), Answer::Options(options)))
        });
        switched.collect()
    }

    fn answer_words(&self, question: &Question, option: &str) -> String {
        let words =
            self.pack.words(&self.pack.language).and_then(|it| it.questions.get(question.id.as_str()));
        let label = words.map_or(question.id.as_str(), |words| words.label.as_str());
        let option = words.and_then(|words| words.options.get(option)).map_or(option, String::as_str);
        if label.ends_with('?') { format!("{label} {option}") } else { format!("{label}: {option}") }
    }

    /// Another kind of data. A finding leads to a less detailed kind alone: nobody is to ask for more to be rid of it.
    fn other_form(&mut self) {
        let asks: Vec<&Ask> = self.asks().collect();
        for form in Form::ALL {
            let may_be = |now: Form| now != form && (self.place.is_none() || form < now);
            let mut edits = Vec::new();
            for ask in asks.iter().filter(|ask| ask.form.is_some_and(may_be)) {
                edits.push(Edit::SetForm { ask: ask.id, form });
                // What a de-identified file cannot hold goes with it.
                let chosen = ask.elements.iter().filter_map(|chosen| self.pack.element(&chosen.id));
                for element in chosen.filter(|it| form == Form::DeIdentified && says_who(it)) {
                    edits.push(Edit::RemoveElement { ask: ask.id, element: element.id.clone() });
                }
            }
            self.offer(FixKind::ChangeForm, form.as_str().to_owned(), edits);
        }
    }

    /// Without all elements to which a tested text belongs.
    fn without(&mut self, tests: &[&Test], belongs: impl Fn(&Element, &str) -> bool) {
        let texts: Vec<String> = texts(tests).into_iter().map(str::to_owned).collect();
        self.remove(|element| texts.iter().any(|text| belongs(element, text)));
    }

    /// Without the elements of the tested classes of identifiers; where none is named, without those that say who a
    /// student is.
    fn without_identifiers(&mut self, tests: &[&Test]) {
        let texts: Vec<String> = texts(tests).into_iter().map(str::to_owned).collect();
        if texts.is_empty() {
            self.remove(says_who);
        } else {
            self.remove(|element| texts.iter().any(|text| element.identifier.as_str() == text));
        }
    }

    fn remove(&mut self, belongs: impl Fn(&Element) -> bool) {
        // A finding on one element is about that one; the steps at its place take care of it.
        if matches!(self.place, Some(Place::Element { .. } | Place::Reason(_))) {
            return;
        }
        let (mut edits, mut labels) = (Vec::new(), Vec::new());
        for ask in self.asks() {
            let chosen = ask.elements.iter().filter_map(|chosen| self.pack.element(&chosen.id));
            for element in chosen.filter(|element| belongs(element)) {
                edits.push(Edit::RemoveElement { ask: ask.id, element: element.id.clone() });
                labels.push(element.label.as_str());
            }
        }
        let subject = list_labels(labels);
        self.offer(FixKind::RemoveElement, subject, edits);
    }

    fn of_element(&mut self, ask: Option<AskId>, id: &ElementId) {
        let Some(element) = self.pack.element(id) else { return };
        let asks = || self.request.asks.iter().filter(|it| it.has(id) && ask.is_none_or(|ask| it.id == ask));
        let remove = asks().map(|it| Edit::RemoveElement { ask: it.id, element: id.clone() }).collect();
        let swaps: Vec<(String, Vec<Edit>)> = element
            .coarser
            .iter()
            .filter_map(|coarser| self.pack.element(coarser))
            .map(|coarser| {
                let with = coarser.id.clone();
                let swap =
                    |it: &Ask| Edit::SwapElement { ask: it.id, element: id.clone(), with: with.clone() };
                (coarser.label.clone(), asks().map(swap).collect())
            })
            .collect();
        for (label, edits) in swaps {
            self.offer(FixKind::UseCoarser, label, edits);
        }
        self.offer(FixKind::RemoveElement, element.label.clone(), remove);
    }

    /// With a broader element, or none, in the place of each of these.
    pub(super) fn less_of(&mut self, details: &[ElementId]) {
        let mut fixes = Vec::new();
        for ask in self.asks() {
            let chosen = ask.elements.iter().filter(|chosen| details.contains(&chosen.id));
            let elements: Vec<&Element> = chosen.filter_map(|chosen| self.pack.element(&chosen.id)).collect();
            fixes.extend(one_less(self.pack, ask, &elements));
        }
        for Fix { kind, subject, edits } in fixes {
            self.offer(kind, subject, edits);
        }
    }

    /// By the next level up, where the data are at one of these.
    pub(super) fn broader_levels(&mut self, units: &[UnitId]) {
        for ask in self.asks() {
            let broader = ask.unit.as_ref().filter(|unit| units.contains(unit));
            let Some(unit) = broader.and_then(|unit| self.pack.level_above(unit)) else { continue };
            let edits = vec![Edit::SetUnit { ask: ask.id, unit: unit.clone() }];
            self.offer(FixKind::UseBroaderLevel, self.pack.unit_label(unit).to_owned(), edits);
        }
    }

    fn without_years(&mut self, tests: &[&Test]) {
        let tested: Vec<SchoolYear> = texts(tests).into_iter().filter_map(|text| text.parse().ok()).collect();
        let mut edits = Vec::new();
        let mut dropped = Years::default();
        for ask in self.asks() {
            let mut years = ask.years.clone();
            years.0.retain(|year| !tested.contains(year));
            if years != ask.years && !years.is_empty() {
                dropped.0.extend(ask.years.0.iter().filter(|year| tested.contains(year)).copied());
                edits.push(Edit::SetYears { ask: ask.id, years });
            }
        }
        self.offer(FixKind::TrimYears, dropped.to_string(), edits);
        self.hand_over_asks(AskPart::Years);
    }

    fn without_breakdowns(&mut self) {
        let all: Vec<(AskId, Vec<BreakdownId>)> =
            self.asks().map(|ask| (ask.id, ask.breakdowns.clone())).collect();
        for (ask, breakdowns) in all {
            for dropped in &breakdowns {
                let rest = breakdowns.iter().filter(|id| *id != dropped).cloned().collect();
                let words = self.pack.words(&self.pack.language);
                let label = words.and_then(|words| words.breakdowns.get(dropped.as_str()));
                let subject = label.map_or_else(|| dropped.to_string(), |label| mid_sentence(label));
                self.offer(
                    FixKind::DropBreakdown,
                    subject,
                    vec![Edit::SetBreakdowns { ask, breakdowns: rest }],
                );
            }
        }
    }

    fn hand_over_asks(&mut self, part: AskPart) {
        let places: Vec<Place> = self.asks().map(|ask| Place::Ask { ask: ask.id, part }).collect();
        self.by_hand.extend(places);
    }
}

/// The texts that tests name.
fn texts<'t>(tests: &[&'t Test]) -> Vec<&'t str> {
    let mut texts = Vec::new();
    for test in tests {
        match test {
            Test::Is(Constant::Text(text)) => texts.push(text.as_str()),
            Test::In(list) | Test::HasAny(list) => texts.extend(list.iter().map(String::as_str)),
            _ => {}
        }
    }
    set_of(texts).into_iter().collect()
}
