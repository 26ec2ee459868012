//! What the page and the worker that seals packages say to each other.

use crate::as_bytes;
use serde::{Deserialize, Serialize};

/// The page sends a finished package, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealOrder {
    /// Its bytes.
    #[serde(with = "as_bytes")]
    pub bytes: Vec<u8>,
    /// The public keys of those who may open it.
    pub recipients: Vec<String>,
}

/// The worker answers, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SealAnswer {
    /// The package is sealed. No two times give the same bytes.
    Sealed {
        /// The bytes of the sealed file.
        #[serde(with = "as_bytes")]
        bytes: Vec<u8>,
        /// SHA-256 of these bytes, in hexadecimal.
        sha256: String,
    },
    /// Not done: why, one sentence each.
    Refused {
        /// The sentences.
        sentences: Vec<String>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_survive_the_format_of_workers_in_one_piece() {
        let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
        let order = SealOrder { bytes: bytes.clone(), recipients: vec!["age1".to_owned(), String::new()] };
        let sent = bincode::serialize(&order).unwrap();
        assert!(sent.windows(bytes.len()).any(|part| part == bytes));
        assert_eq!(bincode::deserialize::<SealOrder>(&sent).unwrap(), order);
        let answers = [
            SealAnswer::Sealed { bytes, sha256: "ab".to_owned() },
            SealAnswer::Refused { sentences: vec!["No.".to_owned()] },
        ];
        for answer in answers {
            let sent = bincode::serialize(&answer).unwrap();
            assert_eq!(bincode::deserialize::<SealAnswer>(&sent).unwrap(), answer);
        }
    }
}
