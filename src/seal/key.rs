//! Reads a public key, and says what is wrong with one that cannot be used.

use crate::{KeyFault, SealError};
use age::x25519::Recipient;
use bech32::Bech32;
use bech32::primitives::decode::{CheckedHrpstring, UncheckedHrpstring};

/// How age keys begin, before the digit that ends this part.
const PREFIX: &str = "age";
/// How the beginnings of other kinds of age keys begin, such as those of devices.
const OTHER_KINDS: &str = "age1";
/// Secret keys, of age itself and of its plugins.
const SECRET: [&str; 2] = ["age-secret-key-", "age-plugin-"];
/// Keys of SSH.
const SSH: [&str; 4] = ["ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-"];
/// Most letters of a key that a sentence shows; a whole key has 62.
const SHOWN: usize = 80;
/// Most letters of a secret key that a sentence shows: none that are secret.
const SHOWN_OF_SECRET: usize = 11;

/// The key, as the library takes it.
pub(crate) fn read(text: &str) -> Result<Recipient, SealError> {
    let key = text.trim();
    check(key)
        .and_then(|()| key.parse().map_err(|_| KeyFault::NotAKey))
        .map_err(|fault| SealError::Key { key: shown(key, fault), fault })
}

fn check(key: &str) -> Result<(), KeyFault> {
    let lower_case = key.to_ascii_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| lower_case.starts_with(start));
    if key.is_empty() {
        return Err(KeyFault::Blank);
    }
    if begins(&SECRET) {
        return Err(KeyFault::Secret);
    }
    if begins(&SSH) {
        return Err(KeyFault::Ssh);
    }
    if !begins(&[OTHER_KINDS]) {
        return Err(KeyFault::NotAKey);
    }
    let parts = UncheckedHrpstring::new(key).map_err(|_| KeyFault::Mistyped)?;
    if !parts.hrp().as_str().eq_ignore_ascii_case(PREFIX) {
        return Err(KeyFault::OtherKind);
    }
    let checked = CheckedHrpstring::new::<Bech32>(key).map_err(|_| KeyFault::Mistyped)?;
    let point = checked.byte_iter().collect::<Vec<_>>().try_into().map_err(|_| KeyFault::Length)?;
    if protects_nothing(point) { Err(KeyFault::Weak) } else { Ok(()) }
}

/// Whether everybody shares the same secret with this key. There are a few such points; whatever one multiplies them with comes
/// to zero, and the library ends the program when it meets one.
fn protects_nothing(point: [u8; 32]) -> bool {
    const ANY_NUMBER: [u8; 32] = [1; 32];
    x25519_dalek::x25519(ANY_NUMBER, point) == [0; 32]
}

/// As much of a key as a sentence shows.
fn shown(key: &str, fault: KeyFault) -> String {
    let most = if fault == KeyFault::Secret { SHOWN_OF_SECRET } else { SHOWN };
    let mut shown: String = key.chars().take(most).collect();
    if shown.len() < key.len() {
        shown.push('\u{2026}');
    }
    shown
}
