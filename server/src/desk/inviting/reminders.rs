//! The reminders of a letter: their dates, their words, whether they go.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html},
    form::PostedForm,
};
use app::pages;
use axum::extract::Path;
use domain::{
    error::FieldErrors,
    reminder::ReminderKind,
    shapes::{
        invitations::{DeskReminder, DeskReminders},
        mail::{MailContent, MailInvitation, MailLetter, MailShape, RenderedMail},
    },
};
use domain::{letter::Visibility, time::Deadline};
use serde::Deserialize;

/// A reminder of a letter in an address.
#[derive(Debug, Deserialize)]
pub struct ReminderPath {
    coalition: String,
    letter: String,
    reminder: String,
}

/// The soft deadline.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedSoft {
    soft_local: String,
}

/// A reminder's words, whether it is stopped, and whether only a preview is asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PostedReminder {
    words: String,
    stopped: String,
    preview: String,
}

/// The table.
///
/// # Errors
/// When the organiser may not.
pub async fn list(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let shown = organiser.service().reminders(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::desk_reminders(&organiser.chrome, &shown, &shown.soft_local, &FieldErrors::default())))
}

/// Sets the soft deadline.
///
/// # Errors
/// When the organiser may not.
pub async fn post_soft(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(posted): PostedForm<PostedSoft>) -> Answer {
    match organiser.service().set_soft_deadline(&organiser.actor, &at.coalition, &at.letter, &posted.soft_local).await {
        Ok(()) => Ok(organiser.done("done-soft-deadline", &format!("{}/invitations/reminders", at.desk()))),
        Err(error) => {
            let errors = faults(error)?;
            let shown = organiser.service().reminders(&organiser.actor, &at.coalition, &at.letter).await?;
            Ok(faulty(pages::desk_reminders(&organiser.chrome, &shown, &posted.soft_local, &errors)))
        }
    }
}

/// One reminder.
///
/// # Errors
/// When the organiser may not, or there is no such reminder.
pub async fn edit(organiser: Organiser, Path(at): Path<ReminderPath>) -> Answer {
    let (shown, one) = find(&organiser, &at).await?;
    let words = one.words.clone().unwrap_or_default();
    let preview = preview(&organiser, &shown, &one, &words);
    Ok(html(pages::edit_reminder(&organiser.chrome, &shown, &one, &words, &preview, &FieldErrors::default())))
}

/// Words it again and stops it or lets it go; or shows how it would look.
///
/// # Errors
/// When the organiser may not, or there is no such reminder.
pub async fn post_edit(organiser: Organiser, Path(at): Path<ReminderPath>, PostedForm(posted): PostedForm<PostedReminder>) -> Answer {
    let (shown, one) = find(&organiser, &at).await?;
    let one = DeskReminder { stopped: !posted.stopped.is_empty(), ..one };
    let again = |errors: &FieldErrors| {
        let preview = preview(&organiser, &shown, &one, &posted.words);
        pages::edit_reminder(&organiser.chrome, &shown, &one, &posted.words, &preview, errors)
    };
    if !posted.preview.is_empty() {
        return Ok(html(again(&FieldErrors::default())));
    }
    let set = organiser.service().set_reminder(&organiser.actor, &at.coalition, &at.letter, one.kind, &posted.words, one.stopped);
    match set.await {
        Ok(()) => {
            let list = format!("/desk/{}/letters/{}/invitations/reminders", at.coalition, at.letter);
            Ok(organiser.done("done-reminder-saved", &list))
        }
        Err(error) => Ok(faulty(again(&faults(error)?))),
    }
}

async fn find(organiser: &Organiser, at: &ReminderPath) -> Result<(DeskReminders, DeskReminder), Failure> {
    let kind = ReminderKind::from_code(&at.reminder).ok_or(Failure::NOT_FOUND)?;
    let shown = organiser.service().reminders(&organiser.actor, &at.coalition, &at.letter).await?;
    let one = shown.reminders.iter().find(|one| one.kind == kind).cloned().ok_or(Failure::NOT_FOUND)?;
    Ok((shown, one))
}

/// The mail as it would look, to an organisation that there is not.
fn preview(organiser: &Organiser, shown: &DeskReminders, one: &DeskReminder, words: &str) -> RenderedMail {
    let DeskReminders { desk, letter, .. } = shown;
    let base_url = organiser.state.site.base_url.clone();
    let page = organiser.chrome.href(&format!("/c/{}/{}", desk.coalition.slug, letter.slug));
    let about = MailInvitation {
        letter: MailLetter {
            coalition: desk.coalition.clone(),
            subject: letter.subject.clone(),
            recipients: Vec::new(),
            url: (letter.visibility == Visibility::Public).then(|| format!("{base_url}{page}")),
            late: false,
            sensitive: letter.sensitive,
            deadline: letter.deadline.clone(),
        },
        organisation: "Lantern Trust".to_owned(),
        soft: Deadline::stored(&shown.soft_local, &shown.zone),
        link: Some(format!("{base_url}/l/…")),
    };
    let words = (!words.trim().is_empty()).then(|| words.to_owned());
    let content = MailContent::Remind { about, kind: one.kind, words };
    app::mails::render(&MailShape { locale: organiser.locale(), base_url, content, stop: None })
}
