//! A message that an organiser writes to somebody whose address they do not see.

use super::finish;
use crate::{
    error::{FieldErrors, ValueError},
    text::{Line, parse_lines},
};
use serde::{Deserialize, Serialize};

/// The most characters of the text.
pub const TEXT: usize = 2_000;

/// The form as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MessageForm {
    /// Which of an organisation's contacts it goes to; empty for a signatory and for anyone who is invited.
    pub contact: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// `send` once the preview was seen, `edit` to go back from it; else the preview is asked for.
    pub step: String,
    /// What the preview calls this message: posted twice, it is sent once.
    pub once: String,
}

/// A message, parsed. Organisers may write links and addresses, unlike strangers: their mail says who wrote it, and its
/// reader stops it with one click.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its subject, one line.
    pub subject: String,
    /// Its text, plain.
    pub text: String,
}

impl MessageForm {
    /// Parses the form.
    ///
    /// # Errors
    /// Each field's first fault.
    pub fn parse(&self) -> Result<Message, FieldErrors> {
        let mut errors = FieldErrors::default();
        let subject = errors.take("subject", Line::<120>::parse(&self.subject));
        let text = parse_lines(&self.text, TEXT).and_then(|text| match text.trim() {
            "" => Err(ValueError::new("error-empty")),
            text => Ok(text.to_owned()),
        });
        let text = errors.take("text", text);
        finish((|| Some(Message { subject: subject?.into_string(), text: text? }))(), errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_needed_and_both_end() {
        let form = |subject: &str, text: &str| MessageForm { subject: subject.into(), text: text.into(), ..MessageForm::default() };
        let faulty = |form: MessageForm| form.parse().unwrap_err().0.into_iter().map(|error| error.field).collect::<Vec<_>>();
        assert_eq!(faulty(form(" ", "\n")), ["subject", "text"]);
        assert_eq!(faulty(form(&"a".repeat(121), &"b".repeat(2_001))), ["subject", "text"]);
        assert_eq!(faulty(form("One\nline\u{202e}", "Two")), ["subject"]);
        let message = form(" Your position ", " Dear Ana,\r\nsee https://lantern.example/form.\r\n").parse().unwrap();
        assert_eq!(message.subject, "Your position");
        assert_eq!(message.text, "Dear Ana,\nsee https://lantern.example/form.");
        let again = form(&message.subject, &message.text).parse().unwrap();
        assert_eq!(again, message);
    }
}
