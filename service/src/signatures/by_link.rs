//! A signature as its own mailbox sees it, and where links from mails lead.

use super::{correction::waiting_correction, entry_of, state_of};
use crate::{
    Error, Service,
    entities::{coalition, letter, signature, version},
    letters::waiting,
    log::Receipt,
    privacy::{asked_consent, given_consent},
    public::{self, ends_of},
    scope::newest_version,
    token::{Claim, Purpose},
    writer::Tx,
};
use domain::{
    document::import,
    forms::privacy::ConsentForm,
    ids::PublicId,
    late::Taking,
    locale::Locale,
    shapes::{
        letters::LetterCard,
        signing::{LinkPurpose, OwnSignature, UnpublishedText, WaitingName},
    },
    signature::{Category, HeldFor, SignatoryKind, SignatureState},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// The last serial of links that earlier releases made, of which no row tells any more.
pub(super) const LAST_SERIAL: i64 = 15;

/// The most names that are shown of those that wait in one mailbox.
const OTHERS: u64 = 50;

/// Where a link from a mail leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// To a signature's own page.
    Signature {
        /// The page.
        id: PublicId,
        /// The language it was signed in.
        locale: Locale,
        /// Whether it shows nothing before a click.
        sensitive: bool,
    },
    /// To choosing a password.
    Reset {
        /// The account's language.
        locale: Locale,
    },
    /// To proving the mailbox of a session's account.
    StepUp {
        /// The account's language.
        locale: Locale,
    },
    /// To stopping an export of contacts.
    StopExport {
        /// The language that the email was written in.
        locale: Locale,
    },
    /// To ending all sessions of an account.
    Security {
        /// The account's language.
        locale: Locale,
    },
    /// To signing in without a password.
    SignIn {
        /// The account's language.
        locale: Locale,
    },
    /// To an invitation to sign.
    Invitation {
        /// The page.
        id: PublicId,
        /// The language it was written in.
        locale: Locale,
        /// Whether it shows nothing before a click.
        sensitive: bool,
    },
    /// To "this was not us".
    Question {
        /// The signature.
        id: PublicId,
        /// The language it was made in.
        locale: Locale,
        /// Whether the letter is sensitive.
        sensitive: bool,
    },
    /// To "this was not me".
    Disown {
        /// The signature.
        id: PublicId,
        /// The language it was made in.
        locale: Locale,
        /// Whether it shows nothing before a click.
        sensitive: bool,
    },
    /// To what is held about an address.
    Data {
        /// The request.
        id: PublicId,
        /// The language that it was asked in.
        locale: Locale,
    },
    /// To what waits for a mailbox, and "stop these emails".
    Emails {
        /// The signature or invitation that the mail was about.
        id: PublicId,
        /// The language it was made in; nothing where no row tells.
        locale: Option<Locale>,
        /// Whether nothing is shown before a click.
        sensitive: bool,
    },
    /// To a message that an organiser wrote.
    Message {
        /// The message.
        id: PublicId,
        /// The language of its mail.
        locale: Locale,
        /// Whether it shows nothing before a click.
        sensitive: bool,
    },
}

/// A signature whose link was believed, with what stands around it.
pub(super) struct Owned {
    pub(super) row: signature::Model,
    pub(super) letter: letter::Model,
    /// What the link entitles to now.
    pub(super) purpose: LinkPurpose,
    /// What it was made for; it may be spent.
    pub(super) made_for: LinkPurpose,
}

/// Whether it stands no more, and something of it is left to delete.
fn has_left(row: &signature::Model) -> bool {
    matches!(state_of(row), SignatureState::Withdrawn | SignatureState::Removed) && row.erased_at.is_none()
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
            Purpose::Reset | Purpose::Join => Link::Reset { locale: locale(&self.account_to_choose(token).await?.0.locale) },
            Purpose::StepUp => Link::StepUp { locale: locale(&self.locale_of_step_up(token).await?) },
            Purpose::StopExport => Link::StopExport { locale: locale(&self.export_of_link(token).await?.0.locale) },
            Purpose::EndSessions => Link::Security { locale: locale(&self.account_of_link(token, Purpose::EndSessions).await?.locale) },
            Purpose::SignIn => Link::SignIn { locale: locale(&self.account_of_link(token, Purpose::SignIn).await?.locale) },
            Purpose::Signature(_) => {
                let Owned { row, letter, .. } = self.owned(id, token).await?;
                Link::Signature { id, locale: locale(&row.locale), sensitive: letter.sensitive }
            }
            Purpose::Invitation => {
                let (tag, sensitive) = self.locale_of_invitation(id, token).await?;
                Link::Invitation { id, locale: locale(&tag), sensitive }
            }
            Purpose::Disown => {
                let (tag, sensitive) = self.locale_of_disowning(id, token).await?;
                Link::Disown { id, locale: locale(&tag), sensitive }
            }
            Purpose::Question | Purpose::NotUs => {
                let (tag, sensitive) = self.locale_of_questioning(id, token).await?;
                Link::Question { id, locale: locale(&tag), sensitive }
            }
            Purpose::Data => Link::Data { id, locale: locale(&self.data_request(token).await?.0.locale) },
            Purpose::Stop | Purpose::StopMailbox | Purpose::StopAll | Purpose::StopDesk | Purpose::Mailbox | Purpose::WholeMailbox => {
                let (tag, sensitive) = self.locale_of_stop(token).await?;
                Link::Emails { id, locale: tag.as_deref().map(locale), sensitive }
            }
            Purpose::Message => {
                let (tag, sensitive) = self.locale_of_message(id, token).await?;
                Link::Message { id, locale: locale(&tag), sensitive }
            }
        })
    }

    /// Believes a link about a signature. A spent link still shows the receipt: so that anyone who has just used it sees
    /// what came of it. So does an expired one of a signature that stands, for as long as a receipt's link would.
    pub(super) async fn owned(&self, id: PublicId, token: &str) -> Result<Owned, Error> {
        // Of one that was erased there is nothing to show any more.
        let owned = self.believed(id, token).await?;
        if owned.row.erased_at.is_none() { Ok(owned) } else { Err(Error::Link) }
    }

    /// As [`Service::owned`], of an erased one too.
    pub(super) async fn believed(&self, id: PublicId, token: &str) -> Result<Owned, Error> {
        let claim = Claim::parse(token)?;
        let Purpose::Signature(made_for) = claim.purpose else { return Err(Error::Link) };
        if claim.row != id.0 {
            return Err(Error::Link);
        }
        let Some(row) = signature::Entity::find().filter(signature::Column::PublicId.eq(id.0)).one(self.read()).await? else {
            // Anyone who holds a link that shows nothing any more does not learn from it whether its signature is there still.
            let shows_nothing = self.was_ours(&claim, LAST_SERIAL) && self.now() >= claim.shown_until(true);
            return Err(if shows_nothing { Error::LinkExpired } else { Error::Link });
        };
        let letter = letter::Entity::find_by_id(row.letter_id).one(self.read()).await?.ok_or(Error::Link)?;
        let pending = row.state == SignatureState::Pending.code();
        let purpose = match self.check_claim(&claim, row.link_serial) {
            Ok(()) if made_for == LinkPurpose::Confirm && !pending => LinkPurpose::View,
            // It answers one question: where nothing is asked (any more), it goes round as a receipt does.
            Ok(()) if made_for == LinkPurpose::Reaffirm && !row.outstanding => LinkPurpose::View,
            Ok(()) => made_for,
            // The link that withdrew it deletes what is left of it, for as long as it would have worked.
            Err(_) if made_for == LinkPurpose::Manage && has_left(&row) && self.check_claim(&claim, row.link_serial - 1).is_ok() => {
                made_for
            }
            Err(_) if !pending && self.was_ours(&claim, row.link_serial) => LinkPurpose::View,
            Err(error) => return Err(error),
        };
        if purpose == LinkPurpose::View && self.now() >= claim.shown_until(letter.sensitive) {
            return Err(Error::LinkExpired);
        }
        Ok(Owned { row, letter, purpose, made_for })
    }

    /// The coalition's part of the address of a signature's letter, and the letter's where everyone may read it: for
    /// anyone who holds a link to it, even after it was erased.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn letter_of_link(&self, id: PublicId, token: &str) -> Result<(String, Option<String>), Error> {
        let letter = match self.believed(id, token).await {
            Ok(owned) => owned.letter,
            Err(error) => self.erased_letter(id, token).await?.ok_or(error)?,
        };
        let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        Ok((coalition.slug, public::is_public(&letter).then_some(letter.slug)))
    }

    /// The signature of a link that was made to confirm it, and whether it still does: a spent one goes round as a receipt.
    pub(crate) async fn owned_by_confirming(&self, id: PublicId, token: &str) -> Result<(signature::Model, bool), Error> {
        let Owned { row, purpose, made_for, .. } = self.owned(id, token).await?;
        if made_for == LinkPurpose::Confirm { Ok((row, purpose == LinkPurpose::Confirm)) } else { Err(Error::Link) }
    }

    /// The signature of a private link to it, and its letter.
    pub(crate) async fn owned_to_manage(&self, id: PublicId, token: &str) -> Result<(signature::Model, letter::Model), Error> {
        let Owned { row, letter, purpose, .. } = self.owned(id, token).await?;
        if purpose == LinkPurpose::Manage { Ok((row, letter)) } else { Err(Error::Link) }
    }

    /// A signature as its own mailbox sees it.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn own_signature(&self, id: PublicId, token: &str) -> Result<OwnSignature, Error> {
        let Owned { row, letter, purpose, made_for } = self.owned(id, token).await?;
        let coalition = coalition::Entity::find_by_id(letter.coalition_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        let version = version::Entity::find_by_id(row.version_id).one(self.read()).await?.ok_or(Error::NotFound)?;
        let counts = public::counts_of(self.read(), &[letter.id]).await?.remove(&letter.id).unwrap_or_default();
        let texts = public::texts_of(self.read(), std::slice::from_ref(&letter)).await?.remove(&letter.id).unwrap_or_default();
        let private = self.readable_private(&row);
        let (state, now) = (state_of(&row), self.now());
        let pending = purpose == LinkPurpose::Confirm && state == SignatureState::Pending;
        if pending {
            self.just_shown().note(row.id, now);
        }
        let taken = confirming(&letter, &row, now);
        let in_time = taken.is_some();
        let newest = newest_version(self.read(), &letter).await?;
        let notice = waiting(self.read(), letter.id).await?.is_some_and(|waits| waits.due_at.is_some());
        let emails = match made_for {
            LinkPurpose::Confirm if pending => Some(self.others_waiting(&row).await?),
            // The newest mail may be one that is confirmed already, and what came after it waits. Its link is a receipt's
            // now, which people forward: it leads to the page that asks the mailbox.
            LinkPurpose::Confirm => Some((self.asking_link(&row)?, 0)),
            _ => None,
        };
        Ok(OwnSignature {
            id,
            emails,
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
            unpublished: if pending && !public::is_public(&letter) { Some(self.unpublished(&letter).await?) } else { None },
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
            held_since: row.held_since.map(Instant),
            held_for: row.held_for.as_deref().and_then(HeldFor::from_code).or_else(|| will_wait(&row)),
            offers: if pending || purpose == LinkPurpose::Manage { self.offers(self.read(), &letter, &row).await? } else { Vec::new() },
            correction: waiting_correction(self.read(), row.id).await?,
            others: if pending { self.others(&row).await? } else { Vec::new() },
            by_invitation: purpose == LinkPurpose::Manage && self.is_by_invitation(&row).await?,
            entered_again_at: row.entered_again_at.map(Instant).filter(|_| pending),
            turned_away_at: row.turned_away_at.map(Instant).filter(|_| pending),
            questioned: self.open_question(self.read(), row.id).await?,
            may_confirm: pending && in_time,
            may_correct: correctable(&letter, &row, now) && (pending || (purpose == LinkPurpose::Manage && state.is_live())),
            link_mail: if state.is_live() { self.link_mail(self.read(), &row).await? } else { None },
            may_withdraw: matches!(purpose, LinkPurpose::Manage | LinkPurpose::Reaffirm) && state.is_live(),
            may_erase: purpose == LinkPurpose::Manage && has_left(&row),
            too_late: state == SignatureState::Pending && !in_time,
            late: row.late || (pending && taken == Some(Taking::Late)),
            consent: given_consent(&row),
            ticked: row.consented_at.is_some(),
            address_ended: row.address_ended_at.is_some(),
            asked: if pending && in_time { Some(asked_consent(self.read(), &coalition).await?) } else { None },
            agreed: ConsentForm::default(),
            letter: LetterCard { texts, ..public::card(&letter, &coalition, counts) },
        })
    }

    /// The other names that wait in a signature's mailbox: anyone who has its link may see them all.
    async fn others(&self, row: &signature::Model) -> Result<Vec<WaitingName>, Error> {
        use signature::Column as S;
        let waiting = signature::Entity::find()
            .filter(S::LetterId.eq(row.letter_id))
            .filter(S::AddressHmac.eq(row.address_hmac.clone()))
            .filter(S::State.eq(SignatureState::Pending.code()))
            .filter(S::Id.ne(row.id))
            .order_by_asc(S::PostedAt)
            .limit(OTHERS);
        let link = |other: signature::Model| {
            let purpose = Purpose::Signature(LinkPurpose::Confirm);
            let token = self.make_token(purpose, other.public_id, other.link_serial, self.now());
            WaitingName { name: other.name, path: format!("/l/{token}") }
        };
        Ok(waiting.all(self.read()).await?.into_iter().map(link).collect())
    }

    async fn unpublished(&self, letter: &letter::Model) -> Result<UnpublishedText, Error> {
        let (_, text) = public::frozen(self.read(), letter).await?;
        Ok(UnpublishedText { language: text.language, document: import(&text.text).document, numbered: letter.numbered })
    }

    /// The receipt of a signature, for anyone who has a link to it; nothing before it is recorded.
    ///
    /// # Errors
    /// [`Error::Link`].
    pub async fn receipt(&self, id: PublicId, token: &str) -> Result<Option<Receipt>, Error> {
        let Owned { row, .. } = self.owned(id, token).await?;
        self.receipt_of(&row).await
    }
}

/// What a signature is going to wait for once it is confirmed, as far as that is known by what was entered.
fn will_wait(row: &signature::Model) -> Option<HeldFor> {
    let unknown = row.kind == SignatoryKind::Organisation.code() && !row.known;
    (unknown && state_of(row) == SignatureState::Pending).then_some(HeldFor::Look)
}

/// As what a signature would be confirmed now; nothing where it is too late for it.
pub(super) fn confirming(letter: &letter::Model, row: &signature::Model, now: Instant) -> Option<Taking> {
    ends_of(letter).confirming(Instant(row.posted_at), now)
}

/// Whether its signatory may correct it: until the letter ends; a late one, or one that waits to be, while those are taken.
pub(super) fn correctable(letter: &letter::Model, row: &signature::Model, now: Instant) -> bool {
    match ends_of(letter).taking(now) {
        Some(Taking::InTime) => true,
        Some(Taking::Late) => row.late || state_of(row) == SignatureState::Pending,
        None => false,
    }
}

/// A signature with its letter, inside the transaction.
pub(super) async fn find(tx: &Tx, signature: Uuid) -> Result<(signature::Model, letter::Model), Error> {
    let row = signature::Entity::find_by_id(signature).one(tx).await?.ok_or(Error::Link)?;
    let letter = letter::Entity::find_by_id(row.letter_id).one(tx).await?.ok_or(Error::Link)?;
    Ok((row, letter))
}
