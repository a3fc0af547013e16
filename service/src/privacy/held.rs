//! What is held about an email address.

use super::given_consent;
use crate::{
    Error, Service,
    entities::{
        account, activity, coalition, error_report, invitation, letter, mailbox_stop, membership, message, organisation,
        organisation_contact, outbox, remark, reply, reviewer, session, signature,
    },
    mailboxes::half,
    members::accepted,
    outbox::{Kind, QUEUED},
    public::{country_of, is_public},
    reports::Said,
    scope::owners_in,
    second_factor,
    signatures::state_of,
    token::Purpose,
};
use domain::{
    email::Email,
    ids::PublicId,
    role::Role,
    shapes::{
        held::{HeldAccount, HeldContact, HeldData, HeldInvitation, HeldLetter, HeldMessage, HeldReport, HeldSignature},
        signing::LinkPurpose,
    },
    signature::SignatureState,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// The most rows of a kind that are shown.
const SHOWN: u64 = 200;

/// Letters with their coalitions, by the letter.
type Letters = HashMap<Uuid, (letter::Model, coalition::Model)>;

impl Service {
    /// What is held about an address.
    pub(crate) async fn held_about(&self, email: &Email) -> Result<HeldData, Error> {
        let mailbox = self.mailbox_hmac(email)?;
        let signatures = signature::Entity::find()
            .filter(signature::Column::AddressHmac.eq(mailbox.clone()))
            .filter(signature::Column::ErasedAt.is_null())
            .order_by_desc(signature::Column::PostedAt)
            .limit(SHOWN)
            .all(self.read())
            .await?;
        let invitations = invitation::Entity::find()
            .filter(invitation::Column::AddressHmac.eq(mailbox.clone()))
            .order_by_desc(invitation::Column::CreatedAt)
            .limit(SHOWN)
            .all(self.read())
            .await?;
        let reports = self.reports_with(self.read(), &mailbox).await?;
        let ids = signatures.iter().map(|row| row.letter_id).chain(invitations.iter().map(|row| row.letter_id));
        let letters = self.letters_of(ids.chain(reports.iter().map(|(row, _)| row.letter_id))).await?;
        let announced = self.announced(&signatures, &invitations, &letters).await?;
        let (invitations, prepared): (Vec<_>, Vec<_>) = invitations.into_iter().partition(|row| announced.contains(&row.id));
        let prepared = prepared.iter().filter_map(|row| self.held_invitation(row, email, &letters));
        let prepared = prepared.map(|one| HeldContact { coalition: one.letter.coalition, organisation: one.organisation });
        let mut contacts = self.held_contacts(email, &mailbox).await?;
        contacts.extend(prepared);
        let stopped =
            mailbox_stop::Entity::find().filter(mailbox_stop::Column::MailboxHmac.eq(half(&mailbox).to_vec())).count(self.read()).await?;
        Ok(HeldData {
            id: PublicId(Uuid::nil()),
            address: email.as_str().to_owned(),
            signatures: signatures
                .iter()
                .filter(|row| announced.contains(&row.id))
                .filter_map(|row| self.held_signature(row, email, &letters).transpose())
                .collect::<Result<_, _>>()?,
            invitations: invitations.iter().filter_map(|row| self.held_invitation(row, email, &letters)).collect(),
            contacts,
            messages: self.held_messages(email, &mailbox).await?,
            reports: reports.into_iter().filter_map(|(row, said)| held_report(&row, said, email, &letters)).collect(),
            account: self.held_account(email).await?,
            stopped: stopped > 0,
        })
    }

    /// Those of these rows whose mailbox may know of their letter: it is public, or an email about it has left. Who asks what is
    /// held learns of no confidential letter: of an invitation that is only prepared the page shows a contact.
    async fn announced(
        &self,
        signatures: &[signature::Model],
        invitations: &[invitation::Model],
        letters: &Letters,
    ) -> Result<HashSet<Uuid>, Error> {
        use outbox::Column as O;
        let firsts = [Kind::Invite, Kind::ConfirmGathered, Kind::ConfirmOnBehalf].map(Kind::code);
        let waiting = outbox::Entity::find().filter(O::State.eq(QUEUED)).filter(O::Kind.is_in(firsts));
        let signed = waiting.clone().filter(O::SignatureId.is_in(signatures.iter().map(|row| row.id)));
        let invited = waiting.filter(O::InvitationId.is_in(invitations.iter().map(|row| row.id)));
        let mut unsent: HashSet<Uuid> = HashSet::new();
        unsent.extend(signed.select_only().column(O::SignatureId).into_tuple::<Uuid>().all(self.read()).await?);
        unsent.extend(invited.select_only().column(O::InvitationId).into_tuple::<Uuid>().all(self.read()).await?);
        let public = |letter: Uuid| letters.get(&letter).is_some_and(|(letter, _)| is_public(letter));
        let signed =
            signatures.iter().filter(|row| public(row.letter_id) || state_of(row) != SignatureState::Pending || !unsent.contains(&row.id));
        let invited = invitations.iter().filter(|row| public(row.letter_id) || row.last_mail_at.is_some() && !unsent.contains(&row.id));
        Ok(signed.map(|row| row.id).chain(invited.map(|row| row.id)).collect())
    }

    async fn letters_of(&self, ids: impl Iterator<Item = Uuid>) -> Result<Letters, Error> {
        let letters = letter::Entity::find().filter(letter::Column::Id.is_in(ids)).all(self.read()).await?;
        let coalitions = self.coalitions_of(letters.iter().map(|letter| letter.coalition_id)).await?;
        let with = |letter: letter::Model| Some((letter.id, (letter.clone(), coalitions.get(&letter.coalition_id)?.clone())));
        Ok(letters.into_iter().filter_map(with).collect())
    }

    async fn coalitions_of(&self, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, coalition::Model>, Error> {
        let rows = coalition::Entity::find().filter(coalition::Column::Id.is_in(ids)).all(self.read()).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }

    fn held_signature(&self, row: &signature::Model, email: &Email, letters: &Letters) -> Result<Option<HeldSignature>, Error> {
        let Some((letter, coalition)) = letters.get(&row.letter_id) else { return Ok(None) };
        let private = self.readable_private(row);
        // Of an address that has ended, or was denied, only the hash of its mailbox is left to compare.
        let ended = row.address_ended_at.is_some() || row.private_sealed.is_empty();
        if !ended && !private.as_ref().is_some_and(|private| is_same(&private.email, email)) {
            return Ok(None);
        }
        let private = private.filter(|private| !private.representative.is_empty());
        let state = state_of(row);
        let purpose = match state {
            SignatureState::Pending => LinkPurpose::Confirm,
            // What stands is withdrawn and erased there; of what does not, the rest is deleted.
            _ => LinkPurpose::Manage,
        };
        let token = self.make_token(Purpose::Signature(purpose), row.public_id, row.link_serial, self.now());
        Ok(Some(HeldSignature {
            letter: held_letter(letter, coalition),
            name: row.name.clone(),
            country: country_of(&row.country),
            detail: row.site.clone().or_else(|| row.affiliation.clone()),
            representative: private.map(|private| (private.representative, private.office)),
            representative_listed: row.list_representative,
            state,
            posted_at: Instant(row.posted_at),
            confirmed_at: row.confirmed_at.map(Instant),
            consent: given_consent(row),
            by_organiser: row.on_behalf_by.is_some() || row.import_id.is_some(),
            link: format!("/l/{token}"),
        }))
    }

    fn held_invitation(&self, row: &invitation::Model, email: &Email, letters: &Letters) -> Option<HeldInvitation> {
        let (letter, coalition) = letters.get(&row.letter_id)?;
        // What does not open is missing, and nothing else.
        let private = self.open_invitation(row).ok().filter(|private| is_same(&private.email, email))?;
        let person = [private.representative.as_str(), private.office.as_str()].into_iter().filter(|part| !part.is_empty());
        Some(HeldInvitation {
            letter: held_letter(letter, coalition),
            organisation: row.name.clone(),
            person: person.collect::<Vec<_>>().join(", "),
            answer: private.text.clone(),
            at: Instant(row.created_at),
        })
    }

    async fn held_contacts(&self, email: &Email, mailbox: &[u8]) -> Result<Vec<HeldContact>, Error> {
        let mut rows = organisations_with(self.read(), mailbox).await?;
        rows.retain(|row| self.contact_addresses(row).is_ok_and(|all| all.iter().any(|one| is_same(one, email))));
        let coalitions = self.coalitions_of(rows.iter().map(|row| row.coalition_id)).await?;
        let contact = |row: organisation::Model| {
            Some(HeldContact { coalition: coalitions.get(&row.coalition_id)?.name.clone(), organisation: row.legal_name })
        };
        Ok(rows.into_iter().filter_map(contact).collect())
    }

    async fn held_messages(&self, email: &Email, mailbox: &[u8]) -> Result<Vec<HeldMessage>, Error> {
        let to_it = message::Entity::find().filter(message::Column::MailboxHmac.eq(mailbox.to_vec()));
        let rows = to_it.order_by_desc(message::Column::CreatedAt).limit(SHOWN).all(self.read()).await?;
        let coalitions = self.coalitions_of(rows.iter().map(|row| row.coalition_id)).await?;
        let message = |row: &message::Model| {
            // What does not open is missing, and nothing else.
            let private = self.open_message(row).ok().filter(|private| is_same(&private.address, email))?;
            let coalition = coalitions.get(&row.coalition_id)?.name.clone();
            Some(HeldMessage { coalition, subject: private.subject, text: private.text, at: Instant(row.created_at) })
        };
        Ok(rows.iter().filter_map(message).collect())
    }

    async fn held_account(&self, email: &Email) -> Result<Option<HeldAccount>, Error> {
        let Some(account) = self.account_at(self.read(), email).await? else { return Ok(None) };
        let db = self.read();
        let memberships = membership::Entity::find().filter(membership::Column::AccountId.eq(account.id)).all(db).await?;
        let coalitions = self.coalitions_of(memberships.iter().map(|row| row.coalition_id)).await?;
        let belongs = |row: &membership::Model| Some((coalitions.get(&row.coalition_id)?.name.clone(), Role::from_code(&row.role)?));
        let only_owner_of = only_owner_of(db, account.id).await?.into_iter();
        let drafts = reviewer::Entity::find().filter(reviewer::Column::AccountId.eq(account.id)).count(db).await?;
        let remarks = remark::Entity::find().filter(remark::Column::AccountId.eq(account.id)).count(db).await?;
        let replies = reply::Entity::find().filter(reply::Column::AccountId.eq(account.id)).count(db).await?;
        Ok(Some(HeldAccount {
            name: account.name.clone(),
            at: Instant(account.created_at),
            memberships: memberships.iter().filter_map(belongs).collect(),
            drafts,
            remarks: remarks + replies,
            acts: activity::Entity::find().filter(activity::Column::AccountId.eq(account.id)).count(db).await?,
            sessions: session::Entity::find().filter(session::Column::AccountId.eq(account.id)).count(db).await?,
            second_factor: second_factor::stands(db, account.id).await?,
            only_owner_of: only_owner_of.filter_map(|id| Some(coalitions.get(&id)?.name.clone())).collect(),
        }))
    }

    /// The account of an address.
    pub(super) async fn account_at<C: ConnectionTrait>(&self, db: &C, email: &Email) -> Result<Option<account::Model>, Error> {
        let Ok(canonical) = email.canonical() else { return Ok(None) };
        Ok(account::Entity::find().filter(account::Column::EmailHmac.eq(self.keys().address(&canonical))).one(db).await?)
    }
}

fn held_letter(letter: &letter::Model, coalition: &coalition::Model) -> HeldLetter {
    HeldLetter { coalition: coalition.name.clone(), subject: letter.subject.clone(), slug: coalition.slug.clone() }
}

fn held_report(row: &error_report::Model, said: Said, email: &Email, letters: &Letters) -> Option<HeldReport> {
    let (letter, coalition) = letters.get(&row.letter_id)?;
    said.email.as_deref().filter(|own| is_same(own, email))?;
    Some(HeldReport { letter: held_letter(letter, coalition), entry: said.entry, words: said.words, at: Instant(row.created_at) })
}

/// Whether a stored address is this one. Rows are found by the hash of a mailbox, which other addresses have too: what is held
/// about them is shown to nobody else.
pub(crate) fn is_same(stored: &str, email: &Email) -> bool {
    let canonical = |email: &Email| email.canonical().ok();
    canonical(&Email::stored(stored)).is_some_and(|one| canonical(email) == Some(one))
}

/// The rows of address books that have a mailbox among their contacts.
pub(super) async fn organisations_with<C: ConnectionTrait>(db: &C, mailbox: &[u8]) -> Result<Vec<organisation::Model>, Error> {
    let own: Vec<Uuid> = organisation_contact::Entity::find()
        .select_only()
        .column(organisation_contact::Column::OrganisationId)
        .filter(organisation_contact::Column::AddressHmac.eq(mailbox.to_vec()))
        .limit(SHOWN)
        .into_tuple()
        .all(db)
        .await?;
    Ok(organisation::Entity::find().filter(organisation::Column::Id.is_in(own)).all(db).await?)
}

/// The coalitions whose only owner an account is.
pub(super) async fn only_owner_of<C: ConnectionTrait>(db: &C, account: Uuid) -> Result<Vec<Uuid>, Error> {
    let owner = membership::Column::Role.eq(Role::Owner.code());
    let owned = accepted().filter(owner).filter(membership::Column::AccountId.eq(account)).all(db).await?;
    let mut alone = Vec::new();
    for coalition in owned.into_iter().map(|row| row.coalition_id) {
        if owners_in(db, coalition).await?.iter().all(|owner| owner.id == account) {
            alone.push(coalition);
        }
    }
    Ok(alone)
}
