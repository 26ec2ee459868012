//! Seals a finished package, so that only the agency can open it: encryption to public keys in the age format
//! (age-encryption.org/v1), which the agency opens with `age` or any other program that reads it.
//!
//! Bytes go in and bytes come out; this crate knows no packages, files or browser. It is the one crate with a source of random
//! numbers, the `age` library's own: a sealed file differs each time, while what is in it stays the same byte for byte. Start
//! reading at [`seal`].
#![warn(clippy::disallowed_methods, clippy::disallowed_types)]

mod key;
mod problem;
#[cfg(test)]
mod tests;

pub use problem::{KeyFault, SealError};

use age::{Encryptor, Recipient};
use sha2::{Digest, Sha256};
use std::io::Write;

/// Bytes sealed so that each of the keys (`age1…`) opens them, in the binary form of an age file.
///
/// # Errors
/// [`SealError`] when no key is given or one of them cannot be used. Then nothing is sealed at all: a package that some of the
/// agency's people cannot open would be noticed only there.
pub fn seal(bytes: &[u8], recipients: &[String]) -> Result<Vec<u8>, SealError> {
    if recipients.is_empty() {
        return Err(SealError::NoKey);
    }
    let keys = recipients.iter().map(|text| key::read(text)).collect::<Result<Vec<_>, _>>()?;
    // What age says of a failure is left out on purpose: its translations would be most of what a browser loads.
    let encryptor = Encryptor::with_recipients(keys.iter().map(|key| key as &dyn Recipient))
        .map_err(|_| SealError::NotSealed)?;
    let mut sealed = Vec::new();
    write(encryptor, bytes, &mut sealed).map_err(|_| SealError::NotSealed)?;
    Ok(sealed)
}

fn write(encryptor: Encryptor, bytes: &[u8], sealed: &mut Vec<u8>) -> std::io::Result<()> {
    let mut writer = encryptor.wrap_output(sealed)?;
    writer.write_all(bytes)?;
    writer.finish()?;
    Ok(())
}

/// SHA-256 of a sealed file in hexadecimal, lower case: what the person compares with what the agency received.
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
