//! The test mail, whose arrival proves that mail works.

use super::{Kind, Queued};
use crate::{
    Actor, Error, Service,
    activity::Note,
    data_steps::Data,
    keys::MAIL_TO,
    scope::scope_in,
    writer::{Command, Tx},
};
use domain::{activity::Act, email::Email, role::Permission, time::Instant};
use uuid::Uuid;

impl Service {
    /// Queues a mail whose arrival proves that mail works.
    ///
    /// # Errors
    /// When the actor may not administer the coalition.
    pub async fn test_mail(&self, actor: &Actor, coalition: &str, to: &Email) -> Result<(), Error> {
        let (id, now) = (self.new_id(), self.now());
        let to_sealed = self.keys().seal(self.rng(), MAIL_TO.of(id), to.as_str().as_bytes())?;
        self.submit(QueueTest { actor: actor.clone(), coalition: coalition.to_owned(), to_sealed, id, now }).await
    }
}

struct QueueTest {
    actor: Actor,
    coalition: String,
    to_sealed: Vec<u8>,
    id: Uuid,
    now: Instant,
}

impl Command for QueueTest {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let scope = scope_in(tx, &self.actor, &self.coalition, Permission::Administer).await?;
        let mail = Queued {
            coalition: Some(scope.coalition.id),
            to_sealed: Some(self.to_sealed.clone()),
            ..Queued::new(self.id, Kind::Test, self.actor.locale, self.now)
        };
        mail.insert(tx).await?;
        Note::new(scope.coalition.id, Some(self.actor.account), Act::TestMailSent, self.now).insert(tx).await
    }
}
