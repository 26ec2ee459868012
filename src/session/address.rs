//! Addresses: what stands after `#` in the browser's address line, and which page holds a place.

use crate::percent::percent_encoded;
use requisite_pack::Pack;
use requisite_request::{EDITION_MARK, ElementId, Place, SectionId};

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// The list of agencies.
    Choose,
    /// What an agency's request is about, before starting.
    Start,
    /// All tasks with their state.
    Tasks,
    /// A page of the agency's questions.
    Section(SectionId),
    /// Choosing data.
    Data,
    /// What is already public.
    Public,
    /// Why each element is needed.
    Reasons,
    /// What the check found.
    Check,
    /// Making the package.
    Package,
    /// An outcome that ends elsewhere; the id of the pack's route.
    Outcome(String),
    /// One of the agency's documents by its headings; the id of the pack's obligation.
    Document(String),
    /// All questions on one page.
    Questions,
    /// Checking a package that came in.
    Review,
    /// The drafts for the agency.
    Drafts,
    /// Bringing a co-author's changes into the draft.
    Merge,
    /// One element of the catalog.
    Element(ElementId),
    /// What the page keeps, loads and sends.
    Privacy,
    /// An address that no page has.
    Unknown,
}

/// Where the person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Id of the agency's pack; none on the list of agencies.
    pub agency: Option<String>,
    /// The page.
    pub route: Route,
    /// Text of the place on the page to go to, as [`Place`] displays itself.
    pub at: Option<String>,
}

/// The address that begins a request with what stands behind it; no agency's id.
const START: &str = "start";
/// The address of the page on privacy; no agency's id.
const PRIVACY: &str = "privacy";

/// What an address says after `?` under a name, decoded; none where that is nothing.
pub(crate) fn parameter(hash: &str, name: &str) -> Option<String> {
    let (_, query) = hash.split_once('?')?;
    let value =
        |pair: &str| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| decode(value));
    query.split('&').find_map(value).filter(|value| !value.is_empty())
}

/// Whether a text may be the id of an agency, edition, page or route.
fn is_id(text: &str) -> bool {
    SectionId::new(text).is_ok()
}

/// Whether a text may be the id of a pack: of an agency, or of agency and edition.
fn is_pack_id(text: &str) -> bool {
    text.split_once(EDITION_MARK)
        .map_or_else(|| is_id(text), |(agency, edition)| is_id(agency) && is_id(edition))
}

impl Route {
    /// The part of the address after the agency; none for pages that belong to no agency.
    fn path(&self) -> Option<String> {
        let word = match self {
            Self::Choose | Self::Privacy | Self::Unknown => return None,
            Self::Start => "",
            Self::Tasks => "/tasks",
            Self::Section(section) => return Some(format!("/{section}")),
            Self::Data => "/data",
            Self::Public => "/public",
            Self::Reasons => "/reasons",
            Self::Check => "/check",
            Self::Package => "/package",
            Self::Outcome(id) => return Some(format!("/route/{id}")),
            Self::Document(id) => return Some(format!("/document/{id}")),
            Self::Questions => "/questions",
            Self::Review => "/review",
            Self::Drafts => "/drafts",
            Self::Merge => "/merge",
            Self::Element(id) => return Some(format!("/element/{id}")),
        };
        Some(word.to_owned())
    }

    fn from_path(parts: &[&str]) -> Self {
        match parts {
            [] => Self::Start,
            ["tasks"] => Self::Tasks,
            ["data"] => Self::Data,
            ["public"] => Self::Public,
            ["reasons"] => Self::Reasons,
            ["check"] => Self::Check,
            ["package"] => Self::Package,
            ["questions"] => Self::Questions,
            ["review"] => Self::Review,
            ["drafts"] => Self::Drafts,
            ["merge"] => Self::Merge,
            ["route", id] if is_id(id) => Self::Outcome((*id).to_owned()),
            ["document", id] if is_id(id) => Self::Document((*id).to_owned()),
            ["element", id] => ElementId::new(id).map_or(Self::Unknown, Self::Element),
            [section] => SectionId::new(section).map_or(Self::Unknown, Self::Section),
            _ => Self::Unknown,
        }
    }
}

impl Address {
    /// The list of agencies.
    pub fn choose() -> Self {
        Self { agency: None, route: Route::Choose, at: None }
    }

    /// What the page keeps, loads and sends.
    pub fn privacy() -> Self {
        Self { agency: None, route: Route::Privacy, at: None }
    }

    /// A page of an agency.
    pub fn of(agency: &str, route: Route) -> Self {
        Self { agency: Some(agency.to_owned()), route, at: None }
    }

    /// Reads what stands after `#` (with or without it). Every text is an address; most are unknown ones.
    pub fn from_hash(hash: &str) -> Self {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        let path = text.split_once('?').map_or(text, |(path, _)| path);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let at = parameter(hash, "at");
        match parts.split_first() {
            None => Self::choose(),
            // A link of somebody else, that brings elements along.
            Some((&START, [])) => match parameter(hash, "agency").filter(|id| is_pack_id(id)) {
                Some(agency) => Self { agency: Some(agency), route: Route::Data, at },
                None => Self::choose(),
            },
            Some((&PRIVACY, [])) => Self { agency: None, route: Route::Privacy, at },
            Some((agency, rest)) if is_pack_id(agency) => {
                Self { agency: Some((*agency).to_owned()), route: Route::from_path(rest), at }
            }
            Some(_) => Self { agency: None, route: Route::Unknown, at: None },
        }
    }

    /// The address as it stands in a link, with `#`.
    pub fn to_hash(&self) -> String {
        if self.route == Route::Privacy {
            return format!("#/{PRIVACY}");
        }
        let (Some(agency), Some(path)) = (&self.agency, self.route.path()) else { return "#/".to_owned() };
        let mut hash = format!("#/{agency}{path}");
        if let Some(at) = &self.at {
            hash.push_str("?at=");
            hash.push_str(&percent_encoded(at, "-_:/."));
        }
        hash
    }
}

/// The page that holds a place, and the place on it.
pub fn address_of(place: &Place, pack: &Pack) -> Address {
    let route = match place {
        Place::Whole => Route::Tasks,
        Place::Section(section) => Route::Section(section.clone()),
        Place::Question(question) if pack.uses.public_reason.as_ref() == Some(question) => Route::Public,
        Place::Question(question) | Place::Row { question, .. } => {
            pack.section_of(question).map_or(Route::Tasks, |section| Route::Section(section.id.clone()))
        }
        Place::Data | Place::Ask { .. } | Place::Element { .. } => Route::Data,
        Place::Public => Route::Public,
        Place::Reasons | Place::ResearchQuestion(_) | Place::Reason(_) => Route::Reasons,
    };
    let whole_page = matches!(place, Place::Whole | Place::Section(_) | Place::Data | Place::Public);
    Address { agency: Some(pack.stamp.id.clone()), route, at: (!whole_page).then(|| place.to_string()) }
}

/// Percent-decoding; what is no code stays as it is, what is no text becomes the replacement sign.
fn decode(text: &str) -> String {
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [] => break,
            [b'%', high, low, after @ ..] if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push(hex(*high).unwrap_or_default() << 4 | hex(*low).unwrap_or_default());
                after
            }
            [byte, after @ ..] => {
                bytes.push(*byte);
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routes() -> Vec<Route> {
        vec![
            Route::Start,
            Route::Tasks,
            Route::Section(SectionId::new("study").unwrap()),
            Route::Data,
            Route::Public,
            Route::Reasons,
            Route::Check,
            Route::Package,
            Route::Outcome("early_learning".into()),
            Route::Questions,
            Route::Review,
            Route::Drafts,
            Route::Merge,
            Route::Element(ElementId::new("gpa").unwrap()),
        ]
    }

    #[test]
    fn every_route_survives_the_round_trip() {
        for route in routes() {
            for at in [
                None,
                Some("question:people/0/name"),
                Some("a b&c=%é?#漢😀%2"),
                Some("ask:1/elements/scale-score"),
            ] {
                for agency in ["ospi", "cde@2022-24"] {
                    let address = Address {
                        agency: Some(agency.into()),
                        route: route.clone(),
                        at: at.map(str::to_owned),
                    };
                    let hash = address.to_hash();
                    assert!(hash.bytes().all(|byte| byte.is_ascii_graphic()), "{hash}");
                    assert_eq!(Address::from_hash(&hash), address, "{hash}");
                }
            }
        }
        assert_eq!(Address::from_hash(&Address::choose().to_hash()), Address::choose());
    }

    #[test]
    fn addresses_read_as_they_are_published() {
        for (hash, route) in [
            ("#/ospi", Route::Start),
            ("#/ospi/", Route::Start),
            ("#/ospi/tasks", Route::Tasks),
            ("#/cde@2022-24", Route::Start),
            ("#/cde@2022-24/data", Route::Data),
            ("#/ospi/element/gpa", Route::Element(ElementId::new("gpa").unwrap())),
            ("#/ospi/element/G%20A", Route::Unknown),
            ("#/start?agency=ospi&elements=gender,gpa", Route::Data),
            ("#/start?agency=<b>", Route::Choose),
            ("#/start", Route::Choose),
            ("#/privacy", Route::Privacy),
            ("#/cde@", Route::Unknown),
            ("#/cde@a@b", Route::Unknown),
            ("#/ospi/route/early_learning", Route::Outcome("early_learning".into())),
            ("#/ospi/a/b/c", Route::Unknown),
            ("#/ospi/Study", Route::Unknown),
            ("#/ospi/route/Not%20An%20Id", Route::Unknown),
        ] {
            assert_eq!(Address::from_hash(hash).route, route, "{hash}");
        }
        for hash in ["", "#", "#/", "#//"] {
            assert_eq!(Address::from_hash(hash), Address::choose(), "{hash}");
        }
        assert_eq!(Address::from_hash("#/<script>").route, Route::Unknown);
    }

    #[test]
    fn any_text_is_an_address() {
        for text in ["%", "%%%", "?", "?at", "?at=", "#/x?at=%zz%", "#/x?at=%e", "\u{0}", "#/é?at=é"] {
            let address = Address::from_hash(text);
            assert_eq!(Address::from_hash(&address.to_hash()).to_hash(), address.to_hash());
        }
    }

    #[test]
    fn every_place_has_a_page_of_the_agency() {
        use requisite_request::{AskId, AskPart, ElementId, FieldId, QuestionId, ResearchQuestionId};
        let pack = crate::shipped_pack::ospi();
        for question in pack.questions() {
            let address = address_of(&Place::Question(question.id.clone()), &pack);
            let public = pack.uses.public_reason.as_ref() == Some(&question.id);
            assert_eq!(address.route == Route::Public, public, "{}", question.id);
            assert!(public || matches!(address.route, Route::Section(_)), "{}", question.id);
            assert_eq!(Address::from_hash(&address.to_hash()), address);
        }
        let element = ElementId::new("gender").unwrap();
        let people = QuestionId::new("people").unwrap();
        let name = FieldId::new("name").unwrap();
        for (place, hash) in [
            (Place::Whole, "#/ospi/tasks"),
            (Place::Data, "#/ospi/data"),
            (Place::Ask { ask: AskId(1), part: AskPart::Years }, "#/ospi/data?at=ask:1/years"),
            (
                Place::Element { ask: AskId(1), element: element.clone() },
                "#/ospi/data?at=ask:1/elements/gender",
            ),
            (Place::Public, "#/ospi/public"),
            (Place::Reasons, "#/ospi/reasons?at=reasons"),
            (Place::ResearchQuestion(ResearchQuestionId(2)), "#/ospi/reasons?at=research-question:2"),
            (Place::Reason(element), "#/ospi/reasons?at=reason:gender"),
            (
                Place::Row { question: people, row: 0, field: Some(name) },
                "#/ospi/people?at=question:people/0/name",
            ),
        ] {
            assert_eq!(address_of(&place, &pack).to_hash(), hash);
        }
    }
}
