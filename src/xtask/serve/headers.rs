//! The headers that every answer carries. They are also what an agency's own host should send.

/// Sent with files, redirections and refusals alike, beside the policy.
pub const ON_EVERY_ANSWER: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// Name of the header with the policy.
pub const POLICY: &str = "Content-Security-Policy";

/// Shown for an address that is not there.
pub const NOT_FOUND_PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Page not found: Requisite</title>\n\
    <main>\n<h1>Page not found</h1>\n<p>There is nothing at this address. <a href=\"/\">Go to Requisite</a></p>\n</main>\n</html>\n";
