//! Which elements need a reason, and what is missing of each.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::Pack;
use requisite_precheck::{Report, asks_for_reasons, says_who};
use requisite_request::{Ask, ElementId, Form, Place, Request};
use std::collections::BTreeMap;

/// What was picked on this page, and the place in the address when it was.
type Picked = (Option<String>, Option<ElementId>);

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Reasons {
    /// Chosen elements that need a reason, in the order of choosing.
    pub needed: Memo<Vec<ElementId>>,
    /// Chosen elements that a reason would not keep: a de-identified file cannot hold them.
    pub must_go: Memo<Vec<ElementId>>,
    /// The other chosen elements.
    pub others: Memo<Vec<ElementId>>,
    /// What is missing, by element; complete ones are not in it.
    pub missing: Memo<BTreeMap<ElementId, String>>,
    /// The element that stands open.
    pub open: Memo<Option<ElementId>>,
    picked: RwSignal<Picked>,
    desk: Desk,
}

/// The chosen elements: those that need a reason, those that must go, and the others.
fn divide(pack: &Pack, request: &Request) -> [Vec<ElementId>; 3] {
    let [mut needed, mut must_go, mut others] = [const { Vec::new() }; 3];
    for id in request.elements() {
        let element = pack.element(id);
        let asks = || request.asks.iter().filter(|ask| ask.has(id) && asks_for_reasons(ask));
        let cannot_hold = |ask: &Ask| ask.form == Some(Form::DeIdentified) && element.is_some_and(says_who);
        let list = match element {
            Some(element) if element.reason && asks().any(|ask| !cannot_hold(ask)) => &mut needed,
            _ if asks().any(cannot_hold) => &mut must_go,
            _ => &mut others,
        };
        list.push(id.clone());
    }
    [needed, must_go, others]
}

fn missing(report: &Report) -> BTreeMap<ElementId, String> {
    let incomplete = report.findings.iter().filter(|finding| finding.incomplete);
    let mut missing = BTreeMap::new();
    for finding in incomplete {
        if let (Place::Reason(id), Some(text)) = (&finding.place, finding.data.get("missing")) {
            missing.insert(id.clone(), text.clone());
        }
    }
    missing
}

/// The element to open: the one picked since the address last changed, else the one that the address names.
fn shown(at: Option<&str>, picked: &Picked) -> Option<ElementId> {
    let (then, pick) = picked;
    let named = || ElementId::new(at?.strip_prefix("reason:")?).ok();
    if then.as_deref() == at { pick.clone() } else { named().or_else(|| pick.clone()) }
}

/// The first element after the open one of which something is missing, going round.
fn next_after(
    needed: &[ElementId],
    missing: &BTreeMap<ElementId, String>,
    open: Option<&ElementId>,
) -> Option<ElementId> {
    let here = needed.iter().position(|id| Some(id) == open).map_or(0, |at| at + 1);
    let round = needed.iter().skip(here).chain(needed.iter().take(here));
    round.filter(|id| Some(*id) != open).find(|id| missing.contains_key(*id)).cloned()
}

impl Reasons {
    /// Looks at the request. The first element without a reason stands open, unless the address names another.
    pub fn new() -> Self {
        let desk = Desk::here();
        let pack = desk.pack();
        let divided = desk.memo(move |request| divide(&pack, request));
        let needed = Memo::new(move |_| divided.with(|[needed, ..]| needed.clone()));
        let must_go = Memo::new(move |_| divided.with(|[_, must_go, _]| must_go.clone()));
        let others = Memo::new(move |_| divided.with(|[.., others]| others.clone()));
        let missing = desk.from_report(missing);
        let address = desk.address();
        let first = needed
            .with_untracked(|needed| missing.with_untracked(|missing| next_after(needed, missing, None)));
        let at = address.with_untracked(|address| address.at.clone());
        let names_one = at.as_ref().is_some_and(|at| at.starts_with("reason:"));
        let picked = RwSignal::new((if names_one { None } else { at }, first));
        let open = Memo::new(move |_| {
            address.with(|address| picked.with(|picked| shown(address.at.as_deref(), picked)))
        });
        Self { needed, must_go, others, missing, open, picked, desk }
    }

    /// Opens an element, or none.
    pub fn pick(&self, element: Option<ElementId>) {
        let at = self.desk.address().with_untracked(|address| address.at.clone());
        self.picked.set((at, element));
    }

    /// The next element without a complete reason.
    pub fn next(&self) -> Option<ElementId> {
        let open = self.open.get();
        self.needed.with(|needed| self.missing.with(|missing| next_after(needed, missing, open.as_ref())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> ElementId {
        ElementId::new(text).unwrap()
    }

    #[test]
    fn the_next_goes_round() {
        let needed = ["a", "b", "c", "d"].map(id);
        let missing: BTreeMap<_, _> = ["b", "d"].map(|it| (id(it), String::new())).into();
        let next = |open: &str| next_after(&needed, &missing, Some(&id(open)));
        assert_eq!(next_after(&needed, &missing, None), Some(id("b")));
        assert_eq!(
            (next("a"), next("b"), next("c"), next("d")),
            (Some(id("b")), Some(id("d")), Some(id("d")), Some(id("b")))
        );
        assert_eq!(next_after(&needed, &BTreeMap::from([(id("b"), String::new())]), Some(&id("b"))), None);
    }

    #[test]
    fn the_latest_wish_stands_open() {
        let pick = (None, Some(id("a")));
        assert_eq!(shown(None, &pick), Some(id("a")));
        assert_eq!(shown(Some("reason:b"), &pick), Some(id("b")));
        assert_eq!(shown(Some("reason:b"), &(Some("reason:b".into()), None)), None);
        assert_eq!(shown(Some("research-question:1"), &pick), Some(id("a")));
    }
}
