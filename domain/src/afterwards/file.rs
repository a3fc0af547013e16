//! Pictures and scans of receipts and answers: what kind of file some bytes are, by what they hold and not by their name.

/// The largest file, in MB.
pub const FILE_SIZE_LIMIT: usize = 5;

/// The kinds of files that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// A photograph, mostly.
    Jpeg,
    /// A scan or a screenshot, mostly.
    Png,
    /// Either.
    Webp,
    /// A document.
    Pdf,
}

impl MediaType {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Webp, Self::Pdf];

    /// The stored name, as HTTP has it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// The kind of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// How such a file's name ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
        }
    }

    /// Whether it is a picture, which pages show; a document is offered to be kept.
    pub const fn is_picture(self) -> bool {
        !matches!(self, Self::Pdf)
    }

    /// What bytes begin like; for a document, whether they end like one too.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'%', b'P', b'D', b'F', b'-', ..] => ends_like_a_document(bytes).then_some(Self::Pdf),
            _ => None,
        }
    }
}

/// Whether nothing but white space follows the last mark of the end: another file behind it would not be a document.
fn ends_like_a_document(bytes: &[u8]) -> bool {
    bytes.trim_ascii_end().ends_with(b"%%EOF")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn kinds_are_told_by_what_files_hold() {
        assert_eq!(MediaType::of(b"\xff\xd8\xff\xe0"), Some(MediaType::Jpeg));
        assert_eq!(MediaType::of(b"\x89PNG\r\n\x1a\n"), Some(MediaType::Png));
        assert_eq!(MediaType::of(b"RIFF\x24\0\0\0WEBPVP8 "), Some(MediaType::Webp));
        assert_eq!(MediaType::of(b"%PDF-1.7\nfoo\n%%EOF\r\n"), Some(MediaType::Pdf));
        for other in [&b"<svg xmlns="[..], b"GIF89a", b"<html>", b"", b"%PDF-1.7\n%%EOF\nPK\x03\x04", b" %PDF-1.7 %%EOF"] {
            assert_eq!(MediaType::of(other), None, "{other:?}");
        }
        for kind in MediaType::ALL {
            assert_eq!(MediaType::from_code(kind.code()), Some(kind));
        }
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_odd(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = MediaType::of(&bytes);
        }
    }
}
