//! Facts that follow from the kinds of data of a request's asks: which of their values go together.
//!
//! Follows `precheck`: the class is that of the strictest kind, and unknown until every ask has one; de-identified data with
//! telling elements count as identifiable; totals that are all public are public.

use super::model::{Factor, Tests};
use super::numbers::around;
use super::value::Value;
use crate::Scope;
use requisite_request::{Detail, Form};
use std::collections::BTreeSet;

/// The facts that hang together here.
pub(crate) const FACTS: &[&str] = &[
    "class",
    "class_in_doubt",
    "identifiable",
    "student_level",
    "sharing_process",
    "all_public",
    "any_public",
    "n_asks",
    "ask.form",
];

/// One combination of kinds of data in a request.
struct Kinds {
    /// Kinds that some ask has.
    forms: Vec<Form>,
    /// Whether some ask has none yet.
    open: bool,
    /// Whether all is public, and any; unknown together.
    public: Option<(bool, bool)>,
}

/// The facts among `order`, with the values that go together.
pub(crate) fn factor(scope: &Scope, order: &[&str], tests: &Tests<'_>) -> Option<Factor> {
    let facts: Vec<String> =
        FACTS.iter().filter(|fact| order.contains(fact)).map(|it| (*it).to_owned()).collect();
    let in_ask = matches!(scope, Scope::Ask | Scope::Element);
    let mut states = BTreeSet::new();
    for bits in 0..(1_u32 << Form::ALL.len()) {
        let has = |at: usize| (bits >> at) & 1 == 1;
        let forms: Vec<Form> =
            Form::ALL.iter().enumerate().filter(|(at, _)| has(*at)).map(|(_, form)| *form).collect();
        for open in [false, true] {
            for public in [None, Some((false, false)), Some((false, true)), Some((true, true))] {
                let kinds = Kinds { forms: forms.clone(), open, public };
                kinds.add_states(&facts, in_ask, tests, &mut states);
            }
        }
    }
    Some(Factor { facts, states: states.into_iter().collect() })
}

impl Kinds {
    fn add_states(
        &self,
        facts: &[String],
        in_ask: bool,
        tests: &Tests<'_>,
        states: &mut BTreeSet<Vec<Option<Value>>>,
    ) {
        let n_kinds = self.forms.len() + usize::from(self.open);
        // Whether all is public is only known of asks.
        if n_kinds == 0 && (in_ask || self.public.is_some()) {
            return;
        }
        let least = i64::try_from(n_kinds).unwrap_or(i64::MAX);
        let n_asks = if n_kinds == 0 { vec![0] } else { around("n_asks", tests, least, i64::MAX) };
        let mut own_forms: Vec<Option<Form>> = Vec::new();
        if in_ask {
            own_forms.extend(self.forms.iter().copied().map(Some));
            if self.open {
                own_forms.push(None);
            }
        } else {
            own_forms.push(None);
        }
        for class in self.classes() {
            for own in &own_forms {
                for n_asks in &n_asks {
                    let state = facts.iter().map(|fact| self.value(fact, class, *own, *n_asks));
                    states.insert(state.collect());
                }
            }
        }
    }

    /// The classes that it can come to, each with whether it is in doubt.
    fn classes(&self) -> Vec<Option<(&'static str, bool)>> {
        let Some(strictest) = self.forms.iter().max().filter(|_| !self.open) else { return vec![None] };
        let (de_identified, identifiable) = (Form::DeIdentified.as_str(), Form::Identifiable.as_str());
        match strictest {
            Form::AggregateSuppressed if self.public == Some((true, true)) => vec![Some(("public", false))],
            Form::AggregateUnsuppressed => vec![Some((Form::AggregateUnsuppressed.as_str(), true))],
            Form::DeIdentified => {
                vec![Some((de_identified, false)), Some((identifiable, false)), Some((identifiable, true))]
            }
            form => vec![Some((form.as_str(), false))],
        }
    }

    fn value(
        &self,
        fact: &str,
        class: Option<(&str, bool)>,
        own: Option<Form>,
        n_asks: i64,
    ) -> Option<Value> {
        // Not known while no ask is such and one that is open could become so.
        let of_forms = |is: &dyn Fn(&Form) -> bool| {
            let any = self.forms.iter().any(is);
            (any || !self.open && !self.forms.is_empty()).then_some(Value::Yes(any))
        };
        match fact {
            "class" => class.map(|(class, _)| Value::Text(class.to_owned())),
            "class_in_doubt" => class.map(|(_, doubt)| Value::Yes(doubt)),
            "identifiable" => class.map(|(class, _)| Value::Yes(class == "identifiable")),
            "student_level" => of_forms(&|form| form.detail() == Detail::StudentLevel),
            "sharing_process" => of_forms(&|form| *form != Form::AggregateSuppressed),
            "all_public" => self.public.map(|(all, _)| Value::Yes(all)),
            "any_public" => self.public.map(|(_, any)| Value::Yes(any)),
            "n_asks" => Some(Value::Number(n_asks)),
            _ => own.map(|form| Value::Text(form.as_str().to_owned())),
        }
    }
}
