//! Sensitive letters: no mail and no link says what they are about, and their pages can be left.

use crate::fixtures::{card, chrome, entry, letter, own};
use crate::mails::letter as mail_letter;
use app::{mails, pages};
use domain::{
    error::FieldErrors,
    forms::signing::SigningForm,
    locale::Locale,
    shapes::{
        letters::{LetterCard, PublishedLetter},
        mail::{MailContent, MailInvitation, MailLetter, MailShape, RenderedMail},
        signing::{LinkPurpose, OwnSignature},
    },
    signature::{SignatoryKind, SignatureState},
};

const BASE: &str = "https://letters.example";

fn all(locale: Locale) -> Vec<RenderedMail> {
    let letter = MailLetter { sensitive: true, ..mail_letter() };
    let (entry, link) = (entry(SignatoryKind::Organisation), Some(format!("{BASE}/l/TOKEN")));
    let about = MailInvitation { letter: letter.clone(), organisation: "Lantern Trust".into(), soft: None, link: link.clone() };
    let contents = vec![
        MailContent::Confirm { letter: letter.clone(), entry: entry.clone(), link: link.clone() },
        MailContent::ConfirmOnBehalf { letter: letter.clone(), entry: entry.clone(), organiser: "Olga".into(), link: link.clone() },
        MailContent::AlreadySigned { letter: letter.clone(), entry: entry.clone(), held: true, link: link.clone() },
        MailContent::Receipt { letter: letter.clone(), entry: entry.clone(), held: false, link: link.clone() },
        MailContent::Manage { letter: letter.clone(), entry: entry.clone(), link: link.clone() },
        MailContent::Approved { letter: letter.clone(), entry: entry.clone(), link: link.clone() },
        MailContent::Withdrawn { letter: letter.clone(), entry: entry.clone() },
        MailContent::SignedByInvitation { letter: letter.clone(), entry, link: link.clone(), disown: Some(format!("{BASE}/l/DISOWN")) },
        MailContent::Invite { about: about.clone(), name: "Ana Silva".into(), forwarded_by: Some("ben@lantern.example".into()) },
        MailContent::PassedOn { about: about.clone(), to: "dora@lantern.example".into() },
        MailContent::ConditionTold { about: about.clone(), condition: "If the demand goes.".into() },
        MailContent::DisownedTold { about },
        crate::mails::message(Some(letter.clone())),
        MailContent::Several { mails: vec![crate::mails::message(Some(mail_letter())), crate::mails::message(Some(letter.clone()))] },
        MailContent::Published { name: "Olga".into(), letter, link },
    ];
    contents.into_iter().map(|content| mails::render(&MailShape { locale, base_url: BASE.into(), content, stop: None })).collect()
}

#[test]
fn a_mail_about_a_sensitive_letter_holds_a_link_and_nothing_of_it() {
    let card = card();
    for locale in Locale::ALL {
        let footer = chrome(locale, "").t().text("mail-footer");
        for mail in all(locale) {
            let whole = format!("{}\n{}\n{}", mail.subject, mail.text, mail.html);
            for secret in [
                card.subject.as_str(),
                &card.recipients[0],
                &card.coalition.name,
                "safe-passage",
                "passage.example",
                "Lantern Trust",
                "Ana Silva",
                "Olga",
                "lantern.example",
                "If the demand goes.",
                "Your position",
                "its director",
                footer.as_str(),
            ] {
                assert!(!whole.contains(secret), "{secret} stands in {whole}");
            }
            assert!(!mail.subject.contains("mail-") && !mail.text.contains("mail-sensitive"), "{}", mail.text);
        }
    }
    let english = all(Locale::En);
    assert!(english[0].text.contains("/l/TOKEN") && english[7].text.contains("/l/DISOWN"));
    assert_eq!(english[8].subject, "Your reply is needed by 1 December 2026");
    insta::assert_snapshot!("mail_sensitive_confirm_en", format!("{}\n\n{}", english[0].subject, english[0].text));
}

#[test]
fn who_is_not_listed_is_named_in_no_mail() {
    let (entry, link) = (entry(SignatoryKind::Organisation), Some(format!("{BASE}/l/TOKEN")));
    let content = MailContent::Receipt { letter: mail_letter(), entry, held: false, link };
    let mail = mails::render(&MailShape { locale: Locale::En, base_url: BASE.into(), content, stop: None });
    assert!(mail.text.contains("Lantern Trust") && !mail.text.contains("Ana Silva"), "{}", mail.text);
}

#[test]
fn a_hidden_link_shows_nothing_and_an_expired_one_leads_out() {
    let html = pages::hidden_link(&chrome(Locale::En, ""), "TOKEN");
    assert!(html.contains("method=\"post\" action=\"/l/TOKEN\"") && html.contains("Exit this page"));
    let html = pages::expired_link(&chrome(Locale::En, ""), "TOKEN");
    assert!(html.contains("name=\"again\"") && html.contains("Email me a private link"));
    insta::assert_snapshot!("safety_en", crate::readable(&pages::safety(&chrome(Locale::En, "/safety"))));
    for locale in Locale::ALL {
        assert!(!pages::safety(&chrome(locale, "/safety")).contains(">safety-"));
    }
}

#[test]
fn pages_of_sensitive_letters_can_be_left_and_say_what_that_does_not_do() {
    let (none, empty) = (FieldErrors::default(), SigningForm::default());
    let form = |letter: &PublishedLetter| pages::sign_form(&chrome(Locale::En, "/x"), letter, SignatoryKind::Person, &empty, &none);
    let html = form(&PublishedLetter { sensitive: true, ..letter() });
    assert!(html.contains("Exit this page") && html.contains("does not clear your browsing history") && html.contains("data-exit"));
    assert!(html.contains("rel=\"nofollow noreferrer noopener\""));
    let plain = form(&letter());
    assert!(!plain.contains("data-exit"));
    for html in [html, plain] {
        let (question, field) = (html.find("Could being named").unwrap(), html.find("id=\"name\"").unwrap());
        assert!(question < field, "before the first field");
    }
}

#[test]
fn a_sensitive_receipt_offers_no_file_unasked() {
    let confirmed = own(SignatureState::Confirmed, LinkPurpose::Manage);
    let shown = |own: &OwnSignature| pages::own_signature(&chrome(Locale::En, "/signatures/x"), own, &FieldErrors::default());
    let plain = shown(&confirmed);
    let folds = |html: &str| html.matches("<details").count();
    assert!(plain.contains("prove that you signed, even after you withdraw"));
    assert_eq!(folds(&plain), 1, "the technical proof alone");
    let sensitive = OwnSignature { letter: LetterCard { sensitive: true, ..card() }, ..confirmed };
    let html = shown(&sensitive);
    let (fold, file) = (html.rfind("<details").unwrap(), html.find("signature.tlog-proof").unwrap());
    assert!(folds(&html) == 2 && fold < file && html.contains("for 7 days") && !html.contains("for a year"));
}
