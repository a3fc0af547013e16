//! The texts of a letter's newest version: the original, and what was published in other languages.

use super::public_letter;
use crate::{
    Error, Service,
    entities::{letter, signature, version, version_text},
    scope::newest_version,
};
use domain::{
    language::Wanted,
    shapes::letters::{AddedText, LetterText},
    signature::SignatureState,
    time::Instant,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// The canonical text in one of the letter's languages, byte for byte as it was frozen.
    ///
    /// # Errors
    /// `NotFound`, also where the letter has no such text.
    pub async fn canonical_text_in(&self, coalition: &str, letter: &str, wanted: &Wanted) -> Result<String, Error> {
        let (_, letter) = public_letter(self.read(), coalition, letter).await?;
        Ok(frozen_in(self.read(), &letter, wanted).await?.text.text)
    }
}

/// A text of a letter's newest version, with the names of all of them.
pub(crate) struct Frozen {
    pub(crate) version: version::Model,
    pub(crate) text: version_text::Model,
    pub(crate) texts: Vec<LetterText>,
}

/// The letter's newest version and the text that is asked for.
pub(crate) async fn frozen_in<C: ConnectionTrait>(db: &C, letter: &letter::Model, wanted: &Wanted) -> Result<Frozen, Error> {
    let version = newest_version(db, letter).await?;
    let rows = version_text::Entity::find()
        .filter(version_text::Column::VersionId.eq(version.id))
        .order_by_desc(version_text::Column::Original)
        .order_by_asc(version_text::Column::Language)
        .all(db)
        .await?;
    let named = |row: &version_text::Model| named(letter, row.language.clone(), row.original, row.subject.clone());
    let texts: Vec<LetterText> = rows.iter().map(named).collect();
    let tag = wanted.among(&LetterText::tags(&texts)).ok_or(Error::NotFound)?.to_owned();
    let text = rows.into_iter().find(|row| row.language == tag).ok_or(Error::NotFound)?;
    Ok(Frozen { version, text, texts })
}

/// When a text of the newest version was added, where people are listed below it who signed before.
pub(super) async fn added_later<C: ConnectionTrait>(db: &C, letter: Uuid, text: &version_text::Model) -> Result<Option<AddedText>, Error> {
    use signature::Column as S;
    if text.original {
        return Ok(None);
    }
    let versions = version::Entity::find().filter(version::Column::LetterId.eq(letter)).order_by_asc(version::Column::Number);
    let versions = versions.all(db).await?;
    let rows = version_text::Entity::find()
        .filter(version_text::Column::VersionId.is_in(versions.iter().map(|version| version.id)))
        .select_only()
        .columns([version_text::Column::VersionId, version_text::Column::Language, version_text::Column::Original]);
    let rows: Vec<(Uuid, String, bool)> = rows.into_tuple().all(db).await?;
    let has = |version: &version::Model| rows.iter().any(|(id, language, _)| *id == version.id && *language == text.language);
    // Left out and added once more, it was added then.
    let Some(without) = versions.iter().rposition(|version| !has(version)) else { return Ok(None) };
    let (earlier, later) = versions.split_at(without + 1);
    let Some(first) = later.first() else { return Ok(None) };
    let before = signature::Entity::find()
        .filter(S::LetterId.eq(letter))
        .filter(S::State.eq(SignatureState::Confirmed.code()))
        .filter(S::Outstanding.eq(false))
        .filter(S::VersionId.is_in(earlier.iter().map(|version| version.id)))
        .count(db)
        .await?;
    let original = rows.iter().find(|(id, _, original)| *original && *id == text.version_id).map(|(_, language, _)| language.clone());
    let Some(original) = original.filter(|_| before > 0) else { return Ok(None) };
    Ok(Some(AddedText { at: Instant(first.created_at), original, before }))
}

/// The letter's newest version and its original.
pub(crate) async fn frozen<C: ConnectionTrait>(db: &C, letter: &letter::Model) -> Result<(version::Model, version_text::Model), Error> {
    let Frozen { version, text, .. } = frozen_in(db, letter, &Wanted::Original).await?;
    Ok((version, text))
}

/// The texts of the newest versions of some letters, each letter's original first.
pub(crate) async fn texts_of<C: ConnectionTrait>(db: &C, letters: &[letter::Model]) -> Result<HashMap<Uuid, Vec<LetterText>>, Error> {
    let versions = version::Entity::find()
        .select_only()
        .columns([version::Column::LetterId, version::Column::Id])
        .filter(version::Column::LetterId.is_in(letters.iter().map(|letter| letter.id)))
        .order_by_asc(version::Column::Number);
    // A later version of a letter takes the place of an earlier one.
    let newest: HashMap<Uuid, Uuid> = versions.into_tuple::<(Uuid, Uuid)>().all(db).await?.into_iter().collect();
    let rows = version_text::Entity::find()
        .select_only()
        .columns([
            version_text::Column::VersionId,
            version_text::Column::Language,
            version_text::Column::Original,
            version_text::Column::Subject,
        ])
        .filter(version_text::Column::VersionId.is_in(newest.values().copied()))
        .order_by_desc(version_text::Column::Original)
        .order_by_asc(version_text::Column::Language);
    let rows: Vec<(Uuid, String, bool, String)> = rows.into_tuple().all(db).await?;
    let of = |letter: &letter::Model| {
        let own = rows.iter().filter(|(version, ..)| newest.get(&letter.id) == Some(version));
        let texts = own.map(|(_, language, original, subject)| named(letter, language.clone(), *original, subject.clone())).collect();
        (letter.id, texts)
    };
    Ok(letters.iter().map(of).collect())
}

/// A text as lists name it. Versions from before translations keep the original's subject in their letter alone.
fn named(letter: &letter::Model, language: String, original: bool, subject: String) -> LetterText {
    let subject = if subject.is_empty() { letter.subject.clone() } else { subject };
    LetterText { language, subject, original }
}
