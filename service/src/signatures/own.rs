//! What a signature's own mailbox does with it: confirm, deny, correct, withdraw, ask for a fresh link.

use super::{MAILS, Private, entry_of, erase::erase, identity, identity::Identity, mail_window, one_more_mail, state_of};
use crate::{
    Error, Service,
    entities::{coalition, letter, signature, version},
    letters::{seen_version, waiting},
    log::{self, Receipt},
    names,
    outbox::{Kind, Queued},
    public::{self, ends_of},
    scope::newest_version,
    token::{Claim, Purpose},
    writer::{Command, Tx},
};
use domain::{
    email::Email,
    forms::signing::Entry,
    ids::PublicId,
    late::Taking,
    locale::Locale,
    shapes::{
        letters::LetterCard,
        signing::{LinkPurpose, OwnSignature},
    },
    signature::{Category, RemovalReason, SignatoryKind, SignatureEvent, SignatureState},
    time::Instant,
};
use ledger::entry::Wish;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use uuid::Uuid;

/// Where a link from a mail leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// To a signature's own page.
    Signature {
        /// The page.
        id: PublicId,
        /// The language it was signed in.
        locale: Locale,
    },
    /// To choosing a password.
    Reset {
        /// The account's language.
        locale: Locale,
    },
    /// To an invitation to sign.
    Invitation {
        /// The page.
        id: PublicId,
        /// The language it was written in.
        locale: Locale,
    },
    /// To "this was not me".
    Disown {
        /// The signature.
        id: PublicId,
        /// The language it was made in.
        locale: Locale,
    },
}

/// What a confirmation led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Listed and counted.
    Listed,
    /// Waits for an organiser.
    Held,
    /// Nothing: the wording, or the meaning of the letter, was changed since it was shown.
    Changed,
}

/// A signature whose link was believed, with what stands around it.
pub(super) struct Owned {
    pub(super) row: signature::Model,
    pub(super) letter: letter::Model,
    pub(super) purpose: LinkPurpose,
}

impl Service {
    /// Where a link leads, if it is good or was good once; nothing changes.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn follow_link(&self, token: &str) -> Result<Link, Error> {
        let claim = Claim::parse(token)?;
        let id = PublicId(claim.row);
        let locale = |tag: &str| Locale::from_tag(tag).unwrap_or_default();
        Ok(match claim.purpose {
            Purpose::Reset => Link::Reset { locale: locale(&self.account_of_link(token).await?.locale) },
            Purpose::Signature(_) => Link::Signature { id, locale: locale(&self.owned(id, token).await?.row.locale) },
            Purpose::Invitation => Link::Invitation { id, locale: locale(&self.locale_of_invitation(id, token).await?) },
            Purpose::Disown => Link::Disown { id, locale: locale(&self.locale_of_disowning(id, token).await?) },
        })
    }

    /// Believes a link about a signature. A spent link still shows the receipt: so that whoever has just used it sees
    /// what came of it.
    pub(super) async fn owned(&self, id: PublicId, token: &str) -> Result<Owned, Error> {
        let claim = Claim::parse(token)?;
        let Purpose::Signature(purpose) = claim.purpose else { return Err(Error::Link) };
        if claim.row != id.0 {
            return Err(Error::Link);
        }
        let row = signature::Entity::find().filter(signature::Column::PublicId.eq(id.0)).one(self.read()).await?;
        // Of one that was erased there is nothing to show any more.
        let row = row.filter(|row| row.erased_at.is_none()).ok_or(Error::Link)?;
        let letter = letter::Entity::find_by_id(row.letter_id).one(self.read()).await?.ok_or(Error::Link)?;
        let purpose = if self.check_claim(&claim, row.link_serial).is_ok() {
            if purpose == LinkPurpose::Confirm && row.state != SignatureState::Pending.code() { LinkPurpose::View } else { purpose }
        } else {
            let spent = (0..row.link_serial).rev().take(16).any(|serial| self.check_claim(&claim, serial).is_ok());
            if spent { LinkPurpose::View } else { return Err(Error::Link) }
        };
        Ok(Owned { row, letter, purpose })
    }

    /// A signature as its own mailbox sees it.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn own_signature(&self, id: PublicId, token: &str) -> Result<OwnSignature, Error> {
        let Owned { row, letter, purpose } = self.owned(id, token).await?;
        let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        let version = version::Entity::find_by_id(row.version_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        let counts = public::counts_of(self.read(), &[letter.id]).await?.remove(&letter.id).unwrap_or_default();
        let texts = public::texts_of(self.read(), std::slice::from_ref(&letter)).await?.remove(&letter.id).unwrap_or_default();
        let private = self.open_private(&row.private_sealed)?;
        let (state, now) = (state_of(&row), self.now());
        let pending = purpose == LinkPurpose::Confirm && state == SignatureState::Pending;
        let taken = confirming(&letter, &row, now);
        let in_time = taken.is_some();
        let newest = newest_version(self.read(), &letter).await?;
        let notice = waiting(self.read(), letter.id).await?.is_some_and(|waits| waits.due_at.is_some());
        Ok(OwnSignature {
            id,
            purpose,
            state,
            entry: entry_of(&row, private.as_ref())?,
            category: Category::from_code(&row.category).unwrap_or_default(),
            revision: row.revision,
            posted_at: Instant(row.posted_at),
            confirmed_at: row.confirmed_at.map(Instant),
            outstanding: row.outstanding,
            declined: row.declined,
            notice: notice && state == SignatureState::Confirmed,
            changed_since: if pending { self.changed_since(&row, &newest).await? } else { Vec::new() },
            newest_manifest_sha256: newest.manifest_sha256,
            manifest_sha256: version.manifest_sha256,
            log: PublicId(letter.public_id),
            key_signed: row.log_key.is_some(),
            may_sign_with_key: purpose == LinkPurpose::Manage
                && state == SignatureState::Confirmed
                && row.log_record.is_some()
                && row.log_key.is_none(),
            recorded: row.log_index.and_then(|index| u64::try_from(index).ok()),
            on_behalf: row.on_behalf_by.is_some(),
            may_confirm: pending && in_time,
            may_correct: correctable(&letter, &row, now) && (pending || (purpose == LinkPurpose::Manage && state.is_live())),
            may_withdraw: matches!(purpose, LinkPurpose::Manage | LinkPurpose::Reaffirm) && state.is_live(),
            too_late: state == SignatureState::Pending && !in_time,
            late: row.late || (pending && taken == Some(Taking::Late)),
            letter: LetterCard { texts, ..public::card(&letter, &coalition, counts) },
        })
    }

    /// The receipt of a signature, for whoever has a link to it; nothing before it is recorded.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn receipt(&self, id: PublicId, token: &str) -> Result<Option<Receipt>, Error> {
        let Owned { row, .. } = self.owned(id, token).await?;
        self.receipt_of(&row).await
    }

    /// Confirms a pending signature in the wording of this revision, of the text that was shown when it was posted.
    ///
    /// # Errors
    /// As [`Service::confirm_seen`].
    pub async fn confirm(&self, id: PublicId, token: &str, revision: i64) -> Result<Confirmed, Error> {
        self.confirm_seen(id, token, revision, "").await
    }

    /// Confirms a pending signature in the wording of this revision, of the version with this manifest; without one, of
    /// the version that it was posted for. A press that saw another meaning than the letter has now signs nothing.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::Closed`]; `error-already-confirmed` where the same signatory stands already.
    pub async fn confirm_seen(&self, id: PublicId, token: &str, revision: i64, manifest: &str) -> Result<Confirmed, Error> {
        let Owned { row, purpose, .. } = self.owned(id, token).await?;
        if purpose != LinkPurpose::Confirm {
            return Err(Error::Link);
        }
        let manifest = manifest.to_owned();
        let confirm = Confirm { signature: row.id, revision, manifest, mail: self.new_id(), now: self.now() };
        match self.submit(confirm).await {
            Err(error) if error.is_unique_violation() => Err(Error::field("", "error-already-confirmed")),
            answer => answer,
        }
    }

    /// "This was not me": takes a pending signature away and erases the address.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn deny(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let Owned { row, purpose, .. } = self.owned(id, token).await?;
        if purpose != LinkPurpose::Confirm {
            return Err(Error::Link);
        }
        self.submit(Change { signature: row.id, serial: None, now: self.now(), what: What::Deny }).await
    }

    /// Corrects what is or will be listed. A confirmed organisation that changes into one that nobody knows waits for
    /// an organiser again.
    ///
    /// # Errors
    /// [`Error::Link`], [`Error::Closed`]; `error-already-confirmed`.
    pub async fn correct(&self, id: PublicId, token: &str, entry: &Entry) -> Result<(), Error> {
        let Owned { row, letter, purpose } = self.owned(id, token).await?;
        let serial = match purpose {
            LinkPurpose::Confirm => None,
            LinkPurpose::Manage => Some(row.link_serial),
            LinkPurpose::View | LinkPurpose::Reaffirm => return Err(Error::Link),
        };
        if row.kind != entry.kind().code() {
            return Err(Error::Conflict);
        }
        let private = self.open_private(&row.private_sealed)?.ok_or(Error::Link)?;
        let email = Email::parse(&private.email).map_err(|error| Error::Internal(error.to_string()))?;
        let identity = match entry {
            Entry::Organisation(organisation) => identity::of(self.read(), letter.coalition_id, organisation, &email).await?,
            Entry::Person(_) => Identity::PERSON,
        };
        let mut new = row.clone();
        // An organiser's look holds for the identity that they looked at.
        new.known = identity.known || (row.known && row.identity == identity.key);
        new.identity = identity.key;
        new.organisation_id = identity.organisation;
        new.proof = identity.proof.code().to_owned();
        new.name = entry.name().as_str().to_owned();
        new.name_fold = names::fold(&new.name);
        new.name_sort = names::sort_key(&new.name);
        new.country = entry.country().code().to_owned();
        match entry {
            Entry::Organisation(entry) => {
                new.site = entry.site.as_ref().map(|site| site.as_str().to_owned());
                new.list_representative = entry.list_representative;
            }
            Entry::Person(entry) => new.affiliation = entry.affiliation.as_ref().map(|text| text.as_str().to_owned()),
        }
        new.private_sealed = self.seal_private(&Private::of(entry, &private.email))?;
        let change = Change { signature: row.id, serial, now: self.now(), what: What::Correct(Box::new(new)) };
        match self.submit(change).await {
            Err(error) if error.is_unique_violation() => Err(Error::field("", "error-already-confirmed")),
            answer => answer,
        }
    }

    /// Withdraws a signature, whenever its signatory wishes.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn withdraw(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let Owned { row, purpose, .. } = self.owned(id, token).await?;
        let serial = match purpose {
            LinkPurpose::Manage => Some(row.link_serial),
            LinkPurpose::Reaffirm => None,
            LinkPurpose::View | LinkPurpose::Confirm => return Err(Error::Link),
        };
        let what = What::Withdraw { mail: self.new_id() };
        self.submit(Change { signature: row.id, serial, now: self.now(), what }).await
    }

    /// Withdraws a signature and deletes everything about it: name, address, record and salt (GDPR, article 17). The
    /// log keeps an entry that says so, and nothing of what was erased. No mail goes out: nobody knows whereto.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn erase(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let Owned { row, purpose, .. } = self.owned(id, token).await?;
        if purpose != LinkPurpose::Manage {
            return Err(Error::Link);
        }
        self.submit(Change { signature: row.id, serial: Some(row.link_serial), now: self.now(), what: What::Erase }).await
    }

    /// Sends a fresh link to correct or withdraw, to the signature's own mailbox and nowhere else.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn request_link(&self, id: PublicId, token: &str) -> Result<(), Error> {
        let Owned { row, .. } = self.owned(id, token).await?;
        if !state_of(&row).is_live() {
            return Err(Error::Link);
        }
        self.submit(RequestLink { signature: row.id, mail: self.new_id(), now: self.now() }).await
    }
}

/// As what a signature would be confirmed now; nothing where it is too late for it.
fn confirming(letter: &letter::Model, row: &signature::Model, now: Instant) -> Option<Taking> {
    ends_of(letter).confirming(Instant(row.posted_at), now)
}

/// Whether its signatory may correct it: until the letter ends; a late one, or one that waits to be, while those are taken.
fn correctable(letter: &letter::Model, row: &signature::Model, now: Instant) -> bool {
    match ends_of(letter).taking(now) {
        Some(Taking::InTime) => true,
        Some(Taking::Late) => row.late || state_of(row) == SignatureState::Pending,
        None => false,
    }
}

async fn find(tx: &Tx, signature: Uuid) -> Result<(signature::Model, letter::Model), Error> {
    let row = signature::Entity::find_by_id(signature).one(tx).await?.ok_or(Error::Link)?;
    let letter = letter::Entity::find_by_id(row.letter_id).one(tx).await?.ok_or(Error::Link)?;
    Ok((row, letter))
}

struct Confirm {
    signature: Uuid,
    revision: i64,
    /// Empty for the version that it was posted for.
    manifest: String,
    mail: Uuid,
    now: Instant,
}

impl Command for Confirm {
    type Answer = Confirmed;

    async fn execute(&self, tx: &Tx) -> Result<Confirmed, Error> {
        let (row, letter) = find(tx, self.signature).await?;
        let late = confirming(&letter, &row, self.now).ok_or(Error::Closed)? == Taking::Late;
        if row.revision != self.revision {
            return Ok(Confirmed::Changed);
        }
        let version = match seen_version(tx, letter.id, &self.manifest).await? {
            Some(seen) if !self.manifest.is_empty() => seen.id,
            _ if row.outstanding => return Ok(Confirmed::Changed),
            _ if self.manifest.is_empty() => row.version_id,
            _ => return Ok(Confirmed::Changed),
        };
        let next = state_of(&row).after(SignatureEvent::Confirm { known: row.known }).ok_or(Error::Link)?;
        // The old state stands in the condition: of two presses at once, one finds nothing to change.
        let changed = signature::Entity::update_many()
            .set(signature::ActiveModel {
                state: Set(next.code().to_owned()),
                version_id: Set(version),
                outstanding: Set(false),
                confirmed_at: Set(Some(self.now.0)),
                changed_at: Set(self.now.0),
                mails: Set(0),
                late: Set(late),
                ..Default::default()
            })
            .filter(signature::Column::Id.eq(row.id))
            .filter(signature::Column::State.eq(SignatureState::Pending.code()))
            .filter(signature::Column::Revision.eq(self.revision))
            .exec(tx)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Error::Conflict);
        }
        let confirmed =
            signature::Model { state: next.code().to_owned(), version_id: version, confirmed_at: Some(self.now.0), ..row.clone() };
        log::note_change(tx, &row, &confirmed, self.now).await?;
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        Queued::about(row.id, self.mail, Kind::Receipt, locale, self.now).insert(tx).await?;
        Ok(if next == SignatureState::Held { Confirmed::Held } else { Confirmed::Listed })
    }
}

enum What {
    Deny,
    Correct(Box<signature::Model>),
    Withdraw { mail: Uuid },
    Erase,
}

/// A change by the signature's own mailbox. `serial` is the link's, where its use spends it.
struct Change {
    signature: Uuid,
    serial: Option<i64>,
    now: Instant,
    what: What,
}

impl Command for Change {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let (row, letter) = find(tx, self.signature).await?;
        if self.serial.is_some_and(|serial| serial != row.link_serial) {
            return Err(Error::Link);
        }
        let state = state_of(&row);
        let mut new = signature::ActiveModel { id: Set(row.id), changed_at: Set(self.now.0), ..Default::default() };
        if self.serial.is_some() {
            new.link_serial = Set(row.link_serial + 1);
        }
        match &self.what {
            What::Deny => {
                let next = state.after(SignatureEvent::Deny).ok_or(Error::Link)?;
                new.state = Set(next.code().to_owned());
                new.removal_reason = Set(Some(RemovalReason::Denied.code().to_owned()));
                new.private_sealed = Set(Vec::new());
            }
            What::Erase => return erase(tx, &row, Wish::Signatory, self.now).await,
            What::Withdraw { mail } => {
                let next = state.after(SignatureEvent::Withdraw).ok_or(Error::Link)?;
                new.state = Set(next.code().to_owned());
                let locale = Locale::from_tag(&row.locale).unwrap_or_default();
                Queued::about(row.id, *mail, Kind::Withdrawn, locale, self.now).insert(tx).await?;
            }
            What::Correct(wording) => {
                if !correctable(&letter, &row, self.now) {
                    return Err(Error::Closed);
                }
                let pending = self.serial.is_none() && state == SignatureState::Pending;
                if !(pending || (self.serial.is_some() && state.is_live())) || wording.revision != row.revision {
                    return Err(Error::Conflict);
                }
                let waits = state == SignatureState::Confirmed && !wording.known && row.kind == SignatoryKind::Organisation.code();
                new = (**wording).clone().into_active_model().reset_all();
                // The sequencer's alone.
                new.log_index = NotSet;
                new.log_record = NotSet;
                new.erased_at = NotSet;
                new.log_key = NotSet;
                new.log_keys_past = NotSet;
                // A correction changes no answer to a changed text.
                new.version_id = NotSet;
                new.outstanding = NotSet;
                new.declined = NotSet;
                new.link_serial = Set(row.link_serial + i64::from(self.serial.is_some()));
                new.mails = Set(row.mails);
                new.mails_since = Set(row.mails_since);
                new.state = Set(if waits { SignatureState::Held.code().to_owned() } else { row.state.clone() });
                new.revision = Set(row.revision + 1);
                new.changed_at = Set(self.now.0);
            }
        }
        let changed = new.update(tx).await?;
        log::note_change(tx, &row, &changed, self.now).await
    }
}

struct RequestLink {
    signature: Uuid,
    mail: Uuid,
    now: Instant,
}

impl Command for RequestLink {
    type Answer = ();

    async fn execute(&self, tx: &Tx) -> Result<(), Error> {
        let rows = signature::Entity::update_many()
            .col_expr(signature::Column::Mails, one_more_mail(self.now))
            .col_expr(signature::Column::MailsSince, mail_window(self.now))
            .filter(signature::Column::Id.eq(self.signature))
            .exec_with_returning(tx)
            .await?;
        let row = rows.first().ok_or(Error::Link)?;
        // One more than strangers can cause: the mailbox itself asks here.
        if row.mails > MAILS + 1 {
            return Ok(());
        }
        let locale = Locale::from_tag(&row.locale).unwrap_or_default();
        Queued::about(row.id, self.mail, Kind::Manage, locale, self.now).insert(tx).await
    }
}
