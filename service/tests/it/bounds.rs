//! What a session may write has a bound: it fills no disk, on which every way out is written.

use crate::world::{PASSWORD, World, email, letter_form, organisation};
use domain::{
    afterwards::MediaType,
    error::FieldErrors,
    forms::{
        afterwards::{DeliveryForm, FileForm},
        letter::LetterForm,
        signing::Entry,
    },
    letter::LetterStep,
    time::Instant,
};
use sea_orm::ConnectionTrait;
use service::{Error, NewFile};

async fn sql(w: &World, statement: &str) {
    let db = w.database().await;
    db.execute_unprepared(statement).await.unwrap();
    db.close().await.unwrap();
}

#[tokio::test]
async fn one_person_saves_five_hundred_revisions_a_day_and_keeps_nobody_else_from_it() {
    World::each(|w| async move {
        let (s, c) = (&w.service, w.coalition.as_str());
        let form = LetterForm { slug: "often".into(), ..letter_form() };
        s.create_letter(&w.owner, c, &form).await.unwrap();
        let saved = async |body: &str| {
            let revision = s.desk_letter(&w.owner, c, "often").await.unwrap().form.revision;
            s.save_letter(&w.owner, c, "often", &LetterForm { body: body.into(), revision, ..form.clone() }).await
        };
        saved("We ask for more.").await.unwrap();
        let columns = "lock, slug, form, conveners, cause, restored, name, account_id, words_added, words_removed, created_at";
        let own = "SELECT id FROM letter WHERE slug = 'often'";
        let many = format!(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 500) \
             INSERT INTO revision (letter_id, number, {columns}) \
             SELECT r.letter_id, r.number + 10 + n.x, {columns} FROM revision r, n WHERE r.number = 1 AND r.letter_id IN ({own})"
        );
        sql(&w, &many).await;
        assert!(matches!(saved("We ask for less.").await, Err(Error::Wait(1..))), "{}", w.engine);
        assert!(matches!(s.create_letter(&w.owner, c, &LetterForm { slug: "one-more".into(), ..form.clone() }).await, Err(Error::Wait(_))));
        let other = service::NewOrganiser {
            coalition: domain::slug::Slug::parse(c).unwrap(),
            coalition_name: None,
            contact: None,
            name: domain::text::Name::parse("Olga").unwrap(),
            email: email("olga@coalition.example"),
            password: Some(domain::forms::account::NewPassword::parse(PASSWORD).unwrap()),
            role: domain::role::Role::Editor,
            locale: domain::locale::Locale::En,
        };
        s.create_organiser(other).await.unwrap();
        let token = s.sign_in(&email("olga@coalition.example"), PASSWORD).await.unwrap();
        let other = s.actor(&token).await.unwrap().unwrap();
        let revision = s.desk_letter(&other, c, "often").await.unwrap().form.revision;
        s.save_letter(&other, c, "often", &LetterForm { body: "We ask for it all.".into(), revision, ..form.clone() }).await.unwrap();
        w.pass(Instant::DAY + Instant::SECOND);
        saved("We ask for less.").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_coalition_keeps_two_hundred_files() {
    World::each(|w| async move {
        let (s, c, l) = (&w.service, w.coalition.as_str(), w.letter.as_str());
        s.step_letter(&w.owner, c, l, LetterStep::Close).await.unwrap();
        let form = DeliveryForm {
            day: "2026-11-24".into(),
            by_whom: "Lantern Trust".into(),
            recipients: vec!["The President".into()],
            way: "mission".into(),
            file: FileForm { alt: "The stamp".into(), ..FileForm::default() },
            ..DeliveryForm::default()
        };
        let file = NewFile { kind: MediaType::Pdf, bytes: b"%PDF-1.7\n%%EOF".to_vec() };
        s.deliver(&w.owner, c, l, &form, Some(&file)).await.unwrap();
        let (one, other) = match w.engine {
            "sqlite" => ("randomblob(16)", "randomblob(16)"),
            _ => ("gen_random_uuid()", "gen_random_uuid()"),
        };
        let many = format!(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 199) \
             INSERT INTO kept_file (id, public_id, letter_id, kind, sha256, size, sealed, created_at) \
             SELECT {one}, {other}, letter_id, kind, sha256, size, sealed, created_at FROM kept_file, n"
        );
        sql(&w, &many).await;
        let Err(Error::Fields(FieldErrors(errors))) = s.deliver(&w.owner, c, l, &form, Some(&file)).await else { panic!("{}", w.engine) };
        assert_eq!((errors[0].field.as_str(), errors[0].code.as_str()), ("file", "afterwards-error-files-many"));
        s.deliver(&w.owner, c, l, &DeliveryForm { file: FileForm::default(), ..form }, None).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_listed_entry_is_corrected_ten_times_a_day() {
    World::each(|w| async move {
        let address = "ana@lantern.example";
        let (id, token, own) = w.posted(&organisation("Lantern Trust", "GB", ""), address).await;
        w.service.confirm(id, &token, own.revision).await.unwrap();
        let Entry::Organisation(entry) = organisation("Lantern Trust", "GB", "") else { unreachable!() };
        let correct = async |number: u32| {
            let office = domain::text::Phrase::parse(&format!("Chair {number}")).unwrap();
            let link = w.manage(id, &token, address).await;
            let other = Entry::Organisation(domain::forms::signing::OrganisationEntry { office, ..entry.clone() });
            w.service.correct(id, &link, &other).await
        };
        for number in 0..10 {
            correct(number).await.unwrap();
        }
        assert!(matches!(correct(10).await, Err(Error::Wait(_))), "{}", w.engine);
        w.pass(Instant::DAY);
        correct(11).await.unwrap();
    })
    .await;
}
