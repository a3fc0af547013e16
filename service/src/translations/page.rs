//! The page on which a letter is translated: original and translation side by side.

use super::{
    At, Found,
    save::{Fate, fate, tidied},
    standing::{Standing, stored_parts},
    translated,
};
use crate::{
    Actor, Error, Service,
    entities::{account, translation_part},
    letters::{form_of, newest, numbered, text_fault},
};
use domain::{
    document::{LetterDocument, print},
    forms::translation::TranslationForm,
    ids::PublicId,
    revision::Difference,
    role::Permission,
    shapes::translation::{OrphanRow, PartRow, SavedBy, TextFault, TranslationPage},
    time::Instant,
    translation::{PartKind, PartState, TranslatedPart, Translation, same_markers, usual},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

impl Service {
    /// A translation beside the original as it is. With a form that was not saved, what was typed beside the original
    /// that it was typed for, and what somebody else saved meanwhile.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn translation(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        language: &str,
        typed: Option<&TranslationForm>,
    ) -> Result<TranslationPage, Error> {
        let at = At::new(actor, coalition, letter);
        let (found, row) = at.find_in(self.read(), Permission::SeeTranslations, language).await?;
        let revision = match typed {
            Some(form) => numbered(self.read(), found.letter.id, form.revision).await?,
            None => newest(self.read(), found.letter.id).await?.ok_or(Error::NotFound)?,
        };
        let document = form_of(&revision)?.document();
        let stored = stored_parts(self.read(), row.id).await?;
        let standing = Standing::of(row, stored, &document);
        let mut parts = self.part_rows(&standing).await?;
        if let Some(form) = typed {
            self.put_typed(&standing, &mut parts, &tidied(form)).await?;
        }
        let Found { scope, letter, .. } = found;
        Ok(TranslationPage {
            may_write: scope.role.may(Permission::Translate),
            desk: scope.desk(),
            letter: translated(&letter),
            line: standing.line(),
            revision: u32::try_from(revision.number).unwrap_or(u32::MAX),
            parts,
            orphans: standing.translation.orphans.iter().filter_map(|index| standing.stored.get(*index)).map(orphan).collect(),
            faults: faults(&standing),
        })
    }

    /// The letter as it would be published in this language; what is missing is in the original's.
    ///
    /// # Errors
    /// `NotFound`, `Forbidden`.
    pub async fn translation_preview(
        &self,
        actor: &Actor,
        coalition: &str,
        letter: &str,
        language: &str,
    ) -> Result<(TranslationPage, LetterDocument), Error> {
        let page = self.translation(actor, coalition, letter, language, None).await?;
        let part = |row: &PartRow| TranslatedPart {
            part: domain::translation::Part { kind: row.kind, text: row.original.clone() },
            translated: None,
            text: row.text.clone(),
            state: row.state,
        };
        let whole = Translation { parts: page.parts.iter().map(part).collect(), orphans: Vec::new() };
        let document = whole.document();
        Ok((page, document))
    }

    async fn part_rows(&self, standing: &Standing) -> Result<Vec<PartRow>, Error> {
        let accounts = standing.stored.iter().filter_map(|row| row.account_id);
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(accounts)).all(self.read()).await?;
        let names: HashMap<Uuid, String> = accounts.into_iter().map(|row| (row.id, row.name)).collect();
        let saved = |row: &translation_part::Model| SavedBy {
            name: row.account_id.and_then(|id| names.get(&id).cloned()),
            at: Instant(row.changed_at),
        };
        let row = |(index, part): (usize, &TranslatedPart)| {
            let stored = part.translated.and_then(|index| standing.stored.get(index));
            let before = stored.filter(|_| part.state == PartState::Stale);
            PartRow {
                index,
                kind: part.part.kind,
                original: part.part.text.clone(),
                text: part.text.clone(),
                lock: stored.map_or(0, |row| row.revision),
                past: stored.filter(|row| row.revision > 1).map(|row| PublicId(row.public_id)),
                state: part.state,
                change: before.map(|row| Difference::between(&row.source, &part.part.text)),
                other_notes: part.state != PartState::Missing && !same_markers(&part.part.text, &part.text),
                saved: stored.map(saved),
                theirs: None,
            }
        };
        Ok(standing.translation.parts.iter().enumerate().map(row).collect())
    }

    /// Puts what was typed in place of what is stored, and what is stored beside it where both were changed.
    async fn put_typed(&self, standing: &Standing, parts: &mut [PartRow], form: &TranslationForm) -> Result<(), Error> {
        for typed in &form.parts {
            let Some(row) = parts.get_mut(typed.index) else { continue };
            let place = standing.translation.parts.get(typed.index).and_then(|part| part.translated);
            let usual = usual(row.kind, standing.language());
            match fate(self.read(), place.and_then(|place| standing.stored.get(place)), typed, usual.as_deref()).await? {
                Fate::Nothing => {}
                Fate::Write => row.text.clone_from(&typed.text),
                Fate::Conflict => row.theirs = Some(std::mem::replace(&mut row.text, typed.text.clone())),
            }
        }
        Ok(())
    }
}

fn orphan(row: &translation_part::Model) -> OrphanRow {
    OrphanRow {
        id: PublicId(row.public_id),
        kind: PartKind::from_code(&row.kind).unwrap_or(PartKind::Paragraph),
        original: row.source.clone(),
        text: row.text.clone(),
    }
}

/// What is between the text and its canonical form, each with the part that its line comes from.
fn faults(standing: &Standing) -> Vec<TextFault> {
    let Err(errors) = standing.canonical() else { return Vec::new() };
    let text = print(&standing.translation.document());
    let part = |line: u32| {
        let line = text.lines().nth(usize::try_from(line).ok()?.checked_sub(1)?)?;
        standing.translation.part_of_line(line)
    };
    errors.iter().map(|error| TextFault { fault: text_fault(error), part: part(error.line) }).collect()
}
