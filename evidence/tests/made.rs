//! Archives put together byte by byte, so that each part can be wrong.

/// A file of an archive, described twice: in the directory, and before its content.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) content: Vec<u8>,
    /// Another name before the content.
    pub(crate) name_here: Option<String>,
    pub(crate) stored: bool,
    /// Sums and sizes follow the content.
    pub(crate) followed: bool,
    pub(crate) flags: u16,
    pub(crate) extra: Vec<u8>,
    pub(crate) extra_here: Vec<u8>,
    /// What Unix and DOS say of the kind of file.
    pub(crate) kind: u32,
}

pub(crate) fn part(name: &str, content: &[u8]) -> Part {
    Part { name: name.to_owned(), content: content.to_vec(), ..Part::default() }
}

/// The bytes of the files, and their directory.
pub(crate) fn parts(all: &[Part]) -> (Vec<u8>, Vec<u8>) {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    let length = |bytes: &[u8]| (bytes.len() as u16).to_le_bytes();
    for part in all {
        let packed = if part.stored { part.content.clone() } else { miniz_oxide::deflate::compress_to_vec(&part.content, 9) };
        let flags = part.flags | if part.followed { 8 } else { 0 };
        let method = if part.stored { 0 } else { 8u16 };
        let sizes = [crc32(&part.content), packed.len() as u32, part.content.len() as u32].map(u32::to_le_bytes).concat();
        let head = [&[20, 0][..], &flags.to_le_bytes(), &method.to_le_bytes(), &[0, 0, 0x21, 0]].concat();
        let here = part.name_here.as_ref().unwrap_or(&part.name).as_bytes();
        let at = (body.len() as u32).to_le_bytes();
        let told = if part.followed { vec![0; 12] } else { sizes.clone() };
        body.extend([b"PK\x03\x04", &head[..], &told, &length(here), &length(&part.extra_here), here, &part.extra_here, &packed].concat());
        if part.followed {
            body.extend([b"PK\x07\x08", &sizes[..]].concat());
        }
        let lengths = [length(part.name.as_bytes()), length(&part.extra), [0; 2], [0; 2], [0; 2]].concat();
        directory.extend([b"PK\x01\x02\x14\x03", &head[..], &sizes, &lengths, &part.kind.to_le_bytes(), &at].concat());
        directory.extend([part.name.as_bytes(), &part.extra].concat());
    }
    (body, directory)
}

/// The record that ends an archive.
pub(crate) fn end(number: usize, directory: usize, start: usize) -> Vec<u8> {
    let number = (number as u16).to_le_bytes();
    let (size, start) = ((directory as u32).to_le_bytes(), (start as u32).to_le_bytes());
    [&b"PK\x05\x06\0\0\0\0"[..], &number, &number, &size, &start, &[0; 2]].concat()
}

pub(crate) fn archive(all: &[Part]) -> Vec<u8> {
    let (body, directory) = parts(all);
    let end = end(all.len(), directory.len(), body.len());
    [body, directory, end].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
}
