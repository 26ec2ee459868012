//! Elements that a link brings along: `#/start?agency=ospi&elements=gender,gpa`, from an agency's own pages or a colleague.

use crate::address::parameter;
use requisite_pack::Pack;
use requisite_request::{AskId, Edit, ElementId, Request};

/// Most elements that a link may bring.
const MOST: usize = 500;

/// What a link brings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Elements of the catalog, each once, in the order of the link.
    pub elements: Vec<ElementId>,
    /// What the catalog has not.
    pub unknown: Vec<String>,
}

/// What the address brings; nothing where it names no element.
pub fn brought(hash: &str, pack: &Pack) -> Option<Brought> {
    let list = parameter(hash, "elements")?;
    let mut brought = Brought::default();
    for text in list.split(',').map(str::trim).filter(|text| !text.is_empty()).take(MOST) {
        match ElementId::new(text).ok().filter(|id| pack.element(id).is_some()) {
            Some(id) if brought.elements.contains(&id) => {}
            Some(id) => brought.elements.push(id),
            None => brought.unknown.push(text.chars().take(60).collect()),
        }
    }
    (brought != Brought::default()).then_some(brought)
}

/// Those of the elements that an ask has not yet.
pub fn not_chosen(request: &Request, ask: AskId, elements: &[ElementId]) -> Vec<ElementId> {
    elements.iter().filter(|id| !request.ask(ask).is_some_and(|ask| ask.has(id))).cloned().collect()
}

/// Edits of the ask on the screen, after one that makes it where the request has none yet.
pub fn with_ask(request: &Request, edits: Vec<Edit>) -> Vec<Edit> {
    let first = request.asks.is_empty().then_some(Edit::AddAsk);
    first.into_iter().chain(edits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_pack::ospi;

    #[test]
    fn a_link_chooses_what_the_catalog_has_and_names_the_rest() {
        let pack = ospi();
        let found = brought("#/start?agency=ospi&elements=gender,shoe-size,gpa,%67ender,<b>", &pack).unwrap();
        assert_eq!(found.elements.iter().map(ElementId::as_str).collect::<Vec<_>>(), ["gender", "gpa"]);
        assert_eq!(found.unknown, ["shoe-size", "<b>"]);
        let nothing = Request::default();
        assert_eq!(not_chosen(&nothing, AskId(1), &found.elements), found.elements);
        let add = |element: &ElementId| Edit::AddElement { ask: AskId(1), element: element.clone() };
        let edits = with_ask(&nothing, found.elements.iter().map(add).collect());
        let request = nothing.with_edits(&edits);
        assert_eq!((request.asks.len(), request.asks[0].elements.len()), (1, 2));
        assert_eq!(not_chosen(&request, AskId(1), &found.elements), []);
        assert_eq!(with_ask(&request, Vec::new()), []);
        for hash in
            ["#/ospi/data", "#/ospi/data?elements=", "#/ospi/data?elements=,,", "#/ospi/data?at=elements"]
        {
            assert_eq!(brought(hash, &pack), None, "{hash}");
        }
    }
}
