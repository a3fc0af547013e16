//! What else a signature's own mailbox does with it: denies, withdraws, erases.

use super::{
    by_link::{Owned, find},
    correction::drop_proposal,
    erase::erase,
    listing::{is_held_by_others, set_held},
    state_of,
};
use crate::{
    Error, Service,
    data_steps::Data,
    entities::signature,
    journal::{Departure, Line, Wish},
    log,
    mailboxes::stop_letter,
    outbox::{Kind, Queued},
    writer::{Command, Tx},
};
use domain::{
    email::Email,
    ids::PublicId,
    locale::Locale,
    shapes::signing::LinkPurpose,
    signature::{RemovalReason, SignatureEvent, SignatureState},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

impl Service {
    /// "This was not me": takes a pending signature away, erases the address, and ends the mails that others cause for it
    /// about this letter.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn deny(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let Owned { row, purpose, made_for, .. } = self.owned(id, token).await?;
        if made_for == LinkPurpose::Confirm && (What::Deny { mailbox: None }).is_done(&row) {
            return Ok(());
        }
        if purpose != LinkPurpose::Confirm {
            return Err(Error::Link);
        }
        let mailbox = match self.open_private(&row)? {
            Some(private) => Some(self.mailbox_hmac(&Email::stored(&private.email))?),
            None => None,
        };
        let service = self.clone();
        self.submit(Change { service, signature: row.id, serial: None, now: self.now(), what: What::Deny { mailbox } }).await
    }

    /// Withdraws a signature, whenever its signatory wishes.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn withdraw(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let Owned { row, purpose, made_for, .. } = self.owned(id, token).await?;
        let what = What::Withdraw { mail: self.new_id() };
        if matches!(made_for, LinkPurpose::Manage | LinkPurpose::Reaffirm) && what.is_done(&row) {
            return Ok(());
        }
        let serial = match purpose {
            LinkPurpose::Manage => Some(row.link_serial),
            LinkPurpose::Reaffirm => None,
            LinkPurpose::View | LinkPurpose::Notice | LinkPurpose::Confirm => return Err(Error::Link),
        };
        self.submit(Change { service: self.clone(), signature: row.id, serial, now: self.now(), what }).await
    }

    /// Withdraws a signature and deletes everything about it: name, address, record and salt (GDPR, article 17). The
    /// log keeps an entry that says so, and nothing of what was erased. No mail goes out: nobody knows whereto.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn erase(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let believed = self.believed(id, token).await;
        if believed.is_err() && self.erased_letter(id, token).await?.is_some() {
            return Ok(());
        }
        let Owned { row, purpose, made_for, .. } = believed?;
        if made_for == LinkPurpose::Manage && What::Erase.is_done(&row) {
            return Ok(());
        }
        if purpose != LinkPurpose::Manage {
            return Err(Error::Link);
        }
        let (service, serial) = (self.clone(), Some(row.link_serial));
        let change = Change { service, signature: row.id, serial, now: self.now(), what: What::Erase };
        match self.submit(change).await {
            // Of two clicks at once, one erases.
            Err(Error::Link) if self.erased_letter(id, token).await?.is_some() => {}
            done => done?,
        }
        self.scrub_soon();
        Ok(())
    }
}

enum What {
    /// The mailbox that gets no more mails that others cause about this letter.
    Deny {
        mailbox: Option<Vec<u8>>,
    },
    Withdraw {
        mail: Uuid,
    },
    Erase,
}

impl What {
    /// Whether a row shows that it was done before: a second click finds done what it asks for.
    fn is_done(&self, row: &signature::Model) -> bool {
        let state = state_of(row);
        match self {
            Self::Deny { .. } => state == SignatureState::Removed && row.removal_reason.as_deref() == Some(RemovalReason::Denied.code()),
            Self::Withdraw { .. } => state == SignatureState::Withdrawn && row.erased_at.is_none(),
            Self::Erase => row.erased_at.is_some(),
        }
    }
}

/// A change by the signature's own mailbox. `serial` is the link's, where its use spends it.
struct Change {
    service: Service,
    signature: Uuid,
    serial: Option<i64>,
    now: Instant,
    what: What,
}

impl Command for Change {
    type Answer = ();

    /// The way out is always open.
    fn touches(&self) -> &'static [Data] {
        &[]
    }

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (row, _) = find(tx, self.signature).await?;
        if self.what.is_done(&row) {
            return Ok(());
        }
        if self.serial.is_some_and(|serial| serial != row.link_serial) {
            return Err(Error::Link);
        }
        let state = state_of(&row);
        let mut new = signature::ActiveModel { id: Set(row.id), changed_at: Set(self.now.0), ..Default::default() };
        // What an organiser holds, or a contact questions, waits too when its signatory takes it back and signs anew.
        if !is_held_by_others(&row) {
            set_held(&mut new, None, self.now);
        }
        new.cluster = Set(None);
        drop_proposal(tx, row.id).await?;
        if self.serial.is_some() {
            new.link_serial = Set(row.link_serial + 1);
        }
        match &self.what {
            What::Deny { mailbox } => {
                let next = state.after(SignatureEvent::Deny).ok_or(Error::Link)?;
                new.state = Set(next.code().to_owned());
                new.removal_reason = Set(Some(RemovalReason::Denied.code().to_owned()));
                new.private_sealed = Set(Vec::new());
                let line = Line::Left { letter: row.letter_id, signature: row.id, departure: Departure::Disowned };
                self.service.journal().note(line).await?;
                if let Some(mailbox) = mailbox {
                    self.service.note_stop(mailbox, Some(row.letter_id)).await?;
                    stop_letter(tx, mailbox, row.letter_id, self.now).await?;
                }
            }
            What::Erase => return erase(tx, &self.service, &row, Wish::Signatory, self.now).await,
            What::Withdraw { mail } => {
                let next = state.after(SignatureEvent::Withdraw).ok_or(Error::Link)?;
                let line = Line::Left { letter: row.letter_id, signature: row.id, departure: Departure::Withdrawn };
                self.service.journal().note(line).await?;
                new.state = Set(next.code().to_owned());
                let locale = Locale::from_tag(&row.locale).unwrap_or_default();
                Queued::about(row.id, *mail, Kind::Withdrawn, locale, self.now).insert(tx).await?;
            }
        }
        let changed = new.update(tx).await?;
        log::note_change(tx, &row, &changed, self.now).await
    }
}
