//! The letter's editor, as posted: recipients, text, who may sign and until when.

use super::finish;
use crate::{
    document::{AddressBlock, LetterDocument},
    email::Email,
    error::{FieldError, FieldErrors},
    letter::WhoMaySign,
    slug::Slug,
    text::{Phrase, parse_lines},
};
use serde::{Deserialize, Serialize};

/// One recipient, or one who gets a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipient {
    /// "His Excellency", "President": printed before the name.
    pub honorific: String,
    /// Name.
    pub name: String,
    /// Office, printed on its own line.
    pub office: String,
    /// Postal address, several lines.
    pub postal: String,
    /// E-mail for the delivery; not part of the text, never public.
    pub email: String,
}

impl Recipient {
    /// Whether nothing is filled in.
    pub fn is_empty(&self) -> bool {
        [&self.honorific, &self.name, &self.office, &self.postal, &self.email].into_iter().all(|field| field.trim().is_empty())
    }

    /// Its fields: name and value.
    pub const fn fields(&self) -> [(&'static str, &String); 5] {
        [("honorific", &self.honorific), ("name", &self.name), ("office", &self.office), ("postal", &self.postal), ("email", &self.email)]
    }

    /// The block as the letter prints it.
    pub fn block(&self) -> AddressBlock {
        let name = format!("{} {}", self.honorific.trim(), self.name.trim());
        let lines = [name.trim(), self.office.trim()].into_iter().chain(self.postal.lines().map(str::trim));
        AddressBlock { lines: lines.filter(|line| !line.is_empty()).map(str::to_owned).collect() }
    }

    /// A recipient from a block of an imported letter: the first line is the name, the rest the postal address.
    pub fn from_block(block: &AddressBlock) -> Self {
        let (name, rest) = block.lines.split_first().map_or((String::new(), &[][..]), |(name, rest)| (name.clone(), rest));
        Self { name, postal: rest.join("\n"), ..Self::default() }
    }
}

/// The editor's form as posted. Recipients and copies are rows of equally named fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterForm {
    /// The part of the letter's address.
    pub slug: String,
    /// BCP 47 tag of the language it is written in.
    pub language: String,
    /// "Seoul and Geneva, 21 September 2023".
    pub place_and_date: String,
    /// Rows of recipients.
    pub recipients: Vec<Recipient>,
    /// Rows of copies.
    pub copies: Vec<Recipient>,
    /// The "Re:" line.
    pub subject: String,
    /// "Dear President,".
    pub salutation: String,
    /// Markdown with footnotes.
    pub body: String,
    /// "Respectfully,".
    pub closing: String,
    /// The words before the copies and the subject, in the letter's language ("CC:", "Re:").
    pub copies_label: String,
    /// See `copies_label`.
    pub subject_label: String,
    /// A code of [`WhoMaySign`].
    pub who_may_sign: String,
    /// Hard deadline, local: `2026-12-01T12:00`; empty for none yet.
    pub deadline_local: String,
    /// Its IANA zone.
    pub deadline_zone: String,
    /// Whether the paragraphs of its body are shown with numbers, which are no part of the text.
    pub numbered: bool,
    /// Ids of organisations of the address book that convene the letter.
    pub conveners: Vec<String>,
    /// `public` or `confidential`.
    pub visibility: String,
    /// The revision that the editor started from; a newer one in the database is not overwritten.
    pub revision: i64,
}

/// A letter's draft, parsed: what is stored while the text is free.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterDraft {
    /// Everything typed, tidied: line ends, outer white space.
    pub form: LetterForm,
}

impl LetterForm {
    /// The document that the form describes, as it would be published.
    pub fn document(&self) -> LetterDocument {
        let mut document = LetterDocument {
            place_and_date: self.place_and_date.clone(),
            recipients: self.recipients.iter().filter(|row| !row.is_empty()).map(Recipient::block).collect(),
            copies: self.copies.iter().filter(|row| !row.is_empty()).map(Recipient::block).collect(),
            subject: self.subject.clone(),
            salutation: self.salutation.clone(),
            body: self.body.clone(),
            closing: self.closing.clone(),
            ..LetterDocument::default()
        };
        if !self.copies_label.trim().is_empty() {
            document.labels.copies.clone_from(&self.copies_label);
        }
        if !self.subject_label.trim().is_empty() {
            document.labels.subject.clone_from(&self.subject_label);
        }
        crate::document::normalise(document)
    }

    /// The same text, with everything that opening has settled as it is stored: address, language, who may sign, until
    /// when, who convenes, who sees it.
    #[must_use]
    pub fn settled_as(&self, stored: &Self) -> Self {
        Self {
            slug: stored.slug.clone(),
            language: stored.language.clone(),
            who_may_sign: stored.who_may_sign.clone(),
            deadline_local: stored.deadline_local.clone(),
            deadline_zone: stored.deadline_zone.clone(),
            numbered: stored.numbered,
            conveners: stored.conveners.clone(),
            visibility: stored.visibility.clone(),
            ..self.clone()
        }
    }

    /// The fields as a browser would post them: name and value, rows and conveners one after the other.
    pub fn fields(&self) -> Vec<(String, String)> {
        let revision = self.revision.to_string();
        let own = [
            ("slug", &self.slug),
            ("language", &self.language),
            ("place_and_date", &self.place_and_date),
            ("subject", &self.subject),
            ("salutation", &self.salutation),
            ("body", &self.body),
            ("closing", &self.closing),
            ("copies_label", &self.copies_label),
            ("subject_label", &self.subject_label),
            ("who_may_sign", &self.who_may_sign),
            ("deadline_local", &self.deadline_local),
            ("deadline_zone", &self.deadline_zone),
            ("visibility", &self.visibility),
            ("revision", &revision),
        ];
        let own = own.into_iter().map(|(name, value)| (name.to_owned(), value.clone()));
        let conveners = self.conveners.iter().map(|id| ("conveners".to_owned(), id.clone()));
        let groups = [("recipients", &self.recipients), ("copies", &self.copies)];
        let rows = groups.into_iter().flat_map(|(group, rows)| rows.iter().enumerate().map(move |(index, row)| (group, index, row)));
        let rows =
            rows.flat_map(|(group, index, row)| row.fields().map(|(name, value)| (format!("{group}-{index}-{name}"), value.clone())));
        let numbered = self.numbered.then(|| ("numbered".to_owned(), "on".to_owned()));
        own.chain(numbered).chain(conveners).chain(rows).collect()
    }

    /// A form filled from an imported document.
    pub fn from_document(document: &LetterDocument, language: &str) -> Self {
        Self {
            slug: Slug::suggest(&document.subject).map(|slug| slug.to_string()).unwrap_or_default(),
            language: language.to_owned(),
            place_and_date: document.place_and_date.clone(),
            recipients: document.recipients.iter().map(Recipient::from_block).collect(),
            copies: document.copies.iter().map(Recipient::from_block).collect(),
            subject: document.subject.clone(),
            salutation: document.salutation.clone(),
            body: document.body.clone(),
            closing: document.closing.clone(),
            copies_label: document.labels.copies.clone(),
            subject_label: document.labels.subject.clone(),
            who_may_sign: WhoMaySign::Both.code().to_owned(),
            visibility: "public".to_owned(),
            ..Self::default()
        }
    }

    /// What the desk calls the letter: its subject, or how its text begins, or its address.
    #[must_use]
    pub fn name(&self) -> String {
        const NAME_LIMIT: usize = 60;
        let begins = self.body.lines().map(|line| line.trim_start_matches(['#', '>', '-', '*', ' '])).find(|line| !line.trim().is_empty());
        let name = Some(self.subject.trim()).filter(|subject| !subject.is_empty()).or(begins).unwrap_or(&self.slug);
        match name.char_indices().nth(NAME_LIMIT).filter(|_| self.subject.trim().is_empty()) {
            Some((end, _)) => format!("{}…", name[..end].trim_end()),
            None => name.to_owned(),
        }
    }

    /// An address for a letter that nobody gave one, from its subject or its name; `None` where it has no words yet.
    #[must_use]
    pub fn suggested_slug(&self) -> Option<Slug> {
        Slug::suggest(&self.subject).or_else(|| Slug::suggest(&self.name()))
    }

    /// Parses a draft: what is there must be well-formed, what is missing may come later.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse_draft(&self) -> Result<LetterDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut form = self.clone();
        form.recipients.retain(|row| !row.is_empty());
        form.copies.retain(|row| !row.is_empty());
        if let Some(slug) = errors.take("slug", Slug::parse(&self.slug)) {
            form.slug = slug.to_string();
        }
        let tag = self.language.trim();
        if tag.len() < 2 || tag.len() > 35 || !tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            errors.0.push(FieldError::new("language", "error-language"));
        }
        form.language = tag.to_owned();
        for (field, value, to) in [
            ("subject", &self.subject, &mut form.subject),
            ("place_and_date", &self.place_and_date, &mut form.place_and_date),
            ("salutation", &self.salutation, &mut form.salutation),
            ("copies_label", &self.copies_label, &mut form.copies_label),
            ("subject_label", &self.subject_label, &mut form.subject_label),
        ] {
            if let Some(value) = errors.take(field, Phrase::parse_optional(value)) {
                *to = value.map(Phrase::into_string).unwrap_or_default();
            }
        }
        for (field, value, max, to) in [("body", &self.body, 100_000, &mut form.body), ("closing", &self.closing, 1_000, &mut form.closing)]
        {
            if let Some(value) = errors.take(field, parse_lines(value, max)) {
                *to = value;
            }
        }
        for (group, rows) in [("recipients", &mut form.recipients), ("copies", &mut form.copies)] {
            if rows.len() > 20 {
                errors.0.push(FieldError::new(group, "error-too-many-rows").with("max", 20));
            }
            for (index, row) in rows.iter_mut().enumerate() {
                parse_row(&format!("{group}-{index}"), row, &mut errors);
            }
        }
        if WhoMaySign::from_code(&self.who_may_sign).is_none() {
            errors.0.push(FieldError::new("who_may_sign", "error-choice"));
        }
        if crate::letter::Visibility::from_code(&self.visibility).is_none() {
            errors.0.push(FieldError::new("visibility", "error-choice"));
        }
        finish(Some(LetterDraft { form }), errors)
    }
}

fn parse_row(prefix: &str, row: &mut Recipient, errors: &mut FieldErrors) {
    for (field, value) in [("honorific", &mut row.honorific), ("name", &mut row.name), ("office", &mut row.office)] {
        if let Some(parsed) = errors.take(&format!("{prefix}-{field}"), Phrase::parse_optional(value)) {
            *value = parsed.map(Phrase::into_string).unwrap_or_default();
        }
    }
    if let Some(postal) = errors.take(&format!("{prefix}-postal"), parse_lines(&row.postal, 1_000)) {
        row.postal = postal;
    }
    if !row.email.trim().is_empty() && errors.take(&format!("{prefix}-email"), Email::parse(&row.email)).is_some() {
        row.email = row.email.trim().to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_prints_its_block() {
        let row = Recipient {
            honorific: "President".into(),
            name: "Xi Jinping".into(),
            postal: "Zhongnanhai\n\nBeijing".into(),
            ..Recipient::default()
        };
        assert_eq!(row.block().lines, ["President Xi Jinping", "Zhongnanhai", "Beijing"]);
        assert_eq!(Recipient::from_block(&row.block()).block(), row.block());
    }

    #[test]
    fn a_draft_may_be_incomplete() {
        let form = LetterForm {
            slug: "x-y".into(),
            language: "en".into(),
            who_may_sign: "both".into(),
            visibility: "public".into(),
            ..LetterForm::default()
        };
        let draft = LetterForm { recipients: vec![Recipient { office: "Minister".into(), ..Recipient::default() }], ..form };
        assert_eq!(draft.parse_draft().unwrap().form, draft);
        assert_eq!(draft.name(), "x-y");
        let begun =
            LetterForm { body: "\n## What we ask, and why it cannot wait for another winter in the mountains\n\nMore.".into(), ..draft };
        assert_eq!(begun.name(), "What we ask, and why it cannot wait for another winter in th…");
        assert_eq!(begun.suggested_slug().unwrap().as_str(), "what-we-ask-and-why-it-cannot-wait-for-another-winter-in-th");
    }

    #[test]
    fn a_row_at_fault_is_named() {
        let form = LetterForm {
            subject: "S".into(),
            slug: "sl".into(),
            language: "en".into(),
            who_may_sign: "both".into(),
            visibility: "public".into(),
            recipients: vec![Recipient { office: "Minister".into(), email: "x".into(), ..Recipient::default() }],
            ..LetterForm::default()
        };
        let errors = form.parse_draft().unwrap_err();
        assert_eq!(errors.0.iter().map(|e| e.field.as_str()).collect::<Vec<_>>(), ["recipients-0-email"]);
    }
}
