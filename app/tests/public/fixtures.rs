//! Letters, signatories and signatures of invented organisations, without a clock.

use app::render::Chrome;
use domain::{
    colour::Accent,
    country::Country,
    document::{AddressBlock, Labels, LetterDocument},
    forms::{
        privacy::ConsentForm,
        signing::{Entry, SigningForm},
    },
    letter::{LetterState, WhoMaySign},
    locale::Locale,
    privacy::{AskedConsent, Consent, GivenConsent},
    shapes::{
        letters::{
            Addendum, CoalitionBrief, Confirmations, Counts, Departed, LetterCard, LetterText, ListedOrganisation, ListedPerson, OnPaper,
            PublishedLetter,
        },
        signing::{LinkPurpose, OwnSignature},
    },
    signature::{Category, HeldFor, Proof, SignatoryKind, SignatureState},
    time::{Deadline, Instant},
};

pub(crate) fn chrome(locale: Locale, path: &str) -> Chrome {
    Chrome {
        locale,
        path: path.into(),
        base_url: "https://letters.example".into(),
        organiser: None,
        flash: None,
        demonstration: false,
        form: String::new(),
    }
}

pub(crate) fn day(day: i64) -> Instant {
    Instant(1_796_094_000 * Instant::SECOND + day * Instant::DAY)
}

pub(crate) fn coalition() -> CoalitionBrief {
    CoalitionBrief {
        slug: "safe-passage".into(),
        name: "Coalition for Safe Passage".into(),
        accent: Accent::DEFAULT,
        contact: "office@passage.example".into(),
    }
}

pub(crate) fn deadline() -> Deadline {
    Deadline { local: "2026-12-01T12:00".into(), zone: "Europe/Zurich".into(), at: day(0) }
}

pub(crate) fn document() -> LetterDocument {
    let block = |lines: &[&str]| AddressBlock { lines: lines.iter().map(|line| (*line).to_owned()).collect() };
    LetterDocument {
        labels: Labels::default(),
        place_and_date: "Seoul and Geneva, 21 September 2026".into(),
        recipients: vec![block(&["The President of the Republic of Examplia", "1 Palace Square", "Exampleville 100017"])],
        copies: vec![block(&["The Minister of Public Security"]), block(&["The Minister of Foreign Affairs"])],
        subject: "No one should be returned to danger".into(),
        salutation: "Mr President,".into(),
        body: "We write about people who crossed a river at night and asked for nothing but not to be sent back. Since the border \
               reopened on 27 August, detained escapees face return to a state where leaving is punished as treason.[^1]\n\n\
               Your country is party to the Convention relating to the Status of Refugees and to the Convention against Torture. \
               Both forbid returning a person to where life or freedom is threatened, whatever that person is called at the \
               frontier.[^2]\n\n*We ask you to*\n\n1. halt every return of escapees now in detention;\n2. give the United Nations \
               refugee agency access to them;\n3. let those who wish travel on to a country of safety.\n\n<b>The Games open in two \
               days.</b> The world will be watching.\n\n[^1]: Commission of inquiry, 2014, part IV.\n[^2]: Convention against \
               Torture, art. 3; [Refugee Convention](https://treaties.example/refugees), art. 33.\n"
            .into(),
        closing: "Respectfully,".into(),
    }
}

pub(crate) fn korean() -> LetterDocument {
    LetterDocument {
        labels: Labels::for_language("ko"),
        place_and_date: "서울, 2026년 9월 21일".into(),
        recipients: vec![AddressBlock { lines: vec!["대통령 각하".into()] }],
        copies: Vec::new(),
        subject: "누구도 위험으로 돌려보내져서는 안 됩니다".into(),
        salutation: "존경하는 대통령님께".into(),
        body: "밤에 강을 건넌 사람들에 대하여 씁니다.[^1]\n\n[^1]: 조사위원회 보고서, 2014.\n".into(),
        closing: "올림".into(),
    }
}

fn organisation(name: &str, country: &str, proof: Proof, convener: bool) -> ListedOrganisation {
    ListedOrganisation {
        name: name.into(),
        country: Country::parse(country).unwrap(),
        site: (proof == Proof::Domain).then(|| "https://signatory.example".into()),
        proof,
        paper: (proof == Proof::Vouched && !convener).then(|| OnPaper { vouched_by: "Min-ji <Park>".into(), scan_sha256: "07".repeat(32) }),
        questioned: false,
        key: proof == Proof::Vouched,
        convener,
        representative: None,
    }
}

pub(crate) fn organisations() -> Vec<ListedOrganisation> {
    let mut list = vec![
        organisation("Han River Rights Centre", "KR", Proof::Domain, true),
        organisation("Refuge Sans Frontière", "CH", Proof::Vouched, true),
        organisation("Arbeitsgemeinschaft für Flüchtlingsrechte und Menschenwürdeverteidigungsangelegenheiten", "DE", Proof::Domain, false),
        organisation("북녘인권시민모임", "KR", Proof::Mailbox, false),
        organisation("Casa de los Caminantes", "AR", Proof::Domain, false),
        organisation("مركز العبور الآمن", "TN", Proof::Mailbox, false),
        organisation("Kaunas Human Rights House", "LT", Proof::Vouched, false),
        organisation("難民とともに歩む会", "JP", Proof::Domain, false),
        organisation("Nadácia Otvorené Dvere", "SK", Proof::Mailbox, false),
    ];
    list[4].representative = Some(("Ana Silva".into(), "Directora".into()));
    list
}

pub(crate) fn people() -> Vec<ListedPerson> {
    let person = |name: &str, country: &str, affiliation: Option<&str>, category| ListedPerson {
        paper: (category == Category::FormerOfficial)
            .then(|| OnPaper { vouched_by: "أمل حداد".into(), scan_sha256: "07".repeat(32) }),
        key: category == Category::Expert,
        name: name.into(),
        country: Country::parse(country).unwrap(),
        affiliation: affiliation.map(str::to_owned),
        category,
    };
    vec![
        person("Dr Elin Aasen", "NO", Some("Professor of international law"), Category::Expert),
        person("박민지", "KR", None, Category::Individual),
        person("ليلى بن صالح", "TN", Some("محامية"), Category::Individual),
    ]
}

pub(crate) const COUNTS: Counts = Counts {
    organisations: 53,
    countries: 17,
    without_country: 0,
    chapters: 12,
    people: 1204,
    outstanding: 0,
    late_organisations: 0,
    late_people: 0,
};

pub(crate) const CONFIRMATIONS: Confirmations = Confirmations { domain: 40, mailbox: 1211, vouched: 3, paper: 3 };

pub(crate) fn asked() -> AskedConsent {
    AskedConsent {
        coalition: "safe-passage".into(),
        publishers: vec!["Safe Passage Association".into(), "Lantern Trust".into()],
        notice: Some(2),
        minimum_age: Some(16),
    }
}

pub(crate) fn letter() -> PublishedLetter {
    PublishedLetter {
        coalition: coalition(),
        slug: "no-one-returned".into(),
        public_id: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        state: LetterState::Open,
        language: "en".into(),
        document: document(),
        numbered: false,
        texts: vec![text("en", "No one should be returned to danger", true)],
        added: None,
        version: 1,
        version_at: day(-10),
        read_at: day(0),
        version_kind: None,
        text_sha256: "9f2c41abb3".to_owned() + &"0".repeat(50) + "07de",
        text_bytes: 1523,
        manifest_sha256: "41d0aa".to_owned() + &"1".repeat(54) + "beef",
        deadline: Some(deadline()),
        who_may_sign: WhoMaySign::Both,
        consent: asked(),
        accepts: true,
        sensitive: false,
        departed: Departed { left: 3, duplicates: 1, not_confirmed: 0 },
        counts: COUNTS,
        confirmations: CONFIRMATIONS,
        organisations: organisations(),
        people: people(),
        addendum: Addendum::default(),
        late_until: None,
        story: Vec::new(),
    }
}

pub(crate) fn text(language: &str, subject: &str, original: bool) -> LetterText {
    LetterText { language: language.into(), subject: subject.into(), original }
}

pub(crate) fn card() -> LetterCard {
    let letter = letter();
    LetterCard {
        coalition: letter.coalition,
        slug: letter.slug,
        public_id: letter.public_id,
        language: letter.language,
        subject: letter.document.subject,
        recipients: vec!["The President of the Republic of Examplia".into()],
        published_at: Some(letter.version_at),
        sensitive: false,
        state: letter.state,
        deadline: letter.deadline,
        counts: letter.counts,
        texts: Vec::new(),
    }
}

pub(crate) fn filled() -> SigningForm {
    SigningForm {
        name: "Lantern Trust".into(),
        country: "GB".into(),
        site: "https://lantern.example".into(),
        representative: "Ana Silva".into(),
        office: "Director".into(),
        email: "ana@lantern.example".into(),
        ..SigningForm::default()
    }
}

pub(crate) fn entry(kind: SignatoryKind) -> Entry {
    let form = SigningForm {
        affiliation: "Physician".into(),
        name: if kind == SignatoryKind::Person { "박민지" } else { "Lantern Trust" }.into(),
        ..filled()
    };
    form.parse_entry(kind).unwrap()
}

pub(crate) fn own(state: SignatureState, purpose: LinkPurpose) -> OwnSignature {
    let pending = state == SignatureState::Pending;
    OwnSignature {
        emails: (state == SignatureState::Pending).then(|| ("/l/token".into(), 2)),
        id: "00112233445566778899aabbccddeeff".parse().unwrap(),
        letter: card(),
        purpose,
        state,
        entry: entry(SignatoryKind::Organisation),
        category: Category::Individual,
        revision: 3,
        posted_at: day(-3),
        confirmed_at: (!pending).then(|| day(-2)),
        outstanding: false,
        declined: false,
        notice: false,
        unpublished: None,
        changed_since: Vec::new(),
        newest_manifest_sha256: letter().manifest_sha256,
        manifest_sha256: letter().manifest_sha256,
        log: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        key_signed: false,
        may_sign_with_key: purpose == LinkPurpose::Manage,
        recorded: (state == SignatureState::Confirmed).then_some(214),
        on_behalf: false,
        held_since: (state == SignatureState::Held).then(|| day(-2)),
        held_for: (state == SignatureState::Held).then_some(HeldFor::Look),
        offers: Vec::new(),
        others: Vec::new(),
        by_invitation: false,
        entered_again_at: None,
        turned_away_at: None,
        correction: None,
        questioned: None,
        may_confirm: pending,
        may_correct: purpose != LinkPurpose::View && (pending || state.is_live()),
        link_mail: None,
        may_withdraw: purpose == LinkPurpose::Manage && state.is_live(),
        may_erase: purpose == LinkPurpose::Manage && matches!(state, SignatureState::Withdrawn | SignatureState::Removed),
        too_late: false,
        late: false,
        ticked: false,
        consent: (!pending).then(|| GivenConsent { consent: Consent { notice: Some(2), minimum_age: Some(16) }, at: day(-3) }),
        address_ended: false,
        asked: pending.then(asked),
        agreed: ConsentForm::default(),
    }
}
