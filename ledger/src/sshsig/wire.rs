//! SSH's binary encoding (RFC 4251, section 5).

use super::Touch;
use crate::Fault;

/// Reads from the front.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Fault> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Fault::SshForm)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn u32(&mut self) -> Result<u32, Fault> {
        let bytes = self.take(4)?.try_into().map_err(|_| Fault::SshForm)?;
        Ok(u32::from_be_bytes(bytes))
    }

    pub(super) fn string(&mut self) -> Result<&'a [u8], Fault> {
        let length = usize::try_from(self.u32()?).map_err(|_| Fault::SshForm)?;
        self.take(length)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, Fault> {
        std::str::from_utf8(self.string()?).map_err(|_| Fault::SshForm)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        self.string()?.try_into().map_err(|_| Fault::SshForm)
    }

    /// A positive number of at most 256 bits in its one encoding.
    fn mpint(&mut self) -> Result<[u8; 32], Fault> {
        let bytes = self.string()?;
        let digits = match bytes {
            [0, rest @ ..] if rest.first().is_some_and(|first| *first >= 0x80) => rest,
            [1..0x80, ..] => bytes,
            _ => return Err(Fault::SshForm),
        };
        let mut number = [0; 32];
        let start = number.len().checked_sub(digits.len()).ok_or(Fault::SshForm)?;
        number[start..].copy_from_slice(digits);
        Ok(number)
    }

    /// A string that holds r and s.
    pub(super) fn scalars(&mut self) -> Result<([u8; 32], [u8; 32]), Fault> {
        let mut inner = Reader(self.string()?);
        let scalars = (inner.mpint()?, inner.mpint()?);
        inner.end()?;
        Ok(scalars)
    }

    pub(super) fn touch(&mut self) -> Result<Touch, Fault> {
        let flags = self.take(1)?.first().copied().unwrap_or_default();
        Ok(Touch { flags, counter: self.u32()? })
    }

    pub(super) fn end(&self) -> Result<(), Fault> {
        if self.0.is_empty() { Ok(()) } else { Err(Fault::SshForm) }
    }
}

/// Writes at the end.
#[derive(Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    pub(super) fn u32(mut self, number: u32) -> Self {
        self.0.extend(number.to_be_bytes());
        self
    }

    pub(super) fn string(mut self, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        // What is written was read before or is short: nothing here comes near 4 GiB.
        self = self.u32(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        self.0.extend(bytes);
        self
    }

    fn mpint(self, number: &[u8; 32]) -> Self {
        let digits = number.iter().position(|byte| *byte != 0).map_or(&[][..], |start| &number[start..]);
        if digits.first().is_some_and(|first| *first >= 0x80) { self.string([&[0], digits].concat()) } else { self.string(digits) }
    }

    pub(super) fn scalars(self, r: &[u8; 32], s: &[u8; 32]) -> Self {
        self.string(Self::default().mpint(r).mpint(s).0)
    }

    pub(super) fn touch(mut self, touch: Touch) -> Self {
        self.0.push(touch.flags);
        self.u32(touch.counter)
    }
}
