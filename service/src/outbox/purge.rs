//! What has had its time is deleted: each kind by itself, and where a row of it cannot be deleted, row by row.

use crate::{
    Error, Service,
    entities::{data_request, letter, message, news, organiser_mail, outbox, session, signature, stranger_mail, translation_news, upload},
    failures,
    jobs::{Failures, Job},
    messages, posted, security,
    sign_in::{devices, passkey},
    signatures::tidy_erased,
    writer::{Command, Tx},
};
use domain::{signature::SignatureState, time::Instant};
use sea_orm::{
    ColumnTrait, DeleteMany, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// The most rows that are tried one by one in one turn.
const SINGLY: u64 = 1_000;

impl Service {
    /// Deletes what has had its time: signatures unconfirmed for 30 days, mails ended 7 days ago, news 30 days old,
    /// files that nobody confirmed, dead sessions, messages to address books 90 days old, what was counted of attempts to sign in, the numbers of clusters 30 days
    /// after the closing, what is left of erasures, and the personal data of letters that were delivered long enough ago. What
    /// cannot be deleted holds up nothing else.
    ///
    /// # Errors
    /// The database's.
    pub async fn purge(&self) -> Result<(), Error> {
        self.networks().tidy(self.now(), self.rng());
        let failures = self.failures(Job::Purge).await?;
        for what in Old::ALL {
            let done = self.submit(Purge { what, one: None, now: self.now() }).await;
            if matches!(done, Err(Error::Database(_))) && what == Old::Signatures {
                tracing::warn!("unconfirmed signatures are deleted one by one");
                self.purge_singly(&failures).await?;
            } else {
                if done.is_ok() && what == Old::Signatures {
                    self.done(&failures, failures.subjects()).await?;
                }
                self.settle(&failures, (what.subject(), None), done).await?;
            }
        }
        self.end_retention().await?;
        self.end_journal_hashes().await
    }

    /// Signatures are what other rows point to: one of them may be held fast.
    async fn purge_singly(&self, failures: &Failures) -> Result<(), Error> {
        let old = signature::Entity::find()
            .filter(unconfirmed(self.now()))
            .select_only()
            .columns([signature::Column::Id, signature::Column::LetterId]);
        for (id, letter) in old.limit(SINGLY).into_tuple::<(Uuid, Uuid)>().all(self.read()).await? {
            if failures.rests(id, self.now()) {
                continue;
            }
            let done = self.submit(Purge { what: Old::Signatures, one: Some(id), now: self.now() }).await;
            self.settle(failures, (id, Some(letter)), done).await?;
        }
        Ok(())
    }
}

/// What is deleted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Old {
    Signatures,
    Mails,
    Uploads,
    News,
    TranslationNews,
    Sessions,
    SignIns,
    StrangerMails,
    OrganiserMails,
    Clusters,
    Erased,
    DataRequests,
    Messages,
    PostedForms,
}

impl Old {
    const ALL: [Self; 14] = [
        Self::Signatures,
        Self::Mails,
        Self::Uploads,
        Self::News,
        Self::TranslationNews,
        Self::Sessions,
        Self::SignIns,
        Self::StrangerMails,
        Self::OrganiserMails,
        Self::Clusters,
        Self::Erased,
        Self::DataRequests,
        Self::Messages,
        Self::PostedForms,
    ];

    /// What stands for the kind where a failure is counted.
    const fn subject(self) -> Uuid {
        Uuid::from_u128(self as u128)
    }
}

/// Signatures that nobody has confirmed in time.
fn unconfirmed(now: Instant) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(signature::Column::State.eq(SignatureState::Pending.code()))
        .add(signature::Column::ChangedAt.lt(now.plus(-30 * Instant::DAY).0))
}

/// Letters that closed before an instant, by their deadline or by an organiser.
fn closed_before(instant: i64) -> sea_orm::Select<letter::Entity> {
    use letter::Column as L;
    let by_deadline = sea_orm::Condition::all().add(L::ClosedAt.is_null()).add(L::DeadlineAt.lt(instant));
    letter::Entity::find().filter(sea_orm::Condition::any().add(L::ClosedAt.lt(instant)).add(by_deadline))
}

/// Deletes all of one kind, or one signature.
struct Purge {
    what: Old,
    one: Option<Uuid>,
    now: Instant,
}

impl Command for Purge {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (now, old) = (self.now.0, self.now.plus(-30 * Instant::DAY).0);
        match self.what {
            Old::Signatures => {
                let all: DeleteMany<_> = signature::Entity::delete_many().filter(unconfirmed(self.now));
                let chosen = match self.one {
                    Some(id) => all.filter(signature::Column::Id.eq(id)),
                    None => all,
                };
                chosen.exec(tx).await?;
            }
            Old::Mails => {
                let ended = outbox::Column::EndedAt.lt(self.now.plus(-7 * Instant::DAY).0);
                // What became of a message is shown for as long as the message is.
                let messages = message::Entity::find().select_only().column(message::Column::Id).into_query();
                let shown = outbox::Column::SubjectId.is_not_null().and(outbox::Column::SubjectId.in_subquery(messages));
                outbox::Entity::delete_many().filter(ended).filter(shown.not()).exec(tx).await?;
            }
            Old::Uploads => _ = upload::Entity::delete_many().filter(upload::Column::ExpiresAt.lt(now)).exec(tx).await?,
            Old::News => _ = news::Entity::delete_many().filter(news::Column::CreatedAt.lt(old)).exec(tx).await?,
            Old::TranslationNews => {
                translation_news::Entity::delete_many().filter(translation_news::Column::CreatedAt.lt(old)).exec(tx).await?;
            }
            Old::SignIns => {
                failures::purge(tx, self.now).await?;
                devices::purge(tx, self.now).await?;
                passkey::purge(tx, self.now).await?;
                security::purge(tx, self.now).await?;
            }
            Old::StrangerMails => {
                let counted = stranger_mail::Column::SentAt.lt(self.now.plus(-Instant::DAY).0);
                stranger_mail::Entity::delete_many().filter(counted).exec(tx).await?;
            }
            Old::OrganiserMails => {
                let counted = organiser_mail::Column::SentAt.lt(self.now.plus(-Instant::DAY).0);
                organiser_mail::Entity::delete_many().filter(counted).exec(tx).await?;
            }
            Old::Clusters => {
                signature::Entity::update_many()
                    .col_expr(signature::Column::Cluster, Expr::value(Option::<i64>::None))
                    .filter(signature::Column::Cluster.is_not_null())
                    .filter(
                        signature::Column::LetterId.in_subquery(closed_before(old).select_only().column(letter::Column::Id).into_query()),
                    )
                    .exec(tx)
                    .await?;
            }
            Old::DataRequests => {
                data_request::Entity::delete_many().filter(data_request::Column::Until.lt(now)).exec(tx).await?;
            }
            Old::Messages => messages::purge(tx, self.now).await?,
            Old::Sessions => _ = session::Entity::delete_many().filter(session::Column::ExpiresAt.lt(now)).exec(tx).await?,
            Old::PostedForms => posted::purge(tx, self.now).await?,
            Old::Erased => tidy_erased(tx, self.now).await?,
        }
        Ok(())
    }
}
