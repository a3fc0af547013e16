//! The demonstration's letter in French: translated part by part, as a translator would.

use super::{COALITION, LETTER, fault};
use domain::{
    document::{LetterDocument, import},
    forms::translation::{TranslationForm, TypedPart},
    shapes::translation::TranslationPage,
    translation::{PartKind, parts},
};
use jiff::civil::DateTime;
use service::{Actor, Error, Service};

const MONTHS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

/// Asks for the letter in French, and translates it.
pub(super) async fn translate(service: &Service, actor: &Actor, today: DateTime) -> Result<(), Error> {
    let language = service.add_translation(actor, COALITION, LETTER, "fr").await?;
    let page = service.translation(actor, COALITION, LETTER, &language, None).await?;
    let form = typed(&page, &document(today)).ok_or_else(|| fault("a translation of other parts than the letter's"))?;
    service.save_translation(actor, COALITION, LETTER, &language, &form).await?;
    Ok(())
}

/// The letter in French, as of a day.
pub(super) fn document(today: DateTime) -> LetterDocument {
    let month = usize::try_from(today.month() - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    let day = if today.day() == 1 { "1er".to_owned() } else { today.day().to_string() };
    let place_and_date = format!("Séoul et Genève, le {day} {month} {}", today.year());
    LetterDocument { place_and_date, ..import(include_str!("letter.fr.md")).document }
}

/// What is typed for each part; nothing where the two texts do not have the same ones.
fn typed(page: &TranslationPage, translation: &LetterDocument) -> Option<TranslationForm> {
    let own = parts(translation);
    let alike = own.len() == page.parts.len() && own.iter().zip(&page.parts).all(|(own, row)| own.kind == row.kind);
    // The words before copies and subject are the usual ones: nobody has to type them.
    let typed = own.into_iter().enumerate().filter(|(_, part)| !matches!(part.kind, PartKind::CopiesLabel | PartKind::SubjectLabel));
    let parts = typed.map(|(index, part)| TypedPart { index, lock: 0, text: part.text });
    alike.then(|| TranslationForm { revision: page.revision, parts: parts.collect(), ..TranslationForm::default() })
}
