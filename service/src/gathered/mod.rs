//! Signatures gathered elsewhere: in a spreadsheet, with another tool, on paper.
//!
//! Nothing is stored before an organiser confirms. Then the import notes itself, and its signatures are written in one
//! transaction with its end: whatever interrupts it, all of it is there or nothing. One with an address waits for its
//! mailbox, which is asked at a bounded pace; one on paper is listed as vouched for by the organiser, with the hash of
//! the scan.

mod desk;
mod prepare;
mod progress;
mod standing;
mod start;
mod write;

pub use start::StartedImport;

pub(crate) use progress::Progress;

use crate::{
    Actor, Error, Service,
    entities::{account, letter},
    letters::versions_of,
    public::accepts,
    scope::letter_of,
};
use domain::{
    email::Email,
    error::{FieldError, FieldErrors},
    gathered::{Gathering, Row, RowRemark, Sheets},
    ids::{AccountId, SessionId},
    letter::WhoMaySign,
    locale::Locale,
    role::Permission,
    signature::SignatoryKind,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use standing::{Standing, Verdict};
use uuid::Uuid;

/// Whether a letter takes signatures of this kind now.
fn admit(letter: &letter::Model, kind: SignatoryKind, now: Instant) -> Result<(), Error> {
    let who = WhoMaySign::from_code(&letter.who_may_sign).unwrap_or_default();
    if !accepts(letter, now) {
        return Err(Error::field("", "gathered-error-closed"));
    }
    if who.allows(kind) { Ok(()) } else { Err(Error::field("kind", "error-not-allowed-kind")) }
}

/// The version that was signed, and whether the letter has another meaning since: then its signatories are asked again.
///
/// # Errors
/// Under `version`: `gathered-error-meaning` where the meaning changed after it was asked which one was signed,
/// `gathered-error-version` where the letter has no such version.
async fn signed_version<C: ConnectionTrait>(db: &C, letter: &letter::Model, sheets: &Sheets) -> Result<(Uuid, bool), Error> {
    let versions = versions_of(db, letter.id).await?;
    // Where nothing is said the first is meant: that is good as long as the meaning never changed.
    let named = |manifest: &str| versions.iter().find(|(version, _)| manifest.is_empty() || version.manifest_sha256 == manifest);
    if !named(&sheets.newest).is_some_and(|(_, present)| *present) {
        return Err(Error::field("version", "gathered-error-meaning"));
    }
    let signed = named(&sheets.version).filter(|(_, present)| *present || !sheets.version.is_empty());
    let (signed, present) = signed.ok_or_else(|| Error::field("version", "gathered-error-version"))?;
    Ok((signed.id, !present))
}

impl Service {
    /// Which rows without an address would not be brought in, because their signatory is on the letter already or is gone
    /// from it. Nothing is stored. Of an address nothing is said before an import writes to it, asks for the second factor
    /// and is noted: otherwise a list of guesses would tell who has signed.
    ///
    /// # Errors
    /// `gathered-error-closed`, `error-not-allowed-kind`; when the actor may not decide on signatures.
    pub async fn standing_rows(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        gathering: &Gathering,
        rows: &[Row],
    ) -> Result<Vec<RowRemark>, Error> {
        let scope = self.scope(actor, coalition, Permission::DecideSignatures).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        admit(&letter, gathering.kind, self.now())?;
        let mut standing = Standing::of(self.read(), letter.id, gathering.kind).await?;
        let book = self.book_of(&scope.coalition, gathering.kind).await?;
        let mut remarks = Vec::new();
        for row in rows.iter().filter(|row| row.email.is_none()) {
            let code = match standing.judge(&self.key_of(letter.id, row, book.as_ref())?) {
                Verdict::New => continue,
                Verdict::Stands => "gathered-fault-stands",
                Verdict::Gone => "gathered-fault-gone",
            };
            let value = row.entry.name().as_str().to_owned();
            remarks.push(RowRemark { line: row.line, value, error: FieldError::new("name", code) });
        }
        Ok(remarks)
    }

    /// The organiser of this address, for the command line: anyone who reaches the database needs no password.
    ///
    /// # Errors
    /// `error-no-such-organiser` where the coalition has none of this address.
    pub async fn organiser(&self, coalition: &str, email: &Email) -> Result<Actor, Error> {
        let unknown = || Error::field("email", "error-no-such-organiser");
        let hmac = self.keys().address(&email.canonical().map_err(|error| Error::Fields(FieldErrors(vec![error.at("email")])))?);
        let account = account::Entity::find().filter(account::Column::EmailHmac.eq(hmac)).one(self.read()).await?.ok_or_else(unknown)?;
        let actor = Actor {
            account: AccountId(account.id),
            name: account.name,
            locale: Locale::from_tag(&account.locale).unwrap_or_default(),
            session: SessionId(Uuid::nil()),
            second_factor: false,
            asked_at: None,
            overdue: Vec::new(),
        };
        match self.scope(&actor, coalition, Permission::SeeDesk).await {
            Ok(_) => Ok(actor),
            Err(Error::NotFound | Error::Forbidden) => Err(unknown()),
            Err(error) => Err(error),
        }
    }
}
