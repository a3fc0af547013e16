//! Saying something: a remark on a passage, a reply to one.

use super::{At, digest::tell, place::Place};
use crate::{
    Actor, Error, Service,
    data_steps::Data,
    entities::{letter, remark, reply},
    writer::{Command, Tx},
};
use domain::{
    forms::review::{NewRemark, RemarkForm, parse_words},
    ids::PublicId,
    review::{News, RemarkState, find_quote, wording},
    role::Permission,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// The most remarks and replies of one person in a day.
const A_DAY: u64 = 300;

impl Service {
    /// Comments on a passage, or suggests another wording for it.
    ///
    /// # Errors
    /// `Fields`, among them `error-passage-changed` where a partner began on an earlier revision; `Forbidden` where the actor
    /// comments but may not suggest; `Conflict` where the text is frozen; `NotFound`.
    pub async fn remark(&self, actor: &Actor, coalition: &str, letter: &str, form: &RemarkForm) -> Result<PublicId, Error> {
        let at = At::new(actor, coalition, letter);
        at.find(self.read(), Permission::CommentOnDrafts).await?;
        let (id, public_id) = (self.new_id(), self.new_public_id());
        self.submit(AddRemark { at, remark: form.parse()?, id, public_id, now: self.now() }).await?;
        Ok(public_id)
    }

    /// Replies to a remark.
    ///
    /// # Errors
    /// `Fields` about `words`; `Conflict` where the text is frozen; `NotFound`, `Forbidden`.
    pub async fn reply(&self, actor: &Actor, coalition: &str, letter: &str, remark: PublicId, words: &str) -> Result<(), Error> {
        let at = At::new(actor, coalition, letter);
        at.find(self.read(), Permission::CommentOnDrafts).await?;
        self.submit(AddReply { at, remark, words: parse_words(words)?, id: self.new_id(), now: self.now() }).await
    }
}

/// The draft's remark of this identifier.
pub(super) async fn remark_of<C: ConnectionTrait>(db: &C, letter: &letter::Model, id: PublicId) -> Result<remark::Model, Error> {
    let own = remark::Entity::find().filter(remark::Column::LetterId.eq(letter.id)).filter(remark::Column::PublicId.eq(id.0));
    own.one(db).await?.ok_or(Error::NotFound)
}

/// Refuses one more remark or reply of somebody who wrote so many within a day.
async fn check_often(tx: &Tx, account: Uuid, now: Instant) -> Result<(), Error> {
    let since = now.plus(-Instant::DAY).0;
    let remarks = remark::Entity::find().filter(remark::Column::AccountId.eq(account)).filter(remark::Column::CreatedAt.gt(since));
    let replies = reply::Entity::find().filter(reply::Column::AccountId.eq(account)).filter(reply::Column::CreatedAt.gt(since));
    let today = remarks.count(tx).await? + replies.count(tx).await?;
    if today < A_DAY { Ok(()) } else { Err(Error::Wait(3_600)) }
}

struct AddRemark {
    at: At,
    remark: NewRemark,
    id: Uuid,
    public_id: PublicId,
    now: Instant,
}

impl Command for AddRemark {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let NewRemark { revision, paragraph, quote, words, replacement } = &self.remark;
        let permission = if replacement.is_some() { Permission::SuggestChanges } else { Permission::CommentOnDrafts };
        let (scope, letter) = self.at.find_open(tx, permission).await?;
        check_often(tx, self.at.actor.account.0, self.now).await?;
        let shown = Place::find(tx, &scope, &letter, *revision, *paragraph).await?;
        if shown.is_changed {
            return Err(Error::field("", "error-passage-changed"));
        }
        let paragraph = shown.paragraph()?;
        let range = find_quote(&paragraph.text, quote).map_err(|fault| Error::field("quote", fault.code))?;
        let replacement = replacement.as_ref().map(|typed| wording(&paragraph.text, &range, typed).to_owned());
        if replacement.as_deref() == paragraph.text.get(range.clone()) {
            return Err(Error::field("replacement", "error-replacement-same"));
        }
        let place = |at: usize| i64::try_from(paragraph.range.start + at).map_err(|error| Error::Internal(error.to_string()));
        let row = remark::Model {
            id: self.id,
            public_id: self.public_id.0,
            letter_id: letter.id,
            account_id: Some(self.at.actor.account.0),
            revision: shown.revision,
            part: paragraph.part.code().to_owned(),
            start: place(range.start)?,
            stop: place(range.end)?,
            replacement,
            words: words.trim().to_owned(),
            state: RemarkState::Open.code().to_owned(),
            decided_by: None,
            decided_at: None,
            decision: String::new(),
            created_at: self.now.0,
        };
        let news = if row.replacement.is_some() { News::Suggested } else { News::Commented };
        remark::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        tell(tx, &scope.coalition, &letter, self.id, news, self.at.actor.account.0, self.now).await
    }
}

struct AddReply {
    at: At,
    remark: PublicId,
    words: String,
    id: Uuid,
    now: Instant,
}

impl Command for AddReply {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (scope, letter) = self.at.find_open(tx, Permission::CommentOnDrafts).await?;
        check_often(tx, self.at.actor.account.0, self.now).await?;
        let remark = remark_of(tx, &letter, self.remark).await?;
        let row = reply::Model {
            id: self.id,
            remark_id: remark.id,
            account_id: Some(self.at.actor.account.0),
            words: self.words.clone(),
            created_at: self.now.0,
        };
        reply::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        tell(tx, &scope.coalition, &letter, remark.id, News::Replied, self.at.actor.account.0, self.now).await
    }
}
