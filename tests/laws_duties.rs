//! Laws on what a request brings with it when elements come, go, or make way for less sensitive ones.

use crate::fixtures::{pack, packs, today};
use crate::laws::{Damaged, each_request};
use crate::random_requests::some;
use requisite_pack::Pack;
use requisite_precheck::{Class, Report, precheck};
use requisite_request::{Answer, AskId, Chosen, Edit, ElementId, Form, PublicUse, Request};
use std::collections::BTreeSet;

/// Elements of an ask that are taken out or swapped, one by one.
const N_ELEMENTS: usize = 4;

fn duties(report: &Report) -> BTreeSet<&str> {
    report.duties.iter().map(|duty| duty.id.as_str()).collect()
}

fn check(pack: &Pack, request: &Request) -> Report {
    precheck(pack, request, today())
}

/// Obligations of the later report that the earlier one has not.
fn come<'a>(before: &'a Report, after: &'a Report) -> Vec<&'a str> {
    duties(after).difference(&duties(before)).copied().collect()
}

/// Whether all of a request is published, so that nothing is left to request and no obligation applies.
fn is_public(report: &Report) -> bool {
    report.class.value() == Some(Class::Public)
}

/// Whether a data set holds nothing that is asked for or taken from published products.
fn is_blank(request: &Request, ask: AskId) -> bool {
    request.ask(ask).is_some_and(|it| it.elements.is_empty())
        && request.public_instead.iter().all(|it| it.ask != ask)
}

/// The one exception: while a data set is blank it is not known what of the request is published, so its kind of data
/// counts. A request of which all is published has that to gain, with its obligations, when its last element of a data set
/// is taken out, and to lose again when it is put in. Taken from published products instead, it never has. This holds for
/// obligations of every kind.
#[test]
fn removing_an_element_brings_no_obligation_and_adding_one_takes_none_unless_all_is_public_but_for_a_blank_data_set()
 {
    let law = "elements come and go";
    let tally = each_request(law, 40, Damaged::Some, |pack, request, rng, tally| {
        let before = check(pack, request);
        for ask in &request.asks {
            let mut chosen: Vec<&Chosen> = ask.elements.iter().collect();
            rng.shuffle(&mut chosen);
            for Chosen { id, .. } in chosen.into_iter().take(N_ELEMENTS) {
                let public = PublicUse {
                    ask: ask.id,
                    element: id.clone(),
                    products: Vec::new(),
                    years: ask.years.clone(),
                    unit: ask.unit.clone(),
                };
                let remove = Edit::RemoveElement { ask: ask.id, element: id.clone() };
                for edit in [remove, Edit::UsePublic { public }] {
                    let without = request.with_edits([&edit]);
                    let (after, excepted) = (check(pack, &without), is_blank(&without, ask.id));
                    let excepted = excepted && is_public(&before);
                    assert!(excepted || come(&before, &after).is_empty(), "{edit:?}");
                    tally.add("removals", 1);
                    tally.add("removals excepted", usize::from(excepted));
                    tally.add("obligations gone", come(&after, &before).len());
                }
            }
            for _ in 0..N_ELEMENTS {
                let element = some(rng, &pack.elements).id.clone();
                let add = Edit::AddElement { ask: ask.id, element };
                let after = check(pack, &request.with_edits([&add]));
                let excepted = is_blank(request, ask.id) && is_public(&after);
                assert!(excepted || come(&after, &before).is_empty(), "{add:?}");
                tally.add("additions", 1);
                tally.add("obligations come", come(&before, &after).len());
            }
        }
    });
    assert!(tally.count("obligations gone") > 0 && tally.count("obligations come") > 0);
    assert!(tally.count("removals excepted") * 20 < tally.count("removals"));
}

#[test]
fn an_element_that_came_and_went_leaves_nothing_behind() {
    each_request("come and gone", 100, Damaged::Some, |pack, request, rng, tally| {
        let Some(ask) = request.asks.first() else { return };
        let element = some(rng, &pack.elements).id.clone();
        if ask.has(&element) {
            return;
        }
        let edits = [
            Edit::AddElement { ask: ask.id, element: element.clone() },
            Edit::RemoveElement { ask: ask.id, element },
        ];
        assert_eq!(check(pack, &request.with_edits(&edits)), check(pack, request));
        tally.add("round trips", 1);
    });
}

/// A less sensitive element may not be published where the other was, so that what had nothing left to request has again;
/// that, and nothing else, may bring obligations, and no stricter class than the kinds of data that are asked for.
fn no_more_than(before: &Report, after: &Report, request: &Request, what: &str) {
    let strictest = request.asks.iter().filter_map(|ask| ask.form).max();
    let most = match before.class.value() {
        Some(Class::Public) => strictest.map(Class::from),
        class => class,
    };
    assert!(after.class.value() <= most, "{what}: {:?} after {:?}", after.class, before.class);
    let allowed = is_public(before) && !is_public(after);
    assert!(allowed || come(before, after).is_empty(), "{what}: {:?}", after.duties);
}

fn swaps(pack: &Pack, ask: AskId, element: &ElementId) -> Vec<Edit> {
    let coarser = pack.element(element).map(|it| it.coarser.clone()).unwrap_or_default();
    coarser.into_iter().map(|with| Edit::SwapElement { ask, element: element.clone(), with }).collect()
}

#[test]
fn a_less_sensitive_element_never_brings_an_obligation_nor_a_stricter_class_unless_the_other_was_published() {
    let law = "less sensitive elements";
    let tally = each_request(law, 40, Damaged::Some, |pack, request, rng, tally| {
        let before = check(pack, request);
        for ask in &request.asks {
            let mut swaps: Vec<Edit> =
                ask.elements.iter().flat_map(|chosen| swaps(pack, ask.id, &chosen.id)).collect();
            rng.shuffle(&mut swaps);
            for swap in swaps.into_iter().take(N_ELEMENTS) {
                let after = check(pack, &request.with_edits([&swap]));
                no_more_than(&before, &after, request, &format!("{swap:?}"));
                tally.add("swaps", 1);
                tally.add("obligations gone", before.duties.len().saturating_sub(after.duties.len()));
            }
        }
    });
    assert!(tally.count("swaps") > 50);
}

#[test]
fn no_less_sensitive_element_of_a_catalog_brings_more_than_the_one_it_stands_for() {
    let mut n_swaps = 0;
    for id in packs() {
        let pack = pack(&id);
        for element in pack.elements.iter().filter(|it| !it.coarser.is_empty()) {
            for form in Form::ALL {
                let ask = AskId(1);
                let request = Request::default().with_edits(&[
                    Edit::AddAsk,
                    Edit::SetForm { ask, form },
                    Edit::AddElement { ask, element: element.id.clone() },
                ]);
                let before = check(pack, &request);
                for swap in swaps(pack, ask, &element.id) {
                    let after = check(pack, &request.with_edits([&swap]));
                    no_more_than(&before, &after, &request, &format!("{id}: {swap:?}"));
                    n_swaps += 1;
                }
            }
        }
    }
    assert!(n_swaps > 1_000, "only {n_swaps}");
}

#[test]
fn a_duty_with_a_statement_is_settled_once_that_is_accepted() {
    let tally = each_request("duties are settled", 60, Damaged::Some, |pack, request, _, tally| {
        let report = precheck(pack, request, today());
        for duty in &report.duties {
            let obligation = pack.obligations.iter().find(|it| it.id == duty.id).unwrap();
            let accepted = obligation.question.as_ref().map(|id| {
                report.shown.contains(id) && request.answer(id).and_then(Answer::as_yes) == Some(true)
            });
            assert_eq!(duty.settled, accepted, "{}", duty.id);
            tally.add(if accepted == Some(true) { "settled" } else { "open" }, 1);
        }
    });
    assert!(tally.count("settled") > 0 && tally.count("open") > 0);
}
