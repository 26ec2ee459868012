//! Sizes of files, in words.

/// A size in bytes, for a reader.
pub fn size_words(bytes: u64) -> String {
    match bytes {
        1 => "1 byte".to_owned(),
        0..1_000 => format!("{bytes} bytes"),
        1_000..999_500 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", (bytes + 50_000) / 1_000_000, (bytes + 50_000) % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_true() {
        let words = [54, 999, 1_045, 1_500, 999_499, 999_500, 1_250_000].map(size_words);
        assert_eq!(words, ["54 bytes", "999 bytes", "1 kB", "2 kB", "999 kB", "1.0 MB", "1.3 MB"]);
    }
}
