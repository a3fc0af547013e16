//! What somebody does with their own account: looks at its sessions and its security log, ends sessions, changes the password.

use crate::{
    Actor, Browser, Error, Service,
    accounts::note_everywhere,
    data_steps::Data,
    entities::{account, coalition, security_event, session},
    failures::forget_codes,
    hashing::Asker,
    security::Alert,
    sessions::{EndSessions, replace_token},
    sign_in::{
        devices::{self, Device},
        link::spend_links,
    },
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{
    activity::Act,
    error::FieldErrors,
    forms::account::ChangePasswordForm,
    ids::{AccountId, SessionId},
    role::Role,
    security::SecurityEvent,
    shapes::account::{EventEntry, OwnAccount, SessionEntry},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// How many lines of the security log are shown.
const SHOWN: u64 = 50;

impl Service {
    /// The actor's sessions and security log.
    ///
    /// # Errors
    /// The database's.
    pub async fn own_account(&self, actor: &Actor) -> Result<OwnAccount, Error> {
        let own = session::Entity::find()
            .filter(session::Column::AccountId.eq(actor.account.0))
            .filter(session::Column::Waiting.eq(false))
            .filter(session::Column::ExpiresAt.gt(self.now().0))
            .order_by_desc(session::Column::SeenAt)
            .all(self.read())
            .await?;
        let mut sessions: Vec<SessionEntry> = own
            .into_iter()
            .map(|row| SessionEntry {
                id: SessionId(row.id),
                browser: row.agent,
                since: Instant(row.created_at),
                seen: Instant(row.seen_at),
                here: row.id == actor.session.0,
            })
            .collect();
        sessions.sort_by_key(|one| !one.here);
        let rows = security_event::Entity::find()
            .filter(security_event::Column::AccountId.eq(actor.account.0))
            .order_by_desc(security_event::Column::CreatedAt)
            .order_by_desc(security_event::Column::Id)
            .limit(SHOWN)
            .all(self.read())
            .await?;
        let named = coalition::Entity::find().filter(coalition::Column::Id.is_in(rows.iter().filter_map(|row| row.coalition_id)));
        let names: HashMap<Uuid, String> = named.all(self.read()).await?.into_iter().map(|row| (row.id, row.name)).collect();
        let entry = |row: security_event::Model| {
            let event = SecurityEvent::from_code(&row.event)?;
            Some(EventEntry {
                event,
                at: Instant(row.created_at),
                coalition: row.coalition_id.and_then(|id| names.get(&id).cloned()),
                role: row.detail.as_deref().and_then(Role::from_code),
                browser: row.detail.filter(|_| event == SecurityEvent::NewDevice),
            })
        };
        Ok(OwnAccount { sessions, events: rows.into_iter().filter_map(entry).collect() })
    }

    /// Ends one of the actor's own sessions; one that has ended already is no fault.
    ///
    /// # Errors
    /// The database's.
    pub async fn end_session(&self, actor: &Actor, session: SessionId) -> Result<(), Error> {
        self.submit(EndSessions { account: actor.account.0, only: Some(session.0) }).await
    }

    /// Changes the actor's password. Every other session ends and this one gets a new token, links sent before no longer
    /// work, and of the devices only this one is remembered. Answers the tokens of session and device.
    ///
    /// # Errors
    /// Each field's first fault, among them `error-password-wrong` on `current`; `Wait`, `Busy`.
    pub async fn change_password(&self, actor: &Actor, form: &ChangePasswordForm, browser: &Browser) -> Result<(String, String), Error> {
        let password = form.parse()?;
        let verified = self.prove_password(actor, &form.current, "current").await?;
        let account = account::Entity::find_by_id(actor.account.0).one(self.read()).await?.ok_or(Error::NotFound)?;
        self.check_new_password(&account, &password, "password").await?;
        let hash = self.hash_password(password.as_str(), Asker::Known(actor.account.0)).await?;
        let (device, cookie) = self.device(browser).await?;
        let alert = self.alert(SecurityEvent::PasswordChanged);
        let token = self.new_token();
        let change = ChangePassword { actor: actor.clone(), token: token.clone(), verified, hash, device, alert, now: self.now() };
        self.submit(change).await?;
        Ok((token, cookie))
    }

    /// Whether a link of a security email is good; nothing changes.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn check_security_link(&self, token: &str) -> Result<(), Error> {
        self.account_of_link(token, Purpose::EndSessions).await.map(drop)
    }

    /// Ends all sessions of the account whose mailbox holds the link, and spends it. A second click finds it done.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn end_sessions_by_link(&self, token: &str) -> Result<(), Error> {
        let account = match self.account_of_link(token, Purpose::EndSessions).await {
            Err(Error::Link) if self.has_just_ended_sessions(token).await? => return Ok(()),
            found => found?,
        };
        let spent = Some(account.link_serial);
        self.submit(EndAll { account: account.id, spent, alert: self.alert(SecurityEvent::SessionsEnded) }).await
    }

    /// Whether this link was the last that was spent.
    async fn has_just_ended_sessions(&self, token: &str) -> Result<bool, Error> {
        let claim = Claim::parse(token)?;
        let account = account::Entity::find_by_id(claim.row).one(self.read()).await?;
        let spent = |account: account::Model| self.is_ours(&claim, account.link_serial - 1);
        Ok(claim.purpose == Purpose::EndSessions && account.is_some_and(spent))
    }

    /// Ends all sessions of the account.
    ///
    /// # Errors
    /// The database's.
    pub async fn sign_out_everywhere(&self, actor: &Actor) -> Result<(), Error> {
        self.submit(EndAll { account: actor.account.0, spent: None, alert: self.alert(SecurityEvent::SessionsEnded) }).await
    }
}

struct ChangePassword {
    actor: Actor,
    token: String,
    verified: String,
    hash: String,
    device: Device,
    alert: Alert,
    now: Instant,
}

impl Command for ChangePassword {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let id = self.actor.account.0;
        let row = account::Entity::find_by_id(id).one(tx).await?.ok_or(Error::NotFound)?;
        if row.password.as_ref() != Some(&self.verified) {
            return Err(FieldErrors::one("current", "error-password-wrong").into());
        }
        let change = account::ActiveModel {
            id: Set(id),
            password: Set(Some(self.hash.clone())),
            // After a restore the session began with a link from the mailbox.
            prove_mailbox: Set(false),
            link_serial: Set(row.link_serial + 1),
            ..Default::default()
        };
        change.update(tx).await?;
        let others = session::Entity::delete_many().filter(session::Column::AccountId.eq(id));
        others.filter(session::Column::Id.ne(self.actor.session.0)).exec(tx).await?;
        replace_token(tx, self.actor.session.0, &self.token).await?;
        devices::forget(tx, id).await?;
        self.device.remember(tx, id, self.now).await?;
        forget_codes(tx, id).await?;
        note_everywhere(tx, AccountId(id), Act::PasswordChanged, self.now).await?;
        self.alert.raise(tx, id).await
    }
}

struct EndAll {
    account: Uuid,
    /// The serial of the link that is spent by it.
    spent: Option<i64>,
    alert: Alert,
}

impl Command for EndAll {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        if let Some(serial) = self.spent {
            spend_links(tx, self.account, serial).await?;
        }
        EndSessions { account: self.account, only: None }.execute(tx).await?;
        self.alert.raise(tx, self.account).await
    }
}
