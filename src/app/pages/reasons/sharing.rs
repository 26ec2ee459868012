//! Reasons that several elements share, and other changes to many reasons at once.

use requisite_request::{Edit, ElementId, Reason, Request};

fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The other chosen elements with the same reason in the same role.
pub fn shared_with(request: &Request, element: &ElementId) -> Vec<ElementId> {
    let Some(reason) = request.reasons.get(element) else { return Vec::new() };
    let text = normal(&reason.why_needed);
    if text.is_empty() {
        return Vec::new();
    }
    let same = |other: &Reason| other.role == reason.role && normal(&other.why_needed) == text;
    let others = request.elements().into_iter().filter(|id| *id != element);
    others.filter(|id| request.reasons.get(*id).is_some_and(same)).cloned().collect()
}

/// Whether an element can take over the reason of another: it has the same role, or none yet.
pub fn may_share(request: &Request, from: &ElementId, to: &ElementId) -> bool {
    let role = |id: &ElementId| request.reasons.get(id).and_then(|reason| reason.role);
    from != to && role(from).is_some() && (role(to).is_none() || role(to) == role(from))
}

/// The edits that give other elements the same reason. What was said about less sensitive variants stays theirs.
pub fn copy_edits(request: &Request, from: &ElementId, to: &[ElementId]) -> Vec<Edit> {
    let Some(reason) = request.reasons.get(from) else { return Vec::new() };
    let copy = |element: &ElementId| {
        let why_not_less = request.reasons.get(element).map(|it| it.why_not_less.clone()).unwrap_or_default();
        Edit::SetReason { element: element.clone(), reason: Reason { why_not_less, ..reason.clone() } }
    };
    to.iter().map(copy).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use requisite_request::{AskId, Role};

    fn id(text: &str) -> ElementId {
        ElementId::new(text).unwrap()
    }

    fn request() -> Request {
        let add = |element: &str| Edit::AddElement { ask: AskId(1), element: id(element) };
        let reason = Reason {
            role: Some(Role::Control),
            why_needed: "Held constant  in the model.".into(),
            why_not_less: "Own.".into(),
            ..Reason::default()
        };
        let own = Reason { role: Some(Role::Outcome), why_not_less: "Theirs.".into(), ..Reason::default() };
        Request::default().with_edits(&[
            Edit::AddAsk,
            add("a"),
            add("b"),
            add("c"),
            Edit::SetReason { element: id("a"), reason },
            Edit::SetReason { element: id("c"), reason: own },
        ])
    }

    #[test]
    fn a_copied_reason_shows_as_shared() {
        let before = request();
        assert!(shared_with(&before, &id("a")).is_empty());
        assert!(may_share(&before, &id("a"), &id("b")));
        assert!(!may_share(&before, &id("a"), &id("c")), "another role is another reason");
        assert!(!may_share(&before, &id("b"), &id("a")), "nothing to copy");
        let after = before.with_edits(&copy_edits(&before, &id("a"), &[id("b"), id("c")]));
        assert_eq!(shared_with(&after, &id("a")), [id("b"), id("c")]);
        assert_eq!(after.reasons[&id("c")].why_not_less, "Theirs.");
        assert_eq!(after.reasons[&id("b")].why_not_less, "");
    }
}
