//! The contacts of an organisation are told that somebody signed in its name, or at its domain, whenever that changes.

use crate::{
    Error, Service,
    entities::{invitation, letter, organisation, organisation_domain, question, signature},
    journal::Line,
    keys::MAIL_TO,
    log,
    outbox::{Kind, Queued},
    public::is_public,
    signatures::{kind_of, state_of},
    writer::Tx,
};
use domain::{
    email::Email,
    invitation::Standing,
    locale::Locale,
    signature::{SignatoryKind, SignatureState},
    site::domains_above,
    time::Instant,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashSet;
use uuid::Uuid;

/// Organisations whose contacts are told of one signature, where nothing says which of them it is.
const ROWS: u64 = 3;
/// Contacts of each that are told.
const CONTACTS: usize = 5;
/// Signatures of a letter that has become public whose contacts are told in one transaction.
const PUBLISHED: u64 = 50;

impl Service {
    /// Notes for the log that a signature has changed, and in the journal that what it said is listed no more, and tells the contacts of the organisation that it is of: whatever
    /// changes who is listed as what goes through this.
    pub(crate) async fn note_change(
        &self,
        tx: &Tx,
        before: &signature::Model,
        after: &signature::Model,
        now: Instant,
    ) -> Result<(), Error> {
        log::note_change(tx, before, after, now).await?;
        let says_else = after.revision != before.revision || state_of(after) == SignatureState::Held;
        if state_of(before) == SignatureState::Confirmed && state_of(after).is_live() && says_else {
            // In a backup from before it is listed as it was.
            self.journal().note(Line::outdated(after, now)).await?;
        }
        if kind_of(after) != SignatoryKind::Organisation || !state_of(after).is_live() {
            return Ok(());
        }
        let letter = letter::Entity::find_by_id(after.letter_id).one(tx).await?.ok_or(Error::Link)?;
        let lived = state_of(before).is_live();
        let renamed = (&before.name, &before.country, before.organisation_id) != (&after.name, &after.country, after.organisation_id);
        if lived && renamed {
            // What an organiser settled was about another name.
            question::Entity::delete_by_id(after.id).filter(question::Column::SettledAt.is_not_null()).exec(tx).await?;
        }
        let told = if lived && !renamed { self.concerned(tx, &letter, before).await? } else { Vec::new() };
        let mut rows = self.concerned(tx, &letter, after).await?;
        rows.retain(|row| told.iter().all(|before| before.id != row.id));
        self.tell_contacts(tx, &letter, after, &rows, (false, now)).await
    }

    /// Tells the contacts of organisations of the address book that an organiser has listed them, of a list that was brought in.
    pub(crate) async fn tell_contacts_of(&self, tx: &Tx, letter: &letter::Model, listed: &[Uuid], now: Instant) -> Result<(), Error> {
        use signature::Column as S;
        let rows = signature::Entity::find().filter(S::Id.is_in(listed.iter().copied())).filter(S::OrganisationId.is_not_null());
        for row in rows.all(tx).await? {
            let concerned = self.concerned(tx, letter, &row).await?;
            self.tell_contacts(tx, letter, &row, &concerned, (false, now)).await?;
        }
        Ok(())
    }

    /// Tells the contacts that could not be told while a letter was not public of its next signatures, in the order of their
    /// identifiers; answers the last of them, and nothing once all are told. Who was invited was told before.
    pub(crate) async fn tell_of_published(
        &self,
        tx: &Tx,
        letter: &letter::Model,
        after: Option<Uuid>,
        now: Instant,
    ) -> Result<Option<Uuid>, Error> {
        use signature::Column as S;
        let next = signature::Entity::find()
            .filter(S::LetterId.eq(letter.id))
            .filter(S::Kind.eq(SignatoryKind::Organisation.code()))
            .filter(S::State.eq(SignatureState::Confirmed.code()))
            .filter(Condition::all().add_option(after.map(|after| S::Id.gt(after))))
            .order_by_asc(S::Id)
            .limit(PUBLISHED);
        let rows = next.all(tx).await?;
        for row in &rows {
            match self.concerned(tx, letter, row).await {
                Ok(concerned) => self.tell_contacts(tx, letter, row, &concerned, (true, now)).await?,
                Err(error @ Error::Database(_)) => return Err(error),
                // One that cannot be read holds up no other.
                Err(error) => tracing::error!(signature = %row.id, %error, "the contacts of a signature are not told"),
            }
        }
        Ok(rows.last().map(|row| row.id))
    }

    /// Tells the contacts of these organisations of a signature. Of a letter that is not public only invited contacts are told,
    /// who know of it; `rest`: of one that has just become public, the others.
    async fn tell_contacts(
        &self,
        tx: &Tx,
        letter: &letter::Model,
        row: &signature::Model,
        organisations: &[organisation::Model],
        (rest, now): (bool, Instant),
    ) -> Result<(), Error> {
        let mut told: HashSet<Vec<u8>> = [row.address_hmac.clone()].into();
        for organisation in organisations {
            for contact in self.readable_contacts(organisation).into_iter().take(CONTACTS) {
                let Ok(contact) = Email::parse(&contact) else { continue };
                let mailbox = self.mailbox_in_book(&contact)?;
                if !told.insert(mailbox.address.clone()) {
                    continue;
                }
                let may = match (is_public(letter), rest) {
                    (true, false) => true,
                    (true, true) => !is_invited(tx, letter, &mailbox.address).await?,
                    (false, _) => is_invited(tx, letter, &mailbox.address).await?,
                };
                if !may {
                    continue;
                }
                let locale = Locale::from_tag(&row.locale).unwrap_or_default();
                let mail = self.new_id();
                let to_sealed = Some(self.keys().seal(self.rng(), MAIL_TO.of(mail), contact.as_str().as_bytes())?);
                let subject = mailbox.address.first_chunk::<16>().map(|start| Uuid::from_bytes(*start));
                let mail = Queued { to_sealed, subject, ..Queued::about(row.id, mail, Kind::SignedAtDomain, locale, now) };
                mail.insert(tx).await?;
            }
        }
        Ok(())
    }

    /// The organisations whose contacts a signature concerns: the one that it is of, once it is listed, and wherever its
    /// mailbox is at a domain of theirs; else those at that domain, or at one above it.
    async fn concerned(&self, tx: &Tx, letter: &letter::Model, row: &signature::Model) -> Result<Vec<organisation::Model>, Error> {
        let own = organisation::Entity::find().filter(organisation::Column::CoalitionId.eq(letter.coalition_id));
        let tied = match row.organisation_id {
            Some(id) => own.clone().filter(organisation::Column::Id.eq(id)).one(tx).await?,
            None => None,
        };
        let private = self.open_private(row)?.filter(|private| !private.email.is_empty());
        let domains = private.map(|private| domains_above(Email::stored(&private.email).domain())).unwrap_or_default();
        let at = organisation_domain::Entity::find()
            .select_only()
            .column(organisation_domain::Column::OrganisationId)
            .filter(organisation_domain::Column::Domain.is_in(domains));
        let at_domain = own.filter(organisation::Column::Id.in_subquery(at.into_query())).order_by_asc(organisation::Column::Id);
        let Some(tied) = tied else { return Ok(at_domain.limit(ROWS).all(tx).await?) };
        if at_domain.clone().filter(organisation::Column::Id.eq(tied.id)).one(tx).await?.is_some() {
            return Ok(vec![tied]);
        }
        let mut rows = at_domain.limit(ROWS).all(tx).await?;
        if state_of(row) == SignatureState::Confirmed {
            rows.insert(0, tied);
        }
        Ok(rows)
    }
}

/// Whether a mailbox is invited to a letter, and so knows of it.
async fn is_invited(tx: &Tx, letter: &letter::Model, address: &[u8]) -> Result<bool, Error> {
    let open = Condition::all()
        .add(invitation::Column::LetterId.eq(letter.id))
        .add(invitation::Column::AddressHmac.eq(address.to_vec()))
        .add(invitation::Column::State.eq("invited"));
    Ok(invitation::Entity::find().filter(open).one(tx).await?.is_some_and(|row| row.state != Standing::Withdrawn.code()))
}
