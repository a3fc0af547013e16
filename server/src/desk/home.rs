//! The desk: the organiser's coalitions with their letters.

use crate::extract::{Answer, Organiser, html};
use app::pages;

/// The list.
///
/// # Errors
/// When it cannot be read.
pub async fn desk(organiser: Organiser) -> Answer {
    let coalitions = organiser.service().desk(&organiser.actor).await?;
    Ok(html(pages::desk(&organiser.chrome, &coalitions)))
}
