//! What an agency writes: its catalog of elements, published products, questions, rules, routes and duties, as data.
//!
//! A pack is a folder of files; `load` takes them as names and bytes and gives a [`Pack`] *and* its complaints, each
//! naming file, entry and field. This crate evaluates nothing and knows no request beyond its place names; it reads no
//! files itself. Start reading at [`Pack`].
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod condition;
mod element;
mod pack;
mod product;
mod question;
mod rule;
mod words;

pub use condition::{Condition, Constant, FactName, Test};
pub use element::{BaseFile, Basis, Element, Identifier, Level};
pub use pack::{Breakdown, Contact, Link, Margins, Pack, Source, Uses};
pub use product::{Measured, Product};
pub use question::{Field, Question, QuestionKind, Section};
pub use rule::{Due, ElementFix, Obligation, ObligationKind, PlaceHint, Route, Rule, RuleTest, Scope, Severity};
pub use words::{AgencyWords, QuestionWords, RouteWords, RuleWords, SectionWords, TitledText, Words};
