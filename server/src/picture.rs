//! Files that people add as evidence: taken by what they hold, and pictures written anew, so that nothing but the picture
//! is kept: no place where it was taken, no name of a camera, no other file behind it.

use domain::{
    afterwards::{MOST_FILE, MediaType},
    error::{FieldError, FieldErrors},
};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder};
use service::{Error, NewFile};
use std::io::Cursor;

/// The largest form with such a file that is listened to until its end, so that a file which is too large is answered
/// with words.
pub const MOST_BYTES: usize = 4 * MOST_FILE * 1024 * 1024;
/// The most pixels on a side.
const MOST_PIXELS: u32 = 12_000;
/// The most memory that a picture may need, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// How closely a photograph is written anew, of 100.
const QUALITY: u8 = 90;

/// The file as it will be kept.
///
/// # Errors
/// Under `file`: where it is of no kind that is taken, broken, or too large once it is unpacked.
pub async fn cleaned(bytes: Vec<u8>) -> Result<NewFile, Error> {
    let clean = tokio::task::spawn_blocking(move || clean(bytes)).await.map_err(|error| Error::Internal(error.to_string()))?;
    clean.map_err(|code| Error::Fields(FieldErrors(vec![FieldError::new("file", code).with("max", MOST_PIXELS)])))
}

fn clean(bytes: Vec<u8>) -> Result<NewFile, &'static str> {
    let format = match MediaType::of(&bytes).ok_or("afterwards-error-file-kind")? {
        MediaType::Pdf => return Ok(NewFile { kind: MediaType::Pdf, bytes }),
        MediaType::Jpeg => ImageFormat::Jpeg,
        MediaType::Png => ImageFormat::Png,
        MediaType::Webp => ImageFormat::WebP,
    };
    let picture = decoded(&bytes, format).map_err(|error| match error {
        ImageError::Limits(_) => "afterwards-error-file-pixels",
        _ => "afterwards-error-file-broken",
    })?;
    encoded(&picture, format).map_err(|_| "afterwards-error-file-broken")
}

/// The picture, turned as its camera was held.
fn decoded(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// The picture in a new file: a photograph as JPEG, everything else, and all that is transparent, as PNG.
fn encoded(picture: &DynamicImage, from: ImageFormat) -> Result<NewFile, ImageError> {
    let mut bytes = Cursor::new(Vec::new());
    let kind = if from == ImageFormat::Png || picture.color().has_alpha() { MediaType::Png } else { MediaType::Jpeg };
    if kind == MediaType::Png {
        picture.write_to(&mut bytes, ImageFormat::Png)?;
    } else {
        picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
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
            assert_eq!(clean(bytes.to_vec()), Err(code));
        }
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_refused() {
        let mut bytes = Vec::new();
        let row = vec![0; 12_001];
        PngEncoder::new(&mut bytes).write_image(&row, 12_001, 1, image::ExtendedColorType::L8).unwrap();
        assert_eq!(clean(bytes), Err("afterwards-error-file-pixels"));
    }
}
