//! Encrypting a package to the agency's public keys, in a worker.

use super::page_worker::{FIRST_SIGN, next_within, start};
use futures_channel::mpsc::unbounded;
use requisite_request::{SealAnswer, SealOrder};

/// The file that starts the worker, beside the page.
const LOADER: &str = "./requisite-sealer_loader.js";
/// Said when the worker does not start, or goes silent.
const NO_WORKER: &str =
    "The part of this page that encrypts could not be loaded. Check your connection, then try again.";

/// The encrypted file and its SHA-256; else why there is none, in sentences. The worker ends with it.
pub async fn seal(bytes: Vec<u8>, recipients: Vec<String>) -> Result<(Vec<u8>, String), String> {
    let (sender, mut answers) = unbounded();
    let worker = start::<SealOrder, SealAnswer>(LOADER, move |answer| {
        let _ = sender.unbounded_send(answer);
    });
    worker.send(SealOrder { bytes, recipients });
    match next_within(&mut answers, FIRST_SIGN).await {
        Some(SealAnswer::Sealed { bytes, sha256 }) => Ok((bytes, sha256)),
        Some(SealAnswer::Refused { sentences }) => Err(sentences.join(" ")),
        None => Err(NO_WORKER.to_owned()),
    }
}
