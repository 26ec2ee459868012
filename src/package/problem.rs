//! Why a file is not a package as this program writes them.

use thiserror::Error;

/// One thing that is wrong with a package. Names are shortened and made safe to show.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[expect(missing_docs, reason = "the fields are named for what they hold; the sentence says what is wrong")]
pub enum PackageProblem {
    /// More bytes than are read.
    #[error("The file has {bytes} bytes. The limit is {limit}.")]
    TooLarge { bytes: u64, limit: u64 },
    /// More files than are read.
    #[error("The archive lists {files} files. The limit is {limit}.")]
    TooManyFiles { files: usize, limit: usize },
    /// No end record, no beginning.
    #[error("The file is not a ZIP archive.")]
    NotAZip,
    /// It begins like an archive and does not end like one.
    #[error("The archive is cut short: its end is missing.")]
    CutShort,
    /// Bytes behind the end record.
    #[error("{bytes} bytes follow the end of the archive.")]
    TrailingBytes { bytes: usize },
    /// The list of files is not where the end record says, or is malformed.
    #[error("The archive's list of files is damaged or not where the end of the archive says.")]
    DirectoryMisplaced,
    /// Records for archives beyond 4 GB.
    #[error("The archive uses the ZIP64 format, which no package needs.")]
    Zip64,
    /// An archive in several files.
    #[error("The archive is one part of several.")]
    SeveralParts,
    /// A comment, where bytes could hide.
    #[error("{} carries a comment, which no package has.", of(.name))]
    Comment { name: Option<String> },
    /// A name beyond the limit.
    #[error("The name `{name}` has {bytes} bytes. The limit is {limit}.")]
    NameTooLong { name: String, bytes: usize, limit: usize },
    /// A name that is no UTF-8.
    #[error("The name `{name}` is not readable text.")]
    NameNotText { name: String },
    /// A name with `\`, a folder sign on some systems only.
    #[error("The name `{name}` contains a backslash.")]
    NameBackslash { name: String },
    /// A name from the root or with a drive letter.
    #[error("The name `{name}` leads to a fixed place on the computer.")]
    NameAbsolute { name: String },
    /// A name with `..`.
    #[error("The name `{name}` leads out of its folder.")]
    NameClimbs { name: String },
    /// A name with other signs than letters without accents, digits, `.`, `-` and `_`, or one that a system reserves.
    #[error("The name `{name}` is not one that a package uses.")]
    NameOdd { name: String },
    /// Two names that are or could become the same file.
    #[error("`{name}` and `{other}` are the same name, or are on some computers.")]
    NameTwice { name: String, other: String },
    /// A folder with an entry of its own.
    #[error("`{name}` is an entry for a folder, which no package has.")]
    FolderEntry { name: String },
    /// A symbolic link.
    #[error("`{name}` is a link to another file.")]
    Link { name: String },
    /// Encrypted content.
    #[error("`{name}` is encrypted.")]
    Encrypted { name: String },
    /// Compressed content.
    #[error("`{name}` is compressed (method {method}). A package only stores its files.")]
    Compressed { name: String, method: u16 },
    /// Two sizes for the same stored bytes.
    #[error("`{name}` claims another size than it has.")]
    SizesDiffer { name: String },
    /// An extra field, where bytes could hide.
    #[error("`{name}` carries an extra field, which no package has.")]
    ExtraField { name: String },
    /// A header field that the program writes otherwise.
    #[error("`{name}` has {part} in its header that no package has.")]
    OddHeader { name: String, part: &'static str },
    /// No header where the list says.
    #[error("`{name}` is not where the list of files says, or is cut off.")]
    HeaderMissing { name: String },
    /// The file's own header and the list of files disagree.
    #[error("`{name}` is described in two ways: its own header and the list of files differ.")]
    HeadersDiffer { name: String },
    /// Two files over the same bytes.
    #[error("`{name}` shares bytes with the file before it.")]
    Overlap { name: String },
    /// Bytes that belong to no file.
    #[error("{bytes} bytes before {before} belong to no file.")]
    Gap { before: String, bytes: usize },
    /// The content does not match its check sum.
    #[error("The content of `{name}` was changed: its check sum is wrong.")]
    WrongSum { name: String },
    /// The list of files in another order.
    #[error("The files are not in the order in which a package lists them.")]
    NotSorted,
    /// Other bytes than the program would write for the same files.
    #[error("Byte {at} is not what a package has there.")]
    OtherBytes { at: usize },
    /// Not exactly one folder at the top.
    #[error("A package holds one folder with everything in it; this archive does not.")]
    NotOneFolder,
    /// A file that every package has.
    #[error("`{name}` is missing.")]
    FileMissing { name: String },
    /// A file that no manifest lists.
    #[error("`{name}` is not listed in `{manifest}`.")]
    NotListed { name: String, manifest: String },
    /// A file beside the payload that packages do not have.
    #[error("`{name}` does not belong to a package.")]
    Stranger { name: String },
    /// A line that is not a digest and a name.
    #[error("Line {line} of `{manifest}` is not a digest and a name.")]
    ManifestLine { manifest: String, line: usize },
    /// A digest that is not the file's.
    #[error("The content of `{name}` is not the one that `{manifest}` records.")]
    WrongDigest { name: String, manifest: String },
    /// Another `bagit.txt` than version 1.0 in UTF-8.
    #[error("`bagit.txt` does not declare BagIt 1.0 in UTF-8.")]
    NotBagIt,
    /// A line of `bag-info.txt` that is not a label and a text.
    #[error("Line {line} of `bag-info.txt` is not a label and a text.")]
    InfoLine { line: usize },
    /// More lines of `bag-info.txt` than are read.
    #[error("`bag-info.txt` has {lines} lines. The limit is {limit}.")]
    InfoTooLong { lines: usize, limit: usize },
    /// Size and number of the payload's files.
    #[error("`bag-info.txt` says that the payload is {recorded}; it is {found} (bytes.files).")]
    WrongOxum { recorded: String, found: String },
    /// The folder's name does not fit the request.
    #[error("The folder is called `{found}`; for this request it would end in `{expected}`.")]
    WrongFolder { found: String, expected: String },
    /// `request.json` cannot be read.
    #[error("`data/request.json` cannot be read: {why}.")]
    RequestUnreadable { why: String },
    /// `report.json` cannot be read.
    #[error("`data/report.json` cannot be read: {why}.")]
    ReportUnreadable { why: String },
    /// Its files cannot be made again to be compared.
    #[error("What its files should be could not be made again: {why}")]
    NotMadeAgain { why: String },
}

fn of(name: &Option<String>) -> String {
    name.as_ref().map_or_else(|| "The archive".to_owned(), |name| format!("`{name}`"))
}
