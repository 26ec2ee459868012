//! Packages made to fill the memory of whoever checks them: each is refused or compared in no more than 64 MiB, the file itself
//! counted. All are as large as a file may be that the app opens. The allocator that counts bytes is that of this program alone,
//! which is why it is none of the other tests. This prints the peak and the time of each:
//! `cargo test --profile tool -p requisite-tests --test package_memory -- --nocapture`.
#![cfg(test)]

mod archives;
mod bags;
mod full_requests;
mod json;
mod sealed;

#[expect(dead_code, reason = "the other tests use the rest of it")]
#[path = "../fixtures.rs"]
mod fixtures;
#[expect(dead_code, reason = "the other tests use the rest of it")]
#[path = "../package_archive.rs"]
mod package_archive;

use peak_alloc::PeakAlloc;
use requisite_package::{Verification, verify};
use sealed::Sound;
use std::time::Instant;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Most bytes that checking a package may take.
const MOST: usize = 64 << 20;

/// Largest file that is tried.
const LARGEST: usize = requisite_request::MAX_BYTES;

/// A package: its name, how it is made of a sound one, and a part of what is said of it.
type Case = (&'static str, fn(&Sound) -> Vec<u8>, &'static str);

#[test]
fn every_hazard_is_named_in_little_memory() {
    let sound = Sound::package();
    let mut wrong = Vec::new();
    let lists = [archives::CASES, bags::CASES, json::CASES, full_requests::CASES];
    for (name, make, part) in lists.into_iter().flatten() {
        let bytes = make(&sound);
        assert!(bytes.len() <= LARGEST, "{name}: {} bytes", bytes.len());
        let others = MEMORY.current_usage() - bytes.len();
        MEMORY.reset_peak_usage();
        let start = Instant::now();
        let verification = verify(&bytes, sound.pack);
        let took = start.elapsed().as_millis();
        let peak = MEMORY.peak_usage() - others;
        let said = said(&verification);
        eprintln!("{peak:>9} bytes at the peak, {took:>5} ms: {name}: {}", shortened(&said));
        if peak > MOST {
            wrong.push(format!("{name}: {peak} bytes at the peak"));
        }
        if !said.contains(part) {
            wrong.push(format!("{name}: said {}", shortened(&said)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn said(verification: &Verification) -> String {
    let what = [verification.files(), &verification.problems()].concat();
    format!("{}: {}", verification.as_str(), what.join(" "))
}

fn shortened(said: &str) -> String {
    said.chars().take(130).collect()
}
