//! Which ask the page shows.

use requisite_request::{AskId, Request};

/// The ask that the text of a place names, such as `ask:2/years`.
pub fn ask_of_place(at: &str) -> Option<AskId> {
    let number = at.strip_prefix("ask:")?.split('/').next()?;
    number.parse().ok().map(AskId)
}

/// What the person picked, and the place in the address when they did: a later address counts more.
pub type Picked = Option<(Option<String>, AskId)>;

/// The ask to show: the one picked since the address last changed, else the one that the address names, else the one
/// picked before, else the first. A request without asks shows the first ask to be.
pub fn shown_ask(request: &Request, at: Option<&str>, picked: &Picked) -> AskId {
    let of_pick = picked.as_ref().map(|(_, id)| *id);
    let since = picked.as_ref().filter(|(then, _)| then.as_deref() == at).map(|(_, id)| *id);
    let named = at.and_then(ask_of_place);
    let first = request.asks.first().map_or(AskId(1), |ask| ask.id);
    let there = |id: &AskId| request.ask(*id).is_some();
    since.filter(there).or(named.filter(there)).or(of_pick.filter(there)).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::Ask;

    #[test]
    fn the_latest_wish_counts() {
        let asks = [1, 2, 4].map(|id| Ask::empty(AskId(id)));
        let request = Request { asks: asks.to_vec(), ..Request::default() };
        let picked: Picked = Some((None, AskId(2)));
        assert_eq!(shown_ask(&request, None, &None), AskId(1));
        assert_eq!(shown_ask(&request, None, &picked), AskId(2));
        assert_eq!(shown_ask(&request, Some("ask:4/years"), &picked), AskId(4));
        assert_eq!(shown_ask(&request, Some("ask:4"), &Some((Some("ask:4".into()), AskId(1)))), AskId(1));
        assert_eq!(shown_ask(&request, Some("ask:9/form"), &picked), AskId(2));
        assert_eq!(shown_ask(&request, Some("question:x"), &None), AskId(1));
        assert_eq!(shown_ask(&Request::default(), None, &picked), AskId(1));
    }
}
