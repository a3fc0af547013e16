//! A letter as it is handed over on paper.

use super::{Listing, added_later, counts, is_public, public_letter};
use crate::{
    Actor, Error, Service,
    entities::{coalition, letter, version_text},
    scope::{brief, letter_of, newest_version},
};
use domain::{
    document::import,
    ids::PublicId,
    role::Permission,
    shapes::{
        letters::{Addendum, ListOrder},
        print::{DeskPrint, PrintedLetter},
    },
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// The most signatories of a kind that are printed.
const LIMIT: u64 = 100_000;

impl Service {
    /// A public letter with its whole list, in one of its languages; the original where `language` names none of them.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn printed_letter(&self, coalition: &str, letter: &str, language: &str) -> Result<PrintedLetter, Error> {
        let (coalition, letter) = public_letter(self.read(), coalition, letter).await?;
        self.printed(&coalition, &letter, language).await
    }

    /// The same for organisers, of a confidential letter too.
    ///
    /// # Errors
    /// `NotFound`, also for a letter that was not opened yet; `Forbidden`.
    pub async fn desk_print(&self, actor: &Actor, coalition: &str, letter: &str, language: &str) -> Result<DeskPrint, Error> {
        let scope = self.scope(actor, coalition, Permission::SeeDesk).await?;
        let letter = letter_of(self.read(), &scope.coalition, letter).await?;
        Ok(DeskPrint { desk: scope.desk(), letter: self.printed(&scope.coalition, &letter, language).await? })
    }

    async fn printed(&self, coalition: &coalition::Model, letter: &letter::Model, language: &str) -> Result<PrintedLetter, Error> {
        let version = newest_version(self.read(), letter).await?;
        let texts = version_text::Entity::find()
            .filter(version_text::Column::VersionId.eq(version.id))
            .order_by_desc(version_text::Column::Original)
            .order_by_asc(version_text::Column::Language)
            .all(self.read())
            .await?;
        let languages = texts.iter().map(|text| text.language.clone()).collect();
        let chosen = texts.iter().find(|text| text.language == language).or_else(|| texts.first()).ok_or(Error::NotFound)?;
        let listing = Listing::of(self, letter, "", ListOrder::Name, &[]).await?;
        let late = listing.addendum();
        Ok(PrintedLetter {
            coalition: brief(coalition),
            slug: letter.slug.clone(),
            public_id: PublicId(letter.public_id),
            public: is_public(letter),
            language: chosen.language.clone(),
            languages,
            added: added_later(self.read(), letter.id, chosen).await?,
            document: import(&chosen.text).document,
            numbered: letter.numbered,
            version: u32::try_from(version.number).unwrap_or(u32::MAX),
            version_at: Instant(version.created_at),
            text_sha256: chosen.sha256.clone(),
            manifest_sha256: version.manifest_sha256,
            counts: counts(self.read(), &[letter.id]).await?.remove(&letter.id).unwrap_or_default(),
            organisations: listing.organisations(0, LIMIT).await?,
            people: listing.people(0, LIMIT).await?,
            addendum: Addendum { organisations: late.organisations(0, LIMIT).await?, people: late.people(0, LIMIT).await? },
            log: self.log_state(letter.id).await?,
        })
    }
}
