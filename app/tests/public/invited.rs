//! The invitation's own page, in its main states.

use crate::{
    fixtures::{COUNTS, asked, chrome, coalition, deadline, document},
    readable,
};
use app::pages::{self, InvitedForms};
use domain::{
    country::Country,
    error::{FieldError, FieldErrors},
    forms::{invitation::AnswerForm, signing::SigningForm},
    invitation::{Reply, Standing},
    letter::LetterState,
    locale::Locale,
    shapes::invitations::{Disowned, Disowning, OwnInvitation},
    signature::SignatureState,
};

const PATH: &str = "/invitations/00000000000000000000000000001234";

fn own() -> OwnInvitation {
    OwnInvitation {
        id: "00000000000000000000000000001234".parse().unwrap(),
        coalition: coalition(),
        slug: "no-one-returned".into(),
        sensitive: false,
        public: false,
        letter_state: LetterState::Open,
        language: "en".into(),
        document: document(),
        numbered: false,
        texts: Vec::new(),
        version: 1,
        text_sha256: "9f2c41ab".repeat(8),
        manifest_sha256: "41d0aa11".repeat(8),
        consent: asked(),
        deadline: Some(deadline()),
        soft: None,
        accepts: true,
        late_until: None,
        counts: COUNTS,
        organisation: "Lantern Trust".into(),
        country: Country::parse("GB").unwrap(),
        site: Some("https://lantern.example".into()),
        representative: Some(("Ana Silva".into(), "Director".into())),
        name: "Ana Silva".into(),
        email: "ana@lantern.example".into(),
        signed: None,
        reaffirms: false,
        standing: Standing::Waiting,
        reply: None,
        forwarded_to: None,
        forwarded_by: None,
        own_domain: Some("lantern.example".into()),
    }
}

fn page(locale: Locale, own: &OwnInvitation, errors: &FieldErrors) -> String {
    readable(&pages::own_invitation(&chrome(locale, PATH), own, &InvitedForms::default(), errors))
}

#[test]
fn the_page() {
    for locale in [Locale::En, Locale::Ar] {
        insta::assert_snapshot!(format!("invited_{}", locale.tag()), page(locale, &own(), &FieldErrors::default()));
    }
    let html = page(Locale::En, &own(), &FieldErrors::default());
    assert!(html.contains("noindex") && !html.contains("og:title"), "no preview of a confidential letter");
    assert!(!html.contains("/c/safe-passage/no-one-returned"), "there is no public page of it");
}

#[test]
fn who_is_not_known_is_asked_and_answers_stay_open() {
    let unknown = OwnInvitation {
        representative: None,
        standing: Standing::Later,
        reply: Some(Reply::Later("2026-11-30".into())),
        public: true,
        own_domain: None,
        ..own()
    };
    let errors = FieldErrors(vec![FieldError::new("office", "error-empty"), FieldError::new("until", "error-day-late")]);
    insta::assert_snapshot!("invited_answered_en", page(Locale::En, &unknown, &errors));
    let signed = OwnInvitation { signed: Some(SignatureState::Confirmed), ..own() };
    let html = page(Locale::En, &signed, &FieldErrors::default());
    assert!(!html.contains("/sign\"") && html.contains("Your organisation has signed."));
    let earlier = OwnInvitation { reaffirms: true, standing: Standing::Outstanding, ..own() };
    insta::assert_snapshot!("invited_reaffirms_en", page(Locale::En, &earlier, &FieldErrors::default()));
    let late = OwnInvitation { accepts: false, ..own() };
    let answer = AnswerForm { answer: "conditional".into(), condition: "The second demand goes.".into(), ..AnswerForm::default() };
    let forms = InvitedForms { answer, ..InvitedForms::default() };
    let html = pages::own_invitation(&chrome(Locale::En, PATH), &late, &forms, &FieldErrors::one("", "error-closed"));
    assert!(html.contains("The second demand goes."), "what was typed stays, though it came too late");
    let closed = OwnInvitation { accepts: false, ..own() };
    assert!(page(Locale::Fr, &closed, &FieldErrors::default()).contains("ne reçoit plus de signatures"));
}

#[test]
fn other_particulars_and_this_was_not_me() {
    let other = pages::invited_other(&chrome(Locale::En, PATH), &own(), &SigningForm::default(), &FieldErrors::default());
    insta::assert_snapshot!("invited_other_en", readable(&other));
    let shown = |live| Disowning {
        id: own().id,
        about: Some(Disowned {
            coalition: coalition(),
            subject: "No one returned to danger".into(),
            language: "en".into(),
            name: "Lantern Trust".into(),
        }),
        live,
        reachable: live,
        disowned: !live,
    };
    insta::assert_snapshot!("disown_ar", readable(&pages::disown(&chrome(Locale::Ar, PATH), &shown(true))));
    let done = pages::disown(&chrome(Locale::En, PATH), &shown(false));
    assert!(!done.contains("method=\"post\" action=\"/en/not-me") && done.contains("We have told the organisers"));
    let ended = pages::disown(&chrome(Locale::En, PATH), &Disowning { reachable: false, ..shown(true) });
    assert!(ended.contains("One click takes the signature off"), "nobody is left to be asked");
    let gone = pages::disown(&chrome(Locale::En, PATH), &Disowning { disowned: false, ..shown(false) });
    assert!(!gone.contains("We have told the organisers"), "nobody was told where it was withdrawn before");
    let unnamed = pages::disown(&chrome(Locale::En, PATH), &Disowning { about: None, ..shown(true) });
    assert!(
        unnamed.contains("method=\"post\" action=\"/en/not-me") && !unnamed.contains("Lantern") && !unnamed.contains(&coalition().name)
    );
}
