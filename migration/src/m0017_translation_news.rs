//! What translators are to be told of: the original of a letter changed that is to be had in one of their languages.
//!
//! A row without `told_at` waits; `digest` is the mail that tells it. How many parts there are to do is not stored: it is
//! worked out when the mail is sent.

use super::Step;

/// See the module.
pub(crate) const STEP: Step = Step::new("m0017_translation_news", SCHEMA);

const SCHEMA: &str = "
CREATE TABLE translation_news (
    number {serial},
    account_id {uuid} NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    letter_id {uuid} NOT NULL REFERENCES letter (id) ON DELETE CASCADE,
    language text NOT NULL,
    digest {uuid},
    created_at bigint NOT NULL,
    told_at bigint
);
CREATE INDEX translation_news_waiting ON translation_news (created_at) WHERE told_at IS NULL;
CREATE INDEX translation_news_told ON translation_news (told_at);
CREATE INDEX translation_news_digest ON translation_news (digest);
";
