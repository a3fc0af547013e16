//! Translations against the original as it is: how far each is, and which go out with the letter.

use super::translations_of;
use crate::{
    Error,
    entities::{translation, translation_part},
    writer::Tx,
};
use domain::{
    document::{LetterDocument, print},
    shapes::translation::TranslationLine,
    time::Instant,
    translation::{PartKind, Translated, Translation},
};
use ledger::{CanonicalText, TextError};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// A translation with its parts, set against an original.
pub(crate) struct Standing {
    pub(super) row: translation::Model,
    pub(super) stored: Vec<translation_part::Model>,
    pub(super) translation: Translation,
}

impl Standing {
    pub(super) fn of(row: translation::Model, stored: Vec<translation_part::Model>, document: &LetterDocument) -> Self {
        let translation = Translation::of(document, &row.language, &translated_parts(&stored));
        Self { row, stored, translation }
    }

    /// Its language.
    pub(crate) fn language(&self) -> &str {
        &self.row.language
    }

    /// Its canonical text, or what is in its way. What is missing is there in the original's language.
    pub(crate) fn canonical(&self) -> Result<CanonicalText, Vec<TextError>> {
        CanonicalText::parse(&print(&self.translation.document()))
    }

    /// Whether organisers want it to go out, and it can.
    pub(crate) fn goes_out(&self) -> bool {
        self.row.included && self.translation.progress().is_complete() && self.canonical().is_ok()
    }

    /// How far it is.
    pub(crate) fn line(&self) -> TranslationLine {
        TranslationLine {
            language: self.row.language.clone(),
            progress: self.translation.progress(),
            faults: self.canonical().map_or_else(|errors| errors.len() as u64, |_| 0),
            included: self.row.included,
            changed_at: self.stored.iter().map(|part| part.changed_at).max().map(Instant),
        }
    }
}

/// The letter's translations against this text of the original, by their tags. One into the original's own language says
/// nothing new, and is left out.
pub(crate) async fn standings<C: ConnectionTrait>(
    db: &C,
    letter: Uuid,
    document: &LetterDocument,
    original: &str,
) -> Result<Vec<Standing>, Error> {
    let rows = translations_of(db, letter).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let parts = translation_part::Entity::find()
        .filter(translation_part::Column::TranslationId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(translation_part::Column::Position)
        .order_by_asc(translation_part::Column::Id)
        .all(db)
        .await?;
    let mut by_translation: HashMap<Uuid, Vec<translation_part::Model>> = HashMap::new();
    for part in parts {
        by_translation.entry(part.translation_id).or_default().push(part);
    }
    let own = rows.into_iter().filter(|row| row.language != original);
    Ok(own
        .map(|row| (by_translation.remove(&row.id).unwrap_or_default(), row))
        .map(|(parts, row)| Standing::of(row, parts, document))
        .collect())
}

/// The parts of a translation, in the order in which they stood.
pub(super) async fn stored_parts<C: ConnectionTrait>(db: &C, translation: Uuid) -> Result<Vec<translation_part::Model>, Error> {
    let own = translation_part::Entity::find().filter(translation_part::Column::TranslationId.eq(translation));
    Ok(own.order_by_asc(translation_part::Column::Position).order_by_asc(translation_part::Column::Id).all(db).await?)
}

/// Stored parts as the rules see them. The database allows no other kinds.
pub(super) fn translated_parts(stored: &[translation_part::Model]) -> Vec<Translated> {
    let one = |row: &translation_part::Model| Translated {
        kind: PartKind::from_code(&row.kind).unwrap_or(PartKind::Paragraph),
        source: row.source.clone(),
        text: row.text.clone(),
    };
    stored.iter().map(one).collect()
}

/// Notes which of the letter's translations are to go out with it: these and no others.
pub(crate) async fn choose(tx: &Tx, letter: Uuid, languages: &[String]) -> Result<(), Error> {
    for row in translations_of(tx, letter).await? {
        let included = languages.contains(&row.language);
        if row.included != included {
            include(tx, row.id, included).await?;
        }
    }
    Ok(())
}

/// Notes whether a translation is to go out with its letter.
pub(super) async fn include(tx: &Tx, translation: Uuid, included: bool) -> Result<(), Error> {
    let change = translation::ActiveModel { included: Set(included), ..Default::default() };
    translation::Entity::update_many().set(change).filter(translation::Column::Id.eq(translation)).exec(tx).await?;
    Ok(())
}
