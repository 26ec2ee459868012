//! Laws on bringing two drafts together: nothing is lost, nothing is made up, and it does not matter who does it.

use crate::edited_requests::Writer;
use crate::laws::{Damaged, Tally, each_request};
use fastrand::Rng;
use requisite_pack::Pack;
use requisite_request::{
    Difference, ListShapes, Merge, Outcome, PackStamp, Request, RequestFile, Said, Side, Spot, merge,
    read_request,
};
use requisite_session::list_shapes;
use std::collections::{BTreeMap, BTreeSet};

/// What both began with, and what each made of it.
struct Trio {
    was: Request,
    mine: Request,
    theirs: Request,
    shapes: ListShapes,
}

impl Trio {
    fn of(pack: &Pack, was: &Request, rng: &mut Rng) -> Self {
        let most = rng.u32(1..20);
        Self {
            was: was.clone(),
            mine: Writer::new(pack, "mine").changed(rng, was, most),
            theirs: Writer::new(pack, "theirs").changed(rng, was, most),
            shapes: list_shapes(pack),
        }
    }

    fn merged(&self, mine: &Request, theirs: &Request) -> Merge {
        merge(Some(&self.was), mine, theirs, &self.shapes, &BTreeMap::new())
    }
}

fn choices(merge: &Merge, side: Side) -> BTreeMap<Spot, Side> {
    merge.conflicts().map(|it| (it.spot.clone(), side)).collect()
}

fn each_trio(law: &str, few: u64, mut check: impl FnMut(&Trio, &mut Rng, &mut Tally)) -> Tally {
    each_request(law, few, Damaged::Some, |pack, request, rng, tally| {
        check(&Trio::of(pack, request, rng), rng, tally);
    })
}

#[test]
fn what_one_side_alone_changed_is_taken() {
    each_trio("what one side alone changed is taken", 2_000, |it, _, _| {
        assert!(it.merged(&it.was, &it.theirs).request == it.theirs);
        assert!(it.merged(&it.was, &it.theirs).conflicts().next().is_none());
        let unchanged = it.merged(&it.mine, &it.was);
        assert!(
            unchanged.request == it.mine && unchanged.differences.is_empty(),
            "{:?}",
            unchanged.differences
        );
        let same = it.merged(&it.mine, &it.mine);
        assert!(same.request == it.mine && same.differences.is_empty(), "{:?}", same.differences);
        let none = merge(None, &it.mine, &it.mine, &it.shapes, &BTreeMap::new());
        assert!(none.request == it.mine && none.differences.is_empty());
        let first = merge(None, &Request::default(), &it.theirs, &it.shapes, &BTreeMap::new());
        assert!(first.conflicts().next().is_none());
        assert_same(&first.request, &it.theirs);
    });
}

/// What a request says, apart from order and numbers: they may differ with who merges.
fn without_order(request: &Request) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for (id, answer) in &request.answers {
        if answer.is_empty() {
            continue;
        }
        match answer {
            requisite_request::Answer::Rows(rows) => {
                said.extend(rows.iter().map(|row| format!("{id} {row:?}")));
            }
            requisite_request::Answer::Options(options) => {
                said.extend(options.iter().map(|option| format!("{id} {option}")));
            }
            other => drop(said.insert(format!("{id} {other:?}"))),
        }
    }
    for ask in &request.asks {
        let text = format!("{} {:?} {:?} {}", ask.name, ask.form, ask.years, ask.population);
        said.extend(ask.elements.iter().map(|it| format!("{text} {it:?}")));
        said.insert(text);
    }
    said.extend(request.research_questions.iter().map(|it| it.text.clone()));
    for (element, reason) in request.reasons.iter().filter(|(_, reason)| !reason.is_empty()) {
        let (why, less) = (&reason.why_needed, &reason.why_not_less);
        said.insert(format!("{element} {:?} {why} {less} {}", reason.role, reason.if_refused));
    }
    said.extend(
        request.public_instead.iter().map(|it| format!("{} {:?} {}", it.element, it.products, it.years)),
    );
    let notes = request.explained.values().flat_map(|text| text.split("\n\n"));
    said.extend(notes.filter(|it| !it.is_empty()).map(str::to_owned));
    said.extend(request.come_back.iter().map(ToString::to_string));
    said
}

fn assert_same(one: &Request, other: &Request) {
    let (one, other) = (without_order(one), without_order(other));
    let only = one.symmetric_difference(&other).collect::<Vec<_>>();
    assert!(only.is_empty(), "only one of them says {only:#?}");
}

#[test]
fn it_does_not_matter_who_merges() {
    let tally = each_trio("it does not matter who merges", 4_000, |it, _, tally| {
        let (here, there) = (it.merged(&it.mine, &it.theirs), it.merged(&it.theirs, &it.mine));
        let told =
            |it: &Difference| (format!("{:?}", it.was), format!("{:?}", it.mine), format!("{:?}", it.theirs));
        let mut own: Vec<_> = here.conflicts().map(told).collect();
        let mut other: Vec<_> =
            there.conflicts().map(told).map(|(was, mine, theirs)| (was, theirs, mine)).collect();
        own.sort();
        other.sort();
        assert_eq!(own, other);
        if own.is_empty() {
            assert_same(&here.request, &there.request);
            tally.add("without a conflict", 1);
        }
        tally.add("conflicts", own.len());
    });
    assert!(tally.count("without a conflict") > 50 && tally.count("conflicts") > 500);
}

/// The texts that one of the two wrote.
fn written(request: &Request, name: &str) -> BTreeSet<String> {
    let text = serde_json::to_string(request).unwrap();
    let mark = format!("{name}-");
    let parts = text.split(mark.as_str()).skip(1);
    parts.map(|rest| format!("{name}-{}.", rest.split('.').next().unwrap())).collect()
}

#[test]
fn nothing_that_either_wrote_is_lost() {
    let tally = each_trio("nothing that either wrote is lost", 4_000, |it, _, tally| {
        let merged = it.merged(&it.mine, &it.theirs);
        let kept = serde_json::to_string(&merged.request).unwrap();
        let told: String = merged.conflicts().map(|it| format!("{it:?}")).collect();
        for (name, request) in [("mine", &it.mine), ("theirs", &it.theirs)] {
            for text in written(request, name) {
                assert!(kept.contains(&text) || told.contains(&text), "{text} is lost: {told}");
                tally.add("texts", 1);
            }
        }
        let chosen = |request: &Request| -> BTreeSet<String> {
            request.elements().into_iter().map(ToString::to_string).collect()
        };
        let (was, merged_elements) = (chosen(&it.was), chosen(&merged.request));
        for side in [&it.mine, &it.theirs] {
            for element in chosen(side).difference(&was) {
                assert!(merged_elements.contains(element) || told.contains(element), "{element} is lost");
            }
        }
    });
    assert!(tally.count("texts") > 5_000);
}

#[test]
fn what_is_merged_is_a_request_that_can_be_kept() {
    each_trio("what is merged can be kept", 600, |it, _, _| {
        for request in [it.merged(&it.mine, &it.theirs).request, it.merged(&it.theirs, &it.mine).request] {
            let stamp = PackStamp { id: "a".to_owned(), version: "1".to_owned(), hash: String::new() };
            let file = RequestFile::new(stamp, request);
            let read = read_request(file.to_json().as_bytes()).unwrap();
            assert!(read.file == file && read.unknown.is_empty());
            let mut ids: Vec<u32> = file.request.asks.iter().map(|ask| ask.id.0).collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "each number once");
        }
    });
}

#[test]
fn what_is_chosen_is_what_is_said() {
    let tally = each_trio("what is chosen is what is said", 4_000, |it, _, tally| {
        let open = it.merged(&it.mine, &it.theirs);
        let with = |side| merge(Some(&it.was), &it.mine, &it.theirs, &it.shapes, &choices(&open, side));
        let (mine, theirs) = (with(Side::Mine), with(Side::Theirs));
        assert!(mine.request == open.request, "mine stays until one chooses");
        assert!(mine.differences.len() <= open.differences.len());
        // With all conflicts decided for a side, that side has nothing more to say at these places.
        let against = |merged: &Request, side: &Request| -> BTreeSet<Spot> {
            it.merged(merged, side).conflicts().map(|it| it.spot.clone()).collect()
        };
        let spots: BTreeSet<Spot> = open.conflicts().map(|it| it.spot.clone()).collect();
        let left: Vec<Spot> = against(&theirs.request, &it.theirs).intersection(&spots).cloned().collect();
        assert!(left.is_empty(), "{left:?}");
        for conflict in theirs.conflicts().filter(|it| matches!(it.theirs, Said::Text(_))) {
            let Said::Text(text) = &conflict.theirs else { continue };
            let kept = serde_json::to_string(&theirs.request).unwrap();
            assert!(kept.contains(&serde_json::to_string(text).unwrap()), "{conflict:?}");
            tally.add("texts chosen", 1);
        }
    });
    assert!(tally.count("texts chosen") > 200);
}

#[test]
fn merging_again_changes_nothing() {
    each_trio("merging again changes nothing", 4_000, |it, rng, _| {
        let open = it.merged(&it.mine, &it.theirs);
        let side = if rng.bool() { Side::Mine } else { Side::Theirs };
        let chosen = choices(&open, side);
        let once = merge(Some(&it.was), &it.mine, &it.theirs, &it.shapes, &chosen).request;
        let again = it.merged(&once, &it.theirs);
        assert!(again.request == once, "{:#?}", again.differences);
        assert!(
            again.differences.iter().all(|it| it.outcome == Outcome::Conflict),
            "{:#?}",
            again.differences
        );
        // Once theirs is known to have been taken in, it has nothing more to say.
        let known = merge(Some(&it.theirs), &once, &it.theirs, &it.shapes, &BTreeMap::new());
        assert!(known.request == once && known.differences.is_empty());
    });
}

#[test]
fn without_a_beginning_all_that_differs_is_asked() {
    let tally = each_trio("without a beginning all that differs is asked", 600, |it, _, tally| {
        let merged = merge(None, &it.mine, &it.theirs, &it.shapes, &BTreeMap::new());
        let told: String = merged.conflicts().map(|it| format!("{it:?}")).collect();
        let kept = serde_json::to_string(&merged.request).unwrap();
        for (name, request) in [("mine", &it.mine), ("theirs", &it.theirs)] {
            for text in written(request, name) {
                assert!(kept.contains(&text) || told.contains(&text), "{text} is lost");
            }
        }
        for (id, answer) in &it.mine.answers {
            let other = it.theirs.answer(id);
            let is_plain = answer.as_text().is_some() && it.mine.assembled.is_empty();
            if is_plain && !answer.is_empty() && other.is_some_and(|other| other != answer) {
                assert!(merged.conflicts().any(|it| it.spot == Spot::Answer(id.clone())), "{id}");
                tally.add("answers asked about", 1);
            }
        }
    });
    assert!(tally.count("answers asked about") > 20);
}
