//! The check grows with the request, no faster. Times are compared with each other, never with a clock's budget.

use crate::fixtures::{pack, request_file, today};
use requisite_pack::Pack;
use requisite_precheck::precheck;
use requisite_request::{Ask, AskId, Chosen, Request};
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

/// The quickest of several checks: what the machine did beside it counts least there.
fn quickest(pack: &Pack, request: &Request, times: u32) -> Duration {
    let check = |_| {
        let start = Instant::now();
        assert!(!precheck(pack, request, today()).findings.is_empty());
        start.elapsed()
    };
    (0..times).map(check).min().unwrap()
}

#[test]
fn the_check_grows_no_faster_than_the_request() {
    let pack = pack("ospi");
    let [small, middle, large] =
        [(50, 30), (500, 20), (5_000, 5)].map(|(n, times)| quickest(pack, &request_of_size(pack, n), times));
    eprintln!("checks of 50, 500 and 5,000 chosen elements: {small:?}, {middle:?}, {large:?}");
    // Ten times the elements take ten times as long; twice that is noise, a hundred times would be a square.
    assert!(large < middle * 25, "{middle:?} for 500, {large:?} for 5,000");
}
