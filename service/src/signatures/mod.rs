//! Signatures: posted, confirmed by their mailbox, decided by organisers. What is legal is decided in `domain`.

mod adopt;
pub(crate) mod book;
mod by_link;
mod changed;
mod clusters;
mod confirm;
mod contacts;
mod correction;
mod decide;
mod desk;
mod doubles;
mod erase;
mod fresh_link;
pub(crate) mod identity;
mod key;
mod listing;
mod lost_links;
mod manage;
mod outstanding;
mod pick;
mod places;
mod post;
mod question;
mod reidentify;
mod replaced;
mod shown;
mod waiting;

pub use by_link::Link;
pub use changed::Reply;
pub(crate) use changed::reaffirm;
pub(crate) use clusters::Networks;
pub use confirm::Confirmed;
pub use correction::Corrected;
pub(crate) use correction::drop_proposal;
pub use decide::Decision;
pub(crate) use erase::{delete as delete_erased, keep_decision, keep_unasked, tidy as tidy_erased, unasked};
pub use fresh_link::FreshLink;
pub use key::{KeyOffer, KeySignature};
pub(crate) use listing::{decided_against, set_held};
pub use pick::Pick;
pub(crate) use places::free_place;
pub use post::Posting;
pub(crate) use question::mark_questioned;
pub(crate) use reidentify::{Touched, by_name, identify_invitation, identify_signature, reidentify};
pub(crate) use replaced::{Signatory, make_room};
pub(crate) use shown::Shown;

use crate::{
    Error, Service,
    entities::signature,
    keys::{SIGNATURE, readable},
    public::country_of,
};
use domain::{
    email::Email,
    error::FieldErrors,
    forms::signing::{Entry, OrganisationEntry, PersonEntry},
    signature::{SignatoryKind, SignatureState},
    site::Site,
    text::{Name, Phrase},
    time::Instant,
};
use sea_orm::sea_query::{Expr, SimpleExpr};
use serde::{Deserialize, Serialize};

/// The most mails that strangers can cause to one mailbox about one signature within [`MAIL_WINDOW`].
const MAILS: i64 = 2;
/// See [`MAILS`]; in microseconds.
const MAIL_WINDOW: i64 = Instant::HOUR;

/// What is sealed with a signature: never public by itself.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Private {
    /// The confirming mailbox.
    pub(crate) email: String,
    /// An organisation's representative; empty for a person.
    pub(crate) representative: String,
    /// Their office.
    pub(crate) office: String,
}

impl Private {
    pub(crate) fn of(entry: &Entry, email: &str) -> Self {
        let (representative, office) = match entry {
            Entry::Organisation(entry) => (entry.representative.as_str(), entry.office.as_str()),
            Entry::Person(_) => ("", ""),
        };
        Self { email: email.to_owned(), representative: representative.to_owned(), office: office.to_owned() }
    }
}

impl Service {
    /// The keyed hash of the mailbox that an address reaches, for constraints and look-ups.
    pub(crate) fn mailbox_hmac(&self, email: &Email) -> Result<Vec<u8>, Error> {
        self.keys().mailbox(email).map_err(|error| Error::Fields(FieldErrors(vec![error.at("email")])))
    }

    /// What was sealed with a signature; `None` once it was erased.
    pub(crate) fn open_private(&self, row: &signature::Model) -> Result<Option<Private>, Error> {
        self.open_private_of(row.id, &row.private_sealed)
    }

    /// The same where little else of the row was read.
    pub(crate) fn open_private_of(&self, id: uuid::Uuid, sealed: &[u8]) -> Result<Option<Private>, Error> {
        if sealed.is_empty() {
            return Ok(None);
        }
        let plain = self.keys().unseal(SIGNATURE.of(id), sealed)?;
        Ok(serde_json::from_slice(&plain).map(Some)?)
    }

    /// The same where a page shows it: what does not open is missing on it, and nothing else.
    pub(crate) fn readable_private(&self, row: &signature::Model) -> Option<Private> {
        readable("signature", row.id, self.open_private(row)).flatten()
    }

    /// Seals it for the row of this signature.
    pub(crate) fn seal_private(&self, id: uuid::Uuid, private: &Private) -> Result<Vec<u8>, Error> {
        let plain = serde_json::to_vec(private)?;
        self.keys().seal(self.rng(), SIGNATURE.of(id), &plain)
    }
}

/// What a row says is listed.
pub(crate) fn entry_of(row: &signature::Model, private: Option<&Private>) -> Result<Entry, Error> {
    let name = Name::stored(&row.name);
    let country = country_of(&row.country);
    if kind_of(row) == SignatoryKind::Person {
        let affiliation = row.affiliation.as_deref().filter(|text| !text.is_empty()).map(Phrase::stored);
        return Ok(Entry::Person(PersonEntry { name, country, affiliation }));
    }
    // The representative's name is erased with the address; a dash stands for it then.
    let representative = private.map_or("–", |private| &private.representative);
    let office = private.map_or("–", |private| &private.office);
    Ok(Entry::Organisation(OrganisationEntry {
        name,
        country,
        site: Site::stored_optional(row.site.as_deref()),
        representative: Name::stored(representative),
        office: Phrase::stored(office),
        list_representative: row.list_representative,
    }))
}

pub(crate) fn kind_of(row: &signature::Model) -> SignatoryKind {
    SignatoryKind::from_code(&row.kind).unwrap_or(SignatoryKind::Person)
}

pub(crate) fn state_of(row: &signature::Model) -> SignatureState {
    SignatureState::from_code(&row.state).unwrap_or(SignatureState::Removed)
}

/// The count of mails after one more, starting anew when the window has passed.
fn one_more_mail(now: Instant) -> SimpleExpr {
    let start = now.plus(-MAIL_WINDOW).0;
    Expr::cust(format!("CASE WHEN signature.mails_since < {start} THEN 1 ELSE signature.mails + 1 END"))
}

/// The start of the window of mails after one more.
fn mail_window(now: Instant) -> SimpleExpr {
    let start = now.plus(-MAIL_WINDOW).0;
    Expr::cust(format!("CASE WHEN signature.mails_since < {start} THEN {} ELSE signature.mails_since END", now.0))
}
