//! Writing revisions, and finding them again.

use crate::{
    Error,
    entities::{letter, revision},
    writer::Tx,
};
use domain::{
    document::print,
    forms::letter::LetterForm,
    revision::{Cause, Difference},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The most revisions that one person saves in a day.
const A_DAY: u64 = 500;

/// Who saves a draft, and why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct By {
    pub(crate) account: Option<Uuid>,
    pub(crate) cause: Cause,
    pub(crate) restored: Option<i64>,
}

impl By {
    pub(crate) const fn new(account: Option<Uuid>, cause: Cause) -> Self {
        Self { account, cause, restored: None }
    }
}

/// Keeps the form as the newest revision of the letter, whose own revision is now `lock`. What says the same as the
/// newest one is not kept again.
pub(crate) async fn record(tx: &Tx, letter: Uuid, lock: i64, form: &LetterForm, by: By, now: Instant) -> Result<(), Error> {
    let stored = LetterForm { conveners: Vec::new(), revision: 0, ..form.clone() };
    let json = serde_json::to_string(&stored)?;
    let mut conveners = form.conveners.clone();
    conveners.sort_unstable();
    let last = newest(tx, letter).await?;
    let words = match &last {
        Some(last) => {
            let before = form_of(last)?;
            if before.conveners == conveners && (LetterForm { conveners: Vec::new(), ..before.clone() }) == stored {
                return Ok(());
            }
            Difference::between(&text_of(&before), &text_of(form)).words()
        }
        None => Difference::between("", &text_of(form)).words(),
    };
    check_often(tx, by.account, now).await?;
    let count = |words: u64| i64::try_from(words).unwrap_or(i64::MAX);
    let row = revision::Model {
        letter_id: letter,
        number: last.map_or(1, |last| last.number + 1),
        lock,
        slug: form.slug.clone(),
        form: json,
        conveners: conveners.join(","),
        cause: by.cause.code().to_owned(),
        restored: by.restored,
        name: None,
        account_id: by.account,
        words_added: count(words.added),
        words_removed: count(words.removed),
        created_at: now.0,
    };
    revision::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Refuses one more revision of somebody who saved so many within a day: what a session may write has a bound, and keeps nobody
/// else from writing.
async fn check_often(tx: &Tx, account: Option<Uuid>, now: Instant) -> Result<(), Error> {
    let Some(account) = account else { return Ok(()) };
    let today = revision::Entity::find().filter(revision::Column::AccountId.eq(account));
    let today = today.filter(revision::Column::CreatedAt.gt(now.plus(-Instant::DAY).0));
    if today.clone().count(tx).await? < A_DAY {
        return Ok(());
    }
    let first = today.order_by_asc(revision::Column::CreatedAt).one(tx).await?.map_or(now.0, |row| row.created_at);
    Err(Error::Wait(u64::try_from((Instant::DAY - (now.0 - first)) / Instant::SECOND).unwrap_or_default() + 1))
}

/// Whether the draft was saved since an editor saw the letter at this revision of its own. A step on the letter's way
/// raises that too, but leaves the text alone.
pub(crate) async fn is_outdated<C: ConnectionTrait>(db: &C, letter: &letter::Model, seen: i64) -> Result<bool, Error> {
    Ok(seen > letter.revision || newest(db, letter.id).await?.is_none_or(|newest| newest.lock > seen))
}

/// The newest revision.
pub(crate) async fn newest<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Option<revision::Model>, Error> {
    let own = revision::Entity::find().filter(revision::Column::LetterId.eq(letter));
    Ok(own.order_by_desc(revision::Column::Number).one(db).await?)
}

/// The revision of this number.
pub(crate) async fn numbered<C: ConnectionTrait>(db: &C, letter: Uuid, number: u32) -> Result<revision::Model, Error> {
    revision::Entity::find_by_id((letter, i64::from(number))).one(db).await?.ok_or(Error::NotFound)
}

/// What an editor's form grew from: the newest revision that was there when it saw the letter at `seen`.
pub(super) async fn seen_at<C: ConnectionTrait>(db: &C, letter: Uuid, seen: i64) -> Result<Option<revision::Model>, Error> {
    let own = revision::Entity::find().filter(revision::Column::LetterId.eq(letter)).filter(revision::Column::Lock.lte(seen));
    Ok(own.order_by_desc(revision::Column::Number).one(db).await?)
}

/// What a revision says, as the editor shows it.
pub(crate) fn form_of(row: &revision::Model) -> Result<LetterForm, Error> {
    let form: LetterForm = serde_json::from_str(&row.form)?;
    let ids = row.conveners.split(',').filter(|id| !id.is_empty());
    let conveners: Result<Vec<Uuid>, _> = ids.map(str::parse).collect();
    let mut conveners = conveners.map_err(|error| Error::Internal(format!("a stored convener does not parse: {error}")))?;
    conveners.sort_unstable();
    Ok(LetterForm { conveners: conveners.iter().map(Uuid::to_string).collect(), ..form })
}

/// The whole letter as one text, as a frozen version would hold it.
pub(crate) fn text_of(form: &LetterForm) -> String {
    print(&form.document())
}

/// A change of a revision's name alone.
pub(super) fn renamed(name: Option<String>) -> revision::ActiveModel {
    revision::ActiveModel { name: Set(name), ..Default::default() }
}
