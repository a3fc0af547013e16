//! Compressed copies beside each file of a site, so that the server never compresses what never changes.

use std::{
    fs::{self, File},
    io::Write as _,
    path::Path,
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// File names whose content is compressed already.
const DENSE: [&str; 9] = ["avif", "br", "gz", "ico", "jpg", "png", "webp", "woff", "woff2"];

/// Writes `.br` and `.gz` beside each file below a folder.
pub(crate) fn folder(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        if path.is_dir() {
            self::folder(&path)?;
        } else if !DENSE.contains(&end) {
            file(&path, end).with_context(|| format!("cannot compress {}", path.display()))?;
        }
    }
    Ok(())
}

/// Compresses one file as far as it goes.
fn file(path: &Path, end: &str) -> Result<()> {
    let content = fs::read(path)?;
    let beside = |with: &str| path.with_extension(if end.is_empty() { with.to_owned() } else { format!("{end}.{with}") });

    let best = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut brotli = File::create(beside("br"))?;
    brotli::BrotliCompress(&mut content.as_slice(), &mut brotli, &best)?;

    let mut gzip = GzEncoder::new(File::create(beside("gz"))?, Compression::best());
    gzip.write_all(&content)?;
    gzip.finish()?;
    Ok(())
}
