//! The way of signing and a signatory's own pages.

use crate::{
    fixtures::{card, chrome, day, document, entry, filled, letter, own},
    readable,
};
use app::pages::{self, Sent, SignCheck};
use domain::{
    error::FieldErrors,
    forms::signing::SigningForm,
    letter::WhoMaySign,
    locale::Locale,
    shapes::{
        letters::{LetterCard, PublishedLetter},
        signing::{LinkMail, LinkPurpose, OwnSignature, UnpublishedText, WaitingName},
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
        let (form, entry, errors) = (filled(), entry(kind), FieldErrors::default());
        let check = SignCheck { form: &form, entry: &entry, errors: &errors, meant: None, free_mail: false };
        let html = pages::sign_check(&chrome(Locale::En, PATH), &letter(), &check);
        assert!(html.contains("type=\"hidden\" name=\"email\" value=\"ana@lantern.example\"") && html.contains("cannot be recalled"));
        insta::assert_snapshot!(format!("sign_check_{}_en", kind.code()), readable(&html));
    }
    insta::assert_snapshot!("sign_sent_en", readable(&pages::sign_sent(&chrome(Locale::En, PATH), &card(), None)));
}

#[test]
fn own_signatures() {
    let shown = |own: &OwnSignature, locale| readable(&pages::own_signature(&chrome(locale, OWN), own, &FieldErrors::default()));
    let confirm = own(SignatureState::Pending, LinkPurpose::Confirm);
    insta::assert_snapshot!("own_confirm_en", shown(&confirm, Locale::En));
    insta::assert_snapshot!("own_confirm_ar", shown(&confirm, Locale::Ar));
    // Who typed the address ticked the boxes: the button says what its mailbox consents to.
    let html = shown(&OwnSignature { ticked: true, ..confirm.clone() }, Locale::En);
    assert!(!html.contains("type=\"checkbox\""));
    insta::assert_snapshot!("own_confirm_consented_en", html);
    assert!(pages::own_signature(&chrome(Locale::En, OWN), &confirm, &FieldErrors::one("", "own-changed")).contains("look again"));
    insta::assert_snapshot!("own_receipt_en", shown(&own(SignatureState::Confirmed, LinkPurpose::View), Locale::En));
    insta::assert_snapshot!("own_manage_fr", shown(&own(SignatureState::Confirmed, LinkPurpose::Manage), Locale::Fr));
    insta::assert_snapshot!("own_held_en", shown(&own(SignatureState::Held, LinkPurpose::View), Locale::En));
    insta::assert_snapshot!("own_withdrawn_en", shown(&own(SignatureState::Withdrawn, LinkPurpose::View), Locale::En));
    insta::assert_snapshot!("own_removed_en", shown(&own(SignatureState::Removed, LinkPurpose::View), Locale::En));
    let unpublished = UnpublishedText { language: "en".into(), document: document(), numbered: false };
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
fn where_an_address_has_ended_the_way_out_leads_where_it_can_be_entered() {
    let ended = OwnSignature { address_ended: true, ..own(SignatureState::Confirmed, LinkPurpose::View) };
    let shown = |own: &OwnSignature| pages::own_signature(&chrome(Locale::En, OWN), own, &FieldErrors::default());
    assert!(shown(&ended).contains("href=\"/en/c/safe-passage/no-one-returned/sign/lost\""));
    let secret = shown(&OwnSignature { letter: LetterCard { published_at: None, ..card() }, ..ended });
    assert!(secret.contains("href=\"/en/data\"") && !secret.contains("/sign/lost"), "{secret}");
}

#[test]
fn other_names_that_wait_are_shown_with_their_links() {
    let other = WaitingName { name: "Peter <Keller>".into(), path: "/l/token".into() };
    let own = OwnSignature { others: vec![other], ..own(SignatureState::Pending, LinkPurpose::Confirm) };
    for (locale, title) in [
        (Locale::En, "Other names waiting in this mailbox"),
        (Locale::Fr, "Autres noms en attente dans cette messagerie"),
        (Locale::Ar, "أسماء أخرى تنتظر في هذا البريد"),
    ] {
        let html = pages::own_signature(&chrome(locale, OWN), &own, &FieldErrors::default());
        assert!(html.contains(title) && html.contains("href=\"/l/token\"") && html.contains("Peter &lt;Keller&gt;"), "{html}");
    }
}

#[test]
fn the_owner_learns_of_a_name_that_found_no_place() {
    let own = OwnSignature { turned_away_at: Some(day(-1)), ..own(SignatureState::Pending, LinkPurpose::Confirm) };
    for (locale, words) in [(Locale::En, "someone entered one more name"), (Locale::Fr, "un nom de plus"), (Locale::Ar, "اسمًا آخر")]
    {
        assert!(pages::own_signature(&chrome(locale, OWN), &own, &FieldErrors::default()).contains(words));
    }
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

#[test]
fn an_address_that_looks_like_a_slip_is_asked_about_and_a_free_one_is_explained() {
    let form = SigningForm { email: "ana@gmial.con".into(), ..filled() };
    let (entry, none) = (entry(SignatoryKind::Organisation), FieldErrors::default());
    let check = SignCheck { form: &form, entry: &entry, errors: &none, meant: Some("ana@gmail.com"), free_mail: true };
    let html = pages::sign_check(&chrome(Locale::En, PATH), &letter(), &check);
    assert!(html.contains("Did you mean <bdi dir=\"ltr\">ana@gmail.com</bdi>?") && html.contains("value=\"meant\""), "{html}");
    assert!(html.contains("the list will say “by email”"));
    let html = pages::sign_check(&chrome(Locale::En, PATH), &letter(), &SignCheck { meant: None, free_mail: false, ..check });
    assert!(!html.contains("Did you mean") && !html.contains("free email provider"));
}

#[test]
fn after_sending_the_address_is_shown_with_an_envelope() {
    let sent = Sent { kind: SignatoryKind::Person, email: "ana@gmial.con", meant: Some("ana@gmail.com") };
    let html = pages::sign_sent(&chrome(Locale::En, PATH), &card(), Some(&sent));
    assert!(html.contains("envelope-mark") && !html.contains("seal-mark"), "a check mark would mean done");
    assert!(html.contains("ana@gmial.con") && html.contains("/sign/person?change=yes") && html.contains("ana@gmail.com"));
    insta::assert_snapshot!("sign_sent_to_en", readable(&html));
}

#[test]
fn a_correction_that_ends_a_keys_signature_says_so_before() {
    let own = OwnSignature { key_signed: true, ..own(SignatureState::Confirmed, LinkPurpose::Manage) };
    let form = SigningForm::of(&own.entry);
    let html = pages::correct(&chrome(Locale::En, OWN), &own, &form, &FieldErrors::default());
    assert!(html.contains("A correction ends that signature"));
    let own = OwnSignature { key_signed: false, ..own };
    assert!(!pages::correct(&chrome(Locale::En, OWN), &own, &form, &FieldErrors::default()).contains("ends that signature"));
}

#[test]
fn the_next_link_is_offered_when_it_can_go() {
    let shown = |mail| {
        let own = OwnSignature { link_mail: mail, ..own(SignatureState::Confirmed, LinkPurpose::View) };
        pages::own_signature(&chrome(Locale::En, OWN), &own, &FieldErrors::default())
    };
    assert!(shown(None).contains("Email me a private link"));
    let waits = shown(Some(LinkMail { minutes_ago: 3, next_in_minutes: 1, failed: false }));
    assert!(waits.contains("emailed 3 minutes ago") && waits.contains("in 1 minute.") && !waits.contains("Email me"));
    assert!(shown(Some(LinkMail { minutes_ago: 30, next_in_minutes: 0, failed: false })).contains("Email me the link again"));
    assert!(shown(Some(LinkMail { minutes_ago: 1, next_in_minutes: 0, failed: true })).contains("did not get through"));
}

#[test]
fn that_other_names_wait_is_said_once() {
    let other = |number: u8| WaitingName { name: format!("Name {number}"), path: "/l/OTHER".into() };
    let shown = |emails: u64, others: Vec<WaitingName>| {
        let own =
            OwnSignature { emails: Some(("/l/MAILBOX".into(), emails)), others, ..own(SignatureState::Pending, LinkPurpose::Confirm) };
        pages::own_signature(&chrome(Locale::En, OWN), &own, &FieldErrors::default())
    };
    let both_here = shown(2, vec![other(1), other(2)]);
    assert!(both_here.contains("Other names waiting in this mailbox") && !both_here.contains("more entries wait"));
    assert!(both_here.contains("Stop emails to this address"), "the way to stop emails stays");
    assert!(shown(3, vec![other(1), other(2)]).contains("One more entry waits"), "those of other letters");
}
