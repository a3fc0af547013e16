//! Writing to a signatory, an invited contact or an organisation's contact: form, preview, sending. Nothing of it is in an
//! address.

use super::{inviting::list::InvitationPath, signatures::DeskSignaturePath};
use crate::{
    error::Failure,
    extract::{Answer, OrganisationPath, Organiser, faults, faulty, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{
    error::FieldErrors,
    forms::message::{Message, MessageForm},
    shapes::{
        mailbox::NamedLetter,
        messages::{DeskMessages, ReceivedMessage, Recipient},
    },
};
use service::{Error, MessagePreview};

/// The form to write to a signatory.
///
/// # Errors
/// When the organiser may not, or there is none.
pub async fn to_signatory(organiser: Organiser, Path(at): Path<DeskSignaturePath>) -> Answer {
    form(&organiser, &at.coalition, &Recipient::Signature(at.letter.clone(), at.id()?)).await
}

/// Shows the preview of what was written to a signatory, or sends it.
///
/// # Errors
/// As [`to_signatory`].
pub async fn post_to_signatory(
    organiser: Organiser,
    Path(at): Path<DeskSignaturePath>,
    PostedForm(form): PostedForm<MessageForm>,
) -> Answer {
    let recipient = Recipient::Signature(at.letter.clone(), at.id()?);
    post(&organiser, &at.coalition, &recipient, &form, &format!("{}/{}/message", at.list(), at.id()?)).await
}

/// The form to write to an invited contact.
///
/// # Errors
/// When the organiser may not, or there is none.
pub async fn to_invited(organiser: Organiser, Path(at): Path<InvitationPath>) -> Answer {
    form(&organiser, &at.coalition, &Recipient::Invitation(at.letter.clone(), at.id()?)).await
}

/// Shows the preview of what was written to an invited contact, or sends it.
///
/// # Errors
/// As [`to_invited`].
pub async fn post_to_invited(organiser: Organiser, Path(at): Path<InvitationPath>, PostedForm(form): PostedForm<MessageForm>) -> Answer {
    let recipient = Recipient::Invitation(at.letter.clone(), at.id()?);
    post(&organiser, &at.coalition, &recipient, &form, &format!("{}/{}/message", at.list(), at.id()?)).await
}

/// The form to write to a contact of an organisation.
///
/// # Errors
/// When the organiser may not, or there is none.
pub async fn to_organisation(organiser: Organiser, Path(at): Path<OrganisationPath>) -> Answer {
    form(&organiser, &at.coalition, &Recipient::Organisation(at.id()?)).await
}

/// Shows the preview of what was written to a contact of an organisation, or sends it.
///
/// # Errors
/// As [`to_organisation`].
pub async fn post_to_organisation(
    organiser: Organiser,
    Path(at): Path<OrganisationPath>,
    PostedForm(form): PostedForm<MessageForm>,
) -> Answer {
    let id = at.id()?;
    post(&organiser, &at.coalition, &Recipient::Organisation(id), &form, &format!("/desk/{}/organisations/{id}/message", at.coalition))
        .await
}

async fn form(organiser: &Organiser, coalition: &str, recipient: &Recipient) -> Answer {
    let shown = organiser.service().desk_messages(&organiser.actor, coalition, recipient).await?;
    Ok(html(pages::write_message(&organiser.chrome, &shown, &MessageForm::default(), &FieldErrors::default())))
}

async fn post(organiser: &Organiser, coalition: &str, recipient: &Recipient, form: &MessageForm, here: &str) -> Answer {
    let (service, actor) = (organiser.service(), &organiser.actor);
    let shown = service.desk_messages(actor, coalition, recipient).await?;
    if form.step == "edit" {
        return Ok(html(pages::write_message(&organiser.chrome, &shown, form, &FieldErrors::default())));
    }
    let done = match form.parse() {
        Err(errors) => Err(Error::Fields(errors)),
        Ok(message) if form.step == "send" => {
            let once = form.once.parse().map_err(|_| Failure::BAD_REQUEST)?;
            service.send_message(actor, coalition, recipient, &form.contact, &message, once).await.map(|()| None)
        }
        Ok(message) => {
            let preview = service.preview_message(actor, coalition, recipient, &form.contact, &message).await;
            preview.map(|preview| Some(previewed(organiser, &shown, form, &message, &preview)))
        }
    };
    match done {
        Ok(Some(preview)) => Ok(html(preview)),
        Ok(None) => Ok(organiser.done("done-message-queued", here)),
        Err(error) => Ok(faulty(pages::write_message(&organiser.chrome, &shown, form, &faults(error)?))),
    }
}

/// The mail, and where that holds nothing but a link the page behind it.
fn previewed(organiser: &Organiser, shown: &DeskMessages, form: &MessageForm, message: &Message, preview: &MessagePreview) -> String {
    let mail = app::mails::render(&preview.mail);
    let received = shown.sensitive.then(|| ReceivedMessage {
        coalition: shown.desk.coalition.clone(),
        letter: shown.letter.as_ref().map(|letter| NamedLetter { subject: letter.subject.clone(), language: letter.language.clone() }),
        subject: message.subject.clone(),
        text: message.text.clone(),
        at: preview.at,
    });
    pages::preview_message(&organiser.chrome, shown, form, preview.once, &preview.address, (&mail, received.as_ref()))
}
