//! A paper that the agency asks for is longer than it reads.
//!
//! *Why it matters*: the CDE's guidelines of 2015-18 allow a concept paper of five pages in 12-point Arial.
//! *Found*: answers that fill more pages than the limit, by an estimate of words a page. *Fine*: as many or fewer.
//! *Source*: CDE-CONCEPT-8 for the limit; how many words a page holds is an estimate, so this may stay with a reason.

use super::{Found, Input, number};
use crate::prose::Written;
use requisite_pack::{Pack, RuleTest};
use requisite_request::{Place, QuestionId};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

const NAME: &str = "paper_too_long";

/// How long a paper is, so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLength {
    /// The questions that are asked and belong to it.
    pub parts: Vec<QuestionId>,
    /// Words in its answers.
    pub words: usize,
    /// Words that fill a page, as an estimate.
    pub words_a_page: usize,
    /// Most pages that the agency reads.
    pub most_pages: usize,
}

impl PaperLength {
    /// Of the paper that the agency limits; none if it limits none.
    pub(crate) fn of(pack: &Pack, written: &[Written<'_>], shown: &BTreeSet<QuestionId>) -> Option<Self> {
        pack.rules.iter().find_map(|rule| match &rule.test {
            RuleTest::Check { name, with } if name == NAME => Self::limited(with, written, shown),
            _ => None,
        })
    }

    fn limited(
        with: &Map<String, Value>,
        written: &[Written<'_>],
        shown: &BTreeSet<QuestionId>,
    ) -> Option<Self> {
        let listed = with.get("questions").and_then(Value::as_array).into_iter().flatten();
        let listed = listed.filter_map(Value::as_str).flat_map(QuestionId::new);
        let parts: Vec<QuestionId> = listed.filter(|id| shown.contains(id)).collect();
        // Reasons for elements go into a list beside the paper.
        let of_paper = written.iter().filter(|at| match &at.place {
            Place::Question(id) => parts.contains(id),
            Place::ResearchQuestion(_) => true,
            _ => false,
        });
        let words = of_paper.flat_map(|at| &at.texts).map(|it| it.text.split_whitespace().count()).sum();
        let words_a_page = number(with, "words_a_page").filter(|it| *it > 0)?;
        Some(Self { words, words_a_page, most_pages: number(with, "most_pages")?, parts })
    }

    /// Pages in tenths, rounded up, such as `5.3`.
    pub fn pages(&self) -> String {
        let tenths = self.words.saturating_mul(10).div_ceil(self.words_a_page);
        format!("{}.{}", tenths / 10, tenths % 10)
    }

    /// Whether it has more pages than the agency reads.
    pub fn is_too_long(&self) -> bool {
        self.words > self.most_pages.saturating_mul(self.words_a_page)
    }
}

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let length = PaperLength::limited(with, input.written, input.shown).filter(PaperLength::is_too_long);
    let found = length.and_then(|length| {
        let found = Found::at(Place::Question(length.parts.first()?.clone()))
            .with("n", length.pages())
            .with("most", length.most_pages.to_string())
            .with("words", length.words.to_string());
        Some(found)
    });
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_in_tenths_and_never_too_few() {
        let of = |words| PaperLength { parts: Vec::new(), words, words_a_page: 500, most_pages: 5 };
        assert_eq!(
            (of(0).pages(), of(1).pages(), of(500).pages()),
            ("0.0".into(), "0.1".into(), "1.0".into())
        );
        assert_eq!((of(2500).is_too_long(), of(2501).is_too_long()), (false, true));
        assert_eq!(of(2501).pages(), "5.1");
    }
}
