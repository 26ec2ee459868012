//! Changes that this page makes: taking elements from public files, and asking for them again.

use requisite_precheck::Coverage;
use requisite_request::{Edit, PublicUse, Request};

/// The edit that takes an element from the products that serve it.
pub fn use_public(request: &Request, coverage: &Coverage) -> Edit {
    let ask = request.ask(coverage.ask);
    let public = PublicUse {
        ask: coverage.ask,
        element: coverage.element.clone(),
        products: coverage.products.clone(),
        years: coverage.years.clone(),
        unit: ask.and_then(|ask| ask.unit.clone()),
    };
    Edit::UsePublic { public }
}

/// The edits that ask again for an element, in the ask it came from. An ask that is removed takes these with it.
pub fn ask_again(public: &PublicUse) -> Vec<Edit> {
    let (ask, element) = (public.ask, public.element.clone());
    vec![Edit::ForgetPublic { ask, element: element.clone() }, Edit::AddElement { ask, element }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_precheck::CoverageState;
    use requisite_request::{AskId, ElementId, Years};

    #[test]
    fn what_was_taken_from_public_files_can_be_asked_for_again() {
        let element = ElementId::new("gender").unwrap();
        let add = Edit::AddElement { ask: AskId(1), element: element.clone() };
        let before = Request::default().with_edits(&[Edit::AddAsk, add]);
        let coverage = Coverage {
            ask: AskId(1),
            element,
            state: CoverageState::Covered,
            products: Vec::new(),
            years: Years::default(),
            missing: Vec::new(),
            by_year: Vec::new(),
            remarks: Vec::new(),
        };
        let taken = before.with_edits(&[use_public(&before, &coverage)]);
        assert!(taken.asks[0].elements.is_empty());
        assert_eq!(taken.with_edits(&ask_again(&taken.public_instead[0])), before);
    }
}
