//! Reading JSON from outside: like `serde_json`, but a key given twice is refused (with its path), and so is deep nesting, and
//! more than there is room for: a text of sixteen megabytes can hold values of more than a gigabyte.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;

/// Deepest nesting of objects and lists that is read.
pub const MAX_DEPTH: usize = 64;

/// Longest sentence that is made of a text from outside, in letters.
const LONGEST_SAID: usize = 300;
/// Longest piece of such a text within a sentence.
const LONGEST_NAMED: usize = 80;

/// How much JSON there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonRoom {
    /// Bytes of the text.
    pub bytes: usize,
    /// Objects that are kept; an object takes many times the room of another value.
    pub objects: usize,
    /// Values and keys that are kept, or held to see whether a key is given twice.
    pub values: usize,
}

/// What is kept of a JSON value. The rest is looked at just as strictly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// All of it.
    All,
    /// Its text, if it is one.
    Text,
    /// These fields, if it is an object.
    Fields(&'static [(&'static str, Kept)]),
    /// This of each of its values, if it is a list.
    Each(&'static Kept),
    /// Nothing.
    Nothing,
}

impl Kept {
    /// What is kept of a field.
    fn of_field(self, name: &str) -> Self {
        match self {
            Self::All => Self::All,
            Self::Fields(fields) => {
                fields.iter().find(|(it, _)| *it == name).map_or(Self::Nothing, |(_, kept)| *kept)
            }
            Self::Text | Self::Each(_) | Self::Nothing => Self::Nothing,
        }
    }

    /// What is kept of an item of a list.
    fn of_item(self) -> Self {
        match self {
            Self::All => Self::All,
            Self::Each(kept) => *kept,
            Self::Text | Self::Fields(_) | Self::Nothing => Self::Nothing,
        }
    }
}

/// JSON that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// Not JSON, or a key twice, or too deep.
    #[error("line {line}, column {column}: {problem}")]
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        problem: String,
    },
    /// Larger than the reader's limit.
    #[error("the file has {bytes} bytes; the limit is {limit}")]
    TooLarge {
        /// Size of the file in bytes.
        bytes: usize,
        /// Largest size that is read, in bytes.
        limit: usize,
    },
    /// Not text.
    #[error("the file is not UTF-8 text")]
    NotText,
}

/// Reads a JSON text of at most `limit` bytes.
pub fn read_json(bytes: &[u8], limit: usize) -> Result<Value, JsonError> {
    let room = JsonRoom { bytes: limit, objects: usize::MAX, values: usize::MAX };
    read_json_within(bytes, room, Kept::All)
}

/// Reads a JSON text for which there is so much room, and keeps a part of it.
pub fn read_json_within(bytes: &[u8], room: JsonRoom, kept: Kept) -> Result<Value, JsonError> {
    if bytes.len() > room.bytes {
        return Err(JsonError::TooLarge { bytes: bytes.len(), limit: room.bytes });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| JsonError::NotText)?;
    let mut reader = serde_json::Deserializer::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let malformed = |error: serde_json::Error| {
        let problem = error.to_string();
        let problem = shortened(problem.split(" at line ").next().unwrap_or_default(), LONGEST_SAID);
        JsonError::Malformed { line: error.line(), column: error.column(), problem }
    };
    let taken = Taken { objects: Cell::new(0), values: Cell::new(0) };
    let value = Strict { depth: 0, kept, room, taken: &taken }.deserialize(&mut reader).map_err(malformed)?;
    reader.end().map_err(malformed)?;
    Ok(value)
}

/// What is said of a text from outside, without most of it where it is long.
pub(crate) fn said(error: &serde_json::Error) -> String {
    shortened(&error.to_string(), LONGEST_SAID)
}

fn shortened(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}\u{2026}", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// How much room is taken.
struct Taken {
    objects: Cell<usize>,
    values: Cell<usize>,
}

/// Takes room for one more, if there is any.
fn take<E: Error>(taken: &Cell<usize>, room: usize, noun: &str) -> Result<(), E> {
    if taken.get() >= room {
        return Err(E::custom(format!("more than {room} {noun}")));
    }
    taken.set(taken.get() + 1);
    Ok(())
}

#[derive(Clone, Copy)]
struct Strict<'t> {
    depth: usize,
    kept: Kept,
    room: JsonRoom,
    taken: &'t Taken,
}

impl Strict<'_> {
    fn deeper<E: Error>(&self, kept: Kept) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom(format!("nested more than {MAX_DEPTH} deep")));
        }
        Ok(Self { depth: self.depth + 1, kept, ..*self })
    }

    fn take_value<E: Error>(&self) -> Result<(), E> {
        take(&self.taken.values, self.room.values, "values and keys")
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.kept != Kept::Nothing {
            self.take_value()?;
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, it: bool) -> Result<Value, E> {
        Ok(Value::Bool(it))
    }

    fn visit_i64<E>(self, it: i64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_u64<E>(self, it: u64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_f64<E>(self, it: f64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_str<E>(self, it: &str) -> Result<Value, E> {
        let is_kept = matches!(self.kept, Kept::All | Kept::Text);
        Ok(if is_kept { Value::String(it.to_owned()) } else { Value::Null })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let kept = self.kept.of_item();
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.deeper(kept)?)? {
            if kept != Kept::Nothing {
                list.push(item);
            }
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        if self.kept != Kept::Nothing {
            take(&self.taken.objects, self.room.objects, "objects")?;
        }
        let (mut map, mut passed_over) = (Map::new(), BTreeSet::new());
        while let Some(key) = entries.next_key::<String>()? {
            self.take_value()?;
            let kept = self.kept.of_field(&key);
            let value = entries.next_value_seed(self.deeper(kept)?)?;
            if map.contains_key(&key) || passed_over.contains(&key) {
                return Err(A::Error::custom(format!(
                    "the key `{}` is given twice",
                    shortened(&key, LONGEST_NAMED)
                )));
            }
            if kept == Kept::Nothing {
                passed_over.insert(key);
            } else {
                map.insert(key, value);
            }
        }
        self.taken.values.set(self.taken.values.get().saturating_sub(passed_over.len()));
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_given_twice_is_refused() {
        let error = read_json(br#"{"a": {"b": 1, "b": 2}}"#, 1000).unwrap_err();
        assert!(error.to_string().contains("`b` is given twice"), "{error}");
    }

    #[test]
    fn deep_nesting_is_refused_and_shallow_is_not() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read_json(nested(MAX_DEPTH).as_bytes(), 100_000).is_ok());
        assert!(read_json(nested(100_000).as_bytes(), 1_000_000).is_err());
    }

    #[test]
    fn values_read_as_serde_json_reads_them() {
        let text = r#"{"n": -1, "f": 1.5, "t": "é\u0000", "l": [true, null], "o": {}}"#;
        assert_eq!(read_json(text.as_bytes(), 1000).unwrap(), serde_json::from_str::<Value>(text).unwrap());
        assert!(read_json(b"{} x", 1000).is_err());
        assert!(matches!(read_json(&[0xff], 10), Err(JsonError::NotText)));
        assert!(matches!(read_json(b"[1,2,3]", 3), Err(JsonError::TooLarge { .. })));
    }

    const ROOM: JsonRoom = JsonRoom { bytes: 1000, objects: 3, values: 12 };

    fn read(text: &str, kept: Kept) -> String {
        read_json_within(text.as_bytes(), ROOM, kept)
            .map_or_else(|error| error.to_string(), |it| it.to_string())
    }

    #[test]
    fn more_than_there_is_room_for_is_refused() {
        let numbers = |count: usize| format!("[{}]", vec!["0"; count].join(","));
        assert_eq!(read(&numbers(11), Kept::All), numbers(11));
        assert!(read(&numbers(12), Kept::All).ends_with("more than 12 values and keys"));
        let keys = r#"{"a":0,"b":0,"c":0,"d":0,"e":0,"f":0}"#;
        assert!(read(keys, Kept::All).ends_with("more than 12 values and keys"));
        assert_eq!(read("[{},{},{}]", Kept::All), "[{},{},{}]");
        assert!(read("[{},{},{},{}]", Kept::All).ends_with("more than 3 objects"));
    }

    #[test]
    fn what_is_not_kept_takes_no_room_and_is_looked_at_all_the_same() {
        const KEPT: Kept = Kept::Fields(&[("a", Kept::Each(&Kept::Fields(&[("b", Kept::Text)])))]);
        let text = r#"{"x":[1,2,3,4,5,6,7,8,9,{},{},{},{}],"a":[{"b":"c","d":"e"},{"b":1}]}"#;
        assert_eq!(read(text, KEPT), r#"{"a":[{"b":"c"},{"b":1}]}"#);
        assert!(read(r#"{"x":{"y":1,"y":2}}"#, KEPT).contains("`y` is given twice"));
        assert!(read(r#"{"a":[],"a":[]}"#, KEPT).contains("`a` is given twice"));
        let keys: Vec<String> = (0..13).map(|number| format!("\"{number}\":0")).collect();
        assert!(
            read(&format!("{{{}}}", keys.join(",")), Kept::Nothing).ends_with("more than 12 values and keys")
        );
        assert!(read(&format!("{}1", "[".repeat(100)), Kept::Nothing).contains("nested more than"));
        assert_eq!(read("[{\"k\":0},{\"k\":0},{\"k\":0},{\"k\":0},{\"k\":0}]", Kept::Nothing), "[]");
    }

    #[test]
    fn long_texts_from_outside_are_not_repeated() {
        let key = "k".repeat(900_000);
        let error = read_json(format!(r#"{{"{key}":0,"{key}":0}}"#).as_bytes(), 2_000_000).unwrap_err();
        let said = error.to_string();
        assert!(said.ends_with("kkk\u{2026}` is given twice") && said.len() < LONGEST_SAID, "{said}");
    }
}
