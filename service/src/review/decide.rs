//! What becomes of a remark: an organiser accepts what it suggests, declines it with a word why, or resolves it.

use super::{At, digest::tell, remark::remark_of};
use crate::{
    Actor, Error, Service,
    entities::{letter, remark},
    letters::{By, form_of, newest, numbered, store_draft},
    writer::{Command, Tx},
};
use domain::{
    forms::{letter::LetterForm, review::parse_words},
    ids::PublicId,
    review::{News, Part, RemarkState},
    revision::{Cause, carry, merge_forms},
    role::Permission,
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

impl Service {
    /// Puts the suggested wording into the text, as a new revision.
    ///
    /// # Errors
    /// `Fields` with `error-suggestion-unfit` where the passage was changed meanwhile; `Conflict` where somebody decided
    /// already, nothing is suggested or the text is frozen; `NotFound`, `Forbidden`.
    pub async fn accept_suggestion(&self, actor: &Actor, coalition: &str, letter: &str, remark: PublicId) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        self.submit(Decide { at, remark, state: RemarkState::Accepted, words: String::new(), now: self.now() }).await
    }

    /// Does not follow a remark, with a word why.
    ///
    /// # Errors
    /// `Fields` about `words`; `Conflict` where somebody decided already; `NotFound`, `Forbidden`.
    pub async fn decline_remark(&self, actor: &Actor, coalition: &str, letter: &str, remark: PublicId, words: &str) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        at.find(self.read(), Permission::EditLetters).await?;
        self.submit(Decide { at, remark, state: RemarkState::Declined, words: parse_words(words)?, now: self.now() }).await
    }

    /// Closes a remark that was talked over.
    ///
    /// # Errors
    /// `Conflict` where somebody decided already; `NotFound`, `Forbidden`.
    pub async fn resolve_remark(&self, actor: &Actor, coalition: &str, letter: &str, remark: PublicId) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        self.submit(Decide { at, remark, state: RemarkState::Resolved, words: String::new(), now: self.now() }).await
    }
}

struct Decide {
    at: At,
    remark: PublicId,
    state: RemarkState,
    words: String,
    now: Instant,
}

impl Command for Decide {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (scope, letter) = self.at.find_open(tx, Permission::EditLetters).await?;
        let row = remark_of(tx, &letter, self.remark).await?;
        let actor = self.at.actor.account.0;
        let news = match self.state {
            RemarkState::Open => return Err(Error::Conflict),
            RemarkState::Accepted => News::Accepted,
            RemarkState::Declined => News::Declined,
            RemarkState::Resolved => News::Resolved,
        };
        // Decided before anything else, so that of two who decide at once the second is told.
        let change = remark::ActiveModel {
            state: Set(self.state.code().to_owned()),
            decided_by: Set(Some(actor)),
            decided_at: Set(Some(self.now.0)),
            decision: Set(self.words.clone()),
            ..Default::default()
        };
        let open = remark::Entity::update_many().set(change).filter(remark::Column::Id.eq(row.id));
        let decided = open.filter(remark::Column::State.eq(RemarkState::Open.code())).exec(tx).await?;
        if decided.rows_affected != 1 {
            return Err(Error::Conflict);
        }
        if self.state == RemarkState::Accepted {
            let form = with_suggestion(tx, &letter, &row).await?;
            store_draft(tx, &scope.coalition, &letter, &form, By::new(Some(actor), Cause::Suggested), self.now).await?;
        }
        tell(tx, &scope.coalition, &letter, row.id, news, actor, self.now).await
    }
}

/// The draft as it is, with the suggested wording merged in.
async fn with_suggestion(tx: &Tx, letter: &letter::Model, remark: &remark::Model) -> Result<LetterForm, Error> {
    let unfit = || Error::field("", "error-suggestion-unfit");
    let base = form_of(&numbered(tx, letter.id, u32::try_from(remark.revision).map_err(|_| Error::NotFound)?).await?)?;
    let now = form_of(&newest(tx, letter.id).await?.ok_or(Error::NotFound)?)?;
    let part = Part::from_code(&remark.part).ok_or(Error::NotFound)?;
    let replacement = remark.replacement.as_deref().ok_or(Error::Conflict)?;
    let (Ok(start), Ok(stop)) = (usize::try_from(remark.start), usize::try_from(remark.stop)) else { return Err(unfit()) };
    carry(part.of(&base), start..stop, part.of(&now)).ok_or_else(unfit)?;
    let suggested = part.replaced(&base, start..stop, replacement).ok_or_else(unfit)?;
    let merged = merge_forms(&base, &now, &suggested, &[]);
    if merged.conflicts.is_empty() { Ok(merged.form) } else { Err(unfit()) }
}
