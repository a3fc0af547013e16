//! The contacts of an organisation are told that somebody at their domain signed.

use crate::{
    Error, Service,
    entities::{invitation, letter, organisation, organisation_domain, signature},
    keys::MAIL_TO,
    outbox::{Kind, Queued},
    public::is_public,
    signatures::kind_of,
    writer::Tx,
};
use domain::{email::Email, invitation::Standing, locale::Locale, signature::SignatoryKind, site::domains_above, time::Instant};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::HashSet;

/// Organisations whose contacts are told of one signature, where nothing says which of them it is.
const ROWS: u64 = 3;
/// Contacts of each that are told.
const CONTACTS: usize = 5;

impl Service {
    /// Tells the contacts of the organisation that a confirmed signature is of, where its mailbox is at a domain of theirs;
    /// where nothing says which organisation it is of, those of each at that domain. Of a letter that is not public only
    /// invited contacts are told, who know of it.
    pub(crate) async fn tell_contacts(&self, tx: &Tx, letter: &letter::Model, row: &signature::Model, now: Instant) -> Result<(), Error> {
        if kind_of(row) != SignatoryKind::Organisation {
            return Ok(());
        }
        let Some(private) = self.open_private(row)?.filter(|private| !private.email.is_empty()) else { return Ok(()) };
        let email = Email::parse(&private.email).map_err(|error| Error::Internal(error.to_string()))?;
        let mut told: HashSet<Vec<u8>> = [row.address_hmac.clone()].into();
        for organisation in self.at_domain(tx, letter, row, &email).await? {
            for contact in self.readable_contacts(&organisation).into_iter().take(CONTACTS) {
                let Ok(contact) = Email::parse(&contact) else { continue };
                let mailbox = self.mailbox_in_book(&contact)?;
                if !told.insert(mailbox.address.clone()) || !(is_public(letter) || is_invited(tx, letter, &mailbox.address).await?) {
                    continue;
                }
                let locale = Locale::from_tag(&row.locale).unwrap_or_default();
                let mail = self.new_id();
                let to_sealed = Some(self.keys().seal(self.rng(), MAIL_TO.of(mail), contact.as_str().as_bytes())?);
                let mail = Queued { to_sealed, ..Queued::about(row.id, mail, Kind::SignedAtDomain, locale, now) };
                mail.insert(tx).await?;
            }
        }
        Ok(())
    }

    /// The rows of the address book at the domain of a signature's mailbox, or at one above it.
    async fn at_domain(
        &self,
        tx: &Tx,
        letter: &letter::Model,
        row: &signature::Model,
        email: &Email,
    ) -> Result<Vec<organisation::Model>, Error> {
        let domains = domains_above(email.domain());
        if domains.is_empty() {
            return Ok(Vec::new());
        }
        let at = organisation_domain::Entity::find()
            .select_only()
            .column(organisation_domain::Column::OrganisationId)
            .filter(organisation_domain::Column::Domain.is_in(domains));
        let all = organisation::Entity::find()
            .filter(organisation::Column::CoalitionId.eq(letter.coalition_id))
            .filter(organisation::Column::Id.in_subquery(at.into_query()))
            .order_by_asc(organisation::Column::Id);
        if let Some(own) = row.organisation_id
            && let Some(own) = all.clone().filter(organisation::Column::Id.eq(own)).one(tx).await?
        {
            return Ok(vec![own]);
        }
        Ok(all.limit(ROWS).all(tx).await?)
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
