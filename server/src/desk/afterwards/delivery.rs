//! Deliveries at the desk: noted and corrected.

use super::{NotedPath, page_of, posted::PostedFields};
use crate::{
    extract::{Answer, LetterPath, Organiser, faulty, html, id},
    multipart::Parts,
};
use app::pages;
use axum::extract::{Path, Request};
use domain::{error::FieldErrors, forms::afterwards::DeliveryForm, ids::PublicId, role::Permission};

/// The form, with what will be handed over.
///
/// # Errors
/// When there is no such letter for this organiser, or they may not.
pub async fn form(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
    let form = DeliveryForm { day: shown.today.clone(), recipients: shown.recipients.clone(), ..DeliveryForm::default() };
    Ok(html(pages::note_delivery(&organiser.chrome, &shown, &form, &FieldErrors::default())))
}

/// Notes a delivery.
///
/// # Errors
/// When the organiser may not, or the letter is not closed.
pub async fn post(organiser: Organiser, Path(at): Path<LetterPath>, request: Request) -> Answer {
    // Asked before anything of the file is read.
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    let posted = PostedFields::read(Parts::begin(request, &organiser.state).await?).await?;
    let form = posted.delivery();
    let noted = match posted.errors.is_empty() {
        true => organiser.service().deliver(&organiser.actor, &at.coalition, &at.letter, &form, posted.file.as_ref()).await,
        false => Err(FieldErrors::default().into()),
    };
    match noted {
        Ok(()) => Ok(organiser.done("done-delivery-noted", &page_of(&at))),
        Err(error) => {
            let errors = posted.all_faults(organiser.faults(error, &[("delivery-note", &form.note)])?);
            let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::note_delivery(&organiser.chrome, &shown, &form, &errors)))
        }
    }
}

/// The form to correct one.
///
/// # Errors
/// When there is no such delivery for this organiser, or they may not.
pub async fn correct_form(organiser: Organiser, Path(at): Path<NotedPath>) -> Answer {
    let id: PublicId = id(&at.noted)?;
    let delivery = organiser.service().delivery(&organiser.actor, &at.coalition, &at.letter, id).await?;
    let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
    let form = pages::delivery_form(&delivery);
    Ok(html(pages::correct_delivery(&organiser.chrome, &shown, &delivery, &form, &FieldErrors::default())))
}

/// Corrects it.
///
/// # Errors
/// When the organiser may not, or the letter is put away.
pub async fn correct(organiser: Organiser, Path(at): Path<NotedPath>, request: Request) -> Answer {
    let id: PublicId = id(&at.noted)?;
    let delivery = organiser.service().delivery(&organiser.actor, &at.coalition, &at.letter, id).await?;
    let posted = PostedFields::read(Parts::begin(request, &organiser.state).await?).await?;
    let form = posted.delivery();
    let corrected = match posted.errors.is_empty() {
        true => {
            let file = posted.file.as_ref();
            organiser.service().correct_delivery(&organiser.actor, &at.coalition, &at.letter, id, &form, file).await
        }
        false => Err(FieldErrors::default().into()),
    };
    match corrected {
        Ok(()) => Ok(organiser.done("done-delivery-corrected", &at.page())),
        Err(error) => {
            let errors = posted.all_faults(organiser.faults(error, &[("delivery-note", &form.note)])?);
            let shown = organiser.service().afterwards(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::correct_delivery(&organiser.chrome, &shown, &delivery, &form, &errors)))
        }
    }
}
