//! The front matter in YAML that some tools write before a text: simple values only.

use super::super::lines::Line;
use super::{ImportNoteKind, Reading};

impl<'a> Reading<'a> {
    /// Takes the front matter off, if there is any: subject or title, date and language to their places, the rest to
    /// the body.
    pub(super) fn front_matter<'b>(&mut self, lines: &'b [Line<'a>]) -> &'b [Line<'a>] {
        let Some(inside) = inside(lines) else {
            return lines;
        };
        let rest = &lines[inside.len() + 2..];
        let mut unknown = Vec::new();
        let mut title = None;
        for (index, line) in inside.iter().enumerate() {
            let nested = inside.get(index + 1).is_some_and(|next| next.text.starts_with([' ', '\t', '-']));
            let value = line.text.split_once(':').and_then(|(key, value)| Some((key, value_of(value)?)));
            match value.filter(|_| !nested) {
                Some(("subject", value)) if self.document.subject.is_empty() => {
                    self.document.subject = value;
                    self.understood("import-subject", *line);
                }
                Some(("title", value)) if title.is_none() => title = Some((*line, value)),
                Some(("date", value)) if self.document.place_and_date.is_empty() => {
                    self.document.place_and_date = value;
                    self.understood("import-place-and-date", *line);
                }
                Some(("lang" | "language", value)) if self.language.is_none() => {
                    self.language = Some(value);
                    self.understood("import-language", *line);
                }
                _ if line.text.is_empty() => {}
                _ => unknown.push(*line),
            }
        }
        if let Some((line, value)) = title {
            if self.document.subject.is_empty() {
                self.document.subject = value;
                self.understood("import-subject", line);
            } else if self.document.subject != value {
                unknown.insert(0, line);
            }
        }
        for line in &unknown {
            self.note(ImportNoteKind::NotPlaced, "import-front-matter", line.number, line.text);
        }
        if !unknown.is_empty() {
            self.unplaced.push(super::text_of(&unknown));
            self.kept.extend(unknown);
        }
        rest
    }
}

/// The lines between the dashes, where they look like front matter.
fn inside<'a, 'b>(lines: &'b [Line<'a>]) -> Option<&'b [Line<'a>]> {
    let (first, rest) = lines.split_first()?;
    let end = rest.iter().position(|line| matches!(line.text, "---" | "..."))?;
    let inside = &rest[..end];
    let key = |text: &str| {
        let key = text.split_once(':').map(|(key, value)| (key, value.is_empty() || value.starts_with(' ')));
        key.is_some_and(|(key, spaced)| spaced && !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')))
    };
    let plausible = |text: &str| text.is_empty() || text.starts_with([' ', '\t', '#', '-']) || key(text);
    let is = first.text == "---" && inside.iter().any(|l| key(l.text)) && inside.iter().all(|l| plausible(l.text));
    is.then_some(inside)
}

/// A simple value without its quotation marks.
fn value_of(text: &str) -> Option<String> {
    let text = text.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            let inner = inner.strip_suffix(quote)?;
            return (!inner.contains(['\\', quote]) && !inner.is_empty()).then(|| inner.to_owned());
        }
    }
    let plain = !text.is_empty() && !text.starts_with(['[', '{', '>', '|', '&', '*', '!', '#']) && !text.contains(" #");
    plain.then(|| text.to_owned())
}
