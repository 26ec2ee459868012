//! The agency's standard file, chosen at once.

use requisite_pack::{BaseFile, Element};
use requisite_request::{Ask, Edit};

/// The edits that choose every element of the agency's standard file that an ask does not have yet, in the catalog's order.
pub fn base_file_edits(elements: &[Element], ask: &Ask) -> Vec<Edit> {
    let left = elements.iter().filter(|element| element.base_file == BaseFile::Yes && !ask.has(&element.id));
    left.map(|element| Edit::AddElement { ask: ask.id, element: element.id.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_pack::ospi;
    use requisite_request::{AskId, Request};

    #[test]
    fn what_is_there_is_not_added_again() {
        let pack = ospi();
        let edits = |ask: &Ask| base_file_edits(&pack.elements, ask);
        let mut request = Request { asks: vec![Ask::empty(AskId(1))], ..Default::default() };
        let all = edits(&request.asks[0]);
        assert!(all.len() > 10);
        request = request.with_edits(&all[..1]);
        assert_eq!(edits(&request.asks[0]), all[1..]);
    }
}
