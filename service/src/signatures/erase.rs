//! Erasure: the row of a signature is deleted, and every other row about it. The log gets the entry that a withdrawal makes,
//! so that nobody tells the two apart, and the letter a keyed hash of the mailbox while it lasts, so that nobody is asked again.

use super::{listing::is_held_by_others, state_of};
use crate::{
    Error, Service,
    entities::{erased_address, erased_link, invitation, letter, log_event, signature},
    jobs::{self, Job},
    journal::{Departure, Line, Wish},
    log::{self, What},
    token::Claim,
    writer::Tx,
};
use base64ct::{Base64UrlUnpadded, Encoding};
use domain::{
    email::Email,
    ids::PublicId,
    letter::LetterState,
    signature::{RemovalReason, SignatoryKind, SignatureEvent, SignatureState},
    time::Instant,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, QueryTrait};
use std::collections::HashSet;
use uuid::Uuid;

/// How many signatures of one mailbox are withdrawn before its next waits for an organiser; as many are erased.
const DEPARTURES: u64 = 2;

impl Service {
    /// The hash that keeps a mailbox from being asked again about a letter, as one of this kind.
    pub(crate) fn erased_hash(&self, letter: Uuid, kind: SignatoryKind, email: &Email) -> Option<Vec<u8>> {
        Some(self.keys().erased_address(letter, kind.code(), &email.mailbox().ok()?))
    }

    /// The hash of a signature's own mailbox, while that is known.
    fn erased_hash_of(&self, row: &signature::Model) -> Option<Vec<u8>> {
        let private = self.readable_private(row).filter(|private| !private.email.is_empty())?;
        self.erased_hash(row.letter_id, super::kind_of(row), &Email::stored(&private.email))
    }

    /// The hash that says that a mailbox had a second signature erased from a letter.
    fn erased_twice_hash_of(&self, row: &signature::Model) -> Option<Vec<u8>> {
        let private = self.readable_private(row).filter(|private| !private.email.is_empty())?;
        let mailbox = Email::stored(&private.email).mailbox().ok()?;
        Some(self.keys().erased_address(row.letter_id, &format!("twice {}", row.kind), &mailbox))
    }

    /// Whether signatures of this mailbox left the list of the letter before, more often than anybody changes their mind: each
    /// departure is a public figure, which nobody raises at will.
    pub(super) async fn has_left_often<C: ConnectionTrait>(&self, db: &C, row: &signature::Model) -> Result<bool, Error> {
        use signature::Column as S;
        let withdrawn = signature::Entity::find()
            .filter(S::LetterId.eq(row.letter_id))
            .filter(S::AddressHmac.eq(row.address_hmac.clone()))
            .filter(S::State.eq(SignatureState::Withdrawn.code()))
            .limit(DEPARTURES);
        if u64::try_from(withdrawn.all(db).await?.len()).unwrap_or(DEPARTURES) >= DEPARTURES {
            return Ok(true);
        }
        let Some(hash) = self.erased_twice_hash_of(row) else { return Ok(false) };
        Ok(erased_address::Entity::find_by_id((row.letter_id, hash)).one(db).await?.is_some())
    }

    /// The letter of a signature that this link erased a short while ago: a second click finds done what it asks for.
    pub(super) async fn erased_letter(&self, id: PublicId, token: &str) -> Result<Option<letter::Model>, Error> {
        let claim = Claim::parse(token)?;
        let Some(gone) = erased_link::Entity::find_by_id(id.0).one(self.read()).await? else { return Ok(None) };
        let ours = claim.row == id.0 && self.was_ours(&claim, gone.link_serial);
        if !ours || gone.until < self.now().0 {
            return Ok(None);
        }
        Ok(letter::Entity::find_by_id(gone.letter_id).one(self.read()).await?)
    }

    /// Whether anyone who reads this mailbox has had everything about them deleted from a letter: then it is not asked again.
    pub(crate) async fn is_erased<C: ConnectionTrait>(
        &self,
        db: &C,
        letter: Uuid,
        kind: SignatoryKind,
        email: &Email,
    ) -> Result<bool, Error> {
        let Some(hash) = self.erased_hash(letter, kind, email) else { return Ok(false) };
        Ok(erased_address::Entity::find_by_id((letter, hash)).one(db).await?.is_some())
    }
}

/// Erases a signature that its mailbox once confirmed; it is in the journal before anything is deleted.
pub(super) async fn erase(tx: &Tx, service: &Service, row: &signature::Model, wish: Wish, now: Instant) -> Result<(), Error> {
    state_of(row).after(SignatureEvent::Erase).ok_or(Error::Conflict)?;
    let address_hash = service.erased_hash_of(row);
    let departure = Departure::Erased { wish, address_hash: address_hash.clone() };
    service.journal().note(Line::Left { letter: row.letter_id, signature: row.id, departure }).await?;
    let link = erased_link::Model {
        public_id: row.public_id,
        letter_id: row.letter_id,
        link_serial: row.link_serial,
        until: now.plus(Instant::DAY).0,
    };
    erased_link::Entity::insert(link.into_active_model()).exec_without_returning(tx).await?;
    keep_decision(tx, service, row).await?;
    delete(tx, row, now).await?;
    let Some(hash) = address_hash else { return Ok(()) };
    let once = erased_address::Entity::find_by_id((row.letter_id, hash.clone())).one(tx).await?.is_some();
    if let Some(twice) = service.erased_twice_hash_of(row).filter(|_| once) {
        keep_unasked(tx, row.letter_id, twice).await?;
    }
    keep_unasked(tx, row.letter_id, hash).await
}

/// Deletes a signature's row and every other about it. Its log learns of it, unless it had left the list before: then nothing
/// of it is left there to delete.
pub(crate) async fn delete(tx: &Tx, row: &signature::Model, now: Instant) -> Result<(), Error> {
    // Its invitation says the same of it, and would be reminded.
    let by_mailbox = Condition::all()
        .add(invitation::Column::AddressHmac.eq(row.address_hmac.clone()))
        .add(invitation::Column::Identity.eq(row.identity.as_str()));
    invitation::Entity::delete_many()
        .filter(invitation::Column::LetterId.eq(row.letter_id))
        .filter(Condition::any().add(invitation::Column::SignatureId.eq(row.id)).add(by_mailbox))
        .exec(tx)
        .await?;
    jobs::forget(tx, Job::Entries, row.id).await?;
    // Mails, objections and what waits to be recorded of it go with the row.
    signature::Entity::delete_by_id(row.id).exec(tx).await?;
    if let (Some(about), Some(_)) = (row.log_index, row.log_record) {
        let what = What::Left { about, records: log::kept(row) };
        log::queue(tx, row.letter_id, None, &what, now).await?;
    }
    Ok(())
}

/// Whether a signature of a letter was erased a short while ago.
pub(super) async fn was_erased(tx: &Tx, letter: Uuid, id: PublicId) -> Result<bool, Error> {
    Ok(erased_link::Entity::find_by_id(id.0).one(tx).await?.is_some_and(|gone| gone.letter_id == letter))
}

/// Keeps a mailbox from being asked again about a letter.
pub(crate) async fn keep_unasked(tx: &Tx, letter: Uuid, address_hash: Vec<u8>) -> Result<(), Error> {
    if erased_address::Entity::find_by_id((letter, address_hash.clone())).one(tx).await?.is_none() {
        let row = erased_address::Model { letter_id: letter, address_hash };
        erased_address::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Keeps, of a signature that an organiser or a contact decided against, what recognises its signatory and its mailbox should
/// they come back: keyed hashes, which end with the letter or with an organiser's approval.
pub(crate) async fn keep_decision(tx: &Tx, service: &Service, row: &signature::Model) -> Result<(), Error> {
    if !is_decided_against(row) {
        return Ok(());
    }
    for hash in decision_hashes(service, row) {
        keep_unasked(tx, row.letter_id, hash).await?;
    }
    Ok(())
}

/// Lets go of what [`keep_decision`] has kept: an organiser lists the signatory.
pub(super) async fn forget_decision(tx: &Tx, service: &Service, row: &signature::Model) -> Result<(), Error> {
    let own = erased_address::Entity::delete_many()
        .filter(erased_address::Column::LetterId.eq(row.letter_id))
        .filter(erased_address::Column::AddressHash.is_in(decision_hashes(service, row)));
    own.exec(tx).await?;
    Ok(())
}

/// Whether an organiser took it off, and not at its signatory's wish, or holds it, or a contact questions it.
fn is_decided_against(row: &signature::Model) -> bool {
    let reason = row.removal_reason.as_deref().and_then(RemovalReason::from_code);
    let against = matches!(reason, Some(RemovalReason::NotTheirs | RemovalReason::NotIdentified | RemovalReason::Abuse));
    match state_of(row) {
        SignatureState::Pending => false,
        SignatureState::Removed => against,
        SignatureState::Held | SignatureState::Confirmed | SignatureState::Withdrawn => row.questioned || is_held_by_others(row),
    }
}

/// What recognises a signature's signatory, by either fold of its name, and its mailbox.
fn decision_hashes(service: &Service, row: &signature::Model) -> Vec<Vec<u8>> {
    let kind = format!("taken off {}", row.kind);
    let hash = |what: &str| service.keys().erased_address(row.letter_id, &kind, what);
    let mailbox = Base64UrlUnpadded::encode_string(&row.address_hmac);
    let mut hashes = vec![hash(&format!("mailbox {mailbox}")), hash(&format!("identity {}", row.identity))];
    if !row.name_fold.is_empty() {
        hashes.push(hash(&format!("name {} {}", row.country, row.name_fold)));
    }
    hashes.extend(row.organisation_id.map(|organisation| hash(&format!("organisation {}", organisation.simple()))));
    hashes
}

/// Whether an organiser or a contact decided against a signature of this mailbox or signatory that has been deleted since.
pub(super) async fn was_decided_against<C: ConnectionTrait>(db: &C, service: &Service, row: &signature::Model) -> Result<bool, Error> {
    let kept = erased_address::Entity::find()
        .filter(erased_address::Column::LetterId.eq(row.letter_id))
        .filter(erased_address::Column::AddressHash.is_in(decision_hashes(service, row)));
    Ok(kept.one(db).await?.is_some())
}

/// The mailboxes that are not asked again about a letter.
pub(crate) async fn unasked<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<HashSet<Vec<u8>>, Error> {
    let rows = erased_address::Entity::find().filter(erased_address::Column::LetterId.eq(letter)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.address_hash).collect())
}

/// The hourly part: hashes end with their letters, and rows that an earlier release has left of what it erased are
/// deleted once the log has recorded them.
pub(crate) async fn tidy(tx: &Tx, now: Instant) -> Result<(), Error> {
    erased_link::Entity::delete_many().filter(erased_link::Column::Until.lt(now.0)).exec(tx).await?;
    let ended =
        letter::Entity::find().select_only().column(letter::Column::Id).filter(letter::Column::State.eq(LetterState::Archived.code()));
    erased_address::Entity::delete_many().filter(erased_address::Column::LetterId.in_subquery(ended.into_query())).exec(tx).await?;
    let waiting =
        log_event::Entity::find().select_only().column(log_event::Column::SignatureId).filter(log_event::Column::SignatureId.is_not_null());
    let left = signature::Entity::find()
        .filter(signature::Column::ErasedAt.is_not_null())
        .filter(signature::Column::Id.not_in_subquery(waiting.into_query()));
    for row in left.all(tx).await? {
        signature::Entity::delete_by_id(row.id).exec(tx).await?;
    }
    Ok(())
}
