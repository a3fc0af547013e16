//! What an editor's form becomes before it is stored: checked, tidied, in normal form C, its deadline an instant.

use crate::{
    Error,
    entities::{letter, letter_convener, organisation},
};
use domain::{
    document::signable,
    error::{FieldError, FieldErrors},
    forms::letter::{LetterForm, Recipient},
    letter::Visibility,
    slug::Slug,
    time::Deadline,
};
use ledger::{LanguageText, LetterId, Manifest, tidy};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

/// No letter's address: the desk's page for a new letter has it.
const RESERVED: &str = "new";

/// A draft, ready to be stored.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    form: LetterForm,
    /// Whether nobody chose the letter's address.
    made: bool,
    recipients: String,
    draft: String,
    deadline: Option<Deadline>,
    conveners: Vec<Uuid>,
}

impl Prepared {
    /// Checks and tidies what was typed.
    pub(super) fn of(form: &LetterForm) -> Result<Self, Error> {
        let mut errors = FieldErrors::default();
        let mut form = tidied(form);
        let made = form.slug.trim().is_empty();
        if made {
            form.slug = form.suggested_slug().map_or_else(|| "letter".to_owned(), |slug| slug.to_string());
        }
        if made && form.slug == RESERVED {
            form.slug = "letter".to_owned();
        }
        let draft = form.parse_draft().map_err(|faults| errors.0.extend(faults.0)).ok();
        if errors.of("language").is_none() && !is_language(&form.language) {
            errors.0.push(FieldError::new("language", "error-language"));
        }
        if form.slug.trim() == RESERVED {
            errors.0.push(FieldError::new("slug", "error-slug-taken"));
        }
        let deadline = match form.deadline_local.as_str() {
            "" => None,
            local => Deadline::parse(local, &form.deadline_zone).map_err(|(field, fault)| errors.0.push(fault.at(field))).ok(),
        };
        let conveners = form.conveners.iter().map(|id| id.trim().parse::<Uuid>()).collect::<Result<Vec<_>, _>>();
        let conveners = conveners.map_err(|_| errors.0.push(FieldError::new("conveners", "error-choice"))).ok();
        match (draft, conveners) {
            (Some(draft), Some(conveners)) if errors.is_empty() => Self::store_form(draft.form, made, deadline, conveners),
            _ => Err(errors.into()),
        }
    }

    fn store_form(form: LetterForm, made: bool, deadline: Option<Deadline>, mut conveners: Vec<Uuid>) -> Result<Self, Error> {
        conveners.sort_unstable();
        conveners.dedup();
        let form = LetterForm { conveners: conveners.iter().map(Uuid::to_string).collect(), ..form };
        let lines: Vec<String> = form.document().recipients.into_iter().filter_map(|block| block.lines.into_iter().next()).collect();
        // Conveners and revision have tables and columns of their own.
        let stored = LetterForm { conveners: Vec::new(), revision: 0, ..form.clone() };
        Ok(Self { recipients: json(&lines)?, draft: json(&stored)?, form, made, deadline, conveners })
    }

    /// The form as it is stored.
    pub(super) fn form(&self) -> &LetterForm {
        &self.form
    }

    /// Whether the public may not know of it.
    pub(super) fn is_confidential(&self) -> bool {
        self.form.visibility == Visibility::Confidential.code()
    }

    /// The part of the letter's address.
    pub(super) fn slug(&self) -> &str {
        &self.form.slug
    }

    /// With an address that no letter of the coalition has, where nobody chose one.
    pub(super) async fn placed<C: ConnectionTrait>(mut self, db: &C, coalition: Uuid, letter: Option<Uuid>) -> Result<Self, Error> {
        let Some(slug) = Slug::parse(&self.form.slug).ok().filter(|_| self.made) else { return Ok(self) };
        let taken: Vec<String> = letter::Entity::find()
            .select_only()
            .column(letter::Column::Slug)
            .filter(letter::Column::CoalitionId.eq(coalition))
            .filter(letter::Column::Slug.starts_with(slug.as_str()))
            .apply_if(letter, |query, letter| query.filter(letter::Column::Id.ne(letter)))
            .into_tuple()
            .all(db)
            .await?;
        let numbered = (2..).map(|number| slug.numbered(number));
        if let Some(free) = std::iter::once(slug.clone()).chain(numbered).find(|slug| !taken.iter().any(|taken| taken == slug.as_str())) {
            self.form.slug = free.to_string();
        }
        let (form, deadline, conveners) = (self.form, self.deadline, self.conveners);
        Self::store_form(form, true, deadline, conveners)
    }

    /// The column that holds the text that organisers work on; the public sees none of it.
    pub(super) fn text(&self) -> letter::ActiveModel {
        letter::ActiveModel { draft: Set(self.draft.clone()), ..letter::ActiveModel::default() }
    }

    /// The columns that come from the form.
    pub(super) fn columns(&self) -> letter::ActiveModel {
        let deadline = self.deadline.as_ref();
        letter::ActiveModel {
            slug: Set(self.form.slug.clone()),
            visibility: Set(self.form.visibility.clone()),
            numbered: Set(self.form.numbered),
            who_may_sign: Set(self.form.who_may_sign.clone()),
            language: Set(self.form.language.clone()),
            subject: Set(self.form.name()),
            recipients: Set(self.recipients.clone()),
            deadline_local: Set(deadline.map(|deadline| deadline.local.clone())),
            deadline_zone: Set(deadline.map(|deadline| deadline.zone.clone())),
            deadline_at: Set(deadline.map(|deadline| deadline.at.0)),
            ..self.text()
        }
    }

    /// Puts the conveners in place of those stored; all must be in the coalition's address book.
    pub(super) async fn write_conveners<C: ConnectionTrait>(&self, tx: &C, coalition: Uuid, letter: Uuid) -> Result<(), Error> {
        letter_convener::Entity::delete_many().filter(letter_convener::Column::LetterId.eq(letter)).exec(tx).await?;
        if self.conveners.is_empty() {
            return Ok(());
        }
        let known = organisation::Entity::find()
            .filter(organisation::Column::CoalitionId.eq(coalition))
            .filter(organisation::Column::Id.is_in(self.conveners.iter().copied()))
            .count(tx)
            .await?;
        if known != self.conveners.len() as u64 {
            return Err(Error::field("conveners", "error-choice"));
        }
        let rows = self.conveners.iter().map(|id| letter_convener::ActiveModel { letter_id: Set(letter), organisation_id: Set(*id) });
        letter_convener::Entity::insert_many(rows).exec_without_returning(tx).await?;
        Ok(())
    }
}

/// The form that a letter's draft was stored from, as the editor shows it.
pub(crate) fn stored_form(letter: &letter::Model, conveners: &[Uuid]) -> Result<LetterForm, Error> {
    let form: LetterForm = serde_json::from_str(&letter.draft)?;
    Ok(LetterForm {
        slug: letter.slug.clone(),
        visibility: letter.visibility.clone(),
        numbered: letter.numbered,
        conveners: conveners.iter().map(Uuid::to_string).collect(),
        deadline_local: letter.deadline_local.clone().unwrap_or_default(),
        deadline_zone: letter.deadline_zone.clone().unwrap_or(form.deadline_zone),
        revision: letter.revision,
        ..form
    })
}

/// A language tag in its recommended case, so that one language has one spelling: `en`, `pt-BR`, `zh-Hant`.
pub(crate) fn tag_case(tag: &str) -> String {
    let mut singleton = false;
    let subtags = tag.trim().split('-').enumerate().map(|(place, subtag)| {
        singleton |= subtag.len() == 1;
        let lower = subtag.to_ascii_lowercase();
        let letters = subtag.bytes().all(|b| b.is_ascii_alphabetic());
        match lower.len() {
            2 if letters && place > 0 && !singleton => lower.to_ascii_uppercase(),
            4 if letters && place > 0 && !singleton => format!("{}{}", lower[..1].to_ascii_uppercase(), &lower[1..]),
            _ => lower,
        }
    });
    subtags.collect::<Vec<_>>().join("-")
}

/// Whether a manifest could name the language so.
pub(crate) fn is_language(tag: &str) -> bool {
    let text = LanguageText { tag: tag.to_owned(), sha256: [0; 32], bytes: 0, original: true };
    Manifest::new(LetterId([0; 16]), 1, None, vec![text]).is_ok()
}

/// Every text as the canonical form wants it, before it is looked at.
pub(super) fn tidied(form: &LetterForm) -> LetterForm {
    let clean = |text: &str| tidy(&signable(text)).trim_end().to_owned();
    // Only the body has a sign for a line break; an address has lines, a subject one.
    let within = |text: &String, between: &str| clean(&text.replace(['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], between));
    let (line, lines) = (|text: &String| within(text, " "), |text: &String| within(text, "\n"));
    let row = |row: &Recipient| Recipient {
        honorific: line(&row.honorific),
        name: line(&row.name),
        office: line(&row.office),
        postal: lines(&row.postal),
        email: row.email.clone(),
    };
    LetterForm {
        language: tag_case(&form.language),
        place_and_date: line(&form.place_and_date),
        recipients: form.recipients.iter().map(row).collect(),
        copies: form.copies.iter().map(row).collect(),
        subject: line(&form.subject),
        salutation: line(&form.salutation),
        body: clean(&form.body),
        closing: lines(&form.closing),
        copies_label: line(&form.copies_label),
        subject_label: line(&form.subject_label),
        deadline_local: form.deadline_local.trim().to_owned(),
        deadline_zone: form.deadline_zone.trim().to_owned(),
        ..form.clone()
    }
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, Error> {
    Ok(serde_json::to_string(value)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> LetterForm {
        LetterForm {
            slug: "safe-passage".into(),
            subject: "Safe passage".into(),
            language: "PT-br".into(),
            who_may_sign: "both".into(),
            visibility: "public".into(),
            body: "Cafe\u{301}  \r\nand more\n\n".into(),
            ..LetterForm::default()
        }
    }

    #[test]
    fn a_draft_is_tidied() {
        let prepared = Prepared::of(&form()).unwrap();
        assert_eq!(prepared.form.body, "Café\nand more");
        assert_eq!(prepared.form.language, "pt-BR");
    }

    #[test]
    fn one_character_never_refuses_a_letter() {
        let pasted = LetterForm { body: "First\u{2028}second\tso\u{ad}ft\u{202e}".into(), subject: "Safe\u{2028}passage".into(), ..form() };
        let prepared = Prepared::of(&pasted).unwrap();
        assert_eq!(prepared.form.body, "First\\\nsecond soft");
        assert_eq!(prepared.form.subject, "Safe passage");
    }

    #[test]
    fn faults_of_every_kind_come_together() {
        let bad = LetterForm {
            subject: "…".into(),
            deadline_local: "soon".into(),
            conveners: vec!["x".into()],
            language: "en-".into(),
            ..form()
        };
        let Err(Error::Fields(errors)) = Prepared::of(&bad) else { panic!("refused") };
        let fields: Vec<_> = errors.0.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
        assert_eq!(
            fields,
            [
                ("subject", "error-no-letter"),
                ("language", "error-language"),
                ("deadline_local", "error-date-time"),
                ("conveners", "error-choice")
            ]
        );
    }

    #[test]
    fn tags_have_one_spelling() {
        for (typed, tag) in [("EN", "en"), ("zh-hant-tw", "zh-Hant-TW"), ("de-1996", "de-1996"), ("en-x-AB", "en-x-ab")] {
            assert_eq!(tag_case(typed), tag);
            assert!(is_language(tag), "{tag}");
        }
    }
}
