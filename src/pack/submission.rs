//! How a finished package can reach the agency, beside being handed over by a person.

use bech32::Bech32;
use bech32::primitives::decode::CheckedHrpstring;
use std::net::Ipv4Addr;

/// Ways for a package to the agency, as `submission.json` gives them. Whatever is left out, a person saves the package and
/// sends it by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// E-mail address for requests; blank when there is none.
    pub email: String,
    /// Web address that takes packages as `multipart/form-data`; blank when there is none.
    pub post: String,
    /// Origins of the agency's own pages that take a package from a frame within them, such as `https://www.example.org`.
    pub pages: Vec<String>,
    /// Public keys in the form of age (X25519, `age1…`); with any, what is sent is encrypted to all of them.
    pub keys: Vec<String>,
}

/// Whether a package may be sent to the address: `https:`, or `http:` on the same machine, which is for trying it out. No
/// user name, because the address is shown and kept; no fragment, because it would be lost.
pub(crate) fn is_safe_address(text: &str) -> bool {
    let Some((is_secure, rest)) = split_scheme(text) else { return false };
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    is_host(host)
        && (is_secure || is_this_machine(host))
        && rest.bytes().all(|it| it.is_ascii_graphic() && !b"\"'<>\\;,#".contains(&it))
}

/// Whether the text is the origin of pages on which people may be trusted to be: scheme and host, nothing else.
pub(crate) fn is_safe_origin(text: &str) -> bool {
    is_safe_address(text) && split_scheme(text).is_some_and(|(_, rest)| !rest.contains(['/', '?']))
}

fn split_scheme(text: &str) -> Option<(bool, &str)> {
    text.strip_prefix("https://")
        .map(|rest| (true, rest))
        .or_else(|| Some((false, text.strip_prefix("http://")?)))
}

/// Whether the text is a host in lower case, perhaps with a port, as browsers write it.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').map_or((text, None), |(name, port)| (name, Some(port)));
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && label.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
    };
    name.split('.').all(is_label)
        && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|number| number > 0))
}

fn is_this_machine(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or_default();
    name == "localhost" || name.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
}

/// Whether the text is a public key in the form of age. Its check digits must be right: a slip of the pen is noticed here
/// and not when somebody wants to send something.
pub(crate) fn is_key(text: &str) -> bool {
    let Ok(key) = CheckedHrpstring::new::<Bech32>(text) else { return false };
    key.hrp().as_str() == "age" && key.byte_iter().len() == 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_go_to_secure_addresses_and_to_this_machine() {
        for text in
            ["https://data.example.org/requests?form=a", "http://127.0.0.1:8080/x", "http://localhost/x"]
        {
            assert!(is_safe_address(text), "{text}");
        }
        for text in [
            "http://data.example.org/requests",
            "https://",
            "https:///x",
            "https://user@example.org/",
            "https://user:secret@example.org/",
            "https://example.org/#part",
            "https://example.org/a b",
            "https://example.org/;script-src *",
            "https://example.org:0/",
            "https://example.org:99999/",
            "https://EXAMPLE.org/",
            "https://-.org/",
            "http://127.0.0.1.example.org/",
            "http://localhost.example.org/",
            "javascript:alert(1)",
            "",
        ] {
            assert!(!is_safe_address(text), "{text}");
        }
    }

    #[test]
    fn an_origin_has_no_path() {
        assert!(is_safe_origin("https://www.example.org"));
        assert!(is_safe_origin("http://127.0.0.1:8080"));
        for text in
            ["https://www.example.org/", "https://www.example.org/a", "https://*.example.org", "*", "null"]
        {
            assert!(!is_safe_origin(text), "{text}");
        }
    }

    #[test]
    fn a_slip_in_a_key_is_noticed() {
        // From the documentation of age.
        let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        assert!(is_key(key));
        assert!(!is_key(&key.replace("ql3z", "ql3y")));
        assert!(!is_key(&key.replace("age1", "egg1")));
        assert!(!is_key("ssh-ed25519 AAAA"));
        assert!(!is_key("age1"));
    }
}
