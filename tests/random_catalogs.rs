//! Random catalogs of published files, as the files of a pack. A seed always gives the same one.

use fastrand::Rng;
use requisite_pack::{Loaded, Pack, load};
use requisite_request::{
    Ask, AskId, BreakdownId, Chosen, ElementId, Form, Request, SchoolYear, UnitId, Years,
};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How large a catalog is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Published files.
    pub products: usize,
    /// Series that they belong to.
    pub series: usize,
    /// Elements, each of one or two series.
    pub elements: usize,
}

const UNITS: [&str; 4] = ["state", "county", "district", "school"];
const BREAKDOWNS: [&str; 6] = ["grade", "race", "gender", "el", "swd", "age"];
const FIRST: u16 = 2000;

/// One row of the list of products.
#[derive(Clone, Debug)]
pub struct RandomProduct(String);

/// A catalog before it is a pack.
#[derive(Clone, Debug)]
pub struct RandomCatalog {
    products: Vec<RandomProduct>,
    elements: String,
}

fn few<'a>(rng: &mut Rng, all: &[&'a str], of_ten: u8) -> Vec<&'a str> {
    all.iter().copied().filter(|_| rng.u8(..10) < of_ten).collect()
}

/// A product of one of so many series.
pub fn random_product(rng: &mut Rng, number: usize, series: usize) -> RandomProduct {
    // Every series has a product.
    let series = if number < series { number } else { rng.usize(..series) };
    let units = few(rng, &UNITS, 5).join(";");
    let breakdowns = few(rng, &BREAKDOWNS, 6);
    let crossed: Vec<String> = (0..rng.u8(..3)).map(|_| few(rng, &breakdowns, 6).join("*")).collect();
    let crossed: Vec<String> = crossed.into_iter().filter(|set| !set.is_empty()).collect();
    let first = FIRST + rng.u16(..20);
    let years = match rng.u8(..12) {
        0 => ",".to_owned(),
        1 => format!("{},current", year(first)),
        _ => format!("{},{}", year(first), year(first + rng.u16(..8))),
    };
    let sums = ["", "no", "yes", "yes"][rng.usize(..4)];
    let smallest = ["", "1", "11", "15"][rng.usize(..4)];
    let (breakdowns, crossed) = (breakdowns.join(";"), crossed.join(";"));
    RandomProduct(format!(
        "p{number},s{series},File {number},found,{units},{breakdowns},{crossed},{years},{sums},{smallest},found,GUIDE"
    ))
}

/// A catalog at random.
pub fn random_catalog(rng: &mut Rng, size: Size) -> RandomCatalog {
    let products = (0..size.products).map(|at| random_product(rng, at, size.series)).collect();
    let mut elements = String::new();
    for at in 0..size.elements {
        let series: Vec<String> =
            (0..rng.u8(1..3)).map(|_| format!("s{}", rng.usize(..size.series))).collect();
        let (first, basis) = if rng.u8(..5) == 0 { ("2010-11", "found") } else { ("", "assumption") };
        writeln!(
            elements,
            "e{at},Element {at},Element {at},all,student,{first},{basis},ordinary,no,found,no,found,GUIDE,{}",
            series.join(";")
        )
        .unwrap();
    }
    RandomCatalog { products, elements }
}

impl RandomCatalog {
    /// The same catalog with another product.
    pub fn with(&self, product: RandomProduct) -> Self {
        let mut more = self.clone();
        more.products.push(product);
        more
    }

    /// The files of the pack. Each element, except every third, has its totals on both sides of a break.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let ids = self.elements.lines().filter_map(|line| line.split(',').next());
        let broken: Vec<&str> =
            ids.enumerate().filter(|(at, _)| at % 3 > 0).map(|(_, id)| id).take(40).collect();
        let within = |unit: &str, around: &str| serde_json::json!({"unit": unit, "in": around, "basis": "found", "source": "GUIDE"});
        let breakdowns =
            BREAKDOWNS.map(|id| serde_json::json!({"id": id, "groups": 2, "student_group": id != "grade"}));
        let head = serde_json::json!({
            "format": 1, "id": "random", "version": "1", "language": "en", "first_year": year(FIRST),
            "latest_year": "2024-25", "smallest_cell": 11, "units": UNITS, "breakdowns": breakdowns,
            "within": [within("county", "state"), within("district", "county"), within("school", "district")],
            "breaks": [{"id": "b", "from": "2012-13", "elements": broken, "basis": "found", "source": "GUIDE"}],
            "groups": ["all"], "sources": [{"id": "GUIDE", "title": "Guide"}],
            "files": {"elements": "elements.csv", "products": "products.csv", "words": {"en": "words.en.json"}},
        });
        let mut products =
            "id,series,title,address_basis,units,breakdowns,crossed,first_year,last_year,sums,\
             smallest_cell,basis,source\n"
                .to_owned();
        for product in &self.products {
            products += &product.0;
            products.push('\n');
        }
        let elements = "id,name,label,group,level,first_year,year_basis,identifier,base_file,base_basis,reason,basis,source,\
             products\n"
            .to_owned()
            + &self.elements;
        let words = serde_json::json!({"agency": {"name": "R", "short": "R", "about": "R"}});
        let files = [
            ("pack.json", head.to_string()),
            ("products.csv", products),
            ("elements.csv", elements),
            ("words.en.json", words.to_string()),
        ];
        files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect()
    }

    /// The catalog as a pack. Words that are missing are complained of; nothing else may be.
    pub fn pack(&self) -> Pack {
        let Loaded { pack, complaints } = load(&self.files());
        let errors = complaints.iter().map(ToString::to_string).filter(|it| !it.contains("words"));
        assert_eq!(errors.collect::<Vec<_>>(), Vec::<String>::new());
        pack.unwrap()
    }
}

/// An ask for some elements of a random catalog.
pub fn random_ask(rng: &mut Rng, elements: usize) -> Ask {
    let mut ask = Ask::empty(AskId(1));
    let form = if rng.u8(..6) == 0 { Form::AggregateUnsuppressed } else { Form::AggregateSuppressed };
    ask.form = Some(form);
    ask.unit = UnitId::new(UNITS[rng.usize(..UNITS.len())]).ok();
    let first = SchoolYear::starting(FIRST + rng.u16(..26)).unwrap();
    ask.years = Years::span(first, SchoolYear::starting(first.start() + rng.u16(..10)).unwrap());
    ask.breakdowns = few(rng, &BREAKDOWNS, 2).into_iter().flat_map(BreakdownId::new).collect();
    if rng.u8(..8) == 0 {
        ask.population = "Some".to_owned();
    }
    ask.elements = chosen(elements);
    ask
}

/// All elements of a random catalog, up to a number.
pub fn chosen(elements: usize) -> Vec<Chosen> {
    let ids = (0..elements).flat_map(|at| ElementId::new(&format!("e{at}")));
    ids.map(|id| Chosen { id, years: None }).collect()
}

/// The request of one ask.
pub fn request_of(ask: &Ask) -> Request {
    Request { asks: vec![ask.clone()], ..Request::default() }
}

fn year(start: u16) -> String {
    SchoolYear::starting(start).unwrap().to_string()
}
