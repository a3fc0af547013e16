//! What a backup that is put back does not undo: who was taken off, who lost access, who stopped emails.

use crate::{
    amendments,
    world::{OWNER, PASSWORD, START, World, email, letter_form, person},
};
use domain::{
    amendment::Kind,
    contact_export::Standing,
    embargo::{self, Publication},
    error::FieldErrors,
    forms::{account::NewPassword, letter::LetterForm, signing::SigningForm},
    locale::Locale,
    role::Role,
    shapes::mail::MailContent,
    signature::{RemovalReason, SignatoryKind, SignatureState},
    slug::Slug,
    text::Name,
    time::Instant,
};
use service::{Actor, Browser, Decision, Error, NewOrganiser, Service, StopScope};

/// An organiser who has accepted.
async fn organiser(w: &World, name: &str, role: Role) -> Actor {
    let address = email(&format!("{}@coalition.example", name.to_lowercase()));
    let new = NewOrganiser {
        coalition: Slug::parse(&w.coalition).unwrap(),
        coalition_name: None,
        contact: None,
        name: Name::parse(name).unwrap(),
        email: address.clone(),
        password: Some(NewPassword::parse(PASSWORD).unwrap()),
        role,
        locale: Locale::En,
    };
    w.service.create_organiser(new).await.unwrap();
    let token = w.service.sign_in(&address, PASSWORD).await.unwrap();
    w.service.actor(&token).await.unwrap().unwrap()
}

async fn state(w: &World, service: &Service, name: &str) -> Option<SignatureState> {
    let list = service.desk_signatures(&w.owner, &w.coalition, &w.letter, name, None, 1).await.unwrap();
    list.signatures.first().map(|one| one.state)
}

/// The token with which mails to anyone who got the newest one are stopped.
async fn stop_of(w: &World, address: &str) -> String {
    let mail = w.service.mailbox(1000).await.unwrap().into_iter().find(|mail| mail.to == address).unwrap();
    mail.shape.stop.expect("a way to stop").page.rsplit_once("/l/").unwrap().1.to_owned()
}

fn is_refused(error: Option<Error>) -> bool {
    matches!(error, Some(Error::Fields(FieldErrors(errors))) if errors[0].code == "error-sign-in-restored")
}

#[tokio::test]
async fn a_restored_backup_gives_no_access_back_and_lists_nobody_who_was_taken_off() {
    World::each(|w| async move {
        if w.engine == "postgres" {
            return;
        }
        let w = &w;
        for name in ["Nora", "Omar", "Pia"] {
            w.sign(&person(name, "TV"), &format!("{name}@mail.example").to_lowercase()).await.unwrap();
        }
        w.post(&person("Stranger", "TV"), "stopped@mail.example").await.unwrap();
        w.post(&person("Stranger", "TV"), "denied@mail.example").await.unwrap();
        let (stop, (denied, deny)) = (stop_of(w, "stopped@mail.example").await, w.mail("denied@mail.example").await.1.unwrap());
        let (removed, fallen, back) =
            (organiser(w, "Remo", Role::Editor).await, organiser(w, "Fay", Role::Owner).await, organiser(w, "Bo", Role::Editor).await);
        let sessions = [w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap()];
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("backup.tar");
        w.service.backup(&backup).await.unwrap();

        w.pass(Instant::HOUR);
        for (name, reason) in [("Nora", RemovalReason::OwnRequest), ("Omar", RemovalReason::NotTheirs)] {
            let list = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, name, None, 1).await.unwrap();
            let id = list.signatures[0].id;
            w.service.decide(&w.owner, &w.coalition, &w.letter, id, Decision::Remove(reason)).await.unwrap();
        }
        w.service.deny(denied, &deny).await.unwrap();
        w.stop_all(&stop, "stopped@mail.example").await;
        w.service.remove_organiser(&w.owner, &w.coalition, removed.account).await.unwrap();
        w.service.set_role(&w.owner, &w.coalition, fallen.account, Role::Viewer).await.unwrap();
        w.service.remove_organiser(&w.owner, &w.coalition, back.account).await.unwrap();
        w.pass(Instant::HOUR);
        let again = NewOrganiser {
            coalition: Slug::parse(&w.coalition).unwrap(),
            coalition_name: None,
            contact: None,
            name: Name::parse("Bo").unwrap(),
            email: email("bo@coalition.example"),
            password: None,
            role: Role::Viewer,
            locale: Locale::En,
        };
        w.service.create_organiser(again).await.unwrap();
        let started = w.second_process().await;
        assert!(started.settings(&back, &w.coalition).await.is_ok(), "a start takes off nobody who came back");
        assert!(!is_refused(started.sign_in(&email(OWNER), PASSWORD).await.err()), "nor does it ask for a mailbox");
        started.close().await;

        let restored = w.restored(&backup, folder.path(), true).await;
        assert_eq!(state(w, &restored, "Nora").await, Some(SignatureState::Removed));
        assert_eq!(state(w, &restored, "Omar").await, Some(SignatureState::Removed));
        assert_eq!(state(w, &restored, "Pia").await, Some(SignatureState::Confirmed));
        assert!(matches!(restored.follow_link(&deny).await, Err(Error::Link)), "what was denied waits no more");
        assert!(restored.mailbox_emails(&stop).await.unwrap().all_stopped);
        assert!(matches!(restored.settings(&removed, &w.coalition).await, Err(Error::NotFound)));
        let settings = restored.settings(&w.owner, &w.coalition).await.unwrap();
        assert_eq!(settings.organisers.iter().find(|one| one.id == fallen.account).unwrap().role, Role::Viewer);

        // Sessions and devices ended; a password of the backup opens nothing before the mailbox has chosen a new one.
        assert!(restored.actor(&sessions[0]).await.unwrap().is_none());
        assert!(is_refused(restored.sign_in(&email(OWNER), PASSWORD).await.err()));
        assert!(!is_refused(restored.sign_in(&email(OWNER), "wrong").await.err()), "which tells strangers nothing");
        restored.request_reset(&email(OWNER), Locale::En, &Browser::default()).await.unwrap();
        let mail = restored.mailbox(1000).await.unwrap().into_iter().find(|mail| mail.to == OWNER).unwrap();
        let MailContent::ResetPassword { link, .. } = mail.shape.content else { panic!("another mail") };
        let token = link.unwrap().rsplit_once("/l/").unwrap().1.to_owned();
        let chosen = NewPassword::parse("a harbour behind the hills").unwrap();
        restored.reset_password(&token, &chosen).await.unwrap();
        assert!(restored.sign_in(&email(OWNER), chosen.as_str()).await.is_ok());
        restored.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_database_put_back_by_other_means_asks_for_each_mailbox_once() {
    World::each(|w| async move {
        let session = w.service.sign_in(&email(OWNER), PASSWORD).await.unwrap();
        w.service.request_reset(&email(OWNER), Locale::En, &Browser::default()).await.unwrap();
        let MailContent::ResetPassword { link, .. } = w.mail_content(OWNER).await else { panic!("another mail") };
        let token = link.unwrap().rsplit_once("/l/").unwrap().1.to_owned();
        service::backup::note_restored(&w.settings()).unwrap();
        let started = w.second_process().await;
        assert!(started.actor(&session).await.unwrap().is_none(), "{}", w.engine);
        assert!(is_refused(started.sign_in(&email(OWNER), PASSWORD).await.err()), "{}", w.engine);
        let chosen = NewPassword::parse("a harbour behind the hills").unwrap();
        assert!(matches!(started.reset_password(&token, &chosen).await, Err(Error::Link)), "links from before are spent");
        started.close().await;
        // Only once: another start asks nobody.
        let db = w.database().await;
        sea_orm::ConnectionTrait::execute_unprepared(&db, "UPDATE account SET prove_mailbox = FALSE").await.unwrap();
        db.close().await.unwrap();
        let next = w.second_process().await;
        assert!(next.sign_in(&email(OWNER), PASSWORD).await.is_ok(), "{}", w.engine);
        next.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_corrected_or_put_back_since_the_backup_waits_for_somebody_to_look() {
    World::each_embedded(|w| async move {
        let w = &w;
        for name in ["Halima", "Omar", "Pia"] {
            w.sign(&person(name, "TV"), &format!("{name}@mail.example").to_lowercase()).await.unwrap();
        }
        let folder = tempfile::tempdir().unwrap();
        let backup = folder.path().join("backup.tar");
        w.service.backup(&backup).await.unwrap();
        w.pass(Instant::HOUR);
        let (id, token) = w.mail("halima@mail.example").await.1.unwrap();
        w.service.request_link(id, &token).await.unwrap();
        let (id, token) = w.mail("halima@mail.example").await.1.unwrap();
        let named = SigningForm { name: "Halima".into(), country: "TV".into(), ..SigningForm::default() };
        w.service.correct(id, &token, &named.parse_entry(SignatoryKind::Person).unwrap()).await.unwrap();
        let list = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "Omar", None, 1).await.unwrap();
        w.service.decide(&w.owner, &w.coalition, &w.letter, list.signatures[0].id, Decision::Hold).await.unwrap();
        let started = w.second_process().await;
        assert_eq!(state(w, &started, "Halima").await, Some(SignatureState::Confirmed), "a start holds nobody");
        started.close().await;

        let restored = w.restored(&backup, folder.path(), true).await;
        assert_eq!(state(w, &restored, "Halima").await, Some(SignatureState::Held), "not as a teacher, which she took off");
        assert_eq!(state(w, &restored, "Omar").await, Some(SignatureState::Held));
        assert_eq!(state(w, &restored, "Pia").await, Some(SignatureState::Confirmed));
        restored.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_link_that_was_spent_after_the_backup_stays_spent() {
    World::each(|w| async move {
        let chosen = NewPassword::parse("a harbour behind the hills").unwrap();
        let mut spent = Vec::new();
        for _ in 0..2 {
            w.service.request_reset(&email(OWNER), Locale::En, &Browser::default()).await.unwrap();
            let MailContent::ResetPassword { link, .. } = w.mail_content(OWNER).await else { panic!("another mail") };
            spent.push(link.unwrap().rsplit_once("/l/").unwrap().1.to_owned());
            w.service.reset_password(spent.last().unwrap(), &chosen).await.unwrap();
        }
        // The row is as it was in a backup from before both.
        let db = w.database().await;
        sea_orm::ConnectionTrait::execute_unprepared(&db, "UPDATE account SET link_serial = link_serial - 2").await.unwrap();
        db.close().await.unwrap();
        service::backup::note_restored(&w.settings()).unwrap();
        let started = w.second_process().await;
        for token in &spent {
            assert!(matches!(started.reset_password(token, &chosen).await, Err(Error::Link)), "{}", w.engine);
        }
        started.close().await;
    })
    .await;
}

#[tokio::test]
async fn nothing_that_was_planned_before_a_restore_happens_by_itself() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        let form = LetterForm { slug: "hidden".into(), visibility: "confidential".into(), ..letter_form() };
        s.create_letter(&w.owner, c, &form).await.unwrap();
        s.open_letter(&w.owner, c, "hidden").await.unwrap();
        s.plan_publication(&w.owner, c, "hidden", embargo::parse("2026-11-25T14:00", "UTC", START).unwrap()).await.unwrap();
        s.set_sensitive(&w.owner, c, "hidden", false).await.unwrap();
        s.ask_for_contacts(&w.owner, c, None).await.unwrap();
        amendments::write(&w, amendments::SLIP).await;
        amendments::propose(&w, Kind::Typographical, "").await.unwrap();
        assert!(s.amendment(&w.owner, c, amendments::LETTER).await.unwrap().proposal.is_some_and(|one| one.due.is_some()));

        service::backup::note_restored(&w.settings()).unwrap();
        let started = w.second_process().await;
        let published = started.publication(&w.owner, c, "hidden").await.unwrap();
        assert!(matches!(published.publication, Publication::Missed(_)), "{}", w.engine);
        assert!(matches!(w.mail_content(OWNER).await, MailContent::PublicationMissed { .. }), "the organisers are asked");
        let [export] = started.contact_exports(&w.owner, c).await.unwrap().exports.try_into().unwrap();
        assert!(matches!(export.standing, Standing::Stopped(_)) && export.stopped_by.is_none());
        assert!(published.letter.sensitive, "until somebody decides");

        w.send().await;
        w.pass(26 * Instant::HOUR);
        assert_eq!(started.publish_due(15 * 60 * Instant::SECOND).await.unwrap(), None);
        w.pass(12 * Instant::HOUR);
        started.tend_amendments().await.unwrap();
        assert!(started.letter_card(c, "hidden").await.is_err(), "it stays confidential");
        let waits = started.amendment(&w.owner, c, amendments::LETTER).await.unwrap();
        assert!(waits.proposal.as_ref().is_some_and(|one| one.due.is_none()) && waits.version == 1, "the text stays as it was signed");

        // Each can be done anew.
        let at = amendments::proposed(&w).await;
        started.take_amendment_back(&w.owner, c, amendments::LETTER, at).await.unwrap();
        amendments::propose(&w, Kind::Typographical, "").await.unwrap();
        started.ask_for_contacts(&w.owner, c, None).await.unwrap();
        started.publish_letter(&w.owner, c, "hidden").await.unwrap();
        assert!(started.letter_card(c, "hidden").await.is_ok());
        started.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_wish_that_is_repeated_adds_no_line_to_the_journal() {
    World::each(|w| async move {
        let lines = || w.journal().lines().count();
        w.post(&person("Stranger", "TV"), "stopped@mail.example").await.unwrap();
        let (stop, before) = (stop_of(&w, "stopped@mail.example").await, lines());
        for _ in 0..20 {
            w.service.stop_emails(&stop, StopScope::Letter).await.unwrap();
        }
        assert_eq!(lines(), before + 1, "{}", w.engine);
        // Stopping and allowing in turn: it can be stopped however often, and lifted a few times a day.
        w.service.stop_emails(&stop, StopScope::Letter).await.unwrap();
        w.service.ask_for_emails(&stop).await.unwrap();
        let proven = w.asked_mailbox("stopped@mail.example").await;
        let mut lifted = 0;
        for _ in 0..30 {
            w.service.stop_emails(&proven, StopScope::Letter).await.unwrap();
            lifted += usize::from(w.service.allow_emails(&proven).await.is_ok());
        }
        assert_eq!((lifted, lines()), (5, before + 6), "{}", w.engine);
        assert!(matches!(w.service.allow_emails(&proven).await, Err(Error::Wait(_))));
        w.pass(Instant::DAY + Instant::SECOND);
        w.service.allow_emails(&stop).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_journal_keeps_the_hash_of_a_mailbox_until_its_letter_is_archived() {
    World::each(|w| async move {
        let w = &w;
        let hashes = || {
            let text = w.journal();
            let words: Vec<usize> = text.split([' ', '\n']).filter(|word| !word.contains('*')).map(str::len).collect();
            words.into_iter().filter(|length| [43, 22].contains(length)).count()
        };
        w.sign(&person("Ana", "TV"), "ana@mail.example").await.unwrap();
        let (id, token) = w.mail("ana@mail.example").await.1.unwrap();
        w.service.request_link(id, &token).await.unwrap();
        let (id, token) = w.mail("ana@mail.example").await.1.unwrap();
        w.service.erase(id, &token).await.unwrap();
        w.post(&person("Stranger", "TV"), "stopped@mail.example").await.unwrap();
        let stop = stop_of(w, "stopped@mail.example").await;
        w.service.stop_emails(&stop, StopScope::Letter).await.unwrap();
        w.stop_all(&stop, "stopped@mail.example").await;
        assert_eq!(hashes(), 3);
        w.service.purge().await.unwrap();
        assert_eq!(hashes(), 3, "{}: while the letter lasts", w.engine);
        let db = w.database().await;
        sea_orm::ConnectionTrait::execute_unprepared(&db, "UPDATE letter SET state = 'archived'").await.unwrap();
        db.close().await.unwrap();
        w.service.purge().await.unwrap();
        assert_eq!(hashes(), 1, "{}: the stop of all emails is about no letter", w.engine);
        w.pass(366 * Instant::DAY);
        w.service.purge().await.unwrap();
        assert_eq!(hashes(), 0, "{}", w.engine);
        w.second_process().await.close().await;
        assert!(w.service.mailbox_emails(&stop).await.unwrap().all_stopped, "what was stopped stays stopped");
    })
    .await;
}

#[tokio::test]
async fn what_is_allowed_again_is_stopped_by_no_start() {
    World::each(|w| async move {
        let w = &w;
        w.post(&person("Stranger", "TV"), "ana@mail.example").await.unwrap();
        let stop = stop_of(w, "ana@mail.example").await;
        w.stop_all(&stop, "ana@mail.example").await;
        w.allow_all(&stop, "ana@mail.example").await;
        let started = w.second_process().await;
        assert!(!started.mailbox_emails(&stop).await.unwrap().all_stopped, "{}", w.engine);
        started.close().await;
    })
    .await;
}
