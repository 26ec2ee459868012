//! Which compression a browser takes.

/// A form in which a file can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
}

impl Encoding {
    /// Best first.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// Its name in headers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The last part of the name of a file so compressed.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// Does an `Accept-Encoding` header allow it?
    pub fn is_accepted(self, accept: &str) -> bool {
        accept.split(',').any(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(self.name()));
            let refused = parts
                .filter_map(|part| part.strip_prefix("q="))
                .any(|weight| weight.parse().is_ok_and(|weight: f32| weight <= 0.0));
            named && !refused
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_are_read_with_their_weights() {
        assert!(Encoding::Brotli.is_accepted("gzip, deflate, br, zstd"));
        assert!(Encoding::Gzip.is_accepted("br;q=1.0, GZIP;q=0.5"));
        assert!(!Encoding::Brotli.is_accepted("gzip, br;q=0"));
        assert!(!Encoding::Brotli.is_accepted("identity"));
        assert!(!Encoding::Brotli.is_accepted(""));
    }
}
