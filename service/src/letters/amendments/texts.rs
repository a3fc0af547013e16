//! The texts of a version or of a proposal, compared language by language.

use super::super::versions::Text;
use crate::{Error, entities::version_text};
use domain::{
    amendment::{TextChange, is_slip},
    revision::Difference,
    shapes::amendments::LanguageChange,
};
use ledger::CanonicalText;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A text in its language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Worded {
    pub(crate) language: String,
    pub(crate) original: bool,
    pub(crate) text: String,
}

impl From<Text> for Worded {
    fn from(text: Text) -> Self {
        Self { language: text.language, original: text.original, text: text.text.into_string() }
    }
}

impl Worded {
    /// As a version holds it.
    pub(super) fn canonical(self) -> Result<Text, Error> {
        let text = CanonicalText::parse(&self.text).map_err(|_| Error::Internal("a proposed text is not canonical".to_owned()))?;
        Ok(Text { language: self.language, text, original: self.original })
    }
}

/// The texts of a version, the original first.
pub(crate) async fn texts_of<C: ConnectionTrait>(db: &C, version: Uuid) -> Result<Vec<Worded>, Error> {
    let rows = version_text::Entity::find()
        .filter(version_text::Column::VersionId.eq(version))
        .order_by_desc(version_text::Column::Original)
        .order_by_asc(version_text::Column::Language)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| Worded { language: row.language, original: row.original, text: row.text }).collect())
}

/// What became of the text in each language: those of the later texts in their order, then those that were left out.
pub(crate) fn changes(before: &[Worded], after: &[Worded]) -> Vec<LanguageChange> {
    let of = |texts: &[Worded], language: &str| texts.iter().find(|one| one.language == language).cloned();
    let kept = after.iter().map(|new| {
        let old = of(before, &new.language);
        let change = match &old {
            None => TextChange::Added,
            // That another text is the original now is a change, though not of its words.
            Some(old) if old.text == new.text && old.original == new.original => TextChange::Same,
            Some(_) => TextChange::Changed,
        };
        (new.language.clone(), new.original, change, old.map(|old| old.text).unwrap_or_default(), new.text.clone())
    });
    let gone = before.iter().filter(|old| of(after, &old.language).is_none());
    let gone = gone.map(|old| (old.language.clone(), old.original, TextChange::LeftOut, old.text.clone(), String::new()));
    let line = |(language, original, change, old, new): (String, bool, TextChange, String, String)| LanguageChange {
        language,
        original,
        change,
        difference: Difference::between(&old, &new),
    };
    kept.chain(gone).map(line).collect()
}

/// The texts that the version before did not have.
pub(super) fn added(changes: &[LanguageChange], after: &[Worded]) -> Vec<Worded> {
    let is_new = |text: &&Worded| changes.iter().any(|one| one.change == TextChange::Added && one.language == text.language);
    after.iter().filter(is_new).cloned().collect()
}

/// Whether each text that changed differs so little from the one before that it can be a slip of the pen, and the original is
/// in its language still.
pub(super) fn are_slips(changes: &[LanguageChange], before: &[Worded], after: &[Worded]) -> bool {
    let original = |texts: &[Worded]| texts.iter().find(|text| text.original).map(|text| text.language.clone());
    let small = |one: &LanguageChange| {
        let changed = one.difference.words();
        is_slip(changed.added.max(changed.removed), one.difference.words_before())
    };
    original(before) == original(after) && changes.iter().filter(|one| one.change == TextChange::Changed).all(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worded(language: &str, text: &str) -> Worded {
        Worded { language: language.into(), original: language == "en", text: text.into() }
    }

    /// Who is original changes with the meaning alone, as every verifier asks.
    #[test]
    fn another_original_is_no_slip_and_no_added_language() {
        let before = [worded("en", "One.\n"), worded("fr", "Un.\n")];
        let mut after = before.clone();
        assert!(are_slips(&changes(&before, &after), &before, &after));
        (after[0].original, after[1].original) = (false, true);
        let found = changes(&before, &after);
        assert!(found.iter().all(|one| one.change == TextChange::Changed) && !are_slips(&found, &before, &after));
    }

    #[test]
    fn each_language_says_what_became_of_it() {
        let before = [worded("en", "One.\n"), worded("fr", "Un.\n"), worded("ar", "واحد.\n")];
        let after = [worded("en", "Two.\n"), worded("ar", "واحد.\n"), worded("ko", "둘.\n")];
        let found: Vec<_> = changes(&before, &after).into_iter().map(|one| (one.language, one.change)).collect();
        let expected = [("en", TextChange::Changed), ("ar", TextChange::Same), ("ko", TextChange::Added), ("fr", TextChange::LeftOut)];
        assert_eq!(found, expected.map(|(language, change)| (language.to_owned(), change)));
    }
}
