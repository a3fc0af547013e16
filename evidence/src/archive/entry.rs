//! A file of an archive: what the directory says of it, what stands before its content, and the content.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::Why;

/// How long the header in the directory is, before the name.
const IN_DIRECTORY: usize = 46;
/// How long the header before the content is, before the name.
const IN_PLACE: usize = 30;
/// Sums and sizes follow the content.
const FOLLOWED: u16 = 0x0008;
/// Flags that change nothing else: how well it was packed, that the name is UTF-8.
const HARMLESS: u16 = 0x0002 | 0x0004 | FOLLOWED | 0x0800;
/// The newest version of the format that is read; 45 brings sizes beyond 32 bits.
const VERSION: u16 = 20;
/// Extra fields that say when a file was changed, and whose it is; nothing else may stand there.
const TIMES_AND_OWNERS: [u16; 5] = [0x000a, 0x5455, 0x5855, 0x7855, 0x7875];
/// Above this size, a file may not be this many times larger than it is packed.
const SUSPICIOUS: (usize, usize) = (1 << 20, 200);

/// What the directory says of a file.
pub(super) struct Entry<'a> {
    /// Its name, as it stands there.
    pub(super) name: &'a [u8],
    /// How large it is.
    pub(super) size: usize,
    header: &'a [u8],
    extra: &'a [u8],
    packed: usize,
}

impl<'a> Entry<'a> {
    /// Takes the first entry off a directory.
    pub(super) fn read(directory: &mut &'a [u8]) -> Result<Self, Why> {
        let whole = *directory;
        // Fewer entries than counted.
        let header = whole.get(..IN_DIRECTORY).filter(|header| header.starts_with(b"PK\x01\x02")).ok_or(Why::Ambiguous)?;
        let (name, extra, remark) = (half(header, 28), half(header, 30), half(header, 32));
        let (name, rest) = whole[IN_DIRECTORY..].split_at_checked(name.into()).ok_or(Why::Ambiguous)?;
        let (extra, rest) = rest.split_at_checked(extra.into()).ok_or(Why::Ambiguous)?;
        *directory = rest;
        // Numbers beyond 32 bits stand elsewhere.
        if remark != 0 || [20, 24, 42].into_iter().any(|at| long(header, at) == u32::MAX as usize) {
            return Err(Why::Unsupported);
        }
        Ok(Self { name, size: long(header, 24), header, extra, packed: long(header, 20) })
    }

    /// The name, where it is a path below the archive, with nothing that any system takes for something else, and where
    /// the file is a plain one or a folder.
    pub(super) fn plain_name(&self) -> Result<&'a str, Why> {
        let name = std::str::from_utf8(self.name).map_err(|_| Why::Name)?;
        let is_folder = name.ends_with('/');
        let plain = |b: u8| matches!(b, b' '..=b'~') && !b"\\:*?\"<>|".contains(&b);
        let part = |part: &str| !part.is_empty() && !part.ends_with(['.', ' ']);
        if !name.bytes().all(plain) || !name.strip_suffix('/').unwrap_or(name).split('/').all(part) {
            return Err(Why::Name);
        }
        // As Unix says it, and as DOS does: links, devices and labels are no files.
        let (unix, dos) = (half(self.header, 40) & 0o170_000, half(self.header, 38));
        let is_kind = unix == 0 || unix == if is_folder { 0o040_000 } else { 0o100_000 };
        if !is_kind || dos & 0x0448 != 0 || (dos & 0x0010 != 0 && !is_folder) || (is_folder && self.size > 0) {
            return Err(Why::Kind);
        }
        Ok(name)
    }

    /// The content, which with its header begins at `next` in the body, and moves that on behind itself.
    pub(super) fn content(&self, body: &[u8], next: &mut usize) -> Result<Vec<u8>, Why> {
        let (flags, method, sum) = (half(self.header, 8), half(self.header, 10), long(self.header, 16));
        let is_new = half(self.header, 6) > VERSION || half(self.header, 34) != 0;
        if is_new || flags & !HARMLESS != 0 || !matches!(method, 0 | 8) || !is_harmless(self.extra) {
            return Err(Why::Unsupported);
        }
        let local = body.get(*next..).filter(|local| local.len() >= IN_PLACE && local.starts_with(b"PK\x03\x04"));
        let local = local.filter(|_| long(self.header, 42) == *next).ok_or(Why::Ambiguous)?;
        let followed = flags & FOLLOWED != 0;
        let told = [sum, self.packed, self.size];
        // Where they follow the content, a number that was not known yet is zero.
        let same = |(at, told)| long(local, at) == told || (followed && long(local, at) == 0);
        let agrees = half(local, 6) == flags && half(local, 8) == method && [14, 18, 22].into_iter().zip(told).all(same);
        let (name, rest) = local[IN_PLACE..].split_at_checked(half(local, 26).into()).ok_or(Why::Ambiguous)?;
        let (extra, rest) = rest.split_at_checked(half(local, 28).into()).ok_or(Why::Ambiguous)?;
        if half(local, 4) > VERSION || !is_harmless(extra) {
            return Err(Why::Unsupported);
        }
        let (packed, rest) = rest.split_at_checked(self.packed).ok_or(Why::Ambiguous)?;
        // Where a file that is not packed ends, only the directory says.
        if !agrees || name != self.name || (followed && method == 0 && self.size > 0) {
            return Err(Why::Ambiguous);
        }
        *next += IN_PLACE + name.len() + extra.len() + packed.len();
        if followed {
            let after = rest.get(..16).filter(|after| after.starts_with(b"PK\x07\x08"));
            if after.map(|after| [4, 8, 12].map(|at| long(after, at))) != Some(told) {
                return Err(Why::Ambiguous);
            }
            *next += 16;
        }
        let (least, times) = SUSPICIOUS;
        if self.size > least.max(self.packed.saturating_mul(times)) {
            return Err(Why::Large);
        }
        let content = if method == 0 { Some(packed.to_vec()) } else { inflate(packed, self.size) };
        content.filter(|content| content.len() == self.size && crc32(content) as usize == sum).ok_or(Why::Damaged)
    }
}

/// Whether extra fields are whole, and say nothing of what a file holds or is called.
fn is_harmless(mut extra: &[u8]) -> bool {
    while !extra.is_empty() {
        let Some((head, rest)) = extra.split_at_checked(4) else { return false };
        let Some((_, rest)) = rest.split_at_checked(half(head, 2).into()) else { return false };
        if !TIMES_AND_OWNERS.contains(&half(head, 0)) {
            return false;
        }
        extra = rest;
    }
    true
}

/// Unpacks so many bytes; nothing where it is another number, or where something follows.
fn inflate(packed: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut content = vec![0; size];
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, read, written) = decompress(&mut DecompressorOxide::new(), packed, &mut content, 0, flags);
    (status == TINFLStatus::Done && read == packed.len() && written == size).then_some(content)
}

/// The two bytes at a place; zero where there are none, which is after the end of what a caller has measured.
pub(super) fn half(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |two| u16::from(two[0]) | u16::from(two[1]) << 8)
}

/// The four bytes at a place.
pub(super) fn long(bytes: &[u8], at: usize) -> usize {
    usize::from(half(bytes, at)) | usize::from(half(bytes, at + 2)) << 16
}

/// The sum that archives keep of each file: it finds damage, not tampering.
fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0u32; 256];
    for (place, value) in table.iter_mut().enumerate() {
        *value = (0..8).fold(place as u32, |value, _| if value & 1 == 1 { value >> 1 ^ 0xedb8_8320 } else { value >> 1 });
    }
    !bytes.iter().fold(!0, |sum, byte| sum >> 8 ^ table[((sum ^ u32::from(*byte)) & 0xff) as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_as_everybody_has_them() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn what_is_packed_ends_where_it_says() {
        let packed = miniz_oxide::deflate::compress_to_vec(b"abcabcabcabc", 9);
        assert_eq!(inflate(&packed, 12).as_deref(), Some(&b"abcabcabcabc"[..]));
        assert_eq!((inflate(&packed, 11), inflate(&packed, 13)), (None, None));
        assert_eq!(inflate(&[&packed[..], b"x"].concat(), 12), None);
        assert_eq!(inflate(&packed[..packed.len() - 1], 12), None);
        assert_eq!(inflate(&[3, 0], 0), Some(Vec::new()));
    }
}
