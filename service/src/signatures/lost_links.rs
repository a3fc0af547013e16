//! Fresh links for who has lost the mail and knows the address: one mail with a link to each of its signatures on a letter.
//!
//! Anybody can ask. So these mails have a count of their own for the mailbox: strangers who use it up have caused mails with
//! links that work, and block nobody. Where the owner has stopped emails one a day still goes, for a way out is always open.

use super::state_of;
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{letter, outbox, signature},
    keys::MAIL_TO,
    mailboxes::{Stops, Strangers},
    outbox::{Kind, Queued},
    public::public_letter,
    token::Purpose,
    writer::{Command, Tx},
};
use domain::{
    email::Email,
    locale::Locale,
    shapes::{
        mail::{MailContent, MailLetter},
        signing::LinkPurpose,
    },
    signature::SignatureState,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// To how many signatures of one mailbox one mail leads.
const TOGETHER: u64 = 8;

impl Service {
    /// Sends a link to each signature of an address on a public letter, in one mail. Whoever asks is answered alike.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such letter; `error-email`.
    pub async fn request_lost_links(&self, coalition: &str, letter: &str, email: &Email) -> Result<(), Error> {
        let (_, letter) = public_letter(self.read(), coalition, letter).await?;
        let (mailbox, mail, now) = (self.mailbox_hmac(email)?, self.new_id(), self.now());
        let to_sealed = self.keys().seal(self.rng(), MAIL_TO.of(mail), email.as_str().as_bytes())?;
        self.submit(SendLostLinks { letter: letter.id, mailbox, to_sealed, mail, now }).await
    }

    /// What such a mail says: the links of the signatures that stand now.
    pub(crate) async fn lost_links_mail(
        &self,
        row: &outbox::Model,
        first: &signature::Model,
        about: &MailLetter,
    ) -> Result<Option<MailContent>, Error> {
        let mut mails = Vec::new();
        for one in live(self.read(), first.letter_id, &first.address_hmac).await? {
            let private = self.readable_private(&one);
            let purpose = Purpose::Signature(LinkPurpose::Manage);
            let token = self.make_token(purpose, one.public_id, one.link_serial, Instant(row.created_at));
            mails.push(MailContent::Manage {
                letter: about.clone(),
                entry: super::entry_of(&one, private.as_ref())?,
                link: Some(format!("{}/l/{token}", self.base_url())),
            });
        }
        Ok(if mails.len() > 1 { Some(MailContent::Several { mails }) } else { mails.pop() })
    }
}

/// The signatures of a mailbox on a letter that are listed or wait for an organiser.
async fn live<C: ConnectionTrait>(db: &C, letter: Uuid, mailbox: &[u8]) -> Result<Vec<signature::Model>, Error> {
    let rows = signature::Entity::find()
        .filter(signature::Column::LetterId.eq(letter))
        .filter(signature::Column::AddressHmac.eq(mailbox.to_vec()))
        .filter(signature::Column::State.is_in([SignatureState::Held.code(), SignatureState::Confirmed.code()]))
        .order_by_asc(signature::Column::PostedAt)
        .limit(TOGETHER);
    Ok(rows.all(db).await?.into_iter().filter(|row| state_of(row).is_live()).collect())
}

struct SendLostLinks {
    letter: Uuid,
    mailbox: Vec<u8>,
    /// The address that was entered, for signatures whose own has ended.
    to_sealed: Vec<u8>,
    mail: Uuid,
    now: Instant,
}

impl Command for SendLostLinks {
    type Answer = ();

    /// The way out is always open.
    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let rows = live(tx, self.letter, &self.mailbox).await?;
        let Some(first) = rows.first() else { return Ok(()) };
        let Some(letter) = letter::Entity::find_by_id(self.letter).one(tx).await? else { return Ok(()) };
        let counted = [self.mailbox.as_slice(), Kind::LostLinks.code().as_bytes()].concat();
        let mut strangers = Strangers::of(tx, std::slice::from_ref(&counted), self.now).await?;
        let stopped = Stops::of(tx, std::slice::from_ref(&self.mailbox)).await?.hold(&self.mailbox, letter.id);
        if stopped && strangers.have_written(&counted) || !strangers.take(&counted, letter.id, Kind::Confirm, self.now) {
            return Ok(());
        }
        let locale = Locale::from_tag(&first.locale).unwrap_or_default();
        let to_sealed = first.address_ended_at.map(|_| self.to_sealed.clone());
        let mail = Queued { letter: Some(letter.id), to_sealed, ..Queued::about(first.id, self.mail, Kind::LostLinks, locale, self.now) };
        if mail.insert_allowed(tx).await? { strangers.store(tx).await } else { Ok(()) }
    }
}
