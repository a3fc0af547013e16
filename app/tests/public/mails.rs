//! Every mail in English, one in French and one in Arabic.

use crate::fixtures::{card, coalition, deadline, entry};
use app::mails::render;
use domain::{
    gathered::Source,
    locale::Locale,
    reminder::ReminderKind,
    review::News,
    role::Role,
    security::SecurityEvent,
    shapes::activity::Person,
    shapes::mail::{
        MailContent, MailInvitation, MailLetter, MailMessage, MailShape, NewsOfDraft, NewsOfTranslation, Occasion, SecurityNotice,
    },
    signature::SignatoryKind,
    time::Instant,
};

pub(crate) fn letter() -> MailLetter {
    MailLetter {
        coalition: coalition(),
        subject: card().subject,
        recipients: card().recipients,
        url: Some("https://letters.example/en/c/safe-passage/no-one-returned".into()),
        late: false,
        sensitive: false,
        deadline: Some(deadline()),
    }
}

fn about() -> MailInvitation {
    MailInvitation {
        letter: letter(),
        organisation: "Lantern Trust".into(),
        soft: Some(deadline()),
        link: Some("https://letters.example/l/TOKEN".into()),
    }
}

/// A message of an organiser.
pub(crate) fn message(letter: Option<MailLetter>) -> MailContent {
    MailContent::Message(Box::new(MailMessage {
        coalition: coalition(),
        sensitive: letter.as_ref().is_some_and(|letter| letter.sensitive),
        letter,
        subject: "Your position".into(),
        text: "Dear Ana,\n\nare you <still> its director? See https://lantern.example/staff.".into(),
        link: Some("https://letters.example/l/TOKEN".into()),
    }))
}

fn mails() -> Vec<(&'static str, MailContent)> {
    let link = || Some("https://letters.example/l/TOKEN".to_owned());
    let entry = || entry(SignatoryKind::Organisation);
    let waiting = |occasion| MailContent::Waiting {
        name: "Ana".into(),
        letter: letter(),
        occasion,
        count: 3,
        since: domain::time::Instant(1_795_521_600 * domain::time::Instant::SECOND),
        link: link(),
    };
    let about_changes = crate::amendments::mails();
    let others = vec![
        ("confirm", MailContent::Confirm { letter: letter(), entry: entry(), link: link() }),
        (
            "confirm_on_behalf",
            MailContent::ConfirmOnBehalf { letter: letter(), entry: entry(), organiser: "Min-ji Park".into(), link: link() },
        ),
        (
            "confirm_gathered",
            MailContent::ConfirmGathered {
                letter: letter(),
                entry: entry(),
                organiser: "Min-ji Park".into(),
                source: Source::Paper,
                link: link(),
            },
        ),
        ("already_signed", MailContent::AlreadySigned { letter: letter(), entry: entry(), held: false, link: link() }),
        ("already_signed_held", MailContent::AlreadySigned { letter: letter(), entry: entry(), held: true, link: link() }),
        ("receipt", MailContent::Receipt { letter: letter(), entry: entry(), held: false, link: link() }),
        ("receipt_held", MailContent::Receipt { letter: letter(), entry: entry(), held: true, link: link() }),
        ("manage", MailContent::Manage { letter: letter(), entry: entry(), link: link() }),
        ("approved", MailContent::Approved { letter: letter(), entry: entry(), link: link() }),
        ("correction_taken", MailContent::CorrectionDecided { letter: letter(), entry: entry(), taken: true, link: link() }),
        ("correction_declined", MailContent::CorrectionDecided { letter: letter(), entry: entry(), taken: false, link: link() }),
        ("signed_at_domain", MailContent::SignedAtDomain { letter: letter(), entry: entry(), link: link() }),
        ("questioned", MailContent::Questioned { letter: letter(), entry: entry(), link: link() }),
        ("put_back", MailContent::TakenOff { letter: letter(), entry: entry(), held: true, link: link() }),
        ("taken_off", MailContent::TakenOff { letter: letter(), entry: entry(), held: false, link: link() }),
        ("questioned_told", MailContent::QuestionedTold { name: "Ana".into(), letter: letter(), link: link() }),
        ("error_reported", MailContent::ErrorReported { name: "Ana".into(), letter: letter(), link: link() }),
        (
            "data_ends",
            MailContent::DataEnds {
                name: "Ana".into(),
                letter: letter(),
                at: domain::time::Instant(1_795_521_600 * domain::time::Instant::SECOND),
                link: link(),
            },
        ),
        ("waiting_overdue", waiting(Occasion::Overdue)),
        ("waiting_deadline", waiting(Occasion::Deadline)),
        ("waiting_publication", waiting(Occasion::Publication)),
        ("withdrawn", MailContent::Withdrawn { letter: letter(), entry: entry() }),
        ("step_up", MailContent::StepUp { name: "Min-ji Park".into(), link: link() }),
        (
            "security",
            MailContent::Security(Box::new(SecurityNotice {
                name: "Min-ji Park".into(),
                event: SecurityEvent::NewDevice,
                at: Instant(1_790_000_000 * Instant::SECOND),
                coalition: None,
                role: None,
                browser: Some("Firefox, Linux".into()),
                link: link(),
            })),
        ),
        ("data_link", MailContent::DataLink { link: link() }),
        ("mailbox_link", MailContent::MailboxLink { entered: false, link: link() }),
        ("emails_stopped", MailContent::MailboxLink { entered: true, link: link() }),
        ("sign_in_link", MailContent::SignInLink { name: "Min-ji Park".into(), link: link() }),
        ("reset_password", MailContent::ResetPassword { name: "Min-ji Park".into(), link: link() }),
        (
            "invitation",
            MailContent::Invitation {
                name: "Ana".into(),
                coalition: coalition(),
                role: Role::Editor,
                by: "Min-ji Park".into(),
                link: link(),
            },
        ),
        (
            "digest",
            MailContent::Digest {
                name: "Ana".into(),
                drafts: vec![NewsOfDraft {
                    link: "https://letters.example/en/drafts/0123456789abcdef0123456789abcdef".into(),
                    counts: vec![(News::Commented, 2), (News::Accepted, 1)],
                }],
                translations: vec![
                    NewsOfTranslation {
                        link: "https://letters.example/en/desk/a/letters/b/translations/ar".into(),
                        subject: Some(letter().subject),
                        language: "ar".into(),
                        missing: 2,
                        stale: 3,
                    },
                    NewsOfTranslation {
                        link: "https://letters.example/en/translations".into(),
                        subject: None,
                        language: "fr".into(),
                        missing: 0,
                        stale: 1,
                    },
                ],
            },
        ),
        (
            "published",
            MailContent::Published {
                name: "Ana".into(),
                letter: letter(),
                link: Some("https://letters.example/en/desk/a/letters/b".into()),
            },
        ),
        (
            "publication_missed",
            MailContent::PublicationMissed {
                name: "Ana".into(),
                letter: MailLetter { url: None, ..letter() },
                link: Some("https://letters.example/en/desk/a/letters/b/publication".into()),
            },
        ),
        ("invite", MailContent::Invite { about: about(), name: "Ana Silva".into(), forwarded_by: Some("office@lantern.example".into()) }),
        ("remind_week", MailContent::Remind { about: about(), kind: ReminderKind::Week, words: None }),
        ("remind_own_words", MailContent::Remind { about: about(), kind: ReminderKind::Day, words: Some("Tomorrow!\nPlease.".into()) }),
        ("signed_by_invitation", MailContent::SignedByInvitation { letter: letter(), entry: entry(), link: link(), disown: link() }),
        ("passed_on", MailContent::PassedOn { about: about(), to: "dora@lantern.example".into() }),
        ("condition_told", MailContent::ConditionTold { about: about(), condition: "The second demand goes.".into() }),
        ("disowned_told", MailContent::DisownedTold { about: about() }),
        (
            "contacts_asked",
            MailContent::ContactsAsked {
                name: "Ana".into(),
                coalition: coalition(),
                by: "Ben".into(),
                signatures: true,
                link: Some("https://letters.example/en/desk/a/exports".into()),
                stop: link(),
            },
        ),
        ("message", message(Some(letter()))),
        ("message_to_book", message(None)),
        (
            "account_deleted",
            MailContent::AccountDeleted {
                name: "Ana".into(),
                coalition: coalition(),
                who: Person::Departed { number: 1, role: Some(Role::Editor) },
                stopped: 1,
                link: Some("https://letters.example/en/desk/a/activity?person=018".into()),
            },
        ),
        ("test", MailContent::Test { coalition: coalition() }),
    ];
    others.into_iter().chain(about_changes).collect()
}

fn shown(locale: Locale, content: MailContent) -> String {
    let mail = render(&MailShape { locale, base_url: "https://letters.example".into(), content, stop: None });
    format!("Subject: {}\n\n{}\n{}", mail.subject, mail.text, mail.html.replace("><", ">\n<"))
}

#[test]
fn every_mail() {
    for (name, content) in mails() {
        insta::assert_snapshot!(format!("mail_{name}_en"), shown(Locale::En, content.clone()));
        for locale in [Locale::Fr, Locale::Ar] {
            let text = shown(locale, content.clone());
            assert!(!text.contains("mail-"), "{text}");
        }
        if matches!(name, "confirm" | "message") {
            insta::assert_snapshot!(format!("mail_{name}_fr"), shown(Locale::Fr, content.clone()));
            insta::assert_snapshot!(format!("mail_{name}_ar"), shown(Locale::Ar, content));
        }
    }
}

#[test]
fn a_mail_holds_what_was_typed_as_text() {
    let evil = MailLetter { subject: "Re: \r\nBcc: x@y.example <script>".into(), ..letter() };
    let mail = render(&MailShape {
        locale: Locale::En,
        base_url: "https://letters.example".into(),
        content: MailContent::Confirm { letter: evil, entry: entry(SignatoryKind::Person), link: None },
        stop: None,
    });
    assert!(!mail.subject.contains(['\r', '\n']) && !mail.html.contains("<script>"));
}

#[test]
fn the_link_stands_on_a_line_of_its_own() {
    for (name, content) in mails() {
        let text = shown(Locale::En, content);
        if !["withdrawn", "test", "published", "publication_missed", "contacts_asked", "account_deleted", "digest"].contains(&name) {
            assert!(text.lines().any(|line| line == "https://letters.example/l/TOKEN"), "{name}: {text}");
        }
    }
}

/// What a locked screen shows of a mail about a confidential letter: its subject, and how it begins.
#[test]
fn a_mail_about_a_confidential_letter_is_discreet_outside() {
    let secret = MailLetter { url: None, ..letter() };
    for content in [
        MailContent::Confirm { letter: secret.clone(), entry: entry(SignatoryKind::Organisation), link: None },
        MailContent::Receipt { letter: secret.clone(), entry: entry(SignatoryKind::Person), held: false, link: None },
        MailContent::Withdrawn { letter: secret.clone(), entry: entry(SignatoryKind::Person) },
        MailContent::Invite {
            about: MailInvitation { letter: secret.clone(), link: None, ..about() },
            name: "Ana".into(),
            forwarded_by: None,
        },
        MailContent::Remind {
            about: MailInvitation { letter: secret.clone(), link: None, ..about() },
            kind: ReminderKind::Day,
            words: Some("Sign the letter!".into()),
        },
    ] {
        let mail = render(&MailShape { locale: Locale::En, base_url: "https://letters.example".into(), content, stop: None });
        let preview: String = mail.text.chars().take(120).collect();
        for outside in [&mail.subject, &preview] {
            for word in ["sign", "letter", secret.subject.as_str(), secret.coalition.name.as_str()] {
                assert!(!outside.to_lowercase().contains(&word.to_lowercase()), "{word} in {outside}");
            }
        }
        assert!(mail.text.contains(&secret.subject));
        assert!(!mail.text.contains("/c/"), "a confidential letter has no public page");
    }
}
