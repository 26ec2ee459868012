//! What an agency writes: its catalog of elements, published products, questions, rules, routes and duties, as data.
//!
//! A pack is a folder of files; [`load`] takes them as names and bytes and gives a [`Pack`] *and* its complaints, each
//! naming file, entry and field. This crate evaluates nothing and knows no request beyond its place names; it reads no
//! files itself. Start reading at [`Pack`], then [`load`].
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod bits;
mod checks;
mod complaint;
mod condition;
mod edition;
mod element;
mod enrollment;
mod entry;
mod example;
mod facts;
mod fee;
mod files;
mod flow;
mod lint;
mod loader;
mod nearest;
mod offers;
mod pack;
mod plan;
mod problem;
mod product;
mod question;
mod rule;
mod series;
mod submission;
mod words;

pub use bits::{BitRows, YearSet, absent, add, holds};
pub use checks::{CHECKS, parameters_of, placeholders_of};
pub use complaint::{Complaint, Gravity, NameKind};
pub use condition::{Condition, Constant, FactName, Test};
pub use edition::{EDITIONS_FOLDER, Edition, edition_changes, edition_files, load_edition};
pub use element::{BaseFile, Basis, Element, Identifier, Level};
pub use enrollment::{EnrollmentLayout, GroupName, LevelColumn, PlaceColumns, RowColumn, Separator, Splits};
pub use entry::{ENTRY_KINDS, EntryKind};
pub use example::Example;
pub use facts::{CLASSES, DERIVED_FACTS, DerivedFact, FactKind, FactScope, FactValues, derived_fact};
pub use fee::{Fee, Work};
pub use files::{
    MAX_FILE_BYTES, MAX_FILES, OWN_DOCUMENTS, PACK_FILE, file_names, is_device, pack_hash, size_complaint,
};
pub use flow::{Flow, FlowPeople, FlowStorage};
pub use lint::{EditionFlaws, Flaw, FlawKind, Obstacle, editions, flaws};
pub use loader::{
    ADDRESS_BASES, AUTOCOMPLETE, FIELD_KINDS, Loaded, PACK_FORMAT, PROGRAM_PAGES, ReadSubmission, SCOPES,
    load, read_submission,
};
pub use offers::{Family, Offer, Offers, place_of_unit};
pub use pack::{Breakdown, Contact, Link, Margins, Pack, Source, Uses};
pub use plan::Plan;
pub use problem::Problem;
pub use product::{Measured, Product};
pub use question::{Assembles, CellTest, Field, Question, QuestionKind, Section};
pub use rule::{
    Due, ElementFix, Obligation, ObligationKind, Part, PartAlso, PlaceHint, Route, Rule, RuleTest, Scope,
    Severity,
};
pub use series::{Nesting, SeriesBreak};
pub use submission::Submission;
pub use words::{
    AgencyWords, ObligationWords, QuestionWords, RouteWords, RuleWords, SectionWords, TitledText, Words,
    mid_sentence,
};
