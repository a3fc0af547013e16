//! A confidential letter, deleted for good by an owner.

use crate::extract::{Answer, LetterPath, Organiser, html};
use app::pages;
use axum::extract::Path;
use domain::role::Permission;
use service::Error;

/// "Delete this letter?"
///
/// # Errors
/// When there is no such letter for this owner.
pub async fn question(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::Administer).await?;
    match organiser.service().letter_deletion(&organiser.actor, &at.coalition, &at.letter).await {
        Ok(shown) => Ok(html(pages::delete_letter(&organiser.chrome, &shown))),
        Err(Error::Conflict) => Ok(organiser.done("done-letter-not-deleted", &at.desk())),
        Err(error) => Err(error.into()),
    }
}

/// Deletes it.
///
/// # Errors
/// When there is no such letter for this owner.
pub async fn delete(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    match organiser.service().delete_letter(&organiser.actor, &at.coalition, &at.letter).await {
        Ok(()) => Ok(organiser.done("done-letter-deleted", "/desk")),
        Err(Error::Conflict) => Ok(organiser.done("done-letter-not-deleted", &at.desk())),
        Err(error) => Err(error.into()),
    }
}
