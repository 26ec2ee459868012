//! Digests as text.

use sha2::{Digest, Sha256, Sha512};

/// The two digests that a bag records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Algorithm {
    Sha256,
    Sha512,
}

impl Algorithm {
    pub const ALL: [Self; 2] = [Self::Sha256, Self::Sha512];

    /// The name in manifests' file names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sha512 => "sha512",
        }
    }

    /// The digest in hexadecimal, lower case.
    pub fn of(self, bytes: &[u8]) -> String {
        match self {
            Self::Sha256 => sha256(bytes),
            Self::Sha512 => hexadecimal(&Sha512::digest(bytes)),
        }
    }
}

/// SHA-256 in hexadecimal, lower case.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// SHA-256 in base64, as a Content-Security-Policy names a style.
pub(crate) fn sha256_base64(bytes: &[u8]) -> String {
    base64(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let mut padded = [0_u8; 4];
        for (to, from) in padded.iter_mut().skip(1).zip(three) {
            *to = *from;
        }
        let bits = u32::from_be_bytes(padded);
        for (idx, shift) in [18_u32, 12, 6, 0].into_iter().enumerate() {
            let letter = LETTERS.get((bits >> shift & 63) as usize).copied().unwrap_or(b'=');
            text.push(if idx <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// The start of a digest in groups of four, short enough to read out over the telephone.
pub(crate) fn short(digest: &str) -> String {
    let groups = [digest.get(0..4), digest.get(4..8), digest.get(8..12)];
    groups.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standard() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert!(Algorithm::Sha512.of(b"abc").starts_with("ddaf35a193617abacc417349ae204131"));
        assert_eq!(short(&sha256(b"abc")), "ba78 16bf 8f01");
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
