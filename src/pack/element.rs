//! One data element of the catalog.

use requisite_request::{ElementId, ProductId, SchoolYear};

/// How sure a statement of the pack is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Read in a source of the agency or of the law.
    Found,
    /// Known in the field, not read in a source.
    GeneralKnowledge,
    /// A stand-in until the agency says.
    Assumption,
}

/// What an element can reveal about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identifier {
    /// Nothing by itself.
    Ordinary,
    /// With other facts, who someone is.
    Indirect,
    /// Something that harms when known.
    Sensitive,
    /// Something that a law of its own protects.
    Restricted,
    /// Who someone is.
    Direct,
}

/// Whom an element describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// One student.
    Student,
    /// One member of staff.
    Staff,
    /// A school or district.
    School,
}

/// Whether the agency's standard file holds an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BaseFile {
    /// In the standard file.
    Yes,
    /// Outside it.
    No,
    /// In an optional extra file.
    Optional,
    /// Removed from de-identified files.
    Removed,
}

/// One data element of the catalog: a row of `elements.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Stable id.
    pub id: ElementId,
    /// The agency's field number; may be blank.
    pub field: String,
    /// The agency's name for it.
    pub name: String,
    /// Plain name.
    pub label: String,
    /// Topic, an id of the pack's groups.
    pub group: String,
    /// Collection from which it comes.
    pub collection: String,
    /// Whom it describes.
    pub level: Level,
    /// First school year held; unknown when absent.
    pub first_year: Option<SchoolYear>,
    /// Last school year held; still held when absent.
    pub last_year: Option<SchoolYear>,
    /// How sure the years are.
    pub year_basis: Basis,
    /// What it can reveal.
    pub identifier: Identifier,
    /// Whether the standard file holds it.
    pub base_file: BaseFile,
    /// How sure that is.
    pub base_basis: Basis,
    /// Whether each use must be justified.
    pub reason: bool,
    /// Citations of the laws that protect it.
    pub law: Vec<String>,
    /// CEDS id, six digits; may be blank.
    pub ceds: String,
    /// How sure its name is.
    pub basis: Basis,
    /// Keys of its sources.
    pub source: Vec<String>,
    /// Series of products that publish totals of it.
    pub products: Vec<ProductId>,
    /// Less sensitive variants, nearest first.
    pub coarser: Vec<ElementId>,
    /// A remark.
    pub note: String,
    /// Other names under which people know it: old ones, short ones, those of local systems.
    pub also: Vec<String>,
}

/// A closed set of values that have names in files.
pub(crate) trait Named: Copy + 'static {
    /// All values, in order.
    const VALUES: &'static [Self];
    /// Their names, in the same order.
    const NAMES: &'static [&'static str];
    /// The first value.
    const FIRST: Self;
}

macro_rules! names {
    ($name:ident { $head:ident = $head_text:literal $(, $variant:ident = $text:literal)* $(,)? }) => {
        impl $crate::element::Named for $name {
            const VALUES: &'static [Self] = Self::ALL;
            const NAMES: &'static [&'static str] = &[$head_text $(, $text)*];
            const FIRST: Self = Self::$head;
        }

        impl $name {
            /// All values, in order.
            pub const ALL: &[Self] = &[Self::$head $(, Self::$variant)*];

            /// The name in files and rules.
            pub fn as_str(self) -> &'static str {
                match self { Self::$head => $head_text $(, Self::$variant => $text)* }
            }

            /// The value with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == name)
            }
        }
    };
}
pub(crate) use names;

names!(Basis { Found = "found", GeneralKnowledge = "general_knowledge", Assumption = "assumption" });
names!(Identifier {
    Ordinary = "ordinary", Indirect = "indirect", Sensitive = "sensitive", Restricted = "restricted", Direct = "direct",
});
names!(Level { Student = "student", Staff = "staff", School = "school" });
names!(BaseFile { Yes = "yes", No = "no", Optional = "optional", Removed = "removed" });
