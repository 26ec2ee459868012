//! The interface's own words; those of an agency are in its pack. Words of one page may live beside it in
//! `pages/<page>/words.rs`.

use requisite_pack::{Basis, Words};
use requisite_precheck::{Class, TaskId, TaskStatus, Verdict};
use requisite_session::{Route, StepKind};

/// Name of the program.
pub const PROGRAM: &str = "Requisite";
/// Title of a page that is not there.
pub const NOT_FOUND: &str = "Page not found";
/// Title while an agency is loaded.
pub const LOADING: &str = "Loading";
/// Title when an agency is not there, or could not be loaded.
pub const AGENCY_NOT_HERE: &str = "This agency is not here";
/// Title when an agency has no edition of this name.
pub const EDITION_NOT_HERE: &str = "This edition is not here";
/// Title when something could not be loaded.
pub const NOT_LOADED: &str = "This page could not be loaded";
/// What stands under every page.
pub const PRIVACY: &str =
    "Everything you enter stays on your computer. This page sends nothing to anyone unless you tell it to.";

/// What is said after an undo.
pub fn undone(step: Option<StepKind>) -> String {
    format!("Undone: {}.", step.map_or("last change", StepKind::label))
}

/// What is said after a redo.
pub fn redone(step: Option<StepKind>) -> String {
    format!("Done again: {}.", step.map_or("last change", StepKind::label))
}

/// Title of a page.
pub fn title_of(route: &Route, words: &Words) -> String {
    let section = |id: &str, otherwise: &str| {
        let title = words.sections.get(id).map(|section| section.title.clone());
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| otherwise.to_owned())
    };
    match route {
        Route::Choose => "Prepare a request for education data".to_owned(),
        Route::Start => format!("Prepare a data request to {}", words.agency.short),
        Route::Tasks => "Your request".to_owned(),
        Route::Section(id) => section(id.as_str(), NOT_FOUND),
        Route::Data => section("data", "Choose data"),
        Route::Public => section("public", "What is already public"),
        Route::Reasons => section("reasons", "Why each element is needed"),
        Route::Check => section("check", "Check your request"),
        Route::Package => section("package", "Make the package"),
        Route::Outcome(id) => {
            words.routes.get(id).map_or_else(|| NOT_FOUND.to_owned(), |route| route.title.clone())
        }
        Route::Document(id) => {
            words.obligations.get(id).map_or_else(|| NOT_FOUND.to_owned(), |document| document.title.clone())
        }
        Route::Questions => "All questions".to_owned(),
        Route::Review => "Check a package".to_owned(),
        Route::Drafts => "Your drafts".to_owned(),
        Route::Merge => "Bring two drafts together".to_owned(),
        // The desk knows its label.
        Route::Element(_) => "A data element".to_owned(),
        Route::Privacy => "What this page keeps, loads and sends".to_owned(),
        Route::Unknown => NOT_FOUND.to_owned(),
    }
}

/// Name of a task.
pub fn task_title(task: &TaskId, words: &Words) -> String {
    title_of(&requisite_session::route_of_task(task), words)
}

/// Name of a task's state.
pub fn status_label(status: TaskStatus) -> &'static str {
    match status {
        TaskStatus::NotNeeded => "Not needed",
        TaskStatus::NotKnown => "Depends on your answers",
        TaskStatus::NotStarted => "Not started",
        TaskStatus::InProgress => "In progress",
        TaskStatus::Problem => "There is a problem",
        TaskStatus::Completed => "Completed",
    }
}

/// Name of a task's state in attributes.
pub fn status_id(status: TaskStatus) -> &'static str {
    match status {
        TaskStatus::NotNeeded => "not_needed",
        TaskStatus::NotKnown => "not_known",
        TaskStatus::NotStarted => "not_started",
        TaskStatus::InProgress => "in_progress",
        TaskStatus::Problem => "problem",
        TaskStatus::Completed => "completed",
    }
}

/// Name of a task in attributes: the section's id, or the page's.
pub fn task_id(task: &TaskId) -> String {
    match task {
        TaskId::Section(section) => section.to_string(),
        TaskId::Data => "data".to_owned(),
        TaskId::Public => "public".to_owned(),
        TaskId::Reasons => "reasons".to_owned(),
    }
}

/// What a class is called.
pub fn class_label(class: Class) -> &'static str {
    match class {
        Class::Public => "Public data",
        Class::AggregateSuppressed => "Totals with small groups hidden",
        Class::AggregateUnsuppressed => "Totals with small groups shown",
        Class::DeIdentified => "De-identified student-level data",
        Class::Identifiable => "Identifiable student-level data",
    }
}

/// The class so far, as one sentence.
pub fn class_sentence(class: &Verdict<Class>) -> String {
    match class {
        Verdict::Decided(class) => class_label(*class).to_owned(),
        Verdict::Person { lean, .. } => {
            format!("{} (a person at the agency must decide)", class_label(*lean))
        }
        Verdict::Undecided { .. } => "Not known yet: it depends on the data you choose.".to_owned(),
    }
}

/// What stands beside a question that no source of the agency asks.
pub fn basis_label(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Found => None,
        Basis::GeneralKnowledge => Some("Usual in the field"),
        Basis::Assumption => Some("Our assumption"),
    }
}

/// What that means.
pub fn basis_sentence(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Found => None,
        Basis::GeneralKnowledge => {
            Some("Agencies usually ask this. We did not find it in this agency's published pages.")
        }
        Basis::Assumption => Some("We assume that the agency will ask this. Its published pages do not say."),
    }
}

/// "1 thing", "3 things".
pub fn things(count: u32) -> String {
    if count == 1 { "1 thing".to_owned() } else { format!("{count} things") }
}
