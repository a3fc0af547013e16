//! The test mail, whose arrival proves that mail works.

use super::{Kind, Queued, queue::QUEUED};
use crate::{
    Actor, Error, Service,
    activity::Note,
    data_steps::Data,
    entities::outbox,
    keys::MAIL_TO,
    scope::scope_in,
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    email::Email,
    mail::{MailFailure, MailState},
    role::Permission,
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Asking once more within such a time is a double click, in microseconds.
const DOUBLE_CLICK: i64 = 10 * Instant::SECOND;

impl Service {
    /// Queues a mail whose arrival proves that mail works.
    ///
    /// # Errors
    /// When the actor may not administer the coalition.
    pub async fn test_mail(&self, actor: &Actor, coalition: &str, to: &Email) -> Result<(), Error> {
        let now = self.now();
        let [id, before] = [0, 1].map(|turn| self.test_mail_id(actor, coalition, to, now.0 / DOUBLE_CLICK - turn));
        let to_sealed = self.keys().seal(self.rng(), MAIL_TO.of(id), to.as_str().as_bytes())?;
        self.submit(QueueTest { actor: actor.clone(), coalition: coalition.to_owned(), to_sealed, id, before, now }).await
    }

    /// The same for whatever one person asks of one address within a turn.
    fn test_mail_id(&self, actor: &Actor, coalition: &str, to: &Email, turn: i64) -> Uuid {
        let asked = format!("test mail\0{}\0{coalition}\0{}\0{turn}", actor.account.0, to.as_str());
        let mut id = [0; 16];
        id.iter_mut().zip(self.keys().address(&asked)).for_each(|(to, from)| *to = from);
        Uuid::from_bytes(id)
    }

    /// What became of a coalition's last test mail, and when it was asked for.
    pub(crate) async fn last_test_mail(&self, coalition: Uuid) -> Result<Option<(Instant, MailState)>, Error> {
        use outbox::Column as C;
        let tests = outbox::Entity::find().filter(C::CoalitionId.eq(coalition)).filter(C::Kind.eq(Kind::Test.code()));
        let Some(last) = tests.order_by_desc(C::CreatedAt).one(self.read()).await? else { return Ok(None) };
        let failure = last.failure.as_deref().and_then(MailFailure::from_code);
        let outcome = match last.state.as_str() {
            QUEUED => MailState::Queued(failure),
            "sent" => MailState::Sent,
            _ => MailState::Failed(failure.unwrap_or(MailFailure::Broken)),
        };
        Ok(Some((Instant(last.created_at), outcome)))
    }
}

struct QueueTest {
    actor: Actor,
    coalition: String,
    to_sealed: Vec<u8>,
    id: Uuid,
    /// What it would have been called a moment before.
    before: Uuid,
    now: Instant,
}

impl Command for QueueTest {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Administer).await?;
        if outbox::Entity::find().filter(outbox::Column::Id.is_in([self.id, self.before])).one(tx).await?.is_some() {
            // A double click asks for one mail.
            return Ok(());
        }
        let mail = Queued {
            coalition: Some(scope.coalition.id),
            to_sealed: Some(self.to_sealed.clone()),
            ..Queued::new(self.id, Kind::Test, self.actor.locale, self.now)
        };
        if !mail.insert_allowed(tx).await? {
            return Err(Error::field("email", "error-mails-enough"));
        }
        Note::new(scope.coalition.id, Some(self.actor.account), Act::TestMailSent, self.now).insert(tx).await
    }
}
