//! The versions of a letter that the public may see: a list of them, and each with its texts.

use super::{public_card, public_letter};
use crate::{
    Error, Service,
    entities::{letter, signature, version},
    letters::{changes, texts_of},
};
use domain::{
    amendment::Kind,
    document::import,
    shapes::amendments::{VersionLine, VersionPage, VersionText, Versions},
    signature::SignatureState,
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// All versions of a public letter, newest first.
    ///
    /// # Errors
    /// `NotFound`; alike for letters that are not public and those that never were.
    pub async fn versions(&self, coalition: &str, letter: &str) -> Result<Versions, Error> {
        let (coalition, letter) = public_letter(self.read(), coalition, letter).await?;
        let versions = self.version_lines(&letter).await?.into_iter().map(|(_, line)| line).rev().collect();
        Ok(Versions { letter: public_card(&letter, &coalition, self.counts_of_one(letter.id).await?, self.now()), versions })
    }

    /// One version of a public letter, with the difference to the one before.
    ///
    /// # Errors
    /// As [`Service::versions`]; where there is none of this number.
    pub async fn version_page(&self, coalition: &str, letter: &str, number: u32) -> Result<VersionPage, Error> {
        let (coalition, letter) = public_letter(self.read(), coalition, letter).await?;
        let lines = self.version_lines(&letter).await?;
        let place = lines.iter().position(|(_, line)| line.number == number).ok_or(Error::NotFound)?;
        let (id, version) = lines.get(place).cloned().ok_or(Error::NotFound)?;
        let texts = texts_of(self.read(), id).await?;
        let changes = match place.checked_sub(1).and_then(|before| lines.get(before)) {
            Some((before, _)) => changes(&texts_of(self.read(), *before).await?, &texts),
            None => Vec::new(),
        };
        let text = |one: crate::letters::Worded| VersionText {
            sha256: ledger::hex::encode(&ledger::sha256(one.text.as_bytes())),
            document: import(&one.text).document,
            numbered: letter.numbered,
            language: one.language,
            original: one.original,
        };
        Ok(VersionPage {
            letter: public_card(&letter, &coalition, self.counts_of_one(letter.id).await?, self.now()),
            version,
            newest: lines.last().map_or(number, |(_, line)| line.number),
            texts: texts.into_iter().map(text).collect(),
            changes,
        })
    }

    /// The letter's versions, oldest first, each with its row.
    async fn version_lines(&self, letter: &letter::Model) -> Result<Vec<(Uuid, VersionLine)>, Error> {
        let signed: Vec<(Uuid, i64)> = signature::Entity::find()
            .select_only()
            .column(signature::Column::VersionId)
            .column_as(signature::Column::Id.count(), "signatures")
            .filter(signature::Column::LetterId.eq(letter.id))
            .filter(signature::Column::State.eq(SignatureState::Confirmed.code()))
            .group_by(signature::Column::VersionId)
            .into_tuple()
            .all(self.read())
            .await?;
        let signed: HashMap<Uuid, i64> = signed.into_iter().collect();
        let own = version::Entity::find().filter(version::Column::LetterId.eq(letter.id)).order_by_asc(version::Column::Number);
        let line = |row: version::Model| {
            let line = VersionLine {
                number: u32::try_from(row.number).unwrap_or(u32::MAX),
                at: Instant(row.created_at),
                kind: Kind::from_code(&row.change),
                words: row.words,
                signatures: signed.get(&row.id).and_then(|count| u64::try_from(*count).ok()).unwrap_or(0),
                manifest_sha256: row.manifest_sha256,
            };
            (row.id, line)
        };
        Ok(own.all(self.read()).await?.into_iter().map(line).collect())
    }
}
