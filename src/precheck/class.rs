//! Class of a request, from the kind of data and the elements. Near a line it lands on the stricter side.

use crate::coverage::all_public;
use crate::report::{Class, Coverage, Verdict};
use requisite_pack::{BaseFile, Element, Identifier, Level, Pack};
use requisite_request::{Ask, AskPart, Detail, ElementId, Form, Place, Request};

/// The kinds of data that a request asks for, one an ask.
pub fn forms(request: &Request) -> impl Iterator<Item = Form> + '_ {
    request.asks.iter().filter_map(|ask| ask.form)
}

/// Whether an ask takes the data-sharing process: student-level, or totals with small groups shown.
pub fn uses_sharing_process(ask: &Ask) -> bool {
    matches!(ask.form, Some(Form::AggregateUnsuppressed | Form::DeIdentified | Form::Identifiable))
}

/// Whether an element says who a student is, so that a de-identified file cannot hold it.
pub fn says_who(element: &Element) -> bool {
    let telling = element.base_file == BaseFile::Removed || element.identifier == Identifier::Direct;
    telling && element.level == Level::Student
}

/// Class of a request. Undecided until the kind of data is chosen in every ask.
pub fn class_of(pack: &Pack, request: &Request, coverage: &[Coverage]) -> Verdict<Class> {
    let without_form = request.asks.iter().filter(|ask| ask.form.is_none());
    let mut missing: Vec<Place> =
        without_form.map(|ask| Place::Ask { ask: ask.id, part: AskPart::Form }).collect();
    if request.asks.is_empty() {
        missing.push(Place::Data);
    }
    let Some(strictest) = forms(request).max().filter(|_| missing.is_empty()) else {
        return Verdict::Undecided { missing };
    };
    if strictest == Form::DeIdentified {
        let because = telling_elements(pack, request);
        if !because.is_empty() {
            return Verdict::Person { lean: Class::Identifiable, because };
        }
    }
    if strictest == Form::AggregateSuppressed && all_public(request, coverage) == Some(true) {
        return Verdict::Decided(Class::Public);
    }
    Verdict::Decided(strictest.into())
}

/// The elements that say who a student is, in asks for de-identified data.
fn telling_elements(pack: &Pack, request: &Request) -> Vec<ElementId> {
    let asks = request.asks.iter().filter(|ask| ask.form == Some(Form::DeIdentified));
    let chosen = asks.flat_map(|ask| &ask.elements).filter_map(|chosen| pack.element(&chosen.id));
    let mut ids: Vec<ElementId> =
        chosen.filter(|element| says_who(element)).map(|it| it.id.clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Whether a reason is asked for each element that needs one: not for totals with small groups hidden.
pub fn asks_for_reasons(ask: &Ask) -> bool {
    ask.detail() == Some(Detail::StudentLevel) || uses_sharing_process(ask)
}

/// Whether a reason can be given for an element of an ask. What a de-identified file cannot hold must go, and no reason
/// would keep it.
pub fn takes_a_reason(ask: &Ask, element: &Element) -> bool {
    asks_for_reasons(ask) && !(ask.form == Some(Form::DeIdentified) && says_who(element))
}
