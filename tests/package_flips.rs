//! A change of any single byte of a package is noticed.

use crate::package_example::{built, request};
use requisite_package::{PackageProblem, open};
use std::collections::BTreeMap;

#[test]
fn a_change_of_any_byte_is_noticed() {
    let package = built(&request());
    let mut bytes = package.bytes.clone();
    assert!(bytes.len() > 20_000, "too few positions: {}", bytes.len());
    assert!(open(&bytes).is_ok());
    for at in 0..bytes.len() {
        // One bit, another at each position; at some all of them.
        let change = if at % 9 == 8 { 0xff } else { 1 << (at % 9) };
        bytes[at] ^= change;
        assert!(open(&bytes).is_err(), "byte {at} with {change:#x} goes unnoticed");
        bytes[at] ^= change;
    }
    assert_eq!(bytes, package.bytes);
}

#[test]
fn a_changed_content_is_named() {
    let package = built(&request());
    let opened = open(&package.bytes).unwrap();
    let start = package.bytes.as_ptr() as usize;
    let places: BTreeMap<&str, usize> =
        opened.files.iter().map(|(name, content)| (*name, content.as_ptr() as usize - start)).collect();
    for (name, at) in places {
        let mut bytes = package.bytes.clone();
        bytes[at + 3] ^= 0x20;
        let whole_name = format!("{}/{name}", opened.folder);
        assert_eq!(open(&bytes), Err(vec![PackageProblem::WrongSum { name: whole_name }]));
    }
}

#[test]
fn a_package_cut_or_lengthened_anywhere_is_refused() {
    let bytes = built(&request()).bytes;
    for len in (0..bytes.len()).step_by(7) {
        assert!(open(&bytes[..len]).is_err(), "cut to {len}");
        assert!(open(&bytes[bytes.len() - len..]).is_err(), "the last {len}");
    }
    for at in (0..=bytes.len()).step_by(211) {
        let mut longer = bytes.clone();
        longer.insert(at, 0);
        assert!(open(&longer).is_err(), "a byte more at {at}");
        longer.drain(at..(at + 2).min(longer.len()));
        assert!(open(&longer).is_err(), "a byte less at {at}");
    }
}

#[test]
fn nothing_that_is_thrown_at_it_makes_it_stop() {
    let pack = crate::package_example::pack();
    let original = built(&request()).bytes;
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random % below as u64) as usize
    };
    for _ in 0..3_000 {
        let mut bytes = original.clone();
        for _ in 0..=next(8) {
            let (from, to, len) = (next(bytes.len()), next(bytes.len()), next(64));
            let piece: Vec<u8> = bytes.iter().skip(from).take(len).copied().collect();
            let end = (to + next(64)).min(bytes.len());
            bytes.splice(to..end, piece);
        }
        let verification = requisite_package::verify(&bytes, &pack);
        assert!(bytes == original || !verification.is_good());
    }
}
