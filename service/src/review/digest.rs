//! What is new about drafts and translations, told in one mail: at most one an hour for each who is told.

use super::sees;
use crate::{
    Error, Service,
    entities::{account, coalition, letter, membership, news, outbox, remark, reply},
    jobs::Job,
    members::{accepted, member},
    outbox::{Kind, Queued},
    translations,
    writer::{Command, Tx},
};
use domain::{
    ids::PublicId,
    locale::Locale,
    review::News,
    role::{Permission, Role},
    shapes::mail::NewsOfDraft,
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How long nobody is written to again, in microseconds.
const PAUSE: i64 = Instant::HOUR;

/// Lets news wait for those whom it concerns: a new remark for all who edit, everything else for those who took part in
/// the remark, and never for whom it comes from.
pub(super) async fn tell(
    tx: &Tx,
    coalition: &coalition::Model,
    letter: &letter::Model,
    remark: Uuid,
    what: News,
    from: Uuid,
    now: Instant,
) -> Result<(), Error> {
    let mut people = BTreeSet::new();
    let members = accepted().filter(membership::Column::CoalitionId.eq(coalition.id)).all(tx).await?;
    let may = |row: &membership::Model, permission| Role::from_code(&row.role).is_some_and(|role| role.may(permission));
    if matches!(what, News::Commented | News::Suggested | News::Replied) {
        people.extend(members.iter().filter(|row| may(row, Permission::EditLetters)).map(|row| row.account_id));
    }
    people.extend(remark::Entity::find_by_id(remark).one(tx).await?.and_then(|row| row.account_id));
    people.extend(
        reply::Entity::find().filter(reply::Column::RemarkId.eq(remark)).all(tx).await?.into_iter().filter_map(|row| row.account_id),
    );
    people.remove(&from);
    // Who has left the coalition, or was taken off the draft, is told nothing of it.
    let mut told = Vec::with_capacity(people.len());
    for member in members.iter().filter(|row| people.contains(&row.account_id)) {
        let role = Role::from_code(&member.role);
        if let Some(role) = role
            && sees(tx, letter, role, member.account_id).await?
        {
            told.push(member.account_id);
        }
    }
    if told.is_empty() {
        return Ok(());
    }
    let rows = told.into_iter().map(|account| news::ActiveModel {
        account_id: Set(account),
        letter_id: Set(letter.id),
        kind: Set(what.code().to_owned()),
        digest: Set(None),
        created_at: Set(now.0),
        ..Default::default()
    });
    news::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

impl Service {
    /// Queues a digest for each account that news waits for, of drafts or of translations, and that got none within the
    /// last hour.
    ///
    /// # Errors
    /// The database's.
    pub async fn queue_digests(&self) -> Result<(), Error> {
        let waiting = news::Entity::find().filter(news::Column::Digest.is_null()).select_only().column(news::Column::AccountId).distinct();
        let mut accounts = translations::waited_for(self.read(), self.now()).await?;
        accounts.extend(waiting.into_tuple::<Uuid>().all(self.read()).await?);
        // Those who are told nothing yet wait without a transaction.
        let recent = recent(self.now()).select_only().column(outbox::Column::AccountId).filter(outbox::Column::AccountId.is_not_null());
        let ready = account::Entity::find()
            .select_only()
            .column(account::Column::Id)
            .filter(account::Column::Id.is_in(accounts))
            .filter(account::Column::Password.is_not_null())
            .filter(account::Column::Id.not_in_subquery(recent.into_query()));
        let ready = ready.into_tuple::<Uuid>().all(self.read()).await?;
        if ready.is_empty() {
            return Ok(());
        }
        let failures = self.failures(Job::Digests).await?;
        for account in ready.into_iter().filter(|account| !failures.rests(*account, self.now())) {
            let queued = self.submit(QueueDigest { account, mail: self.new_id(), now: self.now() }).await;
            self.settle(&failures, (account, None), queued).await?;
        }
        Ok(())
    }

    /// What a digest tells, draft by draft; what its reader may no longer see is left out.
    pub(crate) async fn news_of(&self, digest: &outbox::Model) -> Result<Vec<NewsOfDraft>, Error> {
        let rows =
            news::Entity::find().filter(news::Column::Digest.eq(digest.id)).order_by_asc(news::Column::Number).all(self.read()).await?;
        let letters = letter::Entity::find().filter(letter::Column::Id.is_in(rows.iter().map(|row| row.letter_id)));
        let letters: BTreeMap<Uuid, letter::Model> = letters.all(self.read()).await?.into_iter().map(|row| (row.id, row)).collect();
        let mut told: BTreeMap<Uuid, NewsOfDraft> = BTreeMap::new();
        for row in &rows {
            let (Some(letter), Some(what)) = (letters.get(&row.letter_id), News::from_code(&row.kind)) else { continue };
            let member = member(self.read(), letter.coalition_id, row.account_id).await?;
            let role = member.and_then(|member| Role::from_code(&member.role));
            let Some(role) = role else { continue };
            if !sees(self.read(), letter, role, row.account_id).await? {
                continue;
            }
            let link = || format!("{}/{}/drafts/{}", self.base_url(), digest.locale, PublicId(letter.public_id));
            let draft = told.entry(letter.id).or_insert_with(|| NewsOfDraft { link: link(), counts: Vec::new() });
            match draft.counts.iter_mut().find(|(known, _)| *known == what) {
                Some((_, count)) => *count += 1,
                None => draft.counts.push((what, 1)),
            }
        }
        Ok(told.into_values().collect())
    }
}

/// The digests of the last hour.
fn recent(now: Instant) -> Select<outbox::Entity> {
    outbox::Entity::find().filter(outbox::Column::Kind.eq(Kind::Digest.code())).filter(outbox::Column::CreatedAt.gt(now.plus(-PAUSE).0))
}

struct QueueDigest {
    account: Uuid,
    mail: Uuid,
    now: Instant,
}

impl Command for QueueDigest {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let recent = recent(self.now).filter(outbox::Column::AccountId.eq(self.account));
        let Some(account) = account::Entity::find_by_id(self.account).one(tx).await? else { return Ok(()) };
        // Who has no password yet has an invitation to follow first.
        if recent.one(tx).await?.is_some() || account.password.is_none() {
            return Ok(());
        }
        let taken = news::Entity::update_many()
            .set(news::ActiveModel { digest: Set(Some(self.mail)), ..Default::default() })
            .filter(news::Column::AccountId.eq(self.account))
            .filter(news::Column::Digest.is_null())
            .exec(tx)
            .await?;
        let translations = translations::take(tx, self.account, self.mail, self.now).await?;
        // Another process was quicker, or there is nothing to do any more.
        if taken.rows_affected == 0 && !translations {
            return Ok(());
        }
        let locale = Locale::from_tag(&account.locale).unwrap_or_default();
        Queued { account: Some(account.id), ..Queued::new(self.mail, Kind::Digest, locale, self.now) }.insert(tx).await
    }
}
