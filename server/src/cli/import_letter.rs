//! A letter in a file becomes a draft.

use super::{in_words, open};
use crate::config::Config;
use anyhow::Context;
use app::i18n::I18n;
use clap::Args;
use domain::{
    document::{self, ImportNoteKind},
    forms::letter::LetterForm,
    locale::Locale,
};
use std::path::PathBuf;

/// A letter to be read in.
#[derive(Args)]
pub(super) struct ImportLetter {
    /// The file: Word (.docx), Markdown, HTML or plain text
    file: PathBuf,
    /// Slug of the coalition whose draft it becomes
    #[arg(long, value_name = "SLUG")]
    coalition: String,
    /// Language of the letter; before what the file itself says
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Subject of the letter, where the file has none or another one
    #[arg(long, value_name = "WORDS")]
    subject: Option<String>,
    /// Part of the letter's address; made from the subject otherwise
    #[arg(long, value_name = "SLUG")]
    slug: Option<String>,
}

impl ImportLetter {
    pub(super) async fn run(&self, config: &Config) -> anyhow::Result<()> {
        let bytes = std::fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        let t = I18n::new(Locale::En);
        let import =
            document::bring_file(&bytes).map_err(|fault| anyhow::anyhow!("{}: {}", self.file.display(), t.text(&fault.to_string())))?;
        let read = &import.document;
        println!("Recipients: {}", read.recipients.iter().filter_map(|block| block.lines.first()).cloned().collect::<Vec<_>>().join("; "));
        println!("Copies: {}", read.copies.iter().filter_map(|block| block.lines.first()).cloned().collect::<Vec<_>>().join("; "));
        println!("Subject: {}", read.subject);
        println!("Salutation: {}", read.salutation);
        println!("Body: {} characters", read.body.chars().count());
        println!("Closing: {}", read.closing.lines().next().unwrap_or_default());
        for note in &import.notes {
            let kind = match note.kind {
                ImportNoteKind::Understood => "understood",
                ImportNoteKind::Uncertain => "uncertain",
                ImportNoteKind::NotPlaced => "left in the body",
                ImportNoteKind::Changed => "changed",
                ImportNoteKind::LeftOut => "left out",
                ImportNoteKind::Missing => "missing",
            };
            let place = if note.line == 0 { String::new() } else { format!(" line {}", note.line) };
            let excerpt = if note.excerpt.is_empty() { String::new() } else { format!(": {}", note.excerpt) };
            println!("  {kind}{place}: {}{excerpt}", t.text(note.code));
        }
        let language = self.language.clone().or(import.language).unwrap_or_else(|| "en".to_owned());
        let mut form = LetterForm::from_document(&import.document, &language);
        form.subject = self.subject.clone().unwrap_or(form.subject);
        form.slug = self.slug.clone().or_else(|| form.suggested_slug().map(|slug| slug.to_string())).unwrap_or_default();
        let service = open(config).await?;
        let slug = service.import_letter(&self.coalition, &form).await.map_err(in_words);
        service.close().await;
        println!("It is a draft now: {}", slug?);
        Ok(())
    }
}
