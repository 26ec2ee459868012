//! Texts claim an effect, and none of them says with what is compared.
//!
//! *Why it matters*: an effect is a difference; a reviewer asks for its other side, and it decides which data are needed.
//! *Found*: `We will measure the impact of tutoring.` *Fine*: the same with a comparison anywhere in the request; `in effect`,
//! `impact aid`.
//! *Source*: general knowledge (good practice).

use super::{Found, Input};
use crate::prose::words::{Span, Word, find, has_any, in_order, quotes};
use crate::prose::{Text, found_at, written_in};
use serde_json::{Map, Value};

/// What claims an effect.
const CLAIMS: &[&str] = &[
    "effect of",
    "effects of",
    "effect on",
    "effects on",
    "effect that",
    "effects that",
    "impact of",
    "impacts of",
    "impact on",
    "impacts on",
    "impact that",
    "effectiveness",
    "efficacy",
    "causal",
    "causally",
    "how effective",
    "is effective",
    "are effective",
    "was effective",
    "were effective",
    "be effective",
    "led to",
    "leads to",
    "lead to",
    "made a difference",
    "makes a difference",
    "make a difference",
    "whether it works",
    "program works",
    "programs work",
    "has improved",
    "have improved",
    "improves student*",
    "raises student*",
    "what causes",
    "what caused",
    "influence of",
    "influence on",
    "what difference",
];

/// What leads to a claim, in the same sentence.
const LEADS: &[&str] = &["whether", "if", "that", "how", "prove*", "demonstrat*", "learn", "tell*"];

/// What is claimed then.
const DOES: &[&str] = &[
    "affect", "affects", "affected", "reduc*", "improv*", "rais*", "boost*", "lower*", "helps", "helped",
    "hurt*", "harm*", "worked", "due", "cause", "causes", "works",
];

/// Most words between the two.
const APART: usize = 12;

/// Where it is about a danger, and not about a study.
const DANGERS: &[&str] = &["breach*", "disclosure*", "risk*", "reidentif*", "privacy", "burden"];

/// What goes before where something comes into force, and the months that follow.
const TAKES: &[&str] = &["take", "takes", "took", "taken", "taking", "into", "went"];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "immediately",
    "until",
];

/// What says that something is compared.
const COMPARISONS: &[&str] = &[
    "compar*",
    "control",
    "controls",
    "controlling",
    "versus",
    "vs",
    "than",
    "differ",
    "differs",
    "different from",
    "differences",
    "difference between",
    "difference in",
    "difference in differences",
    "counterfactual*",
    "baseline",
    "before",
    "pre",
    "prior to",
    "match*",
    "discontinuity",
    "random*",
    "lottery",
    "waitlist*",
    "waiting list",
    "trend",
    "trends",
    "relative to",
    "similar schools",
    "similar students",
    "similar districts",
    "nonparticipant*",
    "non participant*",
    "not participat*",
    "did not",
    "do not",
    "does not",
    "without",
    "not enrolled",
    "not served",
    "never",
    "synthetic",
    "untreated",
    "peers",
    "event study",
    "time series",
    "over time",
    "gap between",
];

pub fn check(input: &Input<'_>, with: &Map<String, Value>) -> Vec<Found> {
    let mut claim = None;
    for at in written_in(input, with) {
        for Text { text, words } in &at.texts {
            if has_any(words, COMPARISONS) {
                return Vec::new();
            }
            if claim.is_none() {
                let quotes = claims(text, words);
                claim = found_at(at.place.clone(), quotes);
            }
        }
    }
    claim.into_iter().collect()
}

/// The words with which a text claims an effect.
fn claims(text: &str, words: &[Word<'_>]) -> Vec<String> {
    let dangerous = |at: usize| {
        let sentence = words.get(at).map(|word| word.sentence);
        let here = |word: &&Word<'_>| Some(word.sentence) == sentence;
        let (before, after) = words.split_at_checked(at).unwrap_or_default();
        let mut all = before.iter().rev().take_while(here).chain(after.iter().take_while(here));
        all.any(|word| word.is_one_of(DANGERS))
    };
    let mut there = find(words, CLAIMS);
    there.extend(words.iter().enumerate().filter(|(_, word)| word.is_one_of(DOES)).filter_map(
        |(at, word)| {
            let before = words.get(at.saturating_sub(APART)..at)?;
            let led = before.iter().any(|lead| lead.sentence == word.sentence && lead.is_one_of(LEADS));
            led.then_some((at, at + 1))
        },
    ));
    let in_force = |(from, to): Span| {
        let takes =
            from.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.is_one_of(TAKES));
        takes || words.get(to).is_some_and(|word| word.is_one_of(MONTHS))
    };
    there.retain(|span| !dangerous(span.0) && !in_force(*span));
    quotes(text, words, &in_order(there))
}
