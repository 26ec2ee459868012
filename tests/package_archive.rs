//! An archive writer of the tests' own, in which every field can be set wrong. It shares nothing with the program's.

use requisite_package::{Package, open};

/// One file and its headers.
#[derive(Clone, Debug)]
pub struct File {
    pub name: Vec<u8>,
    pub local_name: Option<Vec<u8>>,
    pub content: Vec<u8>,
    /// What is stored, where it differs from the content.
    pub stored: Option<Vec<u8>>,
    pub made_by: u16,
    pub version: u16,
    pub flags: u16,
    pub local_flags: Option<u16>,
    pub method: u16,
    pub time: u16,
    pub date: u16,
    pub crc: Option<u32>,
    pub local_crc: Option<u32>,
    pub size: Option<u32>,
    pub packed: Option<u32>,
    pub extra: Vec<u8>,
    pub local_extra: Vec<u8>,
    pub comment: Vec<u8>,
    pub disk: u16,
    pub internal: u16,
    pub external: u32,
    pub offset: Option<u32>,
    /// Bytes before the local header.
    pub before: Vec<u8>,
}

impl File {
    pub fn new(name: &str, content: &[u8]) -> Self {
        Self {
            name: name.into(),
            local_name: None,
            content: content.to_vec(),
            stored: None,
            made_by: 20,
            version: 20,
            flags: 0x0800,
            local_flags: None,
            method: 0,
            time: 0,
            date: 0x21,
            crc: None,
            local_crc: None,
            size: None,
            packed: None,
            extra: Vec::new(),
            local_extra: Vec::new(),
            comment: Vec::new(),
            disk: 0,
            internal: 0,
            external: 0,
            offset: None,
            before: Vec::new(),
        }
    }

    fn crc(&self) -> u32 {
        self.crc.unwrap_or_else(|| crc32(&self.content))
    }

    fn stored(&self) -> &[u8] {
        self.stored.as_deref().unwrap_or(&self.content)
    }

    fn numbers(&self, flags: u16, crc: u32, name: &[u8], extra: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for number in [self.version, flags, self.method, self.time, self.date] {
            bytes.extend(number.to_le_bytes());
        }
        let packed = self.packed.unwrap_or(self.stored().len() as u32);
        for number in [crc, packed, self.size.unwrap_or(self.content.len() as u32)] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend((extra.len() as u16).to_le_bytes());
        bytes
    }
}

/// An archive.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    pub files: Vec<File>,
    pub before_directory: Vec<u8>,
    pub before_end: Vec<u8>,
    pub comment: Vec<u8>,
    pub after: Vec<u8>,
    pub disk: u16,
    pub entries: Option<u16>,
    pub directory_size: Option<u32>,
    pub directory_offset: Option<u32>,
}

impl Archive {
    /// The files of a package as it should be.
    pub fn of(package: &Package) -> Self {
        let opened = open(&package.bytes).unwrap();
        let files =
            opened.files.iter().map(|(name, bytes)| File::new(&format!("{}/{name}", opened.folder), bytes));
        Self { files: files.collect(), ..Self::default() }
    }

    /// The file with this ending of its name.
    pub fn file(&mut self, ending: &str) -> &mut File {
        self.files.iter_mut().find(|file| file.name.ends_with(ending.as_bytes())).unwrap()
    }

    /// The bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut directory = Vec::new();
        for file in &self.files {
            bytes.extend(&file.before);
            let offset = file.offset.unwrap_or(bytes.len() as u32);
            let local_name = file.local_name.as_deref().unwrap_or(&file.name);
            let (flags, crc) =
                (file.local_flags.unwrap_or(file.flags), file.local_crc.unwrap_or_else(|| file.crc()));
            bytes.extend(b"PK\x03\x04");
            bytes.extend(file.numbers(flags, crc, local_name, &file.local_extra));
            bytes.extend(local_name);
            bytes.extend(&file.local_extra);
            bytes.extend(file.stored());
            directory.extend(b"PK\x01\x02");
            directory.extend(file.made_by.to_le_bytes());
            directory.extend(file.numbers(file.flags, file.crc(), &file.name, &file.extra));
            directory.extend((file.comment.len() as u16).to_le_bytes());
            directory.extend(file.disk.to_le_bytes());
            directory.extend(file.internal.to_le_bytes());
            directory.extend(file.external.to_le_bytes());
            directory.extend(offset.to_le_bytes());
            directory.extend(&file.name);
            directory.extend(&file.extra);
            directory.extend(&file.comment);
        }
        bytes.extend(&self.before_directory);
        let offset = self.directory_offset.unwrap_or(bytes.len() as u32);
        let entries = self.entries.unwrap_or(self.files.len() as u16);
        let size = self.directory_size.unwrap_or(directory.len() as u32);
        bytes.extend(directory);
        bytes.extend(&self.before_end);
        bytes.extend(b"PK\x05\x06");
        for number in [self.disk, self.disk, entries, entries] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(size.to_le_bytes());
        bytes.extend(offset.to_le_bytes());
        bytes.extend((self.comment.len() as u16).to_le_bytes());
        bytes.extend(&self.comment);
        bytes.extend(&self.after);
        bytes
    }
}

/// The check sum of ZIP, bit by bit.
pub fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0_u32, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}
