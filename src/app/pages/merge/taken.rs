//! What is taken from the file without a question.

use crate::desk::Desk;
use crate::parts::kept_together::kept_together;
use leptos::prelude::*;
use requisite_request::Outcome;
use requisite_session::Told;

/// Most letters of a text in the list; all of it can be read where it stands, once it is there.
const MOST: usize = 300;

fn in_short(lines: &[String]) -> String {
    let text = lines.iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("; ");
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}\u{2026}", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

fn sentence(told: &Told) -> String {
    let (mine, theirs) = (in_short(&told.mine), in_short(&told.theirs));
    match (told.outcome, mine.is_empty(), theirs.is_empty()) {
        (Outcome::BothKept, ..) => format!("both notes stay. Yours: {mine} Theirs: {theirs}"),
        (_, false, true) => format!("goes away. It was: {mine}"),
        (_, true, _) => format!("new: {theirs}"),
        (_, false, false) => format!("now {theirs} It was: {mine}"),
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
    fn a_long_list_is_cut_between_letters() {
        assert_eq!(in_short(&["a".to_owned(), String::new(), "b".to_owned()]), "a; b");
        let long = in_short(&["\u{e9}".repeat(MOST + 1)]);
        assert_eq!(long.chars().count(), MOST + 1);
    }
}
