//! Words of the page on which data are chosen.

use requisite_catalog::{Filter, Found};
use requisite_precheck::groups::{share_phrase, small_cells_sentence};
use requisite_precheck::{CellEstimate, thousands};
use requisite_request::Form;

/// A kind of data: what you get.
pub fn form_gets(form: Form, smallest: u32) -> String {
    match form {
        Form::AggregateSuppressed => {
            format!("Counts and rates for the state, districts or schools. Groups under {smallest} are left blank.")
        }
        Form::AggregateUnsuppressed => {
            format!("The same tables with every group shown, also those under {smallest}.")
        }
        Form::DeIdentified => {
            "One row for each student. What says who a student is, such as names and IDs, is taken out; a research number links the rows of one student.".to_owned()
        }
        Form::Identifiable => "One row for each student, with details that say who the student is.".to_owned(),
    }
}

/// A kind of data: what it takes.
pub fn form_takes(form: Form) -> &'static str {
    match form {
        Form::AggregateSuppressed => "The lightest choice, and often the fastest.",
        Form::AggregateUnsuppressed => {
            "A small group can point to a student, so the agency asks for more. Takes longer."
        }
        Form::DeIdentified => {
            "The agency asks more: why you need what is sensitive, how you protect it and how you destroy it. Takes longer."
        }
        Form::Identifiable => {
            "Needs all that de-identified data need, and an exception in federal privacy law (FERPA) that fits your study. Takes longest."
        }
    }
}

/// How small the groups of a table get, by rough totals.
pub fn estimate(cells: &CellEstimate) -> String {
    format!(
        "One year of this table has about {} cells. Of those with students, {} are expected to have fewer than {}. {} This is a rough estimate: the page on public data can make it better.",
        thousands(cells.cells),
        share_phrase(cells.small),
        cells.smallest,
        small_cells_sentence(cells.shows_small)
    )
}

/// Elements with their number.
pub fn elements(n: usize) -> String {
    if n == 1 { "1 element".to_owned() } else { format!("{} elements", thousands(n as u64)) }
}

/// What a search found.
pub fn found(found: &Found, query: &str, filter: &Filter) -> String {
    let query = query.trim();
    let kind = if filter.by_collection { "collections" } else { "topics" };
    match (found.count, query.is_empty(), !filter.narrows()) {
        (0, ..) => "Nothing found.".to_owned(),
        (n, true, true) => format!("{} in {} {kind}.", elements(n), found.groups.len()),
        (n, true, false) => format!("{} with these filters.", elements(n)),
        (n, false, _) if found.near => {
            format!("Nothing has exactly \u{201c}{query}\u{201d}. {} with similar words.", elements(n))
        }
        (n, false, _) => format!("{} for \u{201c}{query}\u{201d}.", elements(n)),
    }
}

/// What a list is made of: elements of the base file, where there is one, and others; and what they cost in reasons.
pub fn made_of(base: Option<usize>, extra: usize, reasons: usize) -> String {
    let of = match (base, extra) {
        (_, 0) if base.unwrap_or_default() == 0 => return String::new(),
        (None, _) => String::new(),
        (Some(1), 0) => "It is from the base file. ".to_owned(),
        (Some(base), 0) => format!("All {base} from the base file. "),
        (Some(0), _) => "None from the base file. ".to_owned(),
        (Some(base), extra) => format!("{base} from the base file, {extra} besides. "),
    };
    let cost = match reasons {
        _ if base.unwrap_or_default() + extra == 1 => {
            if reasons == 0 { "It needs no reason." } else { "It needs a reason." }.to_owned()
        }
        0 => "None needs a reason.".to_owned(),
        1 => "1 needs a reason.".to_owned(),
        n => format!("{n} need a reason each."),
    };
    format!("{of}{cost}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_says_what_it_is_made_of_and_costs() {
        assert_eq!(made_of(Some(0), 0, 0), "");
        assert_eq!(made_of(None, 0, 0), "");
        assert_eq!(made_of(None, 4, 2), "2 need a reason each.");
        assert_eq!(made_of(Some(3), 0, 0), "All 3 from the base file. None needs a reason.");
        assert_eq!(made_of(Some(1), 0, 0), "It is from the base file. It needs no reason.");
        assert_eq!(made_of(None, 1, 1), "It needs a reason.");
        assert_eq!(made_of(Some(0), 2, 1), "None from the base file. 1 needs a reason.");
        assert_eq!(made_of(Some(70), 3, 2), "70 from the base file, 3 besides. 2 need a reason each.");
    }
    use requisite_precheck::groups::Share;
    use requisite_request::AskId;

    #[test]
    fn the_estimate_says_how_many_cells_are_small() {
        let small = Share { low: 350, high: 600 };
        let text = estimate(&CellEstimate {
            ask: AskId(1),
            cells: 4130,
            average_tenths: 26,
            small,
            smallest: 10,
            shows_small: false,
        });
        assert!(
            text.contains("4,130 cells") && text.contains("35% to 60%") && text.contains("fewer than 10")
        );
        assert!(!text.contains("safe"));
    }
}
