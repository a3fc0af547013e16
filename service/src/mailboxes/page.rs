//! What the owner of a mailbox sees of the mails that others cause: every entry that waits for it, and what is stopped.

use super::stop::Mailbox;
use crate::{
    Error, Service,
    entities::{coalition, letter, signature},
    public,
    scope::brief,
    token::{Carried, Purpose},
};
use domain::{
    email::Email,
    ids::PublicId,
    locale::Locale,
    shapes::{
        mailbox::{MailboxEmails, NamedLetter, WaitingEntry},
        signing::LinkPurpose,
    },
    signature::SignatureState,
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::HashMap;
use uuid::Uuid;

/// The most entries that are shown.
const SHOWN: u64 = 50;

impl Service {
    /// What waits for the mailbox that a link went to, and what is stopped.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn mailbox_emails(&self, token: &str) -> Result<MailboxEmails, Error> {
        let mailbox = self.mailbox_of_link(token).await?;
        let letter = mailbox.letter.as_ref();
        let coalition = match letter.filter(|_| mailbox.shown) {
            Some(letter) => Some(coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::Link)?),
            None => None,
        };
        let stops = mailbox.stops(self).await?;
        Ok(MailboxEmails {
            id: mailbox.id,
            coalition: coalition.as_ref().map(brief),
            letter: letter.filter(|letter| mailbox.shown && public::is_public(letter)).map(named),
            letter_stopped: letter.map(|letter| stops.hold(&mailbox.hmac, letter.id)),
            all_stopped: stops.holds_all(&mailbox.hmac),
            proven: mailbox.proven,
            reachable: mailbox.mailed.is_some(),
            waiting: self.waiting_entries(&mailbox).await?,
        })
    }

    /// The entries that wait for a mailbox, the newest first, each with a link to its own page: all for who holds a link
    /// that confirms, those of its own letter for who holds another that came with it. Links of invitations and of changed
    /// texts, which go round in an organisation, show none; what is secret is named on its own page alone.
    async fn waiting_entries(&self, mailbox: &Mailbox) -> Result<Option<Vec<WaitingEntry>>, Error> {
        let Some(own) = mailbox.signature.as_ref().filter(|own| mailbox.whole || own.state == SignatureState::Pending.code()) else {
            return Ok(None);
        };
        if !mailbox.shown {
            return Ok(None);
        }
        let rows = if mailbox.whole { waiting(own) } else { waiting(own).filter(signature::Column::LetterId.eq(own.letter_id)) };
        let rows = rows.order_by_desc(signature::Column::PostedAt).limit(SHOWN).all(self.read()).await?;
        let letters = letter::Entity::find().filter(letter::Column::Id.is_in(rows.iter().map(|row| row.letter_id)));
        let letters: HashMap<Uuid, letter::Model> = letters.all(self.read()).await?.into_iter().map(|row| (row.id, row)).collect();
        let entry = |row: &signature::Model| {
            let letter = letters.get(&row.letter_id)?;
            let token = self.make_token(Purpose::Signature(LinkPurpose::Confirm), row.public_id, row.link_serial, self.now());
            let secret = letter.sensitive || !public::is_public(letter);
            Some(WaitingEntry {
                shown: (!secret).then(|| (row.name.clone(), named(letter))),
                posted_at: Instant(row.posted_at),
                link: format!("/l/{token}"),
            })
        };
        Ok(Some(rows.iter().filter_map(entry).collect()))
    }

    /// For the page of an entry that waits: the way to everything else that waits for its mailbox, and how much that is.
    pub(crate) async fn others_waiting(&self, row: &signature::Model) -> Result<(String, u64), Error> {
        let others = waiting(row).filter(signature::Column::Id.ne(row.id)).count(self.read()).await?;
        Ok((format!("/l/{}", self.mailbox_token(row.public_id)), others))
    }

    /// The way to the mailbox's page for who holds the link of one of its entries: to everything, where the link confirms;
    /// once it is spent, to the page that asks the mailbox.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn emails_link(&self, id: PublicId, token: &str) -> Result<String, Error> {
        let (row, confirms) = self.owned_by_confirming(id, token).await?;
        if confirms { Ok(format!("/l/{}", self.mailbox_token(row.public_id))) } else { self.asking_link(&row) }
    }

    /// The way to the page of a signature's mailbox that shows nothing of it, and emails it a link on request.
    pub(crate) fn asking_link(&self, row: &signature::Model) -> Result<String, Error> {
        let mailbox = match self.open_private(row)? {
            Some(private) => self.mailbox_hmac(&Email::stored(&private.email))?,
            None => row.address_hmac.clone(),
        };
        let carried = Carried::of(row.letter_id, &mailbox, Locale::from_tag(&row.locale).unwrap_or_default())?;
        Ok(format!("/l/{}", self.stop_token(row.public_id, self.now(), &carried)?))
    }
}

fn named(letter: &letter::Model) -> NamedLetter {
    NamedLetter { subject: letter.subject.clone(), language: letter.language.clone() }
}

/// What waits for the mailbox of a signature.
fn waiting(of: &signature::Model) -> Select<signature::Entity> {
    signature::Entity::find()
        .filter(signature::Column::AddressHmac.eq(of.address_hmac.clone()))
        .filter(signature::Column::State.eq(SignatureState::Pending.code()))
}
