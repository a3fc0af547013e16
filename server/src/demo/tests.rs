//! The demonstration's files hold what it promises.

use super::*;
use domain::{
    document::{ImportNoteKind, LetterDocument},
    translation::{self, parts, same_markers},
};
use std::collections::BTreeSet;

#[test]
fn the_letter_is_understood_in_all_its_parts() {
    let import = document::import(include_str!("letter.md"));
    assert!(
        import.notes.iter().all(|note| matches!(note.kind, ImportNoteKind::Understood | ImportNoteKind::Missing)),
        "{:?}",
        import.notes
    );
    let letter = import.document;
    assert_eq!(letter.recipients.len(), 1);
    assert_eq!(letter.copies.len(), 2);
    assert!(letter.subject.starts_with("No one returned to danger"));
    assert_eq!(letter.salutation, "Dear Mr President,");
    assert_eq!(letter.closing, "Respectfully,\nWe, the undersigned");
    assert_eq!(letter.body.lines().filter(|line| line.starts_with("[^")).count(), 4);
    assert!(LetterForm { slug: LETTER.to_owned(), ..LetterForm::from_document(&letter, "en") }.parse_draft().is_ok());
}

#[test]
fn its_translation_has_the_same_parts_and_footnotes() {
    let day = "2026-12-01T09:00".parse().unwrap();
    let french = translated::document(day);
    let original = LetterDocument { place_and_date: "Seoul".to_owned(), ..document::import(include_str!("letter.md")).document };
    let kinds = |document: &LetterDocument| parts(document).iter().map(|part| part.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&french), kinds(&original));
    let same = |(one, other): (&translation::Part, &translation::Part)| same_markers(&one.text, &other.text);
    assert!(parts(&original).iter().zip(&parts(&french)).all(same));
    assert_eq!(french.place_and_date, "Séoul et Genève, le 1er décembre 2026");
}

#[test]
fn the_draft_can_be_saved() {
    let draft = document::import(include_str!("draft.md")).document;
    assert_eq!(draft.recipients.len(), 1);
    assert!(LetterForm::from_document(&draft, "en").parse_draft().is_ok());
}

#[test]
fn organisations_of_17_countries_sign_and_all_their_sites_are_examples() {
    let organisations = book::organisations().unwrap();
    for organisation in &organisations {
        let record = organisation.form.parse().unwrap();
        assert!(record.site.is_some_and(|site| site.host().ends_with(".example")));
        assert!(record.contacts.iter().all(|contact| contact.domain().ends_with(".example")));
    }
    let part = |part: Part| organisations.iter().filter(move |organisation| organisation.part == part);
    let listed: Vec<_> = part(Part::Convener).chain(part(Part::Signs)).collect();
    assert_eq!(listed.len(), 40);
    assert_eq!(listed.iter().map(|organisation| &organisation.form.country).collect::<BTreeSet<_>>().len(), 17);
    assert_eq!(part(Part::Convener).count(), 3);
    assert_eq!(part(Part::Stranger).count(), 1);
    assert_eq!((part(Part::Pending).count(), part(Part::Waits).count()), (2, 4));
    assert!(part(Part::Waits).all(|organisation| organisation.signature.is_none()));
}

#[test]
fn no_two_signatories_share_an_address() {
    let people = book::people().unwrap();
    let organisations = book::organisations().unwrap();
    let signatures: Vec<_> = organisations.iter().filter_map(|organisation| organisation.signature.as_ref()).chain(&people).collect();
    let addresses: BTreeSet<_> = signatures.iter().map(|signature| signature.email.as_str()).collect();
    assert_eq!(addresses.len(), signatures.len());
    assert_eq!(people.iter().filter(|person| person.confirmed).count(), 26);
    assert!(people.iter().all(|person| person.email.domain().ends_with(".example")));
}
