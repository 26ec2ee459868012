//! Elements that came with a link: chosen at once, and said, so that they can be taken out again.

use crate::browser::hash::{self, Whereabouts};
use crate::desk::Desk;
use crate::parts::said::Said;
use leptos::prelude::*;
use requisite_request::{AskId, Edit, ElementId};
use requisite_session::{Brought, Route, brought, not_chosen, with_ask};

/// Chooses what the address brings, and says so. The address is then that of the page alone, so that loading it again
/// chooses nothing anew.
#[component]
pub fn BroughtByLink(
    /// The ask that is shown.
    shown: Memo<AskId>,
) -> impl IntoView {
    let desk = Desk::here();
    let Whereabouts { moves, .. } = expect_context();
    let notice = RwSignal::new(Vec::<(bool, String)>::new());
    // The address is not ours to derive from: it is an order that comes from outside, and is done once.
    Effect::new(move |_| {
        moves.track();
        let Some(found) = brought(&hash::now(), &desk.pack()) else { return };
        let ask = shown.get_untracked();
        let new = desk.peek(|request| not_chosen(request, ask, &found.elements));
        if !new.is_empty() {
            let add = |element: &ElementId| Edit::AddElement { ask, element: element.clone() };
            desk.edit_all(&desk.peek(|request| with_ask(request, new.iter().map(add).collect())));
        }
        hash::settle(&desk.href(Route::Data));
        notice.set(words(&found, new.len()));
    });
    view! {
        <div role="status" class="rq-screen">
            {move || {
                notice.get().into_iter().map(|(is_problem, text)| view! { <Said is_problem text /> }).collect_view()
            }}
        </div>
    }
}

/// What came with a link, and what of it is in the way.
fn words(found: &Brought, added: usize) -> Vec<(bool, String)> {
    let there = found.elements.len() - added;
    let mut came = Vec::new();
    match added {
        0 => {}
        1 => came.push("1 element came with the link and is chosen now. Undo takes it out.".to_owned()),
        n => came.push(format!("{n} elements came with the link and are chosen now. Undo takes them out.")),
    }
    match there {
        0 => {}
        1 => came.push("1 element of the link was chosen already.".to_owned()),
        n => came.push(format!("{n} elements of the link were chosen already.")),
    }
    let mut all = Vec::new();
    if !came.is_empty() {
        all.push((false, came.join(" ")));
    }
    if !found.unknown.is_empty() {
        let unknown = found.unknown.join(", ");
        all.push((true, format!("The link names what this catalog does not have: {unknown}.")));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_is_said_with_what_was_there_and_what_is_not() {
        let found = |elements: &[&str], unknown: &[&str]| Brought {
            elements: elements.iter().map(|id| ElementId::new(id).unwrap()).collect(),
            unknown: unknown.iter().map(|&text| text.to_owned()).collect(),
        };
        assert_eq!(
            words(&found(&["a", "b", "c"], &[]), 2),
            [(
                false,
                "2 elements came with the link and are chosen now. Undo takes them out. 1 element of the link was chosen already."
                    .to_owned()
            )]
        );
        assert_eq!(
            words(&found(&[], &["x", "y"]), 0),
            [(true, "The link names what this catalog does not have: x, y.".to_owned())]
        );
    }
}
