//! The headers that every answer carries. They are also what an agency's own host should send.

/// The policy of the page. `frame-ancestors` works only as a header, so it is not in index.html.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Sent with files, redirections and refusals alike.
pub const ON_EVERY_ANSWER: [(&str, &str); 4] = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// Shown for an address that is not there.
pub const NOT_FOUND_PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Page not found: Requisite</title>\n\
    <main>\n<h1>Page not found</h1>\n<p>There is nothing at this address. <a href=\"/\">Go to Requisite</a></p>\n</main>\n</html>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_that_of_the_page_with_frame_ancestors() {
        let page = include_str!("../../../index.html");
        let (in_page, ancestors) =
            CONTENT_SECURITY_POLICY.rsplit_once("; ").expect("the policy has several parts");
        assert_eq!(ancestors, "frame-ancestors 'none'");
        assert!(page.contains(&format!("content=\"{in_page}\"")));
    }

    #[test]
    fn the_policy_has_no_unsafe_word_but_the_one_for_webassembly() {
        assert_eq!(CONTENT_SECURITY_POLICY.matches("unsafe").count(), 1);
        assert!(CONTENT_SECURITY_POLICY.contains("'wasm-unsafe-eval'"));
    }
}
