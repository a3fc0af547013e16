//! What mails about a changed text say: to its signatories, and to the organisers who are to look at a proposal.

use super::Kind;
use crate::{
    Error, Service,
    entities::{letter, outbox, signature, version},
    letters::{changes, declared, proposed_texts, texts_of, waiting},
    public::is_public,
    scope::newest_version,
    signatures::state_of,
};
use domain::{
    forms::signing::Entry,
    shapes::mail::{MailChange, MailContent, MailLetter},
    time::Instant,
};
use sea_orm::EntityTrait;

impl Service {
    /// A mail to a signatory about a changed text; `None` where nothing is asked of them any more.
    pub(super) async fn change_mail(
        &self,
        queued: (&outbox::Model, Kind),
        letter: &letter::Model,
        row: &signature::Model,
        about: (MailLetter, Entry, Option<String>),
    ) -> Result<Option<MailContent>, Error> {
        let (queued, kind) = queued;
        if !state_of(row).is_live() {
            return Ok(None);
        }
        let (about, entry, link) = about;
        let before = texts_of(self.read(), row.version_id).await?;
        let (declared, words, due, after) = if kind == Kind::AmendmentNotice {
            let waits = waiting(self.read(), letter.id).await?.filter(|waits| waits.told_at == Some(queued.created_at));
            let Some((waits, due)) = waits.and_then(|waits| waits.due_at.map(|due| (waits, due))) else { return Ok(None) };
            (Some(declared(&waits)), waits.words.clone(), Some(Instant(due)), proposed_texts(&waits)?)
        } else {
            if !row.outstanding {
                return Ok(None);
            }
            let newest = newest_version(self.read(), letter).await?;
            (None, newest.words.clone().unwrap_or_default(), None, texts_of(self.read(), newest.id).await?)
        };
        let signed = version::Entity::find_by_id(row.version_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        // Of a confidential letter the mail holds the link alone.
        let difference = if is_public(letter) { changes(&before, &after) } else { Vec::new() };
        let change = MailChange {
            signed: u32::try_from(signed.number).unwrap_or(u32::MAX),
            words: if is_public(letter) { words } else { String::new() },
            declared,
            due,
            difference,
        };
        let (letter, change) = (about, Box::new(change));
        Ok(Some(match kind {
            Kind::AmendmentNotice => MailContent::AmendmentNotice { letter, entry, change, link },
            Kind::ReaffirmReminder => MailContent::Reaffirm { letter, entry, change, reminder: true, link },
            _ => MailContent::Reaffirm { letter, entry, change, reminder: false, link },
        }))
    }

    /// Who proposed what a mail to an organiser is about, and when it takes effect by itself; `None` once it is decided.
    pub(super) async fn proposal_mail(
        &self,
        row: &outbox::Model,
        letter: &letter::Model,
    ) -> Result<Option<(String, Option<Instant>)>, Error> {
        let Some(waits) = waiting(self.read(), letter.id).await?.filter(|waits| waits.proposed_at == row.created_at) else {
            return Ok(None);
        };
        Ok(Some((self.account_name(waits.proposed_by).await?, waits.due_at.map(Instant))))
    }
}
