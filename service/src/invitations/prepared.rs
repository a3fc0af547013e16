//! What the clock brings about: prepared invitations go out once their letter is open, and reminders when they are due.

use crate::{
    Error, Service,
    entities::{invitation, letter},
    jobs::{Failures, Job, resting},
    outbox::{Kind, Queued},
    writer::{Command, Tx},
};
use domain::{invitation::Standing, letter::LetterState, locale::Locale, time::Instant};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

/// How many invitations go out in one piece.
const PART: u64 = 200;

impl Service {
    /// Sends what the clock asks for: prepared invitations of letters that are open now, and the reminders that are due.
    /// To be called every few seconds; several processes may.
    ///
    /// # Errors
    /// The database's.
    pub async fn tend_invitations(&self) -> Result<(), Error> {
        loop {
            let waiting = prepared(self.read(), self.now()).await?;
            if waiting.is_empty() {
                break;
            }
            let failures = self.failures(Job::Invitations).await?;
            let mails = waiting.iter().map(|row| (row.id, self.new_id())).collect();
            match self.submit(SendPrepared { mails, now: self.now() }).await {
                Ok(()) => self.done(&failures, waiting.iter().map(|row| row.id)).await?,
                Err(error) => {
                    tracing::warn!(%error, "prepared invitations are sent one by one");
                    self.send_one_by_one(&failures, &waiting).await?;
                }
            }
        }
        self.queue_reminders().await
    }

    /// Sends each by itself: one that cannot be sent rests, and the next turn finds the others gone.
    async fn send_one_by_one(&self, failures: &Failures, waiting: &[invitation::Model]) -> Result<(), Error> {
        for row in waiting {
            let sent = self.submit(SendPrepared { mails: vec![(row.id, self.new_id())], now: self.now() }).await;
            if matches!(sent, Err(Error::Busy)) {
                return Err(Error::Busy);
            }
            self.settle(failures, (row.id, Some(row.letter_id)), sent).await?;
        }
        Ok(())
    }
}

/// Invitations that wait for a letter which is open.
async fn prepared<C: ConnectionTrait>(db: &C, now: Instant) -> Result<Vec<invitation::Model>, Error> {
    let open = letter::Entity::find()
        .select_only()
        .column(letter::Column::Id)
        .filter(letter::Column::State.eq(LetterState::Open.code()))
        .filter(letter::Column::DeadlineAt.gt(now.0));
    Ok(invitation::Entity::find()
        .filter(invitation::Column::State.eq(Standing::Prepared.code()))
        .filter(invitation::Column::LetterId.in_subquery(open.into_query()))
        .filter(invitation::Column::Id.not_in_subquery(resting(Job::Invitations, now)))
        .order_by_asc(invitation::Column::Id)
        .limit(PART)
        .all(db)
        .await?)
}

/// Sends these invitations, each with the id of its mail, as far as they still wait.
struct SendPrepared {
    mails: Vec<(Uuid, Uuid)>,
    now: Instant,
}

impl Command for SendPrepared {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        for row in prepared(tx, self.now).await? {
            let Some((_, mail)) = self.mails.iter().find(|(id, _)| *id == row.id) else { continue };
            send_prepared(tx, &row, *mail, self.now).await?;
        }
        Ok(())
    }
}

/// Sends one that waited; answers it as it is then.
pub(super) async fn send_prepared(tx: &Tx, row: &invitation::Model, mail: Uuid, now: Instant) -> Result<invitation::Model, Error> {
    let locale = Locale::from_tag(&row.locale).unwrap_or_default();
    Queued { invitation: Some(row.id), ..Queued::new(mail, Kind::Invite, locale, now) }.insert(tx).await?;
    let sent = invitation::ActiveModel {
        id: Set(row.id),
        state: Set("invited".to_owned()),
        mails: Set(1),
        mails_since: Set(now.0),
        last_mail_at: Set(Some(now.0)),
        ..Default::default()
    };
    Ok(sent.update(tx).await?)
}
