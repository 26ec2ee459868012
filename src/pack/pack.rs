//! One agency as data.

use crate::{
    Basis, Edition, Element, EnrollmentLayout, Example, Family, Fee, Flow, Nesting, Obligation, Offers, Plan,
    Product, Question, Route, Rule, Section, SeriesBreak, Splits, Words,
};
use requisite_request::{
    BreakdownId, ElementId, GradeId, PackStamp, ProductId, QuestionId, SchoolYear, UnitId,
};
use std::collections::BTreeMap;

/// A way of splitting a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakdown {
    /// Stable id.
    pub id: BreakdownId,
    /// Number of groups into which it splits.
    pub groups: u32,
    /// Whether it splits by a trait of students (not by grade, say).
    pub student_group: bool,
    /// Elements that are this split themselves: totals of gender are totals by gender.
    pub elements: Vec<ElementId>,
    /// What it splits.
    pub splits: Splits,
    /// A breakdown that splits the same into fewer groups.
    pub coarser: Option<BreakdownId>,
    /// The grades of each of its groups, when it is made of grades.
    pub grades: Vec<Vec<GradeId>>,
}

/// Rough public counts, for estimating how small groups get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margins {
    /// Students of the state.
    pub students: u64,
    /// Number of places by level of aggregation.
    pub units: BTreeMap<UnitId, u64>,
    /// Students in each group of a breakdown, out of 1,000; as many numbers as the breakdown has groups.
    pub shares: BTreeMap<BreakdownId, Vec<u32>>,
    /// How sure the counts are.
    pub basis: Basis,
    /// Key of their source.
    pub source: String,
}

/// Someone to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Stable id.
    pub id: String,
    /// Telephone number; may be blank.
    pub phone: String,
    /// E-mail address; may be blank.
    pub email: String,
    /// Lines of the postal address.
    pub address: Vec<String>,
    /// Web address; may be blank.
    pub web: String,
    /// How sure it is.
    pub basis: Basis,
    /// Key of its source.
    pub source: String,
}

/// A web address that texts refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Stable id.
    pub id: String,
    /// The address.
    pub address: String,
    /// Whether it was found or is only likely.
    pub found: bool,
    /// Key of its source.
    pub source: String,
}

/// A source of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its key.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address; may be blank.
    pub address: String,
    /// When it was read.
    pub read: String,
}

/// Which questions hold what the program itself needs, such as the title on the package's cover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// The study's title.
    pub title: Option<QuestionId>,
    /// First day of the study.
    pub start: Option<QuestionId>,
    /// Last day of the study.
    pub end: Option<QuestionId>,
    /// Name of the requestor.
    pub requestor: Option<QuestionId>,
    /// Organization of the requestor.
    pub organization: Option<QuestionId>,
    /// E-mail address of the requestor.
    pub email: Option<QuestionId>,
    /// Planned day of destruction.
    pub destruction: Option<QuestionId>,
    /// Why public data are not enough.
    pub public_reason: Option<QuestionId>,
    /// Whose answers stand on the package's cover, in this order: what decides how the agency takes the request.
    pub cover: Vec<QuestionId>,
    /// Which questions say how the data move; none when the pack names none.
    pub flow: Option<Flow>,
}

/// One agency as data.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// Id, version and hash.
    pub stamp: PackStamp,
    /// Edition of the agency's rules, in words.
    pub edition: String,
    /// All editions of the agency's rules that its folder holds, this one too; empty when there is only one.
    pub editions: Vec<Edition>,
    /// Language of the agency, such as `en`.
    pub language: String,
    /// First school year that the agency shares.
    pub first_year: SchoolYear,
    /// The school year that `current` means in the products list.
    pub latest_year: SchoolYear,
    /// Smallest count that is published.
    pub smallest_cell: u32,
    /// The element that stands for a student in de-identified files.
    pub research_number: Option<ElementId>,
    /// Levels of aggregation, coarse to fine.
    pub units: Vec<UnitId>,
    /// Which levels lie within which.
    pub within: Vec<Nesting>,
    /// Grades, in order.
    pub grades: Vec<GradeId>,
    /// Ways of splitting a table.
    pub breakdowns: Vec<Breakdown>,
    /// Topics of elements, in order.
    pub groups: Vec<String>,
    /// Years from which on figures are not comparable with earlier ones.
    pub breaks: Vec<SeriesBreak>,
    /// Rough public counts.
    pub margins: Option<Margins>,
    /// Which questions hold what the program needs.
    pub uses: Uses,
    /// What preparing data costs; none when the agency charges nothing, or nothing is known.
    pub fee: Option<Fee>,
    /// How long the steps of a request take; none when nothing can be said of it.
    pub plan: Option<Plan>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
    /// Web addresses.
    pub links: Vec<Link>,
    /// Sources of facts.
    pub sources: Vec<Source>,
    /// Lists of elements to begin with.
    pub examples: Vec<Example>,
    /// The catalog, in the file's order.
    pub elements: Vec<Element>,
    /// Published products, in the file's order.
    pub products: Vec<Product>,
    /// Pages of questions, in order.
    pub sections: Vec<Section>,
    /// Rules, in the order of their files.
    pub rules: Vec<Rule>,
    /// Outcomes that end elsewhere.
    pub routes: Vec<Route>,
    /// What a request brings with it.
    pub obligations: Vec<Obligation>,
    /// Layouts of the agency's public enrollment files.
    pub enrollment: Vec<EnrollmentLayout>,
    /// Words, by language.
    pub words: BTreeMap<String, Words>,
    // INVARIANT: positions in `elements` by id, and in `products` by series; made by the loader with `index`.
    pub(crate) index: Index,
    // INVARIANT: says the same as `products`, `units`, `breakdowns`, `within`, `breaks` and `elements`; made by the loader.
    pub(crate) offers: Offers,
}

/// Positions of entries by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Index {
    // All three map texts to numbers, also of ids and pairs, so that a browser fetches the code of one kind of map.
    elements: BTreeMap<String, usize>,
    series: BTreeMap<String, usize>,
    questions: BTreeMap<String, usize>,
    series_positions: Vec<Vec<usize>>,
    question_positions: Vec<(usize, usize)>,
}

impl Index {
    pub(crate) fn new(elements: &[Element], products: &[Product], sections: &[Section]) -> Self {
        let mut index = Self::default();
        for (at, element) in elements.iter().enumerate() {
            index.elements.insert(element.id.as_str().to_owned(), at);
        }
        for (at, product) in products.iter().enumerate() {
            let number = index.series.get(product.series.as_str()).copied();
            match number.and_then(|number| index.series_positions.get_mut(number)) {
                Some(positions) => positions.push(at),
                None => {
                    index.series.insert(product.series.as_str().to_owned(), index.series_positions.len());
                    index.series_positions.push(vec![at]);
                }
            }
        }
        for (section_at, section) in sections.iter().enumerate() {
            for (at, question) in section.questions.iter().enumerate() {
                index.questions.insert(question.id.as_str().to_owned(), index.question_positions.len());
                index.question_positions.push((section_at, at));
            }
        }
        index
    }

    fn question(&self, id: &QuestionId) -> Option<(usize, usize)> {
        self.question_positions.get(*self.questions.get(id.as_str())?).copied()
    }
}

impl Pack {
    /// This edition among the agency's; none when there is only one.
    pub fn this_edition(&self) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.pack == self.stamp.id)
    }

    /// The other editions of the agency's rules.
    pub fn other_editions(&self) -> impl Iterator<Item = &Edition> {
        self.editions.iter().filter(|edition| edition.pack != self.stamp.id)
    }

    /// The element with this id.
    pub fn element(&self, id: &ElementId) -> Option<&Element> {
        self.elements.get(*self.index.elements.get(id.as_str())?)
    }

    /// The question with this id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        let (section, at) = self.index.question(id)?;
        self.sections.get(section)?.questions.get(at)
    }

    /// The page that holds this question.
    pub fn section_of(&self, id: &QuestionId) -> Option<&Section> {
        self.sections.get(self.index.question(id)?.0)
    }

    /// The products of a series, in the file's order.
    pub fn series(&self, series: &ProductId) -> impl Iterator<Item = &Product> {
        self.series_places(series).iter().filter_map(|at| self.products.get(*at))
    }

    /// Positions of the products of a series, in the file's order.
    pub(crate) fn series_places(&self, series: &ProductId) -> &[usize] {
        let number = self.index.series.get(series.as_str());
        number
            .and_then(|number| self.index.series_positions.get(*number))
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// What the products offer, as bits.
    pub fn offers(&self) -> &Offers {
        &self.offers
    }

    /// The elements that the same products serve as they serve this one.
    pub fn family(&self, element: &ElementId) -> Option<(usize, &Family)> {
        let at = *self.index.elements.get(element.as_str())?;
        let number = *self.offers.family_of.get(at)?;
        self.offers.families.get(number).map(|family| (number, family))
    }

    /// The level next above one, in whose places its own lie.
    pub fn level_above(&self, unit: &UnitId) -> Option<&UnitId> {
        self.within.iter().find(|it| it.unit == *unit).map(|it| &it.within)
    }

    /// What a level is called in the agency's language.
    pub fn unit_label<'a>(&'a self, unit: &'a UnitId) -> &'a str {
        let words = self.words(&self.language);
        words.and_then(|words| words.units.get(unit.as_str())).map_or(unit.as_str(), String::as_str)
    }

    /// The breakdown with this id.
    pub fn breakdown(&self, id: &BreakdownId) -> Option<&Breakdown> {
        self.breakdowns.iter().find(|it| it.id == *id)
    }

    /// The breakdown that an element is itself, if it is one: totals of gender are totals by gender.
    pub fn own_breakdown(&self, element: &ElementId) -> Option<&Breakdown> {
        self.breakdowns.iter().find(|it| it.elements.contains(element))
    }

    /// All questions, in the order of the pages.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    /// The words in a language, else in the agency's own.
    pub fn words(&self, language: &str) -> Option<&Words> {
        self.words.get(language).or_else(|| self.words.get(&self.language))
    }

    /// The label of an element; its id when the catalog does not hold it.
    pub fn label<'a>(&'a self, id: &'a ElementId) -> &'a str {
        self.element(id).map_or(id.as_str(), |element| &element.label)
    }
}
