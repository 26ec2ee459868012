//! What is sealed is opened with age's own reader; what other programs of that format say is for the browser tests.

use crate::{KeyFault, SealError, seal, sha256};
use age::x25519::Identity;
use age::{DecryptError, Decryptor};
use bech32::{Bech32, Bech32m, Hrp};
use std::io::Read;
use std::slice::SliceIndex;

/// Sizes about the ends of the pieces in which age encrypts (64 KiB).
const SIZES: [usize; 8] = [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073, 200_000];

fn public(identity: &Identity) -> String {
    identity.to_public().to_string()
}

fn open(sealed: &[u8], identity: &Identity) -> Result<Vec<u8>, DecryptError> {
    let mut bytes = Vec::new();
    let decryptor = Decryptor::new_buffered(sealed)?;
    decryptor.decrypt(std::iter::once(identity as &dyn age::Identity))?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn bytes(size: usize) -> Vec<u8> {
    (0..=250_u8).cycle().take(size).collect()
}

/// Part of a text of ASCII.
fn part(text: &str, range: impl SliceIndex<str, Output = str>) -> &str {
    text.get(range).unwrap()
}

/// A text of the form of keys, with checksum.
fn coded(prefix: &str, bytes: &[u8]) -> String {
    bech32::encode::<Bech32>(Hrp::parse(prefix).unwrap(), bytes).unwrap()
}

/// What is wrong with a key, and the sentence that says so.
fn fault(key: &str) -> (KeyFault, String) {
    let good = public(&Identity::generate());
    let error = seal(b"x", &[good, key.to_owned()]).unwrap_err();
    let SealError::Key { fault, .. } = &error else { panic!("{key}: {error}") };
    (*fault, error.to_string())
}

#[test]
fn what_is_sealed_is_opened_whatever_its_size() {
    let identity = Identity::generate();
    for size in SIZES {
        let sealed = seal(&bytes(size), &[public(&identity)]).unwrap();
        assert!(sealed.starts_with(b"age-encryption.org/v1\n"));
        assert!(sealed.len() > size);
        assert_eq!(open(&sealed, &identity).unwrap(), bytes(size), "{size}");
    }
}

#[test]
fn each_of_several_keys_opens_and_no_other_does() {
    let [first, second, other] = [Identity::generate(), Identity::generate(), Identity::generate()];
    let sealed = seal(b"the package", &[public(&first), public(&second)]).unwrap();
    assert_eq!(open(&sealed, &first).unwrap(), b"the package");
    assert_eq!(open(&sealed, &second).unwrap(), b"the package");
    assert!(matches!(open(&sealed, &other), Err(DecryptError::NoMatchingKeys)));
}

#[test]
fn no_two_times_are_the_same_and_nothing_shows_through() {
    let keys = [public(&Identity::generate())];
    let secret = b"a text that nobody else may read";
    let [first, second] = [seal(secret, &keys).unwrap(), seal(secret, &keys).unwrap()];
    assert_ne!(first, second);
    assert!(!first.windows(8).any(|part| secret.windows(8).any(|it| it == part)));
}

#[test]
fn blanks_about_a_key_and_capitals_do_not_matter() {
    let identity = Identity::generate();
    let keys = [format!(" {}\r\n", public(&identity)), public(&identity).to_uppercase()];
    for key in keys {
        assert_eq!(open(&seal(b"x", &[key]).unwrap(), &identity).unwrap(), b"x");
    }
}

#[test]
fn a_change_anywhere_is_noticed() {
    let identity = Identity::generate();
    let sealed = seal(&bytes(300), &[public(&identity)]).unwrap();
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(open(&changed, &identity).is_err(), "byte {at}");
    }
    for length in 0..sealed.len() {
        assert!(open(&sealed[..length], &identity).is_err(), "cut at {length}");
    }
    let longer = [sealed, vec![0]].concat();
    assert!(open(&longer, &identity).is_err());
}

#[test]
fn pieces_cannot_be_left_out_or_change_places() {
    const PIECE: usize = 65_536 + 16;
    let identity = Identity::generate();
    let sealed = seal(&bytes(3 * 65_536), &[public(&identity)]).unwrap();
    let (head, pieces) = sealed.split_at(sealed.len() - 3 * PIECE);
    let (first, rest) = pieces.split_at(PIECE);
    let (second, third) = rest.split_at(PIECE);
    assert!(open(&[head, first, second, third].concat(), &identity).is_ok());
    for pieces in [vec![first, second], vec![first, third], vec![second, first, third], vec![]] {
        assert!(open(&[head, &pieces.concat()].concat(), &identity).is_err());
    }
}

#[test]
fn without_a_key_nothing_is_sealed() {
    let error = seal(b"x", &[]).unwrap_err();
    assert_eq!(error, SealError::NoKey);
    assert!(error.to_string().contains("No key of the agency"));
}

#[test]
fn a_key_with_a_slip_is_named() {
    let key = public(&Identity::generate());
    let (found, sentence) = fault(&key.replacen("age1", "age2", 1));
    assert_eq!(found, KeyFault::NotAKey);
    assert!(sentence.contains("age2"), "{sentence}");
    // Every letter counts: no single slip makes another key.
    for at in 4..key.len() {
        let slip = if part(&key, at..=at) == "q" { "p" } else { "q" };
        let typed = format!("{}{slip}{}", part(&key, ..at), part(&key, at + 1..));
        let (found, sentence) = fault(&typed);
        assert_eq!(found, KeyFault::Mistyped, "{typed}");
        assert!(sentence.contains(&typed) && sentence.contains("Copy it again"), "{sentence}");
    }
    // A letter that keys never have, one that is missing, all that are missing, some of another size.
    let mixed = format!("{}{}", part(&key, ..40), part(&key, 40..).to_uppercase());
    let typed = [format!("{key}b"), part(&key, ..61).to_owned(), "age1".to_owned(), mixed];
    for key in typed {
        assert_eq!(fault(&key).0, KeyFault::Mistyped, "{key}");
    }
}

#[test]
fn keys_of_other_kinds_are_told_apart() {
    let other = [
        (coded("age1yubikey", &[2; 33]), KeyFault::OtherKind),
        (coded("age1pq", &[2; 40]), KeyFault::OtherKind),
        (format!("age1pq1{}", "q".repeat(1_950)), KeyFault::OtherKind),
        (coded("age", &[2; 32]).repeat(2), KeyFault::OtherKind),
        (coded("bc", &[2; 32]), KeyFault::NotAKey),
        (coded("age", &[2; 31]), KeyFault::Length),
        (coded("age", &[2; 33]), KeyFault::Length),
        (bech32::encode::<Bech32m>(Hrp::parse("age").unwrap(), &[2; 32]).unwrap(), KeyFault::Mistyped),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz".to_owned(), KeyFault::Ssh),
        ("ssh-rsa AAAAB3NzaC1yc2E".to_owned(), KeyFault::Ssh),
        ("ecdsa-sha2-nistp256 AAAA".to_owned(), KeyFault::Ssh),
        ("-----BEGIN PGP PUBLIC KEY BLOCK-----".to_owned(), KeyFault::NotAKey),
        ("data@agency.example".to_owned(), KeyFault::NotAKey),
        ("clé".to_owned(), KeyFault::NotAKey),
        ("age1clé".to_owned(), KeyFault::Mistyped),
        (" \n".to_owned(), KeyFault::Blank),
    ];
    for (key, wanted) in other {
        let (found, sentence) = fault(&key);
        assert_eq!(found, wanted, "{key}");
        assert!(
            sentence.starts_with("The agency\u{2019}s key \u{201c}") && sentence.ends_with('.'),
            "{sentence}"
        );
        assert!(sentence.chars().count() < 260, "{sentence}");
    }
}

#[test]
fn a_secret_key_is_refused_and_not_shown() {
    use age::secrecy::ExposeSecret as _;
    let secret = Identity::generate().to_string().expose_secret().to_owned();
    for key in [secret.clone(), secret.to_lowercase(), format!("AGE-PLUGIN-YUBIKEY-1{}", part(&secret, 16..))]
    {
        let (found, sentence) = fault(&key);
        assert_eq!(found, KeyFault::Secret);
        assert!(sentence.contains("secret key"));
        assert!(!sentence.to_lowercase().contains(&part(&secret, 16..24).to_lowercase()), "{sentence}");
    }
}

/// The points of small order, among them those that are written in two ways (RFC 7748; the list of
/// <https://cr.yp.to/ecdh.html#validate>).
#[test]
fn keys_that_protect_nothing_are_refused() {
    let below = |last: u8| {
        let mut point = [0xff; 32];
        (point[0], point[31]) = (last, 0x7f);
        point
    };
    let mut one = [0; 32];
    one[0] = 1;
    let eight = [
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    ];
    let eight = eight.map(|text| {
        std::array::from_fn(|at| u8::from_str_radix(part(text, 2 * at..2 * at + 2), 16).unwrap())
    });
    let mut points = vec![[0; 32], one, below(0xec), below(0xed), below(0xee)];
    points.extend(eight);
    for mut point in points {
        for highest in [0, 0x80] {
            // X25519 does not read the highest bit.
            point[31] |= highest;
            assert_eq!(fault(&coded("age", &point)).0, KeyFault::Weak, "{point:02x?}");
        }
    }
}

#[test]
fn the_digest_is_that_of_the_standard() {
    assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
