//! Remarks of partners on a draft: which passage one is about, and what becomes of it.

use crate::{error::ValueError, forms::letter::LetterForm};
use std::ops::Range;

/// A part of the letter that remarks can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The "Re:" line.
    Subject,
    /// "Dear President,".
    Salutation,
    /// The text.
    Body,
    /// "Respectfully,".
    Closing,
}

impl Part {
    /// All parts, in the order of the letter.
    pub const ALL: [Self; 4] = [Self::Subject, Self::Salutation, Self::Body, Self::Closing];

    /// The stored name, which is the field's name in the editor.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Salutation => "salutation",
            Self::Body => "body",
            Self::Closing => "closing",
        }
    }

    /// The part of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Its text in a draft.
    pub fn of(self, form: &LetterForm) -> &str {
        match self {
            Self::Subject => &form.subject,
            Self::Salutation => &form.salutation,
            Self::Body => &form.body,
            Self::Closing => &form.closing,
        }
    }

    /// The draft with another text in a passage of this part, in bytes; nothing where there is no such passage.
    pub fn replaced(self, form: &LetterForm, passage: Range<usize>, text: &str) -> Option<LetterForm> {
        let (before, after) = (self.of(form).get(..passage.start)?, self.of(form).get(passage.end..)?);
        let whole = format!("{before}{text}{after}");
        let mut form = form.clone();
        match self {
            Self::Subject => form.subject = whole,
            Self::Salutation => form.salutation = whole,
            Self::Body => form.body = whole,
            Self::Closing => form.closing = whole,
        }
        Some(form)
    }
}

/// A paragraph that a remark can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The part it belongs to.
    pub part: Part,
    /// Where it is in the part's text, in bytes.
    pub range: Range<usize>,
    /// What it says.
    pub text: String,
}

/// The paragraphs of a draft, in their order.
pub fn paragraphs(form: &LetterForm) -> Vec<Paragraph> {
    let of_part = |part: Part| {
        let text = part.of(form);
        between_blank_lines(text).into_iter().map(move |range| Paragraph { part, text: text[range.clone()].to_owned(), range })
    };
    Part::ALL.into_iter().flat_map(of_part).collect()
}

fn between_blank_lines(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut at, mut inside) = (0, false);
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        match ranges.last_mut() {
            _ if line.trim().is_empty() => inside = false,
            Some(range) if inside => range.end = end,
            _ => {
                ranges.push(at..end);
                inside = true;
            }
        }
        at += line.len();
    }
    ranges
}

/// Finds the words that somebody quoted in a paragraph, however they are spaced; all of it where they quoted nothing.
///
/// # Errors
/// `error-quote-missing` where they do not stand there, `error-quote-twice` where they stand there more than once.
pub fn find_quote(paragraph: &str, quote: &str) -> Result<Range<usize>, ValueError> {
    let words: Vec<&str> = quote.split_whitespace().collect();
    let Some(first) = words.first() else { return Ok(0..paragraph.len()) };
    let mut found =
        paragraph.match_indices(first).filter_map(|(start, _)| quoted_at(&paragraph[start..], &words).map(|len| start..start + len));
    let range = found.next().ok_or(ValueError::new("error-quote-missing"))?;
    if found.next().is_some() { Err(ValueError::new("error-quote-twice")) } else { Ok(range) }
}

/// How long the words are at the beginning of a text, if they stand there.
fn quoted_at(text: &str, words: &[&str]) -> Option<usize> {
    let mut rest = text;
    for (index, word) in words.iter().enumerate() {
        let next = rest.trim_start();
        if index > 0 && next.len() == rest.len() {
            return None;
        }
        rest = next.strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

/// What is to stand in place of quoted words: what was typed, without the rest of the paragraph where somebody left that
/// around it.
pub fn wording<'a>(paragraph: &str, quoted: &Range<usize>, typed: &'a str) -> &'a str {
    let (before, after) = (paragraph.get(..quoted.start).unwrap_or_default(), paragraph.get(quoted.end..).unwrap_or_default());
    typed.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).unwrap_or(typed)
}

/// What became of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RemarkState {
    /// Nobody has decided.
    Open,
    /// What it suggests is in the text.
    Accepted,
    /// It was not followed; a word says why.
    Declined,
    /// Talked over.
    Resolved,
}

impl RemarkState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Open, Self::Accepted, Self::Declined, Self::Resolved];

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Resolved => "resolved",
        }
    }

    /// The state of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Something about a draft that its people are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum News {
    /// Somebody commented on a passage.
    Commented,
    /// Somebody suggested another wording.
    Suggested,
    /// Somebody replied.
    Replied,
    /// A suggestion was accepted.
    Accepted,
    /// A remark was declined.
    Declined,
    /// A remark was resolved.
    Resolved,
}

impl News {
    /// All kinds, in the order they are told.
    pub const ALL: [Self; 6] = [Self::Commented, Self::Suggested, Self::Replied, Self::Accepted, Self::Declined, Self::Resolved];

    /// The stored name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Commented => "commented",
            Self::Suggested => "suggested",
            Self::Replied => "replied",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Resolved => "resolved",
        }
    }

    /// The kind of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|news| news.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn form() -> LetterForm {
        LetterForm { subject: "Water".into(), body: "One line\nand two.\n\n\n  Next.  \n".into(), ..LetterForm::default() }
    }

    #[test]
    fn a_draft_falls_into_paragraphs() {
        let found = paragraphs(&form());
        let texts: Vec<_> = found.iter().map(|paragraph| (paragraph.part, paragraph.text.as_str())).collect();
        assert_eq!(texts, [(Part::Subject, "Water"), (Part::Body, "One line\nand two."), (Part::Body, "  Next.")]);
    }

    #[test]
    fn quoted_words_are_found_however_they_are_spaced() {
        let paragraph = "We ask\nyou to act; we ask you twice.";
        assert_eq!(&paragraph[find_quote(paragraph, " ask  you to ").unwrap()], "ask\nyou to");
        assert_eq!(find_quote(paragraph, "").unwrap(), 0..paragraph.len());
        assert_eq!(find_quote(paragraph, "ask you").unwrap_err().code, "error-quote-twice");
        assert_eq!(find_quote(paragraph, "askyou").unwrap_err().code, "error-quote-missing");
        assert_eq!(&"我们请求您"[find_quote("我们请求您", "请求").unwrap()], "请求");
    }

    #[test]
    fn the_rest_of_the_paragraph_is_no_part_of_a_wording() {
        let paragraph = "We ask you to act.";
        let quoted = find_quote(paragraph, "ask").unwrap();
        assert_eq!(wording(paragraph, &quoted, "urge"), "urge");
        assert_eq!(wording(paragraph, &quoted, "We urge you to act."), "urge");
        assert_eq!(wording(paragraph, &quoted, paragraph), "ask");
        assert_eq!(wording(paragraph, &(0..paragraph.len()), "Act!"), "Act!");
    }

    #[test]
    fn a_passage_is_replaced_where_it_stands() {
        let changed = Part::Body.replaced(&form(), 0..8, "Another line").unwrap();
        assert!(changed.body.starts_with("Another line\nand two."));
        assert_eq!(Part::Body.replaced(&form(), 0..99, "x"), None);
    }

    #[test]
    fn codes_round_trip() {
        assert!(Part::ALL.iter().all(|part| Part::from_code(part.code()) == Some(*part)));
        assert!(RemarkState::ALL.iter().all(|state| RemarkState::from_code(state.code()) == Some(*state)));
        assert!(News::ALL.iter().all(|news| News::from_code(news.code()) == Some(*news)));
    }

    proptest! {
        #[test]
        fn paragraphs_stand_where_they_say(body in "[a請 \n]{0,40}") {
            let form = LetterForm { body, ..LetterForm::default() };
            for paragraph in paragraphs(&form) {
                prop_assert_eq!(&paragraph.part.of(&form)[paragraph.range.clone()], paragraph.text.as_str());
                prop_assert!(!paragraph.text.trim().is_empty() && !paragraph.text.contains("\n\n"));
            }
        }

        #[test]
        fn what_is_found_is_what_was_quoted(paragraph in "[ab請 \n]{1,30}", quote in "[ab請 ]{1,6}") {
            if let Ok(range) = find_quote(&paragraph, &quote) {
                let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                prop_assert!(words(&quote).is_empty() || words(&paragraph[range]) == words(&quote));
            }
        }
    }
}
