//! Signing in with a link from the mailbox: the way in when a stranger's guesses have closed the password for the day.

use super::{Browser, SignedIn, begin, devices::Device};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{account, outbox, session},
    outbox::{Kind, Queued},
    second_factor,
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{email::Email, locale::Locale, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// How many links of a kind an account is mailed in an hour. More are not sent, and nobody is told: those sent before
/// work as well.
const LINKS: u64 = 5;

impl Service {
    /// Sends a link that signs in, if there is such an account; answers alike either way.
    ///
    /// # Errors
    /// The database's.
    pub async fn request_sign_in_link(&self, email: &Email, locale: Locale) -> Result<(), Error> {
        self.mail_link(email, Kind::SignInLink, locale).await
    }

    /// Sends a link of a kind to an account's mailbox, if there is such an account.
    pub(crate) async fn mail_link(&self, email: &Email, kind: Kind, locale: Locale) -> Result<(), Error> {
        let Ok(canonical) = email.canonical() else { return Ok(()) };
        let hmac = self.keys().address(&canonical);
        self.submit(RequestLink { hmac, kind, mail: self.new_id(), locale, now: self.now() }).await
    }

    /// The account that a link of this purpose is about, and the serial that the link was made with.
    pub(crate) async fn account_of_link(&self, token: &str, purpose: Purpose) -> Result<account::Model, Error> {
        let claim = Claim::parse(token)?;
        if claim.purpose != purpose {
            return Err(Error::Link);
        }
        let account = account::Entity::find_by_id(claim.row).one(self.read()).await?.ok_or(Error::Link)?;
        self.check_claim(&claim, account.link_serial)?;
        Ok(account)
    }

    /// Where a link that signs in leads; nothing changes.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn check_sign_in_link(&self, token: &str) -> Result<(), Error> {
        self.account_of_link(token, Purpose::SignIn).await.map(drop)
    }

    /// Signs in with a link, and spends it. The second factor is asked for as after a password.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn sign_in_by_link(&self, token: &str, browser: &Browser) -> Result<SignedIn, Error> {
        let account = self.account_of_link(token, Purpose::SignIn).await?;
        let waits = second_factor::stands(self.read(), account.id).await?;
        let (token, session) = self.new_session(account.id, waits, browser);
        let (device, cookie) = self.device(browser).await?;
        self.submit(ByLink { serial: account.link_serial, session, device, now: self.now() }).await?;
        Ok(SignedIn { token, waits, device: (!waits).then_some(cookie) })
    }
}

/// Spends all links of an account that were made with this serial; refuses where they are spent.
pub(crate) async fn spend_links(tx: &Tx, account: Uuid, serial: i64) -> Result<account::Model, Error> {
    let row = account::Entity::find_by_id(account).one(tx).await?.filter(|row| row.link_serial == serial).ok_or(Error::Link)?;
    account::ActiveModel { id: Set(account), link_serial: Set(serial + 1), ..Default::default() }.update(tx).await?;
    Ok(row)
}

struct RequestLink {
    hmac: Vec<u8>,
    kind: Kind,
    mail: Uuid,
    locale: Locale,
    now: Instant,
}

impl Command for RequestLink {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let Some(account) = account::Entity::find().filter(account::Column::EmailHmac.eq(self.hmac.clone())).one(tx).await? else {
            return Ok(());
        };
        // Who was invited and has no password yet has the invitation's link, which chooses one.
        if self.kind == Kind::SignInLink && account.password.is_none() {
            return Ok(());
        }
        let recent = outbox::Entity::find()
            .filter(outbox::Column::AccountId.eq(account.id))
            .filter(outbox::Column::Kind.eq(self.kind.code()))
            .filter(outbox::Column::CreatedAt.gt(self.now.0 - Instant::HOUR));
        if recent.count(tx).await? >= LINKS {
            return Ok(());
        }
        Queued { account: Some(account.id), ..Queued::new(self.mail, self.kind, self.locale, self.now) }.insert(tx).await
    }
}

struct ByLink {
    serial: i64,
    session: session::Model,
    device: Device,
    now: Instant,
}

impl Command for ByLink {
    type Answer = ();

    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        spend_links(tx, self.session.account_id, self.serial).await?;
        begin(tx, &self.session, &self.device, self.now).await
    }
}
