//! Links to an account's mailbox, to sign in or to choose a new password: the way in when a stranger's guesses have closed the
//! password for the day.
//!
//! Anybody can ask for one by typing the address. So a browser that never signed in gets none while the last works, and few a
//! day; browsers that did have a count of their own. Everybody who asks gets the same answer.

use super::{
    Browser, SignedIn, begin,
    devices::{Device, known},
};
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
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};
use uuid::Uuid;

/// How many links of a kind an account is mailed in an hour because browsers ask in which it signed in before.
const LINKS: u64 = 5;
/// How many links of a kind wait unused in a day that other browsers asked for. More are not sent: those that were used are
/// the owner's.
const UNUSED: usize = 6;

/// What the text begins with that a browser keeps after asking for a link.
const ASKED: &str = "sign-in";

impl Service {
    /// Sends a link that signs in, if there is such an account; answers alike either way: what the browser keeps to show
    /// that it asked.
    ///
    /// # Errors
    /// The database's.
    pub async fn request_sign_in_link(&self, email: &Email, locale: Locale, browser: &Browser) -> Result<String, Error> {
        self.mail_link(email, Kind::SignInLink, locale, browser).await?;
        self.asked_to_sign_in(email)
    }

    /// What a browser keeps to show that it asked for a link to this address, whether there is such an account or not.
    ///
    /// # Errors
    /// `Internal`.
    pub fn asked_to_sign_in(&self, email: &Email) -> Result<String, Error> {
        let canonical = email.canonical().unwrap_or_default();
        let until = self.now().plus(Purpose::SignIn.life()).0;
        self.seal_for_browser(&format!("{ASKED} {until} {canonical}"))
    }

    /// Whether a browser asked for a link to this account, as far as what it kept shows.
    fn has_asked(&self, account: &account::Model, kept: Option<&str>) -> bool {
        let Some(text) = kept.and_then(|kept| self.open_from_browser(kept)) else { return false };
        let mut parts = text.splitn(3, ' ');
        let (Some(ASKED), Some(until), Some(canonical)) = (parts.next(), parts.next(), parts.next()) else { return false };
        let in_time = until.parse::<i64>().is_ok_and(|until| self.now().0 < until);
        in_time && self.keys().address(canonical) == account.email_hmac
    }

    /// Sends a link of a kind to an account's mailbox, if there is such an account.
    pub(crate) async fn mail_link(&self, email: &Email, kind: Kind, locale: Locale, browser: &Browser) -> Result<(), Error> {
        let Ok(canonical) = email.canonical() else { return Ok(()) };
        let hmac = self.keys().address(&canonical);
        self.submit(RequestLink { hmac, kind, mail: self.new_id(), locale, browser: browser.clone(), now: self.now() }).await
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

    /// The account that a link signs in to, in the browser that asked for it; nothing changes.
    ///
    /// # Errors
    /// [`Error::Link`]; [`Error::OtherBrowser`] where what the browser kept does not show that it asked.
    pub async fn check_sign_in_link(&self, token: &str, kept: Option<&str>) -> Result<(), Error> {
        self.account_to_sign_in(token, kept).await.map(drop)
    }

    async fn account_to_sign_in(&self, token: &str, kept: Option<&str>) -> Result<account::Model, Error> {
        let account = self.account_of_link(token, Purpose::SignIn).await?;
        if self.has_asked(&account, kept) { Ok(account) } else { Err(Error::OtherBrowser) }
    }

    /// Signs in with a link, and spends it. The second factor is asked for as after a password.
    ///
    /// # Errors
    /// As [`Service::check_sign_in_link`].
    pub async fn sign_in_by_link(&self, token: &str, kept: Option<&str>, browser: &Browser) -> Result<SignedIn, Error> {
        let account = self.account_to_sign_in(token, kept).await?;
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
    browser: Browser,
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
        let known = known(tx, account.id, &self.browser, self.now).await?.is_some();
        let enough = if known { self.enough_from_known(tx, &account).await? } else { self.enough_from_strangers(tx, &account).await? };
        if enough {
            return Ok(());
        }
        let mail = Queued {
            account: Some(account.id),
            by: known.then_some(account.id),
            link_serial: Some(account.link_serial),
            ..Queued::new(self.mail, self.kind, self.locale, self.now)
        };
        mail.insert(tx).await
    }
}

impl RequestLink {
    async fn enough_from_known(&self, tx: &Tx, account: &account::Model) -> Result<bool, Error> {
        let own = self.sent(account, Instant::HOUR).filter(outbox::Column::ByAccountId.eq(account.id));
        Ok(own.count(tx).await? >= LINKS)
    }

    /// Whether the last link works for a while yet, or as many wait unused as a day has.
    async fn enough_from_strangers(&self, tx: &Tx, account: &account::Model) -> Result<bool, Error> {
        let sent = self.sent(account, Instant::DAY);
        let unused = sent.filter(outbox::Column::ByAccountId.is_null()).filter(outbox::Column::LinkSerial.eq(account.link_serial));
        let unused = unused.all(tx).await?;
        // Not to the last moment: who opens it needs some.
        let life = if self.kind == Kind::SignInLink { Purpose::SignIn.life() } else { Purpose::Reset.life() };
        let works = unused.iter().any(|mail| mail.created_at > self.now.plus(-life / 5 * 4).0);
        Ok(works || unused.len() >= UNUSED)
    }

    /// The mails of the kind to an account within a time, but for those that never left.
    fn sent(&self, account: &account::Model, within: i64) -> Select<outbox::Entity> {
        outbox::Entity::find()
            .filter(outbox::Column::AccountId.eq(account.id))
            .filter(outbox::Column::Kind.eq(self.kind.code()))
            .filter(outbox::Column::State.ne("failed"))
            .filter(outbox::Column::CreatedAt.gt(self.now.plus(-within).0))
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
