//! The program's own words in a package; everything else is the pack's or the person's.

use requisite_pack::{BaseFile, Basis, Element, Identifier, Level, ObligationKind, Pack};
use requisite_precheck::{Class, CoverageState, Doubt, Verdict};
use requisite_request::Form;

/// Said wherever a class is shown.
pub(crate) const NOT_A_DECISION: &str = "This is how the program sorts the request, from the answers given. It is not a decision: the agency decides.";

/// How sure a statement is, where it is not read in a source.
pub(crate) fn basis(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Found => None,
        Basis::GeneralKnowledge => {
            Some("general knowledge, not read in a source of the agency or of the law")
        }
        Basis::Assumption => Some("an assumption, to be confirmed by the agency"),
    }
}

/// The same for a name out of a report.
pub(crate) fn basis_named(name: &str) -> Option<&'static str> {
    Basis::from_name(name).and_then(basis)
}

pub(crate) fn form(form: Form) -> &'static str {
    match form {
        Form::AggregateSuppressed => "Totals, small groups hidden",
        Form::AggregateUnsuppressed => "Totals, small groups shown",
        Form::DeIdentified => "Student-level, de-identified",
        Form::Identifiable => "Student-level, identifiable",
    }
}

pub(crate) fn class(class: Class) -> &'static str {
    match class {
        Class::Public => "Public: all of it is published already",
        Class::AggregateSuppressed => "Totals, small groups hidden",
        Class::AggregateUnsuppressed => "Totals, small groups shown",
        Class::DeIdentified => "Student-level, de-identified",
        Class::Identifiable => "Student-level, identifiable",
    }
}

/// The class with what is sure about it.
pub(crate) fn verdict(pack: &Pack, verdict: &Verdict<Class>) -> String {
    match verdict {
        Verdict::Decided(value) => class(*value).to_owned(),
        Verdict::Undecided { .. } => "Not known yet: the kind of data is not chosen".to_owned(),
        Verdict::Person { lean, because: Doubt::SmallGroups } => {
            format!("{}. A person at the agency must decide whether they can be shown", class(*lean))
        }
        Verdict::Person { lean, because: Doubt::Together { elements, units } } => {
            let labels = elements.iter().map(|id| pack.label(id));
            let together: Vec<&str> = labels.chain(units.iter().map(|unit| pack.unit_label(unit))).collect();
            format!(
                "A person at the agency must decide. The stricter side is taken here: {}. Together, these details could point to one student: {}",
                class(*lean),
                together.join(", ")
            )
        }
    }
}

pub(crate) fn identifier(identifier: Identifier) -> &'static str {
    match identifier {
        Identifier::Ordinary => "ordinary",
        Identifier::Indirect => "can identify with other facts",
        Identifier::Sensitive => "sensitive",
        Identifier::Restricted => "protected by a law of its own",
        Identifier::Direct => "identifies directly",
    }
}

pub(crate) fn level(level: Level) -> &'static str {
    match level {
        Level::Student => "student",
        Level::Staff => "member of staff",
        Level::School => "school or district",
    }
}

/// Whether the standard file holds an element, and how sure that is.
pub(crate) fn base_file(element: &Element) -> String {
    let place = match element.base_file {
        BaseFile::Yes => "in the standard file",
        BaseFile::No => "beyond the standard file",
        BaseFile::Optional => "in an optional file",
        BaseFile::Removed => "removed from de-identified files",
    };
    with_basis(place, element.base_basis)
}

/// A text with how sure it is behind it, where it is not read in a source: short, for cells. [`BASES`] says what is meant.
pub(crate) fn with_basis(text: &str, of: Basis) -> String {
    match of {
        Basis::Found => text.to_owned(),
        Basis::GeneralKnowledge => format!("{text} (general knowledge)"),
        Basis::Assumption => format!("{text} (assumption)"),
    }
}

/// What the short remarks in cells mean.
pub(crate) const BASES: &str = "(general knowledge): known in the field, not read in a source of the agency or of the law. \
                                (assumption): to be confirmed by the agency.";

pub(crate) fn coverage(state: CoverageState) -> &'static str {
    match state {
        CoverageState::Covered => "public",
        CoverageState::Check => "perhaps public",
        CoverageState::Partly => "partly public",
        CoverageState::NotPublic => "not public",
    }
}

pub(crate) fn duty(kind: &str) -> &'static str {
    match ObligationKind::from_name(kind) {
        Some(ObligationKind::Document) => "Document",
        Some(ObligationKind::Acknowledgement) => "Acknowledgement",
        Some(ObligationKind::Step) => "Step",
        Some(ObligationKind::Duty) | None => "Duty",
    }
}
