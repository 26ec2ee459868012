//! Why nothing was sealed, in sentences for the person who prepares the package.

/// Why nothing was sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Nobody could open it.
    #[error("No key of the agency is given, so nobody could open the package.")]
    NoKey,
    /// A key cannot be used.
    #[error("The agency\u{2019}s key \u{201c}{key}\u{201d} cannot be used: {fault}")]
    Key {
        /// The key as it was given, shortened where it is long; of a secret one only the start.
        key: String,
        /// What is wrong with it.
        fault: KeyFault,
    },
    /// The library that encrypts refused, for no reason that a person could mend.
    #[error(
        "The package could not be sealed. Try again; if it stays so, ask the agency how else to send it."
    )]
    NotSealed,
}

/// What is wrong with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Nothing is there.
    #[error("it is blank.")]
    Blank,
    /// The key that opens, not the one that seals.
    #[error(
        "it is the secret key, which opens packages. It must not be given to anybody; the agency has to make a new pair of keys."
    )]
    Secret,
    /// A key for SSH.
    #[error("it is an SSH key. A key that begins with \u{201c}age1\u{201d} is needed.")]
    Ssh,
    /// A key of age, but for a device or of another kind than X25519.
    #[error(
        "it is an age key of another kind. A key that begins with \u{201c}age1\u{201d}, as age-keygen prints it, is needed."
    )]
    OtherKind,
    /// No key at all.
    #[error("it is not an age key, which begins with \u{201c}age1\u{201d}.")]
    NotAKey,
    /// It looks like one, but its letters do not fit together.
    #[error("a letter of it is wrong or missing. Copy it again from where the agency publishes it.")]
    Mistyped,
    /// Its letters fit together, but say too much or too little.
    #[error("it has the wrong length.")]
    Length,
    /// One of the few that keep nothing secret, whoever uses them.
    #[error("it is a key that protects nothing. The agency has to make a new pair of keys.")]
    Weak,
}
