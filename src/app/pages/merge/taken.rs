//! What is taken from the file without a question.

use crate::desk::Desk;
use crate::parts::in_short::in_short;
use crate::parts::kept_together::kept_together;
use leptos::prelude::*;
use requisite_request::Outcome;
use requisite_session::Told;

fn sentence(told: &Told) -> String {
    let (mine, theirs) = (in_short(&told.mine), in_short(&told.theirs));
    match (told.outcome, mine.is_empty(), theirs.is_empty()) {
        (Outcome::BothKept, ..) => format!("both notes stay. Yours: {mine} \u{2013} theirs: {theirs}"),
        (_, false, true) => format!("goes away. Before: {mine}"),
        (_, true, _) => format!("new: {theirs}"),
        (_, false, false) => format!("now: {theirs} \u{2013} before: {mine}"),
    }
}

/// The changes that come in, one a line.
#[component]
pub fn TakenList(told: Vec<Told>) -> impl IntoView {
    let desk = Desk::here();
    let line = move |told: Told| {
        let said = sentence(&told);
        view! {
            <li>
                <a href=desk.href_at(&told.place)>{told.title}</a>
                ": "
                {kept_together(&said)}
            </li>
        }
    };
    view! { <ul id="merge-taken">{told.into_iter().map(line).collect_view()}</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_new_goes_or_changes_is_told_apart() {
        let told = |mine: &str, theirs: &str, outcome| {
            let lines = |text: &str| (!text.is_empty()).then(|| text.to_owned()).into_iter().collect();
            sentence(&Told {
                spot: requisite_request::Spot::Follows,
                title: String::new(),
                place: requisite_request::Place::Whole,
                was: Vec::new(),
                mine: lines(mine),
                theirs: lines(theirs),
                outcome,
            })
        };
        assert_eq!(told("", "b", Outcome::Taken), "new: b");
        assert_eq!(told("a", "", Outcome::Taken), "goes away. Before: a");
        assert_eq!(told("a", "b", Outcome::Taken), "now: b \u{2013} before: a");
        assert!(told("a", "b", Outcome::BothKept).starts_with("both notes stay"));
    }
}
