//! A request as the text of its file, for messages in formats that cannot look ahead.

use crate::RequestFile;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

pub fn serialize<S: Serializer>(file: &RequestFile, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&file.to_json())
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<RequestFile, D::Error> {
    // Our own page wrote it a moment ago: the limits for files from outside do not apply.
    serde_json::from_str(&String::deserialize(deserializer)?).map_err(D::Error::custom)
}
