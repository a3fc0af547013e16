//! Rows as they will be stored: sealed, with identifiers and sort keys, outside the transaction that writes them.

use super::standing::Key;
use crate::{
    Error, Service,
    entities::{coalition, signature},
    log::day_of,
    signatures::{
        book::Book,
        identity::{Identity, Mailbox},
    },
};
use domain::{
    forms::signing::Entry,
    gathered::{Gathering, Row},
    signature::{Proof, SignatoryKind, SignatureState},
    time::Instant,
};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// A row, ready to be written.
pub(super) struct Prepared {
    pub(super) key: Key,
    /// The row, but for its letter, version and import.
    pub(super) wording: signature::ActiveModel,
    /// The signature's own identifier.
    pub(super) id: Uuid,
    /// The mail that asks, where there is an address.
    pub(super) mail: Option<Uuid>,
}

impl Service {
    /// The coalition's address book, where organisations are to be found in it.
    pub(super) async fn book_of(&self, coalition: &coalition::Model, kind: SignatoryKind) -> Result<Option<Book>, Error> {
        match kind {
            SignatoryKind::Organisation => Book::of(self.read(), coalition.id).await.map(Some),
            SignatoryKind::Person => Ok(None),
        }
    }

    /// What a row is compared by.
    pub(super) fn key_of(&self, letter: Uuid, row: &Row, book: Option<&Book>) -> Result<Key, Error> {
        let mailbox = self.mailbox_of_row(row)?;
        let identity = identity_of(row, book, mailbox.as_ref());
        let erased = row.email.as_ref().and_then(|email| self.erased_hash(letter, row.entry.kind(), email));
        Ok(Key::new(&row.entry, mailbox.map(|mailbox| mailbox.address), erased, identity.key))
    }

    fn mailbox_of_row(&self, row: &Row) -> Result<Option<Mailbox>, Error> {
        row.email.as_ref().map(|email| self.mailbox_in_book(email)).transpose()
    }

    /// Prepares rows; `vouched_by` is the organiser who brings them in.
    pub(super) fn prepare_rows(
        &self,
        letter: Uuid,
        rows: &[Row],
        gathering: &Gathering,
        book: Option<&Book>,
        by: (Uuid, &str),
    ) -> Result<Vec<Prepared>, Error> {
        let (account, name) = by;
        rows.iter()
            .map(|row| {
                // The organiser who brings it in has looked at it: nobody else needs to.
                let identity = identity_of(row, book, self.mailbox_of_row(row)?.as_ref()).vouched();
                let mut wording = self.wording(&row.entry, row.email.as_ref(), &identity, gathering.locale)?;
                wording.on_behalf_by = Set(Some(account));
                // Nobody has signed on a day to come, in whatever time zone.
                let latest = day_of(self.now().plus(Instant::DAY))?;
                wording.signed_on = Set(row.signed_on.clone().filter(|day| ledger::Day::parse(day).is_some_and(|day| day <= latest)));
                if row.email.is_none() {
                    wording.state = Set(SignatureState::Confirmed.code().to_owned());
                    wording.proof = Set(Proof::Vouched.code().to_owned());
                    wording.confirmed_at = wording.posted_at.clone().into();
                    wording.mails = Set(0);
                    wording.vouched_by = Set(Some(name.to_owned()));
                    wording.scan_sha256 = Set(gathering.scan.map(|scan| scan.to_string()));
                }
                let id = wording.id.clone().take().unwrap_or_default();
                Ok(Prepared { key: self.key_of(letter, row, book)?, wording, id, mail: row.email.as_ref().map(|_| self.new_id()) })
            })
            .collect()
    }
}

fn identity_of(row: &Row, book: Option<&Book>, mailbox: Option<&Mailbox>) -> Identity {
    match (&row.entry, book) {
        (Entry::Organisation(entry), Some(book)) => book.identity(entry.into(), mailbox),
        (entry, _) => Identity::of_person(entry.name().as_str()),
    }
}
