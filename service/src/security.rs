//! What happens to an account's security: a line in its own log and an email to its owner, in the transaction that causes it.

use crate::{
    Error, Service,
    entities::{account, coalition, outbox as mail, security_event},
    outbox::{Kind, Queued},
    scope::brief,
    token::Purpose,
    writer::Tx,
};
use domain::{
    locale::Locale,
    role::Role,
    security::SecurityEvent,
    shapes::mail::{MailContent, SecurityNotice},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// How long a line is kept, in microseconds.
const LIFE: i64 = 365 * Instant::DAY;

/// Something to be told, made before the transaction that may cause it.
#[derive(Clone, Debug)]
pub(crate) struct Alert {
    id: Uuid,
    mail: Uuid,
    event: SecurityEvent,
    coalition: Option<Uuid>,
    detail: Option<String>,
    now: Instant,
}

impl Service {
    /// Something that a command may have to tell.
    pub(crate) fn alert(&self, event: SecurityEvent) -> Alert {
        Alert { id: self.new_id(), mail: self.new_id(), event, coalition: None, detail: None, now: self.now() }
    }

    /// What an email says of an event; `None` where it is gone.
    pub(crate) async fn security_mail(&self, row: &mail::Model, account: &account::Model) -> Result<Option<MailContent>, Error> {
        let Some(id) = row.subject_id else { return Ok(None) };
        let Some(found) = security_event::Entity::find_by_id(id).one(self.read()).await? else { return Ok(None) };
        let Some(event) = SecurityEvent::from_code(&found.event) else { return Ok(None) };
        let coalition = match found.coalition_id {
            Some(id) => coalition::Entity::find_by_id(id).one(self.read()).await?.as_ref().map(brief),
            None => None,
        };
        let token = self.make_token(Purpose::EndSessions, account.id, account.link_serial, self.links_from(row));
        let notice = SecurityNotice {
            name: account.name.clone(),
            event,
            at: Instant(found.created_at),
            coalition,
            role: found.detail.as_deref().and_then(Role::from_code),
            browser: found.detail.filter(|_| event == SecurityEvent::NewDevice),
            link: Some(format!("{}/l/{token}", self.base_url())),
        };
        Ok(Some(MailContent::Security(Box::new(notice))))
    }
}

impl Alert {
    /// With the coalition that it is about.
    #[must_use]
    pub(crate) fn in_coalition(mut self, coalition: Uuid) -> Self {
        self.coalition = Some(coalition);
        self
    }

    /// With a role or a browser.
    #[must_use]
    pub(crate) fn detail(mut self, detail: &str) -> Self {
        self.detail = Some(detail.to_owned()).filter(|detail| !detail.is_empty());
        self
    }

    /// Notes it for an account, and queues the email. Of what a stranger can cause often, one email an hour says so.
    pub(crate) async fn raise(&self, tx: &Tx, account: Uuid) -> Result<(), Error> {
        let Some(account) = account::Entity::find_by_id(account).one(tx).await? else { return Ok(()) };
        let recent = security_event::Entity::find()
            .filter(security_event::Column::AccountId.eq(account.id))
            .filter(security_event::Column::Event.eq(self.event.code()))
            .filter(security_event::Column::CreatedAt.gt(self.now.0 - Instant::HOUR));
        let is_repeated = self.event.can_be_forced() && recent.count(tx).await? > 0;
        let row = security_event::Model {
            id: self.id,
            account_id: account.id,
            event: self.event.code().to_owned(),
            coalition_id: self.coalition,
            detail: self.detail.clone(),
            created_at: self.now.0,
        };
        security_event::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        if is_repeated || !self.event.is_mailed() {
            return Ok(());
        }
        let locale = Locale::from_tag(&account.locale).unwrap_or_default();
        let mail = Queued { account: Some(account.id), subject: Some(self.id), ..Queued::new(self.mail, Kind::Security, locale, self.now) };
        mail.insert(tx).await
    }
}

/// Deletes what has been told for a year.
pub(crate) async fn purge(tx: &Tx, now: Instant) -> Result<(), Error> {
    security_event::Entity::delete_many().filter(security_event::Column::CreatedAt.lt(now.0 - LIFE)).exec(tx).await?;
    Ok(())
}
