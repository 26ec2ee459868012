//! What preparing the data may cost: the agency's rate times a range of hours. An estimate, never a price.

use crate::evaluate::holds;
use crate::facts::{Fact, Facts, Lookup as _, Scoped, of_ask};
use requisite_pack::{Basis, Fee, Pack};
use requisite_request::{Ask, AskId, Request};
use serde::Serialize;

/// What preparing the data may cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FeeEstimate {
    /// Price of an hour, in whole units of the currency.
    pub rate: u32,
    /// The work that is counted, in the order of the asks.
    pub work: Vec<WorkEstimate>,
    /// Whether the charge is acknowledged; absent where the agency asks for no acknowledgement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acknowledged: Option<bool>,
}

/// The hours of one kind of work on one ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WorkEstimate {
    /// Which ask.
    pub ask: AskId,
    /// Id of the kind of work in the pack.
    pub work: String,
    /// Fewest hours.
    pub least: u32,
    /// Most hours.
    pub most: u32,
}

impl FeeEstimate {
    /// Fewest and most hours of all work.
    pub fn hours(&self) -> (u64, u64) {
        let sum =
            |hours: &dyn Fn(&WorkEstimate) -> u32| self.work.iter().map(|it| u64::from(hours(it))).sum();
        (sum(&|it| it.least), sum(&|it| it.most))
    }

    /// Least and most that all work may cost, in whole units of the currency.
    pub fn amounts(&self) -> (u64, u64) {
        let (least, most) = self.hours();
        (least.saturating_mul(u64::from(self.rate)), most.saturating_mul(u64::from(self.rate)))
    }
}

/// The estimate; none when the agency charges nothing for this request, when that is not known yet, or when no data set
/// with elements takes any work.
pub(crate) fn estimate(pack: &Pack, request: &Request, facts: &Facts) -> Option<FeeEstimate> {
    let fee = pack.fee.as_ref().filter(|fee| holds(&fee.when, facts))?;
    let mut work = Vec::new();
    for ask in request.asks.iter().filter(|ask| !ask.elements.is_empty()) {
        let (of_ask, own) = (of_ask(pack, ask), Facts::default());
        let scoped = Scoped { request: facts, ask: Some(&of_ask), own: &own };
        for kind in fee.work.iter().filter(|kind| holds(&kind.when, &scoped)) {
            work.push(WorkEstimate {
                ask: ask.id,
                work: kind.id.clone(),
                least: kind.least,
                most: kind.most,
            });
        }
    }
    let acknowledged = fee.question.as_ref().map(|id| facts.get(id.as_str()) == Some(&Fact::Yes(true)));
    (!work.is_empty()).then_some(FeeEstimate { rate: fee.rate, work, acknowledged })
}

/// An estimate in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeeSentences {
    /// The range, with what it is made of.
    pub total: String,
    /// The work that is counted, one line a data set and kind of work.
    pub work: Vec<String>,
    /// What it is assumed on, and that it is no price.
    pub about: Vec<String>,
    /// Whether the charge is acknowledged; blank where no acknowledgement is asked.
    pub acknowledged: &'static str,
}

/// An estimate in words of a language.
pub fn fee_sentences(pack: &Pack, language: &str, request: &Request, estimate: &FeeEstimate) -> FeeSentences {
    let Some(fee) = &pack.fee else { return FeeSentences::default() };
    let words = pack.words(language);
    let amount = |number| format!("{}{}", fee.currency, grouped(number));
    let (least, most) = estimate.amounts();
    let amounts =
        if least == most { amount(least) } else { format!("{} to {}", amount(least), amount(most)) };
    let (first, last) = estimate.hours();
    let total = format!(
        "About {amounts}: {} at {} an hour.",
        range(first, last, "hour"),
        amount(u64::from(estimate.rate))
    );
    let work = estimate.work.iter().map(|it| {
        let name = request.ask(it.ask).map(Ask::title).unwrap_or_default();
        let kind = words.and_then(|words| words.work.get(&it.work)).unwrap_or(&it.work);
        format!("{name}: {kind}, {}", range(u64::from(it.least), u64::from(it.most), "hour"))
    });
    FeeSentences {
        total,
        work: work.collect(),
        about: about(pack, fee, estimate),
        acknowledged: match estimate.acknowledged {
            Some(true) => "The charge by the hour is acknowledged.",
            Some(false) => "The charge by the hour is not acknowledged yet.",
            None => "",
        },
    }
}

fn about(pack: &Pack, fee: &Fee, estimate: &FeeEstimate) -> Vec<String> {
    let source = pack.sources.iter().find(|source| source.id == fee.source);
    let rate = match (fee.basis, source) {
        (Basis::Found, Some(source)) => {
            format!("The rate is the agency\u{2019}s own. Source: {}.", source.title)
        }
        (Basis::Found, None) => "The rate is the agency\u{2019}s own.".to_owned(),
        _ => "The rate is an assumption, to be confirmed by the agency.".to_owned(),
    };
    let counted = |id: &str| estimate.work.iter().any(|it| it.work == id);
    let found = fee.work.iter().filter(|kind| counted(&kind.id)).all(|kind| kind.basis == Basis::Found);
    let hours = if found {
        "The hours are those that the agency gives."
    } else {
        "The hours are our assumption: the agency gives none."
    };
    let price = "This is an estimate, not a price. The agency sets the hours and the charge.";
    vec![rate, hours.to_owned(), price.to_owned()]
}

/// A range of hours or days in words; `unit` is the word for one.
pub(crate) fn range(least: u64, most: u64, unit: &str) -> String {
    match (least, most) {
        (1, 1) => format!("1 {unit}"),
        _ if least == most => format!("{} {unit}s", grouped(most)),
        _ => format!("{} to {} {unit}s", grouped(least), grouped(most)),
    }
}

/// A number with commas between groups of three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas() {
        let texts = [0, 65, 650, 2600, 1_234_567].map(grouped);
        assert_eq!(texts, ["0", "65", "650", "2,600", "1,234,567"]);
        assert_eq!(
            (range(1, 1, "hour"), range(10, 40, "day")),
            ("1 hour".to_owned(), "10 to 40 days".to_owned())
        );
    }
}
