//! The discussion of a draft: partners and organisers say something of a passage, organisers decide.

use crate::{
    error::Failure,
    extract::{Answer, LetterPath, Organiser, faults, faulty, html, id},
    form::PostedForm,
};
use app::pages;
use axum::extract::{Path, Query};
use domain::{error::FieldErrors, forms::review::RemarkForm, ids::PublicId, role::Permission, shapes::review::Discussion};
use serde::Deserialize;
use service::Error;

/// The drafts that the partner is invited to.
///
/// # Errors
/// When they cannot be read.
pub async fn drafts(organiser: Organiser) -> Answer {
    let drafts = organiser.service().invited_drafts(&organiser.actor).await?;
    Ok(html(pages::invited_drafts(&organiser.chrome, &drafts)))
}

/// A draft by its lasting identifier, in an address that says nothing of it.
#[derive(Deserialize)]
pub struct DraftPath {
    id: String,
}

/// Leads from a digest to the discussion; who may no longer see the draft is led to those that they may see.
///
/// # Errors
/// When it cannot be looked up.
pub async fn follow(organiser: Organiser, Path(at): Path<DraftPath>) -> Answer {
    match organiser.service().discussed(&organiser.actor, id(&at.id)?).await {
        Ok((coalition, letter)) => Ok(organiser.go(&format!("/desk/{coalition}/letters/{letter}/discussion"))),
        Err(Error::NotFound) => Ok(organiser.go("/drafts")),
        Err(error) => Err(error.into()),
    }
}

/// A remark in an address.
#[derive(Deserialize)]
pub struct RemarkPath {
    coalition: String,
    letter: String,
    id: String,
}

impl RemarkPath {
    fn id(&self) -> Result<PublicId, Failure> {
        id(&self.id)
    }

    /// The remark on the discussion's page, without the language.
    fn back(&self) -> String {
        format!("/desk/{}/letters/{}/discussion#remark-{}", self.coalition, self.letter, self.id)
    }

    async fn discussion(&self, organiser: &Organiser) -> Result<Discussion, Error> {
        organiser.service().discussion(&organiser.actor, &self.coalition, &self.letter).await
    }
}

/// The discussion.
///
/// # Errors
/// When there is no such draft for this reader.
pub async fn discussion(organiser: Organiser, Path(at): Path<LetterPath>) -> Answer {
    let shown = organiser.service().discussion(&organiser.actor, &at.coalition, &at.letter).await?;
    Ok(html(pages::discussion(&organiser.chrome, &shown, None, &FieldErrors::default())))
}

/// Which paragraph is to be commented on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    paragraph: String,
}

/// The form for a remark.
///
/// # Errors
/// When the reader may say nothing here.
pub async fn new(organiser: Organiser, Path(at): Path<LetterPath>, Query(asked): Query<Asked>) -> Answer {
    organiser.may(&at.coalition, Permission::CommentOnDrafts).await?;
    let shown = organiser.service().discussion(&organiser.actor, &at.coalition, &at.letter).await?;
    let known = asked.paragraph.parse::<usize>().is_ok_and(|number| (1..=shown.paragraphs.len()).contains(&number));
    if !shown.is_open || !known {
        return Ok(organiser.go(&format!("{}/discussion", at.desk())));
    }
    let form = RemarkForm { revision: shown.draft.revision.to_string(), paragraph: asked.paragraph, ..RemarkForm::default() };
    Ok(html(pages::new_remark(&organiser.chrome, &shown, &form, &FieldErrors::default())))
}

/// A remark, posted.
///
/// # Errors
/// When the reader may not, or the text is frozen.
pub async fn post(organiser: Organiser, Path(at): Path<LetterPath>, PostedForm(form): PostedForm<RemarkForm>) -> Answer {
    match organiser.service().remark(&organiser.actor, &at.coalition, &at.letter, &form).await {
        Ok(remark) => Ok(organiser.done("done-remark-sent", &format!("{}/discussion#remark-{remark}", at.desk()))),
        Err(error) => {
            let typed = [("remark-quote", &form.quote), ("remark-words", &form.words), ("remark-replacement", &form.replacement)];
            let errors = organiser.faults(error, &typed.map(|(label, text)| (label, text.as_str())))?;
            let (shown, form) = organiser.service().remark_again(&organiser.actor, &at.coalition, &at.letter, &form).await?;
            Ok(faulty(pages::new_remark(&organiser.chrome, &shown, &form, &errors)))
        }
    }
}

/// What is said to a remark: its field is named after the remark, for a page holds many.
fn words_of(fields: Vec<(String, String)>) -> String {
    fields.into_iter().find(|(name, _)| name.starts_with("words")).map(|(_, words)| words).unwrap_or_default()
}

/// A reply.
///
/// # Errors
/// When the reader may not, or the text is frozen.
pub async fn reply(organiser: Organiser, Path(at): Path<RemarkPath>, PostedForm(fields): PostedForm<Vec<(String, String)>>) -> Answer {
    let words = words_of(fields);
    match organiser.service().reply(&organiser.actor, &at.coalition, &at.letter, at.id()?, &words).await {
        Ok(()) => Ok(organiser.done("done-reply-sent", &at.back())),
        Err(error) => {
            let errors = organiser.faults(error, &[("reply-label", &words)])?;
            let shown = at.discussion(&organiser).await?;
            Ok(faulty(pages::discussion(&organiser.chrome, &shown, Some((&at.id, &words)), &errors)))
        }
    }
}

/// Puts a suggestion into the text.
///
/// # Errors
/// When the organiser may not, or somebody decided already.
pub async fn accept(organiser: Organiser, Path(at): Path<RemarkPath>) -> Answer {
    match organiser.service().accept_suggestion(&organiser.actor, &at.coalition, &at.letter, at.id()?).await {
        Ok(()) => Ok(organiser.done("done-remark-accepted", &at.back())),
        Err(error) => {
            let errors = faults(error)?;
            Ok(faulty(pages::discussion(&organiser.chrome, &at.discussion(&organiser).await?, None, &errors)))
        }
    }
}

/// Closes a remark.
///
/// # Errors
/// When the organiser may not, or somebody decided already.
pub async fn resolve(organiser: Organiser, Path(at): Path<RemarkPath>) -> Answer {
    organiser.service().resolve_remark(&organiser.actor, &at.coalition, &at.letter, at.id()?).await?;
    Ok(organiser.done("done-remark-resolved", &at.back()))
}

/// "Decline this remark?"
///
/// # Errors
/// When the organiser may not, or there is no such remark.
pub async fn decline_question(organiser: Organiser, Path(at): Path<RemarkPath>) -> Answer {
    organiser.may(&at.coalition, Permission::EditLetters).await?;
    Ok(html(decline_page(&organiser, &at, "", &FieldErrors::default()).await?))
}

/// Declines it.
///
/// # Errors
/// When the organiser may not, or somebody decided already.
pub async fn decline(organiser: Organiser, Path(at): Path<RemarkPath>, PostedForm(fields): PostedForm<Vec<(String, String)>>) -> Answer {
    let words = words_of(fields);
    match organiser.service().decline_remark(&organiser.actor, &at.coalition, &at.letter, at.id()?, &words).await {
        Ok(()) => Ok(organiser.done("done-remark-declined", &at.back())),
        Err(error) => {
            let errors = organiser.faults(error, &[("decline-why", &words)])?;
            Ok(faulty(decline_page(&organiser, &at, &words, &errors).await?))
        }
    }
}

async fn decline_page(organiser: &Organiser, at: &RemarkPath, words: &str, errors: &FieldErrors) -> Result<String, Failure> {
    let (wanted, shown) = (at.id()?, at.discussion(organiser).await?);
    let remark = shown.remarks.iter().find(|remark| remark.id == wanted).ok_or(Failure::NOT_FOUND)?;
    Ok(pages::decline_remark(&organiser.chrome, &shown, remark, words, errors))
}
