//! Step-up from the mailbox: anyone who has no second factor proves by a link, opened in the same browser, that the session is
//! theirs. The first second factor is set up so too, so that no stolen session sets one up.

use crate::{
    Actor, Error, Service,
    data_steps::Data,
    entities::{account, outbox as mail, session},
    outbox::{Kind, Queued},
    second_factor::FRESH,
    sessions::renew,
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{ids::SessionId, locale::Locale, shapes::mail::MailContent, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// How many links an account is mailed in an hour.
const LINKS: u64 = 5;
/// How long a link is waited for before another is sent, in microseconds.
const PAUSE: i64 = 60 * Instant::SECOND;

impl Service {
    /// Whether the actor gave a second factor, or opened a link from their mailbox, in the last ten minutes.
    pub fn has_stepped_up(&self, actor: &Actor) -> bool {
        actor.asked_at.is_some_and(|at| self.now().0 - at.0 < FRESH)
    }

    /// Mails the actor a link that proves the mailbox, unless one is on its way.
    ///
    /// # Errors
    /// The database's.
    pub async fn mail_step_up(&self, actor: &Actor, locale: Locale) -> Result<(), Error> {
        self.submit(Ask { account: actor.account.0, session: actor.session.0, mail: self.new_id(), locale, now: self.now() }).await
    }

    /// What the email says; `None` where the session has ended.
    pub(crate) async fn step_up_mail(&self, row: &mail::Model, account: &account::Model) -> Result<Option<MailContent>, Error> {
        let Some(id) = row.subject_id else { return Ok(None) };
        let Some(session) = session::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
        let token = self.make_token(Purpose::StepUp, session.id, serial(&session), self.links_from(row));
        Ok(Some(MailContent::StepUp { name: account.name.clone(), link: Some(format!("{}/l/{token}", self.base_url())) }))
    }

    /// The session that a link is about.
    pub(crate) async fn session_of_link(&self, token: &str) -> Result<session::Model, Error> {
        let claim = Claim::parse(token)?;
        if claim.purpose != Purpose::StepUp {
            return Err(Error::Link);
        }
        let session = session::Entity::find_by_id(claim.row).one(self.read()).await?.ok_or(Error::Link)?;
        self.check_claim(&claim, serial(&session))?;
        Ok(session)
    }

    /// The language of the account whose session a link is about.
    pub(crate) async fn locale_of_step_up(&self, token: &str) -> Result<String, Error> {
        let session = self.session_of_link(token).await?;
        Ok(account::Entity::find_by_id(session.account_id).one(self.read()).await?.ok_or(Error::Link)?.locale)
    }

    /// Whether a link is about this session; nothing changes.
    ///
    /// # Errors
    /// [`Error::Link`], also where it is another session's: a link opened elsewhere lets nobody go on here.
    pub async fn check_step_up(&self, actor: &Actor, token: &str) -> Result<(), Error> {
        let session = self.session_of_link(token).await?;
        if SessionId(session.id) == actor.session { Ok(()) } else { Err(Error::Link) }
    }

    /// Notes that the actor opened the link from their mailbox, and spends it; answers the session's new token.
    ///
    /// # Errors
    /// As [`Service::check_step_up`].
    pub async fn confirm_step_up(&self, actor: &Actor, token: &str) -> Result<String, Error> {
        let session = self.session_of_link(token).await?;
        self.check_step_up(actor, token).await?;
        let renewed = self.new_token();
        self.submit(Confirm { session: session.id, serial: serial(&session), token: renewed.clone(), now: self.now() }).await?;
        Ok(renewed)
    }
}

/// Changes with each step-up, so that a link works once.
fn serial(session: &session::Model) -> i64 {
    session.second_at.unwrap_or_default()
}

struct Ask {
    account: Uuid,
    session: Uuid,
    mail: Uuid,
    locale: Locale,
    now: Instant,
}

impl Command for Ask {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let sent = mail::Entity::find()
            .filter(mail::Column::AccountId.eq(self.account))
            .filter(mail::Column::Kind.eq(Kind::StepUp.code()))
            .filter(mail::Column::CreatedAt.gt(self.now.0 - Instant::HOUR))
            .order_by_desc(mail::Column::CreatedAt)
            .limit(LINKS)
            .all(tx)
            .await?;
        let is_on_its_way = sent.iter().any(|row| row.subject_id == Some(self.session) && self.now.0 - row.created_at < PAUSE);
        if is_on_its_way || sent.len() as u64 >= LINKS {
            return Ok(());
        }
        let mail = Queued {
            account: Some(self.account),
            subject: Some(self.session),
            ..Queued::new(self.mail, Kind::StepUp, self.locale, self.now)
        };
        mail.insert(tx).await
    }
}

struct Confirm {
    session: Uuid,
    serial: i64,
    token: String,
    now: Instant,
}

impl Command for Confirm {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let session = session::Entity::find_by_id(self.session).one(tx).await?.filter(|row| serial(row) == self.serial);
        let id = session.ok_or(Error::Link)?.id;
        session::ActiveModel { id: Set(id), second_at: Set(Some(self.now.0)), ..Default::default() }.update(tx).await?;
        renew(tx, id, &self.token, self.now).await
    }
}
