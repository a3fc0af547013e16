//! Clusters of a letter's signatures, and the networks that make none.

use crate::{
    extract::{Answer, LetterPath, Organiser, faults, faulty, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{error::FieldErrors, role::Permission};
use serde::Deserialize;

/// The clusters.
///
/// # Errors
/// When there is no such letter for this organiser.
pub async fn page(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let shown = organiser.service().clusters(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::desk_clusters(&organiser.chrome, &shown, None, &FieldErrors::default())))
}

/// Networks as they were typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedNetworks {
    networks: String,
}

/// Names the networks that make no cluster.
///
/// # Errors
/// When the organiser may not.
pub async fn networks(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<PostedNetworks>) -> Answer {
    organiser.may(&at.coalition, Permission::DecideSignatures).await?;
    match organiser.service().exempt_networks(&organiser.actor, &at.coalition, &at.letter, &form.networks).await {
        Ok(()) => Ok(organiser.done("done-networks-saved", &format!("{}/clusters", at.desk()))),
        Err(error) => {
            let errors = faults(error)?;
            let shown = organiser.service().clusters(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::desk_clusters(&organiser.chrome, &shown, Some(&form.networks), &errors)))
        }
    }
}
