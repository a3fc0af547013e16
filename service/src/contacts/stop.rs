//! Stopping an export with the link of the email that tells of it: anyone who was told need not sign in for that.

use super::request_of;
use crate::{
    Error, Service,
    activity::Note,
    data_steps::Data,
    entities::{coalition, contact_export, outbox},
    scope::brief,
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{activity::Act, ids::AccountId, shapes::contact_export::ExportToStop, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

impl Service {
    /// The email that a link stood in, and the export that it tells of.
    pub(crate) async fn export_of_link(&self, token: &str) -> Result<(outbox::Model, contact_export::Model), Error> {
        let claim = Claim::parse(token)?;
        if claim.purpose != Purpose::StopExport {
            return Err(Error::Link);
        }
        self.check_claim(&claim, 0)?;
        let mail = outbox::Entity::find_by_id(claim.row).one(self.read()).await?.ok_or(Error::Link)?;
        let export = contact_export::Entity::find_by_id(mail.subject_id.ok_or(Error::Link)?).one(self.read()).await?;
        Ok((mail, export.ok_or(Error::Link)?))
    }

    /// What a link can stop.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn export_to_stop(&self, token: &str) -> Result<ExportToStop, Error> {
        let (_, export) = self.export_of_link(token).await?;
        let coalition = coalition::Entity::find_by_id(export.coalition_id).one(self.read()).await?.ok_or(Error::Link)?;
        Ok(ExportToStop {
            coalition: brief(&coalition),
            by: self.people_of(coalition.id).await?.remove(&export.account_id),
            asked_at: Instant(export.asked_at),
            may_stop: request_of(&export).may_stop(self.now()),
        })
    }

    /// Stops an export with a link, for as long as it can be stopped: somebody who was told of it can do so also after
    /// they were taken off the coalition, or nobody could stop who takes off all others first.
    ///
    /// # Errors
    /// `Link`; `Conflict` where there is nothing to stop.
    pub async fn stop_export_by_link(&self, token: &str) -> Result<(), Error> {
        let (mail, export) = self.export_of_link(token).await?;
        let account = mail.account_id.ok_or(Error::Link)?;
        self.submit(Stop { account, export: export.id, now: self.now() }).await
    }
}

/// Stops what an organiser asked for who deletes their account. It stays in the list, as stopped.
pub(crate) async fn stop_exports_of(tx: &Tx, account: Uuid, now: Instant) -> Result<(), Error> {
    let own = contact_export::Entity::find().filter(contact_export::Column::AccountId.eq(account));
    for row in own.filter(contact_export::Column::StoppedAt.is_null()).all(tx).await? {
        if request_of(&row).may_stop(now) {
            stop(tx, &row, Some(account), now).await?;
        }
    }
    Ok(())
}

/// Stops every export that can be: after a restore nobody knows which of them was stopped since.
pub(crate) async fn stop_all_exports(tx: &Tx, now: Instant) -> Result<(), Error> {
    for row in contact_export::Entity::find().filter(contact_export::Column::StoppedAt.is_null()).all(tx).await? {
        if request_of(&row).may_stop(now) {
            stop(tx, &row, None, now).await?;
        }
    }
    Ok(())
}

/// How many exports were stopped because who asked for them deleted their account.
pub(crate) async fn stopped_by<C: ConnectionTrait>(db: &C, coalition: Uuid, account: Uuid) -> Result<u64, Error> {
    use contact_export::Column as C;
    let own = contact_export::Entity::find().filter(C::CoalitionId.eq(coalition)).filter(C::AccountId.eq(account));
    Ok(own.filter(C::StoppedBy.eq(account)).count(db).await?)
}

async fn stop(tx: &Tx, row: &contact_export::Model, by: Option<Uuid>, now: Instant) -> Result<(), Error> {
    let stopped = contact_export::ActiveModel { id: Set(row.id), stopped_by: Set(by), stopped_at: Set(Some(now.0)), ..Default::default() };
    stopped.update(tx).await?;
    let note = Note::new(row.coalition_id, by.map(AccountId), Act::ContactsStopped, now);
    note.letter(row.letter_id).about(row.account_id).insert(tx).await
}

struct Stop {
    account: Uuid,
    export: Uuid,
    now: Instant,
}

impl Command for Stop {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let row = contact_export::Entity::find_by_id(self.export).one(tx).await?.ok_or(Error::Link)?;
        if !request_of(&row).may_stop(self.now) {
            return Err(Error::Conflict);
        }
        stop(tx, &row, Some(self.account), self.now).await
    }
}
