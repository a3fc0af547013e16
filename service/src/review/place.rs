//! Which paragraph a remark is about, when it is kept and when its form is shown once more.
//!
//! Organisers remark on the revision that their page showed. For partners earlier revisions do not exist: who began on
//! one is led to the same words in the newest, and asked to look again where they were changed.

use super::At;
use crate::{
    Actor, Error, Service,
    entities::letter,
    letters::{form_of, newest, numbered},
    scope::Scope,
};
use domain::{
    forms::{letter::LetterForm, review::RemarkForm},
    review::{Paragraph, paragraphs},
    revision::carry,
    role::Permission,
    shapes::review::Discussion,
};
use sea_orm::ConnectionTrait;

/// The revision that a remark is about.
pub(super) struct Place {
    pub(super) revision: i64,
    pub(super) paragraphs: Vec<Paragraph>,
    /// The paragraph in it, from 0.
    pub(super) index: usize,
    /// Whether its words are others than those that the form was shown with.
    pub(super) is_changed: bool,
}

impl Place {
    /// The place that a form names by a revision and a paragraph from 1.
    ///
    /// # Errors
    /// `NotFound` where there is no such revision.
    pub(super) async fn find<C: ConnectionTrait>(
        db: &C,
        scope: &Scope,
        letter: &letter::Model,
        revision: u32,
        paragraph: usize,
    ) -> Result<Self, Error> {
        let shown = numbered(db, letter.id, revision).await?;
        let now = newest(db, letter.id).await?.ok_or(Error::NotFound)?;
        let (form, index) = (form_of(&shown)?, paragraph.checked_sub(1).ok_or(Error::NotFound)?);
        if shown.number == now.number || scope.role.may(Permission::SeeDesk) {
            return Ok(Self { revision: shown.number, paragraphs: paragraphs(&form), index, is_changed: false });
        }
        let today = form_of(&now)?;
        let (paragraphs, same) = (paragraphs(&today), same_paragraph(&form, index, &today));
        let index = same.unwrap_or_else(|| index.min(paragraphs.len().saturating_sub(1)));
        Ok(Self { revision: now.number, paragraphs, index, is_changed: same.is_none() })
    }

    /// The paragraph.
    ///
    /// # Errors
    /// `NotFound` where the revision has none of this number.
    pub(super) fn paragraph(&self) -> Result<&Paragraph, Error> {
        self.paragraphs.get(self.index).ok_or(Error::NotFound)
    }
}

/// Which paragraph of a later state of a draft says the same words, from 0; `None` where they were changed.
fn same_paragraph(before: &LetterForm, index: usize, now: &LetterForm) -> Option<usize> {
    let one = paragraphs(before).into_iter().nth(index)?;
    let range = carry(one.part.of(before), one.range.clone(), one.part.of(now))?;
    paragraphs(now).iter().position(|other| other.part == one.part && other.range == range)
}

impl Service {
    /// The draft, with the paragraphs that the form of a remark is shown beside once more, and the form as it names them.
    ///
    /// # Errors
    /// `NotFound` where the actor may not see the draft, or the form names a revision that there is not.
    pub async fn remark_again(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        form: &RemarkForm,
    ) -> Result<(Discussion, RemarkForm), Error> {
        let mut shown = self.discussion(actor, coalition, letter).await?;
        let (Ok(revision), Ok(paragraph)) = (form.revision.parse(), form.paragraph.parse()) else { return Ok((shown, form.clone())) };
        let (scope, letter) = At::new(actor, coalition, letter).find(self.read(), Permission::CommentOnDrafts).await?;
        let place = Place::find(self.read(), &scope, &letter, revision, paragraph).await?;
        shown.paragraphs = place.paragraphs;
        let form = RemarkForm { revision: place.revision.to_string(), paragraph: (place.index + 1).to_string(), ..form.clone() };
        Ok((shown, form))
    }
}
