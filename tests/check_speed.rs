//! The check grows with the request, no faster. Times are compared with each other, never with a clock's budget.

use crate::fixtures::{pack, request_file, today};
use crate::random_catalogs::{Size, chosen, random_ask, random_catalog, request_of};
use fastrand::Rng;
use requisite_pack::Pack;
use requisite_precheck::{coverage, precheck, smallest_set};
use requisite_request::{Ask, AskId, Chosen, Form, Request, Years};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The complete request with so many chosen elements, in as many data sets as it takes.
fn request_of_size(pack: &Pack, mut left: usize) -> Request {
    let mut request = request_file("ospi-complete").request;
    let first = request.asks[0].clone();
    request.asks.clear();
    for id in 1.. {
        let chosen = pack.elements.iter().take(left).map(|it| Chosen { id: it.id.clone(), years: None });
        let ask = Ask { id: AskId(id), elements: chosen.collect(), ..first.clone() };
        left -= ask.elements.len();
        request.asks.push(ask);
        if left == 0 {
            break;
        }
    }
    request
}

/// Time that this thread has spent on a processor, whatever else the machine did meanwhile; where the system does not say, time
/// on the clock.
fn now() -> Duration {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = said.and_then(|text| text.split(' ').next()?.parse().ok()).map(Duration::from_nanos);
    static START: OnceLock<Instant> = OnceLock::new();
    spent.unwrap_or_else(|| START.get_or_init(Instant::now).elapsed())
}

/// What one of several runs takes. There are as many as it takes for the system's count to be fine enough.
fn cost<T>(run: impl Fn() -> T) -> Duration {
    let start = now();
    let mut runs = 0;
    while runs < 3 || now() - start < Duration::from_millis(60) {
        std::hint::black_box(run());
        runs += 1;
    }
    (now() - start) / runs
}

fn cost_of_check(pack: &Pack, request: &Request) -> Duration {
    cost(|| assert!(!precheck(pack, request, today()).findings.is_empty()))
}

/// Rounds in which the quickest is looked for: a machine with other work on it makes a round slow, never quick, so that what
/// really grows too fast fails every one of them.
const ROUNDS: usize = 4;

/// The quickest of two measurements, the small and the large, until the large takes less than so many times the small.
fn quickest_until(times: u32, measure: impl Fn() -> [Duration; 2]) -> [Duration; 2] {
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        let [small, large] = measure();
        best = [best[0].min(small), best[1].min(large)];
        if best[1] < best[0] * times {
            break;
        }
    }
    best
}

#[test]
fn the_check_grows_no_faster_than_the_request() {
    let pack = pack("ospi");
    let [small, middle, large] = [50, 500, 5_000].map(|n| request_of_size(pack, n));
    // Ten times the elements take ten times as long; twice that is noise, a hundred times would be a square.
    let [less, more] = quickest_until(25, || {
        let [middle, large] = [cost_of_check(pack, &middle), cost_of_check(pack, &large)];
        let small = cost_of_check(pack, &small);
        eprintln!("checks of 50, 500 and 5,000 chosen elements: {small:?}, {middle:?}, {large:?}");
        [middle, large]
    });
    assert!(more < less * 25, "{less:?} for 500, {more:?} for 5,000");
}

/// Texts of which each piece is found, or begins what never ends.
const PIECES: [&str; 10] = [
    "word ",
    "<",
    "(",
    "[a ",
    "all data ",
    "race and income ",
    "in the last year ",
    "X causes Y ",
    "a@b.org ",
    "not ",
];

/// The complete request with a long text of pieces, or of acronyms that are all different.
fn request_of_text(piece: Option<&str>, letters: usize) -> Request {
    let mut request = request_file("ospi-complete").request;
    let mut text = String::new();
    for number in 0.. {
        match piece {
            Some(piece) => text += piece,
            None => {
                let letter = |place: u32| char::from(b'A' + (number / 26_u32.pow(place) % 26) as u8);
                text.extend([letter(0), letter(1), letter(2), letter(3), ' ', 'a', ' ']);
            }
        }
        if text.len() >= letters {
            break;
        }
    }
    request.research_questions[0].text = text;
    request
}

#[test]
fn the_check_of_a_text_grows_no_faster_than_the_text() {
    let pack = pack("ospi");
    for piece in PIECES.map(Some).into_iter().chain([None]) {
        let [short, long] = [10_000, 100_000].map(|letters| request_of_text(piece, letters));
        let [less, more] = quickest_until(25, || [cost_of_check(pack, &short), cost_of_check(pack, &long)]);
        eprintln!("{piece:?}: {less:?} for 10,000 letters, {more:?} for 100,000");
        assert!(more < less * 25, "{piece:?}: {less:?} for 10,000 letters, {more:?} for 100,000");
    }
}

/// A catalog of so many files, and a request for so many elements of it in fifteen years.
fn catalog_of_size(products: usize, series: usize, elements: usize) -> (Pack, Request) {
    let mut rng = Rng::with_seed(7);
    let pack = random_catalog(&mut rng, Size { products, series, elements }).pack();
    let mut ask = random_ask(&mut rng, 0);
    ask.form = Some(Form::AggregateSuppressed);
    ask.breakdowns.truncate(1);
    let year = |text: &str| text.parse().unwrap();
    ask.years = Years::span(year("2005-06"), year("2019-20"));
    ask.elements = chosen(elements);
    (pack, request_of(&ask))
}

#[test]
fn matching_grows_no_faster_than_catalog_and_request() {
    let measure = |(pack, request): &(Pack, Request)| {
        let (products, elements) = (pack.products.len(), request.asks[0].elements.len());
        let rows = coverage(pack, request);
        assert_eq!(rows.len(), elements);
        let matching = cost(|| coverage(pack, request));
        let answer = smallest_set(pack, request, &rows);
        let choosing = cost(|| smallest_set(pack, request, &rows));
        eprintln!(
            "{elements} elements, 15 years, {products} files: matched in {matching:?}; {} files for {} \
             elements found in {choosing:?}, exact: {}",
            answer.products.len(),
            answer.served,
            answer.is_exact
        );
        matching
    };
    let small = catalog_of_size(1_000, 50, 50);
    let large = catalog_of_size(10_000, 500, 500);
    // All files in a few series: each element has thousands to be held against.
    let crowded = catalog_of_size(10_000, 5, 500);
    // Ten times as much of everything takes ten times as long; twice that is noise, a hundred times would be a square.
    let [less, more] = quickest_until(25, || [measure(&small), measure(&large)]);
    assert!(more < less * 25, "{less:?} for 50 elements, {more:?} for 500");
    // Elements that the same files serve are looked at once, and a file once an ask: few series are no more work than many.
    let [less, more] = quickest_until(25, || [measure(&large), measure(&crowded)]);
    assert!(more < less * 25, "{less:?} for 500 series, {more:?} for 5");
}
