//! An invented coalition with a letter, its signatures and its organisers.

use app::render::Chrome;
use domain::{
    activity::{Act, ActKind},
    colour::Accent,
    country::Country,
    embargo::Publication,
    error::{FieldError, FieldErrors},
    forms::letter::{LetterForm, Recipient},
    ids::{AccountId, OrganisationId, PublicId},
    letter::{LetterState, Visibility},
    locale::Locale,
    masked::Masked,
    role::Role,
    security::SecurityEvent,
    shapes::{
        account::{EventEntry, OwnAccount, SessionEntry},
        activity::{DeskActivity, Noted, NotedLetter, Person},
        desk::{
            DeskCoalition, DeskLetter, DeskLetterPage, DeskPublication, DeskSettings, DeskSignature, DeskSignatures, EditorContext,
            Organiser, Waiting,
        },
        letters::{CoalitionBrief, Counts},
        second_factor::PasskeyChallenge,
    },
    signature::{Category, HeldFor, Proof, RemovalReason, SignatoryKind, SignatureState},
    time::{Deadline, Instant},
};

const NOW: Instant = Instant(1_790_000_000 * Instant::SECOND);

pub(crate) fn chrome(locale: Locale) -> Chrome {
    Chrome {
        locale,
        path: "/desk".into(),
        base_url: "https://letters.example".into(),
        organiser: Some("Ana Silva".into()),
        flash: None,
        demonstration: false,
        form: String::new(),
    }
}

/// The main part, a tag a line.
pub(crate) fn main_of(page: &str) -> String {
    let start = page.find("<main").unwrap();
    let end = page.find("</main>").unwrap();
    crate::islands::without_numbers(&page[start..end]).replace("<!>", "").replace("><", ">\n<")
}

pub(crate) fn coalition(role: Role) -> DeskCoalition {
    let coalition = CoalitionBrief {
        slug: "safe-passage".into(),
        name: "Coalition for Safe Passage".into(),
        accent: Accent::DEFAULT,
        contact: "office@passage.example".into(),
    };
    DeskCoalition { coalition, role }
}

pub(crate) fn letter(state: LetterState) -> DeskLetter {
    let counts = Counts { organisations: 53, countries: 17, chapters: 12, people: 1204, outstanding: 0, ..Counts::default() };
    DeskLetter {
        sensitive: false,
        slug: "no-one-returned".into(),
        subject: "No one should be returned to <danger>".into(),
        language: "en".into(),
        state,
        visibility: Visibility::Public,
        deadline: Some(Deadline::parse("2026-12-01T12:00", "Asia/Seoul").unwrap()),
        counts: if state.has_text() { counts } else { Counts::default() },
        waiting: if state.has_text() { Waiting { pending: 6, held: 2 } } else { Waiting::default() },
        changed_at: NOW,
    }
}

pub(crate) fn form() -> LetterForm {
    LetterForm {
        slug: "no-one-returned".into(),
        language: "en".into(),
        place_and_date: "Seoul and Geneva, 21 September 2026".into(),
        recipients: vec![Recipient {
            honorific: "His Excellency".into(),
            name: "The President".into(),
            office: "Head of State".into(),
            postal: "1 Palace Square\nCapital".into(),
            email: "office@state.example".into(),
        }],
        subject: "No one should be returned to danger".into(),
        salutation: "Mr President,".into(),
        body: "We write about people.[^1]\n\n</textarea><script>alert(1)</script>\n\n[^1]: Commission of inquiry.".into(),
        closing: "Respectfully,".into(),
        who_may_sign: "both".into(),
        deadline_local: "2026-12-01T12:00".into(),
        deadline_zone: "Asia/Seoul".into(),
        visibility: "public".into(),
        revision: 4,
        ..LetterForm::default()
    }
}

pub(crate) fn desk_page(role: Role, state: LetterState) -> DeskLetterPage {
    let versions = if state.has_text() { vec![(1, NOW, "9f2c".repeat(16))] } else { Vec::new() };
    DeskLetterPage {
        desk: coalition(role),
        letter: letter(state),
        skipped: if state.has_text() { vec![LetterState::InReview] } else { Vec::new() },
        public_id: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        form: form(),
        conveners: vec!["한강인권센터".into()],
        publication: Publication::Public(state.has_text().then_some(NOW)),
        versions,
        translations: Vec::new(),
        asks_notice: false,
        given_up: 0,
    }
}

pub(crate) fn desk_publication(role: Role, publication: Publication) -> DeskPublication {
    let letter = DeskLetter { visibility: Visibility::Confidential, ..letter(LetterState::Open) };
    let now = Deadline::parse("2026-11-30T12:00", "UTC").unwrap().at;
    DeskPublication { desk: coalition(role), letter, publication, now }
}

pub(crate) fn signature(state: SignatureState, kind: SignatoryKind) -> DeskSignature {
    let number = SignatureState::ALL.iter().position(|one| *one == state).unwrap() + if kind == SignatoryKind::Person { 16 } else { 0 };
    DeskSignature {
        id: format!("{number:032x}").parse::<PublicId>().unwrap(),
        revision: 1,
        kind,
        state,
        name: "Arbeitsgemeinschaft für Flüchtlingsrechte und Menschenwürde".into(),
        country: Country::parse("DE").unwrap(),
        site: Some("https://flucht.example".into()),
        category: Category::Individual,
        affiliation: None,
        proof: Proof::Domain,
        in_address_book: false,
        representative: Some(("مريم".into(), "Director".into())),
        contact: Some(Masked::with_domain("maria@flucht.example")),
        undelivered: None,
        posted_at: NOW,
        confirmed_at: state.is_live().then_some(NOW),
        held_since: (state == SignatureState::Held).then_some(NOW),
        held_for: (state == SignatureState::Held).then_some(HeldFor::Look),
        correction: None,
        questioned: None,
        doubles: Vec::new(),
        clusters: Vec::new(),
        rows: Vec::new(),
        on_behalf_by: None,
        gathered: None,
        key: false,
        late: false,
        consent: None,
        erased: false,
        removed: (state == SignatureState::Removed).then_some(RemovalReason::OwnRequest),
    }
}

pub(crate) fn signatures(role: Role) -> DeskSignatures {
    use SignatureState::{Confirmed, Held, Pending, Removed};
    let mut signatures: Vec<_> = [Held, Pending, Confirmed, Removed].map(|state| signature(state, SignatoryKind::Organisation)).into();
    signatures[1].on_behalf_by = Some("Ana Silva".into());
    signatures.push(DeskSignature {
        name: "Kim".into(),
        representative: None,
        contact: None,
        site: None,
        affiliation: Some("Poet".into()),
        ..signature(Confirmed, SignatoryKind::Person)
    });
    DeskSignatures {
        desk: coalition(role),
        letter: letter(LetterState::Open),
        query: "a & b".into(),
        looked_up: None,
        state: None,
        cluster: None,
        clusters: 3,
        page: 2,
        pages: 3,
        found: 105,
        signatures,
    }
}

pub(crate) fn organisation_id() -> OrganisationId {
    "00000000-0000-7000-8000-000000000001".parse().unwrap()
}

pub(crate) fn context(stored: bool) -> EditorContext {
    EditorContext {
        desk: coalition(Role::Editor),
        organisations: vec![(organisation_id(), "한강인권센터".into())],
        stored_slug: stored.then(|| "no-one-returned".into()),
        settled: None,
        merged: None,
    }
}

pub(crate) fn settings(role: Role) -> DeskSettings {
    let organiser = |number: u8, name: &str, role, active| Organiser {
        id: format!("00000000-0000-7000-8000-0000000000{number:02}").parse::<AccountId>().unwrap(),
        name: name.into(),
        email: Masked::with_domain(&format!("organiser{number}@passage.example")),
        role,
        active,
        second_factor: Some(false),
    };
    let organisers = vec![organiser(1, "Ana Silva", Role::Owner, true), organiser(2, "김하늘", Role::Viewer, false)];
    DeskSettings {
        desk: coalition(role),
        organisers,
        second_factors_required: true,
        mail_proven_at: None,
        test_mail: None,
        demonstration: false,
    }
}

pub(crate) fn activity() -> DeskActivity {
    let ana: AccountId = "00000000-0000-7000-8000-000000000001".parse().unwrap();
    let ben: AccountId = "00000000-0000-7000-8000-000000000002".parse().unwrap();
    let gone = Person::Departed { number: 1, role: Some(Role::Editor) };
    let letter = NotedLetter { slug: "no-one-returned".into(), subject: "No one should be <returned>".into(), language: "en".into() };
    let noted = |act, about: Option<&str>, detail: Option<&str>| Noted {
        at: NOW,
        by: Some("Ana Silva".into()),
        act,
        letter: None,
        about: about.map(Into::into),
        detail: detail.map(Into::into),
    };
    let acts = vec![
        Noted { letter: Some(letter.clone()), ..noted(Act::SignatureRemoved, Some("한강인권센터"), Some("abuse")) },
        Noted { letter: Some(letter), ..noted(Act::LetterOpened, None, None) },
        noted(Act::RoleChanged, Some("김하늘"), Some("editor")),
        Noted { by: None, ..noted(Act::OrganiserAdded, None, Some("owner")) },
        Noted { by: Some(gone.clone()), about: Some(gone.clone()), ..noted(Act::AccountDeleted, None, Some("editor")) },
    ];
    DeskActivity {
        desk: coalition(Role::Viewer),
        kind: Some(ActKind::Letters),
        person: None,
        people: vec![(ana, "Ana Silva".into()), (AccountId(Default::default()), "김하늘".into()), (ben, gone)],
        page: 2,
        pages: 3,
        acts,
    }
}

/// A fault of each part of the editor.
pub(crate) fn every_fault() -> FieldErrors {
    let fields = [
        "subject",
        "slug",
        "language",
        "place_and_date",
        "salutation",
        "body",
        "closing",
        "subject_label",
        "copies_label",
        "who_may_sign",
        "visibility",
        "recipients",
        "recipients-0-name",
        "recipients-0-postal",
        "copies",
        "conveners",
        "deadline_local",
        "deadline_zone",
    ];
    FieldErrors(fields.map(|field| FieldError::new(field, "error-choice")).into())
}

pub(crate) fn challenge() -> PasskeyChallenge {
    PasskeyChallenge { request: r#"{"challenge":"AAAA","rpId":"letters.example"}"#.into(), state: "sealed".into() }
}

pub(crate) fn own_account() -> OwnAccount {
    let session = |number: u8, browser: &str| SessionEntry {
        id: format!("00000000-0000-0000-0000-00000000000{number}").parse().unwrap(),
        browser: browser.into(),
        since: NOW,
        seen: NOW,
        here: number == 1,
    };
    let event = |event| EventEntry { event, at: NOW, coalition: Some("Safe Passage".into()), role: Some(Role::Editor), browser: None };
    OwnAccount {
        sessions: vec![session(1, "Firefox, Linux"), session(2, "")],
        events: SecurityEvent::ALL.iter().copied().map(event).collect(),
    }
}
