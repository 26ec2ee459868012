//! What a request brings with it: documents, acknowledgements, steps and dated duties.

use crate::evaluate::{evaluate_with_reasons, holds};
use crate::facts::{Fact, Facts, Lookup as _};
use crate::report::{Duty, RouteOutcome};
use requisite_pack::{Due, Obligation, Pack};
use requisite_request::Date;

/// The obligations that apply, in the pack's order.
pub fn duties(pack: &Pack, facts: &Facts) -> Vec<Duty> {
    pack.obligations.iter().filter_map(|obligation| duty(obligation, facts)).collect()
}

fn duty(obligation: &Obligation, facts: &Facts) -> Option<Duty> {
    holds(&obligation.when, facts).then(|| Duty {
        id: obligation.id.clone(),
        kind: obligation.kind.as_str(),
        due: obligation.due.as_ref().and_then(|due| last_day(due, facts)),
        settled: obligation.question.as_ref().map(|id| facts.get(id.as_str()) == Some(&Fact::Yes(true))),
        because: evaluate_with_reasons(&obligation.when, facts).because.into_iter().collect(),
    })
}

fn last_day(due: &Due, facts: &Facts) -> Option<Date> {
    match facts.get(due.from.as_str()) {
        Some(Fact::Date(date)) => date.plus_days(due.days),
        _ => None,
    }
}

/// The routes that apply, in the pack's order.
pub fn routes(pack: &Pack, facts: &Facts) -> Vec<RouteOutcome> {
    let those = pack.routes.iter().filter(|route| holds(&route.when, facts));
    those
        .map(|route| RouteOutcome {
            id: route.id.clone(),
            ends_journey: route.ends_journey,
            because: evaluate_with_reasons(&route.when, facts).because.into_iter().collect(),
        })
        .collect()
}
