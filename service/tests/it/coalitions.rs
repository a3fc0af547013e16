//! The address book, the settings of a coalition, backup and restore.

use crate::world::{OWNER, Running, World, email, person};
use domain::{
    forms::{
        account::NewPassword,
        coalition::{CoalitionForm, OrganiserForm},
        organisation::OrganisationForm,
    },
    locale::Locale,
    masked::Masked,
    role::Role,
    shapes::mail::MailContent,
};
use service::{
    Error, RootKey, Service, Settings, SystemRng,
    backup::{JournalFrom, restore},
};
use std::{
    os::unix::fs::PermissionsExt,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

fn form(name: &str, site: &str) -> OrganisationForm {
    OrganisationForm {
        legal_name: name.into(),
        names: "KO: 한강인권센터\nfr: Centre du fleuve Han".into(),
        country: "KR".into(),
        site: site.into(),
        kind: "ngo".into(),
        contacts: "a@han.example\nb@han.example".into(),
        ..OrganisationForm::default()
    }
}

/// The journal of those who left, as it is now.
fn journal_of(w: &World) -> JournalFrom {
    JournalFrom::File(w.settings().key_folder.join("journal/departures"))
}

fn code<T>(result: Result<T, Error>) -> (String, String) {
    match result {
        Err(Error::Fields(errors)) => (errors.0[0].field.clone(), errors.0[0].code.clone()),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn an_organisation_is_found_by_any_of_its_names() {
    World::each(|w| async move {
        let w = &w;
        let id =
            w.service.save_organisation(&w.owner, &w.coalition, None, &form("Han River Centre", "https://han.example/en")).await.unwrap();
        for query in ["", "han river", "FLEUVE", "한강"] {
            let found = w.service.organisations(&w.owner, &w.coalition, query).await.unwrap().organisations;
            assert!(found.iter().any(|one| one.id == id && one.contacts == 2), "{query}");
        }
        assert!(w.service.organisations(&w.owner, &w.coalition, "%").await.unwrap().organisations.len() == 2);
        let stored = w.service.organisation(&w.owner, &w.coalition, Some(id)).await.unwrap().form;
        assert_eq!(
            stored,
            OrganisationForm {
                names: "fr: Centre du fleuve Han\nko: 한강인권센터".into(),
                contacts: String::new(),
                ..form("Han River Centre", "https://han.example/en")
            }
        );
        w.service
            .save_organisation(
                &w.owner,
                &w.coalition,
                Some(id),
                &OrganisationForm { legal_name: "Han".into(), names: String::new(), ..stored.clone() },
            )
            .await
            .unwrap();
        assert!(w.service.organisations(&w.owner, &w.coalition, "fleuve").await.unwrap().organisations.is_empty());
        let kept = w.service.organisations(&w.owner, &w.coalition, "han").await.unwrap().organisations;
        assert_eq!(kept[0].contacts, 2, "contacts that the form does not name stay");
        let twice = OrganisationForm { names: "\nfr: A\nFR: B".into(), ..form("Twice", "") };
        assert_eq!(
            code(w.service.save_organisation(&w.owner, &w.coalition, None, &twice).await),
            ("names".into(), "error-name-line".into())
        );
        w.service.delete_organisation(&w.owner, &w.coalition, id).await.unwrap();
        assert!(matches!(w.service.delete_organisation(&w.owner, &w.coalition, id).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_coalition_keeps_an_owner() {
    World::each(|w| async move {
        let w = &w;
        let last = ("".to_owned(), "error-last-owner".to_owned());
        assert_eq!(code(w.service.set_role(&w.owner, &w.coalition, w.owner.account, Role::Viewer).await), last);
        assert_eq!(code(w.service.remove_organiser(&w.owner, &w.coalition, w.owner.account).await), last);
        let made = service::NewOrganiser {
            coalition: domain::slug::Slug::parse(&w.coalition).unwrap(),
            coalition_name: None,
            contact: None,
            name: domain::text::Name::parse("Made by the host").unwrap(),
            email: domain::email::Email::parse("made@coalition.example").unwrap(),
            password: None,
            role: Role::Owner,
            locale: domain::locale::Locale::En,
        };
        w.service.create_organiser(made).await.unwrap();
        let alone = w.service.set_role(&w.owner, &w.coalition, w.owner.account, Role::Viewer).await;
        assert_eq!(code(alone), last, "who has chosen no password may never come");
        let settings = w.service.settings(&w.owner, &w.coalition).await.unwrap();
        let made = settings.organisers.iter().find(|one| one.name == "Made by the host").unwrap().id;
        w.service.remove_organiser(&w.owner, &w.coalition, made).await.unwrap();
        let second = OrganiserForm { name: "Emil".into(), email: "emil@coalition.example".into(), role: "editor".into() };
        w.service.invite_organiser(&w.owner, &w.coalition, &second).await.unwrap();
        let form = CoalitionForm { name: "Renamed".into(), accent: "#123456".into(), contact: "office@coalition.example".into() };
        w.service.save_settings(&w.owner, &w.coalition, &form).await.unwrap();
        let settings = w.service.settings(&w.owner, &w.coalition).await.unwrap();
        assert_eq!(settings.desk.coalition.name, "Renamed");
        let organisers: Vec<_> = settings.organisers.iter().map(|one| (one.email.as_str(), one.role, one.active)).collect();
        let masked = |address: &str| Masked::with_domain(address);
        assert_eq!(
            organisers,
            [(masked(OWNER).as_str(), Role::Owner, true), (masked("emil@coalition.example").as_str(), Role::Editor, false)]
        );
        let emil = settings.organisers[1].id;
        assert_eq!(code(w.service.set_role(&w.owner, &w.coalition, emil, Role::Reviewer).await).0, "role");
        w.service.set_role(&w.owner, &w.coalition, emil, Role::Owner).await.unwrap();
        let alone = w.service.remove_organiser(&w.owner, &w.coalition, w.owner.account).await;
        assert_eq!(code(alone), last, "who has not accepted keeps nothing");
        let MailContent::Invitation { link: Some(link), .. } = w.mail_content("emil@coalition.example").await else { panic!() };
        let password = NewPassword::parse("a harbour behind the hills").unwrap();
        w.service.reset_password(link.rsplit_once("/l/").unwrap().1, &password).await.unwrap();
        w.service.remove_organiser(&w.owner, &w.coalition, w.owner.account).await.unwrap();
        assert!(matches!(w.service.settings(&w.owner, &w.coalition).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_backup_is_private_and_restores_where_nothing_is() {
    World::each(|w| async move {
        let w = &w;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup.tar");
        if w.engine == "postgres" {
            assert!(matches!(w.service.backup(&file).await, Err(Error::Unavailable(_))));
            return;
        }
        let (left, other) = (folder.path().join(format!(".backup-{}", "0a".repeat(16))), folder.path().join(".backup-of-mine"));
        std::fs::create_dir(&left).unwrap();
        std::fs::write(left.join("undersigned.sqlite"), "left when a backup was killed").unwrap();
        std::fs::create_dir(&other).unwrap();
        w.service.backup(&file).await.unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(!left.exists() && other.exists(), "only what a backup has left goes");
        std::fs::remove_dir(&other).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(matches!(w.service.backup(&file).await, Err(Error::Unavailable(_))));
        let settings = Settings {
            database_url: format!("sqlite://{}?mode=rwc", folder.path().join("new/db.sqlite").display()),
            key_folder: folder.path().join("new/keys"),
            root_key: RootKey::Folder,
            base_url: String::new(),
            demonstration: true,
            witnesses: None,
        };
        restore(&file, &settings, &journal_of(w)).unwrap();
        assert!(matches!(restore(&file, &settings, &journal_of(w)), Err(Error::Unavailable(_))));
        let service = Service::open(settings, Arc::new(Running::new()), Arc::new(SystemRng)).await.unwrap();
        assert_eq!(
            service.canonical_text(&w.coalition, &w.letter).await.unwrap(),
            w.service.canonical_text(&w.coalition, &w.letter).await.unwrap()
        );
        // The keys came along: an address is found by its keyed hash. Its password is one of before.
        assert_eq!(code(service.sign_in(&email(OWNER), crate::world::PASSWORD).await).1, "error-sign-in-restored");
        service.close().await;
    })
    .await;
}

/// Signatures keep coming while the backup is made: those acknowledged before it began are in it, and what is in it works.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_under_load_restores_to_a_working_instance() {
    World::each(|w| async move {
        if w.engine == "postgres" {
            return;
        }
        let w = Arc::new(w);
        let (acknowledged, stop) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let visitors: Vec<_> = (0..8)
            .map(|visitor| {
                let (w, acknowledged, stop) = (w.clone(), acknowledged.clone(), stop.clone());
                tokio::spawn(async move {
                    let mut number = 0;
                    while !stop.load(Ordering::SeqCst) {
                        w.post(&person("Ana Silva", "GB"), &format!("ana{visitor}-{number}@mail.example")).await.unwrap();
                        acknowledged.fetch_add(1, Ordering::SeqCst);
                        number += 1;
                    }
                })
            })
            .collect();
        while acknowledged.load(Ordering::SeqCst) < 200 {
            tokio::task::yield_now().await;
        }
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup.tar");
        let before = acknowledged.load(Ordering::SeqCst);
        w.service.backup(&file).await.unwrap();
        stop.store(true, Ordering::SeqCst);
        for visitor in visitors {
            visitor.await.unwrap();
        }
        let settings = Settings {
            database_url: format!("sqlite://{}?mode=rwc", folder.path().join("db.sqlite").display()),
            key_folder: folder.path().join("keys"),
            root_key: RootKey::Folder,
            base_url: String::new(),
            demonstration: true,
            witnesses: None,
        };
        restore(&file, &settings, &journal_of(&w)).unwrap();
        let service = Service::open(settings, Arc::new(Running::new()), Arc::new(SystemRng)).await.unwrap();
        let pending = service.desk_letter(&w.owner, &w.coalition, &w.letter).await.unwrap().letter.waiting.pending;
        assert!((before..=acknowledged.load(Ordering::SeqCst)).contains(&pending), "{before} were acknowledged, {pending} are there");
        // Their mails are in it too, and it takes more.
        assert_eq!(service.mailbox(100_000).await.unwrap().len() as u64, pending);
        let email = email("late@mail.example");
        service.post_signature(&w.coalition, &w.letter, &person("Late", "GB"), &email, Locale::En).await.unwrap();
        service.close().await;
    })
    .await;
}
