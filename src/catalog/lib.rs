//! Finding elements in an agency's catalog: by words that a person types, and by the names of variables that a person
//! has in a list.
//!
//! It knows the catalog and the terms of the field (`terms.txt`), and nothing of requests, rules, clock or screen. Start
//! reading at [`Finder`]; [`match_variables`] takes a list, and [`take_list`] puts it into
//! a request.

#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod find;
mod index;
mod marks;
mod names;
mod postings;
mod reading;
mod score;
mod slips;
mod taken;
mod terms;
mod variables;
mod word_list;
mod words;

pub use find::{Filter, Finder, Found, FoundGroup};
pub use marks::marked;
pub use taken::{Counts, Line, count, proposed, take_list, taken};
pub use variables::{MOST_VARIABLES, Match, Variable, match_variables, read_list};
