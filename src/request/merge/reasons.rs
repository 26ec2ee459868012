//! Merging research questions, and why each element is needed.

use super::lists::aligned;
use super::{MOVED, Merger, Outcome, ReasonPart, Said, Side, Spot, Three};
use crate::{ElementId, Reason, Request, ResearchQuestion, ResearchQuestionId};
use std::collections::{BTreeMap, BTreeSet};

/// A research question with the elements whose reasons name it.
#[derive(Clone, PartialEq)]
struct Named {
    question: ResearchQuestion,
    by: BTreeSet<ElementId>,
}

fn named(request: &Request, question: &ResearchQuestion) -> Named {
    let by = request.reasons.iter().filter(|(_, reason)| reason.questions.contains(&question.id));
    Named { question: question.clone(), by: by.map(|(element, _)| element.clone()).collect() }
}

impl Merger<'_> {
    pub(super) fn reasons(&mut self, all: Three<&Request>, request: &mut Request) {
        let settled = self.research_questions(all, request);
        let elements: BTreeSet<&ElementId> =
            [all.was, all.mine, all.theirs].into_iter().flat_map(|it| it.reasons.keys()).collect();
        let blank = Reason::default();
        for element in elements {
            let three = all.map(|it| it.reasons.get(element).unwrap_or(&blank));
            let reason = self.reason(element, three, &settled);
            // A reason that says nothing is none, unless a file gave one.
            if !reason.is_empty() || all.mine.reasons.get(element) == Some(&reason) {
                request.reasons.insert(element.clone(), reason);
            }
        }
    }

    /// Merges the research questions, and says of those that only one side has whose counts; nobody's where it goes.
    fn research_questions(
        &mut self,
        all: Three<&Request>,
        request: &mut Request,
    ) -> BTreeMap<ResearchQuestionId, Option<Side>> {
        let mut settled = BTreeMap::new();
        let aligned = aligned(all.map(|it| it.research_questions.as_slice()), |it| it.id);
        for ((id, _), item) in aligned.items {
            let spot = || Spot::ResearchQuestion(id);
            let say = |it: &ResearchQuestion| Said::Text(it.text.clone());
            let merged = if item.mine.is_some() && item.theirs.is_some() {
                self.item(spot, item, say, |merger, was, mine, theirs| {
                    let nothing = String::new();
                    let was = was.map_or(&nothing, |it| &it.text);
                    let text = Three { was, mine: &mine.text, theirs: &theirs.text };
                    let text = merger.value(spot, text, |it| Said::Text(it.clone()));
                    ResearchQuestion { text, ..mine.clone() }
                })
            } else {
                let named = Three {
                    was: item.was.map(|it| named(all.was, it)),
                    mine: item.mine.map(|it| named(all.mine, it)),
                    theirs: item.theirs.map(|it| named(all.theirs, it)),
                };
                let say = |it: &Option<Named>| it.as_ref().map_or(Said::Nothing, |it| say(&it.question));
                let side = if item.mine.is_some() { Side::Mine } else { Side::Theirs };
                let merged = self.value(spot, named.as_ref(), say);
                settled.insert(id, merged.is_some().then_some(side));
                merged.map(|it| it.question)
            };
            request.research_questions.extend(merged);
        }
        if aligned.moved {
            self.differs(Spot::ResearchQuestionOrder, MOVED, Outcome::Taken);
        }
        settled
    }

    fn reason(
        &mut self,
        element: &ElementId,
        three: Three<&Reason>,
        settled: &BTreeMap<ResearchQuestionId, Option<Side>>,
    ) -> Reason {
        let spot = |part| move || Spot::Reason { element: element.clone(), part };
        let text = |text: &String| Said::unless(text.is_empty(), || Said::Text(text.clone()));
        let role = self.value(spot(ReasonPart::Role), three.map(|it| &it.role), |it| {
            it.map_or(Said::Nothing, Said::Role)
        });
        let together: BTreeSet<ResearchQuestionId> = Self::members(three.map(|it| &it.questions)).collect();
        let all = three.mine.questions.union(&three.theirs.questions);
        let questions: BTreeSet<ResearchQuestionId> = all
            .copied()
            .filter(|id| match settled.get(id) {
                None => together.contains(id),
                Some(None) => false,
                Some(Some(Side::Mine)) => three.mine.questions.contains(id),
                Some(Some(Side::Theirs)) => three.theirs.questions.contains(id),
            })
            .collect();
        if questions != three.mine.questions {
            let say =
                |it: &Reason| Said::unless(it.questions.is_empty(), || Said::Questions(it.questions.clone()));
            let said = Three { theirs: Said::Questions(questions.clone()), ..three.map(say) };
            self.differs(spot(ReasonPart::Questions)(), said, Outcome::Taken);
        }
        let mut words = |part, of: fn(&Reason) -> &String| self.value(spot(part), three.map(of), text);
        Reason {
            role,
            questions,
            why_needed: words(ReasonPart::WhyNeeded, |it| &it.why_needed),
            why_not_less: words(ReasonPart::WhyNotLess, |it| &it.why_not_less),
            if_refused: words(ReasonPart::IfRefused, |it| &it.if_refused),
        }
    }
}
