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

/// The edits that choose them in an ask, which is made where there is none: those that are not chosen yet.
pub fn bring(request: &Request, ask: AskId, elements: &[ElementId]) -> Vec<Edit> {
    let new = elements.iter().filter(|id| !request.ask(ask).is_some_and(|ask| ask.has(id)));
    let add: Vec<Edit> = new.map(|id| Edit::AddElement { ask, element: id.clone() }).collect();
    let first = (request.asks.is_empty() && !add.is_empty()).then_some(Edit::AddAsk);
    first.into_iter().chain(add).collect()
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
        let request = Request::default().with_edits(&bring(&Request::default(), AskId(1), &found.elements));
        assert_eq!(request.asks[0].elements.len(), 2);
        assert_eq!(bring(&request, AskId(1), &found.elements), []);
        for hash in
            ["#/ospi/data", "#/ospi/data?elements=", "#/ospi/data?elements=,,", "#/ospi/data?at=elements"]
        {
            assert_eq!(brought(hash, &pack), None, "{hash}");
        }
    }
}
