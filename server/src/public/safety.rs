//! "Could being named put you or others in danger?"

use crate::extract::{Answer, Reader, html};
use app::pages;

/// The ways that exist today.
///
/// # Errors
/// Never; an unknown language is refused before.
pub async fn safety(reader: Reader) -> Answer {
    Ok(html(pages::safety(&reader.chrome)))
}
