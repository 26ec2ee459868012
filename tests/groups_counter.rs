//! The worker that reads enrollment files, order by order, without a browser.

use crate::fixtures::pack_files;
use crate::fixtures::{pack, today};
use crate::groups_files::{Hiding, census_day};
use crate::groups_read::{people, read};
use requisite_groups::Counter;
use requisite_precheck::groups::{SmallGroups, small_groups};
use requisite_precheck::precheck;
use requisite_request::{
    AskId, BreakdownId, CountAnswer, CountOrder, Edit, Form, PackStamp, Request, RequestFile, UnitId,
};

fn begin(counter: &mut Counter) {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let files = pack_files("cde").into_iter().map(|(name, bytes)| (name, text(bytes))).collect();
    assert_eq!(counter.take(CountOrder::Begin { files, wanted: None }), CountAnswer::Taken { bytes: 0 });
}

fn request(breakdown: &str) -> Request {
    let ask = AskId(1);
    Request::default().with_edits(&[
        Edit::AddAsk,
        Edit::SetForm { ask, form: Form::AggregateSuppressed },
        Edit::SetUnit { ask, unit: UnitId::new("school").unwrap() },
        Edit::SetBreakdowns { ask, breakdowns: vec![BreakdownId::new(breakdown).unwrap()] },
    ])
}

fn estimate(counter: &mut Counter, request: &Request) -> CountAnswer {
    let stamp = PackStamp { id: "cde".to_owned(), version: "1".to_owned(), hash: String::new() };
    let request = RequestFile::new(stamp, request.clone()).to_json();
    counter.take(CountOrder::Estimate { request })
}

fn is_refused(answer: &CountAnswer) -> bool {
    matches!(answer, CountAnswer::Refused { sentence } if sentence.len() > 10)
}

#[test]
fn a_file_in_slices_gives_the_estimates_of_the_whole() {
    let cde = pack("cde");
    let file = census_day(&people(3, cde), "2023-24", Hiding(Some(11), "*"));
    let mut counter = Counter::default();
    begin(&mut counter);
    let mut sum = 0;
    for slice in file.as_bytes().chunks(1000) {
        sum += slice.len() as u64;
        let taken = counter.take(CountOrder::Slice { bytes: slice.to_vec() });
        assert_eq!(taken, CountAnswer::Taken { bytes: sum });
    }
    let CountAnswer::Read { title, year, notes } = counter.take(CountOrder::End) else { panic!("not read") };
    assert!(title.contains("Census Day"), "{title}");
    assert_eq!(year.unwrap().to_string(), "2023-24");
    assert!(notes.iter().any(|note| note.contains("hides")), "{notes:?}");
    let margins = read(cde, &file);
    for breakdown in ["race", "gender"] {
        let request = request(breakdown);
        let CountAnswer::Estimated { groups } = estimate(&mut counter, &request) else {
            panic!("no estimate")
        };
        let groups: Vec<SmallGroups> = serde_json::from_str(&groups).unwrap();
        assert_eq!(groups, [small_groups(cde, &request.asks[0], Some(&margins)).unwrap()]);
        let rough = precheck(cde, &request, today()).cells;
        assert_ne!(groups[0].share, rough[0].small, "the file says more than rough totals");
    }
}

#[test]
fn orders_at_the_wrong_time_are_refused_and_the_next_file_begins_anew() {
    let mut counter = Counter::default();
    assert!(is_refused(&counter.take(CountOrder::Slice { bytes: b"a".to_vec() })));
    assert!(is_refused(&counter.take(CountOrder::End)));
    assert!(is_refused(&estimate(&mut counter, &request("race"))));
    begin(&mut counter);
    assert!(is_refused(&estimate(&mut counter, &request("race"))), "nothing is counted yet");
    let page = b"<!DOCTYPE html><html><body>Sign in</body></html>".to_vec();
    counter.take(CountOrder::Slice { bytes: page });
    assert!(is_refused(&counter.take(CountOrder::End)));
    assert!(is_refused(&estimate(&mut counter, &request("race"))));
    begin(&mut counter);
    let file = census_day(&people(3, pack("cde")), "2023-24", Hiding(None, ""));
    counter.take(CountOrder::Slice { bytes: file.into_bytes() });
    assert!(matches!(counter.take(CountOrder::End), CountAnswer::Read { .. }));
    begin(&mut counter);
    assert!(is_refused(&estimate(&mut counter, &request("race"))), "the file before is forgotten");
}
