//! What a verification proves.

use crate::extract::{Answer, Reader, html};
use app::pages;

/// The plain-language page.
///
/// # Errors
/// Never; an unknown language is refused before.
pub async fn verification(reader: Reader) -> Answer {
    Ok(html(pages::verification(&reader.chrome)))
}
