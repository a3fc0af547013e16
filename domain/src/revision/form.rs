//! The editor's form of one who saves after somebody else did, put together with what was saved meanwhile.

use super::{
    fields::{deadline, on},
    merge::{Passage, merge_text},
    sequence::{Side, merge},
};
use crate::forms::letter::{LetterForm, Recipient};

/// Which wording of a conflict is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What is saved.
    Theirs,
    /// What was typed.
    Mine,
    /// One after the other, for the editor to make one of them.
    Both,
}

impl Choice {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::Theirs, Self::Mine, Self::Both];

    /// The posted name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Theirs => "theirs",
            Self::Mine => "mine",
            Self::Both => "both",
        }
    }

    /// The choice of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }
}

/// Something that both changed, and not alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The field's name in the editor.
    pub field: &'static str,
    /// What it was.
    pub before: String,
    /// What is saved.
    pub theirs: String,
    /// What was typed.
    pub mine: String,
    /// Whether both can stand, one after the other.
    pub may_be_both: bool,
}

/// Two forms put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormMerge {
    /// The result; where there is a conflict, as chosen.
    pub form: LetterForm,
    /// What both changed, in the editor's order.
    pub conflicts: Vec<Conflict>,
}

/// Puts together what is saved and what was typed, both grown from `base`. Paragraphs are merged word by word,
/// recipients row by row, conveners one by one; every other field is one piece. `choices` decides the conflicts in
/// their order; where one is missing, what was typed stands.
pub fn merge_forms(base: &LetterForm, theirs: &LetterForm, mine: &LetterForm, choices: &[Choice]) -> FormMerge {
    let mut merger = Merger { choices, conflicts: Vec::new() };
    let mut line = |field, part: fn(&LetterForm) -> &String| merger.value(field, [base, theirs, mine].map(part), String::clone);
    let subject = line("subject", |form| &form.subject);
    let slug = line("slug", |form| &form.slug);
    let language = line("language", |form| &form.language);
    let place_and_date = line("place_and_date", |form| &form.place_and_date);
    let recipients = merger.rows("recipients", [&base.recipients, &theirs.recipients, &mine.recipients]);
    let copies = merger.rows("copies", [&base.copies, &theirs.copies, &mine.copies]);
    let mut line = |field, part: fn(&LetterForm) -> &String| merger.value(field, [base, theirs, mine].map(part), String::clone);
    let salutation = line("salutation", |form| &form.salutation);
    let body = merger.text("body", [&base.body, &theirs.body, &mine.body]);
    let closing = merger.text("closing", [&base.closing, &theirs.closing, &mine.closing]);
    let mut line = |field, part: fn(&LetterForm) -> &String| merger.value(field, [base, theirs, mine].map(part), String::clone);
    let subject_label = line("subject_label", |form| &form.subject_label);
    let copies_label = line("copies_label", |form| &form.copies_label);
    let who_may_sign = line("who_may_sign", |form| &form.who_may_sign);
    let until = merger.value("deadline_local", [base, theirs, mine], deadline);
    let visibility = merger.value("visibility", [&base.visibility, &theirs.visibility, &mine.visibility], String::clone);
    let numbered = merger.value("numbered", [&base.numbered, &theirs.numbered, &mine.numbered], |is| on(*is));
    let form = LetterForm {
        slug,
        language,
        place_and_date,
        recipients,
        copies,
        subject,
        salutation,
        body,
        closing,
        copies_label,
        subject_label,
        who_may_sign,
        deadline_local: until.deadline_local.clone(),
        deadline_zone: until.deadline_zone.clone(),
        numbered,
        conveners: members(&base.conveners, &theirs.conveners, &mine.conveners),
        visibility,
        revision: theirs.revision,
    };
    FormMerge { form, conflicts: merger.conflicts }
}

/// An older draft brought back: its text stands, and what is no part of the text stays as it is now, so that nobody
/// makes a letter public, moves its address or its deadline by going back.
pub fn restored(old: &LetterForm, now: &LetterForm) -> LetterForm {
    LetterForm {
        slug: now.slug.clone(),
        who_may_sign: now.who_may_sign.clone(),
        deadline_local: now.deadline_local.clone(),
        deadline_zone: now.deadline_zone.clone(),
        numbered: now.numbered,
        conveners: now.conveners.clone(),
        visibility: now.visibility.clone(),
        revision: now.revision,
        ..old.clone()
    }
}

/// What either took away is gone, what either added is there.
fn members(base: &[String], theirs: &[String], mine: &[String]) -> Vec<String> {
    let kept = theirs.iter().filter(|id| mine.contains(id) || !base.contains(id));
    let added = mine.iter().filter(|id| !theirs.contains(id) && !base.contains(id));
    kept.chain(added).cloned().collect()
}

struct Merger<'a> {
    choices: &'a [Choice],
    conflicts: Vec<Conflict>,
}

impl Merger<'_> {
    fn decide(&mut self, conflict: Conflict) -> Choice {
        let choice = self.choices.get(self.conflicts.len()).copied().unwrap_or(Choice::Mine);
        self.conflicts.push(conflict);
        choice
    }

    /// A value in one piece. `said` is what is compared and shown.
    fn value<T: Clone>(&mut self, field: &'static str, [base, theirs, mine]: [&T; 3], said: impl Fn(&T) -> String) -> T {
        let [before, saved, typed] = [base, theirs, mine].map(said);
        if saved == typed || typed == before {
            return theirs.clone();
        }
        if saved == before {
            return mine.clone();
        }
        match self.decide(Conflict { field, before, theirs: saved, mine: typed, may_be_both: false }) {
            Choice::Theirs => theirs.clone(),
            Choice::Mine | Choice::Both => mine.clone(),
        }
    }

    /// A text of several lines.
    fn text(&mut self, field: &'static str, texts: [&String; 3]) -> String {
        // With an end to each line, a paragraph after the last one does not touch it.
        let [base, theirs, mine] = texts.map(|text| format!("{text}\n"));
        let mut merged = String::new();
        for passage in merge_text(&base, &theirs, &mine) {
            match passage {
                Passage::Settled(text) => merged.push_str(&text),
                Passage::Conflict { before, theirs, mine } => {
                    let [before, saved, typed] = [&before, &theirs, &mine].map(|text| text.trim_end_matches('\n').to_owned());
                    match self.decide(Conflict { field, before, theirs: saved.clone(), mine: typed, may_be_both: true }) {
                        Choice::Theirs => merged.push_str(&theirs),
                        Choice::Mine => merged.push_str(&mine),
                        Choice::Both if saved.is_empty() => merged.push_str(&mine),
                        Choice::Both => merged.push_str(&format!("{saved}\n\n{mine}")),
                    }
                }
            }
        }
        merged.trim_end_matches('\n').to_owned()
    }

    /// Rows of recipients: those that one side changed are taken as they are; those that both did, field by field.
    fn rows(&mut self, field: &'static str, [base, theirs, mine]: [&Vec<Recipient>; 3]) -> Vec<Recipient> {
        let mut merged = Vec::new();
        for part in merge(base, theirs, mine) {
            let (base, theirs, mine) = (&base[part.base], &theirs[part.theirs], &mine[part.mine]);
            match part.side {
                Side::Base => merged.extend_from_slice(base),
                Side::Theirs => merged.extend_from_slice(theirs),
                Side::Mine => merged.extend_from_slice(mine),
                Side::Both if base.len() == theirs.len() && base.len() == mine.len() => {
                    let rows = base.iter().zip(theirs).zip(mine);
                    merged.extend(rows.map(|((base, theirs), mine)| self.row(field, [base, theirs, mine])));
                }
                Side::Both => match self.decide(conflict_of_rows(field, base, theirs, mine)) {
                    Choice::Theirs => merged.extend_from_slice(theirs),
                    Choice::Mine => merged.extend_from_slice(mine),
                    Choice::Both => {
                        merged.extend_from_slice(theirs);
                        merged.extend(mine.iter().filter(|row| !theirs.contains(row)).cloned());
                    }
                },
            }
        }
        merged
    }

    fn row(&mut self, field: &'static str, rows: [&Recipient; 3]) -> Recipient {
        let mut part = |part: fn(&Recipient) -> &String| self.value(field, rows.map(part), String::clone);
        Recipient {
            honorific: part(|row| &row.honorific),
            name: part(|row| &row.name),
            office: part(|row| &row.office),
            postal: part(|row| &row.postal),
            email: part(|row| &row.email),
        }
    }
}

fn conflict_of_rows(field: &'static str, base: &[Recipient], theirs: &[Recipient], mine: &[Recipient]) -> Conflict {
    let said = |rows: &[Recipient]| {
        let block = |row: &Recipient| {
            let email = Some(row.email.clone()).filter(|email| !email.is_empty());
            row.block().lines.into_iter().chain(email).collect::<Vec<_>>().join("\n")
        };
        rows.iter().map(block).collect::<Vec<_>>().join("\n\n")
    };
    Conflict { field, before: said(base), theirs: said(theirs), mine: said(mine), may_be_both: true }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn base() -> LetterForm {
        LetterForm {
            subject: "Safe passage".into(),
            slug: "safe".into(),
            recipients: vec![named("The President"), named("The Minister")],
            body: "We ask you to act.\n\nThe law is clear.\n\nThank you.".into(),
            closing: "Respectfully,".into(),
            deadline_local: "2026-12-01T12:00".into(),
            deadline_zone: "Asia/Seoul".into(),
            conveners: vec!["a".into(), "b".into()],
            revision: 3,
            ..LetterForm::default()
        }
    }

    fn named(name: &str) -> Recipient {
        Recipient { name: name.into(), ..Recipient::default() }
    }

    #[test]
    fn changes_in_different_places_are_put_together() {
        let base = base();
        let mut theirs =
            LetterForm { revision: 4, subject: "Safe passage now".into(), conveners: vec!["b".into(), "c".into()], ..base.clone() };
        theirs.body = base.body.replace("ask", "urge");
        theirs.recipients[0].office = "Head of State".into();
        let mut mine =
            LetterForm { deadline_local: "2026-12-24T12:00".into(), conveners: vec!["a".into(), "b".into(), "d".into()], ..base.clone() };
        mine.body = base.body.replace("Thank you.", "Thank you.\n\nWe shall wait.");
        mine.recipients.push(named("The Speaker"));
        mine.recipients[0].email = "office@state.example".into();
        let merged = merge_forms(&base, &theirs, &mine, &[]);
        assert_eq!(merged.conflicts, []);
        let form = merged.form;
        assert_eq!(form.body, "We urge you to act.\n\nThe law is clear.\n\nThank you.\n\nWe shall wait.");
        assert_eq!((form.subject.as_str(), form.deadline_local.as_str(), form.revision), ("Safe passage now", "2026-12-24T12:00", 4));
        assert_eq!(form.conveners, ["b", "c", "d"]);
        assert_eq!(form.recipients.len(), 3);
        assert_eq!((form.recipients[0].office.as_str(), form.recipients[0].email.as_str()), ("Head of State", "office@state.example"));
    }

    #[test]
    fn conflicts_are_decided_in_their_order() {
        let base = base();
        let theirs = LetterForm {
            subject: "Theirs".into(),
            body: base.body.replace("ask you", "beg you"),
            deadline_zone: "Europe/Paris".into(),
            ..base.clone()
        };
        let mine = LetterForm {
            subject: "Mine".into(),
            body: base.body.replace("ask you", "urge you"),
            deadline_local: String::new(),
            ..base.clone()
        };
        let open = merge_forms(&base, &theirs, &mine, &[]);
        let fields: Vec<_> = open.conflicts.iter().map(|conflict| (conflict.field, conflict.may_be_both)).collect();
        assert_eq!(fields, [("subject", false), ("body", true), ("deadline_local", false)]);
        assert_eq!(open.form.subject, "Mine");
        assert_eq!(open.conflicts[2].theirs, "2026-12-01T12:00 Europe/Paris");
        let decided = merge_forms(&base, &theirs, &mine, &[Choice::Theirs, Choice::Both, Choice::Theirs]).form;
        assert_eq!((decided.subject.as_str(), decided.deadline_zone.as_str()), ("Theirs", "Europe/Paris"));
        assert_eq!(decided.body, "We beg you to act.\n\nWe urge you to act.\n\nThe law is clear.\n\nThank you.");
    }

    #[test]
    fn rows_that_both_replaced_are_a_conflict_of_rows() {
        let base = LetterForm { recipients: vec![named("One")], ..base() };
        let theirs = LetterForm { recipients: vec![named("Two"), named("Three")], ..base.clone() };
        let mine = LetterForm { recipients: vec![named("Four")], ..base.clone() };
        let merged = merge_forms(&base, &theirs, &mine, &[Choice::Both]);
        assert_eq!((merged.conflicts[0].theirs.as_str(), merged.conflicts[0].mine.as_str()), ("Two\n\nThree", "Four"));
        assert_eq!(merged.form.recipients, [named("Two"), named("Three"), named("Four")]);
    }

    #[test]
    fn bringing_back_a_text_opens_nothing() {
        let old = LetterForm { visibility: "public".into(), body: "Old".into(), slug: "old".into(), ..base() };
        let now = LetterForm { visibility: "confidential".into(), body: "New".into(), revision: 9, ..base() };
        let form = restored(&old, &now);
        assert_eq!((form.body.as_str(), form.visibility.as_str(), form.slug.as_str(), form.revision), ("Old", "confidential", "safe", 9));
    }

    fn form() -> impl Strategy<Value = LetterForm> {
        let word = || prop_oneof![Just("one"), Just("two"), Just("three")].prop_map(str::to_owned);
        let body = proptest::collection::vec(word(), 0..8).prop_map(|words| words.join("\n\n"));
        let rows = proptest::collection::vec(word().prop_map(|name| named(&name)), 0..4);
        (word(), body, rows, proptest::collection::vec(word(), 0..3)).prop_map(|(subject, body, recipients, conveners)| LetterForm {
            subject,
            body,
            recipients,
            conveners,
            ..LetterForm::default()
        })
    }

    proptest! {
        #[test]
        fn whoever_changed_alone_gets_what_they_typed(base in form(), other in form()) {
            for merged in [merge_forms(&base, &other, &base, &[]), merge_forms(&base, &base, &other, &[]), merge_forms(&base, &other, &other, &[])] {
                prop_assert_eq!(merged.conflicts, []);
                prop_assert_eq!((&merged.form.body, &merged.form.recipients), (&other.body, &other.recipients));
            }
        }

        #[test]
        fn choosing_one_side_throughout_keeps_what_only_the_other_changed(base in form(), theirs in form(), mine in form()) {
            let count = merge_forms(&base, &theirs, &mine, &[]).conflicts.len();
            let taken = merge_forms(&base, &theirs, &mine, &vec![Choice::Theirs; count]);
            let turned = merge_forms(&base, &mine, &theirs, &vec![Choice::Mine; count]);
            prop_assert_eq!((taken.form.body, taken.form.recipients), (turned.form.body, turned.form.recipients));
        }
    }
}
