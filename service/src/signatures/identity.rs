//! When two signatures are of one organisation, and when it is known well enough to be listed at once: one rule for what
//! is posted, corrected, imported and invited.
//!
//! An organisation's identity on a letter is the one row of the coalition's address book that has its name and country;
//! else its folded name and country. A domain is never its identity: chapters, institutes and parishes share one. It is
//! evidence that a mailbox may speak for a row, where the row alone has it.

use super::book::{Book, Row};
use crate::{Error, Service};
use domain::{
    country::Country,
    email::Email,
    forms::signing::OrganisationEntry,
    invitation::Invitee,
    signature::Proof,
    site::{Site, mail_domain},
    text::{Name, identity_fold},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// What a signature is of, for constraints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identity {
    /// `book:<id>` or `name:<folded name>|<country>`; of a person the folded name, within their mailbox.
    pub(crate) key: String,
    /// The row of the address book.
    pub(crate) organisation: Option<Uuid>,
    /// Whether it can be listed without an organiser's look.
    pub(crate) known: bool,
    /// Whether several rows of the address book have this name and country: an organiser picks.
    pub(crate) several: bool,
    /// How it is checked when its mailbox confirms.
    pub(crate) proof: Proof,
    /// The name and web site as the row spells them; `None` to list what was entered.
    pub(crate) spelling: Option<(String, Option<String>)>,
}

/// The key of a member of the address book.
pub(crate) fn book_key(organisation: Uuid) -> String {
    format!("book:{organisation}")
}

/// The key of an organisation that no row stands for. Without a country (an empty code) it is one of its own.
pub(crate) fn name_key(name: &str, country: &str) -> String {
    name_key_of(&identity_fold(name), country)
}

/// The same of a name that is folded.
pub(crate) fn name_key_of(fold: &str, country: &str) -> String {
    format!("name:{fold}|{country}")
}

/// The key of a person within their mailbox.
pub(crate) fn person_key(name: &str) -> String {
    identity_fold(name)
}

/// What a suffix of a key begins with: no name holds it.
pub(super) const SUFFIX: char = '\u{1f}';

/// A key without the suffix that it has where two listed organisations became one.
pub(crate) fn base_of(key: &str) -> &str {
    key.split(SUFFIX).next().unwrap_or(key)
}

/// The key, or the first of its suffixes that is not taken.
pub(crate) fn with_suffix(key: &str, taken: &[String]) -> String {
    let mut next = key.to_owned();
    let mut number = 1;
    while taken.contains(&next) {
        number += 1;
        next = format!("{key}{SUFFIX}{number}");
    }
    next
}

impl Identity {
    /// A person's: within their mailbox, the name tells them apart.
    pub(crate) fn of_person(name: &str) -> Self {
        let key = person_key(name);
        Self { key, organisation: None, known: true, several: false, proof: Proof::Mailbox, spelling: None }
    }

    /// The same at an organiser's word, who looked at it: known, and spelled as it was entered.
    pub(crate) fn vouched(self) -> Self {
        Self { known: true, spelling: None, ..self }
    }
}

/// What somebody says an organisation is.
#[derive(Clone, Copy)]
pub(crate) struct Named<'a> {
    pub(crate) name: &'a Name,
    pub(crate) country: Country,
    pub(crate) site: Option<&'a Site>,
}

impl<'a> From<&'a OrganisationEntry> for Named<'a> {
    fn from(entry: &'a OrganisationEntry) -> Self {
        Self { name: &entry.name, country: entry.country, site: entry.site.as_ref() }
    }
}

impl<'a> From<&'a Invitee> for Named<'a> {
    fn from(invitee: &'a Invitee) -> Self {
        Self { name: &invitee.organisation, country: invitee.country, site: invitee.site.as_ref() }
    }
}

/// A mailbox, as the address book may know it.
#[derive(Clone)]
pub(crate) struct Mailbox {
    /// The keyed hash of its address.
    pub(crate) address: Vec<u8>,
    /// The domain that it is at, unless unrelated people share that.
    pub(crate) domain: Option<String>,
}

impl Book {
    /// The identity of an organisation that this mailbox signs for; without a mailbox where nobody is asked.
    pub(crate) fn identity(&self, named: Named<'_>, mailbox: Option<&Mailbox>) -> Identity {
        let (fold, country) = (identity_fold(named.name.as_str()), named.country.code());
        match self.rows_named(&fold, country).as_slice() {
            [row] => {
                let site_is_theirs = named.site.is_none_or(|site| row.site().is_some_and(|own| own.is_same(site)));
                let speaks = mailbox.is_some_and(|mailbox| self.speaks_for(mailbox, row));
                let site = named.site.map(|site| site.as_str().to_owned());
                Identity {
                    known: speaks && site_is_theirs,
                    spelling: Some((row.spelling(&fold), if site_is_theirs { site.and(row.model.site.clone()) } else { site })),
                    ..self.identity_of(row, mailbox)
                }
            }
            rows => Identity {
                key: name_key(named.name.as_str(), country),
                organisation: None,
                known: false,
                several: rows.len() > 1,
                proof: proof(mailbox.is_some_and(|mailbox| at_site(mailbox, named.site))),
                spelling: None,
            },
        }
    }

    /// The identity of a row that was chosen, whatever is said of its name.
    pub(crate) fn identity_of(&self, row: &Row, mailbox: Option<&Mailbox>) -> Identity {
        Identity {
            key: book_key(row.model.id),
            organisation: Some(row.model.id),
            known: mailbox.is_some_and(|mailbox| self.speaks_for(mailbox, row)),
            several: false,
            proof: proof(mailbox.is_some_and(|mailbox| self.is_alone_at(mailbox, row))),
            spelling: None,
        }
    }

    /// The rows that this mailbox may speak for.
    pub(crate) fn spoken_for(&self, mailbox: &Mailbox) -> Vec<&Row> {
        self.rows().iter().filter(|row| self.speaks_for(mailbox, row)).collect()
    }

    /// Whether a mailbox may speak for a row: it is one of the row's contacts, or at a domain that the row alone has.
    fn speaks_for(&self, mailbox: &Mailbox, row: &Row) -> bool {
        row.contacts.contains(&mailbox.address) || self.is_alone_at(mailbox, row)
    }

    /// Whether a mailbox is exactly at a domain that the row has, and no other.
    fn is_alone_at(&self, mailbox: &Mailbox, row: &Row) -> bool {
        let Some(domain) = &mailbox.domain else { return false };
        row.domains.contains(domain) && self.rows().iter().all(|other| other.model.id == row.model.id || !other.domains.contains(domain))
    }
}

const fn proof(own_domain: bool) -> Proof {
    if own_domain { Proof::Domain } else { Proof::Mailbox }
}

/// Whether a mailbox is exactly at the domain of the web site that was given.
fn at_site(mailbox: &Mailbox, site: Option<&Site>) -> bool {
    mailbox.domain.is_some() && mailbox.domain == site.and_then(Site::mail_domain)
}

impl Service {
    /// A mailbox as the address book may know it.
    pub(crate) fn mailbox_in_book(&self, email: &Email) -> Result<Mailbox, Error> {
        Ok(Mailbox { address: self.mailbox_hmac(email)?, domain: mail_domain(email.domain()) })
    }

    /// The identity of an organisation that this mailbox signs for.
    pub(crate) async fn identity<C: ConnectionTrait>(
        &self,
        db: &C,
        coalition: Uuid,
        named: Named<'_>,
        email: &Email,
    ) -> Result<Identity, Error> {
        of(db, coalition, named, &self.mailbox_in_book(email)?).await
    }
}

/// The identity of an organisation that this mailbox signs for.
pub(crate) async fn of<C: ConnectionTrait>(db: &C, coalition: Uuid, named: Named<'_>, mailbox: &Mailbox) -> Result<Identity, Error> {
    let fold = identity_fold(named.name.as_str());
    Ok(Book::about(db, coalition, Some((&fold, named.country.code())), Some(mailbox)).await?.identity(named, Some(mailbox)))
}

/// The identity of a row that was chosen, whatever is said of its name.
///
/// # Errors
/// `NotFound` where the coalition has no such row.
pub(crate) async fn of_row<C: ConnectionTrait>(db: &C, coalition: Uuid, row: Uuid, mailbox: &Mailbox) -> Result<Identity, Error> {
    let book = Book::with(db, coalition, row, mailbox).await?;
    Ok(book.identity_of(book.row(row).ok_or(Error::NotFound)?, Some(mailbox)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_tells_two_of_one_key_apart() {
        let taken = ["book:1".to_owned(), "book:1\u{1f}2".to_owned()];
        assert_eq!(with_suffix("book:1", &taken[..1]), taken[1]);
        assert_eq!(base_of(&with_suffix("book:1", &taken)), "book:1");
        assert_eq!(with_suffix("book:1", &[]), "book:1");
    }

    #[test]
    fn no_country_is_a_value_of_its_own() {
        assert_ne!(name_key("River Watch", ""), name_key("River Watch", "FR"));
        assert_eq!(name_key("River-Watch!", "FR"), name_key("RIVER WATCH", "FR"));
        assert_ne!(name_key("जन सेवा", "IN"), name_key("जन सेवी", "IN"));
    }
}
