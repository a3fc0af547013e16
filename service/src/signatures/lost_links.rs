//! Fresh links for who has lost the mail and knows the address: one mail with a link to each of its signatures on public
//! letters.
//!
//! Anybody can ask, on any letter. So these mails have a count of their own for the mailbox, and each leads to all of its
//! signatures: strangers who use it up have caused mails with links that work, and block nobody. Where the owner has stopped
//! emails one a day still goes, for a way out is always open.

use super::state_of;
use crate::{
    Error, Service,
    data_steps::Data,
    entities::{coalition, letter, outbox, signature},
    keys::MAIL_TO,
    mailboxes::{Asker, WayOut},
    outbox::{Kind, Queued},
    privacy::is_same,
    public::{is_public, public_letter},
    token::Purpose,
    writer::{Command, Tx},
};
use domain::{
    email::Email,
    locale::Locale,
    shapes::{mail::MailContent, signing::LinkPurpose},
    signature::SignatureState,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// To how many signatures of one mailbox one mail leads.
const TOGETHER: usize = 20;
/// Among how many of its newest signatures they are looked for.
const LOOKED_AT: u64 = 200;

impl Service {
    /// Sends a link to each signature of an address on public letters, in one mail, those on this letter first. Everybody
    /// who asks gets the same answer.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such letter; `error-email`.
    pub async fn request_lost_links(&self, coalition: &str, letter: &str, email: &Email) -> Result<(), Error> {
        let (_, letter) = public_letter(self.read(), coalition, letter).await?;
        let (asker, mail, now) = (self.asker(email)?, self.new_id(), self.now());
        let to_sealed = self.keys().seal(self.rng(), MAIL_TO.of(mail), email.as_str().as_bytes())?;
        let send = SendLostLinks { service: self.clone(), letter: letter.id, email: email.clone(), asker, to_sealed, mail, now };
        self.submit(send).await
    }

    /// What such a mail says: the links of the signatures of an address that are live now.
    pub(crate) async fn lost_links_mail(
        &self,
        row: &outbox::Model,
        first: &signature::Model,
        to: &Email,
    ) -> Result<Option<MailContent>, Error> {
        let mut mails = Vec::new();
        for (one, letter) in self.live(self.read(), first.letter_id, &first.address_hmac, to).await? {
            let Some(coalition) = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await? else { continue };
            let private = self.readable_private(&one);
            let purpose = Purpose::Signature(LinkPurpose::Manage);
            let token = self.make_token(purpose, one.public_id, one.link_serial, self.links_from(row));
            mails.push(MailContent::Manage {
                letter: self.mail_letter(&coalition, &letter, &row.locale),
                entry: super::entry_of(&one, private.as_ref())?,
                link: Some(format!("{}/l/{token}", self.base_url())),
            });
        }
        Ok(if mails.len() > 1 { Some(MailContent::Several { mails }) } else { mails.pop() })
    }

    /// The signatures of an address on public letters that are listed or wait for an organiser, with their letters: those on
    /// one letter first. They are found by the hash of the mailbox, which other addresses have too; of an address that has
    /// ended only that is left.
    async fn live<C: ConnectionTrait>(
        &self,
        db: &C,
        first: Uuid,
        mailbox: &[u8],
        email: &Email,
    ) -> Result<Vec<(signature::Model, letter::Model)>, Error> {
        let is_own = |row: &signature::Model| {
            row.address_ended_at.is_some() || self.readable_private(row).is_some_and(|private| is_same(&private.email, email))
        };
        let mut found = live(db, mailbox).await?;
        found.retain(|(row, _)| is_own(row));
        found.sort_by_key(|(row, _)| (row.letter_id != first, row.posted_at));
        found.truncate(TOGETHER);
        Ok(found)
    }
}

/// The signatures of a mailbox on public letters that are listed or wait for an organiser, with their letters.
async fn live<C: ConnectionTrait>(db: &C, mailbox: &[u8]) -> Result<Vec<(signature::Model, letter::Model)>, Error> {
    let rows = signature::Entity::find()
        .filter(signature::Column::AddressHmac.eq(mailbox.to_vec()))
        .filter(signature::Column::State.is_in([SignatureState::Held.code(), SignatureState::Confirmed.code()]))
        .order_by_desc(signature::Column::PostedAt)
        .limit(LOOKED_AT)
        .all(db)
        .await?;
    let letters = letter::Entity::find().filter(letter::Column::Id.is_in(rows.iter().map(|row| row.letter_id)));
    let letters: HashMap<Uuid, letter::Model> = letters.all(db).await?.into_iter().map(|letter| (letter.id, letter)).collect();
    let with_letter = |row: signature::Model| letters.get(&row.letter_id).cloned().map(|letter| (row, letter));
    let mut found: Vec<_> = rows.into_iter().filter(|row| state_of(row).is_live()).filter_map(with_letter).collect();
    found.retain(|(_, letter)| is_public(letter));
    Ok(found)
}

struct SendLostLinks {
    service: Service,
    letter: Uuid,
    /// The address that was entered, and that the mail goes to.
    email: Email,
    asker: Asker,
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
        let rows = self.service.live(tx, self.letter, &self.asker.mailbox, &self.email).await?;
        let Some((first, letter)) = rows.first() else { return Ok(()) };
        let way_out = WayOut::find(tx, &self.asker, Kind::LostLinks, Some(letter.id), self.now).await?;
        let Some(way_out) = way_out else { return Ok(()) };
        let locale = Locale::from_tag(&first.locale).unwrap_or_default();
        let mail = Queued {
            letter: Some(letter.id),
            to_sealed: Some(self.to_sealed.clone()),
            ..Queued::about(first.id, self.mail, Kind::LostLinks, locale, self.now)
        };
        if mail.insert_allowed(tx).await? { way_out.count(tx).await } else { Ok(()) }
    }
}
