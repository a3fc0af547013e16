//! The way of signing and a signatory's own pages.

use crate::{
    fixtures::{card, chrome, document, entry, filled, letter, own},
    readable,
};
use app::pages;
use domain::{
    error::FieldErrors,
    forms::signing::SigningForm,
    letter::WhoMaySign,
    locale::Locale,
    shapes::{
        letters::{LetterCard, PublishedLetter},
        signing::{LinkPurpose, OwnSignature, UnpublishedText},
    },
    signature::{SignatoryKind, SignatureState},
};

const PATH: &str = "/c/safe-passage/no-one-returned/sign";
const OWN: &str = "/signatures/00112233445566778899aabbccddeeff";

#[test]
fn the_choice() {
    insta::assert_snapshot!("sign_choice_en", readable(&pages::sign_choice(&chrome(Locale::En, PATH), &letter())));
    let only = PublishedLetter { who_may_sign: WhoMaySign::Organisations, ..letter() };
    let html = pages::sign_choice(&chrome(Locale::En, PATH), &only);
    assert!(html.contains("organisations only") && !html.contains("/sign/person"));
}

#[test]
fn the_form() {
    let (none, empty) = (Default::default(), SigningForm::default());
    let organisation = SignatoryKind::Organisation;
    insta::assert_snapshot!("sign_form_en", readable(&pages::sign_form(&chrome(Locale::En, PATH), &letter(), organisation, &empty, &none)));
    insta::assert_snapshot!(
        "sign_form_person_ar",
        readable(&pages::sign_form(&chrome(Locale::Ar, PATH), &letter(), SignatoryKind::Person, &empty, &none))
    );
    let wrong = SigningForm { name: "<script>".into(), email: "ana".into(), office: String::new(), ..filled() };
    let errors = wrong.parse(organisation).unwrap_err();
    let html = pages::sign_form(&chrome(Locale::En, PATH), &letter(), organisation, &wrong, &errors);
    assert!(html.contains("<title>Error: ") && html.contains("value=\"&lt;script&gt;\"") && html.contains("href=\"#email\""), "{html}");
    insta::assert_snapshot!("sign_form_wrong_en", readable(&html));
}

#[test]
fn check_and_sent() {
    for kind in [SignatoryKind::Organisation, SignatoryKind::Person] {
        let html = pages::sign_check(&chrome(Locale::En, PATH), &letter(), &filled(), &entry(kind));
        assert!(html.contains("type=\"hidden\" name=\"email\" value=\"ana@lantern.example\"") && html.contains("cannot be recalled"));
        insta::assert_snapshot!(format!("sign_check_{}_en", kind.code()), readable(&html));
    }
    insta::assert_snapshot!("sign_sent_en", readable(&pages::sign_sent(&chrome(Locale::En, PATH), &card())));
}

#[test]
fn own_signatures() {
    let shown = |own: &OwnSignature, locale| readable(&pages::own_signature(&chrome(locale, OWN), own, &FieldErrors::default()));
    let confirm = own(SignatureState::Pending, LinkPurpose::Confirm);
    insta::assert_snapshot!("own_confirm_en", shown(&confirm, Locale::En));
    insta::assert_snapshot!("own_confirm_ar", shown(&confirm, Locale::Ar));
    assert!(pages::own_signature(&chrome(Locale::En, OWN), &confirm, &FieldErrors::one("", "own-changed")).contains("look again"));
    insta::assert_snapshot!("own_receipt_en", shown(&own(SignatureState::Confirmed, LinkPurpose::View), Locale::En));
    insta::assert_snapshot!("own_manage_fr", shown(&own(SignatureState::Confirmed, LinkPurpose::Manage), Locale::Fr));
    insta::assert_snapshot!("own_held_en", shown(&own(SignatureState::Held, LinkPurpose::View), Locale::En));
    insta::assert_snapshot!("own_withdrawn_en", shown(&own(SignatureState::Withdrawn, LinkPurpose::View), Locale::En));
    insta::assert_snapshot!("own_removed_en", shown(&own(SignatureState::Removed, LinkPurpose::View), Locale::En));
    let unpublished = UnpublishedText { language: "en".into(), document: document() };
    let sealed = OwnSignature { letter: LetterCard { published_at: None, ..card() }, unpublished: Some(unpublished), ..confirm.clone() };
    let html = shown(&sealed, Locale::En);
    assert!(!html.contains("/en/c/"), "nothing leads to a page that is not there");
    insta::assert_snapshot!("own_confirm_unpublished_en", html);
    let receipt = OwnSignature { letter: sealed.letter.clone(), ..own(SignatureState::Confirmed, LinkPurpose::View) };
    let html = shown(&receipt, Locale::En);
    assert!(!html.contains("/en/c/") && !html.contains("/log/") && html.contains(&format!("{OWN}/text")));
    let late = OwnSignature { may_confirm: false, may_correct: false, too_late: true, ..confirm };
    let html = shown(&late, Locale::En);
    assert!(!html.contains("/confirm\""), "nothing to press when it is too late");
    insta::assert_snapshot!("own_too_late_en", html);
}

#[test]
fn a_receipt_that_is_forwarded_cannot_withdraw() {
    let html = pages::own_signature(&chrome(Locale::En, OWN), &own(SignatureState::Confirmed, LinkPurpose::View), &FieldErrors::default());
    assert!(!html.contains("/withdraw") && !html.contains("/correct") && html.contains("/link\""));
}

#[test]
fn correct_and_withdraw() {
    let own = own(SignatureState::Confirmed, LinkPurpose::Manage);
    let form = SigningForm::of(&own.entry);
    let html = pages::correct(&chrome(Locale::En, OWN), &own, &form, &Default::default());
    assert!(!html.contains("name=\"email\""), "the address is not corrected");
    insta::assert_snapshot!("own_correct_en", readable(&html));
    insta::assert_snapshot!("own_withdraw_en", readable(&pages::withdraw(&chrome(Locale::En, OWN), &own)));
    let answering = OwnSignature { purpose: LinkPurpose::Reaffirm, ..own };
    assert!(!pages::withdraw(&chrome(Locale::En, OWN), &answering).contains("name=\"erase\""), "such a link deletes nothing");
}
