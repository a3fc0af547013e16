//! What changed between two revisions beside the text: address, deadline, who may sign, …

use crate::forms::letter::{LetterForm, Recipient};

/// A field of the editor that is not part of the text, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's name in the editor.
    pub field: &'static str,
    /// What stood there; several values line by line; empty for nothing.
    pub before: String,
    /// What is there now.
    pub after: String,
}

/// The fields that differ, in the editor's order.
pub fn field_changes(before: &LetterForm, after: &LetterForm) -> Vec<FieldChange> {
    let values = |form: &LetterForm| {
        [
            ("slug", form.slug.clone()),
            ("language", form.language.clone()),
            ("recipients", addresses(&form.recipients)),
            ("copies", addresses(&form.copies)),
            ("who_may_sign", form.who_may_sign.clone()),
            ("deadline_local", deadline(form)),
            ("conveners", form.conveners.join("\n")),
            ("visibility", form.visibility.clone()),
            ("numbered", on(form.numbered)),
        ]
    };
    let pairs = values(before).into_iter().zip(values(after));
    let change = |((field, before), (_, after))| FieldChange { field, before, after };
    pairs.map(change).filter(|change| change.before != change.after).collect()
}

/// A deadline in one piece: `2026-12-01T12:00 Europe/Zurich`.
pub(super) fn deadline(form: &LetterForm) -> String {
    match form.deadline_local.as_str() {
        "" => String::new(),
        local => format!("{local} {}", form.deadline_zone),
    }
}

/// A tick as a browser posts it.
pub(super) fn on(is: bool) -> String {
    if is { "on".to_owned() } else { String::new() }
}

/// The addresses for the delivery, which no text shows.
fn addresses(rows: &[Recipient]) -> String {
    rows.iter().map(|row| row.email.as_str()).filter(|email| !email.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_named() {
        let before = LetterForm { deadline_local: "2026-12-01T12:00".into(), deadline_zone: "Asia/Seoul".into(), ..LetterForm::default() };
        let after = LetterForm { conveners: vec!["a".into(), "b".into()], body: "Text".into(), ..before.clone() };
        let change = FieldChange { field: "conveners", before: String::new(), after: "a\nb".into() };
        assert_eq!(field_changes(&before, &after), [change]);
        let later = LetterForm { deadline_zone: "Europe/Paris".into(), ..before.clone() };
        assert_eq!(field_changes(&before, &later)[0].after, "2026-12-01T12:00 Europe/Paris");
    }
}
