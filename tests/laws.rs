//! What laws are tried on: random requests to both agencies in turn, in all editions. The seeds are fixed, so a failure
//! comes back.
//!
//! `REQUISITE_REQUESTS` sets how many requests a law is tried on; few by default, because an unoptimized program takes some
//! milliseconds for one check, and a law makes many.

use crate::damaged_requests::damage;
use crate::fixtures::{pack, packs};
use crate::random_requests::how_many;
use crate::steered_requests::steered_request;
use fastrand::Rng;
use requisite_pack::Pack;
use requisite_request::Request;
use std::collections::BTreeMap;
use std::time::Instant;

/// Whether some of the requests are damaged, as a file may be that was not written here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Damaged {
    /// None of them.
    None,
    /// One in six.
    Some,
}

/// What a law was tried on, counted while it is tried.
#[derive(Default)]
pub struct Tally(BTreeMap<String, u64>);

impl Tally {
    /// Counts so many more of a thing.
    pub fn add(&mut self, thing: &str, more: usize) {
        *self.0.entry(thing.to_owned()).or_default() += more as u64;
    }

    /// How many of a thing were counted.
    pub fn count(&self, thing: &str) -> u64 {
        self.0.get(thing).copied().unwrap_or_default()
    }
}

/// Says which request a law failed on.
struct Trial<'a> {
    law: &'a str,
    pack: &'a Pack,
    seed: u64,
}

impl Drop for Trial<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}: fails on request {} to {}", self.law, self.seed, self.pack.stamp.id);
        }
    }
}

/// The pack whose turn it is: the agencies take turns, and so do the editions of one.
fn pack_in_turn(turn: u64) -> &'static Pack {
    let all = packs();
    let agency_of = |id: &str| id.split('@').next().unwrap().to_owned();
    let mut agencies: Vec<String> = all.iter().map(|id| agency_of(id)).collect();
    agencies.dedup();
    let turn = usize::try_from(turn).unwrap();
    let agency = &agencies[turn % agencies.len()];
    let editions: Vec<&String> = all.iter().filter(|id| agency_of(id) == *agency).collect();
    pack(editions[turn / agencies.len() % editions.len()])
}

/// Tries a law on random requests to the agencies in turn, few or as many as are asked for, and says what it was tried on.
pub fn each_request(
    law: &str,
    few: u64,
    damaged: Damaged,
    check: impl FnMut(&Pack, &Request, &mut Rng, &mut Tally),
) -> Tally {
    each_request_to(&pack_in_turn, law, how_many(few), damaged, check)
}

/// Tries a law on so many random requests to these packs.
pub fn each_request_to<'p>(
    packs: &dyn Fn(u64) -> &'p Pack,
    law: &str,
    n_requests: u64,
    damaged: Damaged,
    mut check: impl FnMut(&Pack, &Request, &mut Rng, &mut Tally),
) -> Tally {
    let (begun, mut tally) = (Instant::now(), Tally::default());
    for seed in 0..n_requests {
        let pack = packs(seed);
        let _trial = Trial { law, pack, seed };
        let mut rng = Rng::with_seed(seed);
        let mut request = steered_request(pack, &mut rng);
        if damaged == Damaged::Some && rng.u8(..6) == 0 {
            damage(pack, &mut rng, &mut request);
        }
        check(pack, &request, &mut rng, &mut tally);
    }
    let counted: Vec<String> = tally.0.iter().map(|(thing, n)| format!("; {n} {thing}")).collect();
    let seconds = begun.elapsed().as_secs_f32();
    eprintln!("{law}: {n_requests} requests{}; {seconds:.1} s", counted.concat());
    tally
}
