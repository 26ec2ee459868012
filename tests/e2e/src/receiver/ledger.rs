//! What a receiver writes down.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use super::behaviour::Script;
use super::form::Delivery;

/// What came in, and what was made of it.
#[derive(Default)]
pub struct Ledger {
    /// What was filed, by the key of its sending.
    pub filed: BTreeMap<String, Filed>,
    /// Every sending, whatever became of it.
    pub asks: Vec<Ask>,
    /// What was wrong with what came.
    pub complaints: Vec<String>,
}

impl Ledger {
    /// How many times something was sent with this key.
    pub fn times_asked(&self, key: &str) -> usize {
        self.asks.iter().filter(|ask| ask.key == key).count()
    }
}

/// A sending as it began to come in.
pub struct Ask {
    /// Its key; empty where it had none that can be read.
    pub key: String,
    /// When.
    pub at: Instant,
}

/// A package that was filed.
pub struct Filed {
    /// What came.
    pub delivery: Delivery,
    /// What the receipt calls it.
    pub reference: String,
}

/// All that a receiver has in its head.
#[derive(Default)]
pub struct Books {
    /// What it is told to do.
    pub script: Script,
    /// What it wrote down.
    pub ledger: Ledger,
    /// Keys of what is coming in at the moment.
    pub coming: BTreeSet<String>,
}

/// What became of something that was to be filed.
pub enum Outcome {
    /// It is filed, now or since an earlier time.
    Filed {
        /// What the receipt calls it.
        reference: String,
    },
    /// The key belongs to another file.
    OtherFile,
}

impl Books {
    /// Files something, once a key.
    pub fn file(&mut self, key: &str, delivery: Delivery) -> Outcome {
        if let Some(filed) = self.ledger.filed.get(key) {
            if filed.delivery.file_sha256 != delivery.file_sha256 {
                return Outcome::OtherFile;
            }
            return Outcome::Filed { reference: filed.reference.clone() };
        }
        let reference = format!("R-{:04}", self.ledger.filed.len() + 1);
        let filed = Filed { delivery, reference: reference.clone() };
        self.ledger.filed.insert(key.to_owned(), filed);
        Outcome::Filed { reference }
    }
}
