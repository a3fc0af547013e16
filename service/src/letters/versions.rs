//! The versions of a letter: texts that were frozen together, in one manifest that signatures name.

use super::{conveners_of, stored_form};
use crate::{
    Error,
    entities::{letter, version, version_text},
    log::stored_manifest,
    translations::{Standing, standings},
    writer::Tx,
};
use domain::{
    document::{import, print},
    time::Instant,
};
use ledger::{CanonicalText, LanguageText, LetterId, Manifest, TextError, entry::Change};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// One language's text of a version.
pub(super) struct Text {
    pub(super) language: String,
    pub(super) text: CanonicalText,
    /// Whether it is the text that the translations follow, and that prevails.
    pub(super) original: bool,
}

/// The texts that the letter's working text would be published as: the original first, then the translations that are
/// complete, up to date and in canonical form, and that organisers want to go out.
///
/// The inner error is what is in the way of the original's canonical form.
pub(super) async fn texts_of_draft<C: ConnectionTrait>(db: &C, letter: &letter::Model) -> Result<Result<Vec<Text>, Vec<TextError>>, Error> {
    let form = stored_form(letter, &conveners_of(db, letter.id).await?)?;
    let document = form.document();
    let original = match CanonicalText::parse(&print(&document)) {
        Ok(text) => Text { language: form.language.clone(), text, original: true },
        Err(errors) => return Ok(Err(errors)),
    };
    let all = standings(db, letter.id, &document, &form.language).await?;
    let translation = |one: &Standing| {
        let text = one.canonical().ok().filter(|_| one.goes_out())?;
        Some(Text { language: one.language().to_owned(), text, original: false })
    };
    Ok(Ok(std::iter::once(original).chain(all.iter().filter_map(translation)).collect()))
}

/// What these texts are, in one hash (SHA-256, hex): a form carries it, so that what is published is what was shown.
pub(super) fn fingerprint(texts: &[Text]) -> String {
    let lines = texts.iter().map(|text| format!("{} {}\n", text.language, text.text.sha256_hex()));
    ledger::hex::encode(&ledger::sha256(lines.collect::<String>().as_bytes()))
}

/// Stores the letter's next version, made by this kind of change, with a public word on it.
pub(super) async fn insert(
    tx: &Tx,
    id: Uuid,
    letter: &letter::Model,
    change: Change,
    texts: Vec<Text>,
    words: Option<String>,
    now: Instant,
) -> Result<version::Model, Error> {
    let fault = |error| Error::Internal(format!("no manifest of checked texts: {error}"));
    let before = version::Entity::find().filter(version::Column::LetterId.eq(letter.id)).order_by_desc(version::Column::Number);
    let before = before.one(tx).await?;
    let (number, prev) = match &before {
        None => (1, None),
        Some(before) => (before.number + 1, Some(ledger::sha256(before.manifest.as_bytes()))),
    };
    let languages = texts.iter().map(|text| LanguageText::new(&text.language, &text.text, text.original)).collect();
    let of = LetterId(*letter.public_id.as_bytes());
    let manifest = Manifest::new(of, u32::try_from(number).unwrap_or(u32::MAX), prev, languages).map_err(fault)?;
    // What every verifier would refuse is not published.
    if let Some(before) = before
        && !manifest.may_follow(&stored_manifest(&before.manifest)?, change)
    {
        return Err(Error::Conflict);
    }
    let version = version::ActiveModel {
        id: Set(id),
        letter_id: Set(letter.id),
        number: Set(number),
        manifest: Set(manifest.to_text()),
        manifest_sha256: Set(manifest.hash_hex()),
        change: Set(change.code().to_owned()),
        words: Set(words),
        created_at: Set(now.0),
    };
    let version = version.insert(tx).await?;
    let row = |text: Text| version_text::ActiveModel {
        version_id: Set(id),
        language: Set(text.language),
        original: Set(text.original),
        subject: Set(import(text.text.as_str()).document.subject),
        sha256: Set(text.text.sha256_hex()),
        text: Set(text.text.into_string()),
    };
    version_text::Entity::insert_many(texts.into_iter().map(row)).exec_without_returning(tx).await?;
    Ok(version)
}

/// The version that somebody saw, by its manifest, where no version since has changed the meaning; without a manifest,
/// the first. Who saw another meaning has not seen what they would sign.
pub(crate) async fn seen_version<C: ConnectionTrait>(db: &C, letter: Uuid, manifest: &str) -> Result<Option<version::Model>, Error> {
    let mut versions = versions_of(db, letter).await?.into_iter();
    let seen = versions.find(|(version, _)| manifest.is_empty() || version.manifest_sha256 == manifest);
    Ok(seen.filter(|(_, present)| *present).map(|(version, _)| version))
}

/// A letter's versions from the first on, each with whether it has the letter's present meaning.
pub(crate) async fn versions_of<C: ConnectionTrait>(db: &C, letter: Uuid) -> Result<Vec<(version::Model, bool)>, Error> {
    let own = version::Entity::find().filter(version::Column::LetterId.eq(letter)).order_by_asc(version::Column::Number);
    let versions = own.all(db).await?;
    let meaning = versions.iter().rposition(|version| version.change == Change::Material.code()).unwrap_or(0);
    Ok(versions.into_iter().enumerate().map(|(place, version)| (version, place >= meaning)).collect())
}
