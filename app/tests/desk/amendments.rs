//! The next version of an open letter: proposed, waiting to be confirmed, and who has not reaffirmed.

use crate::fixtures::*;
use app::pages::{self, AmendmentForms};
use domain::{
    amendment::{Kind, TextChange},
    country::Country,
    error::FieldErrors,
    letter::LetterState,
    locale::Locale,
    revision::Difference,
    role::Role,
    shapes::amendments::{DeskAmendment, LanguageChange, Outstanding, OutstandingFilter, OutstandingSignature, Proposal},
    signature::SignatoryKind,
    time::{Deadline, Instant},
};

const NOW: Instant = Instant(1_796_300_000 * Instant::SECOND);

fn amendment(proposal: Option<Proposal>) -> DeskAmendment {
    let difference = Difference::between("We ask you to act.\n", "We ask you to act <at once>.\n");
    DeskAmendment {
        desk: coalition(Role::Editor),
        letter: letter(LetterState::Open),
        seen: "4d1c".into(),
        version: 1,
        changes: vec![LanguageChange { language: "en".into(), original: true, change: TextChange::Changed, difference }],
        kinds: vec![Kind::Typographical, Kind::Material],
        objected: false,
        signatures: 312,
        alone: true,
        needs_deadline: true,
        proposal,
        ended: None,
    }
}

fn proposal(may_confirm: bool) -> Proposal {
    Proposal {
        kind: Kind::Material,
        declared: Kind::Typographical,
        words: "The <date>.".into(),
        by: "김하늘".into(),
        at: NOW,
        due: Some(Instant(NOW.0 + Instant::DAY)),
        deadline: Some(Deadline::parse("2026-12-09T12:00", "Asia/Seoul").unwrap()),
        objections: 1,
        own: !may_confirm,
        may_confirm,
        waits_for_objections: false,
        leaves_time: true,
    }
}

macro_rules! both {
    ($name:literal, $page:expr) => {
        for locale in [Locale::En, Locale::Ar] {
            insta::assert_snapshot!(format!(concat!($name, "-{}"), locale.tag()), main_of(&$page(&chrome(locale))));
        }
    };
}

#[test]
fn a_change_is_proposed_and_waits() {
    let (none, forms) = (FieldErrors::default(), AmendmentForms::default());
    let wrong = FieldErrors::one("deadline_local", "error-amendment-deadline");
    both!("amendment-propose", |chrome| pages::amendment(chrome, &amendment(None), &forms, &wrong));
    both!("amendment-confirm", |chrome| pages::amendment(chrome, &amendment(Some(proposal(true))), &forms, &none));
    let own = pages::amendment(&chrome(Locale::En), &amendment(Some(proposal(false))), &forms, &none);
    assert!(own.contains("/take-back\"") && !own.contains("/confirm\""), "nobody confirms their own");
    let not_second = pages::amendment(&chrome(Locale::En), &amendment(Some(Proposal { own: false, ..proposal(false) })), &forms, &none);
    assert!(!not_second.contains("/take-back\"") && !not_second.contains("/confirm\""), "nor what they are no second person for");
    assert!(not_second.contains("/refuse\"") && not_second.contains("You cannot confirm it"));
    let (added, language) = (TextChange::Added, "de".to_owned());
    let german = LanguageChange { language, original: false, change: added, difference: Difference::between("", "Wir bitten.\n") };
    let kinds = vec![Kind::Translation, Kind::Material];
    let translation = DeskAmendment { changes: vec![german.clone()], kinds, needs_deadline: false, ..amendment(None) };
    let proposes = pages::amendment(&chrome(Locale::En), &translation, &forms, &none);
    assert!(proposes.contains("value=\"translation\"") && proposes.contains("One objection by a signatory keeps the translation out."));
    let waits = Proposal { kind: Kind::Translation, declared: Kind::Translation, objections: 0, deadline: None, ..proposal(true) };
    let shown = pages::amendment(&chrome(Locale::En), &DeskAmendment { proposal: Some(waits), ..translation }, &forms, &none);
    assert!(shown.contains("the translation is kept out") && shown.contains("Confirm and tell the signatories"));
    let mut mixed = DeskAmendment { kinds: vec![Kind::Material], ..amendment(None) };
    mixed.changes.push(german);
    assert!(pages::amendment(&chrome(Locale::En), &mixed, &forms, &none).contains("Together they can only be a material change"));
    let viewer = DeskAmendment { desk: coalition(Role::Viewer), ..amendment(Some(proposal(false))) };
    assert!(!main_of(&pages::amendment(&chrome(Locale::En), &viewer, &forms, &none)).contains("<form"));
    let nothing = DeskAmendment { kinds: Vec::new(), changes: Vec::new(), ..amendment(None) };
    assert!(pages::amendment(&chrome(Locale::En), &nothing, &forms, &none).contains("same as version 1"));
}

#[test]
fn who_has_not_reaffirmed() {
    let one = |name: &str, by_mail: bool, declined: bool| OutstandingSignature {
        id: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        kind: SignatoryKind::Organisation,
        name: name.into(),
        country: Country::parse("KR").unwrap(),
        version: 1,
        by_mail,
        declined,
        asked_at: by_mail.then_some(Instant(1_795_521_600 * Instant::SECOND)),
        may_ask: name != "Asked today",
    };
    let shown = Outstanding {
        desk: coalition(Role::Editor),
        letter: letter(LetterState::Open),
        manifest_sha256: "7a1b".repeat(16),
        filter: OutstandingFilter::All,
        open: true,
        page: 1,
        pages: 1,
        found: 4,
        signatures: vec![
            one("한강인권센터", true, false),
            one("Asked today", true, false),
            one("On <paper>", false, false),
            one("Lantern Trust", true, true),
        ],
    };
    let (none, asked) = (FieldErrors::default(), FieldErrors::one("", "outstanding-error-asked"));
    both!("outstanding", |chrome| pages::outstanding(chrome, &shown, &none));
    assert!(pages::outstanding(&chrome(Locale::En), &shown, &asked).contains("asked less than a day ago"));
    let nobody = Outstanding { signatures: Vec::new(), found: 0, ..shown };
    assert!(pages::outstanding(&chrome(Locale::En), &nobody, &none).contains("Nobody."));
}
