//! Access and erasure for anyone who reads a mailbox: a fresh link to what is held about its address.
//!
//! Anyone who asks is answered alike, in the same statements: whether anything is held is looked up when the mail is put together.

use crate::{
    Error, Service,
    entities::data_request,
    keys::{DATA_REQUEST, MAIL_TO},
    mailboxes::{Asker, WayOut},
    outbox::{Kind, Queued},
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{email::Email, ids::PublicId, locale::Locale, shapes::held::HeldData, time::Instant};
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

impl Service {
    /// Sends a link to what is held about an address there, where anything is: see [`WayOut`].
    ///
    /// # Errors
    /// `error-email` where nothing can be sent to it.
    pub async fn request_data(&self, email: &Email, locale: Locale) -> Result<(), Error> {
        self.check_reachable(email, "email").await?;
        let (id, mail, address) = (self.new_id(), self.new_id(), email.as_str().as_bytes());
        let request = Request {
            id,
            mail,
            asker: self.asker(email)?,
            address_sealed: self.keys().seal(self.rng(), DATA_REQUEST.of(id), address)?,
            to_sealed: self.keys().seal(self.rng(), MAIL_TO.of(mail), address)?,
            locale,
            now: self.now(),
        };
        self.submit(request).await
    }

    /// The request that a link is about, and its address.
    pub(crate) async fn data_request(&self, token: &str) -> Result<(data_request::Model, Email), Error> {
        let claim = Claim::parse(token)?;
        if claim.purpose != Purpose::Data {
            return Err(Error::Link);
        }
        self.check_claim(&claim, 0)?;
        let row = data_request::Entity::find_by_id(claim.row).one(self.read()).await?.ok_or(Error::LinkExpired)?;
        let email = self.unseal_email(DATA_REQUEST.of(row.id), &row.address_sealed)?;
        Ok((row, email))
    }

    /// What is held about the address that a link went to.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::LinkExpired`].
    pub async fn held_data(&self, token: &str) -> Result<HeldData, Error> {
        let (row, email) = self.data_request(token).await?;
        Ok(HeldData { id: PublicId(row.id), ..self.held_about(&email).await? })
    }
}

struct Request {
    id: Uuid,
    mail: Uuid,
    asker: Asker,
    address_sealed: Vec<u8>,
    to_sealed: Vec<u8>,
    locale: Locale,
    now: Instant,
}

impl Command for Request {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let way_out = WayOut::find(tx, &self.asker, Kind::DataLink, None, self.now).await?;
        let Some(way_out) = way_out else { return Ok(()) };
        way_out.count(tx).await?;
        let row = data_request::ActiveModel {
            id: Set(self.id),
            address_sealed: Set(self.address_sealed.clone()),
            locale: Set(self.locale.tag().to_owned()),
            // A link that is followed in time finds it.
            until: Set(self.now.plus(2 * Instant::DAY).0),
        };
        data_request::Entity::insert(row).exec_without_returning(tx).await?;
        let mail = Queued {
            subject: Some(self.id),
            to_sealed: Some(self.to_sealed.clone()),
            ..Queued::new(self.mail, Kind::DataLink, self.locale, self.now)
        };
        mail.insert(tx).await
    }
}
