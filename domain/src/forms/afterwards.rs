//! What organisers note of a letter after it has closed: a delivery, an answer, that none came, what came of it.

use super::{finish, ticked};
use crate::{
    afterwards::Way,
    document::LetterDocument,
    error::{FieldError, FieldErrors, ValueError},
    text::{Line, Phrase, parse_lines},
};
use jiff::civil::Date;

/// The most characters of a note, a summary, a word.
const LIMIT: usize = 2_000;
/// The most characters of an answer's own text.
const ANSWER_LIMIT: usize = 40_000;

/// What can be said of a file: what it shows, and whether everyone may see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileForm {
    /// What it shows, in words for those who do not see it.
    pub alt: String,
    /// Ticked where everyone may see it.
    pub public: String,
    /// Ticked where the one that is kept shall be taken away.
    pub remove: String,
}

/// The same, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileWords {
    /// What it shows.
    pub alt: Option<Phrase>,
    /// Whether everyone may see it.
    pub public: bool,
}

impl FileForm {
    /// Whether the file that is kept shall be taken away.
    pub fn removes(&self) -> bool {
        ticked(&self.remove)
    }

    /// Parses it; a file needs words.
    fn parse(&self, has_file: bool, errors: &mut FieldErrors) -> Option<FileWords> {
        let alt = errors.take("alt", Phrase::parse_optional(&self.alt))?;
        if has_file && alt.is_none() {
            errors.0.push(FieldError::new("alt", "afterwards-error-alt"));
            return None;
        }
        Some(FileWords { alt, public: ticked(&self.public) })
    }
}

/// Between which days something may have happened, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first: before it there was nothing to hand over, or nobody to answer.
    pub first: Date,
    /// The last: today, where the letter is.
    pub last: Date,
}

impl Days {
    /// Parses a day within.
    fn parse(self, text: &str) -> Result<Date, ValueError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ValueError::new("afterwards-error-day-missing"));
        }
        let day: Date = text.parse().map_err(|_| ValueError::new("afterwards-error-day"))?;
        match day {
            day if day > self.last => Err(ValueError::new("afterwards-error-day-future")),
            day if day < self.first => Err(ValueError::new("afterwards-error-day-early")),
            day => Ok(day),
        }
    }
}

/// A delivery as posted, but for its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeliveryForm {
    /// On which day: `2026-12-03`.
    pub day: String,
    /// By whom.
    pub by_whom: String,
    /// To which recipients: their names, as ticked.
    pub recipients: Vec<String>,
    /// A code of [`Way`].
    pub way: String,
    /// The word for another way.
    pub way_words: String,
    /// A note that everyone reads.
    pub note: String,
    /// What is said of the file.
    pub file: FileForm,
    /// Ticked for a correction, which is shown with its date.
    pub confirm: String,
}

/// A delivery, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The day.
    pub day: Date,
    /// By whom.
    pub by_whom: Phrase,
    /// The recipients' names.
    pub recipients: Vec<String>,
    /// How.
    pub way: Way,
    /// The word for another way.
    pub way_words: Option<Phrase>,
    /// A note that everyone reads.
    pub note: String,
    /// What is said of the file.
    pub file: FileWords,
}

impl DeliveryForm {
    /// Parses the form; `recipients` are the letter's.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self, recipients: &[String], days: Days, has_file: bool) -> Result<Delivery, FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = errors.take("day", days.parse(&self.day));
        let by_whom = errors.take("by_whom", Phrase::parse(&self.by_whom));
        let ticked: Vec<String> = recipients.iter().filter(|name| self.recipients.contains(name)).cloned().collect();
        if ticked.is_empty() {
            errors.0.push(FieldError::new("recipients", "afterwards-error-recipients"));
        }
        let way = Way::from_code(&self.way).or_else(|| {
            errors.0.push(FieldError::new("way", "error-choice"));
            None
        });
        let way_words = match way {
            Some(Way::Other) => errors.take("way_words", Phrase::parse(&self.way_words)).map(Some),
            _ => Some(None),
        };
        let note = errors.take("note", parse_lines(&self.note, LIMIT));
        let file = self.file.parse(has_file, &mut errors);
        let delivery = || {
            Some(Delivery {
                day: day?,
                by_whom: by_whom?,
                recipients: ticked,
                way: way?,
                way_words: way_words?,
                note: note?.trim().to_owned(),
                file: file?,
            })
        };
        finish(delivery(), errors)
    }
}

/// An answer as posted, but for its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// On which day it came.
    pub day: String,
    /// Who answered.
    pub by_whom: String,
    /// What it says, in short; everyone reads it.
    pub summary: String,
    /// Its own text.
    pub words: String,
    /// Tag of the language that its text is in.
    pub language: String,
    /// What is said of the file.
    pub file: FileForm,
    /// Ticked for a correction.
    pub confirm: String,
}

/// An answer, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The day.
    pub day: Date,
    /// Who answered.
    pub by_whom: Phrase,
    /// What it says, in short.
    pub summary: String,
    /// Its own text; may be empty.
    pub words: String,
    /// Tag of the language of its text; empty where there is none.
    pub language: String,
    /// What is said of the file.
    pub file: FileWords,
}

impl AnswerForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self, days: Days, has_file: bool) -> Result<Answer, FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = errors.take("day", days.parse(&self.day));
        let by_whom = errors.take("by_whom", Phrase::parse(&self.by_whom));
        let summary = errors.take("summary", needed(&self.summary));
        let words = errors.take("words", parse_lines(&self.words, ANSWER_LIMIT));
        let language = errors.take("language", language(&self.language));
        let file = self.file.parse(has_file, &mut errors);
        let answer = || {
            Some(Answer {
                day: day?,
                by_whom: by_whom?,
                summary: summary?,
                words: words?.trim().to_owned(),
                language: language?,
                file: file?,
            })
        };
        finish(answer(), errors)
    }
}

/// Until when the coalition waited for an answer, as posted.
///
/// # Errors
/// The fault of the day, at `until`.
pub fn parse_silence(until: &str, days: Days) -> Result<Date, FieldErrors> {
    days.parse(until).map_err(|error| FieldErrors(vec![error.at("until")]))
}

/// What came of a letter, as posted.
///
/// # Errors
/// The fault of the words, at `words`.
pub fn parse_outcome(words: &str) -> Result<String, FieldErrors> {
    needed(words).map_err(|error| FieldErrors(vec![error.at("words")]))
}

/// The names of a letter's recipients, each once: the first line of each block that has one.
pub fn recipient_names(document: &LetterDocument) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in document.recipients.iter().filter_map(|block| block.lines.first()) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn needed(text: &str) -> Result<String, ValueError> {
    let text = parse_lines(text, LIMIT)?;
    let text = text.trim();
    if text.is_empty() { Err(ValueError::new("error-empty")) } else { Ok(text.to_owned()) }
}

/// A language tag, or nothing.
fn language(text: &str) -> Result<String, ValueError> {
    let tag = Line::<35>::parse_optional(text)?.map(Line::into_string).unwrap_or_default();
    let good = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if tag.is_empty() || tag.split('-').all(good) { Ok(tag) } else { Err(ValueError::new("error-choice")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn days() -> Days {
        Days { first: "2026-11-01".parse().unwrap(), last: "2026-12-03".parse().unwrap() }
    }

    fn delivery() -> DeliveryForm {
        DeliveryForm {
            day: "2026-12-03".into(),
            by_whom: "Han River Rights Centre".into(),
            recipients: vec!["The Minister".into(), "Nobody of ours".into()],
            way: "mission".into(),
            note: "Handed to the guard.\r\n".into(),
            ..DeliveryForm::default()
        }
    }

    fn codes(errors: &FieldErrors) -> Vec<(&str, &str)> {
        errors.0.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect()
    }

    #[test]
    fn a_delivery_goes_to_recipients_of_the_letter() {
        let recipients = ["The President".to_owned(), "The Minister".to_owned()];
        let parsed = delivery().parse(&recipients, days(), false).unwrap();
        assert_eq!(parsed.recipients, ["The Minister"]);
        assert_eq!((parsed.way, parsed.note.as_str()), (Way::Mission, "Handed to the guard."));
        let nobody = DeliveryForm { recipients: vec!["Nobody of ours".into()], way: "other".into(), ..delivery() };
        assert_eq!(
            codes(&nobody.parse(&recipients, days(), true).unwrap_err()),
            [("recipients", "afterwards-error-recipients"), ("way_words", "error-empty"), ("alt", "afterwards-error-alt")]
        );
    }

    #[test]
    fn a_day_lies_between_the_opening_and_today() {
        for (day, code) in [
            ("2026-12-04", "afterwards-error-day-future"),
            ("2026-10-31", "afterwards-error-day-early"),
            ("3 December", "afterwards-error-day"),
            ("", "afterwards-error-day-missing"),
        ] {
            assert_eq!(days().parse(day).unwrap_err().code, code);
        }
        assert!(days().parse(" 2026-11-01 ").is_ok());
        assert_eq!(codes(&parse_silence("2027-01-01", days()).unwrap_err()), [("until", "afterwards-error-day-future")]);
    }

    #[test]
    fn an_answer_has_a_summary_and_perhaps_a_text() {
        let form = AnswerForm { day: "2026-12-01".into(), by_whom: "The President's office".into(), ..AnswerForm::default() };
        assert_eq!(codes(&form.parse(days(), false).unwrap_err()), [("summary", "error-empty")]);
        let form = AnswerForm { summary: "They will look into it.".into(), language: "zh-Hant".into(), ..form };
        assert_eq!(form.parse(days(), false).unwrap().language, "zh-Hant");
        let form = AnswerForm { language: "<b>".into(), ..form };
        assert_eq!(codes(&form.parse(days(), false).unwrap_err()), [("language", "error-choice")]);
    }

    proptest! {
        #[test]
        fn what_is_parsed_lies_within(day in "\\PC{0,12}", note in "\\PC{0,40}") {
            let form = DeliveryForm { day, note, ..delivery() };
            if let Ok(parsed) = form.parse(&["The Minister".to_owned()], days(), false) {
                prop_assert!(parsed.day >= days().first && parsed.day <= days().last);
                prop_assert_eq!(parsed.recipients.len(), 1);
            }
        }
    }
}
