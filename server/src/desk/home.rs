//! The desk: the organiser's coalitions with their letters.

use crate::extract::{Answer, Organiser, html};
use app::pages;

/// The list; for a partner the drafts that they are invited to, for a translator the letters to translate.
///
/// # Errors
/// When it cannot be read.
pub async fn desk(organiser: Organiser) -> Answer {
    let coalitions = organiser.service().desk(&organiser.actor).await?;
    let pending = organiser.service().pending_memberships(&organiser.actor).await?;
    if !pending.is_empty() {
        return Ok(html(pages::desk(&organiser.chrome, &coalitions, &pending)));
    }
    if coalitions.is_empty() && !organiser.service().invited_drafts(&organiser.actor).await?.is_empty() {
        return Ok(organiser.go("/drafts"));
    }
    if coalitions.is_empty() && organiser.service().translates(&organiser.actor).await? {
        return Ok(organiser.go("/translations"));
    }
    Ok(html(pages::desk(&organiser.chrome, &coalitions, &[])))
}
