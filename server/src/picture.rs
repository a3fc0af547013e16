//! Files that people add as evidence: taken by what they hold, and pictures written again, so that nothing but the picture
//! is kept: no place where it was taken, no name of a camera, no other file behind it.

use domain::{
    afterwards::{FILE_SIZE_LIMIT, MediaType},
    error::{FieldError, FieldErrors},
};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, error::LimitErrorKind};
use service::{Error, NewFile};
use std::io::Cursor;
use tokio::sync::Semaphore;

/// The largest form with such a file that is listened to until its end, so that a file which is too large is answered
/// with words.
pub const BYTE_LIMIT: usize = 4 * FILE_SIZE_LIMIT * 1024 * 1024;
/// The most pixels on a side.
const PIXEL_LIMIT: u32 = 12_000;
/// The most memory that a picture may need, in bytes.
const MEMORY_LIMIT: u64 = 256 * 1024 * 1024;
/// One picture is worked on at a time: what each may need is needed once, however many are sent at once.
static TURN: Semaphore = Semaphore::const_new(1);
/// How closely a photograph is written again, of 100.
const QUALITY: u8 = 90;

/// The file as it will be kept.
///
/// # Errors
/// Under `file`: where it is of no kind that is taken, broken, or too large once it is unpacked or written again.
pub async fn cleaned(bytes: Vec<u8>) -> Result<NewFile, Error> {
    let internal = |error: String| Error::Internal(error);
    let turn = TURN.acquire().await.map_err(|error| internal(error.to_string()))?;
    let work = move || {
        // Held until the work is done, which goes on when nobody waits for its answer any more.
        let _turn = turn;
        clean(bytes)
    };
    let clean = tokio::task::spawn_blocking(work).await.map_err(|error| internal(error.to_string()))?;
    clean.map_err(|error| Error::Fields(FieldErrors(vec![error])))
}

fn clean(bytes: Vec<u8>) -> Result<NewFile, FieldError> {
    let fault = |code| FieldError::new("file", code);
    let format = match MediaType::of(&bytes).ok_or_else(|| fault("afterwards-error-file-kind"))? {
        MediaType::Pdf => return Ok(NewFile { kind: MediaType::Pdf, bytes }),
        MediaType::Jpeg => ImageFormat::Jpeg,
        MediaType::Png => ImageFormat::Png,
        MediaType::Webp => ImageFormat::WebP,
    };
    let picture = decoded(&bytes, format).map_err(|error| match error {
        ImageError::Limits(error) if error.kind() == LimitErrorKind::DimensionError => {
            fault("afterwards-error-file-pixels").with("max", PIXEL_LIMIT)
        }
        ImageError::Limits(_) => fault("afterwards-error-file-memory"),
        _ => fault("afterwards-error-file-broken"),
    })?;
    let file = encoded(picture, format).map_err(|_| fault("afterwards-error-file-broken"))?;
    if file.bytes.len() > FILE_SIZE_LIMIT * 1024 * 1024 {
        return Err(fault("afterwards-error-file-grown").with("max", FILE_SIZE_LIMIT));
    }
    Ok(file)
}

/// The picture, turned as its camera was held.
fn decoded(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(PIXEL_LIMIT);
    limits.max_image_height = Some(PIXEL_LIMIT);
    limits.max_alloc = Some(MEMORY_LIMIT);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    // The decoder counts what it needs itself; the picture that it fills has to be counted here.
    limits.reserve(decoder.total_bytes())?;
    decoder.set_limits(limits)?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The picture in a new file: a photograph as JPEG, everything else, and all that is transparent, as PNG.
fn encoded(picture: DynamicImage, from: ImageFormat) -> Result<NewFile, ImageError> {
    let mut bytes = Cursor::new(Vec::new());
    let kind = if from == ImageFormat::Png || picture.color().has_alpha() { MediaType::Png } else { MediaType::Jpeg };
    if kind == MediaType::Png {
        picture.write_to(&mut bytes, ImageFormat::Png)?;
    } else {
        picture.into_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    }
    Ok(NewFile { kind, bytes: bytes.into_inner() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageEncoder, Rgb, RgbImage, codecs::png::PngEncoder};

    /// Two pixels, red and blue; the JPEG says that its camera was turned, and where it stood.
    fn photograph() -> Vec<u8> {
        let picture = RgbImage::from_fn(16, 8, |x, _| if x < 8 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) });
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
        // A TIFF header, one entry: orientation 6; and words that stand for a place.
        let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 47.3769 N 8.5417 E");
        encoder.set_exif_metadata(exif).unwrap();
        encoder.encode_image(&picture).unwrap();
        bytes
    }

    fn holds(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|window| window == words)
    }

    #[test]
    fn a_photograph_is_turned_upright_and_forgets_where_it_was_taken() {
        let before = photograph();
        assert!(holds(&before, b"GPS 47.3769") && holds(&before, b"Exif"));
        let after = clean(before).unwrap();
        assert_eq!(after.kind, MediaType::Jpeg);
        assert!(!holds(&after.bytes, b"GPS") && !holds(&after.bytes, b"Exif"));
        let picture = image::load_from_memory(&after.bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (8, 16));
    }

    #[test]
    fn what_hides_behind_a_picture_is_not_kept() {
        let mut bytes = Vec::new();
        PngEncoder::new(&mut bytes).write_image(&[0; 4], 1, 1, image::ExtendedColorType::Rgba8).unwrap();
        bytes.extend(b"<script>alert(1)</script>PK\x03\x04");
        let after = clean(bytes).unwrap();
        assert_eq!(MediaType::of(&after.bytes), Some(MediaType::Png));
        assert!(!holds(&after.bytes, b"<script>"));
    }

    #[test]
    fn what_is_no_picture_is_refused_whatever_it_begins_with() {
        for (bytes, code) in [
            (&b"<svg onload=alert(1)>"[..], "afterwards-error-file-kind"),
            (b"GIF89a<script>", "afterwards-error-file-kind"),
            (b"\xff\xd8\xff\xe0<script>alert(1)</script>", "afterwards-error-file-broken"),
            (b"\x89PNG\r\n\x1a\nnothing", "afterwards-error-file-broken"),
            (b"%PDF-1.7\n%%EOF\n<script>", "afterwards-error-file-kind"),
        ] {
            assert_eq!(refused(bytes.to_vec()), code);
        }
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused() {
        let row = png(12_001, 1, image::ExtendedColorType::L8, &vec![0; 12_001]);
        assert_eq!(refused(row), "afterwards-error-file-pixels");
        // No side is too long, and a few bytes say 8,000 times 8,000 times 8 bytes.
        let mut bytes = png(1, 1, image::ExtendedColorType::Rgba16, &[0; 8]);
        bytes[16..20].copy_from_slice(&8_000_u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&8_000_u32.to_be_bytes());
        let checksum = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
        assert_eq!(refused(bytes), "afterwards-error-file-memory");
    }

    #[test]
    fn a_picture_that_grows_beyond_the_largest_file_is_refused() {
        // Noise, which PNG cannot pack: the file is too large by its pixels alone.
        let mut state = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .take(2_400 * 2_400)
        .collect();
        assert_eq!(refused(png(2_400, 2_400, image::ExtendedColorType::L8, &noise)), "afterwards-error-file-grown");
    }

    fn png(width: u32, height: u32, color: image::ExtendedColorType, pixels: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        PngEncoder::new(&mut bytes).write_image(pixels, width, height, color).unwrap();
        bytes
    }

    fn refused(bytes: Vec<u8>) -> String {
        clean(bytes).unwrap_err().code
    }

    /// The checksum of a PNG's chunk.
    fn crc32(bytes: &[u8]) -> u32 {
        let turn = |value: u32| (0..8).fold(value, |value, _| if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 });
        !bytes.iter().fold(!0, |value, byte| turn((value ^ u32::from(*byte)) & 0xff) ^ (value >> 8))
    }
}
