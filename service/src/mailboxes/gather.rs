//! One digest where somebody would get too many mails of a kind a day, five of organisers for instance: the mails beyond wait
//! for the next day, and the first that leaves then takes the others with it.

use crate::{
    Error,
    entities::{organiser_mail, outbox},
    writer::{Command, Tx},
};
use domain::time::Instant;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::OnConflict};
use uuid::Uuid;

/// The most mails that leave in one.
const TOGETHER: u64 = 50;

/// Asks whether a claimed mail may leave.
pub(crate) struct Gather {
    pub(crate) mail: Uuid,
    /// The mailbox, and where mails of a kind are counted by themselves the kind.
    pub(crate) reader: Vec<u8>,
    /// How many a day leave by themselves.
    pub(crate) daily: u64,
    pub(crate) now: Instant,
}

/// Whether it may.
pub(crate) enum Gathered {
    /// It leaves, and takes these with it.
    Leaves(Vec<outbox::Model>),
    /// It waits for its day, or another has taken it.
    Waits,
}

impl Command for Gather {
    type Answer = Gathered;

    async fn execute(&self, tx: &Tx) -> Result<Gathered, Error> {
        use organiser_mail::Column as M;
        use outbox::Column as C;
        let row = outbox::Entity::find_by_id(self.mail).one(tx).await?;
        let Some(row) = row.filter(|row| row.state == "queued") else { return Ok(Gathered::Waits) };
        if let Some(lead) = row.gathered_into {
            let lead = outbox::Entity::find_by_id(lead).one(tx).await?;
            if let Some(lead) = lead.filter(|lead| lead.state == "queued") {
                // It goes with another, which is under way; if that is given up, it goes by itself.
                put_off(tx, &row, Instant(lead.next_at).plus(Instant::SECOND), &self.reader).await?;
                return Ok(Gathered::Waits);
            }
        }
        let recent = || {
            let others = organiser_mail::Entity::find().filter(M::MailboxHmac.eq(self.reader.clone()));
            others.filter(M::SentAt.gt(self.now.plus(-Instant::DAY).0)).filter(M::OutboxId.ne(row.id))
        };
        if recent().count(tx).await? >= self.daily {
            let oldest = recent().order_by_asc(M::SentAt).one(tx).await?.map_or(self.now.0, |mail| mail.sent_at);
            put_off(tx, &row, Instant(oldest).plus(Instant::DAY), &self.reader).await?;
            return Ok(Gathered::Waits);
        }
        let counted =
            organiser_mail::ActiveModel { outbox_id: Set(row.id), mailbox_hmac: Set(self.reader.clone()), sent_at: Set(self.now.0) };
        let once = OnConflict::column(M::OutboxId).update_column(M::SentAt).to_owned();
        organiser_mail::Entity::insert(counted).on_conflict(once).exec_without_returning(tx).await?;
        let waiting = outbox::Entity::find()
            .filter(C::State.eq("queued"))
            .filter(C::GatheredFor.eq(self.reader.clone()))
            .filter(C::Id.ne(row.id))
            .order_by_asc(C::CreatedAt)
            .limit(TOGETHER)
            .all(tx)
            .await?;
        let taken = outbox::ActiveModel { gathered_into: Set(Some(row.id)), ..Default::default() };
        outbox::Entity::update_many().set(taken).filter(C::Id.is_in(waiting.iter().map(|mail| mail.id))).exec(tx).await?;
        Ok(Gathered::Leaves(waiting))
    }
}

/// Lets a mail wait. This attempt was none: it was only asked about.
async fn put_off(tx: &Tx, row: &outbox::Model, until: Instant, mailbox: &[u8]) -> Result<(), Error> {
    let waits = outbox::ActiveModel {
        next_at: Set(until.0),
        attempts: Set((row.attempts - 1).max(0)),
        gathered_for: Set(Some(mailbox.to_vec())),
        ..Default::default()
    };
    outbox::Entity::update_many().set(waits).filter(outbox::Column::Id.eq(row.id)).exec(tx).await?;
    Ok(())
}
