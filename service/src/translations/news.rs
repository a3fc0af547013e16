//! What translators are told of in their digests: that an original changed, and what there is to do because of it.

use super::{standings, translations_of};
use crate::{
    Error, Service,
    entities::{coalition, letter, outbox, translation_news, translator_language},
    letters::{form_of, newest, state_of},
    members::member,
    public::is_public,
    writer::Tx,
};
use domain::{role::Role, shapes::mail::NewsOfTranslation, time::Instant, translation::Progress};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryTrait};
use std::collections::{BTreeSet, HashSet};
use uuid::Uuid;

/// How long a change waits at least, in microseconds: what is saved meanwhile is told with it.
const REST: i64 = Instant::HOUR;
/// How long a translator is told nothing more of a language, in microseconds.
const PAUSE: i64 = Instant::DAY;

/// Lets a changed original wait for the translators into the languages that the letter is to be had in.
///
/// # Errors
/// The database's.
pub(crate) async fn tell(tx: &Tx, letter: &letter::Model, now: Instant) -> Result<(), Error> {
    let languages = translations_of(tx, letter.id).await?.into_iter().map(|row| row.language);
    let people = translator_language::Entity::find()
        .filter(translator_language::Column::CoalitionId.eq(letter.coalition_id))
        .filter(translator_language::Column::Language.is_in(languages))
        .all(tx)
        .await?;
    let waiting = translation_news::Entity::find()
        .filter(translation_news::Column::LetterId.eq(letter.id))
        .filter(translation_news::Column::ToldAt.is_null())
        .all(tx)
        .await?;
    let waits = |one: &translator_language::Model| {
        waiting.iter().any(|row| (row.account_id, row.language.as_str()) == (one.account_id, one.language.as_str()))
    };
    let rows = people.iter().filter(|one| !waits(one)).map(|one| translation_news::ActiveModel {
        account_id: Set(one.account_id),
        letter_id: Set(letter.id),
        language: Set(one.language.clone()),
        created_at: Set(now.0),
        ..Default::default()
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        translation_news::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Those whom something waits for that can be told by now.
///
/// # Errors
/// The database's.
pub(crate) async fn waited_for<C: ConnectionTrait>(db: &C, now: Instant) -> Result<BTreeSet<Uuid>, Error> {
    Ok(due(db, None, now).await?.into_iter().map(|row| row.account_id).collect())
}

/// Puts what can be told to an account into a digest, and forgets what needs nobody any more. Answers whether the digest
/// has anything to say of it.
///
/// # Errors
/// The database's.
pub(crate) async fn take(tx: &Tx, account: Uuid, digest: Uuid, now: Instant) -> Result<bool, Error> {
    let (mut told, mut idle) = (Vec::new(), Vec::new());
    for row in due(tx, Some(account), now).await? {
        let list = if to_do(tx, &row).await?.is_some() { &mut told } else { &mut idle };
        list.push(row.number);
    }
    translation_news::Entity::delete_many().filter(translation_news::Column::Number.is_in(idle)).exec(tx).await?;
    let taken = translation_news::Entity::update_many()
        .set(translation_news::ActiveModel { digest: Set(Some(digest)), told_at: Set(Some(now.0)), ..Default::default() })
        .filter(translation_news::Column::Number.is_in(told))
        // Another process may have been quicker.
        .filter(translation_news::Column::ToldAt.is_null())
        .exec(tx)
        .await?;
    Ok(taken.rows_affected > 0)
}

/// What waits long enough, of everybody or of one account, in languages that its translator was told nothing of lately.
async fn due<C: ConnectionTrait>(db: &C, account: Option<Uuid>, now: Instant) -> Result<Vec<translation_news::Model>, Error> {
    let rows = || {
        let rows = translation_news::Entity::find().order_by_asc(translation_news::Column::Number);
        rows.apply_if(account, |rows, account| rows.filter(translation_news::Column::AccountId.eq(account)))
    };
    let waiting = rows()
        .filter(translation_news::Column::ToldAt.is_null())
        .filter(translation_news::Column::CreatedAt.lte(now.plus(-REST).0))
        .all(db)
        .await?;
    if waiting.is_empty() {
        return Ok(waiting);
    }
    let told = rows().filter(translation_news::Column::ToldAt.gt(now.plus(-PAUSE).0)).all(db).await?;
    let told: HashSet<(Uuid, String)> = told.into_iter().map(|row| (row.account_id, row.language)).collect();
    Ok(waiting.into_iter().filter(|row| !told.contains(&(row.account_id, row.language.clone()))).collect())
}

/// The letter, and how far its text in the language is; nothing where its translator has nothing to do with it any more,
/// or nothing to do.
async fn to_do<C: ConnectionTrait>(db: &C, row: &translation_news::Model) -> Result<Option<(letter::Model, Progress)>, Error> {
    let Some(letter) = letter::Entity::find_by_id(row.letter_id).one(db).await? else { return Ok(None) };
    let member = member(db, letter.coalition_id, row.account_id).await?;
    let own = translator_language::Entity::find_by_id((letter.coalition_id, row.account_id, row.language.clone())).one(db).await?;
    let translates = own.is_some() && member.is_some_and(|member| member.role == Role::Translator.code());
    if !translates || !state_of(&letter).text_is_worked_on() {
        return Ok(None);
    }
    let Some(revision) = newest(db, letter.id).await? else { return Ok(None) };
    let form = form_of(&revision)?;
    let all = standings(db, letter.id, &form.document(), &form.language).await?;
    let progress = all.iter().find(|one| one.language() == row.language).map(|one| one.line().progress);
    Ok(progress.filter(|progress| progress.missing + progress.stale > 0).map(|progress| (letter, progress)))
}

impl Service {
    /// What a digest tells of translations. A letter that the public does not know is not named, nor does its link say
    /// which it is.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn news_of_translations(&self, digest: &outbox::Model) -> Result<Vec<NewsOfTranslation>, Error> {
        let rows = translation_news::Entity::find()
            .filter(translation_news::Column::Digest.eq(digest.id))
            .order_by_asc(translation_news::Column::Number)
            .all(self.read())
            .await?;
        let mut told = Vec::with_capacity(rows.len());
        for row in rows {
            let Some((letter, progress)) = to_do(self.read(), &row).await? else { continue };
            let Some(coalition) = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await? else { continue };
            let known = is_public(&letter);
            let place = if known {
                format!("desk/{}/letters/{}/translations/{}", coalition.slug, letter.slug, row.language)
            } else {
                "translations".to_owned()
            };
            told.push(NewsOfTranslation {
                link: format!("{}/{}/{place}", self.base_url(), digest.locale),
                subject: known.then_some(letter.subject),
                language: row.language,
                missing: progress.missing,
                stale: progress.stale,
            });
        }
        Ok(told)
    }
}
